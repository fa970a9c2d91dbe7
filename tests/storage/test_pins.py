"""PINs: not easily guessed, kept as a hash only, locked after five wrong ones (T10)."""

from __future__ import annotations

import pytest

from storage import pins, tables
from storage.keys import Keys
from storage.people import meet
from storage.pins import Verdict
from storage.work import Database, Work
from tests.fakes import FakeClock

GOOD, WRONG = "847261", "847262"


async def somebody(database: Database, pin: str | None = GOOD) -> int:
    """A person, with a PIN unless told otherwise."""

    def piece(work: Work) -> int:
        person = meet(work, "telegram", "1", "Hà", "vi").person_id
        if pin:
            pins.set_pin(work, person, pins.sketch(work, pin))
        return person

    return await database.write(piece)


async def tried(database: Database, person: int, *typed: str) -> list[Verdict]:
    """The verdict on each, one transaction a try."""
    return [await database.write(lambda work, pin=pin: pins.check(work, person, pin)) for pin in typed]


async def test_the_right_pin_is_right_and_any_other_is_wrong(database: Database) -> None:
    """T10"""
    person = await somebody(database)
    assert await tried(database, person, GOOD, WRONG, "", "84726", "８４７２６１") == [
        Verdict.RIGHT,
        Verdict.WRONG,
        Verdict.WRONG,
        Verdict.WRONG,
        Verdict.WRONG,
    ]


async def test_who_has_no_pin_is_never_right(database: Database) -> None:
    person = await somebody(database, None)
    assert await tried(database, person, GOOD) == [Verdict.WRONG]
    assert not await database.read(lambda work: pins.is_set(work, person))


async def test_five_wrong_ones_lock_for_an_hour_even_the_right_one(database: Database, clock: FakeClock) -> None:
    """T10"""
    person = await somebody(database)
    assert await tried(database, person, *[WRONG] * 5) == [*[Verdict.WRONG] * 4, Verdict.LOCKED]
    clock.advance(3_599)
    assert await tried(database, person, GOOD) == [Verdict.LOCKED]
    clock.advance(1)
    assert await tried(database, person, GOOD) == [Verdict.RIGHT]


async def test_after_a_lock_there_are_five_tries_again(database: Database, clock: FakeClock) -> None:
    person = await somebody(database)
    await tried(database, person, *[WRONG] * 5)
    clock.advance(3_600)
    assert await tried(database, person, *[WRONG] * 5) == [*[Verdict.WRONG] * 4, Verdict.LOCKED]


async def test_a_right_one_forgets_the_wrong_ones_before_it(database: Database) -> None:
    person = await somebody(database)
    await tried(database, person, *[WRONG] * 4, GOOD, *[WRONG] * 4)
    assert await tried(database, person, GOOD) == [Verdict.RIGHT]


@pytest.mark.parametrize(
    "weak",
    [
        *("000000", "123456", "234567", "654321", "987654", "012345", "121212", "123123", "789012"),
        *("199012", "121990", "200501", "150885", "850315", "311299"),
    ],
)
def test_a_weak_pin_is_refused(weak: str) -> None:
    """Repeated digits, runs, years and birthdays."""
    assert pins.is_weak(weak)


@pytest.mark.parametrize("fair", ["847261", "390471", "995583", "764193"])
def test_others_are_taken(fair: str) -> None:
    assert not pins.is_weak(fair)


def test_most_pins_are_left_to_choose_from() -> None:
    assert sum(pins.is_weak(f"{number:06d}") for number in range(0, 1_000_000, 7)) < 150_000 / 7


async def test_neither_the_pin_nor_anything_told_by_the_salt_alone_is_stored(database: Database, keys: Keys) -> None:
    """T19: with the database but without the installation's key a PIN cannot be tried."""
    person = await somebody(database)
    row = await database.read(lambda work: work.connection.execute(tables.pins.select()).one())
    assert GOOD not in str(row)
    other = Keys.derive("another secret of 32 characters or more")

    def under_another_key(work: Work) -> Verdict:
        return pins.check(Work(work.connection, work.now, other), person, GOOD)

    assert await database.write(under_another_key) is Verdict.WRONG


async def test_a_weak_or_short_pin_is_not_sketched(database: Database) -> None:
    for bad in ("111111", "12", "abcdef"):
        with pytest.raises(ValueError, match="six digits"):
            await database.read(lambda work, pin=bad: pins.sketch(work, pin))


async def test_a_reset_pin_is_gone_with_its_lock(database: Database) -> None:
    person = await somebody(database)
    await tried(database, person, *[WRONG] * 5)
    assert await database.write(lambda work: pins.remove(work, person))
    assert not await database.write(lambda work: pins.remove(work, person))
    assert await database.read(lambda work: pins.locked_until(work, person)) is None
