"""What a unit owes on its own offer: an answer to what the press centre asked back (7.2.a)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handlers.casework.owed_items import Item, Today, clock_for
from handlers.offering.whose import is_of_opener
from procedure.facts import Actor
from procedure.terms import Clock
from storage import questions
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.work import Work

ANSWER = "supplement"


def of_offers(
    work: Work, found: Sequence[CaseRow], actor: Actor, today: Today, running: Mapping[int, list[ClockRow]]
) -> Iterator[Item]:
    """The offers of the person's units that wait for an answer: the press centre's 24 hours go on meanwhile."""
    mine = [one for one in found if one.is_open and is_of_opener(one, actor)]
    asked = questions.asked_back(work, [one.id for one in mine]) if mine else frozenset[int]()
    for case in mine:
        if case.id in asked:
            yield today.item(case, ANSWER, clock_for(running.get(case.id, ()), (Clock.EDIT,)))
