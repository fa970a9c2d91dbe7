"""The documents of a case that have left, as whoever may see the case is given them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select

from storage.tables import documents
from storage.work import Work

ISSUED = "issued"


@dataclass(frozen=True)
class SentDocument:
    """A document that was issued.

    `register`: VSS or a province. `file_id`: the signed scan where there is one, else as the program set it.
    """

    number: int
    register: str
    text_id: int
    issued_at: datetime
    file_id: int | None


def of_case(work: Work, case_id: int) -> list[SentDocument]:
    """Those of a case, oldest first."""
    query = select(documents).where(documents.c.case_id == case_id, documents.c.state == ISSUED)
    return [_sent(row) for row in work.connection.execute(query.order_by(documents.c.id))]


def _sent(row: Row[tuple[object, ...]]) -> SentDocument:
    paper = row.scan_id or row.file_id
    return SentDocument(row.number, row.register, row.text_id, row.issued_at or row.reserved_at, paper)
