"""Years later: what is asked for each update must not take longer because a million closed rows lie beside it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from handlers.talk import Channel, Outgoing, say
from handlers.wire import post
from storage import backlog, echoes, inbox, outbox, outcomes, people
from storage.inbox import Letter
from storage.sqlite import SqliteDatabase
from storage.work import Work
from tests.bench.pairs import Act, Finding, compare, span
from tests.bench.place import CLOCK, KEYS, database

FEW, MANY, OPEN_LANES = 10_000, 1_000_000, 50
NUMBERS = """CREATE TEMP TABLE n AS
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows) SELECT i FROM n"""
INBOX = """INSERT INTO inbox (channel, key, lane, body, received_at, state, not_before, handled_at)
SELECT 'telegram', 'old:' || i, 'telegram:' || (i % 5000), zeroblob(64), :at, 'done', :at, :at FROM n"""
OUTBOX = """INSERT INTO outbox (account_id, channel, kind, priority, payload, state, created_at, not_before)
SELECT 1 + i % 5, 'telegram', 'reply', 1, '{}', 'sent', :at, :at FROM n"""
PEOPLE = "INSERT INTO people (language, created_at) SELECT 'vi', :at FROM n WHERE i % 20 = 0"
ACCOUNTS = """INSERT INTO accounts (person_id, channel, external_id, display_name, created_at)
SELECT id, 'telegram', 'old' || id, '', created_at FROM people WHERE id NOT IN (SELECT person_id FROM accounts)"""


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """Each question beside 10^4 and beside 10^6 closed rows of inbox and outbox (and a twentieth as many people)."""
    paths = [await _grown(folder, rows) for rows in (FEW, MANY)]
    few, many = (SqliteDatabase(path, CLOCK.now, KEYS) for path in paths)
    try:
        for opened in (few, many):
            await opened.write(_something_open)
        for name, ask in QUESTIONS.items():
            yield await compare(f"{MANY:,} closed rows: {name}", _asked(many, ask), _asked(few, ask), f"{FEW:,} rows")
    finally:
        await few.close()
        await many.close()
    yield Finding(f"opening and checking the file with {MANY:,} closed rows", _opening(paths[1]))


async def _grown(folder: Path, rows: int) -> Path:
    async with database(folder) as opened:
        path = opened.path
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    values = {"rows": rows, "at": "2026-01-01 00:00:00.000000"}
    for statement in (NUMBERS, INBOX, PEOPLE, ACCOUNTS, OUTBOX):
        connection.execute(statement, {name: value for name, value in values.items() if f":{name}" in statement})
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


def _something_open(work: Work) -> None:
    met = [people.meet(work, Channel.TELEGRAM, f"open{n}", "An", "vi") for n in range(OPEN_LANES)]
    inbox.put(work, [Letter("telegram", f"open:{one.id}", f"telegram:{one.external_id}", b"{}") for one in met])
    post(work, [Outgoing(one.id, say("filed_next")) for one in met])


def _undone(piece: Callable[[Work], object]) -> Callable[[Work], None]:
    def run(work: Work) -> None:
        savepoint = work.connection.begin_nested()
        piece(work)
        savepoint.rollback()

    return run


QUESTIONS: dict[str, Callable[[Work], object]] = {
    "which lanes are due": lambda work: inbox.lanes_due(work, 100),
    "a lane's next update": lambda work: inbox.take(work, "telegram:open7"),
    "a claim of 64 messages": _undone(lambda work: outbox.claim(work, ["telegram"], 64)),
    "who wrote": lambda work: people.find_account(work, "telegram", "open7"),
    "messages held for them": _undone(lambda work: outcomes.resume(work, 1)),
    "an echo we know nothing of": lambda work: echoes.confirm_echo(work, 1, "unknown", "unknown"),
    "/readyz": backlog.backlog,
}


def _asked(opened: SqliteDatabase, ask: Callable[[Work], object], times: int = 20) -> Act:
    def piece(work: Work) -> None:
        for _ in range(times):
            ask(work)

    async def act() -> int:
        await opened.write(piece)
        return times

    return act


def _opening(path: Path) -> str:
    began = time.perf_counter()
    opened = SqliteDatabase(path, CLOCK.now, KEYS)
    taken = time.perf_counter() - began
    opened._finish()
    return span(taken)
