"""What was asked in several cases at once, for comparing them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from storage.tables import words
from storage.words import Said
from storage.work import Work


def questions(work: Work, case_ids: Collection[int]) -> dict[int, str]:
    """The question of each case, as first asked; one that was erased or never asked is left out."""
    query = select(words.c.case_id, words.c.body).where(
        words.c.case_id.in_(list(case_ids)), words.c.kind == Said.QUESTION.value, words.c.body.is_not(None)
    )
    found: dict[int, str] = {}
    for row in work.connection.execute(query.order_by(words.c.id)):
        found.setdefault(row.case_id, row.body)
    return found
