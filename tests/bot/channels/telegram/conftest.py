"""The stage, for every test of the channel."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.channels.telegram.stage import Stage, staged
from tests.fakes import FakeClock


@pytest.fixture
async def stage(clock: FakeClock) -> AsyncIterator[Stage]:
    async with staged(clock) as built:
        yield built
