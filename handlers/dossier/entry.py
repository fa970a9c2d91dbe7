"""An entry of a dossier: a line that leads, shown bold, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Text


@dataclass(frozen=True)
class Entry:
    """`lead`: who, what, when; `body`: the words, or None where the lead says it all."""

    lead: Text
    body: Text | None = None
