"""A unit's report that came by letter, recorded by the press centre for a unit that is not in chat (7.1.c).

It counts from when the letter came, with its number or how it came as evidence; the Leadership gets it at once.
"""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import kept_files, line_field, moment_field, moment_of, words_field
from handlers.casework.leg_steps import leg_step, on_leg, try_leg
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, say
from procedure.facts import Act
from procedure.terms import LegEvent
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ghi báo cáo đến bằng văn bản."""
    return on_leg(scene, ref, version, LegEvent.REPORT, open_)


def open_(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    """Ask for the report, how it came, and when."""
    return begin(scene, BY_LETTER, {"leg": leg.id, "case": case.id, "code": case.code})


def choice(leg: LegRow) -> Choice:
    """The way to it."""
    words_ = ("bao cao bang van ban", "report by letter")
    return Choice(say("choice_by_letter"), "leg.letter", str(leg.id), leg.facts.version, words_)


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "leg")), text_of(form, "words")
    return on_leg(scene, ref, 0, LegEvent.REPORT, lambda at, case, leg: _recorded(at, case, leg, form), said)


def _recorded(scene: Scene, case: CaseRow, leg: LegRow, form: Conversation) -> list[Outgoing]:
    how, came = text_of(form, "how"), moment_of(form, "at") or scene.now
    act = Act(occurred_at=came, reason=text_of(form, "words"), evidence=how)
    try_leg(scene, case, leg, LegEvent.REPORT, act)
    body, files = f"{act.reason}\n\n{how}", kept_files(form)
    kept, digest = words.keep(scene.work, case.id, Said.REPORT, body, scene.person.id, files, leg_id=leg.id)
    _, _, _, outs = leg_step(scene, case, leg, LegEvent.REPORT, act, digest, told=True, report_id=kept)
    unit = say("label", name=office(scene, leg.facts.unit))
    done = say("by_letter_done", code=case.code, unit=unit, at=Moment(came))
    return [scene.reply(done, see_case(case)), *outs]


BY_LETTER = Form(
    "leg_by_letter",
    (
        words_field("words", "ask_by_letter_words"),
        line_field("how", "ask_by_letter_how"),
        moment_field("at", "ask_by_letter_at"),
    ),
    _send,
    takes_files=True,
)
