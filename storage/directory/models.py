"""What the directory is made of, as it is at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

AGENCY = "VSS"
PROVINCIAL = ("province", "city")
INTERNATIONAL = "international"
"""The kind of Vụ Hợp tác quốc tế, whatever it is called (10.3)."""
OFFICES = ("director_general", "spokesperson", "delegate", "director", "deputy")


@dataclass(frozen=True)
class Unit:
    """A unit of the agency or a provincial office. `former`: merged provinces; `aliases`: what people call it."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A subject that journalists ask about, and the unit that leads on it."""

    code: str
    name_vi: str
    name_en: str
    lead_unit: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outlet:
    """A press agency."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Title:
    """What an office is called at one time."""

    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class Speaker:
    """Somebody who may speak for `unit_code` (VSS or a province), with what 2.3 has published.

    `held_since`: in the office since, where `since` is only when this telephone or title began. Of an authorisation
    (2.4): its row, who granted it, the document and its date (ISO), whether its file is kept here, `alone` or together.
    """

    office: str
    unit_code: str
    name: str
    title_vi: str
    title_en: str
    phone: str
    email: str
    since: datetime
    sample: bool = False
    document: str | None = None
    matter: str | None = None
    until: datetime | None = None
    held_since: datetime | None = None
    alone: bool | None = None
    authorisation: int | None = None
    signed_on: str | None = None
    granted_by: str | None = None
    has_file: bool = False
