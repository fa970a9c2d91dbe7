"""A database's URL as the program reads it: which database, with which driver, where the file lies."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import DatabaseRefused


def parse(url: str) -> URL:
    """`sqlite:///path`, `postgresql://…` or `postgres://…`, with or without the driver's name, as one form."""
    try:
        found = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise DatabaseRefused("the URL cannot be read: use sqlite:///PATH or postgresql://USER@HOST/NAME") from error
    kind = found.get_backend_name()
    if kind == "sqlite" and found.database not in (None, "", ":memory:"):
        return found.set(drivername="sqlite")
    if kind == "postgresql":
        return found.set(drivername="postgresql+asyncpg")
    raise DatabaseRefused(f"{kind}: only a SQLite file and PostgreSQL can hold the data")


def sqlite_path(url: URL) -> Path | None:
    """The file of a SQLite URL, None for PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
