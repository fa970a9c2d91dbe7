"""What an authorisation is for: the one matter, the time that ends, alone or together, why (2.1.c, 2.2.b, 2.4)."""

from __future__ import annotations

from handlers.authority.refusals import sentence
from handlers.authority.term import Unread, read_term
from handlers.authority.wording import LONGEST, too_long
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.authority import check_term
from procedure.errors import AuthorityRefused, DirectorIsAble, NoEnd, NoSingleMatter
from procedure.matters import is_particular
from storage.conversations import Conversation
from storage.folding import fold

ALONE, TOGETHER = "alone", "together"
ALONE_WORDS, TOGETHER_WORDS = ("mot minh", "doc lap", "alone"), ("cung", "phoi hop", "together")


def _ask_reason(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_reason")


def _take_reason(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text.split()) < 2:
        return Problem(sentence(DirectorIsAble()))
    return {"reason": text} if len(text) <= LONGEST else too_long(text, LONGEST)


def _ask_matter(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_matter")


def _take_matter(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST:
        return too_long(text, LONGEST)
    return {"matter": text} if is_particular(text) else Problem(sentence(NoSingleMatter()))


def _ask_term(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_term")


def _take_term(scene: Scene, form: Conversation, text: str) -> Taken:
    term = read_term(text, scene.now, scene.around.zone)
    if isinstance(term, Unread):
        return Problem(sentence(NoEnd()) if term is Unread.NO_END else say(f"grant_term_{term}", typed=text))
    try:
        check_term(term.since, term.until, scene.now)
    except AuthorityRefused as refusal:
        return Problem(sentence(refusal))
    return {
        "term": text,
        "since": term.since.isoformat(),
        "until": term.until.isoformat(),
        "at_once": term.since == scene.now,
    }


def _ask_alone(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_alone", name=text_of(form, "whom"))


def _alone_choices(scene: Scene, form: Conversation) -> Rows:
    alone = Choice(say("choice_auth_alone"), "form.pick", ALONE, form.version, ALONE_WORDS)
    return ((alone,), (Choice(say("choice_auth_together"), "form.pick", TOGETHER, form.version, TOGETHER_WORDS),))


def _take_alone(scene: Scene, form: Conversation, text: str) -> Taken:
    said = fold(text)
    if said in (ALONE, *ALONE_WORDS):
        return {"alone": True}
    if said in (TOGETHER, *TOGETHER_WORDS):
        return {"alone": False}
    return Problem(say("grant_alone_unclear", typed=text), _alone_choices(scene, form))


REASON = Field("reason", _ask_reason, _take_reason)
MATTER = Field("matter", _ask_matter, _take_matter)
TERM = Field("term", _ask_term, _take_term)
IS_ALONE = Field("alone", _ask_alone, _take_alone, _alone_choices)
