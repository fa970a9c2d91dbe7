"""Cases: filed once, then changed by steps of the procedure, each with its version checked (P1, P2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sqlalchemy import ColumnElement, Row, Select, insert, select, text, update

from procedure.facts import Case, Draft, Leg, Step
from procedure.paths import OPEN
from procedure.terms import Kind, LegState, State
from storage import askers, case_texts, clocks, legs, trail
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

    @property
    def is_open(self) -> bool:
        """Whether somebody owes an act."""
        return self.facts.state in OPEN


@dataclass(frozen=True)
class Filing:
    """What is filed, the guesses with their reasons included. `asks`: whoever files it waits for the answer."""

    asker: str
    outlet: str
    unit_code: str | None
    topic_code: str | None
    unit_why: str = ""
    topic_why: str = ""
    asks: bool = True
    follows: int | None = None
    url: str | None = None
    local_to: str | None = None
    came_by: str | None = None


def file(
    work: Work, step: Step, account_id: int, opened_by: int, filing: Filing, filed_at: datetime, zone: tzinfo
) -> CaseRow:
    """A new case with its code, ``BC-<year>-<number>``; the year is the one in the agency's time zone.

    `filed_at`: when the person sent it, by the platform's time (U4).
    """
    filed_at = min(filed_at, work.now)
    local_year = filed_at.astimezone(zone).year
    code = f"BC-{local_year}-{_next_number(work, local_year):05d}"
    row = work.connection.execute(
        insert(cases)
        .values(
            code=code,
            kind=step.case.kind.value,
            person_id=opened_by,
            account_id=account_id,
            outlet=filing.outlet,
            asker=filing.asker,
            unit_code=filing.unit_code,
            topic_code=filing.topic_code,
            guess={"unit": filing.unit_why, "topic": filing.topic_why, "local": filing.local_to},
            filed_at=filed_at,
            opener=step.case.opener,
            follows=filing.follows,
            url=filing.url,
            came_by=filing.came_by,
            **_columns(step.case),
            changed_at=work.now,
        )
        .returning(cases.c.id)
    ).one()
    if filing.asks:
        askers.add(work, row.id, opened_by, account_id, filing.asker, filing.outlet)
    return _found(work, int(row.id))


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
    return _found(work, case.id)


def _compare_and_set(work: Work, case: CaseRow, step: Step) -> None:
    after = step.case
    done = work.connection.execute(
        update(cases)
        .where(cases.c.id == case.id, cases.c.version == case.facts.version)
        .values(
            **_columns(after),
            text_id=_text_of(work, case, after),
            delivered_at=(case.delivered_at or work.now) if after.delivered else None,
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


def _columns(facts: Case) -> dict[str, object]:
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


NEXT_NUMBER = text(
    "INSERT INTO counters (name, value) VALUES (:name, 1) "
    "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
)


def _next_number(work: Work, year: int) -> int:
    return int(work.connection.execute(NEXT_NUMBER, {"name": f"case:{year}"}).scalar_one())


def _found(work: Work, case_id: int) -> CaseRow:
    found = load(work, case_id)
    if found is None:
        raise LookupError(case_id)
    return found


def first_of(work: Work, query: Select[tuple[object, ...]]) -> CaseRow | None:
    found = found_by(work, query)
    return found[0] if found else None


def found_by(work: Work, query: Select[tuple[object, ...]]) -> list[CaseRow]:
    """Each case with who waits, its parts and its text: four statements, however many cases."""
    rows = work.connection.execute(query).all()
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
    )
