"""The consent: from the link to a pair that is kept."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.zalo import authorize
from bot.channels.zalo.authorize import ConsentFailed
from bot.channels.zalo.callback import DONE, FAILED, callback_handler
from bot.channels.zalo.oauth import OAuth
from bot.channels.zalo.tokens import TokenKeeper
from storage.work import Database
from tests.bot.channels.zalo.conftest import Platform
from tests.bot.channels.zalo.samples import OA
from tests.fakes import FakeClock

Query = dict[str, str]


async def consent(
    database: Database, oauth: OAuth, platform: Platform, http: httpx2.AsyncClient, now: FakeClock
) -> Query:
    """Open the link as the administrator does; what the callback is called with."""
    begun = await authorize.begin(database, oauth, platform.base, now.now())
    answer = await http.get(begun.url)
    assert answer.status_code == 302
    address = urlsplit(answer.headers["location"])
    assert address.path == authorize.CALLBACK_PATH
    return {name: values[0] for name, values in parse_qs(address.query).items()}


async def test_a_consent_brings_a_pair_that_works(
    database: Database, oauth: OAuth, platform: Platform, http: httpx2.AsyncClient, clock: FakeClock
) -> None:
    back = await consent(database, oauth, platform, http, clock)
    keeper = TokenKeeper(database, clock, oauth)
    await authorize.finish(database, oauth, keeper, back["code"], back["state"])
    assert platform.emulator.oauth.takes(await keeper.access())


async def test_a_state_that_was_not_sent_out_uses_up_nothing(
    database: Database, oauth: OAuth, platform: Platform, http: httpx2.AsyncClient, clock: FakeClock
) -> None:
    back = await consent(database, oauth, platform, http, clock)
    keeper = TokenKeeper(database, clock, oauth)
    for state in ("", "forged", back["state"] + "é"):
        with pytest.raises(ConsentFailed, match="state"):
            await authorize.finish(database, oauth, keeper, back["code"], state)
    await authorize.finish(database, oauth, keeper, back["code"], back["state"])


async def test_a_state_serves_once_and_not_for_ever(
    database: Database, oauth: OAuth, platform: Platform, http: httpx2.AsyncClient, clock: FakeClock
) -> None:
    keeper = TokenKeeper(database, clock, oauth)
    back = await consent(database, oauth, platform, http, clock)
    await authorize.finish(database, oauth, keeper, back["code"], back["state"])
    with pytest.raises(ConsentFailed, match="state"):
        await authorize.finish(database, oauth, keeper, back["code"], back["state"])
    back = await consent(database, oauth, platform, http, clock)
    clock.advance(31 * 60)
    with pytest.raises(ConsentFailed, match="late"):
        await authorize.finish(database, oauth, keeper, back["code"], back["state"])


async def test_a_code_that_zalo_does_not_know_leaves_the_old_pair(
    database: Database, oauth: OAuth, platform: Platform, clock: FakeClock, keeper: TokenKeeper
) -> None:
    access = await keeper.access()
    begun = await authorize.begin(database, oauth, platform.base, clock.now())
    with pytest.raises(ConsentFailed, match="-14005"):
        await authorize.finish(database, oauth, keeper, "made up", begun.state)
    assert await keeper.access() == access


async def test_the_callback_answers_the_browser_and_refuses_another_oa(
    database: Database, oauth: OAuth, platform: Platform, http: httpx2.AsyncClient, clock: FakeClock
) -> None:
    keeper = TokenKeeper(database, clock, oauth)
    back = await consent(database, oauth, platform, http, clock)
    app = web.Application()
    app.router.add_get(authorize.CALLBACK_PATH, callback_handler(database, oauth, keeper, OA, lambda key: key))
    async with TestServer(app) as server:
        url = str(server.make_url(authorize.CALLBACK_PATH))
        answers = [
            await http.get(url, params={**back, "oa_id": "1"}),
            await http.get(url, params={**back, "state": "forged"}),
            await http.get(url),
            await http.get(url, params=back),
        ]
    assert [(one.status_code, one.text) for one in answers] == [(400, FAILED)] * 3 + [(200, DONE)]
    assert platform.emulator.oauth.takes(await keeper.access())
