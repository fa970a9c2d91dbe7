"""Tests that the emulator refuses what Telegram refuses, in Telegram's own words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from tests.bot.channels.telegram.stage import NAM, TOKEN, Stage, staged
from tests.fakes import FakeClock

TO = NAM.external_id
Answer = dict[str, Any]


@pytest.fixture
async def stage(clock: FakeClock) -> AsyncIterator[Stage]:
    async with staged(clock) as built:
        yield built


async def call(stage: Stage, method: str, token: str = TOKEN, **arguments: object) -> Answer:
    """One call with a JSON body; the status stands in the answer's `error_code` too."""
    async with (
        ClientSession() as http,
        http.post(f"{stage.base}/bot{token}/{method}", json=arguments) as reply,
    ):
        answer: Answer = await reply.json()
        assert reply.status == answer.get("error_code", 200)
        return answer


def keyboard(*data: str, text: str = "Nhận") -> dict[str, object]:
    return {"inline_keyboard": [[{"text": text, "callback_data": one}] for one in data]}


def bold(offset: object, length: object, kind: str = "bold") -> list[dict[str, object]]:
    return [{"type": kind, "offset": offset, "length": length}]


REFUSED: list[tuple[str, Answer, str]] = [
    ("sendMessage", {"chat_id": TO}, "message text is empty"),
    ("sendMessage", {"chat_id": TO, "text": " \n"}, "text must be non-empty"),
    ("sendMessage", {"chat_id": TO, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": TO, "text": "😀" * 2049}, "message is too long"),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": TO, "text": "x", "parse_mode": "HTML"}, "unsupported parse_mode"),
    ("sendMessage", {"chat_id": TO, "text": "x", "reply_markup": keyboard("y" * 65)}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"chat_id": TO, "text": "x", "reply_markup": keyboard("ậ" * 22)}, "BUTTON_DATA_INVALID"),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "reply_markup": keyboard("y", text="")},
        "can't parse inline keyboard button: Text must be non-empty",
    ),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "reply_markup": keyboard("")},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ("sendMessage", {"chat_id": TO, "text": "x", "reply_markup": keyboard(*["y"] * 101)}, "reply markup is too long"),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", {"chat_id": TO, "text": "x", "reply_markup": []}, "object expected as reply markup"),
    (
        "sendMessage",
        {"chat_id": TO, "text": "aba caba", "entities": bold(3, 6)},
        "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 9",
    ),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "entities": bold(100, 1)},
        "entity begins after the end of the text at UTF-16 offset 100",
    ),
    (
        "sendMessage",
        {"chat_id": TO, "text": "😀x", "entities": bold(1, 2)},
        "entity begins in a middle of a UTF-16 symbol at byte offset 4",
    ),
    (
        "sendMessage",
        {"chat_id": TO, "text": "😀x", "entities": bold(0, 1)},
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
    ),
    ("sendMessage", {"chat_id": TO, "text": "x", "entities": bold(-1, 1)}, "invalid entity of length 1 at offset -1"),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "entities": bold("0", 1)},
        'can\'t parse MessageEntity: Field "offset" must be of type Number',
    ),
    (
        "sendMessage",
        {"chat_id": TO, "text": "x", "entities": bold(0, 1, "glitter")},
        "can't parse MessageEntity: Unsupported type specified",
    ),
    ("editMessageText", {"chat_id": TO, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": TO, "text": "x"}, "message identifier is not specified"),
    ("editMessageReplyMarkup", {"chat_id": TO, "message_id": 99}, "message to edit not found"),
    ("sendPhoto", {"chat_id": TO}, "there is no photo in the request"),
    ("sendDocument", {"chat_id": TO, "document": "attach://x"}, "there is no document in the request"),
    ("sendContact", {"chat_id": TO, "first_name": "x"}, 'parameter "phone_number" is required'),
    ("sendContact", {"chat_id": TO, "phone_number": "1"}, 'parameter "first_name" is required'),
    ("sendChatAction", {"chat_id": TO}, "wrong parameter action in request"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    ("getFile", {}, "file_id not specified"),
    ("setWebhook", {"url": "http://a.example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://a.example", "secret_token": "mật"},
        "secret token contains unallowed characters",
    ),
    ("setWebhook", {"url": "https://a.example", "secret_token": "x" * 257}, "secret token is too long"),
    ("leaveChat", {"chat_id": TO}, "chat member status can't be changed in private chats"),
    ("leaveChat", {"chat_id": "5"}, "chat not found"),
    ("setMyCommands", {"commands": [{"command": "Đăng", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": "x"}, "can't parse commands JSON object"),
]


@pytest.mark.parametrize(("method", "arguments", "words"), REFUSED)
async def test_what_telegram_refuses_is_refused_in_its_words(
    stage: Stage, method: str, arguments: Answer, words: str
) -> None:
    """O9, O10"""
    answer = await call(stage, method, **arguments)
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    assert stage.chat(NAM) == []


async def test_a_file_is_refused_for_a_long_caption_or_no_bytes(stage: Stage) -> None:
    """O9"""
    found = []
    for caption, data in (("c" * 1025, b"x"), ("", b"")):
        form = FormData({"chat_id": TO, "document": "attach://a", "caption": caption})
        form.add_field("a", data, filename="a.pdf")
        async with ClientSession() as http, http.post(f"{stage.base}/bot{TOKEN}/sendDocument", data=form) as reply:
            found.append((await reply.json())["description"])
    assert found == ["Bad Request: message caption is too long", "Bad Request: file must be non-empty"]


async def test_the_wrong_token_is_unauthorized_and_no_token_is_not_found(stage: Stage) -> None:
    """O12"""
    assert await call(stage, "getMe", "1:x") == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await call(stage, "getMe", "x") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_method_that_does_not_exist_is_not_found(stage: Stage) -> None:
    answer = await call(stage, "sendHologram")
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_an_edit_that_changes_nothing_is_refused(stage: Stage) -> None:
    """O10"""
    sent = await call(stage, "sendMessage", chat_id=TO, text="x", reply_markup=keyboard("a"))
    same: Answer = {"chat_id": TO, "message_id": sent["result"]["message_id"], "reply_markup": keyboard("a")}
    for answer in (
        await call(stage, "editMessageText", text="x", **same),
        await call(stage, "editMessageReplyMarkup", **same),
    ):
        assert answer["error_code"] == 400
        assert "message is not modified: specified new message content" in answer["description"]


async def test_an_edit_of_only_the_keyboard_leaves_the_text(stage: Stage) -> None:
    sent = await call(stage, "sendMessage", chat_id=TO, text="x", entities=bold(0, 1), reply_markup=keyboard("a"))
    await call(stage, "editMessageReplyMarkup", chat_id=TO, message_id=sent["result"]["message_id"])
    (message,) = stage.chat(NAM)
    assert (message.text, message.choices, message.extra["entities"]) == ("x", [], bold(0, 1))


async def test_a_person_who_blocked_the_bot_gets_nothing(stage: Stage) -> None:
    """O4"""
    await stage.emulator.block(NAM)
    answer = await call(stage, "sendMessage", chat_id=TO, text="x")
    assert answer == {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}


async def test_a_press_is_answered_once_and_in_time(stage: Stage, clock: FakeClock) -> None:
    """O10, F2"""
    await call(stage, "sendMessage", chat_id=TO, text="x", reply_markup=keyboard("a"))
    answers = []
    for wait in (0.0, 151.0):
        await stage.emulator.press(NAM, stage.chat(NAM)[0], 0)
        (update,) = stage.emulator.queue.batch(1)
        stage.emulator.queue.done(update)
        clock.advance(wait)
        ident = update.body["callback_query"]["id"]  # type: ignore[index]
        answers += [(await call(stage, "answerCallbackQuery", callback_query_id=ident))["ok"] for _ in range(2)]
    assert answers == [True, False, False, False]


async def test_too_many_messages_are_told_how_long_to_wait(stage: Stage) -> None:
    """O1, O2, L7"""
    stage.ticks.step = 0.001
    await call(stage, "sendMessage", chat_id=TO, text="một")
    answer = await call(stage, "sendMessage", chat_id=TO, text="hai")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert len(stage.chat(NAM)) == 1


async def test_turning_the_sandboxs_clock_is_no_way_round_the_limits(stage: Stage, clock: FakeClock) -> None:
    """L7"""
    stage.ticks.step = 0.001
    await call(stage, "sendMessage", chat_id=TO, text="một")
    clock.advance(86400)
    assert (await call(stage, "sendMessage", chat_id=TO, text="hai"))["error_code"] == 429


async def test_json_and_form_say_the_same(stage: Stage) -> None:
    form = FormData({"chat_id": TO, "text": "x", "entities": json.dumps(bold(0, 1))})
    async with ClientSession() as http, http.post(f"{stage.base}/bot{TOKEN}/sendMessage", data=form) as reply:
        by_form = (await reply.json())["result"]
    by_json = (await call(stage, "sendMessage", chat_id=int(TO), text="x", entities=bold(0, 1)))["result"]
    assert {**by_form, "message_id": 0} == {**by_json, "message_id": 0}
    assert by_form["chat"] == {"id": int(TO), "first_name": NAM.name, "type": "private"}
