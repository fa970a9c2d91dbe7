"""What an update costs in statements, and that none of them reads a whole table that grows with the years."""

from __future__ import annotations

from pathlib import Path

from bot.timekeeping import CHORES
from handlers.talk import Channel
from procedure.terms import Role
from storage import backlog, clocks, dead_letters, echoes, inbox, outbox, outcomes, people, staff
from storage.work import Work
from tests.bench.place import database, handled, said
from tests.bench.processing import CONTACT, STATUS, file
from tests.bench.road import answered
from tests.bench.statements import counted, whole_reads


def _upkeep(work: Work) -> None:
    inbox.lanes_due(work, 100)
    inbox.take(work, "telegram:1")
    outbox.claim(work, [Channel.TELEGRAM], 64)
    outcomes.resume(work, 1)
    echoes.confirm_echo(work, 1, "unknown", "unknown")
    backlog.backlog(work)
    dead_letters.dead_letters(work, 10)


async def test_nothing_asked_for_an_update_reads_a_whole_table_that_grows(tmp_path: Path) -> None:
    """L2, L8"""
    async with database(tmp_path) as opened:
        with counted() as seen:
            await file(opened, "1")
            for text in (STATUS, CONTACT, "/lienhe", "1"):
                await opened.write(handled(said("1", text)))
            await opened.write(handled(said("1", press="status::0")))
            await opened.write(_upkeep)
        assert len(set(seen)) > 30
        assert whole_reads(opened.path, seen) == []


async def test_nothing_asked_on_the_road_of_a_case_reads_a_whole_table_that_grows(tmp_path: Path) -> None:
    """L2: from taking on to the approval, and the lists of work on the way."""
    async with database(tmp_path) as opened:
        with counted() as seen:
            await answered(opened)
            await opened.write(_timekeeping)
        assert len(set(seen)) > 60
        assert whole_reads(opened.path, seen) == []


def _timekeeping(work: Work) -> None:
    """What looks for itself, again and again, whether something is due."""
    clocks.next_due(work)
    for chore in CHORES.values():
        chore(work)


async def test_one_more_officer_costs_only_their_own_card(tmp_path: Path) -> None:
    """Whatever the cards are made of is looked up once, however many read them.

    Filing itself takes some fifty: the case with who waits for it, its words and trail, the clock that begins with its
    reminders, the three cards and the receipt.
    """
    async with database(tmp_path) as opened:
        *_, first = await file(opened, "1")
        await opened.write(_one_more_officer)
        *_, second = await file(opened, "2")
        assert second - first <= 1
        assert first <= 54


async def test_one_more_officer_costs_a_press_on_a_card_only_their_own_card(tmp_path: Path) -> None:
    """From taking on to the approval everybody's card is brought up to date with each act."""
    async with database(tmp_path) as opened:
        few = await answered(opened)
        await opened.write(_one_more_officer)
        many = await answered(opened)
        assert {name: many[name] - count for name, count in few.items() if many[name] - count > 1} == {}
        assert max(few.values()) <= 75


def _one_more_officer(work: Work) -> None:
    account = people.meet(work, Channel.TELEGRAM, "one more", "One More", "vi")
    staff.enrol(work, account.person_id, Role.PRESS_OFFICER, "TTTT")
