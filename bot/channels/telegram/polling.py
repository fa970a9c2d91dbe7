"""Our own `getUpdates` loop: the offset moves only after the updates are stored (F6)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import ClientSession, ClientTimeout

from bot.channels.strict import integer, part
from bot.channels.telegram.kinds import ALLOWED
from bot.clock import Clock

log = structlog.get_logger(__name__)
Store = Callable[[list[bytes]], Awaitable[None]]
"""Takes raw updates and returns once they are committed."""
Leads = Callable[[], Awaitable[bool]]
"""Whether no other process polls: asked before every turn, since the right may be lost (U11)."""

LONG_POLL_SECONDS = 50
BATCH = 100
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
ALARMS = {401: "telegram_token_refused", 404: "telegram_token_refused", 409: "telegram_polled_by_another"}
ALARM_PAUSE = 30.0
LEADERSHIP_PAUSE = 5.0


class Refused(Exception):
    """Telegram's own answer was no, or not to be understood."""

    def __init__(self, code: int, retry_after: float | None = None) -> None:
        super().__init__(str(code))
        self.code = code
        self.retry_after = retry_after


class Poller:
    """Fetches updates for ever.

    The offset is kept nowhere: asked without one, Telegram starts at the first update that was never confirmed, and the
    call after a batch confirms it. So a crash between storing and confirming brings the batch again, which changes
    nothing, and ids that jump after a quiet week (F5) are no danger.
    """

    def __init__(self, token: str, base: str, store: Store, clock: Clock, seconds: int = LONG_POLL_SECONDS) -> None:
        self._url = f"{base.rstrip('/')}/bot{token}/getUpdates"
        self._store = store
        self._clock = clock
        self._seconds = seconds
        self._confirm: int | None = None
        self._failures = 0

    async def run(self, leads: Leads) -> None:
        """Poll until cancelled, while `leads` says so. One holder a bot token: a second poller gets 409 (U11)."""
        limit = ClientTimeout(total=self._seconds + 15, connect=10)
        async with ClientSession(timeout=limit) as http:
            while True:
                pause = await self.turn(http) if await leads() else LEADERSHIP_PAUSE
                if pause:
                    await self._clock.sleep(pause)

    async def turn(self, http: ClientSession) -> float:
        """Ask once and store what comes; how many seconds to wait before the next time."""
        try:
            updates = await self._ask(http)
            if updates:
                await self._store([json.dumps(update).encode() for update in updates])
        except Refused as refusal:
            return self._refused(refusal)
        except Exception as error:  # the network or the store: neither may end the loop, and the offset stays
            log.warning("telegram_polling_failed", error=type(error).__name__)
            return self._back_off()
        self._confirm = max(map(_id, updates)) + 1 if updates else None
        self._failures = 0
        return 0.0

    async def _ask(self, http: ClientSession) -> list[object]:
        asked: dict[str, object] = {"timeout": self._seconds, "limit": BATCH, "allowed_updates": list(ALLOWED)}
        if self._confirm is not None:
            asked["offset"] = self._confirm
        async with http.post(self._url, json=asked) as reply:
            answer: object = json.loads(await reply.read())
        result = part(answer, "result")
        if isinstance(result, list) and all(integer(part(one, "update_id")) is not None for one in result):
            return result
        wait = integer(part(answer, "parameters", "retry_after"))
        raise Refused(integer(part(answer, "error_code")) or reply.status, wait)

    def _refused(self, refusal: Refused) -> float:
        if refusal.code in ALARMS:
            log.error(ALARMS[refusal.code], code=refusal.code)
            return ALARM_PAUSE
        return refusal.retry_after or self._back_off()

    def _back_off(self) -> float:
        self._failures += 1
        return min(FIRST_PAUSE * 2.0 ** min(self._failures - 1, 10), LONGEST_PAUSE)


def _id(update: object) -> int:
    return integer(part(update, "update_id")) or 0
