"""Why a step or an authorisation is refused. Every refusal has a name and changes nothing.

StepRefused
├── NotNow          the case is in a state in which nobody may do this
├── NotYours        this person has not the right, in any state
├── ClaimedBy       another officer took the case on: who, and when
└── NobodyClaimed   there is no one to release it from
AuthorityRefused
├── MayNotAuthorise    only the Director General, and a Director for their own province (2.1.c, 2.2.b)
├── SubDelegation      a Spokesperson or somebody authorised passes nothing on (2.5)
├── ToOneself          whoever may speak already needs no authorisation of their own
├── NotOfTheUnit       not somebody of the agency, or of that province (2.1.c, 2.2.b)
├── NotDeputyInCharge  in a province only the Deputy Director in charge (2.2.b)
├── DirectorIsAble     the Director must be unable to speak, and say why (2.2.b)
├── NoDocument         it must be in writing: number, date, the document itself (2.4)
├── NoSingleMatter     it must be for one particular matter (2.4)
└── WrongTerm          it must have an end (2.4): NoEnd, EndBeforeBegin, AlreadyOver, BeforeDocument, TooLong
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


class AuthorityRefused(Exception):
    """The right to speak cannot be given so. The names below say why."""


class MayNotAuthorise(AuthorityRefused): ...


class SubDelegation(MayNotAuthorise): ...


class ToOneself(AuthorityRefused): ...


class NotOfTheUnit(AuthorityRefused): ...


class NotDeputyInCharge(AuthorityRefused): ...


class DirectorIsAble(AuthorityRefused): ...


class NoDocument(AuthorityRefused): ...


class NoSingleMatter(AuthorityRefused): ...


class WrongTerm(AuthorityRefused): ...


class NoEnd(WrongTerm): ...


class EndBeforeBegin(WrongTerm): ...


class AlreadyOver(WrongTerm): ...


class BeforeDocument(WrongTerm): ...


class TooLong(WrongTerm): ...
