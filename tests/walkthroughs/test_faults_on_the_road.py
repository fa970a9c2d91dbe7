"""The same road while the platforms misbehave: nothing is lost, nobody is told twice without being told so."""

from __future__ import annotations

import pytest

from tests.walkthroughs.town import LINK, Resident, Town, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "Xin cho biết có bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?"
HOUR, DAY = 3_600, 86_400
OFFICER = {"zalo": "canbo-telegram", "telegram": "canbo-zalo"}  # on the channel that works


async def preview(town: Town, code: str, officer: str = "canbo-telegram") -> Resident:
    """The officer before the last press."""
    one = town[officer]
    await one.presses("Trả lời từ nội dung đã công bố", on=await one.saw(code, "·"))
    await one.says(LINK)
    return one


async def answer(town: Town, code: str) -> None:
    """From the officer's card to the answer."""
    await (await preview(town, code)).presses("✅ Gửi trả lời")


@pytest.mark.parametrize("channel", ["zalo", "telegram"])
async def test_a_platform_that_refuses_for_a_while_delays_but_loses_nothing(calm: Town, channel: str) -> None:
    """O1, O3"""
    journalist = calm[f"nhabao-{channel}-quen"]
    code = await file_request(journalist, QUESTION)
    officer = await preview(calm, code, OFFICER[channel])
    before = await journalist.count(LINK)
    for kind in ("429", "500"):
        await calm.fault(channel, kind, count=1)
    await officer.presses("✅ Gửi trả lời")
    await calm.later(300)
    await calm.later(300)
    assert await journalist.count(LINK) == before + 1
    await journalist.saw(code, LINK)


@pytest.mark.parametrize("channel", ["zalo", "telegram"])
async def test_an_answer_whose_receipt_got_lost_arrives_once_or_says_that_it_is_sent_again(
    calm: Town, channel: str
) -> None:
    """§1.3, K7"""
    journalist = calm[f"nhabao-{channel}-quen"]
    code = await file_request(journalist, QUESTION)
    officer = await preview(calm, code, OFFICER[channel])
    before = await journalist.count(LINK)
    await calm.fault(channel, "drop-reply", count=1)
    await officer.presses("✅ Gửi trả lời")
    for _ in range(4):
        await calm.later(120)
    copies = [one["text"] for one in await journalist.chat() if LINK in one["text"]][before:]
    assert 1 <= len(copies) <= 2
    assert all("(gửi lại)" in one for one in copies[1:])
    assert code in copies[0]


async def test_a_platform_that_is_down_is_waited_for(calm: Town) -> None:
    """O13"""
    journalist = calm["nhabao-zalo-quen"]
    code = await file_request(journalist, QUESTION)
    before = await journalist.count(LINK)
    await calm.fault("zalo", "down", seconds=90)
    await answer(calm, code)
    assert await journalist.count(LINK) == before
    for _ in range(5):
        await calm.later(120)
    assert await journalist.count(LINK) == before + 1


async def test_whoever_blocked_the_bot_is_reached_by_mail_and_the_officer_is_told(calm: Town) -> None:
    """O4, O14"""
    journalist, officer = calm["nhabao-zalo"], calm["canbo-telegram"]
    code = await file_request(journalist, QUESTION)
    await journalist.says("de lai e-mail")
    await journalist.says("ha@toasoan.vn")
    await officer.presses("Nhận xử lý", on=await officer.saw(code, "·"))
    before = await journalist.count(LINK)
    await calm.fault("zalo", "blocked", count=1)
    await answer(calm, code)
    await calm.later(120)
    assert await journalist.count(LINK) == before
    mails = await calm.read("mail", to="ha@toasoan.vn")
    assert code in mails[-1]["subject"]
    assert LINK in mails[-1]["text"]
    await officer.saw("Không liên hệ được với", code)
    await journalist.says("xin chào")
    await calm.later(60)
    assert await journalist.count(LINK) == before + 1


async def test_an_answer_after_a_long_silence_is_held_until_the_journalist_writes_and_the_officer_is_told(
    calm: Town,
) -> None:
    """F12"""
    journalist, officer = calm["nhabao-zalo-quen"], calm["canbo-telegram"]
    code = await file_request(journalist, QUESTION)
    await officer.presses("Nhận xử lý", on=await officer.saw(code, "·"))
    before = await journalist.count(LINK)
    await calm.later(8 * DAY)
    await answer(calm, code)
    await calm.later(HOUR)
    assert await journalist.count(LINK) == before
    await officer.saw("Zalo", code, "im lặng đã lâu")
    await journalist.says("xin chào")
    await calm.later(60)
    assert await journalist.count(LINK) == before + 1


async def test_a_token_that_expired_is_renewed_on_the_way(calm: Town) -> None:
    """O7"""
    journalist = calm["nhabao-zalo-quen"]
    await calm.fault("zalo", "token-expired", count=1)
    await journalist.says("/menu")
    await calm.later(120)
    assert "Kính chào" in (await journalist.chat())[-1]["text"]
