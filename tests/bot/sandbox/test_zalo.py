"""The emulated OA: as strict as the platform, and a chat for people."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from hashlib import md5

import httpx2
import pytest

from bot.channels.zalo.content import Link
from bot.channels.zalo.fetch import Fetcher
from bot.channels.zalo.receive import ZaloReceiver
from bot.channels.zalo.signature import Signature
from bot.sandbox.door import Door
from bot.sandbox.zalo import ZaloEmulator
from bot.sandbox.zalo_choices import numbered_list
from handlers.talk import Event, Incoming
from tests.bot.channels.zalo.conftest import DUC, HA, Platform, platform
from tests.bot.channels.zalo.samples import APP, OA, SECRET
from tests.fakes import FakeClock

__all__ = ["platform"]

CS = "/v3.0/oa/message/cs"
PDF = b"%PDF-1.7 " + bytes(100)


@pytest.fixture
async def http(platform: Platform) -> AsyncIterator[httpx2.AsyncClient]:
    token = platform.emulator.oauth.pair()[0]
    async with httpx2.AsyncClient(trust_env=False, headers={"access_token": token}) as client:
        yield client


async def cs(http: httpx2.AsyncClient, platform: Platform, message: object, to: object = DUC.external_id) -> int:
    answer = await http.post(platform.api + CS, json={"recipient": {"user_id": to}, "message": message})
    assert answer.status_code == 200
    return int(answer.json()["error"])


async def upload(http: httpx2.AsyncClient, platform: Platform, kind: str, name: str, data: bytes) -> tuple[int, str]:
    answer = await http.post(f"{platform.api}/v2.0/oa/upload/{kind}", files={"file": (name, data, "x/y")})
    found = answer.json()
    data_ = found.get("data") or {}
    return found["error"], data_.get("token") or data_.get("attachment_id") or ""


def media(attachment_id: str) -> dict[str, object]:
    elements = [{"media_type": "image", "attachment_id": attachment_id}]
    return {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": elements}}}


async def heard(platform: Platform) -> list[Incoming | None]:
    """What the bot reads in the webhook's bodies."""
    await platform.emulator.hooks.flush()
    async with Fetcher(loopback=True) as fetch:
        receiver = ZaloReceiver(OA, fetch)
        return [await receiver.read(body, platform.clock.now()) for body in platform.webhook.bodies]


def test_the_emulator_is_a_door_of_the_sandbox(platform: Platform) -> None:
    door: Door = platform.emulator
    assert door.idle()


async def test_a_call_with_a_wrong_or_no_token_is_refused_inside_http_200(platform: Platform) -> None:
    async with httpx2.AsyncClient(trust_env=False) as anyone:
        assert await cs(anyone, platform, {"text": "x"}) == -216
        anyone.headers["access_token"] = "made up"
        assert await cs(anyone, platform, {"text": "x"}) == -216


async def test_an_access_token_dies_after_25_hours(
    http: httpx2.AsyncClient, platform: Platform, clock: FakeClock
) -> None:
    clock.advance(25 * 3600 - 1)
    assert await cs(http, platform, {"text": "x"}) == 0
    clock.advance(1)
    assert await cs(http, platform, {"text": "x"}) == -216


async def test_a_refresh_token_serves_once_and_kills_the_old_access_token(
    http: httpx2.AsyncClient, platform: Platform
) -> None:
    form = {"app_id": APP, "grant_type": "refresh_token", "refresh_token": platform.emulator.refresh_token}
    headers = {"secret_key": "made-up secret of the app"}
    url = platform.api + "/v4/oa/access_token"
    first = (await http.post(url, data=form, headers=headers)).json()
    assert first["expires_in"] == "90000"
    assert await cs(http, platform, {"text": "x"}) == -216
    assert (await http.post(url, data=form, headers=headers)).json()["error"] == -14014
    assert (await http.post(url, data=form, headers={"secret_key": "wrong"})).json()["error"] == -14004
    assert (await http.post(url, data={**form, "app_id": "1"}, headers=headers)).json()["error"] == -14002
    assert (await http.post(url, data={**form, "grant_type": "x"}, headers=headers)).json()["error"] == -118


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"text": ""},
        {"text": 7},
        {"text": "x" * 2001},
        {"attachment": {"type": "file", "payload": {"token": "made up"}}},
        {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": []}}},
        {"attachment": {"type": "template", "payload": {"template_type": "request_user_info", "elements": [{}]}}},
        media("made up"),
    ],
)
async def test_a_broken_message_is_refused(message: object, http: httpx2.AsyncClient, platform: Platform) -> None:
    assert await cs(http, platform, message) == -201


