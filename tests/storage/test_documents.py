"""Numbers of documents: one register a year, each number once, none lost by a crash."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from procedure.facts import Actor
from procedure.steps import open_case
from procedure.terms import Role
from storage import case_texts, cases, documents, files, people
from storage.case_texts import NewText
from storage.documents import Document, Signature
from storage.filing import Filing, file_case
from storage.keys import Keys
from storage.postgres import PostgresDatabase
from storage.work import Database, Work
from tests.fakes import FakeClock


async def texts(database: Database, count: int) -> list[tuple[int, int]]:
    """So many cases with a text each: (case, text)."""

    def piece(work: Work) -> list[tuple[int, int]]:
        who = people.meet(work, "telegram", "1", "A", "vi")
        return [_one(work, who) for _ in range(count)]

    return await database.write(piece)


def _one(work: Work, who: people.Account) -> tuple[int, int]:
    step = open_case(Actor(who.person_id), work.now, askers=[who.person_id])
    case = file_case(work, step, who.id, who.person_id, Filing("A", "Báo X", None, None), work.now, UTC)
    cases.record(work, case, step, who.person_id, work.now)
    text, _ = case_texts.put(work, case.id, NewText("Trả lời."), who.person_id)
    return case.id, text.id


async def reserved(database: Database, one: tuple[int, int], year: int = 2026) -> Document:
    """The number of a text."""
    signature = Signature(1, Role.SPOKESPERSON)
    return await database.write(lambda work: documents.reserve(work, *one, year, signature))


async def issued(database: Database, document: Document) -> bool:
    """It leaves."""

    def piece(work: Work) -> bool:
        return documents.issue(work, document.id, files.keep(work, "application/pdf", b"%PDF-"), work.now)

    return await database.write(piece)


async def test_numbers_follow_each_other_and_begin_anew_each_year(database: Database) -> None:
    some = await texts(database, 4)
    first = [(await reserved(database, one)).number for one in some[:3]]
    assert first == [1, 2, 3]
    assert (await reserved(database, some[3], 2027)).number == 1


async def test_the_same_text_keeps_its_number_and_so_does_the_text_that_replaces_it(database: Database) -> None:
    """K5"""
    one, other = await texts(database, 2)
    first = await reserved(database, one)
    assert await reserved(database, one) == first
    newer = await database.write(lambda work: case_texts.put(work, one[0], NewText("Khác."), 1)[0])
    again = await reserved(database, (one[0], newer.id))
    assert (again.id, again.number, again.text_id) == (first.id, 1, newer.id)
    assert (await reserved(database, other)).number == 2


async def test_a_number_reserved_last_year_is_not_used_in_this_one(database: Database) -> None:
    (one,) = await texts(database, 1)
    old = await reserved(database, one, 2026)
    new = await reserved(database, one, 2027)
    assert (new.year, new.number) == (2027, 1)
    assert (await database.read(lambda work: documents.load(work, old.id))).state == documents.VOID


async def test_a_province_has_a_register_of_its_own(database: Database) -> None:
    """5.2, 7.1.d"""
    some = await texts(database, 4)
    signature = Signature(1, Role.PROVINCE_DIRECTOR)

    async def own(one: tuple[int, int], register: str) -> Document:
        return await database.write(lambda work: documents.reserve(work, *one, 2026, signature, register))

    assert (await reserved(database, some[0])).number == 1
    assert [(await own(one, "NAN")).number for one in some[1:3]] == [1, 2]
    assert (await own(some[3], "HNO")).number == 1
    handed = await reserved(database, some[3])
    assert (handed.register, handed.number) == ("VSS", 2)


async def test_where_it_was_posted_is_kept_until_another_text_takes_its_place(database: Database) -> None:
    (one,) = await texts(database, 1)
    first = await reserved(database, one)
    assert await database.write(lambda work: documents.record_posted(work, first.id, ["https://a.vn/1"]))
    assert (await database.read(lambda work: documents.load(work, first.id))).links == ("https://a.vn/1",)
    newer = await database.write(lambda work: case_texts.put(work, one[0], NewText("Khác."), 1)[0])
    assert (await reserved(database, (one[0], newer.id))).links == ()


async def test_the_same_words_approved_by_another_are_signed_by_them_and_nothing_of_the_first_stays(
    database: Database,
) -> None:
    """9.1: the number is kept; the paper made for the first, its scan and where it was posted are not."""
    (one,) = await texts(database, 1)
    first = await reserved(database, one)

    def handed_out(work: Work) -> None:
        documents.for_signature(work, first.id, files.keep(work, "application/pdf", b"%PDF-first"))
        documents.attach_scan(work, first.id, files.keep(work, "application/pdf", b"%PDF-scan"))
        documents.record_posted(work, first.id, ["https://a.vn/1"])

    await database.write(handed_out)
    assert (await reserved(database, one)).scan_id is not None, "as long as the same person signs"
    other = Signature(1, Role.DIRECTOR_GENERAL)
    now = await database.write(lambda work: documents.reserve(work, *one, 2026, other))
    assert (now.id, now.number, now.capacity) == (first.id, first.number, "director_general")
    assert (now.file_id, now.scan_id, now.links) == (None, None, ())


async def test_a_document_is_issued_once_and_what_was_taken_back_keeps_its_number(database: Database) -> None:
    (one,) = await texts(database, 1)
    first = await reserved(database, one)
    assert await issued(database, first)
    assert not await issued(database, first)
    assert await database.write(lambda work: documents.void(work, first.id))
    assert not await database.write(lambda work: documents.void(work, first.id))
    assert (await reserved(database, one)).number == 2


async def test_a_scan_takes_the_place_of_the_programs_paper_until_it_has_left(database: Database) -> None:
    (one,) = await texts(database, 1)
    first = await reserved(database, one)

    def scan(work: Work) -> bool:
        return documents.attach_scan(work, first.id, files.keep(work, "application/pdf", b"%PDF-scan"))

    assert await database.write(scan)
    assert await issued(database, first)
    now = await database.read(lambda work: documents.load(work, first.id))
    assert now.paper == now.scan_id != now.file_id
    assert not await database.write(scan)


async def test_two_processes_never_give_one_number_twice_nor_two_to_one_text(
    postgres_url: str, keys: Keys, clock: FakeClock
) -> None:
    one = await PostgresDatabase.open(postgres_url, keys, clock.now)
    other = await PostgresDatabase.open(postgres_url, keys, clock.now)
    try:
        some = await texts(one, 8)
        found = await asyncio.gather(*(reserved(where, text) for text in some for where in (one, other)))
    finally:
        await one.close()
        await other.close()
    assert {document.number for document in found} == set(range(1, 9))
    assert len({document.id for document in found}) == 8


@pytest.mark.parametrize("days", [0, 1])
async def test_what_was_issued_keeps_the_moment_its_date_says(database: Database, clock: FakeClock, days: int) -> None:
    (one,) = await texts(database, 1)
    first = await reserved(database, one)
    at = clock.now() - timedelta(days=days)
    await database.write(
        lambda work: documents.issue(work, first.id, files.keep(work, "application/pdf", b"%PDF-"), at)
    )
    now = await database.read(lambda work: documents.load(work, first.id))
    assert now == replace(first, state="issued", issued_at=at, file_id=now.file_id)
