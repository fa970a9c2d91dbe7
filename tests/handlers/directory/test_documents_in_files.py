"""Authorisations granted in chat and the files of the directory: a file takes no right away unseen and gives none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.directory.exporting import as_csv, as_workbook, tables
from handlers.directory.sheets import File
from storage import authorisations, contacts, files, people
from storage.authorisations import Authorisation, NewAuthorisation
from storage.imports.entries import Kind
from storage.work import Database, Work
from tests.fakes import MONDAY_MORNING, FakeClock
from tests.handlers.directory.sheets import ZONE, brought_in, prepared, said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GRANTED = NewAuthorisation(
    unit_code="VSS",
    office="delegate",
    name="Lê Thị  Thanh Hương",
    title_vi="Trưởng ban",
    title_en="",
    phone="0912.345.678",
    email="huong@example.vn",
    number="123/UQ-BHXH",
    signed_on="2026-11-20",
    matter="Thuốc hiếm:\n- thanh toán\u200b\n- danh mục",
    since=MONDAY_MORNING - DAY,
    until=MONDAY_MORNING + 10 * DAY,
    granted_by_name="Hoàng Văn Bách",
    file_name="123.pdf",
)


@pytest.fixture
async def granted(filled: Database) -> Authorisation:
    """As chat enters it: words and number as typed, the person, the document."""

    def piece(work: Work) -> Authorisation:
        holder = people.meet(work, "telegram", "1", "Hương", "vi").person_id
        document = files.keep(work, "application/pdf", b"%PDF-1.7")
        return authorisations.grant(
            work, replace(GRANTED, person_id=holder, granted_by=holder, file_id=document, title_en="Head")
        )

    return await filled.write(piece)


async def exported(database: Database, dress: str, clock: FakeClock) -> File:
    found = await database.read(lambda work: tables(work, [Kind.AUTHORISATIONS], ZONE))
    return File("uq.csv", as_csv(found[0])) if dress == "csv" else File("uq.xlsx", as_workbook(found, clock.now()))


@pytest.mark.parametrize("dress", ["csv", "xlsx"])
async def test_what_was_typed_in_chat_comes_back_from_an_export_as_the_same_row(
    filled: Database, granted: Authorisation, clock: FakeClock, dress: str
) -> None:
    file = await exported(filled, dress, clock)
    found = await filled.read(lambda work: prepared(work, file))
    assert found.plan is not None, said(found.problems)
    assert found.plan.changes == ()


async def test_a_corrected_telephone_leaves_the_right_and_the_document_where_they_are(
    filled: Database, granted: Authorisation, clock: FakeClock
) -> None:
    file = await exported(filled, "csv", clock)
    clock.advance(3_600)
    await brought_in(filled, File(file.name, file.data.replace(b"0912.345.678", b"0988 000 111")))
    (one,) = await filled.read(authorisations.in_force)
    assert (one.phone, one.since) == ("0988 000 111", clock.now())
    assert (one.person_id, one.file_id, one.granted_by) == (granted.person_id, granted.file_id, granted.granted_by)


@pytest.mark.parametrize(
    ("old", "new"), [("03/12/2026", "03/12/2027"), ("thanh toán", "mọi việc"), ("20/11/2026", "21/11/2026")]
)
async def test_a_file_gives_nobody_in_chat_a_wider_right(
    filled: Database, granted: Authorisation, clock: FakeClock, old: str, new: str
) -> None:
    """2.4: another term, matter or date is another document, and only who may authorise does so."""
    file = await exported(filled, "csv", clock)
    assert old in file.data.decode()
    clock.advance(3_600)
    await brought_in(filled, File(file.name, file.data.replace(old.encode(), new.encode())))
    (one,) = await filled.read(authorisations.in_force)
    assert (one.person_id, one.file_id, one.granted_by) == (None, None, None)


async def test_what_was_ended_in_chat_no_former_file_brings_back(
    filled: Database, granted: Authorisation, clock: FakeClock
) -> None:
    """2.4: in its last minute it is gone."""
    file = await exported(filled, "csv", clock)
    clock.advance(3_600)
    await filled.write(lambda work: authorisations.end(work, granted.id, granted.person_id, "xong việc"))
    found = await filled.read(lambda work: prepared(work, file))
    assert found.plan is None
    (told,) = said(found.problems)
    assert "uq.csv, line 2, column “number”: document 123/UQ-BHXH" in told
    assert "was ended at" in told


async def test_undone_by_the_former_file_it_counts_again_from_then_and_the_time_between_stays_without(
    filled: Database, granted: Authorisation, clock: FakeClock
) -> None:
    file = await exported(filled, "csv", clock)
    empty = File(file.name, file.data.splitlines(keepends=True)[0])
    clock.advance(3_600)
    await brought_in(filled, empty)
    gone = clock.now()
    clock.advance(3_600)
    await brought_in(filled, file)
    moments = (gone - HOUR, gone, gone + HOUR - timedelta(seconds=1), clock.now())
    seen = [len(await filled.read(lambda work, at=at: contacts.of(work, "VSS", at))) for at in moments]
    assert seen == [1, 0, 0, 1]
