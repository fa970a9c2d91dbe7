"""A foreign journalist: everything in English, while the desk goes on in Vietnamese."""

from __future__ import annotations

import re

import pytest

from tests.walkthroughs.town import LINK, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "How many people in Nghe An are covered by voluntary social insurance?"
VIETNAMESE = re.compile(r"Anh/Chị|Trung tâm|hồ sơ|Kính|yêu cầu|Hồ sơ|Nơi liên quan|Chủ đề|thứ |ngày", re.IGNORECASE)


async def test_the_road_in_english(town: Town) -> None:
    journalist, officer = town["nhabao-quocte"], town["canbo-zalo"]
    hello = (await journalist.says("hello"))[-1]
    assert "press" in hello["text"]
    await journalist.says(QUESTION)
    offer = (await journalist.chat())[-1]
    await journalist.presses(offer["choices"][0], on=offer)
    await journalist.says("Emily Carter, Example Times")
    review = (await journalist.chat())[-1]
    assert QUESTION in review["text"]
    await journalist.says("send")
    code = code_in((await journalist.chat())[-1])

    await officer.saw(code, "CHỜ TIẾP NHẬN", "Emily Carter – Example Times", QUESTION)
    await officer.presses("Nhận xử lý")
    await officer.presses("Hỏi lại nhà báo")
    await officer.says("Which year?")
    back = await journalist.saw(code, "Which year?")
    await journalist.says("2025, please.", reply_to=back["id"])
    await officer.saw(code, "2025, please.")
    await officer.presses("Trả lời từ nội dung đã công bố")
    await officer.says(LINK)
    await officer.presses("✅ Gửi trả lời")
    await journalist.saw(code, LINK)
    await journalist.says("/status")
    await journalist.says("who is the spokesperson of VSS?")
    await journalist.saw("Spokesperson", "+84 900 000 002")
    shown = [one for one in await journalist.chat() if VIETNAMESE.search(one["text"].replace(QUESTION, ""))]
    assert shown == []


async def test_the_language_can_be_switched_on_the_way(town: Town) -> None:
    journalist = town["nhabao-zalo"]
    await journalist.says("/yeucau")
    await journalist.says("/language")
    await journalist.says("/request")
    assert "name" in (await journalist.chat())[-1]["text"]
    await journalist.says("/ngonngu")
    await journalist.says("/yeucau")
    assert "họ tên" in (await journalist.chat())[-1]["text"]
