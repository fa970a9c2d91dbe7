"""What the page shows, read in one transaction: every office with those who may speak, and who is on duty now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage import contacts, directory
from storage.contacts import Duty
from storage.directory import AGENCY, OFFICES, Speaker, Unit
from storage.roster import all_on_duty
from storage.work import Work

Titles = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Office:
    """The agency (`unit` None) or a provincial office. `to_call`: whom to call now, by the roster or by Article 2."""

    code: str
    unit: Unit | None
    speakers: tuple[Speaker, ...]
    on_duty: tuple[Duty, ...]

    @property
    def to_call(self) -> Duty | Speaker | None:
        """Whom to call when it is urgent; None when nobody is entered."""
        return self.on_duty[0] if self.on_duty else contacts.first(list(self.speakers))


@dataclass(frozen=True)
class Published:
    """Everything at one moment. `titles`: what the offices of Article 2 are called now, Vietnamese and English."""

    at: datetime
    offices: tuple[Office, ...]
    titles: Titles


def read(work: Work) -> Published:
    """The agency and every province, in the order of the directory."""
    units = {unit.code: unit for unit in directory.all_units(work)}
    duty = all_on_duty(work)
    offices = tuple(
        Office(code, None if code == AGENCY else units.get(code), tuple(speakers), tuple(duty.get(code, ())))
        for code, speakers in contacts.everyone(work).items()
    )
    titles = {office: title for office in OFFICES if (title := contacts.title(work, office))}
    return Published(work.now, offices, titles)
