"""Messages arrive: in order, within the limits, as cards that change in place."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.talk import Channel, Choice, FileRef, Kind, Outgoing, say
from storage import tables
from storage.deliveries import latest_choices
from storage.files import keep
from storage.work import Database
from tests.bot.delivery_rig import Rig
from tests.fakes import FakeClock

YES = ((Choice(say("channel_email"), "yes", "42", 1, ("co",)),),)


@pytest.fixture
def rig(database: Database, clock: FakeClock) -> Rig:
    return Rig(database, clock)


def out(to: int, text: str, **more: object) -> Outgoing:
    return Outgoing(to, say("files_not_carried", names=text), **more)  # type: ignore[arg-type]  # the test's own words


async def test_a_message_arrives_in_the_readers_words(rig: Rig) -> None:
    reader = await rig.meet("7")
    await rig.post(Outgoing(reader.id, say("unreachable_notice", name="An", channel="x", code="BC-1")))
    await rig.drain()
    [parcel] = rig.telegram.seen
    assert parcel.to == "7"
    assert [parcel.text[at : at + length] for at, length in parcel.bold] == ["An", "BC-1"]
    assert await rig.states() == ["sent"]


async def test_a_person_reads_things_in_the_order_they_were_said(rig: Rig) -> None:
    readers = [await rig.meet(str(number), Channel.ZALO) for number in range(5)]
    kinds = [Kind.DIGEST, Kind.ANSWER, Kind.REMINDER, Kind.REPLY]
    await rig.post(*(out(each.id, f"{number}", kind=kind) for number, kind in enumerate(kinds) for each in readers))
    await rig.drain()
    for reader in readers:
        assert [text[-1] for text in rig.zalo.texts(reader.external_id)] == ["0", "1", "2", "3"]


async def test_nothing_is_sent_twice(rig: Rig) -> None:
    await rig.post(out((await rig.meet("7")).id, "x"))
    await asyncio.gather(*(rig.restarted().drain() for _ in range(4)))
    assert rig.telegram.calls == 1


async def test_messages_to_one_chat_leave_a_second_apart(rig: Rig, clock: FakeClock) -> None:
    """O2"""
    reader = await rig.meet("7")
    start = clock.monotonic()
    await rig.post(*(out(reader.id, str(number)) for number in range(5)))
    await rig.drain()
    assert clock.monotonic() - start >= 4


async def test_a_card_is_edited_in_place_where_that_can_be_done(rig: Rig) -> None:
    reader = await rig.meet("7")
    for text in ("first", "second"):
        await rig.post(out(reader.id, text, kind=Kind.CARD, card="case:1", choices=YES))
        await rig.drain()
    first, second = rig.telegram.seen
    assert (first.edits, second.edits) == (None, "telegram-1")
    assert len(second.buttons) == 1


async def test_a_card_too_long_to_be_edited_is_sent_anew(rig: Rig) -> None:
    reader = await rig.meet("7")
    await rig.post(out(reader.id, "short", kind=Kind.CARD, card="case:1"))
    await rig.drain()
    await rig.post(out(reader.id, "long " * 60, kind=Kind.CARD, card="case:1"))
    await rig.drain()
    await rig.post(out(reader.id, "short again", kind=Kind.CARD, card="case:1"))
    await rig.drain()
    assert [parcel.edits for parcel in rig.telegram.seen] == [None, None, None, "telegram-3"]


async def test_a_card_is_sent_anew_on_a_channel_that_cannot_edit_if_it_matters(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    for text, matters in (("first", True), ("trifle", False), ("last", True)):
        await rig.post(out(reader.id, text, kind=Kind.CARD, card="case:1", matters=matters))
        await rig.drain()
    assert [text[-5:] for text in rig.zalo.texts("7")] == ["first", " last"]
    assert await rig.outcomes() == [("sent", None), ("dropped", "this channel cannot edit"), ("sent", None)]


async def test_of_several_waiting_states_of_a_card_only_the_newest_is_sent(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    cards = [out(reader.id, text, kind=Kind.CARD, card="case:1") for text in ("old", "new")]
    await rig.post(*cards)
    await rig.drain()
    assert [text[-3:] for text in rig.zalo.texts("7")] == ["new"]
    assert await rig.outcomes() == [("dropped", "superseded"), ("sent", None)]


async def test_a_card_is_not_given_up_for_a_newer_one_that_will_not_be_shown(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    await rig.post(
        out(reader.id, "old", kind=Kind.CARD, card="case:1"),
        out(reader.id, "new", kind=Kind.CARD, card="case:1", matters=False),
    )
    await rig.drain()
    assert [text[-3:] for text in rig.zalo.texts("7")] == ["old"]


async def test_the_numbered_list_is_kept_with_what_was_sent(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    await rig.post(out(reader.id, "x", choices=YES))
    await rig.drain()
    assert rig.zalo.texts("7")[0].endswith("\n\n1. thư điện tử")
    assert await rig.database.read(lambda work: latest_choices(work, reader.id, work.now)) == [
        {"number": 1, "vi": "thư điện tử", "en": "e-mail", "words": ["co"], "data": "yes:42:1"}
    ]


async def test_files_follow_the_text(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    file_id = await rig.database.write(lambda work: keep(work, "application/pdf", b"%PDF-1.7"))
    await rig.post(out(reader.id, "x", files=(FileRef(file_id, "tài liệu.pdf"),)))
    await rig.drain()
    assert [parcel.file and parcel.file.name for parcel in rig.zalo.seen] == [None, "tài liệu.pdf"]
    assert await rig.states() == ["sent"]


async def test_what_is_too_late_is_dropped_with_a_record(rig: Rig, clock: FakeClock) -> None:
    """O13; an answer is never too late, save where the authorisation that it rests on ends (2.4)"""
    soon = clock.now() + timedelta(hours=1)
    ends = ((Kind.REMINDER, soon), (Kind.ANSWER, None), (Kind.ANSWER, soon))
    for number, (kind, until) in enumerate(ends):
        await rig.post(out((await rig.meet(str(number))).id, "x", kind=kind, valid_until=until))
    await rig.later(3600)
    assert await rig.outcomes() == [("dropped", "expired"), ("sent", None), ("dropped", "expired")]


async def test_a_row_that_cannot_be_rendered_stops_no_other_and_ends_dead(rig: Rig) -> None:
    one, other = await rig.meet("1"), await rig.meet("2")
    too_long = ((Choice(say("resent"), "a" * 60, "42", 1),),)
    await rig.post(out(one.id, "x", choices=too_long), out(other.id, "y"))
    for _ in range(5):
        await rig.later(300)
    assert await rig.outcomes() == [("dead", "ValueError"), ("sent", None)]


async def test_the_worker_sends_what_is_put_while_it_runs_and_stops_in_order(rig: Rig) -> None:
    """K12"""
    readers = [await rig.meet(str(number)) for number in range(30)]
    async with asyncio.TaskGroup() as group:
        running = group.create_task(rig.delivery.run())
        await rig.post(*(out(each.id, "x") for each in readers))
        rig.wake.set()
        while len(rig.telegram.seen) < len(readers):
            await rig.clock.sleep(0)
        rig.delivery.stop()
        await running
    assert set(await rig.states()) == {"sent"}


async def test_a_one_time_code_is_not_kept_once_it_has_left_or_never_will(rig: Rig, clock: FakeClock) -> None:
    """T4, T9"""
    reader = await rig.meet("7")
    late = clock.now() + timedelta(seconds=-1)
    await rig.post(out(reader.id, "code-one", secret=True), out(reader.id, "code-two", secret=True, valid_until=late))
    await rig.post(out(reader.id, "kept"))
    await rig.drain()
    payloads = await rig.database.read(lambda work: list(work.connection.scalars(select(tables.outbox.c.payload))))
    assert payloads[:2] == [{}, {}]
    assert "kept" in str(payloads[2])
    assert any("code-one" in parcel.text for parcel in rig.telegram.seen)
