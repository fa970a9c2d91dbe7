"""Trying what one has not the right to: what must stay as it was, and the people who may not."""

from __future__ import annotations

from sqlalchemy import Table, select, update

from handlers.actions import ACTIONS
from procedure.terms import Kind, LegKind, Role, State
from storage import legs, suspension, tables
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import end_all, id_of
from tests.handlers.speaker.stage import Stage, drafted, stage

MATTERS: tuple[Table, ...] = (
    *(tables.cases, tables.trail, tables.words, tables.legs, tables.texts, tables.approvals, tables.documents),
    *(tables.clocks, tables.askers, tables.directions, tables.authorisations, tables.memberships, tables.acts),
)
"""Whatever an act on a case, or on a right, would change."""
ELSEWHERE = frozenset({"case.new", "case.filefor"})
"""Named as an act on a case, and about none that exists."""
ON_A_CASE = tuple(
    sorted(
        action
        for action in ACTIONS
        if action.startswith(("case.", "mark.", "withdraw.", "leave.", "speak.pass")) and action not in ELSEWHERE
    )
)
ON_A_PART = tuple(sorted(action for action in ACTIONS if action.startswith("leg.")))
SUFFIX = {"mark.sensitive": "-on", "mark.foreign": "-on", "case.speaker": "-0"}
"""What stands behind the case's id in the reference of some choices."""

Rows = dict[str, list[tuple[object, ...]]]


async def matters(desk: Desk) -> Rows:
    """Every row that must be left alone."""

    def piece(work: Work) -> Rows:
        return {
            one.name: [tuple(row) for row in work.connection.execute(select(one).order_by(*one.primary_key))]
            for one in MATTERS
        }

    return await desk.database.read(piece)


async def stands_in(desk: Desk, state: State) -> None:
    """The case as if it were in that state, its text where it is."""
    forced = update(tables.cases).values(state=state.value)
    await desk.database.write(lambda work: work.connection.execute(forced).close())


async def becomes(desk: Desk, kind: Kind, scope: str) -> None:
    """The case as if it were of that kind, the agency's or a province's own."""
    forced = update(tables.cases).values(kind=kind.value, scope=scope)
    await desk.database.write(lambda work: work.connection.execute(forced).close())


async def with_part(desk: Desk) -> tuple[Stage, int]:
    """A text before whoever speaks, and a part of the unit BHYT under way; the part's row."""
    them = await stage(desk)
    await drafted(them)
    officer = await id_of(them.officer)
    part = await desk.database.write(lambda work: legs.open_(work, 1, "BHYT", LegKind.DIRECTED, officer, None, None))
    return them, part.id


async def outsiders(desk: Desk) -> dict[str, Guest]:
    """Everybody to whom the case is nothing; the last two have lost the right they had."""
    found = {
        "journalist": await desk.known("61"),
        "stranger": desk.guest("62"),
        "administrator": await desk.staff("63", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt"),
        "unit officer": await desk.staff("64", Role.UNIT_OFFICER, name="Ngô Tú", unit="TCKT"),
        "unit head": await desk.staff("65", Role.UNIT_HEAD, name="Ngô Hà", unit="TCKT"),
        "province officer": await desk.staff("66", Role.PROVINCE_OFFICER, name="Lý An", unit="NAN"),
        "province director": await desk.staff("67", Role.PROVINCE_DIRECTOR, name="Lý Bình", unit="NAN"),
        "suspended speaker": await desk.staff("68", Role.SPOKESPERSON, name="Lý Chi", unit="LD"),
        "former officer": await desk.staff("69", name="Lý Dung"),
    }
    await found["stranger"].says("xin chào")
    await suspended(found["suspended speaker"])
    await end_all(found["former officer"])
    return found


async def suspended(guest: Guest) -> None:
    """No right of theirs counts any more (T10)."""
    person = await id_of(guest)
    await guest.desk.database.write(lambda work: suspension.suspend(work, person, person))
