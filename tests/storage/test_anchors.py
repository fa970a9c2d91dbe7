"""The daily head of heads: a chain cut short is found even where the database alone tells nothing (T31)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from storage import acts, anchors, trail
from storage.tables import cases as case_table
from storage.tables import trail as rows
from storage.work import Database, Work
from tests.storage.chronicle import LENGTH, found_after, unlock, write_history


def _history(work: Work) -> str:
    write_history(work)
    acts.record(work, acts.Act("directory", "import"))
    return anchors.written(work)


def _cut(work: Work, case_id: int = 2, rows_left: int = LENGTH - 1) -> None:
    """A tail cut with the case's length and state put back to match: the database alone tells nothing."""
    unlock(work)
    work.connection.execute(delete(rows).where(rows.c.case_id == case_id, rows.c.seq > rows_left))
    last = work.connection.execute(
        rows.select().where(rows.c.case_id == case_id, rows.c.leg_id.is_(None)).order_by(rows.c.seq.desc()).limit(1)
    ).one()
    put_back = update(case_table).where(case_table.c.id == case_id)
    work.connection.execute(put_back.values(trail_length=rows_left, state=last.to_state))


async def test_an_honest_database_is_as_its_anchor_says(database: Database) -> None:
    text = await database.write(_history)
    assert await database.read(lambda work: anchors.compare(work, "2026-11-23.txt", text)) == []
    assert len(text.splitlines()) == 1 + 3 + 1


async def test_chains_may_grow_after_the_anchor(database: Database) -> None:
    text = await database.write(_history)
    await database.write(lambda work: acts.record(work, acts.Act("directory", "import")))
    assert await database.read(lambda work: anchors.compare(work, "a", text)) == []


async def test_a_tail_cut_with_the_length_counted_down_shows_against_the_anchor(database: Database) -> None:
    """T31"""
    text = await database.write(_history)

    class Undo(Exception): ...

    def piece(work: Work) -> None:
        _cut(work)
        assert [one for one in trail.verify(work) if "words" not in one.reason] == []
        found = anchors.compare(work, "a", text)
        assert [(one.code, one.reason) for one in found] == [("BC-2026-00002", "the chain is shorter than anchored")]
        raise Undo

    with pytest.raises(Undo):
        await database.write(piece)


def _one_letter(text: str) -> str:
    return text[:-3] + ("0" if text[-3] != "0" else "1") + text[-2:]


CHANGES: dict[str, Callable[[str], str]] = {
    "a letter": _one_letter,
    "a line gone": lambda text: "\n".join(text.splitlines()[:-1]) + "\n",
    "empty": lambda text: "",
    "nonsense": lambda text: "hello\tworld",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_an_anchor_that_was_altered_is_named(database: Database, change: Callable[[str], str]) -> None:
    text = await database.write(_history)
    found = await database.read(lambda work: anchors.compare(work, "2026-11-23.txt", change(text)))
    assert [(one.code, one.reason) for one in found] == [("2026-11-23.txt", "the anchor file is not as it was written")]


async def test_a_row_replaced_since_the_anchor_is_named(database: Database) -> None:
    text = await database.write(_history)
    altered = update(rows).where(rows.c.case_id == 1, rows.c.seq == LENGTH).values(hash=b"x" * 32)
    found = await found_after(database, lambda work: work.connection.execute(altered))
    assert found

    def piece(work: Work) -> None:
        unlock(work)
        work.connection.execute(altered)
        changed = anchors.compare(work, "a", text)
        assert [(one.code, one.reason) for one in changed] == [("BC-2026-00001", "the row is not the anchored one")]

    await database.write(piece)
