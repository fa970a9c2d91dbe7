"""Two timekeepings on one PostgreSQL database: no rung twice, none lost (I9)."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial

from bot.timekeeping import _posted
from handlers.clocks import reminders
from storage.keys import Keys
from storage.postgres import PostgresDatabase
from tests.fakes import FakeClock
from tests.handlers.clocks.stage import Agency, local


async def test_two_timekeepings_tell_every_rung_once_to_each(postgres_url: str, clock: FakeClock, keys: Keys) -> None:
    first = await PostgresDatabase.open(postgres_url, keys, clock.now)
    second = await PostgresDatabase.open(postgres_url, keys, clock.now)
    try:
        agency = await Agency.open(first, clock, local(23, 9))
        await agency.team()
        ids = [await agency.directed() for _ in range(4)]
        for _ in range(50):
            clock.advance(1_800)
            few = partial(_posted, partial(reminders.announced, limit=3))
            while any(found for found, _ in await asyncio.gather(first.write(few), second.write(few))):
                pass
        told = [one for one in await agency.posted() if one.key.startswith("rung:")]
        assert max(Counter(one.key for one in told).values()) == 1
        for case_id in ids:
            found = (await agency.clocks(case_id))["DISPATCH"]
            names = [name for name, outcome in await agency.outcomes(found.id) if outcome == "told"]
            assert names == ["12h", "6h", "2h", "30m", "breach"]
            assert await agency.breaches(found.id) == [found.due_at]
            code = f"BC-2026-{ids.index(case_id) + 1:05d}"
            per_person = Counter(one.name for one in told if code in one.text)
            assert per_person == {"claimer": 5, "colleague": 4, "head": 4, "leader": 1}
    finally:
        await second.close()
        await first.close()
