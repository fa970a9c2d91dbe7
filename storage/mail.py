"""Whether e-mail can leave at all: a mail server is set up (written at start; taken for granted until then)."""

from __future__ import annotations

from storage import facts
from storage.work import Work

NAME, NONE = "mail", "none"


def note(work: Work, is_set_up: bool) -> None:
    """Keep what the settings say."""
    facts.put(work, NAME, "" if is_set_up else NONE)


def is_set_up(work: Work) -> bool:
    """Whether a message to a mailbox has a way out."""
    return facts.get(work, NAME) != NONE
