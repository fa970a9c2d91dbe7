"""What a journalist may do to a case of theirs now, as choices: what the procedure allows whoever asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.journalist import given, own
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.facts import Actor
from procedure.steps import allowed
from procedure.terms import Event, State
from storage.cases import CaseRow

E = Event


@dataclass(frozen=True)
class Way:
    """A choice: the key of its label, its action, and what may be typed instead."""

    label: str
    action: str
    words: tuple[str, ...]


WAYS: Mapping[Event, Way] = {
    E.SUPPLEMENT: Way("choice_supplement", "case.supplement", ("bo sung", "supplement")),
    E.ASK_AGAIN: Way("choice_ask_again", "case.again", ("xem lai", "ask again")),
    E.CLOSE: Way("choice_received", "case.received", ("da nhan du", "received")),
    E.RATE: Way("choice_rate", "case.rate", ("danh gia", "rate")),
    E.WITHDRAW: Way("choice_withdraw", "case.withdraw", ("rut", "withdraw")),
    E.LEAVE: Way("choice_leave", "case.leave", ("thoi theo doi", "leave")),
}
"""Every step of whoever asked, in the order in which it is offered."""
FOLLOWED = frozenset({State.ANSWERED, State.CLOSED})
"""What a new request may follow up."""


def rows(scene: Scene, case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    """The choices under a case: its own, or a new request where there is nothing left to do."""
    found = [] if not own.waits(scene, case) else _steps(scene, case)
    extra = _extra(scene, case)
    shown = [*extra, *found]
    return tuple((one,) for one in shown) or (_new(),)


def _steps(scene: Scene, case: CaseRow) -> list[Choice]:
    may = allowed(case.facts, Actor(scene.person.id), scene.now)
    ref, version = str(case.id), case.facts.version
    shown = [(event, way) for event, way in WAYS.items() if event in may]
    return [Choice(_label(case, event, way), way.action, ref, version, way.words) for event, way in shown]


def _label(case: CaseRow, event: Event, way: Way) -> Text:
    closes = event is E.CLOSE and case.facts.state is State.REFUSED
    return say("choice_close") if closes else say(way.label)


def _extra(scene: Scene, case: CaseRow) -> list[Choice]:
    """The document again, and a question that follows from the answer."""
    ref, found = str(case.id), list[Choice]()
    if case.facts.state in given.GIVEN and own.asked(scene, case) and given.has_paper(scene, case):
        found.append(Choice(say("choice_paper_again"), "case.paper", ref, words=("van ban", "document")))
    if case.facts.state in FOLLOWED:
        found.append(Choice(say("choice_follow_up"), "case.follow", ref, words=("hoi tiep", "follow up")))
    return found


def _new() -> tuple[Choice, ...]:
    return (Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),)
