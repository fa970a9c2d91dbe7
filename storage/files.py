"""Files lie in the database, once each by their SHA-256: one backup, one transaction, no shared disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import insert, select

from storage.tables import files
from storage.work import Work


@dataclass(frozen=True)
class StoredFile:
    """A stored file. `size` in bytes."""

    id: int
    mime: str
    size: int
    data: bytes


def keep(work: Work, mime: str, data: bytes) -> int:
    """Store the bytes, or find them again; the id."""
    digest = hashlib.sha256(data).hexdigest()
    found = work.connection.execute(select(files.c.id).where(files.c.digest == digest)).scalar()
    if found is not None:
        return int(found)
    return int(
        work.connection.execute(
            insert(files).values(digest=digest, mime=mime, size=len(data), data=data, at=work.now).returning(files.c.id)
        ).scalar_one()
    )


def mime_of(work: Work, file_id: int) -> str:
    """The kind of a stored file, without its bytes."""
    return str(work.connection.execute(select(files.c.mime).where(files.c.id == file_id)).scalar_one())


def digest_of(work: Work, file_id: int) -> str:
    """The SHA-256 of a stored file, in hexadecimal."""
    return str(work.connection.execute(select(files.c.digest).where(files.c.id == file_id)).scalar_one())


def load(work: Work, file_id: int) -> StoredFile:
    """A stored file with its bytes."""
    row = work.connection.execute(select(files).where(files.c.id == file_id)).one()
    return StoredFile(row.id, row.mime, row.size, row.data)
