"""Random histories of everybody over every kind of case, against a model: what must hold after whatever was done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from procedure.errors import StepRefused
from procedure.facts import Act, Case, Step
from procedure.law.lengths import Owner, definition
from procedure.paths import path_of
from procedure.steps import HOLDERS, allowed, check_may
from procedure.terms import Event, Kind, LegEvent, LegState, Role, State
from tests.procedure.cells import THEN
from tests.procedure.endings import to_an_end
from tests.procedure.people import LOCAL, NUMBER, OPENERS, PEOPLE, World

WORDS = [b"mot", b"hai"]
UNITS = ["BHYT", "KH", "NAN"]
MOVES = [one for one in Event if one not in (Event.RECEIVE, Event.NOTE, Event.HAND_TYPED)]
SPEAKING = {Event.APPROVE, Event.REFUSE, Event.INTERVIEW_HELD, Event.CONSENT, Event.DEFER}
LASTING = {"CLOSING", "LOOK_AGAIN", "CORRECTION"}
WAITING = Case(State.RECEIVED, 1, frozenset({2}))

EVENTS = st.tuples(
    st.sampled_from(MOVES),
    st.sampled_from(sorted(PEOPLE)),
    st.sets(st.sampled_from([*UNITS, "VSS"]), max_size=2),
    st.sampled_from(WORDS),
    st.sampled_from([None, True, False]),
    st.integers(0, 40),
)
LEG_EVENTS = st.tuples(
    st.sampled_from(LegEvent),
    st.sampled_from(sorted(PEOPLE)),
    st.integers(0, 3),
    st.integers(0, 1),
    st.integers(0, 600),
)
HISTORIES = st.lists(st.one_of(EVENTS, EVENTS, LEG_EVENTS, st.sampled_from(sorted(PEOPLE))), max_size=40)
Turn = tuple[Event, str, set[str], bytes, bool | None, int]
LegTurn = tuple[LegEvent, str, int, int, int]


@settings(max_examples=300, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.sampled_from(sorted(OPENERS)), HISTORIES, st.booleans())
def test_whatever_is_done_the_case_stays_whole(
    kind: tuple[Kind, str], history: list[Turn | LegTurn | str], guided: bool
) -> None:
    """I3, I9: versions, claims, clocks, texts, authority; and from wherever it got there is a way to an end."""
    world = World.begun(*kind)
    for turn in history:
        if isinstance(turn, str):
            world.ended[turn] = world.now
        elif isinstance(turn[0], LegEvent):
            _part(world, turn)
        else:
            _turn(world, turn, guided)
        _is_whole(world)
    assert [step.case.version for step in world.steps] == list(range(1, len(world.steps) + 1))
    to_an_end(world)
    _is_whole(world)


def _turn(world: World, turn: Turn, guided: bool) -> None:
    """One act; a guided history chooses among what the person may do."""
    event, name, units, words, yes, minutes = turn
    world.passes(minutes)
    may = sorted(allowed(world.case, world.who(name), world.now) - {Event.NOTE, Event.HAND_TYPED})
    if guided and may:
        event = may[minutes % len(may)]
    act = _act(world, event, units, words, yes, minutes)
    before = world.case
    step = world.tries(event, name, act)
    if step is not None:
        _is_lawful(world, before, step, name, act)


def _act(world: World, event: Event, units: set[str], words: bytes, yes: bool | None, minutes: int) -> Act:
    draft = world.case.draft
    later = world.now + timedelta(hours=minutes + 1) if event is Event.DEFER or yes else None
    approver = next((world.who(one) for one in PEOPLE if world.approved and one == world.approved[1]), None)
    number = {"VSS": NUMBER}.get(world.case.scope, LOCAL)
    return Act(
        world.now - timedelta(minutes=minutes),
        "vì thế",
        frozenset(units) - (frozenset({"VSS"}) if event is not Event.HAND_OVER else frozenset()),
        PEOPLE["leader"].person if event is Event.RECORD_DIRECTION else PEOPLE["second"].person,
        later,
        "6.1.a",
        "khi có kết luận",
        "" if event is Event.RECORD_DIRECTION and yes else "công văn số 5",
        draft.binding if draft and minutes != 7 else words,
        words + bytes([minutes]),
        approver,
        replace(WAITING, kind=world.case.kind, scope=world.case.scope, state=_first(world)),
        sensitive=yes,
        foreign=yes,
        authorisation=number if yes is not False else None,
        together=bool(minutes % 2),
        needed=yes is not False,
    )


def _first(world: World) -> State:
    return sorted(path_of(world.case.kind, world.case.scope).open)[0]


def _part(world: World, turn: LegTurn) -> None:
    event, name, number, head, minutes = turn
    world.passes(minutes)
    if number >= len(world.case.legs):
        return
    was = world.case.legs[number].state
    at = world.now - timedelta(minutes=minutes)
    step = world.tries_leg(number, event, name, Act(at, "kết quả", evidence="sổ văn thư", has_head=bool(head)))
    if step is None:
        return
    assert was not in (LegState.REPORTED, LegState.RECALLED)
    units = {unit for _, unit in PEOPLE[name].seats}
    desk = PEOPLE[name].roles & {Role.PRESS_OFFICER, Role.PRESS_HEAD, Role.LEADER, Role.DIRECTOR_GENERAL}
    speaks = PEOPLE[name].roles & {Role.SPOKESPERSON, Role.PROGRAM} or step.capacity is Role.DELEGATE
    assert step.leg.unit in units or desk or speaks


def _is_lawful(world: World, before: Case, step: Step, name: str, act: Act) -> None:
    """What the regulation asks of the one step just taken."""
    if step.capacity is Role.DELEGATE:
        assert before.authorisation in world.who(name).authorisations  # 2.4
        assert name not in world.ended
    if step.event is Event.APPROVE:
        assert before.draft is not None
        assert before.draft.binding == act.binding
        assert step.capacity is not Role.DELEGATE or before.draft.author != world.who(name).person
        world.approved = (before.draft.binding, name)
    if step.event in (Event.ISSUE, Event.INTERVIEW_HELD):
        _may_leave(world, before, step)
    if step.event is Event.ISSUE:
        assert world.approved is not None
        assert before.draft is not None
        assert before.draft.binding == world.approved[0]
    if step.event in SPEAKING:
        assert not step.capacity.value.startswith(("press", "unit")) or step.event is not Event.REFUSE  # 2.6, 9.3


def _may_leave(world: World, before: Case, step: Step) -> None:
    """9.6: nothing sensitive leaves without seen, unless whoever speaks is the one to report to."""
    above = {"general"} if before.scope == "VSS" else {"director"}
    in_person = step.capacity in (Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR)
    spoken = world.approved is not None and world.approved[1] in above
    seen = before.draft is not None and before.draft.seen
    assert not before.sensitive or seen or spoken or in_person


def _may_move(world: World, event: Event, name: str) -> bool:
    if event is Event.CORRECT_ANCHOR:
        return False
    try:
        check_may(world.case, event, world.who(name), world.now)
    except StepRefused:
        return False
    return True


def _is_whole(world: World) -> None:
    """What holds in every state."""
    case = world.case
    assert (case.claimed_by is None) == (case.claimed_at is None)
    holders = {one.person for one in PEOPLE.values() if one.roles & HOLDERS}
    assert case.claimed_by is None or case.claimed_by in holders
    assert all(count == 1 for count in Counter(one.id for one in case.legs).values())
    path = path_of(case.kind, case.scope)
    running = world.book.names
    if case.state in path.open:
        assert any(_may_move(world, event, name) for name in PEOPLE for event in MOVES)
        assert path.targets.get(case.state) is None or path.targets[case.state].value in running
    else:
        assert running <= LASTING
        assert not case.named or case.state is not State.RECEIVED
        assert all(one.state in (LegState.REPORTED, LegState.RECALLED) for one in case.legs)
    if case.state in (State.CLOSED, State.DROPPED, State.MERGED, State.WITHDRAWN):
        assert not running
    assert not {"LOOK_AGAIN", "CLOSING"} <= running
    assert case.draft is None or case.state in path.texts | {State.ANSWERED, State.RELEASED, State.STATED, State.SENT}
    for (clock, leg), start in world.book.running.items():
        assert definition(clock, THEN).owner in Owner
        assert (leg is None) == (start.unit is None)
        part = next((one for one in case.legs if one.id == leg), None)
        assert part is None or part.state in (LegState.SENT, LegState.ACKNOWLEDGED, LegState.RESULT)
