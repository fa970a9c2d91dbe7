"""The program is killed at each place where something could get lost or done twice, and started again (§4.1).

A case is filed and its cards are on their way; an officer on Telegram takes it on. Whatever dies in between, the case
is claimed once, everybody is told, and every invariant holds.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.sandbox.ledger import Message
from storage import people
from storage.tables import inbox, outbox
from storage.tables import trail as steps
from storage.work import Work
from tests.torture.cast import OFFICERS, drafted, filed, journalist
from tests.torture.invariants import COPY
from tests.torture.players import Player, offers, opening
from tests.torture.stage import Stage, staged

JOURNALIST = journalist(1)
CODE = "BC-20"


@asynccontextmanager
async def a_case(database_url: str, folder: Path, *, echoes: bool = False) -> AsyncIterator[Stage]:
    """One case is filed, its receipt and three cards wait in the outbox; the program has never run.

    Without Zalo's `echoes` the officer's press is the first update that comes in: the one that is struck.
    """
    async with staged(database_url, folder) as stage:
        stage.outside.zalo.messages.echoes = echoes
        await stage.data.write(
            partial(filed, person=JOURNALIST, question="Có bao nhiêu người tham gia BHXH tự nguyện?")
        )
        yield stage


async def claim(stage: Stage) -> None:
    """The officer on Telegram presses as soon as the card is there."""
    officer = Player(stage.outside, OFFICERS[0])
    card = await officer.sees(offers("choice_claim", CODE))
    await officer.press(card, "choice_claim")


async def ends_well(stage: Stage) -> None:
    """Started again, everything comes to rest: the case is claimed once and every invariant holds."""
    await stage.start()
    await comes_to_rest(stage)


async def comes_to_rest(stage: Stage) -> None:
    await stage.rest()
    assert await stage.data.read(events) == ["receive", "claim"]
    await stage.check()
    await told_once(stage)


async def told_once(stage: Stage) -> None:
    """The journalist has the receipt and nothing else: a claim is none of theirs. A copy only of a call in doubt."""
    told = [one.text for one in Player(stage.outside, JOURNALIST).chat() if one.sender == "bot"]
    assert {text.removeprefix(COPY) for text in told} == {told[0].removeprefix(COPY)}
    assert opening("filed").partition("\n")[0] in told[0]
    account = await stage.data.read(lambda work: people.find_account(work, JOURNALIST.channel, JOURNALIST.external_id))
    assert account is not None
    assert len(told) <= 1 + stage.doubts[account.id]
    assert sum(not text.startswith(COPY) for text in told) <= 1


async def ends_with_a_claim(stage: Stage) -> None:
    await stage.start()
    await claim(stage)
    await stage.until(lambda: _is_claimed(stage))
    await comes_to_rest(stage)


async def _is_claimed(stage: Stage) -> bool:
    return "claim" in await stage.data.read(events)


def events(work: Work) -> list[str]:
    return list(work.connection.scalars(select(steps.c.event).order_by(steps.c.id)))


def letters(work: Work) -> list[str]:
    return list(work.connection.scalars(select(inbox.c.state)))


def chats(stage: Stage) -> list[Message]:
    everybody = (JOURNALIST, *OFFICERS)
    return [one for person in everybody for one in Player(stage.outside, person).chat() if one.sender == "bot"]


async def test_killed_before_the_inbox_commits_nothing_was_acknowledged(database_url: str, tmp_path: Path) -> None:
    """K1"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start("intake.before_commit=exit")
        await claim(stage)
        await stage.died()
        assert await stage.data.read(letters) == []
        assert stage.outside.gate.acknowledged == []
        await ends_well(stage)


async def test_killed_before_the_answer_200_the_repeat_changes_nothing(database_url: str, tmp_path: Path) -> None:
    """K2"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start("intake.committed=exit")
        await claim(stage)
        await stage.died()
        assert await stage.data.read(letters) == ["new"]
        assert stage.outside.gate.acknowledged == []
        await ends_well(stage)


async def test_killed_before_a_worker_takes_it_an_update_is_handled_after_the_start(
    database_url: str, tmp_path: Path
) -> None:
    """K3"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start(only="intake,web,delivery")
        await claim(stage)
        await stage.until(lambda: any(path.startswith("/telegram") for path, _ in stage.outside.gate.acknowledged))
        await stage.kill()
        assert await stage.data.read(events) == ["receive"]
        await stage.start()
        await stage.until(lambda: _is_claimed(stage), 5)
        await comes_to_rest(stage)


@pytest.mark.parametrize("place", ["processing.claimed", "processing.before_commit"])
async def test_killed_while_handling_an_update_it_is_handled_again_from_the_start(
    database_url: str, tmp_path: Path, place: str
) -> None:
    """K4"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start(f"{place}=exit")
        await claim(stage)
        await stage.died()
        assert await stage.data.read(events) == ["receive"]
        await ends_well(stage)


async def test_killed_after_the_commit_what_it_told_is_sent_after_the_start(database_url: str, tmp_path: Path) -> None:
    """K5"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start("processing.committed=exit")
        await claim(stage)
        await stage.died()
        await ends_well(stage)


async def test_killed_after_claiming_messages_they_are_sent_once(database_url: str, tmp_path: Path) -> None:
    """K6: no call had begun, so nothing is in doubt and nothing is a copy"""
    async with a_case(database_url, tmp_path) as stage:
        await stage.start("delivery.claimed=exit")
        await stage.died()
        assert chats(stage) == []
        assert not stage.doubts
        await ends_with_a_claim(stage)


@pytest.mark.parametrize("place", ["delivery.calling", "delivery.answered"])
async def test_killed_around_a_call_at_most_one_copy_comes_and_says_so(
    database_url: str, tmp_path: Path, place: str
) -> None:
    """K7, K8"""
    async with a_case(database_url, tmp_path, echoes=True) as stage:
        await stage.start(f"{place}=exit")
        await stage.died()
        assert stage.doubts
        await ends_with_a_claim(stage)


async def test_killed_with_a_reply_on_its_way_one_copy_comes_and_says_so(database_url: str, tmp_path: Path) -> None:
    """K7: the request was written and its message seen; the reply never came"""
    async with a_case(database_url, tmp_path, echoes=True) as stage:
        stage.outside.gate.hold(JOURNALIST.external_id, CODE)
        await stage.start()
        await stage.outside.gate.held.wait()
        await stage.kill()
        await ends_with_a_claim(stage)
        receipts = [one.text for one in Player(stage.outside, JOURNALIST).chat()]
        assert [text.startswith(COPY) for text in receipts] == [False, True]


@pytest.mark.parametrize("who", [0, 1], ids=["zalo", "telegram"])
async def test_killed_after_every_part_a_long_message_goes_on_at_the_next(
    database_url: str, tmp_path: Path, who: int
) -> None:
    """K9"""
    reader = journalist(who)
    async with staged(database_url, tmp_path) as stage:
        await stage.data.write(partial(drafted, person=reader, question="Câu hỏi dài? " * 400))
        while not await stage.data.read(_nothing_to_send):
            await stage.start("delivery.part_sent=exit", only="delivery")
            await stage.died()
        texts = [one.text for one in Player(stage.outside, reader).chat()]
        parts = [text[:6] for text in texts if text.startswith("(")]
        assert len(parts) >= 2
        assert parts == [f"({number}/{len(parts)}) " for number in range(1, len(parts) + 1)]
        assert stage.kills == len(texts)


def _nothing_to_send(work: Work) -> bool:
    return not work.connection.scalar(select(func.count()).where(outbox.c.state.in_(("pending", "unsure"))))
