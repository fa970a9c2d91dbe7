"""What was said about a case, and the files that came with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select

from storage.tables import case_files, words
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


@dataclass(frozen=True)
class NamedFile:
    """A stored file under the name its sender gave it."""

    file_id: int
    name: str


@dataclass(frozen=True)
class Words:
    """Something said about a case; `body` is None once erased."""

    id: int
    kind: Said
    body: str | None
    person_id: int
    at: datetime


def keep(
    work: Work, case_id: int, kind: Said, body: str, person_id: int, files: tuple[NamedFile, ...] = ()
) -> tuple[int, bytes]:
    """Store words and files; their id, and the salted hash that goes into the trail."""
    salt = os.urandom(SALT_BYTES)
    words_id = work.connection.execute(
        insert(words)
        .values(case_id=case_id, kind=kind.value, body=body, salt=salt, person_id=person_id, at=work.now)
        .returning(words.c.id)
    ).scalar_one()
    for file in files:
        work.connection.execute(
            insert(case_files).values(case_id=case_id, words_id=words_id, file_id=file.file_id, name=file.name)
        )
    return int(words_id), digest(salt, body)


def of_case(work: Work, case_id: int) -> list[Words]:
    """All that was said about a case, oldest first."""
    rows = work.connection.execute(select(words).where(words.c.case_id == case_id).order_by(words.c.id))
    return [Words(row.id, Said(row.kind), row.body, row.person_id, row.at) for row in rows]


def files_of_case(work: Work, case_id: int) -> list[NamedFile]:
    """All files of a case, in the order they came."""
    rows = work.connection.execute(select(case_files).where(case_files.c.case_id == case_id).order_by(case_files.c.id))
    return [NamedFile(row.file_id, row.name) for row in rows]
