"""Webhook bodies as a behaviour sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.port import Unreadable
from bot.channels.zalo.content import Link
from bot.channels.zalo.receive import ZaloReceiver
from handlers.talk import Attachment, Channel, Doubt, Event, Incoming
from tests.bot.channels.zalo.malformed import MALFORMED
from tests.bot.channels.zalo.samples import EVENTS, OA, event

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SENT = datetime(2025, 1, 1, tzinfo=UTC)
PERSON = "246845883529197922"

IGNORED = {
    "add_user_to_tag",
    "zns_user_received_message",
    "anonymous_send_text",
    "permission_revoked",
    "user_reacted_message",
    "user_received_message",
    "user_seen_message",
}
EVENT_OF = {
    "follow": Event.FOLLOW,
    "unfollow": Event.UNFOLLOW,
    "user_withdraw": Event.WITHDRAW,
    "user_click_chatnow": Event.OTHER,
    "user_submit_info": Event.OTHER,
    "user_submit_info.old_address": Event.OTHER,
    "user_send_sticker": Event.OTHER,
    "oa_send_text.by_staff": Event.HAND_TYPED,
    "oa_send_text.echo_of_api": Event.ECHO,
}


async def fetch(link: Link) -> Attachment:
    return Attachment(link.name, link.mime, link.url.encode())


async def name_of(person: str) -> str:
    return f"person {person[:3]}"


RECEIVER = ZaloReceiver(OA, fetch, name_of)


async def read(name: str) -> Incoming:
    found = await RECEIVER.read(event(name), NOW)
    assert found is not None
    return found


def changed(name: str, **fields: object) -> bytes:
    return json.dumps({**json.loads(event(name)), **fields}).encode()


@pytest.mark.parametrize("name", [path.stem for path in EVENTS])
async def test_every_sample_event_is_accepted_or_ignored_without_an_error(name: str) -> None:
    """U8"""
    address = RECEIVER.address(event(name))
    assert address is not None
    assert address.lane.startswith("zalo:")
    incoming = await RECEIVER.read(event(name), NOW)
    assert (incoming is None) == (name in IGNORED)
    if incoming is not None:
        assert incoming.event == EVENT_OF.get(name, Event.TEXT)
        assert incoming.channel is Channel.ZALO
        assert incoming.occurred_at <= NOW


async def test_a_text_carries_its_sender_id_time_and_name() -> None:
    incoming = await read("user_reply_quoted")
    assert (incoming.account, incoming.text, incoming.message_id) == (PERSON, "trả lời", "96d3cdf3af150460909")
    assert incoming.replied_to == "63ecf43f0df7dba892e6"
    assert incoming.occurred_at == SENT
    assert incoming.display_name == "person 246"


async def test_a_caption_comes_with_its_picture() -> None:
    incoming = await read("user_send_image")
    assert incoming.text == "chú thích"
    assert incoming.files == (Attachment("p.jpg", "image/jpeg", b"https://example.invalid/p.jpg"),)


@pytest.mark.parametrize(
    ("name", "file", "mime"),
    [
        ("user_send_file", "thong-cao.pdf", "application/pdf"),
        ("user_send_gif", "p.gif", "image/gif"),
        ("user_send_audio", "a.amr", "audio/amr"),
        ("user_send_video", "v.mp4", "video/mp4"),
    ],
)
async def test_a_file_is_fetched_under_its_name(name: str, file: str, mime: str) -> None:
    incoming = await read(name)
    assert [(one.name, one.mime) for one in incoming.files] == [(file, mime)]


async def test_words_typed_in_the_oas_own_manager_are_to_the_person_and_name_who_typed() -> None:
    incoming = await read("oa_send_text.by_staff")
    assert (incoming.account, incoming.text) == (PERSON, "message")
    assert incoming.typed_by == "7967320986128691935"
    assert (await read("oa_send_text.echo_of_api")).typed_by == ""


async def test_a_file_sent_by_hand_is_fetched_and_one_of_our_own_is_not() -> None:
    attachments = [{"type": "image", "payload": {"url": "https://example.invalid/p.jpg"}}]
    for name, files in (("oa_send_text.by_staff", 1), ("oa_send_text.echo_of_api", 0)):
        body = changed(name, event_name="oa_send_image", message={"msg_id": "1", "attachments": attachments})
        found = await RECEIVER.read(body, NOW)
        assert found is not None
        assert len(found.files) == files


def test_the_same_hand_typed_message_delivered_again_is_the_same_letter() -> None:
    """U1"""
    again = changed("oa_send_text.by_staff", timestamp="1735689999999")
    assert RECEIVER.address(again) == RECEIVER.address(event("oa_send_text.by_staff"))


async def test_a_business_card_is_its_telephone_number_and_its_link() -> None:
    assert (await read("user_send_business_card")).text == "84912345678\nhttps://example.invalid/card"


async def test_a_link_is_said_once() -> None:
    assert (await read("user_send_link")).text == "https://example.invalid/"


async def test_a_place_is_its_latitude_and_longitude() -> None:
    place = {"type": "location", "payload": {"coordinates": {"latitude": "10.77", "longitude": "106.69"}}}
    body = changed("user_send_image", event_name="user_send_location", message={"msg_id": "1", "attachments": [place]})
    incoming = await RECEIVER.read(body, NOW)
    assert incoming is not None
    assert incoming.text == "10.77,106.69"


@pytest.mark.parametrize("name", ["oa_send_text.by_staff", "oa_send_text.echo_of_api"])
async def test_what_the_oa_said_belongs_to_the_chat_of_its_recipient(name: str) -> None:
    incoming = await read(name)
    assert (incoming.account, incoming.text, incoming.message_id) == (PERSON, "message", "63ecf43f0df7dba892e6")


async def test_words_from_a_group_are_doubtful() -> None:
    assert (await read("user_send_group_text")).doubt is Doubt.GROUP


async def test_an_unknown_event_is_kept_and_ignored() -> None:
    """U8"""
    body = changed("user_send_text", event_name="user_did_something_new", novelty={"a": [1.5, True, None]})
    assert RECEIVER.address(body) is not None
    assert await RECEIVER.read(body, NOW) is None


def test_a_body_that_names_no_event_concerns_nobody() -> None:
    assert RECEIVER.address(b"{}") is None


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_body_is_unreadable(name: str) -> None:
    """U12"""
    with pytest.raises(Unreadable):
        RECEIVER.address(MALFORMED[name])


def test_the_same_message_has_the_same_key_and_another_one_another() -> None:
    """T14"""
    first, again = RECEIVER.address(event("user_send_text")), RECEIVER.address(changed("user_send_text", timestamp="9"))
    other = RECEIVER.address(changed("user_send_text", message={"msg_id": "another", "text": "message"}))
    assert first == again
    assert first != other


def test_an_event_without_a_message_is_known_by_event_time_and_person() -> None:
    """T14"""
    keys = {
        RECEIVER.address(body)
        for body in (
            event("unfollow"),
            event("unfollow"),
            changed("unfollow", timestamp="1735689600001"),
            changed("unfollow", event_name="follow"),
            changed("unfollow", follower={"id": "1"}),
        )
    }
    assert len(keys) == 4


def test_our_own_message_and_the_receipts_for_it_have_keys_of_their_own() -> None:
    names = ("oa_send_text.echo_of_api", "user_received_message", "user_seen_message", "user_reacted_message")
    assert len({RECEIVER.address(event(name)) for name in names}) == len(names)


def test_an_id_without_end_still_makes_a_short_key() -> None:
    address = RECEIVER.address(changed("user_send_text", message={"msg_id": "x" * 100_000}, sender={"id": "y" * 9999}))
    assert address is not None
    assert len(address.key) < 200
    assert len(address.lane) < 200


@pytest.mark.parametrize(
    ("timestamp", "at"),
    [
        ("1735689600000", SENT),
        ("1735689600", SENT),
        ("154390853474", datetime(1974, 11, 22, 22, 20, 53, 474000, tzinfo=UTC)),
        ("9999999999999", NOW),
        (str(10**4000)[:40], NOW),
        ("", NOW),
        ("hôm qua", NOW),
        (1735689600000, SENT),
    ],
)
async def test_a_time_is_zalo_s_and_never_later_than_now(timestamp: object, at: datetime) -> None:
    """U4"""
    incoming = await RECEIVER.read(changed("user_send_text", timestamp=timestamp), NOW)
    assert incoming is not None
    assert abs(incoming.occurred_at - at) < timedelta(seconds=1)


@pytest.mark.parametrize("message", [None, 7, "text", [], {"attachments": 3}, {"attachments": [None, {"payload": []}]}])
async def test_a_message_of_another_shape_is_read_without_an_error(message: object) -> None:
    """U8"""
    incoming = await RECEIVER.read(changed("user_send_image", message=message), NOW)
    assert incoming is not None
    assert incoming.files == ()
