"""Exact texts: one hash over all that is approved; one stands at a time; what was said to it counts for it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procedure.terms import Role
from storage import case_texts, files, people
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.words import NamedFile
from storage.work import Database, Work
from tests.storage.chronicle import filed

BASE = NewText("Có 128.000 người.", recipients=("Trần Minh Đức – Báo Ví Dụ: Telegram",))


def new_case(work: Work) -> CaseRow:
    """A case with its question."""
    asker = people.meet(work, "zalo", "1", "A", "vi")
    return filed(work, asker.person_id, asker.id)


def changes(work: Work) -> dict[str, NewText]:
    """The text with one thing otherwise."""
    one, other = files.keep(work, "application/pdf", b"%PDF-1"), files.keep(work, "application/pdf", b"%PDF-2")
    with_file = replace(BASE, files=(NamedFile(one, "a.pdf"),))
    return {
        "body": replace(BASE, body="Có 129.000 người."),
        "form": replace(BASE, form="signed"),
        "purpose": replace(BASE, purpose="statement"),
        "recipients": replace(BASE, recipients=("Trần Minh Đức – Báo Ví Dụ: Zalo",)),
        "more recipients": replace(BASE, recipients=(*BASE.recipients, "Phạm Hà – Báo Khác: Zalo")),
        "refused part": replace(BASE, refused={"ground": "6.1.a", "words": "…"}),
        "file": with_file,
        "file's name": replace(BASE, files=(NamedFile(one, "b.pdf"),)),
        "file's bytes": replace(BASE, files=(NamedFile(other, "a.pdf"),)),
        "two files": replace(BASE, files=(NamedFile(one, "a.pdf"), NamedFile(other, "b.pdf"))),
        "files in another order": replace(BASE, files=(NamedFile(other, "b.pdf"), NamedFile(one, "a.pdf"))),
    }


async def test_whatever_is_otherwise_the_hash_is_another(database: Database) -> None:
    def piece(work: Work) -> list[bytes]:
        return [case_texts.binding_of(work, one) for one in (BASE, *changes(work).values())]

    found = await database.write(piece)
    assert len(set(found)) == len(found)
    assert {len(one) for one in found} == {32}


async def test_a_stored_text_has_the_hash_it_was_stored_with(database: Database) -> None:
    def piece(work: Work) -> bool:
        case = new_case(work)
        new = changes(work)["two files"]
        text, _ = case_texts.put(work, case.id, new, case.opened_by)
        again = case_texts.load(work, text.id)
        return text.binding == case_texts.binding_of(work, again) == case_texts.binding_of(work, new)

    assert await database.write(piece)


@pytest.mark.parametrize("act", ["seen", "consent"])
async def test_what_was_said_to_a_text_counts_for_no_other(database: Database, act: str) -> None:
    def piece(work: Work) -> list[bool]:
        case = new_case(work)
        first, _ = case_texts.put(work, case.id, BASE, case.opened_by)
        case_texts.say(work, first, act, case.opened_by, Role.SPOKESPERSON)
        second, _ = case_texts.put(work, case.id, BASE, case.opened_by)
        drafts = case_texts.drafts(work, [first.id, second.id])
        return [drafts[one].seen or bool(drafts[one].consents) for one in (first.id, second.id)]

    assert await database.write(piece) == [True, False]


async def test_one_text_stands_and_an_issued_one_is_never_made_void(database: Database) -> None:
    def piece(work: Work) -> list[str]:
        case = new_case(work)
        first, _ = case_texts.put(work, case.id, BASE, case.opened_by)
        case_texts.issued(work, first.id)
        second, _ = case_texts.put(work, case.id, replace(BASE, body="Hai."), case.opened_by)
        third, _ = case_texts.put(work, case.id, replace(BASE, body="Ba."), case.opened_by)
        assert case_texts.settle(work, case.id, third.binding) == third.id
        assert case_texts.settle(work, case.id, None) is None
        return [case_texts.load(work, one.id).state for one in (first, second, third)]

    assert await database.write(piece) == ["issued", "void", "void"]
