"""The kinds of case as tables: a step that is not in its table is refused; nothing else decides.

The diagrams and the tables of rights in `docs/procedure.md` are generated from them.
"""

from __future__ import annotations

from procedure.authority import AGENCY
from procedure.paths.correction import CORRECTION, PROVINCE_CORRECTION
from procedure.paths.incident import INCIDENT, PROVINCE_INCIDENT
from procedure.paths.national import NATIONAL
from procedure.paths.province import PROVINCE
from procedure.paths.rule import Path
from procedure.paths.unit_information import UNIT_INFORMATION
from procedure.terms import Kind, State

PATHS = (NATIONAL, PROVINCE, UNIT_INFORMATION, INCIDENT, PROVINCE_INCIDENT, CORRECTION, PROVINCE_CORRECTION)
OF_AGENCY = {Kind.UNIT_INFORMATION: UNIT_INFORMATION, Kind.INCIDENT: INCIDENT, Kind.CORRECTION: CORRECTION}
OF_PROVINCE = OF_AGENCY | {Kind.INCIDENT: PROVINCE_INCIDENT, Kind.CORRECTION: PROVINCE_CORRECTION}
OPEN: frozenset[State] = frozenset().union(*(path.open for path in PATHS))
"""The states in which somebody owes an act, on whichever path: no state is open on one path and closed on another."""


def path_of(kind: Kind, scope: str) -> Path:
    """The table of a kind of case. `scope`: VSS, or a province's code for what is its own (5.2, 7.1.d)."""
    if scope == AGENCY:
        return OF_AGENCY.get(kind, NATIONAL)
    return OF_PROVINCE.get(kind, PROVINCE)
