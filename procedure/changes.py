"""What a step changes in a case besides its claim: the state, marks, the direction, the text, who asks, whose it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from procedure.again import after_denial, after_unmerging
from procedure.authority import AGENCY
from procedure.capacities import is_provinces_incident
from procedure.facts import Act, Actor, Case, Draft
from procedure.paths import path_of
from procedure.paths.rule import Rule
from procedure.terms import PRESS_CENTRE, Event, Kind, Role, State

DELIVERING = frozenset({Event.DELIVERED, Event.DELIVERED_OTHERWISE, Event.INTERVIEW_HELD})
BECOME = frozenset({State.ANSWERED, State.RELEASED, State.STATED, State.SENT})
"""What an issued text leads to: it stands there too."""


def changed(held: Case, rule: Rule, act: Act, actor: Actor, capacity: Role) -> Case:
    """The case after the step. `held`: the case with its claim moved."""
    version = held.version if rule.event is Event.RECEIVE else held.version + 1
    end = None if rule.event is Event.WITHDRAW and held.askers - {actor.person} else rule.end
    moved = replace(held, state=end or held.state, version=version)
    special = SPECIAL.get(rule.event)
    after = special(moved, act, actor, capacity) if special else moved
    if rule.event in DELIVERING:
        after = replace(after, delivered=True)
    return _without_stale_text(_without_stale_offer(after))


def _without_stale_offer(after: Case) -> Case:
    """A case that is over is not on offer any more."""
    is_open = after.state in path_of(after.kind, after.scope).open
    return after if is_open or after.offered_to is None else replace(after, offered_to=None)


def _without_stale_text(after: Case) -> Case:
    """A text stands only in review, and in what it became; left for another state, it is let go of."""
    stands = path_of(after.kind, after.scope).texts | BECOME
    return after if after.draft is None or after.state in stands else replace(after, draft=None)


def _direct(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """A direction that names no unit is the press centre's own to carry out: nothing is dispatched."""
    state = State.DIRECTED if act.units else State.COMPILING
    signer = act.person if capacity in PRESS_CENTRE and not act.evidence else None
    newest = max((one.id for one in case.legs), default=0)
    return replace(case, state=state, directed=True, named=act.units, signer=signer, since_leg=newest)


