"""A case that has been directed and sent to units, without going through the forms of those who send it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.casework.steps import step
from handlers.casework.units import Order, send_to_units
from handlers.scene import Scene, Surroundings
from handlers.talk import Channel, Event, FileRef, Outgoing
from procedure import terms
from procedure.facts import Act
from procedure.terms import Role
from storage import cases, clocks, files, legs, people, tables, trail
from storage.clocks import ClockRow
from storage.legs import LegRow
from storage.rights import rights_of
from storage.work import Work
from tests.handlers.rig import READER, Desk, Guest, Seen, _words

E = terms.Event
TASK = "Kiểm tra số liệu, báo cáo kết quả"
NUMBER = "12/TTTT-BC"


async def done(desk: Desk, guest: Guest, piece: Callable[[Scene], list[Outgoing]]) -> None:
    """Something a guest does by a behaviour that is no button here; everybody reads what comes of it."""

    def whole(work: Work) -> list[tuple[people.Account, str, Seen]]:
        account = people.find_account(work, guest.channel.value, guest.external_id)
        assert account is not None
        person = people.person(work, account.person_id)
        roles = rights_of(work, account.person_id).roles
        around = Surroundings(READER, desk.zone, words=_words)
        scene = Scene(guest.incoming(Event.TEXT, text=""), account, person, roles, None, work, around)
        return [desk._post(work, out) for out in piece(scene)]

    for account, language, message in await desk.database.write(whole):
        reader = desk.guests.get((account.channel, account.external_id))
        if reader is not None:
            reader.read(message, language)


async def send(
    desk: Desk, officer: Guest, units: Sequence[str], event: terms.Event = E.DISPATCH, number: str | None = NUMBER
) -> None:
    """The officer sends the case to units, with a letter as a file."""

    def piece(scene: Scene) -> list[Outgoing]:
        case = cases.by_code(scene.work, "BC-2026-00001")
        assert case is not None
        letter = FileRef(files.keep(scene.work, "application/pdf", b"%PDF-1.7 letter"), "van-ban.pdf")
        after, _ = step(scene, case, event, None, Act(units=frozenset(units), reason=TASK))
        return send_to_units(scene, after, event, [Order(one, TASK) for one in units], number, (letter,))[1]

    await done(desk, officer, piece)


async def direct(desk: Desk, leader: Guest, units: Sequence[str]) -> None:
    """The leader directs it to units."""

    def piece(scene: Scene) -> list[Outgoing]:
        case = cases.by_code(scene.work, "BC-2026-00001")
        assert case is not None
        step(scene, case, E.DIRECT, None, Act(units=frozenset(units), reason="Làm rõ, báo cáo"))
        return []

    await done(desk, leader, piece)


class Cast:
    """Who plays: an officer of the press centre, a leader, a journalist, and people of units."""

    def __init__(self, desk: Desk, officer: Guest, leader: Guest, journalist: Guest) -> None:
        self.desk, self.officer, self.leader, self.journalist = desk, officer, leader, journalist

    async def sent_to(self, *units: str) -> None:
        """Directed by the leader, dispatched by the officer."""
        await direct(self.desk, self.leader, units)
        await send(self.desk, self.officer, units)


async def cast(desk: Desk) -> Cast:
    """A journalist has filed; an officer and a leader are there."""
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    leader = await desk.staff("3", Role.LEADER, name="Lê Văn Lãnh", unit="LD")
    journalist = await desk.known("2")
    await journalist.files_request()
    return Cast(desk, officer, leader, journalist)


async def unit_member(
    desk: Desk, ident: str, name: str, channel: Channel = Channel.TELEGRAM, *, head: bool = False, unit: str = "THU"
) -> Guest:
    """Somebody of a unit."""
    return await desk.staff(ident, Role.UNIT_HEAD if head else Role.UNIT_OFFICER, channel, name, unit)


async def leg_of(desk: Desk, unit: str = "THU") -> LegRow:
    """The newest part of a unit."""

    def piece(work: Work) -> LegRow:
        case = cases.by_code(work, "BC-2026-00001")
        assert case is not None
        return [one for one in legs.of_case(work, case.id) if one.facts.unit == unit][-1]

    return await desk.database.read(piece)


async def clock_of(desk: Desk, clock: terms.Clock) -> ClockRow:
    """The newest clock of that name."""
    every = await desk.database.read(lambda work: clocks.of_case(work, 1))
    return [one for one in every if one.clock is clock][-1]


async def clean(desk: Desk) -> bool:
    """Whether the trail is without damage."""
    return await desk.database.read(lambda work: trail.verify(work)) == []


async def steps_of(desk: Desk) -> list[str]:
    """The events of the trail that are about parts, in their order."""
    query = tables.trail.select().where(tables.trail.c.leg_id.is_not(None)).order_by(tables.trail.c.seq)
    return await desk.database.read(lambda work: [row.event for row in work.connection.execute(query)])
