"""Press cards: one waits, one counts, the date alone ends it; of two officers one decides."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import people, press_cards
from storage.press_cards import HandedIn
from storage.work import Database, Work
from tests.fakes import FakeClock

DAY = timedelta(days=1)


def someone(work: Work, who: str = "1") -> int:
    return people.meet(work, "telegram", who, "A", "vi").person_id


async def test_a_card_counts_from_the_decision_until_its_date_and_no_longer(
    database: Database, clock: FakeClock
) -> None:
    until = clock.now() + 2 * DAY

    def piece(work: Work) -> int:
        who, officer = someone(work), someone(work, "9")
        card = press_cards.hand_in(work, who, HandedIn("IBC 1", "A", "Báo Ví Dụ"))
        assert until_of(work, who) is None
        done = press_cards.verify(work, card.id, officer, until)
        assert done is not None
        assert (done.state, done.until, done.decided_by) == ("verified", until, officer)
        return who

    who = await database.write(piece)
    assert await database.read(lambda work: until_of(work, who)) == until
    assert await database.read(lambda work: until_of(work, who, until)) is None
    clock.advance(2 * DAY.total_seconds())
    assert await database.read(lambda work: until_of(work, who)) is None


async def test_of_two_decisions_the_first_counts(database: Database, clock: FakeClock) -> None:
    def piece(work: Work) -> None:
        who, officer = someone(work), someone(work, "9")
        card = press_cards.hand_in(work, who, HandedIn("IBC 1"))
        assert press_cards.refuse(work, card.id, officer) is not None
        assert press_cards.verify(work, card.id, officer, work.now + DAY) is None
        assert press_cards.refuse(work, card.id, officer) is None
        assert until_of(work, who) is None

    await database.write(piece)


async def test_a_new_card_takes_the_place_of_one_that_waits_and_later_of_the_verified_one(
    database: Database,
) -> None:
    def piece(work: Work) -> None:
        who, officer = someone(work), someone(work, "9")
        first = press_cards.hand_in(work, who, HandedIn("1"))
        press_cards.verify(work, first.id, officer, work.now + DAY)
        second = press_cards.hand_in(work, who, HandedIn("2"))
        third = press_cards.hand_in(work, who, HandedIn("3"))
        assert [state(work, one) for one in (first.id, second.id, third.id)] == ["verified", "replaced", "waiting"]
        assert until_of(work, who) == work.now + DAY
        press_cards.verify(work, third.id, officer, work.now + 3 * DAY)
        assert state(work, first.id) == "replaced"
        assert until_of(work, who) == work.now + 3 * DAY
        assert press_cards.latest(work, who) == press_cards.load(work, third.id)

    await database.write(piece)


async def test_another_name_or_outlet_ends_what_counts_and_what_waits(database: Database) -> None:
    def piece(work: Work) -> None:
        who, other, officer = someone(work), someone(work, "2"), someone(work, "9")
        cards = [press_cards.hand_in(work, one, HandedIn("1")) for one in (who, other)]
        for card in cards:
            press_cards.verify(work, card.id, officer, work.now + DAY)
        press_cards.hand_in(work, who, HandedIn("2"))
        assert press_cards.replace(work, who) == 2
        assert until_of(work, who) is None
        assert until_of(work, other) is not None
        assert press_cards.replace(work, who) == 0
        assert press_cards.count_handed_in(work, who, work.now - DAY) == 2

    await database.write(piece)


def state(work: Work, card_id: int) -> str:
    card = press_cards.load(work, card_id)
    assert card is not None
    return card.state


def until_of(work: Work, person_id: int, at: datetime | None = None) -> datetime | None:
    """Until when an officer vouches for the person."""
    return next((card.until for card in press_cards.in_force(work, person_id, at)), None)
