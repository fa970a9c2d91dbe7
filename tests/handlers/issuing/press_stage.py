"""A statement on its way: what a unit offers, approved for the press, and the journalists who are to have it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import update

from handlers.talk import Channel
from procedure.terms import State
from storage import people, suspension, tables
from tests.bot.issuing_rig import Office
from tests.handlers.offering.stage import CODE, DRAFT, SUBMIT, WORDS, Stage, approved, offered, stage
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import id_of
from tests.handlers.speaker import stage as speaking
from tests.handlers.speaker.stage import chooses

DUC, MAI, MAN = "41", "42", "43"
MAIL = "duc@vidu.vn"


@dataclass
class Press:
    """The people of an offer, the worker that issues, and three journalists: Telegram, Zalo, one who is suspended."""

    them: Stage
    office: Office
    duc: Guest
    mai: Guest
    man: Guest

    @property
    def desk(self) -> Desk:
        """Where they all are."""
        return self.them.desk

    async def drafts(self, *choices: str) -> None:
        """The officer's act: what was offered as it is, and what is chosen at the review."""
        await self.them.officer.says(CODE)
        await chooses(self.them.officer, DRAFT)
        await chooses(self.them.officer, "Dùng bản này")
        for one in choices:
            await chooses(self.them.officer, one)
        await chooses(self.them.officer, SUBMIT)

    async def approved(self, *choices: str) -> None:
        """As far as the approval by the head of the centre."""
        await self.drafts(*choices)
        await approved(self.them, self.them.head)
        assert await self.state() is State.APPROVED

    async def state(self) -> State:
        """Where the case stands."""
        return (await self.desk.case()).facts.state

    def journalists(self) -> list[str]:
        """What each of the three has read of it."""
        seen = ((Channel.TELEGRAM, DUC), (Channel.ZALO, MAI), (Channel.TELEGRAM, MAN))
        return [
            "\n".join(one.text for one in self.office.seen(channel, chat) if "TTBC-BHXH" in one.text)
            for channel, chat in seen
        ]


async def press(desk: Desk, centre: Channel = Channel.TELEGRAM) -> Press:
    """An offer of a unit; nobody has asked about it."""
    them = await stage(desk, centre=centre)
    duc, mai, man = (
        await desk.known(DUC),
        await desk.known(MAI, Channel.ZALO),
        await desk.known(MAN),
    )
    await _mailed(desk, duc, MAIL)
    suspended = await id_of(man)
    await desk.database.write(lambda work: suspension.suspend(work, suspended, 1))
    await offered(them)
    roles = speaking.Stage(desk, them.officer, them.speaker, them.general, duc)
    return Press(them, await _office(roles), duc, mai, man)


async def _office(roles: speaking.Stage) -> Office:
    office = Office(roles)
    office.equip()
    return office


async def _mailed(desk: Desk, guest: Guest, address: str) -> None:
    person = await id_of(guest)
    await desk.database.write(lambda work: people.add_account(work, person, "email", address))


async def gone(desk: Desk, external_id: str) -> None:
    """That chat reaches nobody any more."""
    lost = update(tables.accounts).where(tables.accounts.c.external_id == external_id)
    values = {"unreachable_since": desk.clock.now(), "unreachable_why": "blocked"}
    await desk.database.write(lambda work: work.connection.execute(lost.values(**values)).close())


__all__ = ["CODE", "DUC", "MAI", "MAIL", "MAN", "WORDS", "Press", "gone", "press"]
