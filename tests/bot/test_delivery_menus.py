"""Menus of commands and contacts on their way out."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.channels.port import Failure
from handlers.talk import Bilingual, Channel, Choice, ContactCard, Kind, Outgoing, say
from storage.people import Account
from storage.tables import deliveries
from storage.work import Database
from tests.bot.delivery_rig import Rig, fail
from tests.fakes import FakeClock

COMMANDS = ((Choice(say("resent"), "menu"),), (Choice(say("channel_email"), "lienhe"),))
CARD = ContactCard("Đặng Thùy Dương", Bilingual("Người phát ngôn", "Spokesperson"), say("agency"), "024 3936 1234", "")


@pytest.fixture
def rig(database: Database, clock: FakeClock) -> Rig:
    return Rig(database, clock)


def menu(to: Account, *rows: tuple[Choice, ...]) -> Outgoing:
    return Outgoing(to.id, say("label", name=""), rows, kind=Kind.MENU)


async def remembered(rig: Rig) -> int:
    return await rig.database.read(
        lambda work: int(work.connection.scalar(select(func.count()).select_from(deliveries)) or 0)
    )


async def test_a_menu_becomes_the_commands_of_that_chat_and_is_no_message(rig: Rig) -> None:
    an = await rig.meet("1")
    await rig.post(menu(an, *COMMANDS), menu(an))
    await rig.drain()
    assert [parcel.menu for parcel in rig.telegram.seen] == [(("menu", "(gửi lại)"), ("lienhe", "thư điện tử")), ()]
    assert await rig.outcomes() == [("sent", None), ("sent", None)]
    assert await remembered(rig) == 0


async def test_a_channel_without_menus_drops_it_silently(rig: Rig) -> None:
    an = await rig.meet("2", Channel.ZALO)
    await rig.post(menu(an, *COMMANDS))
    await rig.drain()
    assert rig.zalo.calls == 0
    assert await rig.outcomes() == [("dropped", "no menu here")]


async def test_a_menu_whose_reply_was_lost_is_set_again_without_a_mark(rig: Rig) -> None:
    """F1: to set the same commands twice is to set them once."""
    an = await rig.meet("1")
    rig.telegram.script.append(fail(Failure.AMBIGUOUS, delivered=True))
    await rig.post(menu(an, *COMMANDS))
    await rig.drain()
    assert (await rig.outcomes())[0][0] == "pending"
    await rig.later(60)
    assert len(rig.telegram.seen) == 2
    assert rig.telegram.seen[0] == rig.telegram.seen[1]
    assert [state for state, _ in await rig.outcomes()] == ["sent"]


async def test_contacts_leave_one_call_each_after_the_text(rig: Rig) -> None:
    telegram, zalo = await rig.meet("1"), await rig.meet("2", Channel.ZALO)
    for to in (telegram, zalo):
        await rig.post(Outgoing(to.id, say("resent"), contacts=(CARD, CARD)))
    await rig.drain()
    assert [parcel.contact and parcel.contact.phone for parcel in rig.telegram.seen] == [None, *["+842439361234"] * 2]
    assert [parcel.contact for parcel in rig.zalo.seen] == [None]
    assert await remembered(rig) == 4


async def test_a_contact_in_doubt_is_sent_again_and_the_text_is_not(rig: Rig) -> None:
    """K9: it goes on at the first part that nobody knows of."""
    an = await rig.meet("1")
    await rig.post(Outgoing(an.id, say("resent"), contacts=(CARD,)))
    rig.telegram.script.extend((None, fail(Failure.AMBIGUOUS, delivered=True)))
    await rig.drain()
    await rig.later(60)
    assert [bool(parcel.contact) for parcel in rig.telegram.seen] == [False, True, True]
    assert [state for state, _ in await rig.outcomes()] == ["sent"]
