"""The one thread that writes to SQLite: takes all that waits, commits it at once, then answers each (group commit).

- Each piece runs under a savepoint: one that fails undoes itself alone.
- Nobody is answered before the commit; a commit that fails is everybody's failure.
- A piece whose caller went away before its turn is not run; once begun, it counts.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from asyncio import AbstractEventLoop, Future
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Engine

from storage.errors import StorageUnavailable
from storage.keys import Keys
from storage.sqlite_connection import unavailable
from storage.work import Piece, Work

BATCH = 256
WAITING = 10_000


@dataclass
class _Job:
    """A piece that waits, the one who waits for it, and what came of it."""

    piece: Piece[Any]  # each caller's own type goes in and comes out through its own future
    loop: AbstractEventLoop
    future: Future[Any]
    result: Any = None
    error: BaseException | None = None


class Writer:
    """Runs pieces of work one after another on the one writing connection, in a thread of its own."""

    def __init__(self, engine: Engine, clock_now: Callable[[], datetime], keys: Keys, batch: int = BATCH) -> None:
        self._engine = engine
        self._now = clock_now
        self._keys = keys
        self._batch = batch
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, piece: Piece[Any], loop: AbstractEventLoop) -> Future[Any]:
        """Queue a piece. Its future is answered after the commit.

        Raises `StorageUnavailable` when too many wait or the database is closed.
        """
        if not self._thread.is_alive():
            raise StorageUnavailable("SQLite: the database is closed")
        if self._queue.qsize() >= WAITING:
            raise StorageUnavailable("SQLite: too many pieces of work wait already")
        job = _Job(piece, loop, loop.create_future())
        self._queue.put(job)
        return job.future

    def stop(self) -> None:
        """Finish what is queued and end the thread (blocks until then)."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        with self._engine.connect() as connection:
            while jobs := self._take():
                self._commit_together(connection, jobs)
                _answer(jobs)
        self._refuse_the_rest()

    def _refuse_the_rest(self) -> None:
        """Answer those who came after the end."""
        late: list[_Job] = []
        while not self._queue.empty():
            late += filter(None, [self._queue.get()])
        _fail_all(late, StorageUnavailable("SQLite: the database is closed"))
        _answer(late)

    def _take(self) -> list[_Job]:
        """All that is queued, at least one piece; nothing when the writer shall stop."""
        first = self._queue.get()
        jobs = [first] if first else []
        while jobs and len(jobs) < self._batch and not self._queue.empty():
            job = self._queue.get()
            if job is None:
                self._queue.put(None)  # for the next round: stop
                break
            jobs.append(job)
        return jobs

    def _commit_together(self, connection: Connection, jobs: list[_Job]) -> None:
        try:
            with connection.begin():
                work = Work(connection, self._now(), self._keys)
                for job in jobs:
                    _run_one(work, job)
        except BaseException as error:
            _fail_all(jobs, unavailable(error) or error)
            _abandon(connection)


def _run_one(work: Work, job: _Job) -> None:
    """One piece under a savepoint. Raises only what makes the whole transaction void."""
    if job.future.cancelled():
        return
    savepoint = work.connection.begin_nested()
    try:
        job.result = job.piece(work)
        savepoint.commit()
    except BaseException as error:
        job.error = unavailable(error) or error
        if not _open(work.connection):  # a full or failing disk made SQLite undo the transaction as a whole
            raise
        savepoint.rollback()


def _abandon(connection: Connection) -> None:
    """Make sure that nothing of a failed transaction is left open."""
    with suppress(sqlite3.Error):
        cast("sqlite3.Connection", connection.connection.driver_connection).rollback()


def _open(connection: Connection) -> bool:
    return cast("sqlite3.Connection", connection.connection.driver_connection).in_transaction


def _fail_all(jobs: list[_Job], error: BaseException) -> None:
    for job in jobs:
        job.error = job.error or error


def _answer(jobs: list[_Job]) -> None:
    """Answer every future, with one call a loop."""
    for loop in {job.loop for job in jobs}:
        mine = [job for job in jobs if job.loop is loop]
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, mine)


def _settle(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue
        if job.error is None:
            job.future.set_result(job.result)
        else:
            job.future.set_exception(job.error)
