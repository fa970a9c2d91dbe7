"""The way in: raw updates are addressed, stored and committed; only then is the platform told that we have them (F6).

- What cannot be read is kept as a dead letter, so that it neither blocks the platform's queue nor gets lost (U12).
- Callers at one time share one insert and one commit.
- A batch whose leader goes away is written by the next in line; the unique key makes a second write harmless (U1).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from bot.channels.port import Receiver, Unreadable
from bot.failpoints import Failpoints
from bot.metrics import Metrics
from handlers.talk import Channel
from storage import inbox
from storage.inbox import Letter
from storage.work import Database, Work

log = structlog.get_logger(__name__)

LETTERS_AT_ONCE = 500


@dataclass(eq=False)
class _Caller:
    """Somebody who waits until their letters are on disk."""

    letters: list[Letter]
    done: bool = False
    error: BaseException | None = None


class Intake:
    """Stores raw updates. `wake` is set after every commit that may have brought something to do.

    Failpoints: `intake.before_commit` (K1), `intake.committed` (K2).
    """

    def __init__(
        self,
        database: Database,
        receivers: Iterable[Receiver],
        wake: asyncio.Event,
        metrics: Metrics | None = None,
        failpoints: Failpoints | None = None,
    ) -> None:
        self._database = database
        self._receivers = {receiver.channel: receiver for receiver in receivers}
        self._wake = wake
        self._metrics = metrics or Metrics()
        self._failpoints = failpoints or Failpoints()
        self._waiting: deque[_Caller] = deque()
        self._turn = asyncio.Lock()

    async def store(self, channel: Channel, bodies: Sequence[bytes]) -> None:
        """Keep the raw updates; returns once they are on disk. Raises what the database raised: then nothing is sure.

        Raises `KeyError` for a channel without a receiver.
        """
        found = [self._letter(channel, body) for body in bodies]
        letters = [letter for letter in found if letter is not None]
        self._metrics.dropped.labels(channel, "no concern of ours").inc(len(found) - len(letters))
        if letters:
            await self._commit(letters)
            self._wake.set()
        for letter in letters:
            self._metrics.received.labels(channel, letter.state).inc()

    def _letter(self, channel: Channel, body: bytes) -> Letter | None:
        try:
            address = self._receivers[channel].address(body)
        except Unreadable as error:
            return _dead_letter(channel, body, str(error))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, ArithmeticError) as error:
            # a body that trips the reader is our bug, and still no reason to refuse the platform's queue
            log.error(
                "a body could not be addressed", channel=channel.value, size=len(body), error=type(error).__name__
            )
            return _dead_letter(channel, body, f"the reader failed: {type(error).__name__}")
        return Letter(channel, address.key, address.lane, body) if address else None

    async def _commit(self, letters: list[Letter]) -> None:
        caller = _Caller(letters)
        self._waiting.append(caller)
        try:
            async with self._turn:
                while not caller.done:
                    await self._write_waiting()
        finally:
            if not caller.done and caller in self._waiting:
                self._waiting.remove(caller)
        if caller.error is not None:
            raise caller.error

    async def _write_waiting(self) -> None:
        """Write for the first in line, and for all behind them whose letters fit into the same insert."""
        callers = self._take()
        letters = [letter for caller in callers for letter in caller.letters]
        try:
            await self._database.write(partial(self._put, letters=letters))
            self._failpoints.hit("intake.committed")
        except asyncio.CancelledError:
            self._waiting.extendleft(reversed(callers))
            raise
        except Exception as error:
            _finish(callers, error)
        else:
            _finish(callers, None)

    def _put(self, work: Work, letters: Sequence[Letter]) -> None:
        inbox.put(work, letters)
        self._failpoints.hit("intake.before_commit")

    def _take(self) -> list[_Caller]:
        """The first in line, as many as fit into one insert; at least one."""
        callers = [self._waiting.popleft()]
        room = LETTERS_AT_ONCE - len(callers[0].letters)
        while self._waiting and len(self._waiting[0].letters) <= room:
            callers.append(self._waiting.popleft())
            room -= len(callers[-1].letters)
        return callers


def _finish(callers: list[_Caller], error: Exception | None) -> None:
    for caller in callers:
        caller.done, caller.error = True, error


def _dead_letter(channel: Channel, body: bytes, error: str) -> Letter:
    digest = hashlib.sha256(body).hexdigest()
    return Letter(channel, f"{channel}:{digest}", f"{channel}:unreadable", body, "dead", error)
