"""Cases with a history, and every way to falsify it that somebody at the database has, save the key."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, text, update

from procedure.facts import Actor
from procedure.steps import open_case, take_step
from procedure.terms import Event, Role
from storage import cases, people, trail, words
from storage.cases import CaseRow
from storage.filing import Filing, file_case
from storage.keys import Keys
from storage.tables import cases as case_table
from storage.tables import trail as rows
from storage.trail import Damage
from storage.words import Said
from storage.work import Database, Work

OFFICER = frozenset({Role.PRESS_OFFICER})
STEPS = (Event.CLAIM, Event.RELEASE, Event.ASK_BACK, Event.SUPPLEMENT, Event.ANSWER_PUBLISHED)
LENGTH = len(STEPS) + 1
OTHER_KEYS = Keys.derive("somebody else's secret of 32 characters")


def filed(work: Work, journalist: int, account: int) -> CaseRow:
    """A new case with its question."""
    step = open_case(Actor(journalist), work.now, askers=[journalist])
    case = file_case(work, step, account, journalist, Filing("A", "Báo X", None, None), work.now, UTC)
    _, digest = words.keep(work, case.id, Said.QUESTION, "Câu hỏi?", journalist)
    return cases.record(work, case, step, journalist, work.now, digest)


def write_history(work: Work) -> list[int]:
    """Three cases, six rows each; their ids."""
    journalist = people.meet(work, "zalo", "1", "A", "vi")
    officer = people.meet(work, "telegram", "2", "B", "vi")
    return [_one(work, journalist, officer) for _ in range(3)]


def _one(work: Work, journalist: people.Account, officer: people.Account) -> int:
    case = filed(work, journalist.person_id, journalist.id)
    for event in STEPS:
        who = journalist if event is Event.SUPPLEMENT else officer
        step = take_step(case.facts, event, Actor(who.person_id, OFFICER), work.now)
        case = cases.record(work, case, step, who.person_id, work.now - timedelta(seconds=5), b"h" * 32)
    return case.id


class Undone(Exception):
    """Carries the findings out of a transaction that must not stay."""

    def __init__(self, damages: list[Damage]) -> None:
        super().__init__("undone")
        self.damages = damages


async def found_after(database: Database, tamper: Callable[[Work], object]) -> list[Damage]:
    """What verifying finds after `tamper`, which is then undone."""

    def piece(work: Work) -> None:
        unlock(work)
        tamper(work)
        raise Undone(trail.verify(work))

    try:
        await database.write(piece)
    except Undone as undone:
        return undone.damages
    raise AssertionError("a piece that raises must be undone")


def unlock(work: Work) -> None:
    """Drop the triggers, as somebody with the file in hand can."""
    if work.connection.dialect.name == "sqlite":
        for name in ("update", "delete", "replace"):
            work.connection.execute(text(f"DROP TRIGGER trail_refuses_{name}"))
    else:
        work.connection.execute(text("DROP TRIGGER trail_refuses_change ON trail"))


def edit(work: Work, which: random.Random) -> None:
    """Change one value of one row."""
    row = _any(work, which)
    name, value = which.choice(
        [
            ("event", "receive" if row["event"] != "receive" else "claim"),
            ("from_state", "WITHDRAWN"),
            ("to_state", "WITHDRAWN"),
            ("capacity", "press_head"),
            ("article", "9.9"),
            ("actor", 2 if row["actor"] == 1 else 1),
            ("occurred_at", row["occurred_at"] - timedelta(microseconds=1)),
            ("recorded_at", row["recorded_at"] + timedelta(days=1)),
            ("words_hash", b"x" * 32),
            ("words_hash", None),
            ("previous", b"x" * 32),
            ("hash", b"x" * 32),
        ]
    )
    work.connection.execute(update(rows).where(_is(row)).values({name: value}))


def drop(work: Work, which: random.Random) -> None:
    """Delete a row that is not the last."""
    work.connection.execute(delete(rows).where(_is(_any(work, which, until=LENGTH - 1))))


def drop_and_renumber(work: Work, which: random.Random) -> None:
    """Delete a row and close the gap, the case's version too."""
    row = _any(work, which, until=LENGTH - 1)
    work.connection.execute(delete(rows).where(_is(row)))
    for seq in range(row["seq"] + 1, LENGTH + 1):
        _renumber(work, row["case_id"], seq, seq - 1)
    _set_length(work, row["case_id"], LENGTH - 1)


