"""The way in: the real webhook route with one commit for many, beside a bare route, and beside a commit for each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path

from aiohttp import web

from bot.channels.zalo.receive import ZaloReceiver
from bot.channels.zalo.signature import Signature
from bot.intake import Intake
from bot.metrics import Metrics
from bot.web.guards import Guard
from bot.web.server import listening, make_app
from bot.web.webhooks import ZALO_PATH, Store, Webhooks
from handlers.talk import Attachment, Channel
from storage import inbox
from storage.inbox import Letter
from storage.sqlite import SqliteDatabase
from tests.bench import caller
from tests.bench.pairs import Act, Finding, compare, share, span
from tests.bench.place import CLOCK, database
from tests.bot.channels.zalo.samples import APP, OA, SECRET, event, signed

CALLS, AT_ONCE = 500, 50
_numbers = count()


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """Time for a call, fifty at once and one at a time."""
    async with AsyncExitStack() as stack:
        together, each = [await stack.enter_async_context(database(folder, batch)) for batch in (256, 1)]
        ours = await stack.enter_async_context(_served(_intake(together).store))
        alone = await stack.enter_async_context(_served(_one_commit_each(each)))
        bare = await stack.enter_async_context(_bare())
        for at_once in (AT_ONCE, 1):
            called = partial(_calls, at_once=at_once)
            words = f"a call, {at_once} at once" if at_once > 1 else "a call, one at a time"
            yield await compare(f"intake: {words}", called(ours), called(bare), "bare 200")
        yield await compare(
            f"intake: a call, {AT_ONCE} at once", _calls(ours, AT_ONCE), _calls(alone, AT_ONCE), "one commit each"
        )
        taken = await caller.make(ours, list(_some(2000)), AT_ONCE)
        yield Finding("intake: median, p99.9 and longest of 2,000 calls", " / ".join(_spread(taken)))


def _spread(taken: Sequence[float]) -> list[str]:
    return [span(share(taken, part)) for part in (0.5, 0.999, 1.0)]


def _calls(address: str, at_once: int) -> Act:
    async def act() -> int:
        return len(await caller.make(address, list(_some(CALLS)), at_once))

    return act


def _some(number: int) -> Iterator[bytes]:
    """Calls with bodies that nobody has sent before."""
    body = event("user_send_text")
    for _ in range(number):
        mine = body.replace(b"96d3cdf3af150460909", f"bench{next(_numbers):014}".encode())
        yield caller.call(ZALO_PATH, mine, signed(mine, "154390853474"))


def _receiver() -> ZaloReceiver:
    async def nothing_fetched(link: object) -> Attachment:
        raise AssertionError("intake fetches nothing")

    return ZaloReceiver(OA, nothing_fetched)


def _intake(opened: SqliteDatabase) -> Intake:
    return Intake(opened, [_receiver()], asyncio.Event())


def _one_commit_each(opened: SqliteDatabase) -> Store:
    receiver = _receiver()

    async def store(channel: Channel, bodies: Sequence[bytes]) -> None:
        for body in bodies:
            if found := receiver.address(body):
                letter = Letter(channel, found.key, found.lane, body)
                await opened.write(partial(inbox.put, letters=[letter]))

    return store


@asynccontextmanager
async def _served(store: Store) -> AsyncIterator[str]:
    """The address of the real route."""
    metrics = Metrics()
    guard = Guard(CLOCK.monotonic, metrics=metrics)
    hooks = Webhooks(store, guard, metrics, CLOCK.monotonic)
    async with listening(make_app(guard, [hooks.zalo(Signature(APP, OA, SECRET).is_genuine)]), "127.0.0.1:0") as found:
        yield found


@asynccontextmanager
async def _bare() -> AsyncIterator[str]:
    """The address of a route that reads the body and says 200, with nothing around it."""

    async def handle(request: web.Request) -> web.Response:
        await request.read()
        return web.Response()

    app = web.Application()
    app.add_routes([web.post(ZALO_PATH, handle)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield "{}:{}".format(*runner.addresses[0])
    finally:
        await runner.cleanup()
