"""A delivery worker with senders that record what people would have seen and fail as told."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.channels.port import Failure, Parcel, Sender, SendFailed
from bot.delivery import Delivery
from bot.failpoints import Failpoints
from bot.limits import Limits
from bot.texts import Texts
from handlers.talk import Channel, Outgoing
from handlers.wire import post
from procedure.terms import Role
from storage.keys import Keys
from storage.people import Account, meet
from storage.staff import enrol
from storage.tables import cases, outbox
from storage.work import Database, Work
from tests.fakes import FakeClock

KEYS = Keys.derive("test secret of 32 characters or more")
TEXTS = Texts(ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(frozen=True)
class Fail:
    """How one call fails. `delivered`: the person sees the message all the same."""

    error: Exception
    delivered: bool = False


def fail(failure: Failure, delivered: bool = False, **more: float | bool | str) -> Fail:
    return Fail(SendFailed(failure, "as told", **more), delivered)  # type: ignore[arg-type]  # the test's own words


@dataclass
class FakeSender:
    """Delivers at once, after the failures it was given; None among them is a call that works."""

    channel: Channel
    can_edit: bool
    has_buttons: bool
    text_limit: int = 200
    file_limit: int = 1000
    has_contacts: bool = False
    has_menus: bool = False
    seen: list[Parcel] = field(default_factory=list)
    calls: int = 0
    script: deque[Fail | None] = field(default_factory=deque)

    async def send(self, parcel: Parcel) -> str:
        self.calls += 1
        step = self.script.popleft() if self.script else None
        if step is None or step.delivered:
            self.seen.append(parcel)
        if step is not None:
            raise step.error
        if parcel.menu is not None:
            return ""
        return parcel.edits or f"{self.channel.value}-{len(self.seen)}"

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        raise AssertionError("nobody asks for that here")

    async def leave(self, chat: str) -> None:
        raise AssertionError("nobody asks for that here")

    async def forget(self, chat: str, message_id: str) -> None:
        raise AssertionError("nobody asks for that here")

    async def close(self) -> None:
        raise AssertionError("nobody asks for that here")

    def texts(self, chat: str) -> list[str]:
        """What that chat was shown, in order."""
        return [parcel.text for parcel in self.seen if parcel.to == chat]


class Rig:
    """The database, the clock, two senders and a worker."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.database = database
        self.clock = clock
        self.telegram = FakeSender(Channel.TELEGRAM, can_edit=True, has_buttons=True, has_contacts=True, has_menus=True)
        self.zalo = FakeSender(Channel.ZALO, can_edit=False, has_buttons=False)
        self.wake = asyncio.Event()
        self.delivery = self.restarted()

    def restarted(self, failpoints: str = "") -> Delivery:
        """A new worker on the same database, as after a restart."""
        senders: dict[Channel, Sender] = {Channel.TELEGRAM: self.telegram, Channel.ZALO: self.zalo}
        self.delivery = Delivery(
            self.database,
            senders,
            TEXTS,
            self.clock,
            KEYS,
            self.wake,
            limits=Limits(self.clock),
            failpoints=Failpoints.parse(failpoints),
        )
        return self.delivery

    async def meet(self, external_id: str, channel: Channel = Channel.TELEGRAM, role: Role | None = None) -> Account:
        """Somebody new, perhaps with a role."""

        def piece(work: Work) -> Account:
            account = meet(work, channel.value, external_id, f"Name {external_id}", "vi")
            if role is not None:
                enrol(work, account.person_id, role, "TTTT")
            return account

        return await self.database.write(piece)

    async def case(self, asker: Account, claimer: Account | None = None) -> int:
        """A case of `asker`, perhaps claimed."""

        def piece(work: Work) -> int:
            values = {
                "code": "BC-2026-00042",
                "kind": "REQUEST",
                "state": "RECEIVED",
                "version": 1,
                "person_id": asker.person_id,
                "account_id": asker.id,
                "outlet": "Báo X",
                "asker": "A",
                "guess": {},
                "claimed_by": claimer and claimer.person_id,
                "filed_at": work.now,
                "changed_at": work.now,
            }
            return int(work.connection.execute(cases.insert().values(values).returning(cases.c.id)).scalar_one())

        return await self.database.write(piece)

    async def post(self, *outgoings: Outgoing) -> list[int]:
        """Put messages into the outbox."""
        return await self.database.write(lambda work: post(work, outgoings))

    async def states(self) -> list[str]:
        """The states of all rows, in order."""
        return [state for state, _ in await self.outcomes()]

    async def outcomes(self) -> list[tuple[str, str | None]]:
        """State and reason of all rows, in order."""

        def piece(work: Work) -> list[tuple[str, str | None]]:
            rows = work.connection.execute(outbox.select().order_by(outbox.c.id))
            return [(row.state, row.error) for row in rows]

        return await self.database.read(piece)

    async def drain(self) -> None:
        """Send what is due now."""
        await self.delivery.drain()

    async def later(self, seconds: float) -> None:
        """Let time pass, then send what is due."""
        self.clock.advance(seconds)
        await self.drain()