async def test_a_body_that_is_no_json_is_refused(http: httpx2.AsyncClient, platform: Platform) -> None:
    for body in (b"", b"[]", b"\xff", b"{"):
        answer = await http.post(platform.api + CS, content=body)
        assert answer.json()["error"] == -201


async def test_fields_that_nobody_knows_are_tolerated(http: httpx2.AsyncClient, platform: Platform) -> None:
    assert await cs(http, platform, {"text": "x", "novelty": 1}) == 0


async def test_a_file_takes_no_text_and_lives_seven_days(
    http: httpx2.AsyncClient, platform: Platform, clock: FakeClock
) -> None:
    _, token = await upload(http, platform, "file", "a.pdf", PDF)
    message = {"attachment": {"type": "file", "payload": {"token": token}}}
    assert await cs(http, platform, {**message, "text": "x"}) == -201
    assert await cs(http, platform, message) == 0
    clock.advance(7 * 86400 + 1)
    http.headers["access_token"] = platform.emulator.oauth.mint()["access"]
    await platform.emulator.say(DUC, "tôi đây")
    assert await cs(http, platform, message) == -100


@pytest.mark.parametrize(
    ("kind", "name", "data", "error"),
    [
        ("image", "a.jpg", b"\xff\xd8\xff" + bytes(10), 0),
        ("image", "a.jpg", b"\xff\xd8\xff" + bytes(1024 * 1024), -210),
        ("image", "a.jpg", PDF, -201),
        ("image", "a.gif", b"GIF89a", -201),
        ("gif", "a.gif", b"GIF89a", 0),
        ("file", "a.pdf", PDF, 0),
        ("file", "a.pdf", PDF + bytes(5 * 1024 * 1024), -210),
        ("file", "a.txt", b"text", -201),
        ("file", "a.docx", PDF, -201),
    ],
)
async def test_an_upload_is_checked_for_size_and_kind(
    kind: str, name: str, data: bytes, error: int, http: httpx2.AsyncClient, platform: Platform
) -> None:
    """O9"""
    assert (await upload(http, platform, kind, name, data))[0] == error


async def test_more_than_4000_calls_a_minute_are_too_many(
    http: httpx2.AsyncClient, platform: Platform, clock: FakeClock
) -> None:
    platform.emulator.api.calls.extend([clock.now()] * 4000)
    assert await cs(http, platform, {"text": "x"}) == -32
    clock.advance(60)
    assert await cs(http, platform, {"text": "x"}) == 0


async def test_what_a_person_says_reaches_the_webhook_signed(platform: Platform) -> None:
    await platform.emulator.say(HA, "câu hỏi 🙂")
    assert not platform.emulator.idle()
    (incoming,) = await heard(platform)
    assert platform.emulator.idle()
    assert Signature(APP, OA, SECRET).is_genuine(platform.webhook.bodies[0], platform.webhook.headers[0])
    assert incoming is not None
    assert (incoming.account, incoming.text, incoming.event) == (HA.external_id, "câu hỏi 🙂", Event.TEXT)


async def test_a_quote_a_press_and_a_file_arrive_as_a_person_means_them(
    http: httpx2.AsyncClient, platform: Platform
) -> None:
    platform.emulator.messages.echoes = False
    await cs(http, platform, {"text": "Chọn:\n\n1. Gửi\n2. Sửa"})
    (shown,) = platform.ledger.transcript(DUC.who)
    assert shown.choices == ["Gửi", "Sửa"]
    await platform.emulator.say(DUC, "cái này", shown)
    await platform.emulator.press(DUC, shown, 1)
    await platform.emulator.send_file(DUC, "Thẻ nhà báo.pdf", "application/pdf", PDF, "thẻ")
    quoting, pressed, sent = await heard(platform)
    assert quoting is not None
    assert pressed is not None
    assert sent is not None
    assert quoting.replied_to == shown.platform_id
    assert pressed.text == "2"
    assert (sent.text, sent.files[0].name, sent.files[0].data) == ("thẻ", "Thẻ nhà báo.pdf", PDF)
    payload = json.loads(platform.webhook.bodies[2])["message"]["attachments"][0]["payload"]
    assert payload["checksum"] == md5(PDF, usedforsecurity=False).hexdigest()


