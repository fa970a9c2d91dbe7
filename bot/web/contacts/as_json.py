"""The contacts for programs. The names here are promised: adding is free, changing breaks those who read them.

``{"generated_at", "timezone", "articles": ["2.3", "2.4"], "offices": [office]}``

- office: ``{"unit", "kind", "name": both, "former": [name], "on_duty": [person], "speakers": [person]}``. `unit` is
  ``VSS`` for the agency, else a province's code; `kind` ``agency``, ``province`` or ``city``.
- person: ``{"office", "capacity": both, "name", "title": both, "phone", "phone_e164", "email", "since", "until",
  "authorisation", "sample"}``. `office`: ``director_general``, ``spokesperson``, ``delegate``, ``director``,
  ``deputy``, of the roster ``duty``. `sample`: made up, of a test installation; null on the roster, which does not say.
- authorisation (2.4), null for who speaks by office: ``{"number", "signed_on", "granted_by", "matter", "alone",
  "document"}``; `document`: the path of the stored file, or null. `alone`: false where a delegate speaks together with
  the Spokesperson.
- both: ``{"vi", "en"}``. Times are ISO 8601 in the agency's zone, `until` the first moment without the right, null
  where none is set; `signed_on` is a date. What is not entered is "" or null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialling import e164
from bot.web.contacts.paths import document_path
from bot.web.contacts.published import Office, Published
from bot.web.contacts.wording import Wording, one_line
from storage.contacts import Duty
from storage.directory import Speaker

ARTICLES = ("2.3", "2.4")
Shape = dict[str, object]


def as_json(published: Published, wordings: Sequence[Wording], zone: ZoneInfo) -> Shape:
    """The whole answer. `generated_at` is told to the minute, so that two answers alike are the same bytes."""
    writer = _Writer(published, wordings, zone)
    return {
        "generated_at": writer.time(published.at.replace(second=0, microsecond=0)),
        "timezone": zone.key,
        "articles": list(ARTICLES),
        "offices": [writer.office(office) for office in published.offices],
    }


class _Writer:
    def __init__(self, published: Published, wordings: Sequence[Wording], zone: ZoneInfo) -> None:
        self._titles = published.titles
        self._wordings: Mapping[str, Wording] = {wording.language: wording for wording in wordings}
        self._zone = zone

    def time(self, at: datetime) -> str:
        return at.astimezone(self._zone).isoformat(timespec="seconds")

    def office(self, office: Office) -> Shape:
        return {
            "unit": office.code,
            "kind": office.unit.kind if office.unit else "agency",
            "name": {language: wording.office(office) for language, wording in self._wordings.items()},
            "former": [one_line(name) for name in office.unit.former] if office.unit else [],
            "on_duty": [self._person(one) for one in office.on_duty],
            "speakers": [self._person(one) for one in office.speakers],
        }

    def _person(self, one: Speaker | Duty) -> Shape:
        held = one.held_since if isinstance(one, Speaker) else None
        return {
            "office": one.office if isinstance(one, Speaker) else "duty",
            "capacity": {each: wording.capacity(one, self._titles) for each, wording in self._wordings.items()},
            "name": one_line(one.name),
            "title": {each: one_line(wording.title(one)) for each, wording in self._wordings.items()},
            "phone": one_line(one.phone),
            "phone_e164": e164(one.phone),
            "email": one_line(one.email),
            "since": self.time(held or one.since),
            "until": self.time(one.until) if one.until else None,
            "authorisation": _authorisation(one) if isinstance(one, Speaker) and one.document else None,
            "sample": one.sample if isinstance(one, Speaker) else None,
        }


def _authorisation(one: Speaker) -> Shape:
    return {
        "number": one_line(one.document or ""),
        "signed_on": one.signed_on,
        "granted_by": one_line(one.granted_by or "") or None,
        "matter": one_line(one.matter or ""),
        "alone": one.alone,
        "document": document_path(one),
    }
