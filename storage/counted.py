"""What was ever counted for a case, and whether its speaker may be named: columns of a query that selects its row."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Label, and_, exists, or_

from procedure.law.lengths import Force, Owner
from storage.tables import authorisations, cases, clocks

_CLOCK, _LENT = clocks.alias("counted"), authorisations.alias("lent")
_SHOWN = and_(_CLOCK.c.case_id == cases.c.id, _CLOCK.c.owner != Owner.PROGRAM.value)
_LAW = and_(_CLOCK.c.force == Force.LEGAL.value, _CLOCK.c.void_at.is_(None))

ANYTHING = exists().where(_SHOWN).correlate(cases).label("counts")
"""Whether the case has a clock that people are shown, a void one too."""
BY_LAW = exists().where(_SHOWN, _LAW).correlate(cases).label("counts_law")
"""Whether one of them is the law's and not void."""


def lendable(now: datetime) -> Label[bool]:
    """Whether somebody may be named to speak in the case: an authorisation for its side is in force, and another than
    the one it is named under (2.1.c, 2.2.b).
    """
    counts = and_(_LENT.c.since <= now, _LENT.c.until > now, or_(_LENT.c.ended_at.is_(None), _LENT.c.ended_at > now))
    another = or_(cases.c.authorisation_id.is_(None), cases.c.authorisation_id != _LENT.c.id)
    return exists().where(counts, another, _LENT.c.unit_code == cases.c.scope).correlate(cases).label("lendable")