async def test_a_file_is_served_under_its_own_name_only(platform: Platform) -> None:
    await platform.emulator.send_file(HA, "a.png", "image/png", b"\x89PNG", "")
    url = f"{platform.api}/files/1/"
    async with Fetcher(loopback=True) as fetch:
        assert (await fetch(Link(url + "a.png", "a", "x"))).data == b"\x89PNG"
        assert (await fetch(Link(url + "b.png", "b", "x"))).problem == "unreachable"
        assert (await fetch(Link(f"{platform.api}/files/99/a.png", "c", "x"))).problem == "unreachable"


async def test_following_leaving_and_staff_are_told(platform: Platform) -> None:
    await platform.emulator.follow(HA)
    await platform.emulator.unfollow(HA)
    await platform.emulator.staff_types(HA, "tay viết")
    told = [one.event for one in await heard(platform) if one is not None]
    assert told == [Event.FOLLOW, Event.UNFOLLOW, Event.HAND_TYPED]


async def test_our_own_messages_are_echoed_unless_switched_off(http: httpx2.AsyncClient, platform: Platform) -> None:
    await cs(http, platform, {"text": "một"})
    platform.emulator.messages.echoes = False
    await cs(http, platform, {"text": "hai"})
    echo, receipt = await heard(platform)
    (first, _) = platform.ledger.transcript(DUC.who)
    assert receipt is None
    assert echo is not None
    assert (echo.event, echo.text, echo.message_id) == (Event.ECHO, "một", first.platform_id)


async def test_a_failed_call_is_repeated_with_the_same_body_then_the_webhook_is_switched_off(
    platform: Platform, clock: FakeClock
) -> None:
    """U6"""
    platform.webhook.answers = [500] * 6
    await platform.emulator.say(HA, "một")
    for seconds in (0, 30, 300, 900, 1800, 3600):
        clock.advance(seconds - 1 if seconds else 0)
        await platform.emulator.hooks.flush()
        clock.advance(1 if seconds else 0)
        await platform.emulator.hooks.flush()
    assert len(platform.webhook.bodies) == 6
    assert len(set(platform.webhook.bodies)) == 1
    retries = [headers.get("num_retry") for headers in platform.webhook.headers]
    assert retries == [None, "1", "2", "3", "4", "5"]
    assert not platform.emulator.hooks.is_on
    await platform.emulator.say(HA, "không ai nghe")
    platform.emulator.hooks.switch_on()
    await platform.emulator.say(HA, "hai")
    await platform.emulator.hooks.flush()
    assert len(platform.webhook.bodies) == 7


async def test_a_repeat_that_waits_survives_a_restart(platform: Platform, clock: FakeClock) -> None:
    platform.webhook.answers = [503]
    await platform.emulator.say(HA, "một")
    await platform.emulator.hooks.flush()
    again = ZaloEmulator(platform.ledger, platform.faults, clock, APP, "", OA, SECRET, platform.base)
    assert again.idle()
    clock.advance(30)
    assert not again.idle()
    await again.hooks.flush()
    await again.hooks.close()
    assert platform.webhook.bodies[0] == platform.webhook.bodies[1]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Chọn:\n1. Một\n2. Hai", ["Một", "Hai"]),
        ("Chọn:\n\n1) Một\n2) Hai\n\nTrả lời bằng số.", ["Một", "Hai"]),
        ("(2/2) 1. Một\n2. Hai", ["Một", "Hai"]),
        ("Điều khoản:\n1. A\n2. B\n\n1. Đồng ý\n2. Không", ["Đồng ý", "Không"]),
        ("1. Một\n2. Hai\nCâu\nCâu\nCâu", []),
        ("2. Hai\n3. Ba", []),
        ("Năm 2026.\nKhông có gì.", []),
        ("", []),
    ],
)
def test_choices_are_the_numbered_list_at_the_end(text: str, labels: list[str]) -> None:
    assert [one.label for one in numbered_list(text)] == labels
