"""A unit with a head, two officers and a group chat, between a desk and an outsider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from handlers.groups import by_itself
from handlers.talk import Channel, Doubt, Event, Kind
from procedure.terms import Role
from storage import unit_groups
from storage.unit_groups import UnitGroup
from storage.work import Work
from tests.handlers.rig import Desk, Guest, Seen
from tests.handlers.unit.unit_rig import Cast, cast, unit_member

CHAT = "-100403"
TITLE = "Nhóm Ban Thu"


@dataclass
class Village:
    """Who is there. `group` reads what the group is shown."""

    desk: Desk
    play: Cast
    head: Guest
    first: Guest
    second: Guest
    admin: Guest
    group: Guest

    async def taken_in(self, by: Guest, chat: str = CHAT) -> list[Seen]:
        """Somebody takes the bot into a group."""
        return await by.does(Event.TAKEN_IN, doubt=Doubt.GROUP, chat=chat, chat_title=TITLE)

    async def allowed(self) -> None:
        """The group is taken in and allowed."""
        await self.taken_in(self.first)
        await self.head.presses("Cho phép")

    async def says_there(self, who: Guest, text: str, event: Event = Event.TEXT) -> list[Seen]:
        """Somebody writes in the group."""
        return await who.does(event, doubt=Doubt.GROUP, chat=CHAT, text=text)

    async def presses_there(self, who: Guest, label: str) -> list[Seen]:
        """Somebody presses a button in the group."""
        shown = [one for one in reversed(self.group.chat) if label in one.buttons]
        assert shown, [list(one.buttons) for one in self.group.chat]
        return await self.carries_there(who, shown[0].buttons[label])

    async def carries_there(self, who: Guest, data: str | None) -> list[Seen]:
        """A press in the group with that data."""
        return await who.does(Event.PRESS, doubt=Doubt.GROUP, chat=CHAT, press=data, press_id="p", message_id="9")

    async def row(self) -> UnitGroup | None:
        """The open row of the group."""
        return await self.desk.database.read(lambda work: unit_groups.open_at(work, Channel.TELEGRAM, CHAT))

    async def time_passes(self, **span: float) -> None:
        """The clock is turned, and the chore of groups runs."""
        self.desk.clock.advance(timedelta(**span).total_seconds())

        def piece(work: Work) -> list[tuple[str, str, Seen]]:
            posted = [self.desk._post(work, out) for out in by_itself.announced(work)[1]]
            return [(account.channel, account.external_id, seen) for account, _, seen in posted]

        for channel, external_id, seen in await self.desk.database.write(piece):
            guest = self.desk.guests.get((channel, external_id))
            if guest is not None:
                guest.read(seen, "vi")

    def left(self) -> bool:
        """Whether the group was told to be left."""
        return any(one.out.kind is Kind.LEAVE for one in self.group.chat)


async def village(desk: Desk, *, head: bool = True) -> Village:
    """Everybody has written to the bot in private before."""
    play = await cast(desk)
    chief = await unit_member(desk, "20", "Trần Thu", head=True) if head else await unit_member(desk, "20", "Trần Thu")
    first, second = await unit_member(desk, "21", "Lý Hai"), await unit_member(desk, "22", "Vũ Ba")
    admin = await desk.staff("9", Role.ADMINISTRATOR, name="Cao Tuấn")
    for one in (chief, first, second, admin):
        await one.says("/menu")
    return Village(desk, play, chief, first, second, admin, desk.guest(CHAT, name=TITLE))
