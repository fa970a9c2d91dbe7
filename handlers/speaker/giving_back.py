"""The text goes back to be mended, with why (Art. 9); an approval that was given is void with it."""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import words_field
from handlers.casework.steps import step, try_step
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.right import lent, on_speech
from handlers.talk import Choice, Outgoing, say
from handlers.telling import tell
from procedure.errors import TextChanged
from procedure.facts import Act, Step
from procedure.terms import Event
from storage import case_texts, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Trả về để sửa."""
    return on_speech(scene, ref, version, Event.RETURN, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, RETURN, {"case": case.id, "code": case.code, "text": case.text_id})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "words")
    return on_speech(scene, ref, 0, Event.RETURN, lambda at, case: _returned(at, case, form, why), why)


def _returned(scene: Scene, case: CaseRow, form: Conversation, why: str) -> list[Outgoing]:
    """Raises `TextChanged` where another text has come in the place of the one they read."""
    if case.text_id != form.data.get("text"):
        raise TextChanged
    act = Act(reason=why)
    _keep(scene, case, try_step(scene, case, Event.RETURN, act))
    _, digest = words.keep(scene.work, case.id, Said.REASON, why, scene.person.id)
    after, done = step(scene, case, Event.RETURN, digest, act)
    return [
        scene.reply(say("return_done", code=case.code), see_case(case)),
        *_told(scene, after, why),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
    ]


def _keep(scene: Scene, case: CaseRow, done: Step) -> None:
    """Said to the text that stood."""
    if case.text_id is None:
        return
    text, by = case_texts.load(scene.work, case.text_id), lent(scene, case, done.capacity)
    case_texts.say(scene.work, text, Event.RETURN.value, scene.person.id, done.capacity, by.id if by else None)


def _told(scene: Scene, case: CaseRow, why: str) -> list[Outgoing]:
    """Whoever drafts it reads why, word for word."""
    holder = case.facts.claimed_by
    if holder is None or holder == scene.person.id or not audience.still(scene.work, case, [holder]):
        return []
    again = Choice(say("choice_draft"), "case.draft", str(case.id), case.facts.version, ("soan", "draft"))
    return tell(scene, holder, say("returned_to_you", code=case.code, words=why), (again,), see_case(case))


RETURN = Form("case_return", (words_field("words", "ask_return", LONGEST),), _send)
