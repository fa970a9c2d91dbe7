"""Why a step is refused. One screen; every refusal has a name and changes nothing.

StepRefused
├── NotNow          the case is in a state in which nobody may do this
├── NotYours        this person has not the right, in any state
├── ClaimedBy       another officer took the case on: who, and when
└── NobodyClaimed   there is no one to release it from
"""

from __future__ import annotations

from datetime import datetime


class StepRefused(Exception):
    """A step that the regulation or the way of working does not allow."""


class NotNow(StepRefused):
    """The case is in a state in which nobody may do this."""


class NotYours(StepRefused):
    """This person has not the right to do this to this case."""


class ClaimedBy(StepRefused):
    """Another officer took the case on. `person` is their id, `at` the moment (UTC)."""

    def __init__(self, person: int, at: datetime) -> None:
        super().__init__(f"claimed by {person}")
        self.person = person
        self.at = at


class NobodyClaimed(StepRefused):
    """There is no one to release the case from."""
