"""Cases as they stand; changed by steps of the procedure, each with its version checked (P1, P2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, select, update

from procedure.facts import Case, Draft, Leg, Step
from procedure.paths import OPEN
from procedure.terms import Kind, LegState, State
from storage import askers, case_texts, clocks, counted, legs, trail
from storage.askers import Asker
from storage.errors import Overtaken
from storage.legs import LegRow
from storage.tables import cases
from storage.work import Work

OPEN_STATES = tuple(sorted(state.value for state in OPEN))


@dataclass(frozen=True)
class CaseRow:
    """A case as stored. `account_id`: the chat it was opened from, by `opened_by`; `asker`, `outlet`: who asked first.

    `waiting`: everybody who waits for the answer, each with the account it goes to. `text_id`: the exact text that
    stands. `follows`: the case it follows up. `local_to`: the province whose local press asks about a matter of its
    own, as far as the outlet's name tells (7.1.d). `came_by`: letter, call or email, where an officer filed it.
    `details`: what its kind has of its own. `acknowledged_at`: when the national side said that they have it (5.2.a).
    `counts`: a clock was begun for it, so that there is something to explain;
    `counts_law`: one of the law's, which is not void. `lendable`: an authorisation to speak for its side is in force
    under which it is not named.
    """

    id: int
    code: str
    facts: Case
    account_id: int
    opened_by: int
    outlet: str
    asker: str
    unit_code: str | None
    topic_code: str | None
    unit_why: str
    topic_why: str
    filed_at: datetime
    changed_at: datetime
    waiting: tuple[Asker, ...] = ()
    legs: tuple[LegRow, ...] = ()
    text_id: int | None = None
    delivered_at: datetime | None = None
    bounces: int = 0
    merged_into: int | None = None
    follows: int | None = None
    url: str | None = None
    local_to: str | None = None
    came_by: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    acknowledged_at: datetime | None = None
    counts: bool = True
    counts_law: bool = True
    lendable: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody owes an act."""
        return self.facts.state in OPEN


def record(
    work: Work, case: CaseRow, step: Step, actor: int, occurred_at: datetime, words_hash: bytes | None = None
) -> CaseRow:
    """Store a step with all that follows from it: the case at its new version, one row of the trail, clocks, parts.

    Raises `Overtaken`.
    """
    at = min(occurred_at, work.now)
    if step.came_from is not None:
        _compare_and_set(work, case, step)
    trail.append(work, case.id, trail.entry_of(step), actor, at, words_hash)
    for leg in step.recalled:
        _recall(work, case, leg, actor, step)
    clocks.carry_out(work, case.id, step.clocks, step.event.value, actor or None)
    return found_of(work, case.id)


def _compare_and_set(work: Work, case: CaseRow, step: Step) -> None:
    after = step.case
    done = work.connection.execute(
        update(cases)
        .where(cases.c.id == case.id, cases.c.version == case.facts.version)
        .values(
            **columns(after),
            text_id=_text_of(work, case, after),
            delivered_at=(case.delivered_at or work.now) if after.delivered else None,
            acknowledged_at=(case.acknowledged_at or work.now) if after.acknowledged_by else None,
            changed_at=work.now,
        )
    )
    if done.rowcount == 0:
        raise Overtaken(case.code)
    if after.askers < case.facts.askers:
        askers.keep_only(work, case.id, after.askers)


def _text_of(work: Work, case: CaseRow, after: Case) -> int | None:
    """The row of the text that stands after the step; one that stands no more is void."""
    if case.text_id is None and after.draft is None:
        return None
    return case_texts.settle(work, case.id, after.draft.binding if after.draft else None)


def columns(facts: Case) -> dict[str, object]:
    return {
        "state": facts.state.value,
        "version": facts.version,
        "claimed_by": facts.claimed_by,
        "claimed_at": facts.claimed_at,
        "scope": facts.scope,
        "sensitive": facts.sensitive,
        "foreign_matter": facts.foreign,
        "authorisation_id": facts.authorisation,
        "together": facts.together,
        "directed": facts.directed,
        "named": sorted(facts.named),
        "signer": facts.signer,
        "offered_to": facts.offered_to,
        "since_leg": facts.since_leg,
        "occurred_at": facts.occurred_at,
        "needed": facts.needed,
        "stated": facts.stated,
        "co_reported": facts.co_reported,
        "stated_at": facts.stated_at,
        "co_reported_at": facts.co_reported_at,
        "acknowledged_by": facts.acknowledged_by,
    }


