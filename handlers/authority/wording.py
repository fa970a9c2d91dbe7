"""What several fields of an authorisation share."""

from __future__ import annotations

from handlers.forms import Problem, text_of
from handlers.talk import say
from procedure.authority import AGENCY
from storage.conversations import Conversation

LONGEST, LONGEST_LINE = 1_000, 200
YES_WORDS, NO_WORDS = ("dung", "co", "phai", "yes"), ("khong", "no")


def is_agency(form: Conversation) -> bool:
    """Whether it is the agency's: a delegate, not a deputy."""
    return text_of(form, "unit") == AGENCY


def too_long(text: str, limit: int) -> Problem:
    """More characters than are kept."""
    return Problem(say("grant_answer_long", n=len(text), limit=limit))
