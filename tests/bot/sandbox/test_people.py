"""The people of the sandbox are samples and say so; the bot's database knows the staff and two journalists."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.sandbox.people import read_rows, sample_people
from bot.sandbox.seed import seed
from procedure.terms import Role
from storage import people, staff
from storage.sqlite import SqliteDatabase
from storage.starter import provinces
from storage.tables import accounts, duties, memberships, speakers
from storage.work import Work


def test_every_name_says_that_it_is_a_sample() -> None:
    rows = [*read_rows("speakers.csv"), *read_rows("duties.csv")]
    names = [person.name for person in sample_people()] + [row["name"] for row in rows]
    assert [name for name in names if not name.endswith(("(mẫu)", "(sample)"))] == []


def test_nobody_shares_an_id_or_an_account() -> None:
    everybody = sample_people()
    assert len({person.who for person in everybody}) == len(everybody)
    assert len({(person.channel, person.external_id) for person in everybody}) == len(everybody)


def test_every_role_of_the_procedure_is_played() -> None:
    follow = {Role.DELEGATE, Role.AGENCY_DELEGATE, Role.INTERNATIONAL}  # from something else
    nobodys = {Role.OA_MANAGER, Role.PROGRAM} | follow
    assert {person.role for person in sample_people()} == set(Role) - nobodys


def test_each_channel_has_two_journalists_and_one_of_all_writes_english() -> None:
    journalists = [person for person in sample_people() if person.role == "journalist"]
    channels = [person.channel for person in journalists]
    assert min(channels.count("zalo"), channels.count("telegram")) >= 2
    assert "en" in {person.language for person in journalists}
    assert {(person.channel, person.known) for person in journalists} >= {("zalo", False), ("telegram", False)}


def test_every_province_and_the_agency_have_a_speaker_who_cannot_be_called() -> None:
    rows = read_rows("speakers.csv")
    assert {row["unit"] for row in rows} == {province.code for province in provinces()} | {"VSS"}
    assert all(row["phone"].startswith("0900 000 ") and row["email"].endswith("@example.invalid") for row in rows)


def test_somebody_is_on_duty_at_any_time_for_the_agency() -> None:
    rows = [row for row in read_rows("duties.csv") if (row["kind"], row["unit"]) == ("press", "VSS")]
    assert [(row["since_days"], row["until_days"]) for row in rows] == [("0", "7"), ("7", "")]
    assert {row["kind"] for row in read_rows("duties.csv")} == {"press", "leader"}
    assert all(row["phone"].startswith("0900 000 ") for row in rows)


def _counts(work: Work) -> list[int]:
    return [
        work.connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (accounts, memberships, speakers, duties)
    ]


async def test_seeding_again_changes_nothing(sqlite_database: SqliteDatabase) -> None:
    await sqlite_database.write(seed)
    before = await sqlite_database.read(_counts)
    await sqlite_database.write(seed)
    assert await sqlite_database.read(_counts) == before


async def test_staff_have_their_roles_and_newcomers_are_strangers(sqlite_database: SqliteDatabase) -> None:
    await sqlite_database.write(seed)

    def look(work: Work) -> tuple[list[str], bool, str | None]:
        officer = next(person for person in sample_people() if person.who == "canbo-telegram")
        account = people.find_account(work, officer.channel, officer.external_id)
        assert account is not None
        roles = [one.role.value for one in staff.roles_of(work, account.person_id)]
        by_who = {person.who: person for person in sample_people()}
        new, known = by_who["nhabao-zalo"], by_who["nhabao-zalo-quen"]
        stranger = people.find_account(work, new.channel, new.external_id) is None
        met = people.find_account(work, known.channel, known.external_id)
        assert met is not None
        return roles, stranger, people.person(work, met.person_id).outlet

    roles, stranger, outlet = await sqlite_database.read(look)
    assert roles == ["press_officer"]
    assert stranger
    assert outlet
