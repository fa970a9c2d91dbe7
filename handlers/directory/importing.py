"""Files against the directory: all that is wrong, or the plan of what they would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.directory.drafts import Draft, Drafts
from handlers.directory.known import stands
from handlers.directory.problems import Place, Problem
from handlers.directory.tables import checked
from handlers.talk import Moment, say
from storage.imports.changes import Deed, Plan
from storage.imports.documents import ended_by_hand, key_of
from storage.imports.entries import Kind, Tables
from storage.imports.plan import plan
from storage.imports.shelves import standing
from storage.work import Work

UNIT_KINDS = (Kind.UNITS, Kind.PROVINCES)
USES = {
    Kind.SPOKESPERSONS: "unit_code",
    Kind.AUTHORISATIONS: "unit_code",
    Kind.ROSTER: "unit_code",
    Kind.TOPICS: "lead_unit",
}


@dataclass(frozen=True)
class Prepared:
    """What an import would do (`plan`), or why it cannot be done (`problems`)."""

    plan: Plan | None
    problems: tuple[Problem, ...] = ()


def prepare(work: Work, drafts: Drafts) -> Prepared:
    """Check the files and compare them with what stands at this moment. Changes nothing."""
    found = checked(drafts, stands(work), work.now)
    if found.problems:
        return Prepared(None, found.problems)
    wanted = plan(work, found.tables)
    refused = (*_in_use(work, drafts, found.tables, wanted), *_ended(work, drafts, wanted))
    return Prepared(None, refused) if refused else Prepared(wanted)


def _in_use(work: Work, drafts: Drafts, tables: Tables, wanted: Plan) -> Iterator[Problem]:
    """Units that would end while something of a kind without a file still belongs to them."""
    ended = {
        str(change.values["code"]): change.kind
        for change in wanted.changes
        if change.kind in UNIT_KINDS and change.deed is Deed.ENDED
    }
    left = [(kind, column) for kind, column in USES.items() if ended and kind not in tables]
    for kind, column in left:
        used = sorted({str(row.values[column]) for row in standing(work, kind)} & ended.keys())
        for code in used:
            place = Place(_file_of(drafts, ended[code]))
            yield Problem(place, say("import_unit_in_use", unit=code, kind=kind.value))


def _ended(work: Work, drafts: Drafts, wanted: Plan) -> Iterator[Problem]:
    """2.4: whoever may authorise has ended it; no file brings it back."""
    granted = [one.values for one in wanted.changes if one.kind is Kind.AUTHORISATIONS and one.deed is Deed.NEW]
    ended = ended_by_hand(work) if granted else {}
    for new in granted:
        at = ended.get(key_of(new))
        if at is not None:
            number, name = str(new["number"]), str(new["name"])
            row = next(row for row in drafts.rows[Kind.AUTHORISATIONS] if _is(row, number, name))
            text = say("import_document_ended", number=number, name=name, at=Moment(at))
            yield Problem(row.at("number"), text)


def _is(row: Draft, number: str, name: str) -> bool:
    return (row.values.get("number"), row.values.get("name")) == (number, name)


def _file_of(drafts: Drafts, kind: Kind) -> str:
    return next((row.place.file for row in drafts.rows[kind]), kind.value)
