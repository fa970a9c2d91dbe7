"""What an article says, at any moment: the regulation's words as dated data, behind every deadline and every refusal.

An amended article is a further line with the time from which it counts; the one before it gets its end, and stays.
"""

from __future__ import annotations

from datetime import datetime

from procedure.law import duties, handling, sudden_and_refused, who_and_how
from procedure.law.citation import Citation

CITATIONS: tuple[Citation, ...] = (
    *who_and_how.WORDS,
    *sudden_and_refused.WORDS,
    *handling.WORDS,
    *duties.WORDS,
)


def citation(article: str, at: datetime) -> Citation | None:
    """The words of an article in force at a moment: ``7.1.b``, ``9.6``. None where nothing is cited by that name."""
    for one in CITATIONS:
        if one.article == article and one.counts(at):
            return one
    return None
