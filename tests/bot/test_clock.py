"""Tests of waiting for an event."""

from __future__ import annotations

import asyncio

import pytest

from bot.clock import wait


async def test_an_event_already_set_is_seen_and_cleared() -> None:
    event = asyncio.Event()
    event.set()
    assert await wait(event, 0)
    assert not event.is_set()


async def test_without_the_event_the_time_runs_out() -> None:
    assert not await wait(asyncio.Event(), 0.01)


async def test_a_cancellation_that_comes_together_with_the_event_is_not_lost() -> None:
    event = asyncio.Event()

    async def for_ever() -> None:
        while True:
            await wait(event, 30)

    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        waiting = group.create_task(for_ever())
        await wait(asyncio.Event(), 0.01)
        event.set()
        await asyncio.sleep(0)  # noqa: TID251 - one turn of the loop: the event has arrived, the waiter not yet run
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
