"""Why a step on a unit's part was refused, in plain words; what is not about parts is said as for a case."""

from __future__ import annotations

from handlers.casework.reasons import reason_of
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Text, say
from procedure import errors
from procedure.errors import StepRefused
from procedure.terms import Need
from storage.cases import CaseRow
from storage.legs import LegRow


def leg_reason(scene: Scene, case: CaseRow, leg: LegRow, refusal: StepRefused) -> Text:
    """The sentence for a refusal."""
    match refusal:
        case errors.NotNow():
            unit = say("label", name=office(scene, leg.facts.unit))
            return say("leg_refused_not_now", code=case.code, unit=unit, state=_state(scene, leg))
        case errors.Incomplete(need=Need.EVIDENCE):
            return say("leg_refused_no_evidence", code=case.code)
    return reason_of(scene, case, refusal)


def _state(scene: Scene, leg: LegRow) -> Text:
    """How the part stands, and who brought it there: of two people of a unit the second is told of the first."""
    state = say(f"leg_state_{leg.facts.state.lower()}")
    who = leg.reported_by or leg.taken_by
    return say("leg_state_taken", state=state, name=staff_name(scene, who)) if who else state
