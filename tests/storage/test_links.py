"""Two channels, one person: what goes along, what stays, and that parting puts everything back (T9)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import insert, select

from procedure.facts import Actor
from procedure.steps import open_case
from procedure.terms import Role
from storage import (
    case_lists,
    cases,
    invitations,
    link_codes,
    links,
    people,
    pins,
    staff,
    substitutes,
    suspension,
    tables,
    trail,
)
from storage.filing import Filing, file_case
from storage.links import Link, Refusal
from storage.moving import MOVES
from storage.people import Account
from storage.rights import rights_of
from storage.substitutes import NewSubstitute
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.rig import ZONE
from tests.storage.roster import member

KEPT = (
    *(tables.people, tables.accounts, tables.cases, tables.memberships, tables.substitutes, tables.pins),
    *(tables.press_cards, tables.authorisations, tables.invitations, tables.trail, tables.words),
)


@dataclass(frozen=True)
class Pair:
    """Who asks for a code (on Telegram) and who types it (on Zalo)."""

    asks: Account
    types: Account


@pytest.fixture
async def pair(database: Database) -> Pair:
    """Two people with something of everything."""
    colleague = await member(database)
    return await database.write(lambda work: _furnish(work, colleague))


def _furnish(work: Work, colleague: int) -> Pair:
    asks = people.meet(work, "telegram", "a", "A", "en")
    types = people.meet(work, "zalo", "b", "B", "vi")
    person = types.person_id
    people.change(work, person, name="Bích", outlet="Báo Ví Dụ", outlet_code="VD", consent_at=work.now)
    people.set_email(work, person, "b@a.vn")
    staff.enrol(work, person, Role.PRESS_OFFICER, "TTTT")
    staff.enrol(work, colleague, Role.PRESS_HEAD, "TTTT", "waiting", invited_by=person)
    invitations.invite(work, "press_officer", "TTTT", person)
    for pair in ((person, colleague), (colleague, person)):
        new = NewSubstitute(*pair, Role.PRESS_OFFICER, "TTTT", work.now, work.now.replace(year=2030))
        substitutes.name(work, new)
    pins.set_pin(work, person, pins.sketch(work, "847261"))
    own = _file(work, types)
    work.connection.execute(
        tables.cases.update().where(tables.cases.c.id == own).values(claimed_by=person, claimed_at=work.now)
    )
    work.connection.execute(
        insert(tables.press_cards).values(person_id=person, number="1", state="waiting", at=work.now)
    )
    return Pair(asks, types)


def _file(work: Work, account: Account) -> int:
    step = open_case(Actor(account.person_id), work.now, askers=[account.person_id])
    row = file_case(work, step, account.id, account.person_id, Filing("B", "Báo", None, None), work.now, ZONE)
    cases.record(work, row, step, account.person_id, work.now)
    return row.id


async def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row that linking may touch."""

    def piece(work: Work) -> dict[str, list[tuple[object, ...]]]:
        return {
            table.name: [tuple(row) for row in work.connection.execute(select(table).order_by(*table.primary_key))]
            for table in KEPT
        }

    return await database.read(piece)


async def joined(database: Database, pair: Pair) -> Link | Refusal:
    """A code asked for and typed."""
    code = await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    digest = link_codes.digest_of(code)
    return await database.write(lambda work: links.join(work, digest, pair.types))


async def a_link(database: Database, pair: Pair) -> Link:
    """The same, linked."""
    found = await joined(database, pair)
    assert isinstance(found, Link)
    return found


async def test_all_that_stands_under_the_person_goes_along(database: Database, pair: Pair) -> None:
    """T9"""
    await a_link(database, pair)
    after, old, new = await everything(database), pair.types.person_id, pair.asks.person_id
    for name, position in (("accounts", 1), ("cases", 5), ("memberships", 1), ("press_cards", 1), ("pins", 0)):
        people_named = {row[position] for row in after[name]}
        assert new in people_named, name
        assert old not in people_named, name
    me = await database.read(lambda work: people.person(work, new))
    assert (me.name, me.outlet, me.email, me.language) == ("Bích", "Báo Ví Dụ", "b@a.vn", "en")
    assert [one.role for one in await database.read(lambda work: staff.roles_of(work, new))] == [Role.PRESS_OFFICER]


async def test_what_was_done_keeps_the_name_it_was_done_under(database: Database, pair: Pair) -> None:
    """T9, T31: the trail is not touched, and still verifies."""
    before = (await everything(database))["trail"]
    await a_link(database, pair)
    assert (await everything(database))["trail"] == before
    assert await database.read(trail.verify) == []


async def test_where_an_answer_goes_stays(database: Database, pair: Pair) -> None:
    """T29"""
    await a_link(database, pair)
    rows = await database.read(lambda work: work.connection.execute(select(tables.cases.c.account_id)).all())
    assert [row.account_id for row in rows] == [pair.types.id]


async def test_linked_and_parted_everything_is_as_it_was(database: Database, pair: Pair) -> None:
    """T9"""
    before = await everything(database)
    link = await a_link(database, pair)
    assert await everything(database) != before
    assert await database.write(lambda work: links.part(work, link.id)) is not None
    assert await everything(database) == before
    assert await database.write(lambda work: links.part(work, link.id)) is None


