"""How many statements a piece of work costs, and which of them read a whole table that grows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event

KEYWORDS = ("SELECT", "INSERT", "UPDATE", "DELETE")
GROWING = frozenset(
    {
        "inbox",
        "outbox",
        "deliveries",
        "people",
        "accounts",
        "cases",
        "words",
        "trail",
        "files",
        "case_files",
        "askers",
        "legs",
        "directions",
        "texts",
        "approvals",
        "documents",
        "clocks",
        "rungs",
        "acts",
    }
)


@contextmanager
def counted() -> Iterator[list[str]]:
    """All statements from here to the end of the context, savepoints aside."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(KEYWORDS):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def whole_reads(path: Path, statements: list[str]) -> list[str]:
    """Those that SQLite would answer by reading a whole growing table, with the table's name."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [f"{plan}: {one}" for one in dict.fromkeys(statements) for plan in _scans(connection, one)]
    finally:
        connection.close()


def _scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    if statement.startswith("INSERT") and "SELECT" not in statement:
        return []
    found = connection.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * statement.count("?"))
    plans = [str(row[3]).split() for row in found]
    return [" ".join(plan) for plan in plans if plan[0] == "SCAN" and plan[1] in GROWING and "USING" not in plan]
