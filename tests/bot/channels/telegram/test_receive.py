"""Tests of updates as behaviours see them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.port import Failure, SendFailed, Unreadable
from bot.channels.telegram.attachments import NotFetched
from bot.channels.telegram.receive import TelegramReceiver
from handlers.talk import Doubt, Event, Incoming
from storage.keys import Keys
from tests.bot.channels.telegram import updates
from tests.bot.channels.telegram.malformed import MALFORMED

RECEIVED = datetime.fromtimestamp(updates.DATE + 30, UTC)
SENT = datetime.fromtimestamp(updates.DATE, UTC)


class Shelf:
    """Files by id; remembers which were asked for."""

    def __init__(self, **files: bytes | Exception) -> None:
        self.files = files
        self.asked: list[str] = []

    async def fetch(self, file_id: str, limit: int) -> bytes:
        self.asked.append(file_id)
        found = self.files.get(file_id, NotFetched("unreachable"))
        if isinstance(found, Exception):
            raise found
        return found


async def read(keys: Keys, body: bytes, shelf: Shelf | None = None) -> Incoming | None:
    receiver = TelegramReceiver(800000001, "phatngon_mau_bot", (shelf or Shelf()).fetch, keys)
    return await receiver.read(body, RECEIVED)


async def seen(keys: Keys, body: bytes, shelf: Shelf | None = None) -> Incoming:
    found = await read(keys, body, shelf)
    assert found is not None
    return found


async def test_a_text_is_read_with_who_when_and_where(keys: Keys) -> None:
    """T5, U4"""
    found = await seen(keys, updates.message(text="Ai phát ngôn ở Hà Nội? 😀"))
    assert found.event is Event.TEXT
    assert (found.account, found.display_name, found.language) == ("810000101", "Nam Lê Hoàng", "vi")
    assert (found.text, found.message_id, found.chat) == ("Ai phát ngôn ở Hà Nội? 😀", "42", "810000101")
    assert (found.occurred_at, found.received_at) == (SENT, RECEIVED)
    assert found.doubt is None


@pytest.mark.parametrize(("seconds", "expected"), [(-3600, SENT - timedelta(hours=1)), (3600, RECEIVED)])
async def test_the_time_is_the_platforms_but_never_after_we_got_it(
    keys: Keys, seconds: int, expected: datetime
) -> None:
    """U4"""
    found = await seen(keys, updates.message(text="x", date=updates.DATE + seconds))
    assert found.occurred_at == expected


async def test_the_payload_of_start_stays_in_the_text(keys: Keys) -> None:
    assert (await seen(keys, updates.message(text="/start inv_abc-123"))).text == "/start inv_abc-123"


@pytest.mark.parametrize("name", ["phatngon_mau_bot", "PhatNgon_Mau_Bot"])
async def test_our_own_name_is_taken_off_a_command(keys: Keys, name: str) -> None:
    """T7"""
    assert (await seen(keys, updates.message(text=f"/huy@{name} 42"))).text == "/huy 42"


async def test_an_at_sign_elsewhere_is_no_address(keys: Keys) -> None:
    assert (await seen(keys, updates.message(text="hỏi a@b.vn /x@y"))).text == "hỏi a@b.vn /x@y"


async def test_a_reply_names_the_message_it_answers(keys: Keys) -> None:
    """T7"""
    body = updates.message(text="vâng", reply_to_message={"message_id": 7, "hologram": [1], "date": "?"})
    assert (await seen(keys, body)).replied_to == "7"


async def test_of_a_photo_the_largest_size_is_fetched_with_its_caption(keys: Keys) -> None:
    shelf = Shelf(large=b"jpeg")
    found = await seen(keys, updates.message(photo=updates.PHOTO, caption="công văn", media_group_id="9"), shelf)
    assert (found.text, found.event) == ("công văn", Event.TEXT)
    assert [(one.name, one.mime, one.data) for one in found.files] == [("42-photo.jpg", "image/jpeg", b"jpeg")]
    assert shelf.asked == ["large"]


@pytest.mark.parametrize(
    ("kind", "media", "name", "mime"),
    [
        ("document", {"file_name": "Câu hỏi.pdf", "mime_type": "application/pdf"}, "Câu hỏi.pdf", "application/pdf"),
        ("document", {}, "42-file", "application/octet-stream"),
        ("voice", {"duration": 3, "mime_type": "audio/ogg"}, "42-voice.ogg", "audio/ogg"),
        ("video", {"duration": 3, "width": 1, "height": 1}, "42-video.mp4", "video/mp4"),
        ("audio", {"duration": 3, "file_name": "a.mp3"}, "a.mp3", "audio/mpeg"),
        ("video_note", {"duration": 3, "length": 240}, "42-video.mp4", "video/mp4"),
    ],
)
async def test_every_kind_of_file_is_fetched(
    keys: Keys, kind: str, media: dict[str, object], name: str, mime: str
) -> None:
    body = updates.message(**{kind: {"file_id": "f", "file_unique_id": "u", "file_size": 4, **media}})
    found = await seen(keys, body, Shelf(f=b"data"))
    assert [(one.name, one.mime, one.data, one.problem) for one in found.files] == [(name, mime, b"data", None)]


async def test_a_file_over_20_megabytes_is_named_but_not_asked_for(keys: Keys) -> None:
    """O9"""
    shelf = Shelf()
    document = {"file_id": "f", "file_unique_id": "u", "file_size": 20 * 1024 * 1024 + 1, "file_name": "to.pdf"}
    found = await seen(keys, updates.message(document=document), shelf)
    assert (found.files[0].name, found.files[0].problem, shelf.asked) == ("to.pdf", "too_big", [])


@pytest.mark.parametrize("problem", ["too_big", "unreachable"])
async def test_a_file_that_never_comes_does_not_hold_up_its_message(keys: Keys, problem: str) -> None:
    document = {"file_id": "f", "file_unique_id": "u"}
    found = await seen(keys, updates.message(document=document, caption="chữ"), Shelf(f=NotFetched(problem)))
    assert (found.text, found.files[0].problem) == ("chữ", problem)


async def test_a_file_that_cannot_be_fetched_now_is_asked_for_again_later(keys: Keys) -> None:
    document = {"file_id": "f", "file_unique_id": "u"}
    with pytest.raises(SendFailed):
        await read(keys, updates.message(document=document), Shelf(f=SendFailed(Failure.RETRY, "no network")))


async def test_words_are_not_held_back_for_ever_by_a_file_that_does_not_come(keys: Keys) -> None:
    body = updates.message(document={"file_id": "f", "file_unique_id": "u"}, caption="chữ")
    away = Shelf(f=SendFailed(Failure.RETRY, "no network"))
    receiver = TelegramReceiver(800000001, "phatngon_mau_bot", away.fetch, keys)
    found = await receiver.read(body, RECEIVED, patient=False)
    assert found is not None
    assert (found.text, found.files[0].problem) == ("chữ", "unreachable")


async def test_an_edit_is_an_edit_at_the_time_of_the_edit(keys: Keys) -> None:
    """T7"""
    edited = json.loads(updates.message(text="câu hỏi mới", edit_date=updates.DATE + 20))["message"]
    found = await seen(keys, updates.update("edited_message", edited))
    assert (found.event, found.text) == (Event.EDIT, "câu hỏi mới")
    assert found.occurred_at == SENT + timedelta(seconds=20)


@pytest.mark.parametrize("content", ["sticker", "contact", "location", "poll", "dice"])
async def test_a_message_without_words_is_something_else(keys: Keys, content: str) -> None:
    found = await seen(keys, updates.message(**{content: {"any": "thing"}}))
    assert (found.event, found.text, found.files) == (Event.OTHER, "", ())


async def test_our_button_is_known_by_its_tag(keys: Keys) -> None:
    """T1"""
    tag = keys.tag("button", "case.claim:42:7", "810000101")
    found = await seen(keys, updates.press(f"case.claim:42:7:{tag}"))
    assert (found.event, found.press, found.message_id) == (Event.PRESS, "case.claim:42:7", "77")
    assert (found.press_id, found.occurred_at, found.account) == ("4382bfdwdsb323b2d9", RECEIVED, "810000101")


@settings(deadline=None)
@given(st.text(max_size=64).filter(lambda text: "\0" not in text))
async def test_no_other_data_is_a_press_of_ours(keys: Keys, data: str) -> None:
    """T1, S4"""
    tag = keys.tag("button", "case.claim:42:7", "810000102")  # another chat's
    for forged in (data, f"{data}:{tag}", f"case.claim:42:7:{tag}", "case.claim:42:7", ":" + tag):
        found = await seen(keys, updates.press(forged))
        assert (found.event, found.press) == (Event.PRESS, None)


@pytest.mark.parametrize("more", [{"message": None}, {"message": None, "inline_message_id": "x"}, {"message": 5}])
async def test_a_press_without_its_message_carries_nothing(keys: Keys, more: dict[str, object]) -> None:
    """T1"""
    tag = keys.tag("button", "a:b:1", "810000101")
    found = await seen(keys, updates.press(f"a:b:1:{tag}", **more))
    assert (found.event, found.press) == (Event.PRESS, None)


@pytest.mark.parametrize("data", [None, 5, ["a:b:1"]])
async def test_a_press_without_data_carries_nothing(keys: Keys, data: object) -> None:
    """T1"""
    assert (await seen(keys, updates.press(data))).press is None


async def test_a_press_on_a_message_too_old_to_be_shown_is_still_a_press(keys: Keys) -> None:
    tag = keys.tag("button", "a:b:1", "810000101")
    old = {"message_id": 77, "chat": updates.PRIVATE, "date": 0}
    assert (await seen(keys, updates.press(f"a:b:1:{tag}", message=old))).press == "a:b:1"


@pytest.mark.parametrize(("after", "event"), [("kicked", Event.UNFOLLOW), ("member", Event.FOLLOW)])
async def test_blocking_and_taking_back_are_seen(keys: Keys, after: str, event: Event) -> None:
    """O4"""
    found = await seen(keys, updates.membership(updates.PRIVATE, "member", after))
    assert (found.event, found.doubt, found.account) == (event, None, "810000101")


@pytest.mark.parametrize(("chat", "event"), [(updates.GROUP, Event.TAKEN_IN), (updates.POSTS, Event.OTHER)])
async def test_being_taken_into_a_group_or_channel_is_seen_with_its_title(
    keys: Keys, chat: dict[str, object], event: Event
) -> None:
    """T8: a unit may have a group, nobody has a channel."""
    found = await seen(keys, updates.membership(chat, "left", "administrator"))
    assert (found.event, found.doubt, found.chat) == (event, Doubt.GROUP, str(chat["id"]))
    assert found.chat_title == chat["title"]


async def test_being_thrown_out_of_a_group_is_seen(keys: Keys) -> None:
    """T8"""
    found = await seen(keys, updates.membership(updates.GROUP, "member", "kicked"))
    assert (found.event, found.doubt, found.chat) == (Event.UNFOLLOW, Doubt.GROUP, str(updates.GROUP["id"]))


@pytest.mark.parametrize(
    ("chat", "more"),
    [
        ({"id": -100403, "title": "Nhóm", "type": "group"}, {"migrate_to_chat_id": -1001000000403}),
        ({"id": -1001000000403, "title": "Nhóm", "type": "supergroup"}, {"migrate_from_chat_id": -100403}),
    ],
)
async def test_a_groups_new_id_is_read_in_the_old_group_and_in_the_new(
    keys: Keys, chat: dict[str, object], more: dict[str, object]
) -> None:
    """O11"""
    found = await seen(keys, updates.message(chat=chat, text=None, **more))
    assert (found.event, found.chat, found.moved_to) == (Event.MOVED, "-100403", "-1001000000403")


@pytest.mark.parametrize(
    "more", [{"forward_origin": {"type": "hidden_user"}}, {"from": {**updates.PERSON, "id": 1087968824}}]
)
async def test_a_command_in_a_group_that_is_not_the_senders_own_is_not_read(
    keys: Keys, more: dict[str, object]
) -> None:
    """T6, T7"""
    found = await seen(keys, updates.message(chat=updates.GROUP, text="/lienhe", **more))
    assert (found.event, found.text, found.doubt) == (Event.OTHER, "", Doubt.GROUP)


@pytest.mark.parametrize(
    ("more", "doubt"),
    [
        ({"chat": updates.GROUP}, Doubt.GROUP),
        ({"chat": updates.GROUP, "from": {**updates.PERSON, "id": 1087968824, "is_bot": True}}, Doubt.GROUP),
        ({"chat": updates.GROUP, "text": None, "new_chat_members": [updates.BOT]}, Doubt.GROUP),
        ({"from": {**updates.PERSON, "id": 1087968824}}, Doubt.ANONYMOUS),
        ({"from": {**updates.PERSON, "id": 777000}}, Doubt.ANONYMOUS),
        ({"from": {**updates.PERSON, "is_bot": True}}, Doubt.ANONYMOUS),
        ({"from": None}, Doubt.ANONYMOUS),
        ({"sender_chat": updates.POSTS}, Doubt.ANONYMOUS),
        ({"via_bot": updates.BOT}, Doubt.VIA_BOT),
        ({"forward_origin": {"type": "user", "sender_user": updates.PERSON, "date": 1}}, Doubt.FORWARDED),
        ({"forward_origin": {"type": "a new kind"}}, Doubt.FORWARDED),
    ],
)
async def test_words_that_may_not_be_the_senders_own_are_doubted(
    keys: Keys, more: dict[str, object], doubt: Doubt
) -> None:
    """T6, T7, T8"""
    assert (await seen(keys, updates.message(**{"text": "/duyet 42", **more}))).doubt is doubt


async def test_a_channel_post_is_a_strangers_channel(keys: Keys) -> None:
    """T8"""
    post = {"message_id": 5, "chat": updates.POSTS, "sender_chat": updates.POSTS, "date": updates.DATE, "text": "tin"}
    found = await seen(keys, updates.update("channel_post", post))
    assert (found.doubt, found.chat) == (Doubt.GROUP, str(updates.POSTS["id"]))


async def test_a_press_in_a_group_is_doubted(keys: Keys) -> None:
    """T3, T8"""
    found = await seen(keys, updates.press("x", message={"message_id": 1, "chat": updates.GROUP, "date": 1}))
    assert found.doubt is Doubt.GROUP


async def test_nothing_is_fetched_from_a_strangers_group(keys: Keys) -> None:
    """T8"""
    shelf = Shelf()
    found = await seen(keys, updates.message(chat=updates.GROUP, photo=updates.PHOTO), shelf)
    assert (found.files, shelf.asked) == ((), [])


@pytest.mark.parametrize("name", updates.OF_NO_CONCERN)
async def test_an_update_of_no_concern_is_ignored(keys: Keys, name: str) -> None:
    """U8, T7"""
    assert await read(keys, updates.OF_NO_CONCERN[name]) is None


@pytest.mark.parametrize("kind", ["100,000 arrays deep", "bad UTF-8", "NUL escaped", "an array"])
async def test_a_malformed_body_is_unreadable_here_too(keys: Keys, kind: str) -> None:
    """U12"""
    with pytest.raises(Unreadable):
        await read(keys, MALFORMED[kind])


async def test_why_an_update_makes_no_sense_does_not_quote_it(keys: Keys) -> None:
    with pytest.raises(Unreadable) as caught:
        await read(keys, updates.message(text={"mật": "khẩu"}))
    assert "khẩu" not in str(caught.value)
    assert caught.value.__context__ is None


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
) | st.sampled_from(["2026-01-01T00:00:00", "", "private", updates.PRIVATE, updates.PERSON, updates.PHOTO])
NAMES = st.sampled_from(
    [
        *("message_id", "date", "edit_date", "chat", "from", "text", "caption", "photo", "document", "voice"),
        *("reply_to_message", "via_bot", "forward_origin", "sticker", "data", "id", "message", "new_chat_member"),
    ]
)
KINDS = st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "channel_post"])


@settings(deadline=None, max_examples=300)
@given(KINDS, st.dictionaries(NAMES, ODD, max_size=4), st.booleans())
async def test_any_change_to_an_update_gives_a_value_or_unreadable(
    keys: Keys, kind: str, changes: dict[str, object], whole: bool
) -> None:
    """U8, S1"""
    base = {"message_id": 1, "date": updates.DATE, "chat": updates.PRIVATE, "from": updates.PERSON, "text": "x"}
    body = updates.update(kind, {**(base if whole else {}), **changes})
    try:
        found = await read(keys, body)
    except Unreadable:
        return
    assert found is None or found.occurred_at <= found.received_at
