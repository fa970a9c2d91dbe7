"""Contacts, menus of commands and forgetting, against the strict emulator."""

from __future__ import annotations

import pytest

from bot.channels.port import ContactOut, Failure, Parcel
from bot.sandbox.telegram_menus import Commands
from bot.vcard import Card, fitting
from tests.bot.channels.telegram.stage import MAI, NAM, Stage

TO = NAM.external_id
NAME = "Đặng Thùy Dương (mẫu)"
VCARD = fitting(Card(NAME, "024 3936 1234", "s@example.vn", "Người phát ngôn", "BHXH Việt Nam", "Một, hai\nba"), 2048)
MENU = (("menu", "Mở danh mục"), ("lien_he", "Người phát ngôn"))


def shown(stage: Stage, to: str = "nam") -> Commands:
    return stage.emulator.menu(stage.ledger.people[to])


async def test_a_contact_arrives_as_a_native_card(stage: Stage) -> None:
    ident = await stage.sender().send(Parcel(TO, contact=ContactOut("+842439361234", NAME, VCARD)))
    (message,) = stage.chat(NAM)
    assert (message.platform_id, message.text) == (ident, f"{NAME} +842439361234")
    assert message.extra["contacts"] == [
        {
            "name": NAME,
            "phone": "+842439361234",
            "organisation": "BHXH Việt Nam",
            "title": "Người phát ngôn",
            "email": "s@example.vn",
            "note": "Một, hai\nba",
        }
    ]


async def test_a_vcard_that_telegram_does_not_take_is_left_away_and_the_contact_arrives(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, contact=ContactOut("+842439361234", NAME, "x" * 2049)))
    (message,) = stage.chat(NAM)
    assert message.extra["contacts"] == [{"name": NAME, "phone": "+842439361234"}]


async def test_a_name_that_is_too_long_is_cut(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, contact=ContactOut("113", "An " * 50)))
    assert stage.chat(NAM)[0].text == f"{('An ' * 50)[:64].strip()} 113"


async def test_a_contact_without_a_number_fails_for_good(stage: Stage) -> None:
    assert (await stage.failure(Parcel(TO, contact=ContactOut("", "An")))).failure is Failure.PERMANENT


async def test_a_chats_own_commands_go_before_those_for_everybody(stage: Stage) -> None:
    sender = stage.sender()
    assert await sender.send(Parcel(TO, menu=MENU)) == ""
    assert [one["command"] for one in shown(stage)] == ["menu", "lien_he"]
    assert shown(stage, "mai") == []
    assert stage.chat(NAM) == []


async def test_an_empty_menu_gives_the_chat_the_common_one_back(stage: Stage) -> None:
    sender = stage.sender()
    await sender.send(Parcel(TO, menu=MENU))
    await sender.send(Parcel(TO, menu=()))
    assert shown(stage) == []


async def test_a_long_description_is_cut_to_what_telegram_takes(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, menu=(("menu", "x" * 300),)))
    assert shown(stage) == [{"command": "menu", "description": "x" * 256}]


@pytest.mark.parametrize("name", ["Menu", "liên", "lien.he", "", "x" * 33, "a b"])
async def test_what_is_no_command_fails_for_good(stage: Stage, name: str) -> None:
    failed = await stage.failure(Parcel(TO, menu=((name, "x"),)))
    assert failed.failure is Failure.PERMANENT


async def test_a_message_of_a_person_is_taken_out_of_the_chat(stage: Stage) -> None:
    """T10"""
    await stage.emulator.say(NAM, "4711")
    await stage.sender().forget(TO, stage.chat(NAM)[0].platform_id)
    assert stage.chat(NAM) == []


@pytest.mark.parametrize(("chat", "message"), [(TO, "999"), ("5", "1"), (TO, "x"), ("y", "1"), (MAI.external_id, "1")])
async def test_forgetting_what_is_not_there_is_no_failure(stage: Stage, chat: str, message: str) -> None:
    await stage.emulator.say(NAM, "x")
    await stage.sender().forget(chat, message)
    assert [one.text for one in stage.chat(NAM)] == ["x"]


async def test_forgetting_while_telegram_is_down_is_no_failure(stage: Stage) -> None:
    """F12"""
    await stage.emulator.say(NAM, "x")
    stage.fault("down", None)
    await stage.sender().forget(TO, stage.chat(NAM)[0].platform_id)
    assert len(stage.chat(NAM)) == 1
