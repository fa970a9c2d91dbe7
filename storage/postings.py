"""What must be published when contacts or authorisations change (2.3, 2.4), until somebody ticks it with a proof.

Three forms: `portal` (the web portal), `outlets` (a letter to press agencies), `authority` (a letter to the state
authority for the press). Subjects: `speaker`, `authorisation`, and `authorisation_end` when what was published of one
that was ended early must be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select, update

from storage.tables import authorisations, speakers
from storage.tables import postings as rows
from storage.upsert import insert_into
from storage.work import Work

FORMS = ("portal", "outlets", "authority")
SPEAKER, AUTHORISATION, END = "speaker", "authorisation", "authorisation_end"
OPEN = (rows.c.done_at.is_(None), rows.c.void_at.is_(None))
AT_ONCE = 500


@dataclass(frozen=True)
class Posting:
    """One thing to publish about row `subject_id` of a subject. `proof`: the link or the letter's number."""

    id: int
    subject: str
    subject_id: int
    unit_code: str
    form: str
    opened_at: datetime
    done_at: datetime | None = None
    done_by: int | None = None
    proof: str | None = None
    void_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None and self.void_at is None


def open_for(work: Work, subject: str, subject_id: int, unit_code: str) -> list[Posting]:
    """Open the three tasks for one change; those opened before stay as they are."""
    open_many(work, subject, [(subject_id, unit_code)])
    return of(work, subject, subject_id)


def open_many(work: Work, subject: str, changed: Iterable[tuple[int, str]], forms: Sequence[str] = FORMS) -> None:
    """Open tasks for many changes at once: pairs of the row's id and its unit."""
    values = [
        {"subject": subject, "subject_id": row, "unit_code": unit, "form": form, "opened_at": work.now}
        for row, unit in changed
        for form in forms
    ]
    for start in range(0, len(values), AT_ONCE):
        insert = insert_into(work, rows).values(values[start : start + AT_ONCE])
        work.connection.execute(insert.on_conflict_do_nothing())


def of(work: Work, subject: str, subject_id: int) -> list[Posting]:
    """The tasks of one change, done or not."""
    query = select(rows).where(rows.c.subject == subject, rows.c.subject_id == subject_id)
    return [_posting(row) for row in work.connection.execute(query.order_by(rows.c.id))]


def load(work: Work, posting_id: int) -> Posting | None:
    """One task."""
    row = work.connection.execute(select(rows).where(rows.c.id == posting_id)).first()
    return _posting(row) if row else None


def open_tasks(work: Work, units: Collection[str] | None, limit: int | None = None) -> list[Posting]:
    """What is still to be published for those units, oldest first; None means every unit."""
    query = select(rows).where(*OPEN).order_by(rows.c.id).limit(limit)
    if units is not None:
        query = query.where(rows.c.unit_code.in_(sorted(units)))
    return [_posting(row) for row in work.connection.execute(query)]


def tick(work: Work, posting_id: int, by: int, proof: str) -> Posting | None:
    """It is published; None if it was done already or is not needed any more."""
    row = work.connection.execute(
        update(rows)
        .where(rows.c.id == posting_id, *OPEN)
        .values(done_at=work.now, done_by=by, proof=proof)
        .returning(rows)
    ).first()
    return _posting(row) if row else None


def end(work: Work, authorisation_id: int, unit_code: str) -> None:
    """An authorisation ended early: what is not published need not be; what is, must be taken back."""
    done = [one.form for one in of(work, AUTHORISATION, authorisation_id) if one.done_at is not None]
    work.connection.execute(
        update(rows)
        .where(rows.c.subject == AUTHORISATION, rows.c.subject_id == authorisation_id, *OPEN)
        .values(void_at=work.now)
    )
    open_many(work, END, [(authorisation_id, unit_code)], done)


def about(work: Work, one: Posting) -> str | None:
    """The name of the person whose contacts or authorisation are to be published."""
    table = speakers if one.subject == SPEAKER else authorisations
    name: str | None = work.connection.execute(select(table.c.name).where(table.c.id == one.subject_id)).scalar()
    return name


def _posting(row: Row[tuple[object, ...]]) -> Posting:
    return Posting(**dict(row._mapping))
