"""What leaders decided is kept with who, how, when it was given and when it was recorded; answered once."""

from __future__ import annotations

from datetime import timedelta

from procedure.facts import Actor
from procedure.steps import open_case
from procedure.terms import Role
from storage import directions, people, proposals, words
from storage.clocks import zone_of
from storage.directions import Direction, How, Kind
from storage.filing import Filing, file_case
from storage.words import Said
from storage.work import Database, Work


def filed(work: Work) -> tuple[int, int]:
    """A case and its asker."""
    account = people.meet(work, "telegram", "2", "Trần Minh Đức", "vi")
    step = open_case(Actor(account.person_id, frozenset({Role.JOURNALIST})), work.now, askers=[account.person_id])
    filing = Filing("Trần Minh Đức", "Báo Ví Dụ", None, None)
    case = file_case(work, step, account.id, account.person_id, filing, work.now, zone_of(work))
    return case.id, account.person_id


def recorded(work: Work, case: int, who: int, kind: Kind = Kind.DIRECTION, how: How = How.ORAL) -> Direction:
    """A decision given two hours before it was recorded."""
    words_id, _ = words.keep(work, case, Said.DIRECTION, "Giao Ban Thu.", who)
    given = work.now - timedelta(hours=2)
    return directions.record(work, case, kind, how, who, "Phạm Quang Minh", None, words_id, ["THU", "HTQT"], given, who)


async def test_a_direction_is_kept_with_both_its_moments(database: Database) -> None:
    def piece(work: Work) -> list[Direction]:
        case, who = filed(work)
        recorded(work, case, who)
        return directions.of_case(work, case)

    (kept,) = await database.write(piece)
    assert kept.recorded_at - kept.occurred_at == timedelta(hours=2)
    assert (kept.units, kept.how, kept.kind, kept.number) == (("HTQT", "THU"), How.ORAL, Kind.DIRECTION, None)


async def test_one_that_is_denied_is_in_force_no_more_and_a_second_answer_changes_nothing(database: Database) -> None:
    def piece(work: Work) -> tuple[Direction | None, Direction | None, Direction | None, list[Direction]]:
        case, who = filed(work)
        made = recorded(work, case, who)
        before, asked = directions.in_force(work, case), directions.unconfirmed(work, case, who)
        directions.deny(work, made.id)
        directions.confirm(work, made.id)
        return before, asked, directions.in_force(work, case), directions.of_case(work, case)

    before, asked, after, kept = await database.write(piece)
    assert before is not None
    assert asked == before
    assert after is None
    assert [(one.confirmed_at is None, one.denied_at is None) for one in kept] == [(True, False)]


async def test_an_order_stands_beside_the_direction_in_force(database: Database) -> None:
    def piece(work: Work) -> Direction | None:
        case, who = filed(work)
        recorded(work, case, who, how=How.WRITTEN)
        recorded(work, case, who, Kind.ORDER, How.CHAT)
        return directions.in_force(work, case)

    found = await database.write(piece)
    assert found is not None
    assert (found.kind, found.how) == (Kind.DIRECTION, How.WRITTEN)


async def test_the_newest_proposal_counts_in_its_own_order(database: Database) -> None:
    def piece(work: Work) -> list[tuple[str, ...]]:
        case, _ = filed(work)
        none = proposals.units_of(work, case)
        proposals.put(work, case, ["THU", "NAN"])
        first = proposals.units_of(work, case)
        proposals.put(work, case, [])
        return [none, first, proposals.units_of(work, case)]

    assert await database.write(piece) == [(), ("THU", "NAN"), ()]
