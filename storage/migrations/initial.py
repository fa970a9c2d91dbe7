"""Write the SQL of the initial revision anew from `storage/tables.py`: `python -m storage.migrations.initial`.

For as long as nothing is released. Afterwards a change of a table is a revision of its own.
"""

from __future__ import annotations

from sqlalchemy import Dialect, make_url
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from storage.migrations.statements import address
from storage.tables import metadata

DIALECTS: tuple[Dialect, ...] = tuple(make_url(url).get_dialect()() for url in ("sqlite://", "postgresql+asyncpg://"))
HEAD = "-- Made from storage/tables.py by: python -m storage.migrations.initial"


def text_for(dialect: Dialect) -> str:
    """The whole file for one database."""
    return "\n\n".join([HEAD, *(_compiled(one, dialect) for one in _elements())]) + "\n"


def _elements() -> list[ExecutableDDLElement]:
    elements: list[ExecutableDDLElement] = []
    for table in metadata.sorted_tables:
        elements.append(CreateTable(table))
        elements.extend(CreateIndex(index) for index in sorted(table.indexes, key=lambda index: str(index.name)))
    return elements


def _compiled(element: ExecutableDDLElement, dialect: Dialect) -> str:
    lines = str(element.compile(dialect=dialect)).replace("\t", "    ").splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())


def main() -> None:
    """Write both files."""
    for dialect in DIALECTS:
        address("0001_initial", dialect.name).write_text(text_for(dialect), encoding="utf-8")


if __name__ == "__main__":
    main()
