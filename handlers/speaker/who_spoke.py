"""Who spoke in an interview: somebody with the right to speak in this case, in the capacity that gives it (9.1)."""

from __future__ import annotations

from handlers.forms import Field, Problem, Rows, Taken, number_of, text_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.speaker.right import capacity_line
from handlers.talk import Bilingual, Choice, Text, say
from procedure.capacities import capacities
from procedure.errors import RightLapsed
from procedure.needs import may_approve
from procedure.terms import PROVINCE_SPEAKERS, SPEAKERS, Role
from storage import authorisations, cases, staff
from storage.actors import actor_of
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold

WHO = "who"


def named(scene: Scene, case: CaseRow, person: str) -> tuple[str, Text]:
    """The name, and the right by which they spoke."""
    ident = int(person)
    return staff_name(scene, ident), capacity_line(scene, case, _capacity(scene, case, ident))


def who_may(scene: Scene, case: CaseRow) -> list[int]:
    """Everybody who may speak in this case now, whoever asks first."""
    lent = authorisations.load(scene.work, case.facts.authorisation) if case.facts.authorisation else None
    held = staff.members(scene.work, SPEAKERS | PROVINCE_SPEAKERS)
    found = dict.fromkeys([scene.person.id, *([lent.person_id] if lent and lent.person_id else []), *held])
    return [one for one in found if may_approve(case.facts, actor_of(scene.work, one))]


def _capacity(scene: Scene, case: CaseRow, person: int) -> Role:
    held = capacities(case.facts, actor_of(scene.work, person)) & (SPEAKERS | PROVINCE_SPEAKERS)
    if not held:
        raise RightLapsed  # it ended while the form was filled in
    return min(held, key=list(Role).index)


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_interview_who", code=text_of(form, "code"))


def _choices(scene: Scene, form: Conversation) -> Rows:
    return tuple((Choice(_label(scene, one), "form.pick", f"p-{one}", form.version),) for one in _found(scene, form))


def _label(scene: Scene, person: int) -> Text:
    name = staff_name(scene, person)
    return say("label", name=Bilingual(name, name))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    typed = fold(text)
    found = [one for one in _found(scene, form) if text == f"p-{one}" or fold(staff_name(scene, one)) == typed]
    return {WHO: str(found[0])} if found else Problem(say("interview_who_unclear", typed=text), _choices(scene, form))


def _found(scene: Scene, form: Conversation) -> list[int]:
    case = cases.load(scene.work, number_of(form, "case"))
    return who_may(scene, case) if case else []


WHO_FIELD = Field(WHO, _ask, _take, _choices, is_name=True)
