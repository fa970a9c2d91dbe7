"""Files compared with the directory as it stands.

Both are compared from now on only, because nothing before can be changed: a row that began earlier counts as beginning
now on either side. What the files do not have is ended; what is not said of a kind (no file) is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from storage.imports.changes import Change, Deed, Difference, Plan
from storage.imports.entries import Entry, Kind, Standing, Tables, Value
from storage.imports.likeness import alike, bare
from storage.imports.offices import with_held_since
from storage.imports.shelves import HELD, SHELVES, Shelf, standing
from storage.work import Work

Key = tuple[Value, ...]
Slot = tuple[Key, datetime]


def plan(work: Work, tables: Tables) -> Plan:
    """What the files would change. They have been checked: nothing in them contradicts itself."""
    changes: list[Change] = []
    stand: dict[Kind, int] = {}
    same = over = 0
    for kind, entries in tables.items():
        present, wanted = standing(work, kind), [one for one in entries if not _over(one, work.now)]
        found = _of_kind(kind, present, wanted, work.now)
        touched = {change.old.id for change in found if change.old}
        stand[kind], same, over = len(present), same + len(present) - len(touched), over + len(entries) - len(wanted)
        changes += found
    return Plan(tuple(changes), stand, same, over)


def _over(one: Entry, now: datetime) -> bool:
    return one.until is not None and one.until <= now


def _of_kind(kind: Kind, present: Sequence[Standing], wanted: Sequence[Entry], now: datetime) -> list[Change]:
    shelf = SHELVES[kind]
    entries = _in_turn(shelf, wanted, now) if shelf.alone else list(wanted)
    if kind is Kind.SPOKESPERSONS:
        entries = with_held_since(present, entries, now)
    left: dict[Slot, list[Standing]] = defaultdict(list)
    for row in present:
        left[_slot(shelf, row, now)].append(row)
    changes = [change for entry in entries for change in _matched(kind, left[_slot(shelf, entry, now)], entry, now)]
    rest = sorted((row for rows in left.values() for row in rows), key=lambda row: row.id)
    return [*changes, *_leaving(kind, rest, entries, now)]


def _key(shelf: Shelf, one: Entry | Standing) -> Key:
    return tuple(bare(one.values[name]) for name in shelf.key)


def _slot(shelf: Shelf, one: Entry | Standing, now: datetime) -> Slot:
    return _key(shelf, one), starts(one, now)


def starts(one: Entry | Standing, now: datetime) -> datetime:
    """When it begins, of what is still to come; whole seconds, as files have them."""
    return now if one.since is None or one.since <= now else one.since.replace(microsecond=0)


def _in_turn(shelf: Shelf, wanted: Iterable[Entry], now: datetime) -> list[Entry]:
    """One after the other: a row without an end ends where the next of its key begins."""
    by_key: dict[Key, list[Entry]] = defaultdict(list)
    for entry in sorted(wanted, key=lambda one: starts(one, now)):
        by_key[_key(shelf, entry)].append(entry)
    return [
        replace(entry, until=entry.until or (following.since if following else None))
        for row in by_key.values()
        for entry, following in zip(row, [*row[1:], None], strict=True)
    ]


def _matched(kind: Kind, rows: list[Standing], entry: Entry, now: datetime) -> Iterator[Change]:
    """The entry against a row of its slot, which is taken off; the most alike first."""
    if not rows:
        yield Change(kind, Deed.NEW, None, entry)
        return
    old = min(rows, key=lambda row: (len(_differences(kind, row, _completed(entry, row))), row.id))
    rows.remove(old)
    entry = _completed(entry, old)
    differences = _differences(kind, old, entry)
    if differences:
        yield Change(kind, Deed.CHANGED, old, entry, differences)
    elif not alike("until", old.until, entry.until):
        yield _dated(kind, old, entry, now)


def _completed(entry: Entry, old: Standing) -> Entry:
    """With what the file does not say as it stands; an English title only as long as it is the same title."""
    kept = entry.unsaid - (set() if old.values.get("title_vi") == entry.values.get("title_vi") else {"title_en"})
    return replace(entry, values={**entry.values, **{name: old.values[name] for name in kept}})


def _dated(kind: Kind, old: Standing, entry: Entry, now: datetime) -> Change:
    """Another end. The end of an authorisation is part of the document, so a new row takes its place."""
    differences = (Difference("until", old.until, entry.until),)
    if kind is Kind.AUTHORISATIONS:
        return Change(kind, Deed.CHANGED, old, entry, differences)
    return Change(kind, Deed.DATED, old, None, differences, entry.until)


def _differences(kind: Kind, old: Standing, entry: Entry) -> tuple[Difference, ...]:
    names = [*SHELVES[kind].fields, *([HELD] if entry.values.get(HELD) else [])]
    return tuple(
        Difference(name, old.values.get(name), entry.values.get(name))
        for name in names
        if not alike(name, old.values.get(name), entry.values.get(name))
    )


def _leaving(kind: Kind, rows: Sequence[Standing], entries: Sequence[Entry], now: datetime) -> Iterator[Change]:
    """Rows that no entry is about. Whoever holds an office that only a successor is named for stays until then."""
    shelf = SHELVES[kind]
    successors: dict[Key, datetime] = {}
    for entry in entries if shelf.alone else ():
        key, start = _slot(shelf, entry, now)
        successors[key] = min(start, successors.get(key, start))
    for row in rows:
        until = successors.get(_key(shelf, row))
        if until is None or until <= now or row.since > now:
            yield Change(kind, Deed.ENDED, row)
        elif not alike("until", row.until, until):
            yield Change(kind, Deed.DATED, row, None, (Difference("until", row.until, until),), until)
