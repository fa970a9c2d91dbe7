"""One fact against what was published: the rows that it fits, and what it only resembles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.genuine import addresses, documents, names
from handlers.genuine.claim import Claim, Fact, Kind
from handlers.genuine.numbers import EXTENSION
from storage.public_record import Published
from storage.telephones import canonical, extension

SHOWN = 3
Rows = tuple[Published, ...]


@dataclass(frozen=True)
class Checked:
    """One fact: the rows it fits, those of them that count on the day, and published values it resembles if none."""

    fact: Fact
    ever: Rows
    then: Rows
    near: tuple[str, ...] = ()


def check(claim: Claim, record: Sequence[Published], begin: datetime, end: datetime) -> list[Checked]:
    """Every fact of a claim. The date of a document must be that of the document named."""
    numbers = [fact for fact in claim.facts if fact.kind is Kind.DOCUMENT]
    found: list[Checked] = []
    for fact in claim.facts:
        ever = tuple(row for row in record if FITS[fact.kind](fact, row))
        if fact.kind is Kind.SIGNED:
            ever = tuple(row for row in ever if all(_document(number, row) for number in numbers))
        then = tuple(row for row in ever if row.counts(begin, end))
        found.append(Checked(fact, ever, then, () if ever else _near(fact, record)))
    return found


def _near(fact: Fact, record: Sequence[Published]) -> tuple[str, ...]:
    match fact.kind:
        case Kind.NAME:
            return tuple(names.nearest(fact.typed, (row.name for row in record), SHOWN))
        case Kind.EMAIL:
            found = addresses.nearest(fact.plain, (row.email for row in record))
            return (found,) if found else ()
        case Kind.DOCUMENT:
            wanted = documents.serial(fact.plain)
            alike = (row.document for row in record if row.document and documents.serial(row.document) == wanted)
            return tuple(dict.fromkeys(alike))[:SHOWN]
    return ()


def _name(fact: Fact, row: Published) -> bool:
    return names.same(fact.typed, row.name)


def _phone(fact: Fact, row: Published) -> bool:
    """An extension is a fact of its own: it must be the one published."""
    if fact.plain.startswith(EXTENSION):
        return EXTENSION + extension(row.phone) == fact.plain
    return bool(row.phone) and canonical(row.phone) == fact.plain


def _email(fact: Fact, row: Published) -> bool:
    return bool(row.email) and addresses.plain(row.email) == fact.plain


def _document(fact: Fact, row: Published) -> bool:
    return bool(row.document) and documents.same(fact.typed, row.document or "")


def _signed(fact: Fact, row: Published) -> bool:
    return row.signed_on == fact.plain


def _place(fact: Fact, row: Published) -> bool:
    return row.unit_code == fact.plain


FITS: Mapping[Kind, Callable[[Fact, Published], bool]] = {
    Kind.NAME: _name,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.DOCUMENT: _document,
    Kind.SIGNED: _signed,
    Kind.PLACE: _place,
}
