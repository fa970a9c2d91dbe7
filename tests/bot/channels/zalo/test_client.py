"""The client against the emulated OA on loopback."""

from __future__ import annotations

import unicodedata

import httpx2
import pytest

from bot.channels.port import Failure, FileOut, Parcel, SendFailed
from bot.channels.zalo.body import words
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.names import ZaloNames
from bot.channels.zalo.send import ZaloSender
from bot.channels.zalo.tokens import TokenKeeper
from tests.bot.channels.zalo.conftest import DUC, HA, Platform
from tests.fakes import FakeClock

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
PDF = b"%PDF-1.7 " + bytes(100)
HOUR, DAY = 3600, 86400


async def failure_of(client: ZaloClient, text: str = "xin chào", to: str = DUC.external_id) -> Failure:
    with pytest.raises(SendFailed) as failed:
        await client.text(to, text)
    return failed.value.failure


async def test_a_text_arrives_as_nfc_with_the_id_that_was_returned(client: ZaloClient, platform: Platform) -> None:
    sent = await client.text(DUC.external_id, unicodedata.normalize("NFD", "Báo chí"))
    (message,) = platform.ledger.transcript(DUC.who)
    assert (message.platform_id, message.text, message.sender) == (sent, "Báo chí", "bot")


async def test_a_reply_quotes_the_person_s_message(client: ZaloClient, platform: Platform) -> None:
    await client.text(DUC.external_id, "vâng", quote="abc")
    assert platform.ledger.transcript(DUC.who)[0].extra == {"quote": "abc"}


async def test_a_picture_and_a_document_arrive_as_files(client: ZaloClient, platform: Platform) -> None:
    sender = ZaloSender(client)
    await sender.send(Parcel(DUC.external_id, "chú thích", file=FileOut("anh", "image/png", PNG)))
    await sender.send(Parcel(DUC.external_id, file=FileOut("Thông cáo.pdf", "application/pdf", PDF)))
    picture, document = platform.ledger.transcript(DUC.who)
    assert picture.text == "chú thích"
    assert [picture.files[0]["name"], document.files[0]["name"]] == ["anh.png", "Thông cáo.pdf"]
    assert platform.ledger.blob(int(document.files[0]["blob"]))[2] == PDF


@pytest.mark.parametrize(
    "file",
    [
        FileOut("a.png", "image/png", PNG + bytes(1024 * 1024)),
        FileOut("a.pdf", "application/pdf", PDF + bytes(5 * 1024 * 1024)),
        FileOut("a.zip", "application/zip", b"PK\x03\x04"),
        FileOut("a.pdf", "application/pdf", b"MZ"),
    ],
)
async def test_what_zalo_does_not_carry_is_refused_before_any_call(
    file: FileOut, client: ZaloClient, platform: Platform
) -> None:
    """O9"""
    with pytest.raises(SendFailed) as failed:
        await ZaloSender(client).send(Parcel(DUC.external_id, file=file))
    assert failed.value.failure is Failure.PERMANENT
    assert platform.emulator.oauth.refreshes == 0


async def test_a_document_with_a_text_is_two_messages(client: ZaloClient) -> None:
    with pytest.raises(SendFailed) as failed:
        await ZaloSender(client).send(Parcel(DUC.external_id, "kèm", file=FileOut("a.pdf", "application/pdf", PDF)))
    assert failed.value.failure is Failure.PERMANENT


async def test_an_expired_token_is_renewed_once_and_the_message_arrives_once(
    client: ZaloClient, platform: Platform
) -> None:
    """O6"""
    await client.text(DUC.external_id, "một")
    platform.emulator.oauth.expire()
    await client.text(DUC.external_id, "hai")
    assert [message.text for message in platform.ledger.transcript(DUC.who)] == ["một", "hai"]
    assert platform.emulator.oauth.refreshes == 2


async def test_a_token_that_stays_rejected_is_no_loop(client: ZaloClient, platform: Platform, clock: FakeClock) -> None:
    """O6"""
    platform.faults.switch_on("zalo", "token-expired", clock.now(), 99, None)
    assert await failure_of(client) is Failure.CONFIGURATION
    assert platform.emulator.oauth.refreshes == 2


