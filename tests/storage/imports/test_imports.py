"""Imports: what is new opens, what has gone closes, from now on; nothing before now is ever altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from storage import acts, contacts, directory, postings
from storage.directory import Speaker
from storage.imports.apply import Applied, By, apply
from storage.imports.changes import Deed, Plan
from storage.imports.entries import Entry, Kind, Value
from storage.imports.plan import plan
from storage.tables import authorisations, outlets, speakers
from storage.work import Database, Work
from tests.fakes import FakeClock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def director(
    unit: str = "HNO",
    name: str = "A",
    phone: str = "024 3936 1234",
    since: datetime | None = None,
    until: datetime | None = None,
) -> Entry:
    """A Director as a file has them."""
    reached = {"title_vi": "Giám đốc", "title_en": "Director", "phone": phone, "email": "a@vss.gov.vn"}
    return Entry({"office": "director", "unit_code": unit, "name": name, **reached}, since, until)


def document(number: str, until: datetime, since: datetime | None = None, **other: Value) -> Entry:
    """An authorisation as a file has it."""
    values: dict[str, Value] = {"unit_code": "VSS", "office": "delegate", "name": "D", "title_vi": "Vụ trưởng"}
    reached: dict[str, Value] = {"title_en": "Director", "phone": "024 3936 1234", "email": "d@vss.gov.vn"}
    paper: dict[str, Value] = {"number": number, "signed_on": "2026-11-20", "matter": "M", "alone": True}
    named: dict[str, Value] = {"granted_by_name": "TGĐ", "reason": None}
    return Entry({**values, **reached, **paper, **named, **other}, since, until)


async def planned(database: Database, kind: Kind, entries: Sequence[Entry]) -> Plan:
    return await database.read(lambda work: plan(work, {kind: tuple(entries)}))


async def imported(database: Database, kind: Kind, *entries: Entry) -> Applied:
    return await database.write(lambda work: apply(work, plan(work, {kind: entries}), By()))


async def names(database: Database, unit: str, at: datetime | None = None) -> list[tuple[str, str]]:
    found = await database.read(lambda work: directory.speakers_of(work, unit, at))
    return [(one.name, one.phone) for one in found]


async def test_what_is_new_is_opened_and_doing_it_again_changes_nothing(database: Database) -> None:
    done = await imported(database, Kind.SPOKESPERSONS, director(), director("HUE", "B"))
    assert len(done.opened[Kind.SPOKESPERSONS]) == 2
    assert await names(database, "HNO") == [("A", "024 3936 1234")]
    again = await planned(database, Kind.SPOKESPERSONS, [director(), director("HUE", "B")])
    assert (again.changes, again.same) == ((), 2)


async def test_a_change_closes_the_old_row_and_yesterday_is_still_answered_as_yesterday(
    database: Database, clock: FakeClock
) -> None:
    await imported(database, Kind.SPOKESPERSONS, director(), director("HUE", "B"))
    yesterday = clock.now() + HOUR
    clock.advance(2 * 86_400)
    await imported(database, Kind.SPOKESPERSONS, director(phone="1900 9068"))
    assert await names(database, "HNO") == [("A", "1900 9068")]
    assert await names(database, "HUE") == []
    assert await names(database, "HNO", yesterday) == [("A", "024 3936 1234")]
    assert await names(database, "HUE", yesterday) == [("B", "024 3936 1234")]
    assert await names(database, "HUE", clock.now() - timedelta(microseconds=1)) == [("B", "024 3936 1234")]


async def test_no_import_alters_a_column_of_a_row_but_its_end(database: Database, clock: FakeClock) -> None:
    def rows(work: Work) -> list[dict[str, object]]:
        return [dict(row._mapping) for row in work.connection.execute(select(speakers).order_by(speakers.c.id))]

    await imported(database, Kind.SPOKESPERSONS, director(), director("HUE", "B"), director("NAN", "C"))
    before = await database.read(rows)
    clock.advance(60)
    await imported(database, Kind.SPOKESPERSONS, director(name="X"), director("NAN", "C", until=clock.now() + DAY))
    after = (await database.read(rows))[: len(before)]
    assert [{**row, "until": None} for row in after] == [{**row, "until": None} for row in before]
    assert [row["until"] for row in after] == [clock.now(), clock.now(), clock.now() + DAY]


async def test_the_former_file_gives_the_former_state(database: Database, clock: FakeClock) -> None:
    former = [director(), director("HUE", "B")]
    await imported(database, Kind.SPOKESPERSONS, *former)
    clock.advance(60)
    await imported(database, Kind.SPOKESPERSONS, director(name="X"), director("NAN", "C"))
    clock.advance(60)
    await imported(database, Kind.SPOKESPERSONS, *former)
    assert [await names(database, code) for code in ("HNO", "HUE", "NAN")] == [
        [("A", "024 3936 1234")],
        [("B", "024 3936 1234")],
        [],
    ]


async def test_a_new_telephone_makes_nobody_new_in_office_and_a_new_person_is(
    database: Database, clock: FakeClock
) -> None:
    """2.3: since when."""

    async def held() -> datetime | None:
        found = await database.read(lambda work: directory.speakers_of(work, "HNO"))
        return found[0].held_since or found[0].since

    start = clock.now()
    await imported(database, Kind.SPOKESPERSONS, director(since=start - 400 * DAY))
    assert await held() == start - 400 * DAY
    assert await names(database, "HNO", start - DAY) == []
    clock.advance(60)
    await imported(database, Kind.SPOKESPERSONS, director(phone="1900 9068"))
    assert await held() == start - 400 * DAY
    clock.advance(60)
    await imported(database, Kind.SPOKESPERSONS, director(name="New"))
    assert await held() == clock.now()


async def test_a_successor_takes_over_at_their_minute_and_the_holder_stays_until_then(
    database: Database, clock: FakeClock
) -> None:
    await imported(database, Kind.SPOKESPERSONS, director())
    turn = clock.now() + DAY
    await imported(database, Kind.SPOKESPERSONS, director(name="Next", since=turn))
    assert [await names(database, "HNO", at) for at in (clock.now(), turn - timedelta(seconds=1), turn)] == [
        [("A", "024 3936 1234")],
        [("A", "024 3936 1234")],
        [("Next", "024 3936 1234")],
    ]
    same = await planned(database, Kind.SPOKESPERSONS, [director(), director(name="Next", since=turn)])
    assert same.changes == ()


async def test_what_was_to_come_and_is_given_up_never_begins(database: Database, clock: FakeClock) -> None:
    turn = clock.now() + DAY
    await imported(database, Kind.SPOKESPERSONS, director(), director(name="Next", since=turn))
    await imported(database, Kind.SPOKESPERSONS, director())
    assert await names(database, "HNO", turn + HOUR) == [("A", "024 3936 1234")]
    clock.advance(2 * 86_400)
    again = await planned(database, Kind.SPOKESPERSONS, [director()])
    assert again.changes == ()


async def test_an_end_that_is_said_counts_and_a_row_that_is_over_is_left_out(
    database: Database, clock: FakeClock
) -> None:
    end = clock.now() + DAY
    await imported(database, Kind.SPOKESPERSONS, director())
    found = await planned(database, Kind.SPOKESPERSONS, [director(until=end), director("HUE", until=clock.now())])
    assert ([change.deed for change in found.changes], found.over) == ([Deed.DATED], 1)
    await imported(database, Kind.SPOKESPERSONS, director(until=end))
    assert await names(database, "HNO", end) == []
    await imported(database, Kind.SPOKESPERSONS, director())
    assert await names(database, "HNO", end) == [("A", "024 3936 1234")]


async def test_the_digest_is_the_same_for_the_same_changes_later_and_another_once_the_directory_moves(
    database: Database, clock: FakeClock
) -> None:
    wanted = [director(), director("HUE", "B", since=clock.now() + DAY)]
    first = await planned(database, Kind.SPOKESPERSONS, wanted)
    clock.advance(600)
    assert (await planned(database, Kind.SPOKESPERSONS, wanted)).digest == first.digest
    await imported(database, Kind.SPOKESPERSONS, director(name="Somebody else"))
    assert (await planned(database, Kind.SPOKESPERSONS, wanted)).digest != first.digest


async def test_ending_more_than_half_and_more_than_three_is_told(database: Database) -> None:
    many = [director(code, code) for code in ("A", "B", "C", "D", "E", "F", "G")]
    await imported(database, Kind.SPOKESPERSONS, *many)
    assert (await planned(database, Kind.SPOKESPERSONS, many[:4])).mass_endings == {}
    assert (await planned(database, Kind.SPOKESPERSONS, many[:3])).mass_endings == {Kind.SPOKESPERSONS: (4, 7)}
    await imported(database, Kind.SPOKESPERSONS, *many[:4])
    assert (await planned(database, Kind.SPOKESPERSONS, many[:1])).mass_endings == {}


async def test_a_file_of_provinces_leaves_the_units_alone_and_the_other_way_round(database: Database) -> None:
    await database.write(directory.load_starter)
    found = await planned(database, Kind.PROVINCES, [])
    assert {change.values["kind"] for change in found.changes} == {"province", "city"}
    assert len(found.changes) == 34
    assert {change.values["kind"] for change in (await planned(database, Kind.UNITS, [])).changes} >= {"press_centre"}


async def test_every_new_and_changed_speaker_opens_postings(database: Database) -> None:
    """2.3"""
    await imported(database, Kind.SPOKESPERSONS, director(), director("HUE", "B"))
    await imported(database, Kind.SPOKESPERSONS, director(phone="1900 9068"), director("HUE", "B"))
    tasks = await database.read(lambda work: postings.open_tasks(work, None))
    assert sorted({(task.unit_code, task.subject_id) for task in tasks}) == [("HNO", 1), ("HNO", 3), ("HUE", 2)]


async def test_an_import_is_on_record_with_ids_and_without_names_and_moves_the_version(
    database: Database, clock: FakeClock
) -> None:
    version = await database.read(directory.version)
    await imported(database, Kind.SPOKESPERSONS, director(name="Nguyễn Văn Kín"))
    ((act, at),) = await database.read(lambda work: acts.of(work, "directory"))
    assert (act.act, act.actor, act.capacity, at) == ("import", None, "operator", clock.now())
    assert act.detail is not None
    assert act.detail["opened"] == {"spokespersons": [1]}
    assert "Kín" not in str(act.detail)
    assert await database.read(directory.version) == version + 1
    await imported(database, Kind.SPOKESPERSONS, director(name="Nguyễn Văn Kín"))
    assert len(await database.read(lambda work: acts.of(work, "directory"))) == 1
    assert await database.read(acts.verify) == []


async def test_an_imported_authorisation_counts_from_its_minute_to_its_end_and_opens_postings(
    database: Database, clock: FakeClock
) -> None:
    """2.4"""
    begin, end = clock.now() + HOUR, clock.now() + DAY
    await imported(database, Kind.AUTHORISATIONS, document("1/UQ", end, begin))
    moments = (begin - timedelta(seconds=1), begin, end - timedelta(seconds=1), end)
    seen = [len(await database.read(lambda work, at=at: contacts.of(work, "VSS", at))) for at in moments]
    assert seen == [0, 1, 1, 0]
    assert len(await database.read(lambda work: postings.open_tasks(work, {"VSS"}))) == 3
    ((act, _),) = await database.read(lambda work: acts.of(work, "authorisation:1"))
    assert act.act == "grant"
    assert (await planned(database, Kind.AUTHORISATIONS, [document("1/UQ", end, begin)])).changes == ()


async def test_an_authorisation_that_is_gone_from_the_file_is_ended_not_deleted_and_its_written_end_stays(
    database: Database, clock: FakeClock
) -> None:
    end = clock.now() + DAY
    await imported(database, Kind.AUTHORISATIONS, document("1/UQ", end))
    clock.advance(3_600)
    await imported(database, Kind.AUTHORISATIONS)
    (row,) = await database.read(lambda work: work.connection.execute(select(authorisations)).all())
    assert (row.until, row.ended_at) == (end, clock.now())
    assert await database.read(lambda work: contacts.of(work, "VSS")) == []
    assert len(await database.read(lambda work: contacts.of(work, "VSS", clock.now() - timedelta(seconds=1)))) == 1


async def test_another_end_of_an_authorisation_is_another_row(database: Database, clock: FakeClock) -> None:
    end = clock.now() + DAY
    await imported(database, Kind.AUTHORISATIONS, document("1/UQ", end))
    clock.advance(3_600)
    await imported(database, Kind.AUTHORISATIONS, document("1/UQ", end + DAY))
    rows = await database.read(lambda work: work.connection.execute(select(authorisations)).all())
    assert [(row.until, row.ended_at) for row in rows] == [(end, clock.now()), (end + DAY, None)]
    one = await database.read(lambda work: contacts.of(work, "VSS"))
    assert [speaker.until for speaker in one] == [end + DAY]


async def test_a_shift_entered_late_stays_the_same_shift(database: Database, clock: FakeClock) -> None:
    reached: dict[str, Value] = {"title_vi": "T", "title_en": "T", "phone": "1900 9068", "email": "a@vss.gov.vn"}
    values: dict[str, Value] = {"kind": "press", "unit_code": "VSS", "name": "A", **reached}
    shift = Entry(values, clock.now() - DAY, clock.now() + DAY)
    await imported(database, Kind.ROSTER, shift, replace(shift, since=shift.until, until=clock.now() + 2 * DAY))
    clock.advance(600)
    assert (await planned(database, Kind.ROSTER, [shift])).counts == {Deed.ENDED: 1}
    assert len(await database.read(lambda work: contacts.on_duty(work, "VSS"))) == 1


async def test_of_two_holders_entered_before_the_one_in_the_file_stays(database: Database, clock: FakeClock) -> None:
    both = [
        Speaker("director", "HNO", name, "Giám đốc", "Director", "024 3936 1234", "a@vss.gov.vn", clock.now())
        for name in ("Z", "A")
    ]
    await database.write(lambda work: directory.add_speakers(work, *both))
    found = await planned(database, Kind.SPOKESPERSONS, [director()])
    assert [(change.deed, change.values["name"]) for change in found.changes] == [(Deed.ENDED, "Z")]


async def test_lists_of_names_come_back_as_they_went_in(database: Database) -> None:
    outlet = Entry({"code": "x", "name_vi": "X", "name_en": "X", "kind": "online", "aliases": ("A", "B")})
    await imported(database, Kind.OUTLETS, outlet)
    assert (await planned(database, Kind.OUTLETS, [outlet])).changes == ()
    assert await database.read(lambda work: work.connection.scalar(select(outlets.c.aliases))) == ["A", "B"]


async def test_what_a_file_does_not_say_stays_as_it_stands(database: Database) -> None:
    outlet = Entry({"code": "x", "name_vi": "X", "name_en": "X", "kind": "online", "aliases": ("A", "B")})
    await imported(database, Kind.OUTLETS, outlet)
    bare = replace(outlet, values={**outlet.values, "name_en": "New", "aliases": ()}, unsaid=frozenset({"aliases"}))
    await imported(database, Kind.OUTLETS, bare)
    found = await database.read(directory.all_outlets)
    assert [(one.name_en, one.aliases) for one in found] == [("New", ("A", "B"))]


async def test_an_english_title_that_is_not_said_goes_with_the_title_it_translated(database: Database) -> None:
    await imported(database, Kind.SPOKESPERSONS, director())
    english = replace(director(), values={**director().values, "title_en": "Other"}, unsaid=frozenset({"title_en"}))
    assert (await planned(database, Kind.SPOKESPERSONS, [english])).changes == ()
    promoted = replace(english, values={**english.values, "title_vi": "Quyền Giám đốc"})
    (change,) = (await planned(database, Kind.SPOKESPERSONS, [promoted])).changes
    assert change.values["title_en"] == "Other"
