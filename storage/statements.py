"""What the agency or a province has stated: issued documents, to be quoted beside what the press made of them (9.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, select

from procedure.terms import Kind
from storage import words
from storage.documents import ISSUED
from storage.tables import cases, documents, texts
from storage.work import Work

LATEST = 4


@dataclass(frozen=True)
class Statement:
    """An issued document. `code`: of its case; `body`: its exact words, empty once erased."""

    id: int
    number: int
    register: str
    issued_at: datetime
    code: str
    body: str


def latest(work: Work, scope: str, limit: int = LATEST) -> list[Statement]:
    """The last ones of the agency (VSS) or of a province, the newest first."""
    return _found(work, cases.c.scope == scope, limit=limit)


def by_id(work: Work, scope: str, document_id: int) -> Statement | None:
    """The one of that row, if it is theirs."""
    return next(iter(_found(work, cases.c.scope == scope, documents.c.id == document_id, limit=1)), None)


def by_number(work: Work, scope: str, number: int) -> Statement | None:
    """The newest with that number: each register begins anew with the year."""
    return next(iter(_found(work, cases.c.scope == scope, documents.c.number == number, limit=1)), None)


def by_code(work: Work, scope: str, code: str) -> Statement | None:
    """The newest of the case with that code."""
    return next(iter(_found(work, cases.c.scope == scope, cases.c.code == code, limit=1)), None)


def _found(work: Work, *which: ColumnElement[bool], limit: int) -> list[Statement]:
    """A letter that asks for a correction states nothing to the press; it is left out."""
    query = (
        select(documents, cases.c.code, texts.c.words_id)
        .join(cases, cases.c.id == documents.c.case_id)
        .join(texts, texts.c.id == documents.c.text_id)
        .where(documents.c.state == ISSUED, cases.c.kind != Kind.CORRECTION.value, *which)
        .order_by(documents.c.issued_at.desc(), documents.c.id.desc())
        .limit(limit)
    )
    return [_statement(work, row) for row in work.connection.execute(query)]


def _statement(work: Work, row: Row[tuple[object, ...]]) -> Statement:
    body = words.body_of(work, row.words_id) or ""
    return Statement(row.id, row.number, row.register, row.issued_at, row.code, body)
