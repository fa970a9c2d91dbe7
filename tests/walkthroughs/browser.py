"""A real browser in front of the sandbox's page, and a person's seat at it."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LAPTOP = (1280, 800)
TABLET = (820, 1100)
PHONE = (375, 812)
PATIENCE = 15_000  # milliseconds the page has for anything


def chromium() -> str:
    """The system's Chromium; skips the test, loudly, where there is none."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        warnings.warn("NO CHROMIUM: the page is NOT tested here; install chromium", stacklevel=2)
        pytest.skip("no Chromium on this machine: the page is not tested")
    return found


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """A browser, for as long as the context lasts."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def open_page(browser: Browser, url: str, size: tuple[int, int] = LAPTOP) -> AsyncIterator[Page]:
    """The page, ready, in a window of its own; at the end it must not have complained about anything."""
    complaints: list[str] = []
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE, locale="vi-VN"
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if _complains(line.type, line.text) else None)
    await page.goto(url)
    await page.wait_for_selector("body[data-ready=yes]")
    try:
        yield page
    finally:
        await context.close()
    assert complaints == []


class Seat:
    """What one person of the sandbox sees and does on the page."""

    def __init__(self, page: Page, who: str) -> None:
        self._page = page
        self._who = who
        self.chat = page.get_by_test_id(f"chat-{who}")

    async def open(self) -> None:
        """Bring this person's chat up, unless it is."""
        if not await self.chat.is_visible():
            menu = self._page.get_by_test_id("menu")
            if await menu.is_visible():
                await menu.click()
            await self._page.get_by_test_id(f"person-{self._who}").click()
        await self.chat.wait_for()

    async def say(self, text: str) -> None:
        """Type and send."""
        composer = self.chat.get_by_test_id("composer")
        await composer.fill(text)
        await composer.press("Enter")

    async def attach(self, path: Path, caption: str = "") -> None:
        """Send a file."""
        await self.chat.get_by_test_id("file-input").set_input_files(path)
        await self.say(caption)

    async def press(self, label: str) -> None:
        """Press the newest button or line of a list with that label."""
        shown = self.chat.get_by_role("button", name=re.compile(rf"^(\d+ ?)?{re.escape(label)}$"))
        await shown.last.click()

    async def sees(self, text: str) -> Locator:
        """Wait until the bot has said something that contains `text`; that message."""
        message = self.chat.locator("[data-from=bot]", has_text=text).last
        await message.wait_for()
        return message


def _complains(kind: str, text: str) -> bool:
    """Whether a line of the console is an error of the page; an answer of 4xx is not, the page shows it."""
    return kind == "error" and "the server responded with a status of 4" not in text
