"""Units' parts as rows, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procedure.facts import Actor
from procedure.steps import open_case
from procedure.terms import LegKind, LegState, Role
from storage import legs, people, words
from storage.errors import Overtaken
from storage.filing import Filing, file_case
from storage.legs import LegRow
from storage.words import Said
from storage.work import Database, Work
from tests.handlers.rig import ZONE


def case_in(work: Work) -> tuple[int, int]:
    """A case that is there, and the person who filed it."""
    account = people.meet(work, "telegram", "2", "Trần Minh Đức", "vi")
    actor = Actor(account.person_id, frozenset({Role.JOURNALIST}))
    step = open_case(actor, work.now, askers=[account.person_id])
    filing = Filing("Trần Minh Đức", "Báo Ví Dụ", None, None)
    case = file_case(work, step, account.id, account.person_id, filing, work.now, ZONE)
    return case.id, account.person_id


def opened(work: Work, unit: str = "THU") -> LegRow:
    """A part of a new case."""
    case, person = case_in(work)
    task, _ = words.keep(work, case, Said.TASK, "Kiểm tra", person)
    leg = legs.open_(work, case, unit, LegKind.DIRECTED, person, task, None)
    words.about_leg(work, task, leg.id)
    return leg


async def test_a_part_begins_sent_and_its_words_are_about_it(database: Database) -> None:
    leg = await database.write(opened)
    found = await database.read(lambda work: legs.load(work, leg.id))
    assert found == leg
    assert (leg.facts.state, leg.facts.version, leg.facts.reached_at) == (LegState.SENT, 1, None)
    said = await database.read(lambda work: words.of_case(work, leg.case_id))
    assert [(one.kind, one.leg_id) for one in said] == [(Said.TASK, leg.id)]


async def test_a_change_is_stored_once_and_the_second_of_two_is_overtaken(database: Database) -> None:
    """P1"""
    leg = await database.write(opened)
    after = replace(leg.facts, state=LegState.ACKNOWLEDGED, version=2)
    done = await database.write(lambda work: legs.change(work, leg, after, taken_by=leg.sent_by, taken_at=work.now))
    assert (done.facts, done.taken_by) == (after, leg.sent_by)
    with pytest.raises(Overtaken):
        await database.write(lambda work: legs.change(work, leg, after))


@pytest.mark.parametrize("state", list(LegState))
async def test_open_parts_of_a_unit_are_those_that_somebody_still_owes(database: Database, state: LegState) -> None:
    leg = await database.write(opened)
    await database.write(lambda work: legs.change(work, leg, replace(leg.facts, state=state, version=2)))
    mine = await database.read(lambda work: legs.open_in(work, ["THU", "BHYT"]))
    others = await database.read(lambda work: legs.open_in(work, ["BHYT"]))
    assert [one.id for one in mine] == ([leg.id] if state.value in legs.OPEN else [])
    assert others == []


async def test_a_letters_number_may_follow(database: Database) -> None:
    leg = await database.write(opened)
    await database.write(lambda work: legs.set_number(work, leg.id, "12/TTTT"))
    found = await database.read(lambda work: legs.load(work, leg.id))
    assert found is not None
    assert found.letter_number == "12/TTTT"


async def test_words_said_before_have_the_same_hash_again_until_they_are_erased(database: Database) -> None:
    leg = await database.write(opened)
    kept = await database.write(lambda work: words.keep(work, leg.case_id, Said.REPORT, "Xong", leg.sent_by))
    assert await database.read(lambda work: words.digest_of(work, kept[0])) == kept[1]
    assert await database.read(lambda work: words.digest_of(work, 999)) is None
