"""Display names of people: webhooks carry none, so Zalo is asked once for each person."""

from __future__ import annotations

from bot.channels.port import SendFailed
from bot.channels.zalo.body import words
from bot.channels.zalo.client import ZaloClient

MOST = 10_000


class ZaloNames:
    """Names asked for and remembered in this process; "" where Zalo does not tell. Never raises."""

    def __init__(self, client: ZaloClient) -> None:
        self._client = client
        self._known: dict[str, str] = {}

    async def __call__(self, person: str) -> str:
        """The display name of a person."""
        if person not in self._known:
            found = await self._ask(person)
            if not found:
                return ""
            if len(self._known) >= MOST:
                self._known.pop(next(iter(self._known)))
            self._known[person] = found
        return self._known[person]

    async def _ask(self, person: str) -> str:
        try:
            return words(await self._client.user_detail(person), "display_name")
        except SendFailed:
            return ""
