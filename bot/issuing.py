"""Approved texts leave as documents, and what became of them is watched. Any number of processes may run it.

Only the letter itself is made outside a transaction; whatever is decided is decided inside one, from the rows as they
are then.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

import structlog

from bot.clock import wait
from bot.failpoints import Failpoints
from bot.letters import Letters
from handlers import wire
from handlers.issuing import arriving, release, spreading, troubles
from handlers.issuing.composing import Desk
from handlers.issuing.release import Job, Prepared
from handlers.talk import Outgoing
from storage import documents
from storage.documents import Document
from storage.errors import Overtaken
from storage.work import Database, Work

log = structlog.get_logger(__name__)

POLL_SECONDS = 1.0
MOST = 20
WATCHED = 50
LONGEST_REST = 256  # turns


@dataclass
class Issuing:
    """Looks every second, and at once when `wake` is set. `sent` wakes delivery; `beat` is its sign of life (C5)."""

    database: Database
    letters: Letters
    desk: Desk
    wake: asyncio.Event
    sent: asyncio.Event
    failpoints: Failpoints = field(default_factory=Failpoints)
    beat: Callable[[], None] = lambda: None
    _failures: Counter[int] = field(default_factory=Counter)
    _resting: Counter[int] = field(default_factory=Counter)
    _after: int = 0
    _stopping: bool = False

    async def run(self) -> None:
        """Until `stop`."""
        while not self._stopping:
            self.beat()
            await self.turn()
            await wait(self.wake, POLL_SECONDS)

    def stop(self) -> None:
        """No further turn."""
        self._stopping = True
        self.wake.set()

    async def turn(self) -> None:
        """Every approved text and every answer under way, once. A database that is away is asked again later (D8)."""
        try:
            approved = await self.database.read(lambda work: documents.to_issue(work, MOST))
            signed = await self.database.read(_lapsed)
            answered = await self.database.read(self._answered)
        except Exception:
            log.exception("issuing_cannot_read")
            return
        for case_id in dict.fromkeys((*approved, *signed)):
            await self._safely(case_id, self._issue)
        for case_id in answered:
            await self._safely(case_id, self._watch)
        await self._spread()

    async def _spread(self) -> None:
        """What has left for the press: the next journalists, or what became of it."""
        try:
            found = await self.database.read(_spreading)
        except Exception:
            log.exception("issuing_cannot_read")
            return
        for document in found:
            await self._safely(document.case_id, partial(self._see, document.id))

    def _answered(self, work: Work) -> list[int]:
        """Those with something to be done, of the next few: many may wait long for somebody who cannot be reached."""
        some = documents.undelivered(work, self._after, WATCHED)
        self._after = some[-1] if len(some) == WATCHED else 0
        return [one for one in some if arriving.is_due(work, one)]

    async def _safely(self, case_id: int, deed: Callable[[int], Awaitable[None]]) -> None:
        """A case that fails rests for longer each time, and holds up no other; the administrators are told."""
        if self._resting[case_id] > 0:
            self._resting[case_id] -= 1
            return
        try:
            await deed(case_id)
        except Overtaken:
            log.info("issuing_overtaken", case=case_id)
        except Exception as error:
            self._failures[case_id] += 1
            self._resting[case_id] = min(2 ** self._failures[case_id], LONGEST_REST)
            log.exception("issuing_failed", case=case_id)
            await self._tell_trouble(case_id, type(error).__name__)
        else:
            self._failures.pop(case_id, None)

    async def _issue(self, case_id: int) -> None:
        prepared = await self.database.write(lambda work: self._prepare(work, case_id))
        if prepared.told:
            self.sent.set()
        if prepared.job is not None:
            await self._make(prepared.job)

    def _prepare(self, work: Work, case_id: int) -> Prepared:
        prepared = release.prepare(work, self.desk, case_id)
        wire.post(work, prepared.told)
        return prepared

    async def _make(self, job: Job) -> None:
        self.failpoints.hit("issuing.reserved")
        made = await asyncio.to_thread(self.letters.make, job.letter)
        self.failpoints.hit("issuing.made")
        if made.problem:
            await self._post(lambda work: troubles.template_broken(work, made.problem))
        await self._post(lambda work: release.finish(work, self.desk, job, made.data))

    async def _watch(self, case_id: int) -> None:
        await self._post(lambda work: arriving.look(work, self.desk, case_id))

    async def _see(self, document_id: int, case_id: int) -> None:
        await self._post(lambda work: spreading.look(work, self.desk, document_id))

    async def _tell_trouble(self, case_id: int, error: str) -> None:
        try:
            await self._post(lambda work: troubles.issuing_failed(work, case_id, error))
        except Exception:
            log.exception("issuing_trouble_not_told", case=case_id)

    async def _post(self, piece: Callable[[Work], list[Outgoing]]) -> None:
        """Do it and put its messages into the outbox, in one transaction."""
        if await self.database.write(lambda work: wire.post(work, piece(work))):
            self.sent.set()


def _lapsed(work: Work) -> list[int]:
    """Of those that wait for a signature by hand, the ones that may not leave any more."""
    return [one for one in documents.approved(work, WATCHED) if release.has_lapsed(work, one)]


def _spreading(work: Work) -> list[Document]:
    """What went to the press or a newsroom and can be done with now."""
    return [one for one in documents.spreading(work, WATCHED) if spreading.is_due(work, one)]
