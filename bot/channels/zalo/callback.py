"""`GET /zalo/callback`: the browser comes back from Zalo's consent page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.zalo import authorize
from bot.channels.zalo.oauth import OAuth
from bot.channels.zalo.tokens import TokenKeeper
from storage.work import Database

DONE, FAILED = "zalo_authorized", "zalo_not_authorized"
"""The keys of the sentences shown in the browser."""


def callback_handler(
    database: Database, oauth: OAuth, keeper: TokenKeeper, oa_id: str, words: Callable[[str], str]
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of the route. `words` gives the sentence of a key in the administrator's language."""

    async def handle(request: web.Request) -> web.Response:
        code, state = request.query.get("code", ""), request.query.get("state", "")
        if request.query.get("oa_id", oa_id) != oa_id or not code:
            return _page(400, words(FAILED))
        try:
            await authorize.finish(database, oauth, keeper, code, state)
        except authorize.ConsentFailed:
            return _page(400, words(FAILED))
        return _page(200, words(DONE))

    return handle


def _page(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=sentence, headers={"Cache-Control": "no-store"})
