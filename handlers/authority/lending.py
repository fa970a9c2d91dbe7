"""From the card of an authorisation: the open cases of its side, each given to whom it names in one tap (2.1.c, 2.4).

Each is shown with its first words: whoever gives it judges that it lies within the matter.
"""

from __future__ import annotations

from handlers.casework.shortened import shortened
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Text, say
from procedure.errors import StepRefused
from procedure.steps import check_may
from procedure.terms import Event, State
from storage import case_lists, words
from storage.authorisations import Authorisation
from storage.cases import CaseRow
from storage.words import Said

MOST, LONGEST = 5, 200
LATE = (State.REVIEW, State.REPORTED_UP, State.COMPILING, State.IN_PROGRESS, State.DRAFTING)
"""What is nearest to being spoken stands first."""


def given(scene: Scene, one: Authorisation) -> tuple[Text | str, tuple[tuple[Choice, ...], ...]]:
    """The lines and the choices; nothing where none may be given now."""
    if not one.counts(scene.now):
        return "", ()
    every = [case for case in case_lists.open_of_scope(scene.work, one.unit_code) if _may(scene, case, one)]
    found = sorted(every, key=_rank)[:MOST]
    lines = Lines(tuple(say("lend_line", code=case.code, question=_question(scene, case)) for case in found))
    return (say("lend_cases", lines=lines), tuple((_choice(case, one),) for case in found)) if found else ("", ())


def _may(scene: Scene, case: CaseRow, one: Authorisation) -> bool:
    if case.facts.authorisation == one.id:
        return False
    try:
        check_may(case.facts, Event.ASSIGN_SPEAKER, scene.actor, scene.now)
    except StepRefused:
        return False
    return True


def _rank(case: CaseRow) -> tuple[int, int]:
    state = case.facts.state
    return (LATE.index(state) if state in LATE else len(LATE), -case.id)


def _question(scene: Scene, case: CaseRow) -> str | Text:
    said = [one.body for one in words.of_case(scene.work, case.id) if one.kind is Said.QUESTION and one.body]
    return shortened(said[0] if said else None, LONGEST)


def _choice(case: CaseRow, one: Authorisation) -> Choice:
    ref = f"{case.id}-{one.id}"
    return Choice(say("choice_lend", code=case.code), "case.speaker", ref, case.facts.version, (case.code,))
