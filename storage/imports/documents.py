"""Authorisations of an import: they are granted and ended like any other, each on record (2.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from storage import acts, authorisations, postings
from storage.acts import Act
from storage.authorisations import NewAuthorisation
from storage.imports.changes import Change, Deed
from storage.imports.entries import Entry, Value
from storage.work import Work

NO_LONGER_LISTED = "import"
ARTICLE = "2.4"


def change_authorisations(
    work: Work, changes: Sequence[Change], by: int | None, capacity: str
) -> tuple[list[int], list[int]]:
    """The ids granted and the ids ended. One that is corrected is ended, and granted anew from now."""
    ended = [change.old.id for change in changes if change.old]
    for row in ended:
        _end(work, row, by, capacity)
    granted = [_grant(work, change.new, change.deed is Deed.CHANGED, by, capacity) for change in changes if change.new]
    return granted, ended


def _end(work: Work, row: int, by: int | None, capacity: str) -> None:
    ended = authorisations.end(work, row, by, NO_LONGER_LISTED)
    if ended is not None:
        postings.end(work, row, ended.unit_code)
        acts.record(work, Act(f"authorisation:{row}", "end", by, capacity, ARTICLE, {"import": True}))


def _grant(work: Work, entry: Entry, anew: bool, by: int | None, capacity: str) -> int:
    """From when the document says, also where that has passed; `created_at` tells since when it is known here."""
    since = _since(entry, anew, work.now)
    new = _new(entry.values, since, entry.until or since)
    granted = authorisations.grant(work, new)
    postings.open_for(work, postings.AUTHORISATION, granted.id, granted.unit_code)
    acts.record(work, Act(f"authorisation:{granted.id}", "grant", by, capacity, ARTICLE, {"import": True}))
    return granted.id


def _since(entry: Entry, anew: bool, now: datetime) -> datetime:
    if entry.since is None:
        return now
    return max(entry.since, now) if anew else entry.since


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
