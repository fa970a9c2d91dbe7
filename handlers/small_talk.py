"""What a typed sentence leads to, when no form is open and nothing was chosen.

- Nothing irreversible is done on a guess: a question is offered for filing, with its text in.
- Files and words sent one after the other belong together for an hour.
- What is not served here yet is said plainly, with whom to turn to.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from handlers.authority.meant import own_work
from handlers.forms import files_of, text_of
from handlers.genuine import ask as genuine
from handlers.journalist import leaving_case, meant, request, status
from handlers.journalist.contacts import ask as contacts
from handlers.journalist.contacts.urgent import urgent
from handlers.language import switch
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Outgoing, say
from handlers.understanding.model import Intent, Understanding
from handlers.welcome import help_, menu, resume, welcome
from storage import conversations
from storage.conversations import Conversation
from storage.folding import fold

OFFER = "offer"
TOGETHER = timedelta(hours=1)
BEFORE_A_PLACE = frozenset({"bhxh", "tinh", "tp", "thanh", "pho", "o", "tai"})
LABELS = {
    Intent.CONTACT: ("choice_contacts", "contacts"),
    Intent.REQUEST: ("choice_file_this", "request.typed"),
    Intent.STATUS: ("choice_mine", "status"),
    Intent.LANGUAGE: ("choice_language", "language"),
    Intent.HELP: ("choice_help", "help"),
}


def understood(scene: Scene) -> list[Outgoing]:
    """Answer a free sentence by what it was understood to be."""
    found = scene.around.reader.read(scene.incoming.text)
    if _is_bare_place(scene, found):
        return _contact(scene, found)
    if found.intent in {None, Intent.CONTACT} and genuine.is_pasted(scene):
        return _verify(scene, found)
    own = own_work(scene) if found.intent in {None, Intent.CONTACT} else []
    if own:
        return own
    behave = BY_INTENT.get(found.intent) if found.intent else None
    return behave(scene, found) if behave else _unsure(scene, found)


def _is_bare_place(scene: Scene, found: Understanding) -> bool:
    """Only a place was typed, as the contacts invite to; one that is not clear is asked back."""
    if found.intent is not None or not found.place.words:
        return False
    typed = fold(scene.incoming.text).strip(" .,?!")
    before, _, after = typed.rpartition(fold(found.place.words))
    return not after and BEFORE_A_PLACE.issuperset(before.replace(".", " ").split())


def _contact(scene: Scene, found: Understanding) -> list[Outgoing]:
    return contacts.for_text(scene)


def _request(scene: Scene, found: Understanding) -> list[Outgoing]:
    """A question just typed: offered for filing, kept meanwhile."""
    keep_offer(scene, scene.incoming.text)
    rows = (
        (Choice(say("choice_file_this"), "request.typed", words=("gui", "send", "co", "yes", "ok")),),
        (Choice(say("choice_contacts"), "contacts", found.unit or "", words=("lien he", "contact")),),
    )
    offer = say("offer_request", question=scene.incoming.text, urgent=urgent(scene))
    own = meant.rows(scene)
    return [scene.reply(say("offer_which", offer=offer) if own else offer, *rows[:1], *own, *rows[1:])]


def keep_offer(scene: Scene, text: str, files: tuple[FileRef, ...] = ()) -> int:
    """Keep typed words or sent files until the person says what they are for; how many files are kept now.

    An open draft stays as it is.
    """
    at = scene.form or Conversation(OFFER, OFFER)
    earlier = at if _is_recent(scene, at) else Conversation(OFFER, OFFER)
    pairs = [(file.id, file.name) for file in (*files_of(earlier, "offered_files"), *files)]
    kept = at.at(
        at.step,
        offered=text or text_of(earlier, "offered"),
        offered_files=pairs,
        offered_at=scene.now.isoformat(),
    )
    conversations.save(scene.work, scene.account.id, kept)
    return len(pairs)


def _is_recent(scene: Scene, at: Conversation) -> bool:
    since = text_of(at, "offered_at")
    return bool(since) and scene.now - datetime.fromisoformat(since) < TOGETHER


def file_offered(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """File what was typed: the form opens with the text in."""
    state = scene.form
    if state is None:
        return request.start(scene)
    return request.start_with(scene, text_of(state, "offered"), files_of(state, "offered_files"))


def _verify(scene: Scene, found: Understanding) -> list[Outgoing]:
    return genuine.for_text(scene)


def _status(scene: Scene, found: Understanding) -> list[Outgoing]:
    return status.overview(scene)


def _withdraw(scene: Scene, found: Understanding) -> list[Outgoing]:
    return leaving_case.which_to_withdraw(scene)


def _language(scene: Scene, found: Understanding) -> list[Outgoing]:
    return switch(scene)


def _help(scene: Scene, found: Understanding) -> list[Outgoing]:
    return help_(scene)


def _greeting(scene: Scene, found: Understanding) -> list[Outgoing]:
    return welcome(scene)


def _said(key: str) -> Callable[[Scene, Understanding], list[Outgoing]]:
    """A sentence of the catalogue with the menu under it."""
    return lambda scene, found: [menu(scene, say(key, urgent=urgent(scene)))]


BY_INTENT: dict[Intent, Callable[[Scene, Understanding], list[Outgoing]]] = {
    Intent.CONTACT: _contact,
    Intent.REQUEST: _request,
    Intent.STATUS: _status,
    Intent.WITHDRAW: _withdraw,
    Intent.LANGUAGE: _language,
    Intent.HELP: _help,
    Intent.GREETING: _greeting,
    Intent.THANKS: _said("intent_thanks"),
    Intent.CITIZEN: _said("intent_citizen"),
    Intent.SUBSCRIBE: _said("intent_subscribe"),
    Intent.UNSUBSCRIBE: _said("intent_unsubscribe"),
    Intent.RELEASES: _said("intent_releases"),
    Intent.EVENTS: _said("intent_events"),
    Intent.VERIFY: _verify,
    Intent.PRIVACY: _said("intent_privacy"),
}


def _unsure(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Below the threshold: the likeliest as choices; the words are kept in case they are a question.

    To the staff their own work is offered: what they type is seldom a request of the press.
    """
    keep_offer(scene, scene.incoming.text)
    if scene.roles:
        return [menu(scene, say("unsure"))]
    likely = [
        LABELS[intent] for intent in (*found.nearest, Intent.REQUEST, Intent.CONTACT, Intent.HELP) if intent in LABELS
    ]
    about = {"contacts": found.unit or ""}
    rows = tuple((Choice(say(key), action, about.get(action, "")),) for key, action in dict.fromkeys(likely[:4]))
    return [scene.reply(say("unsure"), *resume(scene), *meant.rows(scene), *rows)]
