"""A worker dies at every place there is; the next one finishes what it began.

An exception at a failpoint stands for the kill: nothing after it is done, in this process either.
"""

from __future__ import annotations

import pytest

from handlers.talk import Channel, Kind, Outgoing, say
from storage.work import Database
from tests.bot.delivery_rig import Rig
from tests.fakes import FakeClock


@pytest.fixture
def rig(database: Database, clock: FakeClock) -> Rig:
    return Rig(database, clock)


def out(to: int, text: str = "x", kind: Kind = Kind.ANSWER) -> Outgoing:
    return Outgoing(to, say("files_not_carried", names=text), kind=kind)


async def killed_at(rig: Rig, place: str) -> None:
    """Start a worker that dies there, and after its lease ended another one that lives."""
    await rig.restarted(f"delivery.{place}=raise").drain()
    rig.restarted()
    await rig.later(59)
    assert len(rig.telegram.seen) + len(rig.zalo.seen) == (place in ("answered", "part_sent"))
    await rig.later(1)


async def test_killed_before_claiming_the_message_is_sent(rig: Rig) -> None:
    """K5"""
    await rig.post(out((await rig.meet("7")).id))
    with pytest.raises(Exception, match=r"delivery\.claiming"):
        await rig.restarted("delivery.claiming=raise").drain()
    rig.restarted()
    await rig.drain()
    assert len(rig.telegram.texts("7")) == 1


@pytest.mark.parametrize("kind", [Kind.ANSWER, Kind.REMINDER])
async def test_killed_after_claiming_the_message_is_sent_once_the_lease_ended(rig: Rig, kind: Kind) -> None:
    """K6: surely not delivered, so a reminder too, and nothing says that it is a copy"""
    await rig.post(out((await rig.meet("7")).id, kind=kind))
    await killed_at(rig, "claimed")
    [text] = rig.telegram.texts("7")
    assert "gửi lại" not in text
    assert await rig.states() == ["sent"]


@pytest.mark.parametrize(("place", "copies"), [("calling", 1), ("answered", 2)])
async def test_killed_around_the_call_an_answer_is_sent_again(rig: Rig, place: str, copies: int) -> None:
    """K7, K8"""
    await rig.post(out((await rig.meet("7")).id))
    await killed_at(rig, place)
    texts = rig.telegram.texts("7")
    assert len(texts) == copies
    assert texts[-1].startswith("(gửi lại) ")
    assert await rig.states() == ["sent"]


@pytest.mark.parametrize(("place", "copies"), [("calling", 0), ("answered", 1)])
async def test_killed_around_the_call_a_reminder_is_not_sent_again(rig: Rig, place: str, copies: int) -> None:
    """K7, K8"""
    await rig.post(out((await rig.meet("7")).id, kind=Kind.REMINDER))
    await killed_at(rig, place)
    assert len(rig.telegram.texts("7")) == copies
    assert await rig.outcomes() == [("dead", "unknown whether it arrived")]


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_killed_between_parts_the_next_worker_goes_on_at_the_first_unsent_one(rig: Rig, channel: Channel) -> None:
    """K9"""
    await rig.post(out((await rig.meet("7", channel)).id, "từng phần " * 50))
    await killed_at(rig, "part_sent")
    sender = rig.telegram if channel is Channel.TELEGRAM else rig.zalo
    parts = [text[:6] for text in sender.texts("7")]
    assert parts == [f"({number}/{len(parts)}) " for number in range(1, len(parts) + 1)]
    assert len(parts) > 2


async def test_killed_after_the_second_part_was_taken_only_that_part_comes_twice(rig: Rig) -> None:
    """K8, K9"""
    await rig.post(out((await rig.meet("7")).id, "từng phần " * 45))
    await rig.restarted("delivery.part_sent=raise").drain()
    rig.clock.advance(60)
    await rig.restarted("delivery.answered=raise").drain()
    rig.clock.advance(60)
    await rig.restarted().drain()
    starts = [text[:9] for text in rig.telegram.texts("7")]
    assert [start[:6] for start in starts[:2]] == ["(1/3) ", "(2/3) "]
    assert starts[2] == "(gửi lại)"
    assert starts[3][:6] == "(3/3) "
