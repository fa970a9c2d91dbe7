"""What stands under one person's id, moved to another's, and the same rows moved back (T9)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, ColumnElement, and_, select, update

from storage.people import EMAIL
from storage.tables import (
    accounts,
    approvals,
    askers,
    authorisations,
    cases,
    directions,
    documents,
    invitations,
    legs,
    memberships,
    people,
    pins,
    press_cards,
    substitutes,
    texts,
)
from storage.work import Work

Moved = dict[str, list[object]]
Moves = tuple[tuple[Column[object], Column[object], ColumnElement[bool] | None], ...]

# (the column that names the person, the key of its row, which rows). What only tells who did something is not here.
MOVES: Moves = (
    (accounts.c.person_id, accounts.c.id, accounts.c.channel != EMAIL),
    (cases.c.person_id, cases.c.id, None),
    (cases.c.claimed_by, cases.c.id, None),
    (cases.c.signer, cases.c.id, None),
    (askers.c.person_id, askers.c.id, None),
    (legs.c.taken_by, legs.c.id, None),
    (texts.c.author, texts.c.id, None),  # a Delegate's own draft stays their own
    (approvals.c.person_id, approvals.c.id, None),  # whose right is checked again when the words leave
    (documents.c.signer, documents.c.id, None),  # and until they have arrived
    (directions.c.signer, directions.c.id, None),  # who is still to say whether it was so
    (memberships.c.person_id, memberships.c.id, None),
    (memberships.c.invited_by, memberships.c.id, memberships.c.state == "waiting"),  # nobody confirms whom they invited
    (invitations.c.created_by, invitations.c.digest, None),
    (substitutes.c.person_id, substitutes.c.id, None),
    (substitutes.c.substitute_id, substitutes.c.id, None),
    (press_cards.c.person_id, press_cards.c.id, None),
    (authorisations.c.person_id, authorisations.c.id, None),
)
RIGHTS = frozenset(
    {
        *(memberships.c.person_id, memberships.c.invited_by, invitations.c.created_by, authorisations.c.person_id),
        *(substitutes.c.person_id, substitutes.c.substitute_id, cases.c.claimed_by, cases.c.signer),
        *(legs.c.taken_by, texts.c.author, approvals.c.person_id, documents.c.signer, directions.c.signer),
    }
)
"""The columns by which somebody holds, gives or carries out something as staff."""
INTRODUCED = ("name", "consent_at", "no_press_at")
OUTLET = ("outlet", "outlet_code", "outlet_kind")
FILLED, MAIL, PIN, STAFF = "people", "email", "pins", "staff"


def move_all(work: Work, source: int, target: int) -> Moved:
    """Move everything of `source` to `target`; the keys of the rows that went along.

    STAFF: all that makes `target` staff came from `source`; it holds the name that `target` gave themselves before.
    """
    brought = _is_staff(work, source) and not _is_staff(work, target)
    moved = {_name(column): _move(work, column, key, which, source, target) for column, key, which in MOVES}
    moved[MAIL] = _move_mail(work, source, target)
    moved[PIN] = _move_pin(work, source, target)
    moved[STAFF] = [_name_staff(work, source, target)] if brought else []
    moved[FILLED] = _fill(work, source, target)
    return {name: rows for name, rows in moved.items() if rows}


def put_back(work: Work, moved: Mapping[str, list[object]], target: int, source: int) -> None:
    """Give back the rows that went along, as far as they are still `target`'s.

    Rights that `target` came by since go along with the others if all of them came from `source`: they were meant for
    that colleague.
    """
    staff = moved.get(STAFF)
    for column, key, _ in MOVES:
        rows = moved.get(_name(column), [])
        if staff and column in RIGHTS:
            _hand(work, column, column == target, source)
        elif rows:
            _hand(work, column, and_(key.in_(rows), column == target), source)
    if moved.get(MAIL):
        _hand(work, accounts.c.person_id, and_(accounts.c.id.in_(moved[MAIL]), accounts.c.person_id == target), source)
    if (moved.get(PIN) or staff) and not _has_pin(work, source):
        _hand(work, pins.c.person_id, pins.c.person_id == target, source)
    _empty(work, [str(name) for name in moved.get(FILLED, [])], target, source)
    if staff:
        _name_back(work, staff[0], target, source)


def take_own_cases(work: Work, account_id: int, target: int, source: int) -> None:
    """Cases filed from an account while it was `target`'s are its own person's."""
    for table in (cases, askers):
        _hand(work, table.c.person_id, and_(table.c.account_id == account_id, table.c.person_id == target), source)


def _name(column: Column[object]) -> str:
    return f"{column.table.name}.{column.name}"


def _move(
    work: Work,
    column: Column[object],
    key: Column[object],
    which: ColumnElement[bool] | None,
    source: int,
    target: int,
) -> list[object]:
    mine = column == source if which is None else and_(column == source, which)
    rows = list(work.connection.scalars(select(key).where(mine).order_by(key)))
    if rows:
        _hand(work, column, and_(key.in_(rows), column == source), target)
    return rows


def _hand(work: Work, column: Column[object], which: ColumnElement[bool], to: int) -> None:
    work.connection.execute(update(column.table).where(which).values({column.name: to}))


def _move_mail(work: Work, source: int, target: int) -> list[object]:
    """A person has one e-mail account: it goes along only to a person without one."""
    mail = accounts.c.channel == EMAIL
    taken = select(accounts.c.id).where(accounts.c.person_id == target, mail)
    if work.connection.execute(taken).first() is not None:
        return []
    return _move(work, accounts.c.person_id, accounts.c.id, mail, source, target)


def _move_pin(work: Work, source: int, target: int) -> list[object]:
    """The PIN goes along to a person without one: linking takes no protection away."""
    if _has_pin(work, target) or not _has_pin(work, source):
        return []
    _hand(work, pins.c.person_id, pins.c.person_id == source, target)
    return [source]


def _has_pin(work: Work, person_id: int) -> bool:
    return work.connection.execute(select(pins.c.person_id).where(pins.c.person_id == person_id)).first() is not None


def _fill(work: Work, source: int, target: int) -> list[object]:
    """What `target` never said of themselves is taken over; which columns were."""
    mine, theirs = _facts(work, target), _facts(work, source)
    names = [name for name in (*INTRODUCED, "email") if mine[name] is None and theirs[name] is not None]
    if mine["outlet"] is None and theirs["outlet"] is not None:
        names += OUTLET
    if names:
        work.connection.execute(
            update(people).where(people.c.id == target).values({name: theirs[name] for name in names})
        )
    return list(names)


def _empty(work: Work, names: list[str], target: int, source: int) -> None:
    """What was taken over and not changed since is theirs no more."""
    mine, theirs = _facts(work, target), _facts(work, source)
    gone = {name: None for name in names if mine[name] == theirs[name]}
    if gone:
        work.connection.execute(update(people).where(people.c.id == target).values(gone))


def _is_staff(work: Work, person_id: int) -> bool:
    held = memberships.c.state.in_(("waiting", "active"))
    query = select(memberships.c.id).where(memberships.c.person_id == person_id, held)
    counts = and_(authorisations.c.until > work.now, authorisations.c.ended_at.is_(None))
    lent = select(authorisations.c.id).where(authorisations.c.person_id == person_id, counts)
    return any(work.connection.execute(each.limit(1)).first() for each in (query, lent))


def _name_staff(work: Work, source: int, target: int) -> object:
    """The name that two officers stand for goes along, whatever `target` calls themselves (T5); their own before."""
    before, name = _facts(work, target)["name"], _facts(work, source)["name"]
    if name is not None:
        work.connection.execute(update(people).where(people.c.id == target).values(name=name))
    return before


def _name_back(work: Work, before: object, target: int, source: int) -> None:
    """Their own name again; one that was confirmed for the colleague meanwhile stays the colleague's."""
    called = _facts(work, target)["name"]
    work.connection.execute(update(people).where(people.c.id == source).values(name=called))
    work.connection.execute(update(people).where(people.c.id == target).values(name=before))


def _facts(work: Work, person_id: int) -> dict[str, object]:
    row = work.connection.execute(select(people).where(people.c.id == person_id)).one()
    return dict(row._mapping)
