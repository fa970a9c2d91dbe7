"""What is missing or about to end in the directory, as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from handlers.directory import cells
from handlers.directory.cells import Unfit
from handlers.directory.preview import kind_name
from handlers.talk import Bilingual, Moment, Text, say
from storage import authorisations, contacts, directory, postings
from storage.directory import AGENCY
from storage.imports.entries import Kind
from storage.imports.shelves import standing
from storage.work import Work

SOON = timedelta(days=3)
AHEAD = timedelta(days=7)
NEVER = datetime.max.replace(tzinfo=UTC)
OF_PEOPLE = (Kind.SPOKESPERSONS, Kind.AUTHORISATIONS, Kind.ROSTER)


def findings(work: Work) -> list[Text]:
    """Everything worth looking at, each with what to do."""
    return [text for look in LOOKS for text in look(work)]


def _speakers(work: Work) -> Iterator[Text]:
    """2.1, 2.2: the agency has a Director General and a Spokesperson, a province its Director."""
    speaking = contacts.everyone(work)
    names = {unit.code: Bilingual(unit.name_vi, unit.name_en) for unit in directory.all_units(work)}
    for office in ("director_general", "spokesperson"):
        if not any(one.office == office for one in speaking[AGENCY]):
            yield say("check_agency_without", office=say(f"office_of_{office}"))
    for code, found in speaking.items():
        if code != AGENCY and not any(one.office == "director" for one in found):
            yield say("check_no_director", unit=code, name=names[code])


def _authorisations(work: Work) -> Iterator[Text]:
    for one in authorisations.in_force(work):
        if one.ends <= work.now + SOON:
            yield say("check_ends_soon", number=one.number, name=one.name, unit=one.unit_code, at=Moment(one.ends))


def _roster(work: Work) -> Iterator[Text]:
    """Moments of the next seven days at which nobody is on press duty at the agency."""
    shifts = sorted(
        (max(row.since, work.now), row.until or NEVER)
        for row in standing(work, Kind.ROSTER)
        if row.values["kind"] == contacts.PRESS and row.values["unit_code"] == AGENCY
    )
    end = work.now + AHEAD
    if not any(since < end for since, _ in shifts):
        yield say("check_no_roster")
        return
    covered = work.now
    for since, until in [*shifts, (end, end)]:
        if covered < since and covered < end:
            yield say("check_roster_gap", since=Moment(covered), until=Moment(min(since, end)))
        covered = max(covered, until)


def _postings(work: Work) -> Iterator[Text]:
    """2.3, 2.4: what must still be published."""
    waiting = len(postings.open_tasks(work, None))
    if waiting:
        yield say("check_postings", n=waiting)


def _reach(work: Work) -> Iterator[Text]:
    """Telephones and e-mail addresses that cannot be right."""
    readers = (("phone", cells.phone), ("email", cells.email))
    for kind in OF_PEOPLE:
        for row in standing(work, kind):
            values = {name: str(value) for name, value in row.values.items()}
            for column, read in readers:
                if not _fits(read, values[column]):
                    unit, name = values["unit_code"], values["name"]
                    yield say("check_reach", kind=kind_name(kind), unit=unit, name=name, found=values[column])


def _fits(read: cells.Read, text: str) -> bool:
    try:
        return bool(read(text))
    except Unfit:
        return False


LOOKS: tuple[Callable[[Work], Iterator[Text]], ...] = (_speakers, _authorisations, _roster, _postings, _reach)
