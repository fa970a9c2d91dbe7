"""SQL files of the revisions: statements with an empty line between them, one file a database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "versions"


def run(connection: Connection, name: str) -> None:
    """Run every statement of `versions/<name>.<dialect>.sql`."""
    for statement in read(name, connection.dialect.name):
        connection.exec_driver_sql(statement)


def read(name: str, dialect: str) -> list[str]:
    """The statements of one file, comments left out."""
    text = address(name, dialect).read_text(encoding="utf-8")
    blocks = (_without_comments(block) for block in text.split("\n\n"))
    return [block for block in blocks if block]


def address(name: str, dialect: str) -> Path:
    """Where the statements of a revision for one database lie."""
    return FOLDER / f"{name}.{dialect}.sql"


def _without_comments(block: str) -> str:
    return "\n".join(line for line in block.splitlines() if not line.startswith("--")).strip()
