"""The public contacts in headless Chromium; contact cards, menus and deleted messages on the sandbox's page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from bot.clock import Clock
from tests.bot.sandbox.world import FakeSandbox
from tests.walkthroughs.browser import LAPTOP, PATIENCE, PHONE, Seat, open_browser, open_page
from tests.walkthroughs.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SHOWN = ".office:not([hidden])"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as browser:
        yield browser


@asynccontextmanager
async def contacts(browser: Browser, town: Town, size: tuple[int, int], query: str = "?lang=vi") -> AsyncIterator[Page]:
    """The public page; its policy must not have refused anything."""
    complaints: list[str] = []
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text))
    await page.goto(str(town.client._base_url) + f"/spokespersons{query}")
    try:
        yield page
    finally:
        await context.close()
    assert complaints == []


async def test_the_list_is_filtered_while_one_types(browser: Browser, town: Town) -> None:
    async with contacts(browser, town, LAPTOP) as page:
        assert await page.locator(SHOWN).count() == 35
        await page.fill("#q", "binh duong")
        assert await page.locator(SHOWN).all_inner_texts() == [await page.locator("#HCM").inner_text()]
        assert await page.locator("#found").inner_text() == "1 nơi khớp."
        await page.fill("#q", "zzz")
        assert await page.locator(SHOWN).count() == 0
        assert (await page.locator("#found").inner_text()).startswith("Không có nơi nào khớp")
        await page.fill("#q", "")
        assert await page.locator(SHOWN).count() == 35


async def test_what_the_server_found_can_be_widened_again(browser: Browser, town: Town) -> None:
    async with contacts(browser, town, LAPTOP, "?lang=en&q=hanoi") as page:
        assert await page.locator(SHOWN).count() == 1
        await page.fill("#q", "")
        assert await page.locator(SHOWN).count() == 35


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
async def test_nothing_is_wider_than_the_window_and_what_is_tapped_is_large_enough(
    browser: Browser, town: Town, size: tuple[int, int]
) -> None:
    async with contacts(browser, town, size) as page:
        assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]
        for link in await page.locator("main .reach").all():
            box = await link.bounding_box()
            assert box is not None
            assert box["height"] >= 24  # WCAG 2.2, 2.5.8


async def test_a_contact_card_a_menu_and_a_deleted_message_on_the_sandboxs_page(browser: Browser) -> None:
    sandbox = FakeSandbox(Clock())
    contact = {"name": "Đặng Thùy Dương (mẫu)", "phone": "+84900000002", "title": "<b>Người phát ngôn</b>"}
    now, who = sandbox.clock.now(), "nhabao-telegram"
    sandbox.ledger.add(who, "1", "bot", "Đặng Thùy Dương +84900000002", now, extra={"contacts": [contact]})
    pin = sandbox.ledger.add(who, "2", "person", "4711", now)
    async with TestServer(sandbox.application()) as server, open_page(browser, str(server.make_url("/"))) as page:
        seat = Seat(page, who)
        await seat.open()
        card = seat.chat.get_by_test_id("contact")
        assert await card.inner_text() == "TD\nĐặng Thùy Dương (mẫu)\n<b>Người phát ngôn</b>\n+84900000002"
        assert await card.get_by_role("link").get_attribute("href") == "tel:+84900000002"
        await seat.chat.get_by_text("4711").wait_for()
        sandbox.ledger.erase(pin.id)
        await seat.chat.get_by_text("4711").wait_for(state="detached")
        await seat.chat.get_by_test_id("commands").click()
        await seat.chat.get_by_test_id("command-list").get_by_text("/menu").click()
        await seat.sees("Bạn viết: /menu")
