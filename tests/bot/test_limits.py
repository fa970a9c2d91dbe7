"""No window of the ledger holds more calls than the limit."""

from __future__ import annotations

import asyncio
from bisect import bisect_left

from bot.limits import LIMITS, ChannelLimits, Limit, Limits, limits_at
from handlers.talk import Channel
from tests.fakes import FakeClock


def fullest(times: list[float], seconds: float) -> int:
    """The largest number of calls in any window that is open at its end."""
    return max(bisect_left(times, at + seconds - 1e-9) - index for index, at in enumerate(times))


async def call(limits: Limits, clock: FakeClock, chats: list[str], channel: Channel = Channel.TELEGRAM) -> list[float]:
    times = []
    for chat in chats:
        await limits.wait(channel, chat)
        times.append(clock.monotonic())
    return times


async def test_a_channel_never_takes_more_than_its_limit_in_any_second(clock: FakeClock) -> None:
    """L7"""
    times = await call(Limits(clock), clock, [str(number) for number in range(200)])
    assert fullest(times, 1.0) == 25
    assert times[-1] < 8


async def test_a_chat_gets_at_most_one_message_a_second(clock: FakeClock) -> None:
    """L7"""
    times = await call(Limits(clock), clock, ["7"] * 30)
    assert fullest(times, 1.0) == 1


async def test_a_group_gets_at_most_eighteen_messages_a_minute(clock: FakeClock) -> None:
    """L7"""
    times = await call(Limits(clock), clock, ["-100"] * 60)
    assert fullest(times, 60.0) == 18


async def test_zalo_takes_less_than_four_thousand_calls_a_minute(clock: FakeClock) -> None:
    """L7"""
    times = await call(Limits(clock), clock, ["1"] * 4000, Channel.ZALO)
    assert fullest(times, 60.0) <= 3500


async def test_at_another_pace_each_limit_holds_in_a_shorter_time(clock: FakeClock) -> None:
    """L7"""
    assert limits_at(1.0) == LIMITS
    times = await call(Limits(clock, limits_at(10.0)), clock, ["7"] * 30)
    assert fullest(times, 0.1) == 1
    assert times[-1] < 3.2
    times = await call(Limits(clock, limits_at(10.0)), clock, ["-100"] * 60)
    assert fullest(times, 6.0) == 18


async def test_the_first_message_does_not_wait(clock: FakeClock) -> None:
    assert await call(Limits(clock), clock, ["1", "2"]) == [0.0, 0.0]


async def test_a_channel_without_limits_does_not_wait(clock: FakeClock) -> None:
    assert await call(Limits(clock), clock, ["a@b.vn"] * 100, Channel.EMAIL) == [0.0] * 100


class OwnClock(FakeClock):
    """A clock on which sleepers wake in the order of their times, as real ones do."""

    def __init__(self) -> None:
        super().__init__()
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        event = asyncio.Event()
        self._sleepers.append((self.monotonic() + seconds, event))
        await event.wait()

    def wake_next(self) -> bool:
        if not self._sleepers:
            return False
        self._sleepers.sort(key=lambda sleeper: sleeper[0])
        at, event = self._sleepers.pop(0)
        self.advance(max(0.0, at - self.monotonic()))
        event.set()
        return True


async def settle(clock: OwnClock) -> None:
    """Let everybody go on until all sleep, then wake the next, until nobody sleeps."""
    while True:
        for _ in range(5):
            await FakeClock.sleep(clock, 0)
        if not clock.wake_next():
            return


async def test_a_slow_group_keeps_no_place_from_others() -> None:
    """L6, L7: lanes side by side, one of them a group with a long queue."""
    clock = OwnClock()
    limits = Limits(clock, {Channel.TELEGRAM: ChannelLimits(Limit(2, 1.0), Limit(1, 1.0), Limit(2, 60.0))})
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(call(limits, clock, ["-1"] * 6))
        quick = [group.create_task(call(limits, clock, [str(number)] * 3)) for number in range(1, 4)]
        await settle(clock)
    others = sorted(at for task in quick for at in task.result())
    assert others[-1] < 7
    assert fullest(sorted(others + slow.result()), 1.0) <= 2
    assert fullest(slow.result(), 60.0) == 2
    assert all(fullest(task.result(), 1.0) == 1 for task in quick)


async def test_chats_that_are_quiet_are_forgotten(clock: FakeClock) -> None:
    limits = Limits(clock, {Channel.TELEGRAM: LIMITS[Channel.TELEGRAM]})
    for number in range(10_200):
        clock.advance(2)
        await limits.wait(Channel.TELEGRAM, str(number))
    assert len(limits._places) < 1000
