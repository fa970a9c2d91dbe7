"""Reports of 9.7, "I cannot speak": kept in the register of acts, open until answered, at most one a day.

A report is named by who reported and which of theirs it is: ``7-2``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import acts
from storage.acts import Act
from storage.work import Work

OPEN_FOR = timedelta(hours=24)
REPORTED, ANSWERED, PASSED_UP = "cannot_speak", "cannot_speak_answered", "cannot_speak_passed_up"


@dataclass(frozen=True)
class Report:
    """One report. `answered`: when it was taken up; `passed_up`: when it went to the press centre."""

    person: int
    number: int
    office: str
    unit: str
    at: datetime
    answered: datetime | None = None
    passed_up: datetime | None = None

    @property
    def ref(self) -> str:
        """What a button carries."""
        return f"{self.person}-{self.number}"


def all_of(work: Work, person: int) -> list[Report]:
    """Every report of somebody, oldest first."""
    rows = acts.of(work, f"person:{person}")
    later = {(act.act, (act.detail or {}).get("report")): at for act, at in rows if act.act in (ANSWERED, PASSED_UP)}
    made = [(act.detail or {}, at) for act, at in rows if act.act == REPORTED]
    return [
        Report(
            person,
            number,
            str(detail["office"]),
            str(detail["unit"]),
            at,
            later.get((ANSWERED, number)),
            later.get((PASSED_UP, number)),
        )
        for number, (detail, at) in enumerate(made, start=1)
    ]


def find(work: Work, ref: str) -> Report | None:
    """The report that a button names."""
    person, _, number = ref.partition("-")
    if not (person.isdigit() and number.isdigit()):
        return None
    return next((one for one in all_of(work, int(person)) if one.number == int(number)), None)


def open_of(work: Work, person: int, unit: str) -> Report | None:
    """The one of the last day for a unit that nobody has answered."""
    found = [one for one in all_of(work, person) if one.unit == unit and one.answered is None]
    return found[-1] if found and work.now - found[-1].at < OPEN_FOR else None


def add(work: Work, person: int, office: str, unit: str) -> Report:
    """A new report."""
    acts.record(work, Act(f"person:{person}", REPORTED, person, office, "9.7", {"office": office, "unit": unit}))
    return all_of(work, person)[-1]


def mark(work: Work, report: Report, act: str, by: int, capacity: str) -> None:
    """It was answered, or passed up."""
    detail = {"report": report.number, "unit": report.unit}
    acts.record(work, Act(f"person:{report.person}", act, by, capacity, "9.7", detail))
