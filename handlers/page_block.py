"""What a file of plain pages is made of, such as a dossier; already in the words of its reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageBlock:
    """`heading` opens a section; `lead` is shown bold above `body`. Line breaks are kept; what is "" is left out."""

    heading: str = ""
    lead: str = ""
    body: str = ""
