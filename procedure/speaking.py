"""Who may speak in a case at a moment: by their own right or by an authorisation in force, alone or not (2.1, 2.2)."""

from __future__ import annotations

from procedure.capacities import capacities, is_provinces_incident
from procedure.facts import Actor, Case
from procedure.paths import path_of
from procedure.terms import Event, Kind, Role


def may_approve(case: Case, actor: Actor) -> bool:
    """Whether the person may speak in this case at this moment (2.1, 2.2, 9.1)."""
    return bool(speaking(case, actor))


def speaking(case: Case, actor: Actor) -> frozenset[Role]:
    """The capacities in which the person may speak in this case."""
    rules = path_of(case.kind, case.scope).rules
    speaks = next((rule.by for rule in rules if rule.event is Event.APPROVE), frozenset[Role]())
    return capacities(case, actor) & speaks - too_low(case, Event.APPROVE)


def too_low(case: Case, event: Event) -> frozenset[Role]:
    """What a unit offers and is sensitive goes to the press by whoever speaks, not by the head of the centre."""
    sensitive = case.kind is Kind.UNIT_INFORMATION and case.sensitive and event is Event.APPROVE
    return frozenset({Role.PRESS_HEAD}) if sensitive else frozenset()


def joint(case: Case) -> bool:
    """Whether the province asked to state its incident jointly with the national Spokesperson (5.2.a)."""
    return case.together and is_provinces_incident(case)


def agreed(case: Case) -> bool:
    """Alone, or the Spokesperson has agreed to the exact text (2.1.c, 5.2.a)."""
    return not case.together or (case.draft is not None and Role.SPOKESPERSON in case.draft.consents)
