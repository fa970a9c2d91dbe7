"""The head gives a case to an officer (10.1): chosen from a list with what each holds now."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import audience
from handlers.casework.cards import see_case
from handlers.casework.steps import on_case, step
from handlers.desk.people_field import person_field
from handlers.desk.result import about, result
from handlers.forms import Form, begin, number_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.errors import NotYours
from procedure.facts import Act
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Event
from storage import case_lists, cases, people, staff
from storage.cases import CaseRow
from storage.conversations import Conversation


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Giao cán bộ khác."""
    return on_case(scene, ref, version, Event.REASSIGN, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    if not officers(scene, case):
        return [scene.reply(say("nobody_to_give", code=case.code), see_case(case))]
    return begin(scene, REASSIGN, about(case))


def officers(scene: Scene, case: CaseRow) -> list[int]:
    """Whoever may hold the case, save who holds it."""
    national = case.facts.scope == AGENCY
    found = staff.members(
        scene.work, PRESS_CENTRE if national else PROVINCE_STAFF, None if national else case.facts.scope
    )
    return [one for one in found if one != case.facts.claimed_by]


def _candidates(scene: Scene, form: Conversation) -> Mapping[int, Text | str]:
    case = cases.load(scene.work, number_of(form, "case"))
    found = officers(scene, case) if case else []
    return {one: say("holds_now", n=case_lists.count_held(scene.work, one)) for one in found}


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, whom = str(number_of(form, "case")), number_of(form, "whom")
    return on_case(scene, ref, 0, Event.REASSIGN, lambda at, case: _given(at, case, whom))


def _given(scene: Scene, case: CaseRow, whom: int) -> list[Outgoing]:
    """Only to somebody who may hold it at this moment: a role may have ended since the list was shown."""
    if whom not in officers(scene, case):
        raise NotYours(Event.REASSIGN)
    before = case.facts.claimed_by
    after, _ = step(scene, case, Event.REASSIGN, None, Act(person=whom))
    text = say("reassigned", code=case.code, name=staff_name(scene, whom))
    return [*result(scene, after, text, news=True), *_told(scene, case, before, whom)]


def _told(scene: Scene, case: CaseRow, before: int | None, whom: int) -> list[Outgoing]:
    """Who held it, and who holds it now, unless it is whoever acts."""
    name, mine = staff_name(scene, whom), staff_name(scene, scene.person.id)
    said = {
        before: say("reassigned_from_you", code=case.code, name=name, head=mine),
        whom: say("reassigned_to_you", code=case.code, head=mine),
    }
    ways = [
        (people.accounts_of(scene.work, who), text)
        for who, text in said.items()
        if who is not None and who != scene.person.id and audience.still(scene.work, case, [who])
    ]
    return [Outgoing(own[0].id, text, (see_case(case),), case=case.id) for own, text in ways if own]


REASSIGN = Form("reassign", (person_field("whom", "ask_reassign", _candidates),), _send)
