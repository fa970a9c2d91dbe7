"""What the desk is told about who asks: verified or not, and of what kind their outlet is.

A name on a screen proves nothing (T5): the mark comes from an officer who saw the press card, and ends by itself.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime

from handlers.scene import Scene, named
from handlers.talk import Moment, Text, say
from storage import directory, outlets, press_cards
from storage.cases import CaseRow
from storage.outlets import AUTHORITY, FOREIGN
from storage.people import Person


def mark(scene: Scene, person: Person) -> Text:
    """ĐÃ XÁC MINH until a date, or CHƯA XÁC MINH."""
    until = verified_until(scene, person)
    return say("verified_until", at=Moment(until, "date")) if until else say("unverified")


def verified_until(scene: Scene, person: Person) -> datetime | None:
    """Until when an officer vouches for the name and outlet a person goes by now; None if nobody does."""
    cards = press_cards.in_force(scene.work, person.id)
    theirs = (one.until for one in cards if same(one.name, person.name) and same(one.outlet, person.outlet))
    return next(theirs, None)


def mark_of_case(scene: Scene, case: CaseRow, asker: Person) -> Text:
    """The same of whoever filed a case, as long as they still go by the name and outlet they filed it under."""
    as_filed = same(asker.name, case.asker) and same(asker.outlet, case.outlet)
    return mark(scene, asker) if as_filed else say("unverified")


def kind_of_case(scene: Scene, case: CaseRow, asker: Person) -> Text | str:
    """A line on foreign press (10.3) or a press authority (5.1.c); nothing for others."""
    said = asker.outlet_kind if same(asker.outlet, case.outlet) else None
    return kind_line(scene, outlets.kind_of(scene.work, case.outlet) or said)


def kind_line(scene: Scene, kind: str | None) -> Text | str:
    """The line for a kind of outlet, beginning with a new line; empty for an ordinary one."""
    if kind == AUTHORITY:
        return say("card_authority")
    return say("card_foreign", unit=_international(scene)) if kind == FOREIGN else ""


def kind_of_person(scene: Scene, person: Person) -> str | None:
    """The kind of a person's outlet, from the directory or as an officer said."""
    return (outlets.kind_of(scene.work, person.outlet) if person.outlet else None) or person.outlet_kind


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for capitals and white space."""
    return _plain(one) == _plain(other)


def _plain(name: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", name or "").casefold().split())


def _international(scene: Scene) -> Text:
    """The unit that leads on foreign information, by the name the directory gives it today (10.3)."""
    found = next((unit for unit in directory.all_units(scene.work) if unit.kind == directory.INTERNATIONAL), None)
    return say("label", name=named(found)) if found else say("unit_none")
