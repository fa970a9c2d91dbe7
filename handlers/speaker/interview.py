"""An interview, or direct speech, that was held (3.3): who, by which right, when, where it appears, what was said."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import line_field, moment_field, moment_of, words_field
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.steps import step, try_step
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.press import to_each
from handlers.speaker.right import on_speech
from handlers.speaker.who_spoke import WHO, WHO_FIELD, named
from handlers.talk import Choice, Moment, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 6_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đã trả lời phỏng vấn."""
    return on_speech(scene, ref, version, Event.INTERVIEW_HELD, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """What lacks beforehand (9.6) is said before anything is typed."""
    try_step(scene, case, Event.INTERVIEW_HELD, Act(evidence="–", occurred_at=scene.now))
    return begin(scene, INTERVIEW, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_speech(scene, ref, 0, Event.INTERVIEW_HELD, lambda at, case: _held(at, case, form), typed)


def _held(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    at = moment_of(form, "at") or scene.now
    act = Act(occurred_at=at, evidence=text_of(form, "where"), binding=_binding(case))
    try_step(scene, case, Event.INTERVIEW_HELD, act)
    record = _record(scene, case, form)
    _, digest = words.keep(scene.work, case.id, Said.INTERVIEW, record, scene.person.id)
    after, done = step(scene, case, Event.INTERVIEW_HELD, digest, act)
    return [
        *to_each(scene, case, lambda code: _notice(code, form), ((_again(),),)),
        scene.reply(say("interview_done", code=case.code), see_case(case)),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
        *recalled_cards(scene, after, done),
    ]


def _binding(case: CaseRow) -> bytes | None:
    return case.facts.draft.binding if case.facts.draft else None


def _record(scene: Scene, case: CaseRow, form: Conversation) -> str:
    """All of it in one piece, in Vietnamese: it is the agency's own record."""
    name, right = named(scene, case, text_of(form, WHO))
    said = say(
        "interview_record",
        name=name,
        right=right,
        at=Moment(moment_of(form, "at") or scene.now),
        where=text_of(form, "where"),
        words=text_of(form, "words"),
    )
    return scene.around.words(said, "vi") if scene.around.words else text_of(form, "words")


def _notice(code: str, form: Conversation) -> Text:
    return say("interview_received", code=code, where=text_of(form, "where"))


def _again() -> Choice:
    return Choice(say("choice_request"), "request.start", words=("yeu cau", "request"))


INTERVIEW = Form(
    "case_interview",
    (
        WHO_FIELD,
        moment_field("at", "ask_interview_at"),
        line_field("where", "ask_interview_where"),
        words_field("words", "ask_interview_words", LONGEST),
    ),
    _send,
)
