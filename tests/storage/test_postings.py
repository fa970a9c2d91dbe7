"""Tasks of publishing: three for a change, each ticked once, void or turned round when the authorisation ends early."""

from __future__ import annotations

from storage import people, postings
from storage.postings import Posting
from storage.work import Database, Work


async def opened(database: Database) -> list[Posting]:
    """The tasks of authorisation 1 of the agency."""
    return await database.write(lambda work: postings.open_for(work, postings.AUTHORISATION, 1, "VSS"))


def somebody(work: Work) -> int:
    return people.meet(work, "telegram", "1", "Mai", "vi").person_id


async def test_a_change_opens_portal_outlets_and_authority(database: Database) -> None:
    """2.3, 2.4"""
    tasks = await opened(database)
    assert [one.form for one in tasks] == ["portal", "outlets", "authority"]
    assert all(one.is_open for one in tasks)


async def test_opening_twice_changes_nothing(database: Database) -> None:
    assert await opened(database) == await opened(database)


async def test_many_changes_are_opened_at_once_however_many(database: Database) -> None:
    changed = [(number, "NAN" if number % 2 else "HNO") for number in range(1, 1_001)]
    await database.write(lambda work: postings.open_many(work, postings.SPEAKER, changed))

    def count(work: Work) -> tuple[int, int, int]:
        return (
            len(postings.open_tasks(work, None)),
            len(postings.open_tasks(work, ["NAN"])),
            len(postings.open_tasks(work, ["HNO", "VSS"], limit=7)),
        )

    assert await database.read(count) == (3_000, 1_500, 7)


async def test_of_two_who_tick_the_first_counts(database: Database) -> None:
    first, *_ = await opened(database)

    def piece(work: Work) -> tuple[Posting | None, Posting | None]:
        who = somebody(work)
        return postings.tick(work, first.id, who, "https://a.vn/1"), postings.tick(work, first.id, who, "khác")

    done, again = await database.write(piece)
    assert done is not None
    assert (done.proof, again) == ("https://a.vn/1", None)
    assert len(await database.read(lambda work: postings.open_tasks(work, None))) == 2


async def test_an_early_end_voids_what_is_open_and_takes_back_what_is_published(database: Database) -> None:
    portal, *_ = await opened(database)

    def piece(work: Work) -> tuple[list[bool], list[str], Posting | None]:
        who = somebody(work)
        postings.tick(work, portal.id, who, "https://a.vn/1")
        postings.end(work, 1, "VSS")
        before, after = (postings.of(work, subject, 1) for subject in (postings.AUTHORISATION, postings.END))
        late = postings.tick(work, before[1].id, who, "đã gửi")
        return [one.is_open for one in before], [one.form for one in after], late

    assert await database.write(piece) == ([False] * 3, ["portal"], None)


async def test_what_was_never_published_need_not_be_taken_back(database: Database) -> None:
    await opened(database)
    await database.write(lambda work: postings.end(work, 1, "VSS"))
    assert await database.read(lambda work: postings.open_tasks(work, None)) == []
