"""The grounds on which information may be refused (Art. 6; Press Law, Art. 38.2), as dated data.

- A refusal names one ground, in the words of the article.
- Grounds b, c and d pass: the refusal says what lifts them and when to look again (practice).
"""

from __future__ import annotations

from datetime import datetime

from procedure.errors import Incomplete, UnknownGround
from procedure.facts import Act
from procedure.law.grounds import GROUNDS, Ground
from procedure.terms import Need


def ground(code: str, at: datetime) -> Ground:
    """The ground of that code in force at a moment: ``6.1.a`` to ``6.1.d``, ``6.2``. Raises `UnknownGround`."""
    for one in GROUNDS:
        if one.code == code and one.since <= at and (one.until is None or at < one.until):
            return one
    raise UnknownGround(code)


def in_force(at: datetime) -> list[Ground]:
    """All grounds in force at a moment, in the order of the article."""
    return [one for one in GROUNDS if one.since <= at and (one.until is None or at < one.until)]


def check_ground(act: Act, now: datetime) -> None:
    """A ground in force; another law's is named; a passing one says what lifts it and when to look again."""
    if not act.ground:
        raise Incomplete(Need.GROUND)
    found = ground(act.ground, now)
    if found.names_law and not act.evidence.strip():
        raise Incomplete(Need.EVIDENCE)
    if act.until is not None and act.until <= now:
        raise Incomplete(Need.UNTIL)
    if found.passes and not (act.lifted_by.strip() and act.until is not None):
        raise Incomplete(Need.UNTIL)
