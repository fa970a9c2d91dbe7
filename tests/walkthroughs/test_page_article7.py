"""Article 7 on the page: a journalist asks on Zalo, the centre drafts, the Spokesperson approves, a PDF leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.building import build
from tests.bot.sandbox.running import running
from tests.walkthroughs.browser import PHONE, Seat, open_browser, open_page

pytestmark = pytest.mark.browser

QUESTION = "Xin cho biết có bao nhiêu người đang tham gia BHXH tự nguyện?"
ANSWER = "Đến 30/9/2026, cả nước có 2.150.000 người tham gia BHXH tự nguyện."
CODE = "BC-2026-00001"


async def test_a_national_case_goes_from_the_question_to_a_pdf_at_telephone_width(tmp_path: Path) -> None:
    """Take on, draft and submit, approve: the three acts of an ordinary question."""
    async with (
        running(tmp_path, build) as address,
        open_browser() as browser,
        open_page(browser, address, PHONE) as page,
    ):
        journalist, officer = Seat(page, "nhabao-zalo"), Seat(page, "canbo-telegram")
        speaker = Seat(page, "nguoiphatngon")
        await _asks(journalist)
        await officer.open()
        await officer.sees(CODE)
        await officer.press("Tự soạn trả lời")
        await officer.sees("Anh/Chị đã nhận tự soạn trả lời")
        await officer.press("Soạn, trình duyệt")
        await officer.sees("xin gõ nội dung trả lời")
        await officer.say(ANSWER)
        await officer.sees("bản sẽ trình duyệt")
        await officer.press("✅ Trình duyệt")
        await officer.sees("CHỜ PHÊ DUYỆT")
        await speaker.open()
        assert ANSWER in await (await speaker.sees("VĂN BẢN TRÌNH DUYỆT")).inner_text()
        await speaker.press("✅ Duyệt")
        await speaker.sees("đúng nguyên văn trên thẻ hồ sơ")
        await speaker.press("✅ Xác nhận")
        await speaker.sees("VĂN BẢN ĐÃ PHÁT HÀNH")
        await journalist.open()
        assert ANSWER in await (await journalist.sees("TRẢ LỜI")).inner_text()
        document = journalist.chat.get_by_role("link", name="1-TTBC-BHXH.pdf").last
        await document.wait_for()
        address_of_file = await document.get_attribute("href")
        assert address_of_file is not None
        answer = await page.request.get(address.rstrip("/") + address_of_file)
        assert (await answer.body()).startswith(b"%PDF-")
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


async def _asks(journalist: Seat) -> None:
    await journalist.open()
    await journalist.say(QUESTION)
    await journalist.sees("Gửi thành yêu cầu")
    await journalist.press("Gửi thành yêu cầu")
    await journalist.sees("họ tên")
    await journalist.say("Nguyễn Thu Hà, Báo Ví Dụ")
    await journalist.sees("Xem lại trước khi gửi")
    await journalist.press("✅ Gửi yêu cầu")
    await journalist.sees(CODE)
