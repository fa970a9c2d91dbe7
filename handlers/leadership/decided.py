"""A decision as it was confirmed: its words, the units it names, the files that came with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from handlers.forms import files_of
from handlers.talk import FileRef
from storage.conversations import Conversation


@dataclass(frozen=True)
class Decided:
    """What was decided."""

    words: str
    units: tuple[str, ...]
    files: tuple[FileRef, ...]


def read(data: Mapping[str, object]) -> Decided:
    """The decision that was confirmed."""
    units = cast("Sequence[str]", data.get("units") or ())
    return Decided(str(data["words"]), tuple(units), files_of(Conversation("", "", 0, data)))
