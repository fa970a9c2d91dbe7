"""What a reader may do to a unit's part now, as choices: what the procedure allows, the most pressing first.

A choice grants nothing: every behaviour checks the right again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.casework.leg_people import is_head
from handlers.talk import Choice, Text, say
from procedure.facts import Actor
from procedure.legs import allowed_on
from procedure.terms import UNIT_STAFF, LegEvent
from storage.cases import CaseRow
from storage.legs import LegRow

E = LegEvent


@dataclass(frozen=True)
class LegWay:
    """How an event is offered: its label, its action, and what may be typed instead."""

    label: Text
    action: str
    words: tuple[str, ...]


WAYS: Mapping[LegEvent, LegWay] = {
    E.ACKNOWLEDGE: LegWay(say("choice_leg_ack"), "leg.ack", ("da nhan", "acknowledge")),
    E.REPORT: LegWay(say("choice_leg_report"), "leg.report", ("bao cao", "report")),
    E.RESULT: LegWay(say("choice_leg_result"), "leg.result", ("co ket qua", "result")),
    E.ASK_CENTRE: LegWay(say("choice_leg_ask"), "leg.ask", ("hoi trung tam", "ask")),
    E.RETURN: LegWay(say("choice_leg_return"), "leg.return", ("tra lai", "return")),
}
"""The acts of a unit's people, in the order in which they are offered."""
SIGNING: Mapping[LegEvent, LegWay] = {
    E.REPORT: LegWay(say("choice_leg_sign"), "leg.sign", ("ky duyet", "sign")),
    E.SEND_DOWN: LegWay(say("choice_leg_down"), "leg.down", ("tra ve can bo", "send down")),
}
"""The acts of the head on a report that was handed in (10.2.a)."""
FIRST = (E.ACKNOWLEDGE, E.REPORT, E.SEND_DOWN, E.ASK_CENTRE, E.RETURN)


def leg_rows(case: CaseRow, leg: LegRow, actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """The choices on the card: the first few, then the others and why it is due. Only the unit's people have any."""
    if not _is_theirs(leg, actor):
        return ()
    found = ways_on(case, leg, actor)
    shown = [way for event, way in found if event in FIRST and not (leg.facts.handed_in and way in WAYS.values())]
    rest = (more(leg),) if len(found) > len(shown) else ()
    return (*((choice(leg, way),) for way in shown), (*rest, why(leg)))


def ways_on(case: CaseRow, leg: LegRow, actor: Actor) -> list[tuple[LegEvent, LegWay]]:
    """What is offered to a reader, in its order: to the head first what waits for their signature."""
    may = allowed_on(case.facts, leg.facts, actor)
    signing = SIGNING if leg.facts.handed_in and is_head(leg, actor) else {}
    return [(event, way) for ways in (signing, WAYS) for event, way in ways.items() if event in may]


def choice(leg: LegRow, way: LegWay) -> Choice:
    """One act as a choice on a part."""
    return Choice(way.label, way.action, str(leg.id), leg.facts.version, way.words)


def more(leg: LegRow) -> Choice:
    """“Việc khác…”"""
    return Choice(say("choice_more"), "leg.more", str(leg.id), words=("viec khac", "more"))


def why(leg: LegRow) -> Choice:
    """“Vì sao hạn này?”"""
    return Choice(say("choice_why"), "leg.why", str(leg.id), words=("vi sao", "why"))


def see_leg(leg: LegRow, code: str) -> tuple[Choice, ...]:
    """Back to the card of the part."""
    return (Choice(say("choice_see_case", code=code), "leg.show", str(leg.id), words=("xem", "see")),)


def _is_theirs(leg: LegRow, actor: Actor) -> bool:
    return any(actor.sits(role, leg.facts.unit) for role in UNIT_STAFF)
