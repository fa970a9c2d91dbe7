"""A case is filed: its row with its code; its first row of the trail follows with the opening step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sqlalchemy import insert, text

from procedure.facts import Step
from storage import askers, cases
from storage.cases import CaseRow
from storage.tables import cases as rows
from storage.work import Work


@dataclass(frozen=True)
class Filing:
    """What is filed, the guesses with their reasons included. `asks`: whoever files it waits for the answer."""

    asker: str
    outlet: str
    unit_code: str | None
    topic_code: str | None
    unit_why: str = ""
    topic_why: str = ""
    asks: bool = True
    follows: int | None = None
    url: str | None = None
    local_to: str | None = None
    came_by: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


def file_case(
    work: Work, step: Step, account_id: int, opened_by: int, filing: Filing, filed_at: datetime, zone: tzinfo
) -> CaseRow:
    """A new case with its code, ``BC-<year>-<number>``; the year is the one in the agency's time zone.

    `filed_at`: when the person sent it, by the platform's time (U4).
    """
    filed_at = min(filed_at, work.now)
    local_year = filed_at.astimezone(zone).year
    code = f"BC-{local_year}-{_next_number(work, local_year):05d}"
    row = work.connection.execute(
        insert(rows)
        .values(
            code=code,
            kind=step.case.kind.value,
            person_id=opened_by,
            account_id=account_id,
            outlet=filing.outlet,
            asker=filing.asker,
            unit_code=filing.unit_code,
            topic_code=filing.topic_code,
            guess={"unit": filing.unit_why, "topic": filing.topic_why, "local": filing.local_to},
            filed_at=filed_at,
            opener=step.case.opener,
            follows=filing.follows,
            url=filing.url,
            came_by=filing.came_by,
            details=dict(filing.details),
            **cases.columns(step.case),
            changed_at=work.now,
        )
        .returning(rows.c.id)
    ).one()
    if filing.asks:
        askers.add(work, row.id, opened_by, account_id, filing.asker, filing.outlet)
    return cases.found_of(work, int(row.id))


NEXT_NUMBER = text(
    "INSERT INTO counters (name, value) VALUES (:name, 1) "
    "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
)


def _next_number(work: Work, year: int) -> int:
    return int(work.connection.execute(NEXT_NUMBER, {"name": f"case:{year}"}).scalar_one())
