"""Why a step was refused, in plain words, and what to do: one sentence for each named refusal."""

from __future__ import annotations

from handlers.casework.state_names import state_name
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Text, say
from procedure import errors
from procedure.errors import StepRefused
from procedure.speaking import joint
from storage.cases import CaseRow

PLAIN: dict[type[StepRefused], str] = {
    errors.TextChanged: "refused_text_changed",
    errors.NotReported: "refused_not_reported",
    errors.OwnDraft: "refused_own_draft",
    errors.NotTogether: "refused_not_together",
    errors.RightLapsed: "refused_right_lapsed",
    errors.UnknownGround: "refused_unknown_ground",
    errors.SignOffMissing: "refused_sign_off_missing",
    errors.LegsOpen: "refused_legs_open",
    errors.NotOffered: "refused_not_offered",
    errors.NotSettled: "refused_not_settled",
    errors.NotDelivered: "refused_not_delivered",
    errors.NotSigner: "refused_not_signer",
    errors.StillAsked: "refused_still_asked",
    errors.WrongOther: "refused_wrong_other",
    errors.NotCoReported: "refused_not_co_reported",
    errors.NotInformed: "refused_not_informed",
}


def reason_of(scene: Scene, case: CaseRow, refusal: StepRefused) -> Text:
    """The sentence for a refusal."""
    if isinstance(refusal, errors.NotTogether) and joint(case.facts):
        return say("refused_not_joint", code=case.code)
    plain = PLAIN.get(type(refusal))
    return say(plain, code=case.code) if plain else _particular(scene, case, refusal)


def _particular(scene: Scene, case: CaseRow, refusal: StepRefused) -> Text:
    """Those that say who, when or which."""
    match refusal:
        case errors.ClaimedBy():
            return _claimed(scene, case, refusal)
        case errors.NobodyClaimed():
            return say("refused_nobody", code=case.code)
        case errors.NotNow():
            return say("refused_not_now", code=case.code, state=state_name(case.facts))
        case errors.Incomplete(need=need):
            return say(f"refused_need_{need}", code=case.code)
        case errors.InTheFuture(at=at):
            return say("refused_in_the_future", at=Moment(at))
    return _about_units(scene, case, refusal)


def _about_units(scene: Scene, case: CaseRow, refusal: StepRefused) -> Text:
    match refusal:
        case errors.AlreadyThere(unit=unit):
            return say("refused_already_there", code=case.code, unit=_unit(scene, unit))
        case errors.AlreadyOffered(unit=unit):
            return say("refused_already_offered", code=case.code, unit=_unit(scene, unit))
        case errors.NotCovered(units=units):
            names = Lines(tuple(_unit(scene, one) for one in sorted(units)), ", ")
            return say("refused_not_covered", code=case.code, units=names)
    return say("refused_not_yours")


def _claimed(scene: Scene, case: CaseRow, refusal: errors.ClaimedBy) -> Text:
    if refusal.person == scene.person.id:
        return say("refused_claimed_by_you", at=Moment(refusal.at))
    return say("refused_claimed", code=case.code, name=staff_name(scene, refusal.person), at=Moment(refusal.at))


def _unit(scene: Scene, code: str) -> Text | Bilingual:
    return office(scene, code)
