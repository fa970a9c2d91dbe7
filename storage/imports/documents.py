"""Authorisations of an import: they are granted and ended like any other, each on record (2.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from storage import acts, authorisations, postings
from storage.acts import Act
from storage.authorisations import NewAuthorisation
from storage.imports.changes import Change
from storage.imports.entries import Entry, Value
from storage.imports.likeness import alike, bare
from storage.tables import authorisations as rows
from storage.work import Work

Key = tuple[Value, Value, Value]
NO_LONGER_LISTED = "import"
ARTICLE = "2.4"
GRANTED = ("unit_code", "office", "name", "number", "signed_on", "matter", "alone")
"""What the document says; its dates aside."""
KEPT = ("granted_by", "person_id", "file_id", "file_name", "sample")


def change_authorisations(
    work: Work, changes: Sequence[Change], by: int | None, capacity: str
) -> tuple[list[int], list[int]]:
    """The ids granted and the ids ended. One that is corrected is ended, and granted anew from now."""
    known = _known(work)
    ended = [change.old.id for change in changes if change.old]
    for row in ended:
        _end(work, row, by, capacity)
    granted = [_grant(work, change, known, by, capacity) for change in changes if change.new]
    return granted, ended


def key_of(values: Mapping[str, Value]) -> Key:
    """What makes a document the same as another: unit, number, whose."""
    return bare(values["unit_code"]), bare(values["number"]), bare(values["name"])


def ended_by_hand(work: Work) -> Mapping[Key, datetime]:
    """Documents that somebody ended, not a file, by unit, number and name: when."""
    by_hand = rows.c.ended_at.is_not(None), rows.c.ended_why != NO_LONGER_LISTED
    found = work.connection.execute(select(rows).where(*by_hand).order_by(rows.c.ended_at))
    return {key_of(dict(row._mapping)): row.ended_at for row in found}


def _known(work: Work) -> frozenset[Key]:
    """Every document of the directory, also those that are over."""
    found = work.connection.execute(select(rows.c.unit_code, rows.c.number, rows.c.name))
    return frozenset(key_of(dict(row._mapping)) for row in found)


def _end(work: Work, row: int, by: int | None, capacity: str) -> None:
    ended = authorisations.end(work, row, by, NO_LONGER_LISTED)
    if ended is not None:
        postings.end(work, row, ended.unit_code)
        acts.record(work, Act(f"authorisation:{row}", "end", by, capacity, ARTICLE, {"import": True}))


def _grant(work: Work, change: Change, known: frozenset[Key], by: int | None, capacity: str) -> int:
    """A document new to the directory counts from when it says, also where that has passed; `created_at` tells since
    when it is known here. One known before counts from now: what it gave until now stands in its former row.
    """
    entry = change.new or Entry({})
    since = entry.since or work.now
    new = _new(entry.values, max(since, work.now) if key_of(entry.values) in known else since, entry.until or since)
    granted = authorisations.grant(work, _with_holder(work, change, new))
    postings.open_for(work, postings.AUTHORISATION, granted.id, granted.unit_code)
    acts.record(work, Act(f"authorisation:{granted.id}", "grant", by, capacity, ARTICLE, {"import": True}))
    return granted.id


def _with_holder(work: Work, change: Change, new: NewAuthorisation) -> NewAuthorisation:
    """With the person and the document of the row it takes the place of, if the right is no wider than it was.

    A file gives nobody a right in chat: that only the Director General or a Director does (2.1.c, 2.2.b).
    """
    old = authorisations.load(work, change.old.id) if change.old else None
    if (
        old is None
        or new.until > old.until
        or not all(alike(one, getattr(old, one), getattr(new, one)) for one in GRANTED)
    ):
        return new
    return replace(new, **{name: getattr(old, name) for name in KEPT})


def _new(values: Mapping[str, Value], since: datetime, until: datetime) -> NewAuthorisation:
    return NewAuthorisation(
        unit_code=str(values["unit_code"]),
        office=str(values["office"]),
        name=str(values["name"]),
        title_vi=str(values["title_vi"]),
        title_en=str(values["title_en"]),
        phone=str(values["phone"]),
        email=str(values["email"]),
        number=str(values["number"]),
        signed_on=str(values["signed_on"]),
        matter=str(values["matter"]),
        granted_by_name=str(values["granted_by_name"]),
        alone=bool(values["alone"]),
        reason=str(values["reason"]) if values["reason"] else None,
        since=since,
        until=until,
    )