@pytest.mark.parametrize(
    ("kind", "failure", "arrived"),
    [
        ("429", Failure.LIMITED, 0),
        ("500", Failure.AMBIGUOUS, 0),
        ("drop-reply", Failure.AMBIGUOUS, 1),
        ("blocked", Failure.UNREACHABLE, 0),
        ("down", Failure.AMBIGUOUS, 0),
        ("window-closed", Failure.WINDOW, 0),
    ],
)
async def test_each_fault_is_told_by_its_class(
    kind: str, failure: Failure, arrived: int, client: ZaloClient, platform: Platform, clock: FakeClock
) -> None:
    """O3, O4, O5, O8"""
    platform.faults.switch_on("zalo", kind, clock.now(), 1, None)
    assert await failure_of(client) is failure
    assert len(platform.ledger.transcript(DUC.who)) == arrived
    await client.text(DUC.external_id, "lại")
    assert len(platform.ledger.transcript(DUC.who)) == arrived + 1


@pytest.mark.parametrize(("silent", "open_"), [(48 * HOUR, True), (7 * DAY, True), (7 * DAY + 1, False)])
async def test_the_window_closes_after_seven_silent_days(
    silent: float, open_: bool, client: ZaloClient, platform: Platform, clock: FakeClock
) -> None:
    """O5"""
    clock.advance(silent)
    if open_:
        assert await client.text(DUC.external_id, "còn kịp")
    else:
        assert await failure_of(client) is Failure.WINDOW
        await platform.emulator.say(DUC, "tôi đây")
        assert await client.text(DUC.external_id, "vâng")


async def test_who_never_wrote_cannot_be_written_to(client: ZaloClient, platform: Platform) -> None:
    """O5"""
    assert await failure_of(client, to=HA.external_id) is Failure.WINDOW
    await platform.emulator.follow(HA)
    assert await client.text(HA.external_id, "chào chị")


async def test_who_follows_no_more_is_unreachable_until_they_write(client: ZaloClient, platform: Platform) -> None:
    """O4"""
    await platform.emulator.unfollow(DUC)
    assert await failure_of(client) is Failure.UNREACHABLE
    await platform.emulator.say(DUC, "tôi quay lại")
    assert await client.text(DUC.external_id, "chào anh")


async def test_a_stranger_s_id_and_a_text_too_long_are_our_bug(client: ZaloClient) -> None:
    assert await failure_of(client, to="1") is Failure.PERMANENT
    assert await failure_of(client, "x" * 2001) is Failure.PERMANENT
    assert await client.text(DUC.external_id, "x" * 2000)


async def test_nobody_listening_means_surely_not_sent(tokens: TokenKeeper, http: httpx2.AsyncClient) -> None:
    """§4.5"""
    await tokens.access()
    deaf = ZaloClient("http://127.0.0.1:9/zalo", http, tokens)
    assert await failure_of(deaf) is Failure.RETRY


async def test_the_calls_that_read_answer(client: ZaloClient, platform: Platform) -> None:
    await platform.emulator.say(HA, "câu hỏi")
    assert words(await client.user_detail(HA.external_id), "display_name") == HA.name
    assert words(await client.getoa(), "oa_id")
    assert words(await client.quota(HA.external_id), "last_interaction")
    (newest,) = await client.listrecentchat()
    assert await client.conversation(HA.external_id) == [newest]
    assert (words(newest, "src"), words(newest, "message")) == ("1", "câu hỏi")


async def test_a_reaction_says_received(client: ZaloClient, platform: Platform) -> None:
    await platform.emulator.say(HA, "câu hỏi")
    (message,) = platform.ledger.transcript(HA.who)
    await client.react(HA.external_id, message.platform_id)
    with pytest.raises(SendFailed):
        await client.react(HA.external_id, "another")


async def test_a_name_is_asked_for_once(client: ZaloClient, platform: Platform) -> None:
    names = ZaloNames(client)
    assert await names(HA.external_id) == HA.name
    platform.emulator.oauth.expire()
    assert await names(HA.external_id) == HA.name
    assert await names("1") == ""
