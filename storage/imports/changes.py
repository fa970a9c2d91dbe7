"""What an import would change: each row new, changed, prolonged or ended; counts; a digest of it all."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.imports.entries import Entry, Kind, Standing, Value

MASS_ROWS = 3


class Deed(StrEnum):
    """What happens to a row. DATED: it stays as it is, with another end."""

    NEW = "new"
    CHANGED = "changed"
    DATED = "dated"
    ENDED = "ended"


@dataclass(frozen=True)
class Difference:
    """One column of a changed row."""

    column: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Change:
    """One row. `old` is closed (ENDED, CHANGED) or given another end (DATED); `new` is opened (NEW, CHANGED).

    `until`: of DATED, the new end.
    """

    kind: Kind
    deed: Deed
    old: Standing | None = None
    new: Entry | None = None
    differences: tuple[Difference, ...] = ()
    until: datetime | None = None

    @property
    def values(self) -> Mapping[str, Value]:
        """What the row is about."""
        return self.new.values if self.new else self.old.values if self.old else {}


@dataclass(frozen=True)
class Plan:
    """All that would change. `stand`: how many rows of each kind stand now; `same`: how many of them stay untouched.

    `over`: rows of the files whose end has passed; nothing comes of them.
    """

    changes: tuple[Change, ...]
    stand: Mapping[Kind, int]
    same: int = 0
    over: int = 0

    @property
    def counts(self) -> Mapping[Deed, int]:
        """How many rows of each deed."""
        return Counter(change.deed for change in self.changes)

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of which anything changes."""
        return frozenset(change.kind for change in self.changes)

    @property
    def mass_endings(self) -> Mapping[Kind, tuple[int, int]]:
        """Kinds of which more than half, and more than three rows, would end: how many, of how many."""
        ended = Counter(change.kind for change in self.changes if change.deed is Deed.ENDED)
        return {
            kind: (number, self.stand[kind])
            for kind, number in ended.items()
            if number > MASS_ROWS and 2 * number > self.stand[kind]
        }

    @property
    def digest(self) -> str:
        """The same for the same changes of the same rows, whenever it is asked: 16 hexadecimal digits."""
        rows = sorted(json.dumps(_plain(change), default=str, sort_keys=True) for change in self.changes)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def _plain(change: Change) -> dict[str, object]:
    new = change.new
    return {
        "kind": change.kind,
        "deed": change.deed,
        "row": change.old.id if change.old else None,
        "until": change.until,
        "new": {**new.values, "since": new.since, "until": new.until} if new else None,
    }
