"""R1: `kill -9` at random moments while people are at work; nothing is lost, nothing done twice."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import Clock
from storage.tables import cases, words
from storage.work import Work
from tests.torture.load import Load
from tests.torture.record import keep
from tests.torture.stage import Stage, staged

IN_A_START = 0.2  # share of kills that strike while the program starts
SHORT_LIFE, LONG_LIFE = 1.5, 3.0  # seconds that a life lasts at most, once it takes calls


async def kills(stage: Stage, number: int, chance: random.Random, life: float) -> None:
    """Kill and start, so many times."""
    for _ in range(number):
        if chance.random() < IN_A_START:
            await Clock().sleep(chance.uniform(0, 0.6))
        else:
            await stage.program.ready()
            stage.outside.repeat_now()
            await Clock().sleep(chance.uniform(0, life))
        await stage.kill()
        stage.program.start()
    await stage.program.ready()
    stage.outside.repeat_now()


async def work_through(stage: Stage, number: int, seed: int, life: float) -> Load:
    """People at work from the first kill to the last, and until everything asked is answered."""
    load = Load(stage.outside)
    await stage.start()
    async with asyncio.TaskGroup() as group:
        working = group.create_task(load.run())
        await kills(stage, number, random.Random(seed), life)
        load.close()
        await working
    await stage.rest()
    return load


def questions(work: Work) -> Counter[tuple[str, str]]:
    """Code and question of every case."""
    query = select(cases.c.code, words.c.body).join(words, words.c.case_id == cases.c.id)
    return Counter((row.code, row.body) for row in work.connection.execute(query.where(words.c.kind == "question")))


async def _tortured(database_url: str, folder: Path, number: int, seed: int, life: float) -> tuple[Stage, Load]:
    async with staged(database_url, folder) as stage:
        load = await work_through(stage, number, seed, life)
        assert await stage.data.read(questions) == Counter((one.code, one.question) for one in load.asked)
        assert load.answered == {one.code for one in load.asked}
        await stage.check()
        return stage, load


@pytest.mark.timeout(300)
async def test_kills_at_random_moments_lose_nothing_and_repeat_nothing(database_url: str, tmp_path: Path) -> None:
    """R1, I1 to I12"""
    stage, load = await _tortured(database_url, tmp_path, 20, 1, SHORT_LIFE)
    assert stage.kills == 20
    assert load.asked


@pytest.mark.torture
@pytest.mark.timeout(7200)
async def test_many_kills_at_random_moments_lose_nothing_and_repeat_nothing(
    database_url: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """R1, the long form: the result is kept in docs/torture.md"""
    number = pytestconfig.getoption("--kills")
    stage, load = await _tortured(database_url, tmp_path, number, random.SystemRandom().randrange(10**6), LONG_LIFE)
    keep("sqlite" if stage.data.path else "postgresql", stage, load)
