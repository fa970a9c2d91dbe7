"""What was asked in several cases at once: for comparing them, and whether it still waits for an answer."""

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


def asked_back(work: Work, case_ids: Collection[int]) -> frozenset[int]:
    """Those of the cases in which nothing was added since something was asked back."""
    counts = (Said.ASK_BACK.value, Said.SUPPLEMENT.value, Said.HANDED_IN.value)
    query = select(words.c.case_id, words.c.kind).where(words.c.case_id.in_(list(case_ids)), words.c.kind.in_(counts))
    newest = {row.case_id: row.kind for row in work.connection.execute(query.order_by(words.c.id))}
    return frozenset(ident for ident, kind in newest.items() if kind == Said.ASK_BACK.value)
