"""Files against the directory: all that is wrong, or the plan of what they would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.directory.drafts import Drafts
from handlers.directory.known import stands
from handlers.directory.problems import Place, Problem
from handlers.directory.tables import checked
from handlers.talk import say
from storage.imports.changes import Deed, Plan
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
    in_use = tuple(_in_use(work, drafts, found.tables, wanted))
    return Prepared(None, in_use) if in_use else Prepared(wanted)


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


def _file_of(drafts: Drafts, kind: Kind) -> str:
    return next((row.place.file for row in drafts.rows[kind]), kind.value)
