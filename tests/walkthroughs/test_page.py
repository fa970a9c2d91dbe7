"""The sandbox's page in headless Chromium, in front of a fake platform: a laptop and a phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.clock import Clock
from tests.bot.sandbox.world import FakeSandbox
from tests.walkthroughs.browser import LAPTOP, PHONE, TABLET, Seat, open_browser, open_page

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

HOSTILE = "<img src=x onerror=alert(1)> <b>đậm</b>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as browser:
        yield browser


@pytest.fixture
def sandbox() -> FakeSandbox:
    return FakeSandbox(Clock())


@pytest_asyncio.fixture(loop_scope="module")
async def address(sandbox: FakeSandbox) -> AsyncIterator[str]:
    async with TestServer(sandbox.application()) as server:
        yield str(server.make_url("/"))


@pytest.mark.parametrize("size", [LAPTOP, TABLET])
async def test_a_journalist_and_an_officer_are_open_side_by_side(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    async with open_page(browser, address, size) as page:
        journalist = await page.get_by_test_id("chat-nhabao-zalo").bounding_box()
        officer = await page.get_by_test_id("chat-canbo-telegram").bounding_box()
        assert journalist is not None
        assert officer is not None
        assert journalist["x"] + journalist["width"] <= officer["x"]
        assert officer["x"] + officer["width"] <= size[0]


@pytest.mark.parametrize("size", [LAPTOP, TABLET, PHONE])
async def test_nothing_is_wider_than_the_window(browser: Browser, address: str, size: tuple[int, int]) -> None:
    async with open_page(browser, address, size) as page:
        await Seat(page, "nhabao-zalo").say("dài " * 60 + "x" * 300)
        await Seat(page, "nhabao-zalo").sees("Bạn viết")
        assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]


async def test_hostile_text_is_shown_as_it_was_typed(browser: Browser, address: str) -> None:
    async with open_page(browser, address) as page:
        seat = Seat(page, "canbo-telegram")
        await seat.say(HOSTILE)
        message = await seat.sees(HOSTILE)
        assert await message.locator("img, b:has-text('đậm')").count() == 0


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
async def test_a_line_of_a_numbered_list_can_be_tapped_on_zalo(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    async with open_page(browser, address, size) as page:
        seat = Seat(page, "nhabao-zalo")
        await seat.open()
        await seat.say("xin chao")
        await seat.sees("Bạn viết: xin chao")
        await seat.press("Gửi yêu cầu")
        await seat.sees("Đã chọn: Gửi yêu cầu")


async def test_a_button_edits_the_message_and_shows_a_toast_on_telegram(browser: Browser, address: str) -> None:
    async with open_page(browser, address) as page:
        seat = Seat(page, "canbo-telegram")
        await seat.say("xin chào")
        message = await seat.sees("Bạn viết: xin chào")
        assert await message.locator("strong").text_content() == "Bạn viết"
        await seat.press("Thôi")
        await seat.sees("Đã chọn: Thôi")
        assert await seat.chat.get_by_test_id("toast").text_content() == "Đã nhận."


async def test_a_file_is_attached_with_words(browser: Browser, address: str, tmp_path: Path) -> None:
    path = tmp_path / "công văn.pdf"
    path.write_bytes(b"%PDF-1.7")
    async with open_page(browser, address) as page:
        seat = Seat(page, "nhabao-zalo")
        await seat.attach(path, "gửi kèm")
        await seat.sees("Đã nhận tệp công văn.pdf")
        assert await seat.chat.get_by_role("link", name="công văn.pdf").is_visible()


async def test_what_is_not_open_is_counted_as_unread_until_it_is_opened(
    browser: Browser, address: str, sandbox: FakeSandbox
) -> None:
    head = sandbox.ledger.people["giamdoc-tttt"]
    async with open_page(browser, address) as page:
        sandbox.door.answer(head, "thẻ mới")
        badge = page.get_by_test_id("unread-giamdoc-tttt")
        await badge.wait_for()
        assert await badge.text_content() == "1"
        await Seat(page, "giamdoc-tttt").open()
        await badge.wait_for(state="detached")


async def test_a_refusal_gives_the_words_back(browser: Browser, address: str, tmp_path: Path) -> None:
    path = tmp_path / "to.pdf"
    path.write_bytes(b"x" * 5000)
    async with open_page(browser, address) as page:
        seat = Seat(page, "nhabao-zalo")
        composer = seat.chat.get_by_test_id("composer")
        await seat.attach(path, "gửi kèm")
        await page.get_by_test_id("toast").wait_for()
        assert await composer.input_value() == "gửi kèm"


async def test_what_is_not_open_stays_read_after_a_reload(browser: Browser, address: str, sandbox: FakeSandbox) -> None:
    head = sandbox.ledger.people["giamdoc-tttt"]
    async with open_page(browser, address) as page:
        await Seat(page, "giamdoc-tttt").open()
        sandbox.door.answer(head, "thẻ mới")
        await Seat(page, "giamdoc-tttt").sees("thẻ mới")
        await page.get_by_test_id("chat-giamdoc-tttt").get_by_test_id("close").click()
        await page.reload()
        await page.wait_for_selector("body[data-ready=yes]")
        assert await page.get_by_test_id("unread-giamdoc-tttt").count() == 0


async def test_a_reply_shows_what_it_answers(browser: Browser, address: str) -> None:
    async with open_page(browser, address) as page:
        seat = Seat(page, "nhabao-zalo")
        await seat.say("câu một")
        message = await seat.sees("Bạn viết: câu một")
        await message.hover()
        await message.get_by_role("button", name="Trả lời tin này").click()
        await seat.say("câu hai")
        await seat.sees("Bạn viết: câu hai")
        await seat.chat.locator("[data-from=person] .quote", has_text="Bạn viết: câu một").wait_for()


async def test_the_clock_is_turned_and_faults_are_switched_on_from_the_page(
    browser: Browser, address: str, sandbox: FakeSandbox
) -> None:
    async with open_page(browser, address) as page:
        await page.get_by_test_id("clock-plus-86400").click()
        await page.get_by_test_id("toast").wait_for()
        assert [by.days for by in sandbox.turned] == [1]
        await page.get_by_test_id("faults-open").click()
        await page.get_by_test_id("fault-kind").select_option("drop-reply")
        await page.get_by_test_id("fault-on").click()
        await page.get_by_test_id("faults-clear").wait_for()
        assert [one["kind"] for one in sandbox.place.faults.active(sandbox.clock.now())] == ["drop-reply"]


async def test_mail_that_arrived_can_be_read(browser: Browser, address: str, sandbox: FakeSandbox) -> None:
    sandbox.ledger.add_mail(
        "ha@example.invalid", "Trả lời <b>", "Kính gửi,\nđây là câu trả lời.", [], sandbox.clock.now()
    )
    async with open_page(browser, address) as page:
        await page.get_by_test_id("mail-open").click()
        mail = page.get_by_test_id("mails").get_by_role("article")
        await mail.wait_for()
        assert await mail.get_by_role("heading").text_content() == "Trả lời <b>"


async def test_the_page_speaks_english_when_asked(browser: Browser, address: str) -> None:
    async with open_page(browser, address) as page:
        await page.get_by_test_id("lang").click()
        assert await page.get_by_test_id("chat-nhabao-zalo").get_by_role("textbox").get_attribute("placeholder") == (
            "Type a message"
        )
        await page.reload()
        await page.get_by_role("heading", name="Press desk").wait_for()


async def test_everything_on_the_page_has_a_name_for_those_who_cannot_see_it(browser: Browser, address: str) -> None:
    async with open_page(browser, address) as page:
        nameless = await page.evaluate(
            "[...document.querySelectorAll('button, textarea, dialog input, dialog select')]"
            ".filter((one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length))"
            ".map((one) => one.outerHTML)"
        )
        assert nameless == []
