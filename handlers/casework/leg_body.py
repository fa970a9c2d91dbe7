"""What the card of a unit's part says: what is asked, by whom, under which article and letter, what is owed and why."""

from __future__ import annotations

from handlers.casework.deadlines import owed
from handlers.casework.shortened import shortened
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import FileRef, Lines, Moment, Text, say
from procedure.terms import Kind, LegState
from storage import words
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.words import Said, Words

PRESS = {Said.QUESTION: "said_question", Said.SUPPLEMENT: "said_supplement"}
"""What the press said, as far as a unit needs it."""
BETWEEN = {Said.ASK_CENTRE: "leg_said_ask", Said.NOTE_UNIT: "leg_said_reply", Said.REASON: "leg_said_reason"}
"""What the unit and the press centre said to each other about this part."""
OVER = frozenset({LegState.REPORTED, LegState.RETURNED, LegState.RECALLED})


def leg_body(scene: Scene, case: CaseRow, leg: LegRow) -> Text:
    """The whole card."""
    said = words.of_case(scene.work, case.id)
    files = leg_files(scene, case, leg)
    names = tuple(one.name for one in files)
    reflection = case.facts.kind is Kind.REFLECTION
    return say(
        "leg_card",
        code=case.code,
        unit=say("label", name=office(scene, leg.facts.unit)),
        state=_state(scene, leg),
        asker=say("leg_of_press", outlet=case.outlet, url=case.url or "–")
        if reflection
        else say("leg_asker", name=case.asker, outlet=case.outlet),
        basis=say(f"leg_basis_{leg.facts.kind}"),
        number=leg.letter_number or say("number_follows"),
        sender=staff_name(scene, leg.sent_by),
        sent=Moment(leg.facts.sent_at) if leg.facts.sent_at else "–",
        task=shortened(words.body_of(scene.work, leg.task_id)) or "–",
        words=Lines(
            tuple(say(PRESS[one.kind], words=shortened(one.body)) for one in said if one.kind in PRESS), "\n\n"
        ),
        files=say("card_files", files=say("files_listed", n=len(names), names=Lines(names, ", "))) if names else "",
        owed=owed(scene, case, leg.id),
        between=_between(scene, leg, said),
        report=_report(scene, leg),
    )


def leg_files(scene: Scene, case: CaseRow, leg: LegRow) -> tuple[FileRef, ...]:
    """What came with the question, and the letter with what goes with it; each once."""
    said = words.of_case(scene.work, case.id)
    needed = [one.id for one in said if one.kind in PRESS or one.id == leg.task_id]
    found = (file for each in needed for file in words.files_of(scene.work, each))
    return tuple(dict.fromkeys(FileRef(one.file_id, one.name) for one in found))


def all_files(scene: Scene, case: CaseRow, leg: LegRow) -> tuple[FileRef, ...]:
    """The same and the report's, as far as there is one."""
    own = words.files_of(scene.work, leg.report_id) if leg.report_id else []
    found = (*leg_files(scene, case, leg), *(FileRef(one.file_id, one.name) for one in own))
    return tuple(dict.fromkeys(found))


def _state(scene: Scene, leg: LegRow) -> Text:
    state = say(f"leg_state_{leg.facts.state.lower()}")
    if leg.facts.state in OVER or leg.taken_by is None:
        return state
    return say("leg_state_taken", state=state, name=staff_name(scene, leg.taken_by))


def _between(scene: Scene, leg: LegRow, said: list[Words]) -> Lines | str:
    """Questions, answers and reasons about this part, oldest first."""
    found = tuple(
        say(BETWEEN[one.kind], words=shortened(one.body), name=staff_name(scene, one.person_id), at=Moment(one.at))
        for one in said
        if one.kind in BETWEEN and one.leg_id == leg.id
    )
    return Lines(("", *found), "\n\n") if found else ""


def _report(scene: Scene, leg: LegRow) -> Text | str:
    """The report, whole where it waits for the head's signature: what is signed must have been read (10.2.a)."""
    body = words.body_of(scene.work, leg.report_id)
    if leg.report_id is None:
        return ""
    files = Lines(tuple(one.name for one in words.files_of(scene.work, leg.report_id)), ", ")
    shown = body if leg.facts.handed_in else shortened(body)
    return say(
        f"leg_report_{_sent(leg)}",
        words=shown or say("words_erased"),
        files=files if files.items else say("files_none"),
        at=Moment(leg.facts.result_at) if leg.facts.result_at else "–",
    )


def _sent(leg: LegRow) -> str:
    if leg.facts.handed_in:
        return "waits"
    return "was" if leg.facts.state is LegState.REPORTED else "unsent"
