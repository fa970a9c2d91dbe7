"""A whole installation under torture: platforms, people, database, and a program that dies and is started again."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import func, select, update

from bot.clock import Clock
from bot.failpoints import KILLED
from handlers.clocks.morning import TOLD
from storage import clocks, facts, receipts, tokens
from storage.keys import Keys
from storage.outbox import LEASE, OPEN
from storage.tables import inbox, outbox
from storage.tokens import Pair
from storage.work import Work
from tests.bot.sandbox.running import free_port
from tests.torture.cast import enrol
from tests.torture.data import GLANCE, Data
from tests.torture.invariants import Evidence, problems
from tests.torture.outside import Outside, outside
from tests.torture.program import Program

EVERYBODY = 10**9
PATIENCE = 40.0  # seconds until everything must be at rest


@dataclass
class Stage:
    """`doubts`: for each account, how many calls were under way when the program died or its reply was cut off."""

    outside: Outside
    program: Program
    data: Data
    settings: dict[str, str]
    others: list[Program] = field(default_factory=list)
    doubts: Counter[int] = field(default_factory=Counter)
    kills: int = 0

    @property
    def programs(self) -> list[Program]:
        return [self.program, *self.others]

    def second(self) -> Program:
        """Another process on the same database, as two replicas on PostgreSQL."""
        found = Program(self.settings, self.program.folder.with_name("second"), free_port())
        self.others.append(found)
        self.outside.gate.ports.append(found.port)
        return found

    async def start(self, failpoints: str = "", only: str = "", *, exact: bool = False) -> None:
        """Start the program; what the platforms wait to repeat comes at once."""
        self.program.start(failpoints, only, exact=exact)
        await self.program.ready()
        self.outside.repeat_now()

    async def died(self) -> None:
        """A failpoint ended the program as `kill -9` does."""
        assert await self.program.ended(PATIENCE) == KILLED, self.program.log.read_text()[-3000:]
        await self.bury()

    async def kill(self) -> None:
        """`kill -9` now."""
        await self.program.kill()
        await self.bury()

    async def bury(self) -> None:
        """Note which calls nobody knows the end of; let the dead one's leases (of at most 60 s) run out."""
        self.kills += 1
        await self.data.let_go()
        self.doubts.update(await self.data.write(_end_leases))

    async def rest(self) -> None:
        """Until the platforms have nothing to bring and the program has nothing to do or to send."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not await self.is_at_rest():
                    await Clock().sleep(2 * GLANCE)
        except TimeoutError:
            raise AssertionError(await self.data.read(_what_is_left)) from None

    async def is_at_rest(self) -> bool:
        """Two looks, since an echo may be on its way between them."""
        for _ in range(2):
            if not self.outside.is_idle() or await self.data.read(_what_is_left):
                return False
            await Clock().sleep(GLANCE)
        return True

    async def until(self, is_so: Callable[[], Awaitable[bool]] | Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(seconds):
            while True:
                found = is_so()
                if found if isinstance(found, bool) else await found:
                    return
                await Clock().sleep(GLANCE)

    async def check(self) -> None:
        """Every invariant holds (reliability §3)."""
        logs = "".join(program.log.read_text(errors="replace") for program in self.programs if program.starts)
        evidence = Evidence(self.outside, self.doubts, logs)
        found = await self.data.read(lambda work: problems(work, evidence))
        assert not found, "\n".join(found)


@asynccontextmanager
async def staged(database_url: str, folder: Path) -> AsyncIterator[Stage]:
    """Everything but the program, which the test starts; it is killed in the end if it lives."""
    try:
        async with _staged(database_url, folder) as stage:
            yield stage
    except BaseExceptionGroup as failures:
        raise _first(failures) from None


def _first(failure: BaseException) -> BaseException:
    """What failed first, out of the groups of tasks around it."""
    return _first(failure.exceptions[0]) if isinstance(failure, BaseExceptionGroup) else failure


@asynccontextmanager
async def _staged(database_url: str, folder: Path) -> AsyncIterator[Stage]:
    async with outside(folder) as around:
        data = Data(database_url, Keys.derive(around.identity.secret_key))
        await data.write(enrol)
        await data.write(_after_the_morning)
        await data.write(partial(_authorized, pair=Pair(*around.zalo.oauth.pair())))
        settings = around.settings(database_url)
        stage = Stage(around, Program(settings, folder / "program", free_port()), data, settings)
        around.gate.ports.append(stage.program.port)
        try:
            yield stage
        finally:
            for program in stage.programs:
                await program.kill()
            await data.close()


def _authorized(work: Work, pair: Pair) -> None:
    """Zalo's token was refreshed not long ago: dying in the middle of a refresh is K10, tested with the tokens."""
    half, whole = work.now + timedelta(hours=12), work.now + timedelta(hours=25)
    tokens.keep(work, "zalo", pair, 0, half, whole)


def _after_the_morning(work: Work) -> None:
    """Today's summaries have been told, whatever the hour: one more message in the middle is not what is tested."""
    today = work.now.astimezone(clocks.zone_of(work)).date()
    facts.put(work, TOLD, f"{today.isoformat()}:{EVERYBODY}")


def _end_leases(work: Work) -> list[int]:
    """Accounts to which a call was under way. Whoever holds a lease now is dead; the leases end as time goes by."""
    held = outbox.c.lease.is_not(None)
    latest = work.connection.scalar(select(func.max(outbox.c.lease_until)).where(held))
    assert latest is None or latest <= work.now + LEASE + timedelta(seconds=1), "a lease lasts longer than it may (K6)"
    unsure = list(work.connection.scalars(select(outbox.c.account_id).where(outbox.c.state == "unsure", held)))
    work.connection.execute(update(outbox).where(held).values(lease_until=work.now - timedelta(seconds=1)))
    return unsure


def _what_is_left(work: Work) -> list[str]:
    """Rows that somebody must still handle or send, and receipts that are not known yet."""
    letters = select(inbox.c.id, inbox.c.lane, inbox.c.tries, inbox.c.error).where(inbox.c.state == "new")
    leaving = select(outbox.c.id, outbox.c.account_id, outbox.c.state, outbox.c.not_before, outbox.c.error).where(
        outbox.c.state.in_(OPEN)
    )
    arrived = [*receipts.reached_legs(work, 1), *receipts.delivered_cases(work, 1)]
    rows = (row for query in (letters, leaving) for row in work.connection.execute(query))
    return [str(one) for one in (*rows, *arrived)]
