"""Tests of failures that no emulator shows: what aiogram makes of them, and what we make of that."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import SendMessage
from aiohttp import web
from aiohttp.client_reqrep import ConnectionKey
from aiohttp.test_utils import TestServer

from bot.channels.port import Failure, Parcel, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.send import TelegramSender
from tests.bot.channels.telegram.stage import TOKEN

METHOD = SendMessage(chat_id=5, text="chữ")
KEY = ConnectionKey("h", 1, True, True, None, None, None)


def network(cause: BaseException) -> TelegramNetworkError:
    error = TelegramNetworkError(METHOD, f"HTTP: https://api/bot{TOKEN}/sendMessage")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("cause", "failure"),
    [
        (aiohttp.ClientConnectorError(KEY, OSError(111, "refused")), Failure.RETRY),
        (aiohttp.ClientConnectorDNSError(KEY, OSError(-2, "unknown")), Failure.RETRY),
        (aiohttp.ConnectionTimeoutError("x"), Failure.RETRY),
        (aiohttp.ServerFingerprintMismatch(b"a", b"b", "h", 1), Failure.RETRY),
        (aiohttp.SocketTimeoutError("x"), Failure.AMBIGUOUS),
        (TimeoutError(), Failure.AMBIGUOUS),
        (aiohttp.ServerDisconnectedError(), Failure.AMBIGUOUS),
        (aiohttp.ClientOSError(104, "reset"), Failure.AMBIGUOUS),
        (aiohttp.ClientPayloadError("cut"), Failure.AMBIGUOUS),
        (aiohttp.InvalidURL("x"), Failure.CONFIGURATION),
    ],
)
def test_the_cause_of_a_network_error_tells_whether_it_can_have_arrived(cause: Exception, failure: Failure) -> None:
    """O3"""
    found = failure_of(network(cause))
    assert found.failure is failure
    assert TOKEN not in str(found)


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (TelegramRetryAfter(METHOD, "Too Many Requests", 30), Failure.LIMITED),
        (TelegramAPIError(METHOD, "Too Many Requests: retry after 7"), Failure.LIMITED),
        (TelegramConflictError(METHOD, "Conflict: x"), Failure.CONFIGURATION),
        (TelegramEntityTooLarge(METHOD, "Request Entity Too Large"), Failure.PERMANENT),
        (RestartingTelegram(METHOD, "Bad Gateway: restart"), Failure.AMBIGUOUS),
        (ClientDecodeError("x", ValueError(), "<html>"), Failure.AMBIGUOUS),
        (TelegramBadRequest(METHOD, "Bad Request: message can't be edited"), Failure.GONE),
        (TelegramBadRequest(METHOD, "Bad Request: MESSAGE_ID_INVALID"), Failure.GONE),
        (TelegramBadRequest(METHOD, "Bad Request: PEER_ID_INVALID"), Failure.UNREACHABLE),
        (TelegramBadRequest(METHOD, "Bad Request: user is deactivated"), Failure.UNREACHABLE),
        (TelegramBadRequest(METHOD, "Bad Request: not enough rights to send text messages"), Failure.UNREACHABLE),
        (TelegramBadRequest(METHOD, "Bad Request: something new"), Failure.PERMANENT),
        (TelegramAPIError(METHOD, "Not Acceptable"), Failure.PERMANENT),
        (TypeError("argument of type 'NoneType' is not iterable"), Failure.AMBIGUOUS),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), Failure.PERMANENT),
    ],
)
def test_every_answer_has_its_failure(error: Exception, failure: Failure) -> None:
    """O1, O4, O8, O9, O10"""
    assert failure_of(error).failure is failure


def test_a_chat_that_migrated_says_where_to() -> None:
    """O11"""
    found = failure_of(TelegramMigrateToChat(METHOD, "group chat was upgraded", -1001))
    assert (found.failure, found.migrated_to) == (Failure.RETRY, "-1001")


class Scripted:
    """A server that answers each call with the next of its answers."""

    def __init__(self, *answers: web.Response) -> None:
        self.answers = list(answers)
        self.calls: list[dict[str, str]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.calls.append({name: str(value) for name, value in (await request.post()).items()})
        return self.answers.pop(0)

    async def send(self, parcel: Parcel, seconds: float = 5.0) -> str:
        application = web.Application()
        application.add_routes([web.post("/bot{token}/{method}", self.handle)])
        async with TestServer(application) as server:
            api = BotApi(TOKEN, str(server.make_url("")), seconds)
            try:
                return await TelegramSender(api).send(parcel)
            finally:
                await api.close()


def no(code: int, description: str) -> web.Response:
    return web.json_response({"ok": False, "error_code": code, "description": description}, status=code)


def yes(**result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: can't parse entities: unexpected end",
        "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        "Bad Request: can't parse MessageEntity: Unsupported type specified",
    ],
)
async def test_refused_formatting_is_sent_once_more_as_plain_text(words: str) -> None:
    """T21"""
    chat = {"id": 5, "type": "private"}
    server = Scripted(no(400, words), yes(message_id=9, date=1, chat=chat))
    assert await server.send(Parcel("5", "chữ đậm", bold=((0, 3),))) == "9"
    assert ["entities" in call for call in server.calls] == [True, False]
    assert not any("parse_mode" in call for call in server.calls)


async def test_formatting_refused_twice_is_a_failure() -> None:
    """T21"""
    server = Scripted(no(400, "Bad Request: can't parse entities"), no(400, "Bad Request: can't parse entities"))
    with pytest.raises(SendFailed) as caught:
        await server.send(Parcel("5", "chữ", bold=((0, 3),)))
    assert caught.value.failure is Failure.PERMANENT


async def test_a_message_that_was_taken_counts_as_sent_though_the_reply_is_strange() -> None:
    """O8"""
    server = Scripted(yes(message_id=9, date="a new form of date", chat=[]))
    assert await server.send(Parcel("5", "x")) == "9"


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(text="<html>502 Bad Gateway</html>", status=502),
        lambda: web.Response(text="<html>captive portal</html>"),
        lambda: web.json_response({"ok": False}, status=500),
        lambda: web.json_response({"ok": True, "result": "?"}),
        lambda: web.Response(text=json.dumps([1])),
    ],
)
async def test_an_unreadable_answer_is_ambiguous(answer: object) -> None:
    """O3, O8"""
    assert callable(answer)
    with pytest.raises(SendFailed) as caught:
        await Scripted(answer()).send(Parcel("5", "x"))
    assert caught.value.failure is Failure.AMBIGUOUS


async def test_no_answer_in_time_is_ambiguous() -> None:
    """O3"""

    class Silent(Scripted):
        async def handle(self, request: web.Request) -> web.Response:
            await asyncio.Event().wait()
            raise AssertionError("nobody answers")

    with pytest.raises(SendFailed) as caught:
        await Silent().send(Parcel("5", "x"), seconds=0.2)
    assert caught.value.failure is Failure.AMBIGUOUS
