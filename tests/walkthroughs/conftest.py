"""One sandbox for the walkthroughs of a file."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.walkthroughs.town import Town, open_town


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """Everybody at their first start."""
    async with open_town(tmp_path_factory.mktemp("sandbox")) as town:
        yield town


@pytest_asyncio.fixture(loop_scope="module")
async def calm(town: Town) -> AsyncIterator[Town]:
    """The same, with every fault switched off afterwards."""
    yield town
    await town.mend()
