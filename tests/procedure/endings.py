"""From wherever a case got, the way to its end by people who do their duty: if there is none, it is a dead end."""

from __future__ import annotations

from datetime import timedelta

from procedure.authority import AGENCY
from procedure.facts import Act
from procedure.terms import Event as E
from procedure.terms import LegEvent, LegState
from procedure.terms import State as S
from tests.procedure.people import PEOPLE, World

LAST = {S.CLOSED, S.WITHDRAWN, S.MERGED, S.DROPPED, S.RELEASED, S.DECLINED, S.VOID}
DUTY = {
    S.RECEIVED: (E.TAKE_ON, E.DRAFT),
    S.PROPOSED: (E.DIRECT,),
    S.DIRECTED: (E.DIRECT,),
    S.DISPATCHED: (E.DIRECT,),
    S.IN_PROGRESS: (E.DRAFT,),
    S.COMPILING: (E.DRAFT,),
    S.DRAFTING: (E.DRAFT,),
    S.REVIEW: (E.DRAFT, E.APPROVE),
    S.REPORTED_UP: (E.SEEN,),
    S.APPROVED: (E.ISSUE,),
    S.ANSWERED: (E.CLOSE, E.DELIVERED),
    S.REFUSED: (E.CLOSE,),
    S.RETURNED: (E.HAND_IN,),
    S.STATED: (E.CLOSE, E.CO_ACKNOWLEDGE),
    S.SENT: (E.PUBLISHED,),
    S.UNANSWERED: (E.CLOSE,),
    S.ESCALATED: (E.CLOSE,),
    S.PUBLISHED: (E.CLOSE,),
}
MOST = 25


def to_an_end(world: World) -> None:
    """Everybody does what is theirs, the units first, until the case is over."""
    for _ in range(MOST):
        if world.case.state in LAST:
            assert not world.book.running
            return
        world.passes(1)
        _units(world)
        before = world.case
        for event in DUTY.get(world.case.state, ()):
            if _done(world, event):
                break
        assert world.case != before, f"a dead end: {before}"
    raise AssertionError(f"no end in {MOST} steps: {world.case}")


def _units(world: World) -> None:
    for number, leg in enumerate(world.case.legs):
        if leg.state in (LegState.SENT, LegState.ACKNOWLEDGED, LegState.RESULT):
            world.do_leg(number, LegEvent.RECALL, "officer", Act(reason="Đã đủ"))
        elif leg.state is LegState.RETURNED:
            world.do_leg(number, LegEvent.DECIDE, "officer", Act(reason="Đồng ý"))


def _done(world: World, event: E) -> bool:
    if event is E.DRAFT and world.case.draft is not None and world.case.state is S.REVIEW:
        return False
    chief = "general" if world.case.scope == AGENCY else "director"
    holder = next((name for name, one in PEOPLE.items() if one.person == world.case.claimed_by), "officer")
    names = [holder, chief, "spokesperson", "province", "officer_bhyt", "journalist", "another", "program"]
    return any(world.tries(event, name, _act(world, chief)) for name in names)


def _act(world: World, chief: str) -> Act:
    draft = world.case.draft
    return Act(
        reason="vì thế",
        evidence="công văn",
        until=world.now + timedelta(hours=1),
        binding=draft.binding if draft else None,
        text=b"cuoi cung",
        approver=world.who(chief),
    )
