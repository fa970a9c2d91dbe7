"""The verdict on a claim: it holds on the day, it held at another time, or it does not hold.

- Only what was published is looked at, so nothing else can be learnt from the answer.
- Several facts must all be of one person: a right name with a wrong number is no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.genuine import names
from handlers.genuine.claim import Claim, Fact, Kind
from handlers.genuine.fitting import Checked, Rows, check
from storage.public_record import Published

Who = tuple[str, str]
People = frozenset[Who]
SUPPORTING = (Kind.PLACE, Kind.SIGNED)  # they say nothing of a person by themselves


class Verdict(StrEnum):
    """What is answered. BEFORE: it holds only later than the day asked for."""

    YES = "yes"
    OVER = "over"
    BEFORE = "before"
    NO = "no"


@dataclass(frozen=True)
class Finding:
    """The verdict and the rows that show it.

    Of a no: `fits` that person, is `over` (`ever` holds when), `differs` (`near` holds what it resembles).
    """

    verdict: Verdict
    rows: Rows = ()
    fits: tuple[Fact, ...] = ()
    over: tuple[Checked, ...] = ()
    differs: tuple[Checked, ...] = ()


def judge(claim: Claim, record: Sequence[Published], begin: datetime, end: datetime) -> Finding:
    """`begin` to `end`: the day asked for, or this moment alone."""
    checked = check(claim, record, begin, end)
    now, ever = _shared(each.then for each in checked), _shared(each.ever for each in checked)
    if now:
        return Finding(Verdict.YES, _shown([_of(each.then, now) for each in checked]))
    if ever and not any(_of(each.then, ever) for each in checked if each.fact.kind not in SUPPORTING):
        rows = _shown([_of(each.ever, ever) for each in checked])
        return Finding(Verdict.BEFORE if all(row.since > end for row in rows) else Verdict.OVER, rows)
    return _refuted(checked, ever or _likeliest(checked), begin, end)


def _refuted(checked: Sequence[Checked], meant: People, begin: datetime, end: datetime) -> Finding:
    """Which facts are those of the person meant, and which are not."""
    rows = tuple(row for each in checked for row in _of(each.ever, meant) if row.counts(begin, end))
    over = [each for each in checked if _of(each.ever, meant) and not _of(each.then, meant)]
    return Finding(
        Verdict.NO,
        tuple(dict.fromkeys(rows)),
        tuple(each.fact for each in checked if _of(each.then, meant)),
        tuple(Checked(each.fact, _of(each.ever, meant), ()) for each in over),
        tuple(each for each in checked if not _of(each.ever, meant)),
    )


def _likeliest(checked: Sequence[Checked]) -> People:
    """Whom the facts mean: whom most of them fit, of several the one named first; nobody if only a place fits."""
    told = [{_who(row) for row in each.ever} for each in checked if each.fact.kind not in SUPPORTING]
    votes = Counter(who for people in told for who in people)
    most = max(votes.values(), default=0)
    first = next((people for people in told if people), set())
    likeliest = {who for who, count in votes.items() if count == most}
    return frozenset(likeliest & first or likeliest)


def _shown(groups: Sequence[Rows]) -> Rows:
    """The rows in every group, where there are such; else those in any."""
    both = [row for row in groups[0] if all(row in group for group in groups)]
    return tuple(dict.fromkeys(both or [row for group in groups for row in group]))


def _shared(groups: Iterable[Rows]) -> People:
    """The people whom every group holds."""
    found = [frozenset(map(_who, group)) for group in groups]
    return frozenset.intersection(*found) if found else frozenset()


def _of(rows: Rows, people: People) -> Rows:
    return tuple(row for row in rows if _who(row) in people)


def _who(row: Published) -> Who:
    return row.unit_code, " ".join(names.spelt(row.name))
