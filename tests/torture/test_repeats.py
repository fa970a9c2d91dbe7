"""The same thing comes ten times at once, on one process and on two: it is done once, and everybody hears 200."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from storage.tables import inbox
from storage.tables import trail as steps
from storage.work import Work
from tests.torture.cast import OFFICERS, drafted, filed, journalist
from tests.torture.players import Player, offers
from tests.torture.stage import Stage, staged

TEN = 10


async def replicas(stage: Stage) -> None:
    """One process on SQLite, which allows no more; two on PostgreSQL."""
    await stage.start()
    if stage.data.path is None:
        other = stage.second()
        other.start()
        await other.ready()


def letters(work: Work) -> int:
    return int(work.connection.scalar(select(func.count()).select_from(inbox)) or 0)


def open_letters(work: Work) -> int:
    return int(work.connection.scalar(select(func.count()).where(inbox.c.state == "new")) or 0)


def events(work: Work) -> list[str]:
    return list(work.connection.scalars(select(steps.c.event).order_by(steps.c.id)))


async def test_an_update_that_comes_ten_times_at_once_files_one_request(database_url: str, tmp_path: Path) -> None:
    """U1, on Zalo: the same event"""
    person = journalist(0)
    async with staged(database_url, tmp_path) as stage:
        stage.outside.zalo.messages.echoes = False
        await stage.data.write(partial(drafted, person=person, question="Có bao nhiêu người tham gia?"))
        await replicas(stage)
        player = Player(stage.outside, person)
        review = await player.sees(offers("choice_file"))
        stage.outside.gate.copies = TEN
        await player.press(review, "choice_file")
        await stage.rest()
        assert stage.outside.gate.statuses == [200] * TEN
        assert await stage.data.read(letters) == 1
        assert await stage.data.read(events) == ["receive"]
        await stage.check()


async def test_a_press_that_comes_ten_times_at_once_claims_once(database_url: str, tmp_path: Path) -> None:
    """U1, on Telegram: the same update"""
    async with staged(database_url, tmp_path) as stage:
        stage.outside.zalo.messages.echoes = False
        await stage.data.write(partial(filed, person=journalist(1), question="Có bao nhiêu người tham gia?"))
        await replicas(stage)
        officer = Player(stage.outside, OFFICERS[0])
        card = await officer.sees(offers("choice_claim"))
        stage.outside.gate.copies = TEN
        await officer.press(card, "choice_claim")
        await stage.rest()
        assert stage.outside.gate.statuses == [200] * TEN
        assert await stage.data.read(letters) == 1
        assert await stage.data.read(events) == ["receive", "claim"]
        await stage.check()


async def test_one_press_under_ten_update_ids_claims_once(database_url: str, tmp_path: Path) -> None:
    """U3, F4: Telegram may deliver one press as several updates"""
    async with staged(database_url, tmp_path) as stage:
        stage.outside.zalo.messages.echoes = False
        await stage.data.write(partial(filed, person=journalist(1), question="Có bao nhiêu người tham gia?"))
        await replicas(stage)
        officer = Player(stage.outside, OFFICERS[0])
        card = await officer.sees(offers("choice_claim"))
        gate = stage.outside.gate
        async with gate.many(TEN):
            await officer.press(card, "choice_claim")
            await stage.until(lambda: len(gate.statuses) == TEN)
        await stage.until(lambda: _all_handled(stage))
        assert gate.statuses == [200] * TEN
        assert len({json.loads(body)["update_id"] for _, body in gate.acknowledged}) == TEN
        assert await stage.data.read(letters) == TEN
        assert await stage.data.read(events) == ["receive", "claim"]
        await asyncio.gather(*(program.kill() for program in stage.programs))


async def _all_handled(stage: Stage) -> bool:
    return await stage.data.read(open_letters) == 0
