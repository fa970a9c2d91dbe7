"""Words as a card shows them: cut where they are long; that they are gone where they were erased."""

from __future__ import annotations

from handlers.talk import Text, say

LONGEST_ON_CARD = 2_500


def shortened(body: str | None, longest: int = LONGEST_ON_CARD) -> str | Text:
    """The words, at most so many characters of them; None: erased."""
    if body is None:
        return say("words_erased")
    return body if len(body) <= longest else body[:longest] + "…"
