"""Whom a step tells: the audiences of the tables as accounts, resolved when they are told.

Each person once, on the account they used last. A journalist is written to by whoever took the step, in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from procedure.authority import AGENCY
from procedure.capacities import sees_whole
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, UNIT_STAFF, Kind, Role, Tell
from storage import authorisations, contacts, directory, links, people, staff
from storage.actors import actor_of
from storage.cases import CaseRow
from storage.folding import fold
from storage.people import Account
from storage.work import Work

ON_DUTY = "leader"


def accounts(work: Work, case: CaseRow, tells: Iterable[Tell]) -> list[Account]:
    """Everybody of these audiences, once; journalists and units' people apart (they have messages of their own)."""
    return people.one_each(work, (person for tell in tells for person in people_of(work, case, tell)))


def people_of(work: Work, case: CaseRow, tell: Tell) -> list[int]:
    """The people of one audience."""
    return AUDIENCES[tell](work, case) if tell in AUDIENCES else []


def still(work: Work, case: CaseRow, people_: Iterable[int | None]) -> list[int]:
    """Those of them who may read the case now, each once: a role may have ended since they had to do with it (T28)."""
    known = (links.now_known_as(work, one) for one in dict.fromkeys(people_) if one is not None)
    return [one for one in dict.fromkeys(known) if sees_whole(case.facts, actor_of(work, one))]


def heads(work: Work) -> list[int]:
    """The head of the press centre; where there is none the whole press centre."""
    return staff.members(work, frozenset({Role.PRESS_HEAD})) or staff.members(work, PRESS_CENTRE)


def leaders(work: Work) -> list[int]:
    """The leader on duty by the roster; without one every leader; without any the Director General."""
    all_ = staff.members(work, frozenset({Role.LEADER}))
    on_duty = {fold(one.name) for one in contacts.on_duty(work, AGENCY, ON_DUTY)}
    duty = [one for one in all_ if fold(people.person(work, one).name or "") in on_duty]
    return duty or all_ or staff.members(work, frozenset({Role.DIRECTOR_GENERAL}))


def speakers(work: Work, case: CaseRow) -> list[int]:
    """Whoever may approve: the Delegate in scope and the Spokesperson; without one the Director General (2.1, 2.2)."""
    lent = case.facts.authorisation and authorisations.load(work, case.facts.authorisation)
    delegate = [lent.person_id] if lent and lent.counts(work.now) and lent.person_id is not None else []
    if case.facts.scope != AGENCY:
        return [*delegate, *staff.members(work, frozenset({Role.PROVINCE_DIRECTOR}), case.facts.scope)]
    own = staff.members(work, frozenset({Role.SPOKESPERSON}))
    return [*delegate, *(own or staff.members(work, frozenset({Role.DIRECTOR_GENERAL})))]


def approvers(work: Work, case: CaseRow) -> list[int]:
    """Who is to approve a text: of what a unit offered the head of the press centre, unless it is sensitive (7.2.a)."""
    by_head = case.facts.kind is Kind.UNIT_INFORMATION and not case.facts.sensitive
    return heads(work) if by_head else speakers(work, case)


def unit_people(work: Work, unit_code: str) -> list[Account]:
    """The people of a unit or province, each on the account they used last."""
    return staff.desk_accounts(work, UNIT_STAFF, unit_code)


def international(work: Work) -> list[int]:
    """The people of International Cooperation (10.3)."""
    codes = [unit.code for unit in directory.all_units(work) if unit.kind == directory.INTERNATIONAL]
    return [person for code in codes for person in staff.members(work, UNIT_STAFF, code)]


def _national(work: Work) -> list[int]:
    lent = (one.person_id for one in authorisations.in_force(work, AGENCY) if one.person_id is not None)
    return [*staff.members(work, frozenset({Role.SPOKESPERSON})), *lent]


def _of_province(work: Work, case: CaseRow) -> list[int]:
    codes = {case.facts.scope, case.facts.offered_to} - {AGENCY, None}
    return [person for code in sorted(filter(None, codes)) for person in staff.members(work, PROVINCE_STAFF, code)]


def _of_opener(work: Work, case: CaseRow) -> list[int]:
    """The people of the unit that offered the information (7.2.a); of no other kind of case."""
    if case.facts.kind is not Kind.UNIT_INFORMATION or case.facts.opener is None:
        return []
    return staff.members(work, UNIT_STAFF, case.facts.opener)


AUDIENCES: Mapping[Tell, Callable[[Work, CaseRow], list[int]]] = {
    Tell.PRESS_CENTRE: lambda work, case: staff.members(work, PRESS_CENTRE),
    Tell.PRESS_HEAD: lambda work, case: heads(work),
    Tell.LEADERS: lambda work, case: leaders(work),
    Tell.DIRECTOR_GENERAL: lambda work, case: staff.members(work, frozenset({Role.DIRECTOR_GENERAL})),
    Tell.SPEAKERS: speakers,
    Tell.NATIONAL_SPEAKERS: lambda work, case: _national(work),
    Tell.UNIT: lambda work, case: _of_opener(work, case),
    Tell.PROVINCE: _of_province,
    Tell.INTERNATIONAL: lambda work, case: international(work) if case.facts.foreign else [],
}
