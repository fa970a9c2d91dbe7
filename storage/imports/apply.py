"""A plan carried out: rows closed, rows opened, postings, the record, all in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, insert, update

from storage import acts, directory, postings
from storage.acts import OPERATOR, Act
from storage.imports.changes import Change, Deed, Plan
from storage.imports.documents import change_authorisations
from storage.imports.entries import Entry, Kind, Value
from storage.imports.plan import starts
from storage.imports.shelves import HELD, SHELVES, Shelf
from storage.work import Work

AT_ONCE = 500


@dataclass(frozen=True)
class By:
    """Whoever imports: the person and their role; nobody from the command line."""

    person: int | None = None
    capacity: str = OPERATOR


@dataclass
class Applied:
    """The rows opened and closed, by kind."""

    opened: dict[Kind, list[int]] = field(default_factory=lambda: defaultdict(list))
    closed: dict[Kind, list[int]] = field(default_factory=lambda: defaultdict(list))


def apply(work: Work, plan: Plan, by: By | None = None) -> Applied:
    """Carry out a plan made in this very transaction. Nothing is done, nor recorded, when it changes nothing."""
    done, who = Applied(), by or By()
    if not plan.changes:
        return done
    for kind in sorted(plan.kinds):
        changes = [change for change in plan.changes if change.kind is kind]
        if kind is Kind.AUTHORISATIONS:
            done.opened[kind], done.closed[kind] = change_authorisations(work, changes, who.person, who.capacity)
        else:
            _change_rows(work, kind, changes, done)
    acts.record(work, Act("directory", "import", who.person, who.capacity, "2.3", _detail(plan, done)))
    directory.bump(work)
    return done


def _change_rows(work: Work, kind: Kind, changes: Sequence[Change], done: Applied) -> None:
    shelf = SHELVES[kind]
    _close(work, shelf, [change.old.id for change in changes if change.old and change.deed is not Deed.DATED])
    _date(work, shelf, [change for change in changes if change.deed is Deed.DATED])
    opened = [change.new for change in changes if change.new]
    done.closed[kind] = [change.old.id for change in changes if change.old]
    done.opened[kind] = _open(work, shelf, opened)
    if kind is Kind.SPOKESPERSONS:
        units = [str(one.values["unit_code"]) for one in opened]
        postings.open_many(work, postings.SPEAKER, zip(done.opened[kind], units, strict=True))


def _close(work: Work, shelf: Shelf, ids: Sequence[int]) -> None:
    """What counts, counts no more from now on; what is to come never begins."""
    table = shelf.table
    for some in _batches(ids):
        chosen = table.c.id.in_(some)
        work.connection.execute(update(table).where(chosen, table.c.since > work.now).values(until=table.c.since))
        work.connection.execute(update(table).where(chosen, table.c.since <= work.now).values(until=work.now))


def _date(work: Work, shelf: Shelf, changes: Sequence[Change]) -> None:
    rows = [{"row": change.old.id, "end": change.until} for change in changes if change.old]
    if rows:
        chosen = update(shelf.table).where(shelf.table.c.id == bindparam("row")).values(until=bindparam("end"))
        work.connection.execute(chosen, rows)


def _open(work: Work, shelf: Shelf, entries: Sequence[Entry]) -> list[int]:
    """The ids of the new rows, in the order of the entries."""
    if not entries:
        return []
    statement = insert(shelf.table).returning(shelf.table.c.id, sort_by_parameter_order=True)
    return list(work.connection.scalars(statement, [_row(shelf, one, work.now) for one in entries]))


def _row(shelf: Shelf, one: Entry, now: datetime) -> dict[str, object]:
    values: dict[str, object] = {name: _stored(one.values.get(name)) for name in shelf.columns}
    if HELD in shelf.table.c:
        values |= {HELD: one.values.get(HELD), "sample": False}
    return {**values, "since": starts(one, now), "until": one.until}


def _stored(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _detail(plan: Plan, done: Applied) -> Mapping[str, object]:
    return {
        "digest": plan.digest,
        "opened": {kind.value: ids for kind, ids in done.opened.items() if ids},
        "closed": {kind.value: ids for kind, ids in done.closed.items() if ids},
    }


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))
