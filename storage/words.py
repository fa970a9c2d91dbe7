"""What was said about a case, and the files that came with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.tables import case_files, cases, words
from storage.trail import digest
from storage.work import Work

SALT_BYTES = 16


class Said(StrEnum):
    """What the words were for."""

    QUESTION = "question"
    SUPPLEMENT = "supplement"
    ASK_BACK = "ask_back"
    ANSWER = "answer"
    HAND_TYPED = "hand_typed"
    PROPOSAL = "proposal"
    DIRECTION = "direction"
    TASK = "task"
    REPORT = "report"
    ASK_CENTRE = "ask_centre"
    DRAFT = "draft"
    REASON = "reason"
    HANDED = "handed"
    NOT_TAKEN = "not_taken"
    REFUSAL = "refusal"
    DEFERRAL = "deferral"
    INTERVIEW = "interview"
    EVIDENCE = "evidence"
    PUBLISHED = "published"
    ESCALATION = "escalation"
    NOTE_CENTRE = "note_centre"
    NOTE_UNIT = "note_unit"
    NOTE_LEADERS = "note_leaders"
    AGAIN = "again"
    RATING = "rating"
    NEED = "need"
    FURTHER = "further"
    CO_REPORT = "co_report"
    FALSE_ALARM = "false_alarm"
    HANDED_IN = "handed_in"
    SENT_BACK = "sent_back"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True)
class NamedFile:
    """A stored file under the name its sender gave it."""

    file_id: int
    name: str


@dataclass(frozen=True)
class Words:
    """Something said about a case; `body` is None once erased. `side`: whose the case was then (7.1.d)."""

    id: int
    kind: Said
    body: str | None
    person_id: int
    at: datetime
    leg_id: int | None = None
    side: str | None = None


def keep(
    work: Work,
    case_id: int,
    kind: Said,
    body: str,
    person_id: int,
    files: tuple[NamedFile, ...] = (),
    leg_id: int | None = None,
) -> tuple[int, bytes]:
    """Store words and files; their id, and the salted hash that goes into the trail. `leg_id`: about a unit's part."""
    salt = os.urandom(SALT_BYTES)
    words_id = work.connection.execute(
        insert(words)
        .values(
            case_id=case_id,
            kind=kind.value,
            body=body,
            salt=salt,
            person_id=person_id,
            at=work.now,
            leg_id=leg_id,
            side=select(cases.c.scope).where(cases.c.id == case_id).scalar_subquery(),
        )
        .returning(words.c.id)
    ).scalar_one()
    for file in files:
        work.connection.execute(
            insert(case_files).values(case_id=case_id, words_id=words_id, file_id=file.file_id, name=file.name)
        )
    return int(words_id), digest(salt, body)


def about_leg(work: Work, words_id: int, leg_id: int) -> None:
    """Words with which a unit's part began: they were said before it was there."""
    work.connection.execute(update(words).where(words.c.id == words_id).values(leg_id=leg_id))


def of_case(work: Work, case_id: int) -> list[Words]:
    """All that was said about a case, oldest first."""
    rows = work.connection.execute(select(words).where(words.c.case_id == case_id).order_by(words.c.id))
    return [Words(row.id, Said(row.kind), row.body, row.person_id, row.at, row.leg_id, row.side) for row in rows]


def body_of(work: Work, words_id: int | None) -> str | None:
    """Words alone; None where there are none, or none any more."""
    if words_id is None:
        return None
    found = work.connection.execute(select(words.c.body).where(words.c.id == words_id)).scalar()
    return None if found is None else str(found)


def digest_of(work: Work, words_id: int) -> bytes | None:
    """The salted hash of words said before, for a step that is about exactly them; None once they are erased."""
    found = work.connection.execute(select(words.c.salt, words.c.body).where(words.c.id == words_id)).first()
    return None if found is None or found.body is None else digest(found.salt, found.body)


def files_of(work: Work, words_id: int) -> list[NamedFile]:
    """The files that came with some words."""
    rows = work.connection.execute(
        select(case_files).where(case_files.c.words_id == words_id).order_by(case_files.c.id)
    )
    return [NamedFile(row.file_id, row.name) for row in rows]


def files_of_case(work: Work, case_id: int) -> list[NamedFile]:
    """All files of a case, in the order they came."""
    rows = work.connection.execute(select(case_files).where(case_files.c.case_id == case_id).order_by(case_files.c.id))
    return [NamedFile(row.file_id, row.name) for row in rows]
