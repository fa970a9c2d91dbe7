"""Who is one of the press, and whom a matter concerns."""

from __future__ import annotations

from datetime import UTC

import pytest

from procedure.facts import Actor
from procedure.steps import open_case
from procedure.terms import Kind, Role
from storage import cases, people, press_audience, staff, suspension
from storage.cases import CaseRow
from storage.filing import Filing, file_case
from storage.work import Database, Work


def journalist(work: Work, name: str, outlet: str | None = "Báo Ví Dụ", agreed: bool = True) -> int:
    """Somebody with a chat."""
    account = people.meet(work, "telegram", name, name, "vi")
    people.change(work, account.person_id, name=name, outlet=outlet, consent_at=work.now if agreed else None)
    return account.person_id


def asked(work: Work, person: int, unit: str | None, topic: str | None, scope: str = "VSS") -> CaseRow:
    """A request of theirs."""
    (way, *_) = people.accounts_of(work, person)
    step = open_case(Actor(person), work.now, scope=scope, askers=[person])
    case = file_case(work, step, way.id, person, Filing("A", "Báo X", unit, topic), work.now, UTC)
    return cases.record(work, case, step, person, work.now)


def offer(work: Work, unit: str | None, topic: str | None, kind: Kind = Kind.UNIT_INFORMATION) -> CaseRow:
    """What is to go to the press."""
    clerk = people.meet(work, "telegram", "clerk", "clerk", "vi")
    staff.enrol(work, clerk.person_id, Role.PROVINCE_OFFICER, "NAN")
    actor = Actor(clerk.person_id, frozenset({Role.PROVINCE_OFFICER}), frozenset({(Role.PROVINCE_OFFICER, "NAN")}))
    scope = "VSS" if kind is Kind.UNIT_INFORMATION else "NAN"
    step = open_case(actor, work.now, kind, scope, opener="NAN")
    filing = Filing("A", "", unit, topic, asks=False)
    case = file_case(work, step, clerk.id, clerk.person_id, filing, work.now, UTC)
    return cases.record(work, case, step, clerk.person_id, work.now)


def names(work: Work, case: CaseRow, audience: str) -> list[str | None]:
    """Who is of it."""
    return [people.person(work, one.person_id).name for one in press_audience.readers(work, case, audience)]


async def test_known_is_who_told_their_outlet_and_agreed_or_was_filed_for(database: Database) -> None:
    def piece(work: Work) -> list[str | None]:
        journalist(work, "a")
        journalist(work, "a citizen", outlet=None)
        journalist(work, "half known", agreed=False)
        for_whom = journalist(work, "filed for", agreed=False)
        asked(work, for_whom, None, None)
        officer = journalist(work, "staff now")
        staff.enrol(work, officer, Role.UNIT_OFFICER, "PC")
        suspension.suspend(work, journalist(work, "suspended"), officer)
        people.change(work, journalist(work, "left alone"), no_press_at=work.now)
        return names(work, offer(work, None, None), "press")

    assert await database.write(piece) == ["a", "filed for"]


@pytest.mark.parametrize(
    ("unit", "topic", "found"),
    [
        ("NAN", None, ["place"]),
        (None, "digital", ["topic"]),
        ("NAN", "digital", ["place", "topic"]),
        ("VSS", None, []),
        (None, None, []),
    ],
)
async def test_concerned_is_who_asked_about_the_topic_or_the_place(
    database: Database, unit: str | None, topic: str | None, found: list[str]
) -> None:
    """Of the agency's matters; the agency itself is no place."""

    def piece(work: Work) -> list[str | None]:
        asked(work, journalist(work, "place"), "NAN", "fund")
        asked(work, journalist(work, "topic"), "HNO", "digital")
        asked(work, journalist(work, "agency"), "VSS", None)
        journalist(work, "silent")
        case = offer(work, unit, topic)
        assert press_audience.reached(work, case, "matter") == len(found)
        return names(work, case, "matter")

    assert await database.write(piece) == found


async def test_of_a_provinces_own_it_is_who_asked_about_it_and_its_own_press(database: Database) -> None:
    """5.2.a"""

    def piece(work: Work) -> list[str | None]:
        from storage import directory

        directory.load_starter(work)
        asked(work, journalist(work, "place"), "NAN", "fund")
        asked(work, journalist(work, "topic"), "HNO", "digital")
        journalist(work, "local", outlet="Báo Nghệ An")
        return names(work, offer(work, "NAN", "digital", Kind.INCIDENT), "matter")

    assert await database.write(piece) == ["place", "local"]


async def test_each_is_named_once_with_the_chat_that_reaches_them(database: Database) -> None:
    def piece(work: Work) -> list[tuple[str, bool]]:
        both = journalist(work, "both")
        zalo = people.add_account(work, both, "zalo", "z")
        people.lost(work, people.accounts_of(work, both)[0].id, "blocked")
        gone = journalist(work, "gone")
        people.lost(work, people.accounts_of(work, gone)[0].id, "blocked")
        mailed = journalist(work, "mailed")
        people.lost(work, people.accounts_of(work, mailed)[0].id, "blocked")
        people.add_account(work, mailed, "email", "m@a.vn")
        case = offer(work, None, None)
        assert press_audience.reached(work, case, "press") == 2
        assert zalo.person_id == both
        found = press_audience.readers(work, case, "press")
        chats = [people.account(work, one.chat).channel if one.chat else "" for one in found]
        return list(zip(chats, [one.mail is not None for one in found], strict=True))

    assert await database.write(piece) == [("zalo", False), ("telegram", False), ("", True)]
