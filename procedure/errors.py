"""Why a step or an authorisation is refused. Every refusal has a name and changes nothing.

StepRefused
├── NotNow          the case is in a state in which nobody may do this
├── NotYours        this person has not the right, in any state
├── ClaimedBy       another officer took the case on: who, and when
├── NobodyClaimed   there is no one to release it from
├── Incomplete      the act does not carry what the rule needs: which need
├── InTheFuture     what is recorded as having happened has not happened yet
├── TextChanged     the text is not the one that was shown: an approval is bound to the exact words
├── NotReported     complex or sensitive, and not reported up before speaking (9.6)
├── OwnDraft        a Delegate does not approve a draft of their own
├── NotTogether     the authorisation says together with the Spokesperson, who has not agreed yet (2.1.c)
├── RightLapsed     whoever approved may not speak at this moment (2.4)
├── UnknownGround   not one of the grounds of Article 6
├── SignOffMissing  the head of the unit has not signed (10.2.a)
├── AlreadyThere    the unit has an open part already
├── LegsOpen        units still work on it
├── AlreadyOffered  it is offered to somebody already
├── NotOffered      it is not offered to their side
├── NotSettled      units still owe something
├── NotDelivered    the answer has not reached the journalist (3.4)
├── NotSigner       only the leader whose direction was recorded
├── StillAsked      a journalist still waits for an answer
├── NotCoReported   a province's incident, not yet reported to the national Spokesperson (5.2.a)
├── NotInformed     first information on an incident is owed (5.1.b, 5.2.a)
├── WrongOther      the other case is not one that it can go together with
└── NotCovered      a direction names units that have no part in the other case
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

from procedure.terms import Need


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


class Incomplete(StepRefused):
    """The act does not carry what the rule needs. `need`: which."""

    def __init__(self, need: Need) -> None:
        super().__init__(need.value)
        self.need = need


class InTheFuture(StepRefused):
    """What is recorded as having happened has not happened yet. `at`: the moment given (UTC)."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at.isoformat())
        self.at = at


class TextChanged(StepRefused): ...


class NotReported(StepRefused): ...


class OwnDraft(StepRefused): ...


class NotTogether(StepRefused): ...


class RightLapsed(StepRefused): ...


class UnknownGround(StepRefused): ...


class SignOffMissing(StepRefused): ...


class AlreadyThere(StepRefused):
    """The unit has an open part in the case already. `unit`: its code."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class LegsOpen(StepRefused): ...


class AlreadyOffered(StepRefused):
    """The case is offered to somebody already. `unit`: to whom."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class NotOffered(StepRefused): ...


class NotSettled(StepRefused): ...


class NotDelivered(StepRefused): ...


class NotSigner(StepRefused): ...


class StillAsked(StepRefused): ...


class NotCoReported(StepRefused): ...


class NotInformed(StepRefused): ...


class WrongOther(StepRefused): ...


class NotCovered(StepRefused):
    """A direction, or a part under way, names units that have no part in the other case. `units`: which."""

    def __init__(self, units: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(units)))
        self.units = units


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
