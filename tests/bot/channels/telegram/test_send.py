"""Tests of parcels on their way out, against the strict emulator."""

from __future__ import annotations

import socket

import pytest

from bot.channels.port import Failure, FileOut, Parcel, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.send import TelegramSender
from bot.config import SettingError
from tests.bot.channels.telegram.stage import MAI, NAM, TOKEN, Stage

TO = NAM.external_id
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


async def test_a_text_arrives_with_bold_and_buttons_and_its_id_comes_back(stage: Stage) -> None:
    buttons = ((("Nhận", "case.claim:42:7:tag"), ("Thả", "case.drop:42:7:tag")), (("Xem", "case.show:42:7:tag"),))
    ident = await stage.sender().send(Parcel(TO, "😀 Hồ sơ BC-2026-00042", bold=((2, 5),), buttons=buttons))
    (message,) = stage.chat(NAM)
    assert (message.platform_id, message.text) == (ident, "😀 Hồ sơ BC-2026-00042")
    assert message.choices == ["Nhận", "Thả", "Xem"]
    assert message.extra["rows"] == [2, 1]
    assert message.extra["data"] == ["case.claim:42:7:tag", "case.drop:42:7:tag", "case.show:42:7:tag"]
    assert message.extra["entities"] == [{"type": "bold", "offset": 3, "length": 5}]


async def test_a_text_that_looks_like_markup_stays_as_it_is(stage: Stage) -> None:
    """T21"""
    text = "<b>x</b> *y* _z_ [a](tg://user?id=1) &amp; \\"
    await stage.sender().send(Parcel(TO, text))
    assert [(one.text, one.extra["entities"]) for one in stage.chat(NAM)] == [(text, [])]


async def test_bold_outside_the_text_is_left_out(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, "chữ", bold=((0, 3), (2, 9), (-1, 2), (1, 0))))
    assert stage.chat(NAM)[0].extra["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_an_edit_changes_the_same_message_and_takes_its_buttons_away(stage: Stage) -> None:
    sender = stage.sender()
    ident = await sender.send(Parcel(TO, "mới", buttons=((("Nhận", "a:b:1:t"),),)))
    before = stage.chat(NAM)[0].id
    assert await sender.send(Parcel(TO, "đã nhận", edits=ident)) == ident
    (message,) = stage.chat(NAM)
    assert (message.id, message.text, message.choices, message.edited) == (before, "đã nhận", [], True)


async def test_an_edit_that_changes_nothing_is_a_success(stage: Stage) -> None:
    """O10, F1"""
    sender = stage.sender()
    ident = await sender.send(Parcel(TO, "như cũ"))
    assert await sender.send(Parcel(TO, "như cũ", edits=ident)) == ident


async def test_a_message_to_edit_that_is_not_there_is_gone(stage: Stage) -> None:
    """O10"""
    assert (await stage.failure(Parcel(TO, "x", edits="4711"))).failure is Failure.GONE


async def test_a_persons_message_cannot_be_edited(stage: Stage) -> None:
    """O10"""
    await stage.emulator.say(NAM, "của tôi")
    own = stage.chat(NAM)[0].platform_id
    assert (await stage.failure(Parcel(TO, "x", edits=own))).failure is Failure.GONE


@pytest.mark.parametrize(("mime", "kind"), [("image/png", "photo"), ("application/pdf", "document")])
async def test_a_file_arrives_byte_for_byte(stage: Stage, mime: str, kind: str) -> None:
    await stage.sender().send(Parcel(TO, "Kèm theo", file=FileOut('Công "văn" 1', mime, PNG)))
    (message,) = stage.chat(NAM)
    assert stage.ledger.blob(int(message.files[0]["blob"]))[2] == PNG
    assert kind in str(message.extra["message"])
    assert message.text == "Kèm theo"


async def test_a_picture_that_telegram_cannot_read_goes_as_a_document(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, file=FileOut("ảnh.jpg", "image/jpeg", b"not a picture")))
    assert "document" in str(stage.chat(NAM)[0].extra["message"])


async def test_a_file_name_cannot_break_the_form(stage: Stage) -> None:
    name = 'a\r\nContent-Type: text/html\r\n\r\n"; name="chat_id'
    await stage.sender().send(Parcel(TO, file=FileOut(name, "application/pdf", b"x")))
    assert "\n" not in str(stage.chat(NAM)[0].files[0]["name"])