def cut_tail(work: Work, which: random.Random) -> None:
    """Delete the last rows of a case, or all of them."""
    row = _any(work, which)
    work.connection.execute(delete(rows).where(rows.c.case_id == row["case_id"], rows.c.seq >= row["seq"]))


def swap(work: Work, which: random.Random) -> None:
    """Exchange two rows of a case."""
    row = _any(work, which, until=LENGTH - 1)
    case_id, seq = row["case_id"], row["seq"]
    for old, new in ((seq, 99), (seq + 1, seq), (99, seq + 1)):
        _renumber(work, case_id, old, new)


def slip_in(work: Work, which: random.Random) -> None:
    """Add a row at the end, rightly linked, under a key of one's own; the case's version is raised to fit."""
    last = _any(work, which, since=LENGTH)
    forged = {name: value for name, value in last.items() if name != "id"}
    forged |= {"seq": LENGTH + 1, "event": "withdraw", "to_state": "WITHDRAWN", "previous": last["hash"]}
    work.connection.execute(insert(rows).values(**forged | {"hash": seal_with(work, OTHER_KEYS, forged)}))
    _set_length(work, last["case_id"], LENGTH + 1)


def restamp(work: Work, which: random.Random) -> None:
    """Change a row and seal it and all after it anew, without the key."""
    row = _any(work, which)
    work.connection.execute(update(rows).where(_is(row)).values(actor=2 if row["actor"] == 1 else 1))
    previous = row["previous"]
    mine = select(rows).where(rows.c.case_id == row["case_id"], rows.c.seq >= row["seq"]).order_by(rows.c.seq)
    for one in [dict(found._mapping) for found in work.connection.execute(mine)]:
        sealed = seal_with(work, OTHER_KEYS, {**one, "previous": previous})
        work.connection.execute(update(rows).where(_is(one)).values(previous=previous, hash=sealed))
        previous = sealed


def transplant(work: Work, which: random.Random) -> None:
    """Exchange the rows of two cases at the same place."""
    row = _any(work, which)
    other = row["case_id"] % 3 + 1
    for old, new, seq in ((row["case_id"], row["case_id"], 99), (other, row["case_id"], row["seq"])):
        at = row["seq"]
        work.connection.execute(
            update(rows).where(rows.c.case_id == old, rows.c.seq == at).values(case_id=new, seq=seq)
        )
    work.connection.execute(
        update(rows).where(rows.c.case_id == row["case_id"], rows.c.seq == 99).values(case_id=other, seq=row["seq"])
    )


WAYS = (edit, drop, drop_and_renumber, cut_tail, swap, slip_in, restamp, transplant)


def seal_with(work: Work, keys: Keys, row: dict[str, object]) -> bytes:
    """As the program seals, but under other keys."""
    return trail._seal(Work(work.connection, work.now, keys), row)


def _any(work: Work, which: random.Random, since: int = 1, until: int = LENGTH) -> dict[str, Any]:
    found = work.connection.execute(select(rows).where(rows.c.seq.between(since, until)).order_by(rows.c.id))
    return dict(which.choice(found.all())._mapping)


def _is(row: dict[str, Any]) -> ColumnElement[bool]:
    return rows.c.id == row["id"]


def _renumber(work: Work, case_id: object, old: int, new: int) -> None:
    work.connection.execute(update(rows).where(rows.c.case_id == case_id, rows.c.seq == old).values(seq=new))


def _set_length(work: Work, case_id: object, length: int) -> None:
    work.connection.execute(update(case_table).where(case_table.c.id == case_id).values(trail_length=length))


def count(work: Work) -> int:
    """How many rows the trail has."""
    return int(work.connection.execute(select(func.count()).select_from(rows)).scalar_one())
