"""An article as it is quoted: its exact words, a translation, and the time in which they are in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

IN_FORCE = datetime(2021, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Citation:
    """The sentence of an article that counts, ≤ 400 characters. `vi`: the regulation's own words, "[…]" where some are
    left out; `en`: a translation, for reading only. In force from `since` up to, not including, `until` (UTC).
    """

    article: str
    vi: str
    en: str
    since: datetime = IN_FORCE
    until: datetime | None = None

    def counts(self, at: datetime) -> bool:
        """Whether it is in force at a moment."""
        return self.since <= at and (self.until is None or at < self.until)
