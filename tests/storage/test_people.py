"""People, their accounts, and small facts: who is who, how they are reached."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from storage import facts, people
from storage.work import Database, Work
from tests.fakes import FakeClock


async def test_a_stranger_becomes_a_person_with_one_account(database: Database) -> None:
    account = await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi"))
    assert await database.read(lambda work: people.find_account(work, "zalo", "1")) == account
    assert await database.read(lambda work: people.find_account(work, "telegram", "1")) is None
    person = await database.read(lambda work: people.person(work, account.person_id))
    assert (person.name, person.language, person.consent_at) == (None, "vi", None)


async def test_a_chat_account_is_one_persons(database: Database) -> None:
    """T5"""
    await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi"))
    with pytest.raises(IntegrityError):
        await database.write(lambda work: people.meet(work, "zalo", "1", "Giả Hà", "vi"))


async def test_an_address_may_be_shared_and_never_stands_for_a_chat(database: Database) -> None:
    def share(work: Work) -> None:
        for number in (1, 2):
            account = people.meet(work, "zalo", str(number), "A", "vi")
            people.set_email(work, account.person_id, "toasoan@a.vn")

    await database.write(share)
    assert await database.read(lambda work: people.find_account(work, "email", "toasoan@a.vn")) is None


async def test_a_new_address_takes_the_place_of_the_old_one(database: Database) -> None:
    account = await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi"))
    for address in ("cu@a.vn", "moi@a.vn"):
        await database.write(lambda work, address=address: people.set_email(work, account.person_id, address))
    ways = await database.read(lambda work: people.accounts_of(work, account.person_id))
    assert [(way.channel, way.external_id) for way in ways] == [("zalo", "1"), ("email", "moi@a.vn")]


async def test_the_way_used_last_comes_first_and_one_that_is_lost_after_it(
    database: Database, clock: FakeClock
) -> None:
    def three(work: Work) -> int:
        account = people.meet(work, "zalo", "1", "Hà", "vi")
        people.set_email(work, account.person_id, "ha@a.vn")
        people.add_account(work, account.person_id, "telegram", "2")
        return account.person_id

    person = await database.write(three)
    clock.advance(60)
    await database.write(lambda work: people.heard_from(work, 3, "", work.now))
    assert await ways(database, person) == ["telegram", "zalo", "email"]
    await database.write(lambda work: people.lost(work, 3, "left"))
    assert await ways(database, person) == ["zalo", "telegram", "email"]
    await database.write(lambda work: people.heard_from(work, 3, "", work.now))
    assert await ways(database, person) == ["telegram", "zalo", "email"]


async def ways(database: Database, person: int) -> list[str]:
    return [way.channel for way in await database.read(lambda work: people.accounts_of(work, person))]


async def test_losing_somebody_twice_keeps_the_first_moment(database: Database, clock: FakeClock) -> None:
    account = await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi"))
    first = clock.now()
    for _ in range(2):
        await database.write(lambda work: people.lost(work, account.id, "left"))
        clock.advance(60)
    found = await database.read(lambda work: people.account(work, account.id))
    assert found.unreachable_since == first


async def test_a_name_on_display_follows_the_platform_and_an_empty_one_is_passed_over(database: Database) -> None:
    account = await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi"))
    for name in ("Thu Hà", ""):
        await database.write(lambda work, name=name: people.heard_from(work, account.id, name, work.now))
    assert (await database.read(lambda work: people.account(work, account.id))).display_name == "Thu Hà"


async def test_a_fact_is_what_was_put_last(database: Database) -> None:
    assert await database.read(lambda work: facts.get(work, "x", "none")) == "none"
    for value in ("1", ""):
        await database.write(lambda work, value=value: facts.put(work, "x", value))
    assert await database.read(lambda work: facts.get(work, "x", "none")) == ""
