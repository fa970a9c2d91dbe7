"""The Zalo channel put together: webhook, consent, sending, token upkeep, and what was missed while we were away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from aiohttp import web

from bot.channels.line import Alarms, Line
from bot.channels.port import Failure, SendFailed
from bot.channels.zalo.authorize import CALLBACK_PATH
from bot.channels.zalo.backfill import missed
from bot.channels.zalo.callback import callback_handler
from bot.channels.zalo.client import ZaloClient, connect
from bot.channels.zalo.fetch import Fetcher
from bot.channels.zalo.names import ZaloNames
from bot.channels.zalo.oauth import OAuth
from bot.channels.zalo.receive import ZaloReceiver
from bot.channels.zalo.send import ZaloSender
from bot.channels.zalo.signature import Signature
from bot.channels.zalo.tokens import TokenKeeper
from bot.clock import Clock
from bot.config import Settings
from bot.failpoints import Failpoints
from bot.web.webhooks import Store, Webhooks
from handlers.talk import Channel
from storage import facts
from storage.work import Database

log = structlog.get_logger(__name__)

TEND_SECONDS = 60.0
LAST_SEEN = "zalo_last_seen"


class Upkeep:
    """Refreshes the token in time and, at the start, asks Zalo's history for what the webhook did not hear (U6)."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        keeper: TokenKeeper,
        client: ZaloClient,
        store: Store,
    ) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._keeper = keeper
        self._client = client
        self._store = store
        self._caught_up = False

    async def run(self) -> None:
        """Until cancelled. A database or a platform that is away is asked again a minute later (D8)."""
        while True:
            try:
                await self._turn()
            except Exception:
                log.exception("zalo_upkeep_failed")
            await self._clock.sleep(TEND_SECONDS)

    async def _turn(self) -> None:
        """What was missed comes first: only then may the mark of what was seen move on."""
        await self._keeper.tend()
        self._caught_up = self._caught_up or await self._catch_up()
        if self._caught_up:
            await self._database.write(lambda work: facts.put(work, LAST_SEEN, work.now.isoformat()))

    async def _catch_up(self) -> bool:
        """Store what the history has; False if it must be asked again."""
        seen = await self._database.read(lambda work: facts.get(work, LAST_SEEN))
        if not seen:
            return True
        try:
            bodies = await missed(
                self._client,
                self._settings.zalo_app_id,
                self._settings.zalo_oa_id,
                datetime.fromisoformat(seen),
                self._clock.now(),
            )
        except SendFailed as failed:
            log.warning("zalo_history_not_read", failure=failed.failure.value, detail=failed.detail)
            return failed.failure is Failure.PERMANENT
        if bodies:
            await self._store(Channel.ZALO, bodies)
        log.info("zalo_caught_up", since=seen, messages=len(bodies))
        return True


def zalo_line(
    settings: Settings,
    database: Database,
    clock: Clock,
    store: Store,
    hooks: Webhooks,
    words: Callable[[str], str],
    alarms: Alarms,
    failpoints: Failpoints,
) -> Line:
    """Put the channel together. Plain http to this machine is fetched only when the API itself is there (sandbox)."""
    http = connect()
    oauth = OAuth(settings.zalo_oauth, settings.zalo_app_id, settings.zalo_app_secret.get_secret_value(), http)

    async def alarm(problem: str) -> None:
        await alarms.tell(Channel.ZALO, problem)

    first = settings.zalo_refresh_token.get_secret_value()
    keeper = TokenKeeper(database, clock, oauth, alarm, first=first, failpoints=failpoints)
    client = ZaloClient(settings.zalo_api, http, keeper)
    fetcher = Fetcher(loopback=settings.zalo_api.startswith("http://127.0.0.1"))
    signature = Signature(settings.zalo_app_id, settings.zalo_oa_id, settings.zalo_oa_secret.get_secret_value())
    sender = ZaloSender(client)

    async def close() -> None:
        await sender.close()
        await fetcher.close()

    consent = callback_handler(database, oauth, keeper, settings.zalo_oa_id, words)
    return Line(
        sender,
        close,
        ZaloReceiver(settings.zalo_oa_id, fetcher, ZaloNames(client)),
        (hooks.zalo(signature.is_genuine), web.get(CALLBACK_PATH, consent)),
        (Upkeep(settings, database, clock, keeper, client, store).run,),
    )
