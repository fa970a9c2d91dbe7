"""What stands again: the direction that a denied one had replaced (7.1.b), where a case was before its merge."""

from __future__ import annotations

from dataclasses import replace

from procedure.facts import Case, Direction
from procedure.paths import path_of
from procedure.paths.leg import SETTLED
from procedure.terms import State

WITH_WORDS = frozenset(
    {State.COMPILING, State.IN_PROGRESS, State.DRAFTING, State.REVIEW, State.REPORTED_UP, State.APPROVED}
)
"""The states in which what is to be answered has been put together, or was about to be."""
WORKED_ON = (State.COMPILING, State.IN_PROGRESS)


def after_denial(case: Case, stands: Direction | None) -> Case:
    """The case without the direction that was never given; `stands`: the one before it, which it never replaced.

    Units that still work on the case, for another reason, are waited for.
    """
    if stands is None:
        bare = replace(case, directed=False, named=frozenset(), signer=None)
        return replace(bare, state=State.DISPATCHED) if case.state is State.RECEIVED and _waits(case) else bare
    found = replace(case, directed=True, named=stands.named, signer=stands.signer, since_leg=stands.since_leg)
    return replace(found, state=_directed_to(found)) if case.state is State.RECEIVED else found


def _directed_to(case: Case) -> State:
    sent = {one.unit for one in case.legs if one.id > case.since_leg}
    if case.named - sent:
        return State.DIRECTED
    return State.DISPATCHED if _waits(case) else State.COMPILING


def _waits(case: Case) -> bool:
    return any(one.state not in SETTLED for one in case.legs)


def after_unmerging(case: Case, was: State | None) -> Case:
    """Back where it was, as far as that still stands: its direction, its parts and its text ended with the merge."""
    path = path_of(case.kind, case.scope)
    if was is State.PROPOSED:
        return replace(case, state=State.PROPOSED)
    back = next((one for one in WORKED_ON if one in path.open), None)
    return replace(case, state=back) if was in WITH_WORDS and back is not None else case