def _deny(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return after_denial(case, act.stands)


def _confirm(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, signer=None)


def _name(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """The units asked are named from now on: until each was sent to, the case is not settled."""
    return replace(case, named=case.named | act.units) if case.directed else case


def _draft(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """A new exact text: whatever was approved, agreed or reported of the old one is void."""
    return replace(case, draft=Draft(act.text or b"", actor.person))


def _report_up(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """What is asked above stays with the text, whatever is asked of later ones (9.6)."""
    return replace(case, draft=case.draft and replace(case.draft, asks=act.asks))


def _seen(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, draft=case.draft and replace(case.draft, seen=True))


def _consent(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Whoever agrees to the statement of a province's incident has it (5.2.a)."""
    after = replace(case, draft=case.draft and replace(case.draft, consents=case.draft.consents | {capacity}))
    speaks = is_provinces_incident(case) and capacity is Role.SPOKESPERSON
    return _acknowledge(after, act, actor, capacity) if speaks else after


def _mark(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    sensitive = case.sensitive if act.sensitive is None else act.sensitive
    foreign = case.foreign if act.foreign is None else act.foreign
    after = replace(case, sensitive=sensitive, foreign=foreign)
    if sensitive and not case.sensitive and case.state is State.APPROVED:
        return replace(after, state=State.REVIEW)  # approved as something else than it is (9.6)
    return after


def _propose(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """A proposal may mark the matter; it unmarks nothing."""
    return replace(case, sensitive=case.sensitive or bool(act.sensitive), foreign=case.foreign or bool(act.foreign))


def _need(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, needed=act.needed)


def _co_report(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, co_reported=True)


def _acknowledge(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Who says that they have it was told of it; the first to say so stays named."""
    return replace(case, co_reported=True, acknowledged_by=case.acknowledged_by or actor.person)


def _together(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, together=act.together)


def _anchor(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """The one thing that counts in law from an incident is when it occurred."""
    return replace(case, occurred_at=act.occurred_at or case.occurred_at) if case.kind is Kind.INCIDENT else case


def _issue(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, stated=True) if case.kind is Kind.INCIDENT else case


def _assign(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """The Delegate under that authorisation; without one the Spokesperson (8.1). A joint statement stays asked for."""
    asked = is_provinces_incident(case) and case.together
    return replace(case, authorisation=act.authorisation, together=act.together or asked)


def _withdraw(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Where others ask too, one leaves and the case goes on; the last one takes it back and stays its asker."""
    others = case.askers - {actor.person}
    return replace(case, askers=others) if others else case


def _leave(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Of several who ask one leaves; the case goes on for the others."""
    return replace(case, askers=case.askers - {actor.person})


def _merge(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, directed=False, named=frozenset(), signer=None)


def _unmerge(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return after_unmerging(case, act.was)


def _join(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """The other case's journalists are added; a text that stood was for fewer recipients, and is let go of."""
    return replace(case, askers=case.askers | (act.other.askers if act.other else frozenset()))


def _part(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """The journalists of `act.other` go: those who came with it, not those who asked here themselves."""
    return replace(case, askers=case.askers - (act.other.askers if act.other else frozenset()))


def _hand_over(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, offered_to=min(act.units))


def _accept(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """It is theirs now; a direction of the other side binds them no more than its text does."""
    scope = case.offered_to or AGENCY
    return replace(
        case,
        scope=scope,
        offered_to=None,
        directed=False,
        named=frozenset(),
        signer=None,
        authorisation=None,
        together=False,
    )


def _decline(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    return replace(case, offered_to=None)


def _lapse(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Back to whoever may speak; drawn up anew where it would reach others now than those it was approved for."""
    return replace(case, draft=Draft(act.text, case.draft.author)) if act.text and case.draft else case


def _reopen(case: Case, act: Act, actor: Actor, capacity: Role) -> Case:
    """Begun anew: no text, and no unit is waited for that a direction named before it was over."""
    return replace(case, delivered=False, draft=None, named=frozenset())


Change = Callable[[Case, Act, Actor, Role], Case]
SPECIAL: Mapping[Event, Change] = {
    Event.RECEIVE: _mark,
    Event.PROPOSE: _propose,
    Event.DIRECT: _direct,
    Event.RECORD_DIRECTION: _direct,
    Event.DENY_DIRECTION: _deny,
    Event.CONFIRM_DIRECTION: _confirm,
    Event.DISPATCH: _name,
    Event.ADD_UNIT: _name,
    Event.DRAFT: _draft,
    Event.EDIT: _draft,
    Event.REPORT_UP: _report_up,
    Event.SEEN: _seen,
    Event.CONSENT: _consent,
    Event.MARK: _mark,
    Event.ASSIGN_SPEAKER: _assign,
    Event.WITHDRAW: _withdraw,
    Event.LEAVE: _leave,
    Event.MERGE: _merge,
    Event.UNMERGE: _unmerge,
    Event.JOIN: _join,
    Event.PART: _part,
    Event.HAND_OVER: _hand_over,
    Event.ACCEPT: _accept,
    Event.DECLINE_HAND_OVER: _decline,
    Event.REOPEN: _reopen,
    Event.LAPSE: _lapse,
    Event.ASK_AGAIN: _reopen,
    Event.NEED: _need,
    Event.CO_REPORT: _co_report,
    Event.CO_ACKNOWLEDGE: _acknowledge,
    Event.TOGETHER: _together,
    Event.CORRECT_ANCHOR: _anchor,
    Event.ISSUE: _issue,
}
