"""The emulator's menus, contacts and deleting refuse what Telegram refuses, and show what its clients show."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.channels.telegram.stage import MAI, NAM, Stage, staged
from tests.bot.sandbox.test_telegram_refusals import Answer, call
from tests.fakes import FakeClock

TO = int(NAM.external_id)
CHAT = {"type": "chat", "chat_id": TO}
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An\r\nEND:VCARD\r\n"


@pytest.fixture
async def stage(clock: FakeClock) -> AsyncIterator[Stage]:
    async with staged(clock) as built:
        yield built


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.upper()} for name in names]


REFUSED: list[tuple[str, Answer, str]] = [
    ("setMyCommands", {"commands": [], "scope": "chat"}, "can't parse BotCommandScope JSON object"),
    ("setMyCommands", {"commands": [], "scope": []}, "can't parse BotCommandScope: BotCommandScope must be an Object"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "everyone"}},
        "can't parse BotCommandScope: Unsupported type specified",
    ),
    (
        "deleteMyCommands",
        {"scope": {"type": "chat"}},
        "can't parse BotCommandScope: Can't find field \"chat_id\"",
    ),
    ("deleteMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ("getMyCommands", {"language_code": "vie"}, "invalid language code specified"),
    ("sendContact", {"chat_id": TO, "first_name": "An"}, 'parameter "phone_number" is required'),
    ("sendContact", {"chat_id": TO, "phone_number": "1"}, 'parameter "first_name" is required'),
    ("sendContact", {"chat_id": TO, "phone_number": "x", "first_name": "An"}, "PHONE_NUMBER_INVALID"),
    ("sendContact", {"chat_id": TO, "phone_number": "1", "first_name": "x" * 65}, "MEDIA_INVALID"),
    (
        "sendContact",
        {"chat_id": TO, "phone_number": "1", "first_name": "An", "vcard": VCARD.replace("FN", f"{'x' * 70}\r\n " * 30)},
        "MEDIA_INVALID",
    ),
    ("sendContact", {"chat_id": TO, "phone_number": "1", "first_name": "An", "vcard": VCARD * 2}, "MEDIA_INVALID"),
    (
        "sendContact",
        {"chat_id": TO, "phone_number": "1", "first_name": "An", "vcard": VCARD.replace("\r", "")},
        "MEDIA_INVALID",
    ),
    ("deleteMessage", {"chat_id": TO}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": TO, "message_id": 4711}, "message to delete not found"),
]


@pytest.mark.parametrize(("method", "arguments", "words"), REFUSED)
async def test_what_telegram_refuses_is_refused(stage: Stage, method: str, arguments: Answer, words: str) -> None:
    answer = await call(stage, method, **arguments)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {words}")


async def test_the_narrowest_scope_and_the_persons_language_win(stage: Stage) -> None:
    def shown() -> list[str]:
        return [one["command"] for one in stage.emulator.menu(NAM)]

    await call(stage, "setMyCommands", commands=commands("all"))
    await call(stage, "setMyCommands", commands=commands("viet"), language_code="vi")
    assert shown() == ["viet"]
    assert [one["command"] for one in stage.emulator.menu(MAI)] == ["all"]
    await call(stage, "setMyCommands", commands=commands("private"), scope={"type": "all_private_chats"})
    assert shown() == ["private"]
    await call(stage, "setMyCommands", commands=commands("own"), scope=CHAT)
    assert shown() == ["own"]
    await call(stage, "deleteMyCommands", scope=CHAT)
    assert shown() == ["private"]


async def test_commands_are_told_of_exactly_the_scope_asked_for(stage: Stage) -> None:
    await call(stage, "setMyCommands", commands=commands("own"), scope=CHAT)
    assert (await call(stage, "getMyCommands", scope=CHAT))["result"] == commands("own")
    assert (await call(stage, "getMyCommands"))["result"] == []


async def test_a_message_is_not_deleted_after_two_days(stage: Stage) -> None:
    await stage.emulator.say(NAM, "cũ")
    ident = stage.chat(NAM)[0].platform_id
    stage.clock.advance(48 * 3600 + 1)
    answer = await call(stage, "deleteMessage", chat_id=TO, message_id=ident)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    assert len(stage.chat(NAM)) == 1


async def test_a_deleted_message_can_be_neither_edited_nor_deleted_again(stage: Stage) -> None:
    sent = await call(stage, "sendMessage", chat_id=TO, text="x")
    ident = sent["result"]["message_id"]
    assert (await call(stage, "deleteMessage", chat_id=TO, message_id=ident))["result"] is True
    edited = await call(stage, "editMessageText", chat_id=TO, message_id=ident, text="y")
    assert edited["description"] == "Bad Request: message to edit not found"
    again = await call(stage, "deleteMessage", chat_id=TO, message_id=ident)
    assert again["description"] == "Bad Request: message to delete not found"
