"""Two ways of doing the same, measured in turn (A B A B …), so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

Act = Callable[[], Awaitable[int]]
"""Does something and says how many times."""


@dataclass(frozen=True)
class Finding:
    """One line of the table. `ratio`: how many times as long as what it is compared with; None for a plain fact."""

    what: str
    measured: str
    against: str = ""
    ratio: float | None = None


async def compare(what: str, act: Act, other: Act, against: str, rounds: int = 5) -> Finding:
    """The median of the pairs' ratios, after one round of each that does not count."""
    await _each(act)
    await _each(other)
    pairs = [(await _each(act), await _each(other)) for _ in range(rounds)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Finding(what, span(mine), f"{against}: {span(theirs)}", ratio)


async def _each(act: Act) -> float:
    """Seconds for one of them."""
    began = time.perf_counter()
    count = await act()
    return (time.perf_counter() - began) / count


def span(seconds: float) -> str:
    """A time in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def share(values: Sequence[float], part: float) -> float:
    """The value that so large a part of `values` does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table of Markdown."""
    rows = [(one.what, one.measured, one.against, "" if one.ratio is None else f"{one.ratio:.2f}") for one in findings]
    head = [("what", "one takes", "beside", "ratio"), ("---", "---", "---", "---:")]
    return "\n".join(f"| {' | '.join(row)} |" for row in [*head, *rows])
