"""Every cell: what is allowed does exactly what the hand-written rights say, the rest is refused, changing nothing."""

from __future__ import annotations

import pytest

from procedure.errors import ClaimedBy, NotNow, NotYours, StepRefused
from procedure.facts import Start, Step
from procedure.paths import PATHS, path_of
from procedure.steps import allowed, check_may, take_step
from procedure.terms import Clock, Event, Hold
from tests.procedure import rights
from tests.procedure.book import Book
from tests.procedure.cells import KINDS, NOW, THEN, Cell, cells, lines, targets
from tests.procedure.count import counted, total

OVER_STARTS = {"CLOSING", "LOOK_AGAIN", "CORRECTION"}


def test_more_than_fifty_thousand_cells_are_tested_and_nine_in_ten_are_refused() -> None:
    """S3: unlisted cells are refused."""
    number, refused = total()
    assert number > 50_000
    assert refused / number > 0.9
    assert all(0 < refused < number for number, refused in counted().values())


def test_every_path_has_its_hand_written_rights_and_the_same_states() -> None:
    assert {path.name for path in PATHS} == set(rights.TABLES)
    for path in PATHS:
        assert path.open == set(rights.OPEN[path.name].split())
        every = {state for rule in path.rules for state in rule.start} | {rule.end for rule in path.rules if rule.end}
        assert every == path.open | set(rights.OVER[path.name].split())
        assert {state.value: clock.value for state, clock in path.targets.items()} == targets(path.name)


@pytest.mark.parametrize("path", rights.TABLES)
def test_every_event_of_a_path_is_in_its_rights(path: str) -> None:
    table = path_of(*KINDS[path])
    assert {rule.event.value for rule in table.rules} - {"receive"} == {line.event for line in lines(path)}


@pytest.mark.parametrize("path", rights.TABLES)
def test_an_allowed_step_does_exactly_what_the_rights_say(path: str) -> None:
    for cell in (one for one in cells() if one.path == path and one.refusal is None):
        step = take_step(cell.case, Event(cell.event), cell.actor, NOW, cell.act)
        _is_as_said(cell, step)
        assert check_may(cell.case, Event(cell.event), cell.actor, NOW).value == cell.role, cell


def _is_as_said(cell: Cell, step: Step) -> None:
    line, before, after = cell.line, cell.case, step.case
    assert line is not None
    assert after.state.value == (line.end or cell.state), cell
    assert after.version == before.version + 1, cell
    assert after.claimed_by == cell.holder_after, cell
    assert (after.claimed_by is None) == (after.claimed_at is None), cell
    if line.claim in ("mine", "named") or (cell.holder is None and cell.holder_after is not None):
        assert after.claimed_at == NOW, cell
    assert (step.event.value, step.came_from, step.article) == (cell.event, before.state, line.article), cell
    assert step.capacity.value == cell.role, cell
    assert tuple(sorted(step.tells)) == line.tells, cell
    assert _clocks(cell, step) == _expected(cell, step), cell


def _clocks(cell: Cell, step: Step) -> set[str]:
    """What runs after the step, if before it everything ran that may run then."""
    book = Book()
    book.carry_out(_running(cell))
    book.carry_out(step.clocks)
    return book.names


def _running(cell: Cell) -> tuple[Start, ...]:
    return tuple(Start(Clock(name), THEN) for name in sorted(_before(cell)))


def _before(cell: Cell) -> set[str]:
    target = {targets(cell.path)[cell.state]} if cell.state in targets(cell.path) else set()
    if cell.state not in rights.OPEN[cell.path].split():
        return {"LOOK_AGAIN"} if cell.state == "REFUSED" else {"CLOSING"} if cell.state == "ANSWERED" else set()
    kept = {
        "national": {"PROMISE", "DISPATCH"},
        "province": {"PROMISE"},
        "unit_information": {"EDIT"},
        "incident": set() if cell.event == "need" or cell.state == "STATED" else {"FIRST_STATEMENT"},
    }
    out = {"CORRECTION"} if cell.state in ("SENT", "UNANSWERED") else set()
    return target | out | kept.get(cell.path.removeprefix("province_"), set())


def _expected(cell: Cell, step: Step) -> set[str]:
    line, own = cell.line, targets(cell.path)
    assert line is not None
    begins = line.begins - ({"FIRST_STATEMENT"} if cell.state == "STATED" else set())
    goes_on = _before(cell) - line.met - line.void
    state, opened = step.case.state.value, rights.OPEN[cell.path].split()
    if state == cell.state and step.case.scope == cell.case.scope:
        return goes_on | begins
    if state not in opened:
        return {name for name in begins if name in OVER_STARTS}
    target = {own[state]} if state in own else set()
    kept = goes_on - {own.get(cell.state, "")} if cell.state in opened else set()
    return kept | begins | target


@pytest.mark.parametrize("path", rights.TABLES)
def test_every_other_step_raises_its_one_refusal(path: str) -> None:
    for cell in (one for one in cells() if one.path == path and one.refusal is not None):
        case = cell.case
        with pytest.raises(StepRefused) as refusal:
            take_step(case, Event(cell.event), cell.actor, NOW, cell.act)
        assert type(refusal.value) is cell.refusal, cell
        if isinstance(refusal.value, ClaimedBy):
            assert (refusal.value.person, refusal.value.at) == (cell.holder, THEN), cell
        assert case == cell.case, cell


@pytest.mark.parametrize("path", rights.TABLES)
def test_what_is_offered_is_what_is_allowed(path: str) -> None:
    """`allowed` and `take_step` never disagree about a right."""
    for cell in (one for one in cells() if one.path == path and one.event == "note" and one.holder is None):
        sure = {event for event in Event if _refusal(cell, event) is None}
        assert sure <= allowed(cell.case, cell.actor, NOW), cell
        never = {event for event in Event if _refusal(cell, event) in (NotYours, NotNow)} - {Event.MARK}
        assert not never & allowed(cell.case, cell.actor, NOW) - {Event.LAPSE}, cell


def _refusal(cell: Cell, event: Event) -> type[StepRefused] | None:
    try:
        take_step(cell.case, event, cell.actor, NOW, cell.act)
    except StepRefused as refusal:
        return type(refusal)
    return None


def test_no_state_is_open_on_one_path_and_over_on_another() -> None:
    opened = {state for states in rights.OPEN.values() for state in states.split()}
    over = {state for states in rights.OVER.values() for state in states.split()}
    assert not opened & over


def test_words_typed_beside_the_procedure_change_neither_state_nor_claim_and_give_no_right() -> None:
    """2.6: they are recorded in every state; whoever types them may do nothing else."""
    for path in PATHS:
        mine = [rule for rule in path.rules if "oa_manager" in rule.by]
        assert [(rule.event, rule.end, rule.hold) for rule in mine] == [(Event.HAND_TYPED, None, Hold.LEAVE)]
        every = {state for rule in path.rules for state in rule.start}
        assert mine[0].start == every
