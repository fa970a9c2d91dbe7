"""What an import is about: kinds of rows, rows as a file wants them, rows as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Value = str | bool | tuple[str, ...] | datetime | None


class Kind(StrEnum):
    """The kinds of directory files."""

    UNITS = "units"
    PROVINCES = "provinces"
    OUTLETS = "outlets"
    TOPICS = "topics"
    TITLES = "titles"
    SPOKESPERSONS = "spokespersons"
    AUTHORISATIONS = "authorisations"
    ROSTER = "roster"


@dataclass(frozen=True)
class Entry:
    """A row as a file wants it. `values` by column of its table; `since` None or past: from the import on.

    Times UTC; `until` is the first moment at which the row does not count any more, None for no end. `unsaid`: columns
    that the file does not have: a row that stands keeps its own, a new one takes what `values` has.
    """

    values: Mapping[str, Value]
    since: datetime | None = None
    until: datetime | None = None
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """A row as it stands in the database: in force, or to come."""

    id: int
    values: Mapping[str, Value]
    since: datetime
    until: datetime | None = None


Tables = Mapping[Kind, tuple[Entry, ...]]
"""What the files want: all that is to be in force of each kind. A kind without a file is left alone."""
