"""What waits at a desk, the centre's or a province's own (7.1.d); what an officer holds; a case by its code."""

from __future__ import annotations

from handlers.casework.cards import card
from handlers.casework.my_work import my_work
from handlers.casework.state_names import state_name
from handlers.casework.steps import sees, sees_whole
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.understanding.codes import find_case_code
from handlers.unit import part
from procedure.authority import AGENCY
from procedure.capacities import only_by_part
from procedure.terms import PROVINCE_STAFF, UNIT_STAFF, Kind
from storage import case_lists, cases
from storage.cases import CaseRow

LONGEST_CODE = 24


def waiting(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Requests that nobody has taken on, oldest first."""
    sides = _sides(scene)
    if not sides:
        return _no(scene)
    found = case_lists.unclaimed(scene.work, sides)
    return _listed(scene, "desk_waiting", found, case_lists.count_unclaimed(scene.work, sides))


def held(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """What this officer has taken on, each with where it stands."""
    if not _sides(scene):
        return _no(scene)
    mine = scene.person.id
    return _listed(scene, "desk_held", case_lists.held_by(scene.work, mine), case_lists.count_held(scene.work, mine))


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The card of one case, as a new message; to the people of a unit the card of their own part."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not scene.roles or not sees(scene, case):
        return _no(scene)
    own = _own_part(scene, case)
    if own is not None:
        return part.show(scene, str(own))
    if not sees_whole(scene, case):
        return _no(scene)
    fresh = card(scene, case, scene.account)
    return [scene.reply(fresh.text, *fresh.choices)]


def by_code(scene: Scene) -> list[Outgoing]:
    """A code alone, typed by one of the staff: its card. Nothing for any other text, or for other people."""
    case = named(scene)
    return show(scene, str(case.id)) if case is not None else []


def named(scene: Scene) -> CaseRow | None:
    """The case whose code alone one of the staff typed, if it is theirs to see."""
    text = scene.incoming.text.strip(" .?!#")
    code = find_case_code(text) if scene.roles and len(text) <= LONGEST_CODE else None
    case = cases.by_code(scene.work, code) if code else None
    if case is None or _is_own(scene, case) or not _is_alone(text) or not sees(scene, case):
        return None
    return case


def _is_own(scene: Scene, case: CaseRow) -> bool:
    """What they asked as a journalist is shown as a journalist's."""
    return case.opened_by == scene.person.id and case.facts.kind is Kind.REQUEST


def _is_alone(text: str) -> bool:
    """Whether nothing but the code was typed: two letters and ten figures, whatever stands between."""
    return sum(each.isalpha() for each in text) == len("BC")


def _sides(scene: Scene) -> tuple[str, ...]:
    """Whose cases they carry: the agency's, or those of the provinces they belong to."""
    own = {unit for role, unit in scene.actor.seats if role in PROVINCE_STAFF} if scene.roles else set[str]()
    return (*((AGENCY,) if scene.is_desk else ()), *sorted(own))


def _own_part(scene: Scene, case: CaseRow) -> int | None:
    """The newest part of their unit, where that is all they have to do with the case."""
    if not only_by_part(case.facts, scene.actor):
        return None
    units = {unit for role, unit in scene.actor.seats if role in UNIT_STAFF}
    return next((leg.id for leg in reversed(case.legs) if leg.facts.unit in units), None)


def _no(scene: Scene) -> list[Outgoing]:
    return denied(scene, "not_desk", say("refused_not_yours"))


def _listed(scene: Scene, key: str, found: list[CaseRow], total: int) -> list[Outgoing]:
    """The oldest few, and how many there are in all."""
    lines = tuple(_line(scene, one) for one in found)
    rows: tuple[tuple[Choice, ...], ...] = tuple((_see(one),) for one in found) or (my_work(),)
    more = (say("desk_more", n=total - len(found)),) if total > len(found) else ()
    return [scene.reply(say(key, n=total, cases=Lines((*lines, *more)) if lines else say("desk_none")), *rows)]


def _see(case: CaseRow) -> Choice:
    return Choice(say("label", name=case.code), "case.show", str(case.id))


def _line(scene: Scene, case: CaseRow) -> Text:
    """Who asks, since when, and where it stands."""
    return say(
        "desk_line",
        code=case.code,
        asker=case.asker,
        outlet=case.outlet,
        filed=Moment(case.filed_at),
        state=state_name(case.facts),
    )
