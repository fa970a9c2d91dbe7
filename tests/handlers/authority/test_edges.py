"""The first and last minute and the day before the end are told, once, through restarts; the right needs no job."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.texts import Texts
from handlers import wire
from handlers.authority import edges
from handlers.talk import Outgoing
from procedure.terms import Role
from storage import facts, people, staff, suspension
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.authority.stage import DELEGATE, Cast, cast, confirms, drafts_agency
from tests.handlers.authority.test_ending import ends
from tests.handlers.rig import ZONE, Desk
from tests.handlers.roster_rig import end_all, id_of

BEGIN, END = datetime(2026, 11, 24, 1, tzinfo=UTC), datetime(2026, 11, 30, 10, tzinfo=UTC)
DAY = timedelta(days=1)
TEXTS = Texts(ZONE)


async def turn(database: Database) -> set[tuple[str, str]]:
    """One turn of timekeeping: (who, the beginning of what they are told) of each message that is new."""

    def piece(work: Work) -> set[tuple[str, str]]:
        told = edges.announced(work)
        new = [out for out in told if wire.post(work, [out])]
        return {_seen(work, out) for out in new}

    return await database.write(piece)


def _seen(work: Work, out: Outgoing) -> tuple[str, str]:
    words = TEXTS.render(out.text, "vi").text
    edge = next(name for name, sign in SIGNS.items() if sign in words)
    return people.account(work, out.to).external_id, edge


SIGNS = {
    "begun": "bắt đầu có hiệu lực",
    "ending": "sẽ hết hiệu lực",
    "ended": "đã hết hiệu lực",
    "left": "không còn vai trò",
}
ALL = {"unit", "dg", "sp", "head", "officer"}


def at(clock: FakeClock, moment: datetime) -> None:
    """Turn the clock to a moment."""
    clock.advance((moment - clock.now()).total_seconds())


async def granted(desk: Desk) -> Cast:
    """An authorisation from tomorrow 8:00, and a first turn."""
    them = await cast(desk)
    await turn(desk.database)
    await drafts_agency(them.general)
    await confirms(them.general)
    assert await turn(desk.database) == set()
    return them


async def test_each_edge_is_told_when_it_has_come_and_once(any_desk: Desk) -> None:
    """2.4"""
    await granted(any_desk)
    clock, database = any_desk.clock, any_desk.database
    for moment, edge, who in ((BEGIN, "begun", ALL), (END - DAY, "ending", {"dg"}), (END, "ended", ALL)):
        at(clock, moment - timedelta(seconds=1))
        assert await turn(database) == set()
        at(clock, moment)
        assert await turn(database) == {(one, edge) for one in who}
        assert await turn(database) == set()


async def test_after_an_outage_past_everything_only_the_end_is_told(desk: Desk) -> None:
    await granted(desk)
    at(desk.clock, END + 30 * DAY)
    assert await turn(desk.database) == {(one, "ended") for one in ALL}
    assert await turn(desk.database) == set()


async def test_two_processes_at_the_same_turn_tell_it_once(desk: Desk) -> None:
    """The key, where both read the same state."""
    await granted(desk)
    at(desk.clock, BEGIN)

    def piece(work: Work) -> tuple[int, int]:
        told = edges.announced(work)
        return len(wire.post(work, told)), len(wire.post(work, told))

    assert await desk.database.write(piece) == (5, 0)


async def test_one_that_begins_at_once_and_lasts_hours_is_told_of_at_its_end_alone(desk: Desk) -> None:
    them = await cast(desk)
    await turn(desk.database)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa thời hạn")
    await them.general.says("từ bây giờ đến 17h")
    await confirms(them.general)
    assert await turn(desk.database) == set()
    desk.clock.advance(2 * 3_600)
    assert await turn(desk.database) == {(one, "ended") for one in ALL}


async def test_one_ended_early_is_not_told_of_again_at_its_written_end(desk: Desk) -> None:
    them = await granted(desk)
    at(desk.clock, BEGIN)
    await turn(desk.database)
    await ends(them.general)
    at(desk.clock, END)
    assert await turn(desk.database) == set()


async def test_a_new_installation_tells_nothing_of_the_past(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    at(desk.clock, END)
    assert await turn(desk.database) == set()


async def test_whoever_granted_it_and_left_is_not_reminded_their_successor_is(desk: Desk) -> None:
    them = await granted(desk)
    await desk.staff("dg2", Role.DIRECTOR_GENERAL, name="Vũ Minh Khang", unit="LD")
    person = await id_of(them.general)
    await desk.database.write(lambda work: [staff.end(work, one.id, person) for one in staff.roles_of(work, person)])
    at(desk.clock, BEGIN)
    await turn(desk.database)
    at(desk.clock, END - DAY)
    assert await turn(desk.database) == {("dg2", "ending")}


async def test_when_the_one_authorised_leaves_whoever_granted_it_is_told_once_and_ends_it_in_a_few_taps(
    desk: Desk,
) -> None:
    """2.4: the document counts until it is ended; who has left is not silently kept."""
    them = await granted(desk)
    at(desk.clock, BEGIN)
    await turn(desk.database)
    person = await id_of(them.colleague)
    await desk.database.write(lambda work: [staff.end(work, one.id, person) for one in staff.roles_of(work, person)])
    assert await turn(desk.database) == {("dg", "left")}
    assert await turn(desk.database) == set()
    (one,) = await them.granted()
    assert (one.name, one.ended_at) == (DELEGATE, None)
    await ends(them.general)
    (one,) = await them.granted()
    assert one.ended_at is not None


async def test_when_the_one_authorised_is_suspended_whoever_granted_it_is_told(desk: Desk) -> None:
    """T10: the chat is shut; whether the document still holds is for whoever signed it."""
    them = await granted(desk)
    person = await id_of(them.colleague)
    await desk.database.write(lambda work: suspension.suspend(work, person, person))
    assert await turn(desk.database) == {("dg", "left")}
    at(desk.clock, BEGIN)
    await them.colleague.says("/khongthephatngon")
    assert "không được giao nhiệm vụ phát ngôn" in them.colleague.last.text


async def test_who_reads_on_another_channel_meanwhile_is_not_told_again(desk: Desk) -> None:
    """One message a person, not one a chat."""
    them = await granted(desk)
    general = await id_of(them.general)
    await end_all(them.colleague)
    assert await turn(desk.database) == {("dg", "left")}

    def elsewhere(work: Work) -> None:
        new = people.add_account(work, general, "zalo", "dg2")
        people.heard_from(work, new.id, "", work.now + DAY)

    await desk.database.write(elsewhere)
    assert await turn(desk.database) == set()


async def test_after_the_clock_was_turned_back_edges_are_told_again_when_they_come(desk: Desk) -> None:
    """R9: what was told until a later moment is forgotten with it."""
    await cast(desk)
    await turn(desk.database)
    now = desk.clock.now()
    await desk.database.write(lambda work: facts.put(work, edges.TOLD_UNTIL, (now + 40 * DAY).isoformat()))
    await turn(desk.database)
    await drafts_agency(desk.guests["telegram", "dg"])
    await confirms(desk.guests["telegram", "dg"])
    at(desk.clock, BEGIN + timedelta(hours=1))
    assert await turn(desk.database) == {(one, "begun") for one in ALL}


async def test_one_that_becomes_visible_after_a_later_turn_is_told_all_the_same(desk: Desk) -> None:
    """A slow commit in another process: its edge lies a little before what was told already."""
    await granted(desk)
    at(desk.clock, BEGIN + timedelta(seconds=5))
    just = desk.clock.now().isoformat()
    await desk.database.write(lambda work: facts.put(work, edges.TOLD_UNTIL, just))
    assert await turn(desk.database) == {(one, "begun") for one in ALL}