async def test_a_file_of_one_and_a_half_megabytes_passes(stage: Stage) -> None:
    await stage.sender().send(Parcel(TO, file=FileOut("to.pdf", "application/pdf", b"x" * 1_500_000)))
    assert len(stage.ledger.blob(1)[2]) == 1_500_000


@pytest.mark.parametrize(
    ("parcel", "words"),
    [
        (Parcel(TO, "a" * 4097), "message is too long"),
        (Parcel(TO, "😀" * 2049), "message is too long"),
        (Parcel(TO, ""), "message text is empty"),
        (Parcel(TO, "   \n "), "text must be non-empty"),
        (Parcel(TO, "x", buttons=((("Nhận", "x" * 65),),)), "BUTTON_DATA_INVALID"),
        (Parcel(TO, "c" * 1025, file=FileOut("a.pdf", "application/pdf", b"x")), "message caption is too long"),
        (Parcel("nobody", "x"), "cannot be written down"),
        (Parcel(TO, "a\ud800b"), ""),
    ],
)
async def test_what_can_never_be_sent_is_a_permanent_failure(stage: Stage, parcel: Parcel, words: str) -> None:
    """O9"""
    failed = await stage.failure(parcel)
    assert failed.failure is Failure.PERMANENT
    assert words in failed.detail
    assert stage.chat(NAM) == []


async def test_4096_units_and_64_bytes_pass(stage: Stage) -> None:
    """O9"""
    await stage.sender().send(Parcel(TO, "😀" * 2048, buttons=((("Nhận", "ậ" * 21 + "x"),),)))
    assert len(stage.chat(NAM)) == 1


async def test_who_has_no_chat_with_us_is_unreachable(stage: Stage) -> None:
    """O4"""
    failed = await stage.failure(Parcel("999", "x"))
    assert (failed.failure, failed.detail) == (Failure.UNREACHABLE, "Bad Request: chat not found")


async def test_who_blocked_us_is_unreachable_until_they_take_us_back(stage: Stage) -> None:
    """O4"""
    await stage.emulator.block(NAM)
    failed = await stage.failure(Parcel(TO, "x"))
    assert (failed.failure, failed.detail) == (Failure.UNREACHABLE, "Forbidden: bot was blocked by the user")
    await stage.emulator.unblock(NAM)
    assert await stage.sender().send(Parcel(TO, "x"))


async def test_being_told_to_wait_says_how_long(stage: Stage) -> None:
    """O1"""
    stage.fault("429")
    failed = await stage.failure(Parcel(TO, "x"))
    assert (failed.failure, failed.retry_after, failed.everyone) == (Failure.LIMITED, 2.0, False)


async def test_a_second_message_within_the_second_is_refused(stage: Stage) -> None:
    """O2, L7"""
    stage.ticks.step = 0.1
    await stage.sender().send(Parcel(TO, "một"))
    assert (await stage.failure(Parcel(TO, "hai"))).failure is Failure.LIMITED
    await stage.sender().send(Parcel(MAI.external_id, "một"))
    stage.ticks.value += 0.7  # a little early: the network is not even
    await stage.sender().send(Parcel(TO, "hai"))
    assert [one.text for one in stage.chat(NAM)] == ["một", "hai"]


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ("500", Failure.AMBIGUOUS),
        ("drop-reply", Failure.AMBIGUOUS),
        ("down", Failure.AMBIGUOUS),
        ("blocked", Failure.UNREACHABLE),
        ("token-expired", Failure.CONFIGURATION),
        ("window-closed", Failure.UNREACHABLE),
    ],
)
async def test_each_fault_is_the_failure_it_should_be(stage: Stage, fault: str, failure: Failure) -> None:
    """O3, O4, O12"""
    stage.fault(fault)
    assert (await stage.failure(Parcel(TO, "x"))).failure is failure
    assert len(stage.chat(NAM)) == (1 if fault == "drop-reply" else 0)
    assert await stage.sender().send(Parcel(TO, "sau đó"))


