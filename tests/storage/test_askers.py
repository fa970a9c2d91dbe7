"""Who waits for the answer of a case: taken in by a merge, given back when it is undone, each once."""

from __future__ import annotations

from storage import askers, cases, people
from storage.work import Database, Work
from tests.storage.chronicle import write_history


def _guest(work: Work, name: str) -> tuple[int, int]:
    account = people.meet(work, "telegram", name, name, "vi")
    return account.person_id, account.id


def _wait(work: Work, case_id: int, who: tuple[int, int], came_with: int | None = None) -> None:
    askers.add(work, case_id, *who, "Trần Minh Đức", "Báo Ví Dụ", came_with)


async def test_a_merge_takes_in_whoever_waits_and_its_undoing_gives_them_back(database: Database) -> None:
    def piece(work: Work) -> tuple[list[int], list[int], list[int]]:
        write_history(work)
        who = _guest(work, "a")
        _wait(work, 1, who)
        before = [one.person_id for one in askers.waiting(work, 2)]
        askers.take_in(work, 2, 1)
        during = [one.person_id for one in askers.waiting(work, 2)]
        askers.give_back(work, 2, 1)
        assert who[0] in during
        return before, during, [one.person_id for one in askers.waiting(work, 2)]

    before, during, after = await database.write(piece)
    assert set(before) < set(during)
    assert after == before


async def test_taken_in_a_second_time_the_same_row_waits_again(database: Database) -> None:
    def piece(work: Work) -> list[int | None]:
        write_history(work)
        who = _guest(work, "a")
        _wait(work, 1, who)
        for _ in range(2):
            askers.take_in(work, 2, 1)
            askers.give_back(work, 2, 1)
        askers.take_in(work, 2, 1)
        return [one.came_with for one in askers.waiting(work, 2) if one.person_id == who[0]]

    assert await database.write(piece) == [1]


async def test_whoever_asks_from_two_accounts_comes_only_with_the_merge_by_the_other(database: Database) -> None:
    """Their own asking is not undone with the merge."""

    def piece(work: Work) -> tuple[frozenset[int], list[int]]:
        write_history(work)
        person, first = _guest(work, "a")
        second = people.add_account(work, person, "zalo", "z-a").id
        _wait(work, 2, (person, first))
        _wait(work, 1, (person, second))
        askers.take_in(work, 2, 1)
        came = askers.came_with(work, 2, 1) & {person}
        askers.give_back(work, 2, 1)
        return came, [one.account_id for one in askers.waiting(work, 2) if one.person_id == person]

    came, left = await database.write(piece)
    assert came == frozenset()
    assert len(left) == 1


async def test_whoever_left_the_whole_has_left_what_was_merged_into_it(database: Database) -> None:
    def piece(work: Work) -> list[int]:
        write_history(work)
        who = _guest(work, "a")
        _wait(work, 1, who)
        askers.leave_merged(work, [1], who[0])
        return [one.person_id for one in askers.waiting(work, 1) if one.person_id == who[0]]

    assert await database.write(piece) == []


async def test_a_person_finds_what_they_left_too(database: Database) -> None:
    def piece(work: Work) -> tuple[int, int]:
        write_history(work)
        who = _guest(work, "a")
        _wait(work, 1, who)
        askers.keep_only(work, 1, [])
        found = cases.load(work, 1)
        assert found is not None
        return len(askers.of_person(work, 1, who[0])), len(found.waiting)

    assert await database.write(piece) == (1, 0)
