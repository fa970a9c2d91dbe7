"""What a free sentence may mean, as choices: below the threshold the likeliest three; on a doubtful guess a way out.

The words are kept, so that a choice acts on them; nothing is begun before one is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers import offered
from handlers.journalist import meant
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, say
from handlers.understanding.model import Intent, Understanding
from handlers.welcome import menu, resume

SURE = 0.8
"""Below this an answer carries “Ý tôi khác”: of the right readings of our sentences one in twenty."""
MOST = 3
ALWAYS = (Intent.REQUEST, Intent.CONTACT, Intent.HELP)
"""Offered where fewer than three are near: what most people come for."""
STAYS = (Intent.REQUEST, Intent.HELP)
MEANS = "meant"

# The words on each choice, and the behaviour where one without the typed words does the same; else `MEANS`, which acts
# as if the sentence had been understood so. A greeting and thanks are nobody's aim.
LABELS: dict[Intent, tuple[str, str]] = {
    Intent.CONTACT: ("choice_contacts", "contacts"),
    Intent.REQUEST: ("choice_file_this", "request.typed"),
    Intent.STATUS: ("choice_mine", "status"),
    Intent.WITHDRAW: ("meaning_withdraw", MEANS),
    Intent.SUBSCRIBE: ("meaning_subscribe", MEANS),
    Intent.UNSUBSCRIBE: ("meaning_unsubscribe", MEANS),
    Intent.RELEASES: ("meaning_releases", MEANS),
    Intent.EVENTS: ("meaning_events", MEANS),
    Intent.VERIFY: ("meaning_verify", MEANS),
    Intent.LANGUAGE: ("choice_language", "language"),
    Intent.PRIVACY: ("meaning_privacy", MEANS),
    Intent.CITIZEN: ("meaning_citizen", MEANS),
    Intent.HELP: ("choice_help", "help"),
}
FILE_THIS = Choice(say("choice_file_this"), "request.typed", words=("gui", "send", "co", "yes", "ok"))


def ask(scene: Scene, found: Understanding, without: Sequence[Intent] = ()) -> list[Outgoing]:
    """Which is meant: the nearest three, and a case of theirs that the words may belong to."""
    kept = offered.keep(scene, scene.incoming.text)
    near = [intent for intent in found.nearest if intent not in without]
    rows = tuple((one,) for one in choices((*near, *ALWAYS), found.unit or ""))
    return [kept.reply(say("unsure"), *resume(kept), *meant.rows(kept), *rows)]


def choices(intents: Iterable[Intent], unit: str) -> list[Choice]:
    """The first three of the intents that may be chosen; whatever they are, filing what was typed, and help."""
    able = [intent for intent in dict.fromkeys(intents) if intent in LABELS]
    named = [*able[:MOST], *(one for one in able[MOST:] if one in STAYS)]
    return [_choice(intent, unit) for intent in named]


def _choice(intent: Intent, unit: str) -> Choice:
    key, action = LABELS[intent]
    ref = {"contacts": unit, MEANS: intent.value}.get(action, "")
    return Choice(say(key), action, ref)


def is_doubtful(scene: Scene, found: Understanding) -> bool:
    """Whether an answer may well miss what a journalist meant. The staff have a menu of their own."""
    return not scene.roles and found.confidence < SURE


def with_way_out(replies: list[Outgoing], answered: Intent) -> list[Outgoing]:
    """The last message with “Ý tôi khác” under it; a question of a form is left alone."""
    if not replies or replies[-1].kind is not Kind.REPLY:
        return replies
    words = ("y khac", "khac", "khong phai", "other")
    other = Choice(say("meaning_other"), "meant.other", answered.value, words=words)
    return [*replies[:-1], replace(replies[-1], choices=(*replies[-1].choices, (other,)))]


def other(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Not what was answered: asked again, without that."""
    text = offered.words(scene)
    if not text:
        return [menu(scene, say("unsure"))]
    answered = [intent for intent in Intent if intent == ref]
    return ask(about(scene, text), scene.around.reader.read(text), answered)


def about(scene: Scene, text: str) -> Scene:
    """The same press, as if the text had just been typed."""
    return replace(scene, incoming=replace(scene.incoming, text=text))
