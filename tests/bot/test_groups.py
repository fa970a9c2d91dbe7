"""From a group's update to the platform: a stranger's is left before anything is kept, a unit's is not (T8)."""

from __future__ import annotations

import asyncio
import json
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.channels.port import Failure
from bot.channels.telegram.receive import TelegramReceiver
from bot.intake import Intake
from bot.processing import Processing
from bot.texts import Texts
from handlers.scene import Surroundings
from handlers.talk import Channel, Kind, Outgoing, say
from handlers.understanding.reader import Reader
from procedure.terms import Role
from storage import people, staff, tables, unit_groups
from storage.keys import Keys
from storage.work import Database, Work
from tests.bot.delivery_rig import FakeSender, Rig, fail
from tests.fakes import FakeClock

KEYS = Keys.derive("test secret of 32 characters or more")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CHAT, OFFICER, STRANGER = -100403, 810000403, 810000777


class Leaving(FakeSender):
    """A way out that notes which groups it was to leave, and what was spoken over buttons."""

    left: list[str]
    toasts: list[tuple[str, bool]]

    async def leave(self, chat: str) -> None:
        self.left.append(chat)

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        self.toasts.append((text, opens))


async def fetch_nothing(file_id: str, limit: int) -> bytes:
    raise AssertionError("nothing is fetched from a group")


class Office:
    """The way from the webhook to the outbox, with an officer of a unit."""

    def __init__(self, database: Database) -> None:
        self.database = database
        receiver = TelegramReceiver(800000001, "bot", fetch_nothing, KEYS)
        self.sender = Leaving(Channel.TELEGRAM, can_edit=True, has_buttons=True)
        self.sender.left, self.sender.toasts = [], []
        self.intake = Intake(database, [receiver], asyncio.Event())
        self.processing = Processing(
            database,
            {Channel.TELEGRAM: receiver},
            {Channel.TELEGRAM: self.sender},
            Texts(ZONE),
            Surroundings(Reader.starter(), ZONE),
            asyncio.Event(),
            asyncio.Event(),
        )
        self.count = 0

    async def happens(self, kind: str, by: int, **more: object) -> None:
        """An update about the group comes in and is handled."""
        self.count += 1
        chat = {"id": CHAT, "title": "Nhóm (mẫu)", "type": "group"}
        base = {"chat": chat, "from": {"id": by, "is_bot": False, "first_name": "An"}, "date": 1795420800}
        body = json.dumps({"update_id": self.count, kind: {**base, **more}}).encode()
        await self.intake.store(Channel.TELEGRAM, [body])
        await self.processing.drain()

    async def taken_in(self, by: int) -> None:
        """Somebody takes the bot into the group."""
        await self.happens("my_chat_member", by, new_chat_member={"status": "member"})

    async def presses(self, by: int, data: str) -> None:
        """Somebody presses a button there; it carries our tag."""
        hangs_on = {"message_id": 5, "date": 1, "chat": {"id": CHAT, "title": "Nhóm", "type": "group"}}
        tag = KEYS.tag("button", data, str(CHAT))
        await self.happens("callback_query", by, id="77", message=hangs_on, data=f"{data}:{tag}")


@pytest.fixture
async def office(database: Database) -> Office:
    def piece(work: Work) -> None:
        for ident, role in ((OFFICER, Role.UNIT_OFFICER), (1, Role.UNIT_HEAD)):
            account = people.meet(work, "telegram", str(ident), "An", "vi")
            staff.enrol(work, account.person_id, role, "BHYT")

    await database.write(piece)
    return Office(database)


async def test_a_strangers_group_is_left_and_a_units_is_not(office: Office) -> None:
    await office.taken_in(STRANGER)
    assert office.sender.left == [str(CHAT)]
    await office.happens("message", OFFICER, message_id=3, text="/lienhe")
    assert office.sender.left == [str(CHAT)] * 2, "whoever writes: nobody took us in for a unit"
    await office.taken_in(OFFICER)
    await office.happens("message", STRANGER, message_id=4, text="/lienhe")
    await office.presses(STRANGER, "leg.ack:1:1")
    assert office.sender.left == [str(CHAT)] * 2


async def test_a_channel_is_left_whoever_took_us_in(office: Office) -> None:
    posts = {"id": CHAT, "title": "Kênh (mẫu)", "type": "channel"}
    await office.happens("my_chat_member", OFFICER, chat=posts, new_chat_member={"status": "administrator"})
    assert office.sender.left == [str(CHAT)]


async def test_thrown_out_there_is_nothing_to_leave(office: Office) -> None:
    await office.happens("my_chat_member", STRANGER, new_chat_member={"status": "kicked"})
    assert office.sender.left == []


async def test_who_never_opened_a_private_chat_is_taken_there(office: Office) -> None:
    await office.taken_in(OFFICER)
    await office.presses(OFFICER, "leg.ack:1:1")
    [(text, opens)] = office.sender.toasts
    assert text.startswith("Việc này tiếp tục trong hội thoại riêng")
    assert opens


@pytest.fixture
def rig(database: Database, clock: FakeClock) -> Rig:
    return Rig(database, clock)


async def group(rig: Rig) -> unit_groups.UnitGroup:
    """A group that somebody took us into."""
    an = await rig.meet("1")
    return await rig.database.write(
        lambda work: unit_groups.ask(work, "telegram", str(CHAT), "Nhóm", "BHYT", an.person_id)
    )


async def test_a_group_is_left_after_what_was_said_before(rig: Rig) -> None:
    found = await group(rig)
    leave = Outgoing(found.account_id, say("label", name=""), kind=Kind.LEAVE)
    await rig.post(Outgoing(found.account_id, say("resent")), leave)
    rig.telegram.script.extend((None, fail(Failure.AMBIGUOUS)))
    await rig.drain()
    await rig.later(60)
    assert [(one.leaves, one.text) for one in rig.telegram.seen] == [(False, "(gửi lại)"), (True, "")]
    assert [state for state, _ in await rig.outcomes()] == ["sent", "sent"]


async def test_a_group_that_moved_is_written_to_under_its_new_id(rig: Rig) -> None:
    """O11"""
    found = await group(rig)
    rig.telegram.script.append(fail(Failure.RETRY, migrated_to="-1001"))
    await rig.post(Outgoing(found.account_id, say("resent")))
    await rig.drain()
    assert [one.to for one in rig.telegram.seen] == ["-1001"]
    chats = select(tables.accounts.c.external_id).where(tables.accounts.c.id == found.account_id)
    assert await rig.database.read(lambda work: work.connection.scalar(chats)) == "-1001"
