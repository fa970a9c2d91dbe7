"""Whom to call first: the one who speaks as a rule (2.1.b), an authorised Deputy before the Director (2.2.b)."""

from __future__ import annotations

from storage.contacts import first
from storage.directory import Speaker


def to_call(found: list[Speaker]) -> list[Speaker]:
    """The one to call first, then the others in the order of Article 2."""
    top = first(found)
    return [top, *(one for one in found if one is not top)] if top else []