def _recall(work: Work, case: CaseRow, leg: Leg, actor: int, step: Step) -> None:
    """A part that ends because its case does."""
    row = next(one for one in case.legs if one.id == leg.id)
    after = replace(leg, state=LegState.RECALLED, version=leg.version + 1)
    legs.change(work, row, after)
    entry = trail.Entry("recall", leg.state.value, after.state.value, step.capacity.value, step.article, leg.id)
    trail.append(work, case.id, entry, actor, work.now)


def set_link(work: Work, case_id: int, **columns: object) -> None:
    """Change `merged_into` or `bounces`: where a case went, and how often it was handed to and fro."""
    work.connection.execute(update(cases).where(cases.c.id == case_id).values(**columns))


def load(work: Work, case_id: int) -> CaseRow | None:
    """The case of that row."""
    return first_of(work, select(cases).where(cases.c.id == case_id))


def by_code(work: Work, code: str) -> CaseRow | None:
    """The case with that code."""
    return first_of(work, select(cases).where(cases.c.code == code))


def matching(work: Work, which: ColumnElement[bool], limit: int) -> list[CaseRow]:
    """Cases of some kind, the one filed first at the top."""
    return found_by(work, select(cases).where(which).order_by(cases.c.id).limit(limit))


def found_of(work: Work, case_id: int) -> CaseRow:
    found = load(work, case_id)
    if found is None:
        raise LookupError(case_id)
    return found


def first_of(work: Work, query: Select[tuple[object, ...]]) -> CaseRow | None:
    found = found_by(work, query)
    return found[0] if found else None


def found_by(work: Work, query: Select[tuple[object, ...]]) -> list[CaseRow]:
    """Each case with who waits, its parts and its text: four statements, however many cases."""
    whole = query.add_columns(counted.ANYTHING, counted.BY_LAW, counted.lendable(work.now))
    rows = work.connection.execute(whole).all()
    if not rows:
        return []
    ids = [row.id for row in rows]
    waiting, parts = askers.waiting_for(work, ids), legs.of_cases(work, ids)
    drafts = case_texts.drafts(work, [row.text_id for row in rows if row.text_id is not None])
    return [_case(row, waiting.get(row.id, []), parts.get(row.id, []), drafts.get(row.text_id)) for row in rows]


def _case(row: Row[tuple[object, ...]], waiting: list[Asker], parts: list[LegRow], draft: Draft | None) -> CaseRow:
    facts = Case(
        State(row.state),
        row.version,
        frozenset(one.person_id for one in waiting),
        row.claimed_by,
        row.claimed_at,
        Kind(row.kind),
        row.scope,
        row.opener,
        row.sensitive,
        row.foreign_matter,
        row.authorisation_id,
        row.together,
        row.directed,
        frozenset(row.named or ()),
        row.signer,
        tuple(one.facts for one in parts),
        draft,
        row.delivered_at is not None,
        row.offered_to,
        row.since_leg,
        row.occurred_at,
        row.needed,
        row.stated,
        row.co_reported,
        row.stated_at,
        row.co_reported_at,
        row.acknowledged_by,
        row.id,
    )
    return CaseRow(
        row.id,
        row.code,
        facts,
        row.account_id,
        row.person_id,
        row.outlet,
        row.asker,
        row.unit_code,
        row.topic_code,
        row.guess.get("unit", ""),
        row.guess.get("topic", ""),
        row.filed_at,
        row.changed_at,
        tuple(waiting),
        tuple(parts),
        row.text_id,
        row.delivered_at,
        row.bounces,
        row.merged_into,
        row.follows,
        row.url,
        row.guess.get("local"),
        row.came_by,
        row.details or {},
        row.acknowledged_at,
        row.counts,
        row.counts_law,
        row.lendable,
    )