async def test_what_was_changed_meanwhile_stays_changed(database: Database, pair: Pair) -> None:
    link, me = await a_link(database, pair), pair.asks.person_id

    def meanwhile(work: Work) -> int:
        people.change(work, me, outlet="Báo Khác")
        return _file(work, people.account(work, pair.types.id))

    filed = await database.write(meanwhile)
    await database.write(lambda work: links.part(work, link.id))
    assert (await database.read(lambda work: people.person(work, me))).outlet == "Báo Khác"
    own = await database.read(lambda work: case_lists.asked_by(work, pair.types.person_id))
    assert filed in [one.id for one in own]


async def test_a_suspension_is_not_shaken_off_by_parting(database: Database, pair: Pair) -> None:
    """T9, T10"""
    link = await a_link(database, pair)
    await database.write(lambda work: suspension.suspend(work, pair.asks.person_id, pair.asks.person_id))
    await database.write(lambda work: links.part(work, link.id))
    for person in (pair.asks.person_id, pair.types.person_id):
        assert await database.read(lambda work, who=person: suspension.is_suspended(work, who))


async def test_a_code_works_once_and_for_ten_minutes(database: Database, pair: Pair, clock: FakeClock) -> None:
    """T9"""
    code = await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    digest = link_codes.digest_of(code)
    clock.advance(600)
    assert await database.write(lambda work: links.join(work, digest, pair.types)) is Refusal.CODE
    link = await a_link(database, pair)
    await database.write(lambda work: links.part(work, link.id))
    assert await database.write(lambda work: links.join(work, digest, pair.types)) is Refusal.CODE


async def test_a_newer_code_takes_the_place_of_the_older(database: Database, pair: Pair) -> None:
    first = await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    digest = link_codes.digest_of(first)
    assert await database.write(lambda work: links.join(work, digest, pair.types)) is Refusal.CODE


async def test_only_a_hash_of_the_code_is_kept(database: Database, pair: Pair) -> None:
    """T9"""
    code = await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    rows = await database.read(lambda work: work.connection.execute(select(tables.link_codes)).all())
    assert code not in str(rows)
    assert len(rows) == 1


async def test_whom_a_code_does_not_link(database: Database, pair: Pair) -> None:
    """T9: oneself, the same channel, somebody linked already, the suspended; nothing has changed."""
    code = await database.write(lambda work: link_codes.issue(work, pair.asks.id))
    same_channel = await database.write(lambda work: people.meet(work, "telegram", "c", "C", "vi"))
    double = await database.write(lambda work: _doubled(work))
    suspended = await database.write(lambda work: _suspended(work))
    before, digest = await everything(database), link_codes.digest_of(code)
    for account, refusal in (
        (pair.asks, Refusal.SAME_PERSON),
        (same_channel, Refusal.SAME_CHANNEL),
        (double, Refusal.LINKED),
        (suspended, Refusal.SUSPENDED),
    ):
        assert await database.write(lambda work, who=account: links.join(work, digest, who)) is refusal
    assert await everything(database) == before


def _doubled(work: Work) -> Account:
    first = people.meet(work, "zalo", "d", "D", "vi")
    people.add_account(work, first.person_id, "telegram", "d")
    return first


def _suspended(work: Work) -> Account:
    found = people.meet(work, "zalo", "e", "E", "vi")
    suspension.suspend(work, found.person_id, found.person_id)
    return found


async def test_every_column_that_names_a_person_is_moved_or_known_to_stay(sqlite_database: Database) -> None:
    """T9: a new table with a person in it must be decided on here."""
    stays = {  # who did something, or where linking itself is recorded
        *("acts.actor", "trail.actor", "words.person_id", "links.from_person", "links.to_person"),
        *("people.suspended_by", "memberships.confirmed_by", "memberships.ended_by", "invitations.used_by"),
        *("authorisations.granted_by", "authorisations.ended_by", "press_cards.decided_by", "postings.done_by"),
        *("legs.sent_by", "legs.reported_by", "directions.recorded_by"),
        *("cases.acknowledged_by", "unit_groups.asked_by", "unit_groups.allowed_by", "unit_groups.ended_by"),
        *("clocks.recorded_by", "targets.set_by"),
    }
    naming = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "people" for key in column.foreign_keys)
    }
    moved = {f"{column.table.name}.{column.name}" for column, _, _ in MOVES} | {"pins.person_id"}
    assert naming == stays | moved


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{spaced}", "{run}"])
async def test_a_code_is_read_as_people_type_it(sqlite_database: Database, typed: str) -> None:
    code = "LK-7K3Q-MX92-TDAB"
    forms = {"lower": code.lower(), "spaced": code.replace("-", " "), "run": code.replace("-", "")}
    assert link_codes.read(typed.format(code, **forms)) == code


@pytest.mark.parametrize(
    "typed", ["LK", "LK-7K3Q", "xin chào", "BC-2026-00001", "LK-7K3Q-MX92-TDA0", "x LK-7K3Q-MX92-TDAB"]
)
def test_other_words_are_no_code(typed: str) -> None:
    assert link_codes.read(typed) is None


async def test_suspended_at_the_moment_of_linking_it_is_one_or_the_other(database: Database, pair: Pair) -> None:
    """T9, T10: a suspension does not fall between the check and the move."""
    digest = link_codes.digest_of(await database.write(lambda work: link_codes.issue(work, pair.asks.id)))

    def suspend(work: Work) -> None:
        people.lock(work, pair.types.person_id)
        suspension.suspend(work, links.now_known_as(work, pair.types.person_id), pair.asks.person_id)

    await asyncio.gather(database.write(lambda work: links.join(work, digest, pair.types)), database.write(suspend))
    now = (await database.read(lambda work: people.account(work, pair.types.id))).person_id
    assert (await database.read(lambda work: rights_of(work, now))).roles == frozenset()
