"""Tests of fetching files that people sent."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.channels.port import Failure, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.attachments import NotFetched
from bot.channels.telegram.receive import TelegramReceiver
from storage.keys import Keys
from tests.bot.channels.telegram.stage import NAM, TOKEN, Stage
from tests.bot.channels.telegram.test_send import free_port

PDF = b"%PDF-1.7 " + b"x" * 200_000


async def sent(stage: Stage, data: bytes, mime: str = "application/pdf", name: str = "Câu hỏi.pdf") -> bytes:
    """A file from a person; the raw update it makes."""
    await stage.emulator.send_file(NAM, name, mime, data, "kèm theo")
    return json.dumps(stage.emulator.queue.batch(1)[0].body).encode()


def file_id(stage: Stage) -> str:
    return str(stage.emulator.queue.batch(1)[0].body["message"]["document"]["file_id"])  # type: ignore[index]


@pytest.mark.parametrize(
    ("mime", "name"), [("application/pdf", "Câu hỏi.pdf"), ("image/png", "a.png"), ("audio/ogg", "a.ogg")]
)
async def test_a_persons_file_is_read_byte_for_byte(stage: Stage, keys: Keys, mime: str, name: str) -> None:
    body = await sent(stage, PDF, mime, name)
    receiver = TelegramReceiver(1, "", stage.api().fetch, keys)
    found = await receiver.read(body, stage.clock.now() + timedelta(seconds=1))
    assert found is not None
    assert (found.text, [one.data for one in found.files]) == ("kèm theo", [PDF])
    assert found.occurred_at == stage.clock.now()


async def test_a_file_over_20_megabytes_is_too_big_for_the_bot_api(stage: Stage) -> None:
    """O9"""
    await sent(stage, b"x" * (20 * 1024 * 1024 + 1))
    with pytest.raises(NotFetched) as caught:
        await stage.api().fetch(file_id(stage), 20 * 1024 * 1024)
    assert caught.value.problem == "too_big"


async def test_a_file_larger_than_it_said_is_cut_off(stage: Stage) -> None:
    """T15"""
    await sent(stage, PDF)
    with pytest.raises(NotFetched) as caught:
        await stage.api().fetch(file_id(stage), 1000)
    assert caught.value.problem == "too_big"


@pytest.mark.parametrize("ident", ["", "AgACAgUAAx", "!!", "cGhhdG5nb24tbWF1Ojk5OTk6Zg"])
async def test_a_file_that_telegram_does_not_know_is_unreachable(stage: Stage, ident: str) -> None:
    with pytest.raises(NotFetched) as caught:
        await stage.api().fetch(ident, 1000)
    assert caught.value.problem == "unreachable"


async def test_a_failed_download_is_tried_again_and_never_names_the_token(stage: Stage) -> None:
    """F8"""
    await sent(stage, PDF)
    api, wanted = stage.api(), file_id(stage)
    api._session.api = type(api._session.api).from_base(f"http://127.0.0.1:{free_port()}")
    for failing in (api.fetch(wanted, 1000), api._download("documents/file_1", 1000)):
        with pytest.raises(SendFailed) as caught:
            await failing
        assert caught.value.failure is Failure.RETRY
        assert TOKEN not in f"{caught.value}{caught.value.__context__}{caught.value.__cause__}"


async def test_a_missing_download_is_tried_again(stage: Stage) -> None:
    api: BotApi = stage.api()
    with pytest.raises(SendFailed, match="HTTP 404"):
        await api._download("documents/file_77", 1000)