@pytest.mark.parametrize("token", ["123456:wrong-token-of-some-length-xxxxxxx", "800000001:x"])
async def test_a_token_that_is_not_ours_is_a_matter_of_configuration(stage: Stage, token: str) -> None:
    """O12"""
    with pytest.raises(SendFailed) as caught:
        await stage.sender(token).send(Parcel(TO, "x"))
    assert (caught.value.failure, caught.value.detail) == (Failure.CONFIGURATION, "Unauthorized")


async def test_a_wrong_address_of_the_api_is_a_matter_of_configuration(stage: Stage) -> None:
    api = BotApi(TOKEN, stage.base.replace("/telegram", "/telegram/bot1/elsewhere"))
    stage.apis.append(api)
    with pytest.raises(SendFailed) as caught:
        await TelegramSender(api).send(Parcel(TO, "x"))
    assert caught.value.failure in (Failure.CONFIGURATION, Failure.AMBIGUOUS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
async def test_a_call_that_never_connected_was_surely_not_delivered(host: str) -> None:
    """O3"""
    api = BotApi(TOKEN, f"http://{host}:{free_port()}")
    with pytest.raises(SendFailed) as caught:
        await TelegramSender(api).send(Parcel(TO, "x"))
    await api.close()
    assert caught.value.failure is Failure.RETRY


@pytest.mark.parametrize("token", ["", "abc", "123", "x:y", "1 2:3"])
def test_a_token_that_cannot_be_one_is_named_by_its_setting(token: str) -> None:
    with pytest.raises(SettingError, match="PHATNGON_TELEGRAM_TOKEN"):
        BotApi(token, "http://127.0.0.1")


async def test_no_failure_leads_back_to_the_token(stage: Stage) -> None:
    """F8, T18"""
    api = BotApi(TOKEN, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(SendFailed) as caught:
        await TelegramSender(api).send(Parcel(TO, "x"))
    await api.close()
    error: BaseException | None = caught.value
    while error is not None:
        assert TOKEN not in f"{error!s}{error!r}"
        error = error.__cause__ or error.__context__


async def test_a_press_is_answered_with_a_toast_once(stage: Stage) -> None:
    """O10"""
    sender = stage.sender()
    await sender.send(Parcel(TO, "x", buttons=((("Nhận", "a:b:1:t"),),)))
    await stage.emulator.press(NAM, stage.chat(NAM)[0], 0)
    ident = str(stage.emulator.queue.batch(1)[0].body["callback_query"]["id"])  # type: ignore[index]
    await sender.toast(ident, "Đã ghi nhận" * 50)
    await sender.toast(ident, "lần nữa")
    assert [toast.text for toast in stage.ledger.changes(0)[1]] == [("Đã ghi nhận" * 50)[:200]]


@pytest.mark.parametrize("text", ["", "a\ud800b", "Đã ghi nhận"])
async def test_a_toast_never_fails(stage: Stage, text: str) -> None:
    """O10"""
    stage.fault("down", None)
    await stage.sender().toast("1", text)
    assert stage.ledger.changes(0)[1] == []


async def test_a_strangers_group_is_left(stage: Stage) -> None:
    """T8"""
    await stage.sender().leave("-1001234567890")
    assert stage.ledger.fact("telegram:left:-1001234567890")


@pytest.mark.parametrize("chat", ["-1001234567890", "no number"])
async def test_a_group_that_cannot_be_left_fails_no_update(stage: Stage, chat: str) -> None:
    """T8: of many messages from one group, all but the first find us out of it already."""
    stage.fault("down", None)
    await stage.sender().leave(chat)
    assert not stage.ledger.fact(f"telegram:left:{chat}")


async def test_a_toast_may_open_the_pressers_private_chat(stage: Stage) -> None:
    """T3: the platform takes no other link than to our own chat."""
    sender = stage.sender()
    await sender.send(Parcel(TO, "x", buttons=((("Nhận", "a:b:1:t"),),)))
    await stage.emulator.press(NAM, stage.chat(NAM)[0], 0)
    ident = str(stage.emulator.queue.batch(1)[0].body["callback_query"]["id"])  # type: ignore[index]
    await sender.toast(ident, "Mở hội thoại riêng", opens=True)
    assert [toast.text for toast in stage.ledger.changes(0)[1]] == ["Mở hội thoại riêng"]
