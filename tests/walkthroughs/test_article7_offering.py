"""What units offer to the press (7.2.a, 10.2.c), acted through the sandbox: each ending, both channels, the clock."""

from __future__ import annotations

import pytest

from tests.walkthroughs.acting import APPROVE, DRAFT, MORE, SUBMIT, Diary, papers
from tests.walkthroughs.town import Resident, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

OFFERED = "Từ 01/12/2026, BHXH Việt Nam áp dụng mẫu thẻ BHYT điện tử mới trên toàn quốc."
BETTER = "Từ 01/12/2026 áp dụng mẫu thẻ BHYT điện tử mới theo Quyết định số 1313/QĐ-BHXH."
WHY = "Chưa nêu văn bản quy định mẫu thẻ; xin bổ sung số, ngày ban hành."
SEND, USE = "✅ Gửi Trung tâm Truyền thông", "Dùng bản này"
ZALO_UNIT, ITS_HEAD, TELEGRAM_UNIT = "canbo-bhxh", "truongban-bhxh", "canbo-bhyt"
OFFICER, ON_ZALO, HEAD = "canbo-telegram", "canbo-zalo", "giamdoc-tttt"
SPEAKER, GENERAL = "nguoiphatngon", "tonggiamdoc"
HOUR = 3_600.0


async def offer(diary: Diary, who: str, words: str = OFFERED) -> str:
    """Two acts; the code."""
    await diary.says(who, f"/cungcap {words}")
    await diary.presses(who, SEND)
    return code_in(await diary.town[who].saw("đã nhận thông tin của đơn vị"))


async def edited(diary: Diary, who: str, code: str) -> None:
    """What was offered, as it is, before whoever approves: from its card in sight."""
    await diary.presses(who, DRAFT, about=code)
    await diary.presses(who, USE, SUBMIT)


async def approved(diary: Diary, who: str, code: str) -> None:
    """From the card in sight."""
    await diary.presses(who, APPROVE, about=code)
    await diary.confirms(who, code)


async def decided(diary: Diary, who: str, code: str, label: str, why: str) -> None:
    """From the card, or from what else may be done."""
    await diary.says(who, code)
    if label not in (await diary.town[who].chat())[-1]["choices"]:
        await diary.presses(who, MORE)
    await diary.presses(who, label)
    await diary.says(who, why)


async def state(resident: Resident, code: str) -> str:
    """The first line of the card as they read it now."""
    return str((await resident.says(code))[-1]["text"].split("\n")[0])


async def read(town: Town, *who: str) -> dict[str, int]:
    """How much each has read so far."""
    return {one: len(await town[one].chat()) for one in who}


@pytest.mark.parametrize(
    ("unit", "officer", "messages"), [(ZALO_UNIT, OFFICER, (5, 7, 4)), (TELEGRAM_UNIT, ON_ZALO, (6, 7, 4))]
)
async def test_the_ordinary_path_to_the_press(
    town: Town, unit: str, officer: str, messages: tuple[int, int, int]
) -> None:
    """RELEASED: two acts of the unit, three of the officer, two of the head; nobody else is needed.

    `messages`: how many each of them reads meanwhile; on Telegram the unit sees its card move besides.
    """
    diary, journalist = Diary(town), town["nhabao-zalo-quen"]
    await town.later(5.0)
    before = await read(town, unit, officer, HEAD)
    heard = await journalist.count("1313") + await journalist.count(OFFERED)
    code = await offer(diary, unit)
    await edited(diary, officer, code)
    await approved(diary, HEAD, code)
    told = await town[unit].saw(code, "đã được cung cấp cho báo chí")
    assert "/TTBC-BHXH" in told["text"]
    await town.later(5.0)
    number = told["text"].split("văn bản số ")[1].split("/")[0]
    assert (await papers(town, unit))[-1].startswith(number)
    assert "Giám đốc Trung tâm Truyền thông" in (await town[unit].saw(code, "phê duyệt"))["text"]
    assert await journalist.count(OFFERED) == heard + 1
    leaves = await journalist.saw(OFFERED)
    assert "Giám đốc Trung tâm Truyền thông" in leaves["text"]
    assert code not in leaves["text"]
    assert dict(diary.acts) == {unit: 2, officer: 3, HEAD: 2}
    after = await read(town, unit, officer, HEAD)
    assert tuple(after[who] - before[who] for who in (unit, officer, HEAD)) == messages
    assert "ĐÃ CUNG CẤP CHO BÁO CHÍ" in await state(town[officer], code)


async def test_sent_back_and_handed_in_again(town: Town) -> None:
    """RETURNED, then RELEASED: the unit's head on Telegram completes what its officer sent by Zalo."""
    diary = Diary(town)
    code = await offer(diary, ZALO_UNIT)
    await decided(diary, OFFICER, code, "Hỏi lại đơn vị", "Mẫu thẻ này theo văn bản nào?")
    question = await town[ITS_HEAD].saw(code, "hỏi lại")
    await town[ITS_HEAD].says("Theo Quyết định 1313.", reply_to=question["id"])
    await town[OFFICER].saw(code, "Theo Quyết định 1313.")
    await decided(diary, OFFICER, code, "↩ Trả lại đơn vị", WHY)
    assert WHY in (await town[ZALO_UNIT].saw(code, "trả lại thông tin"))["text"]
    assert "gửi lại thông tin" in (await town[ITS_HEAD].says("việc của tôi"))[-1]["text"]
    await diary.presses(ITS_HEAD, "Gửi lại Trung tâm Truyền thông", about=code)
    await diary.says(ITS_HEAD, BETTER)
    await diary.presses(ITS_HEAD, SEND)
    await town[ZALO_UNIT].saw(code, "đã gửi lại")
    await town[OFFICER].saw(code, BETTER)
    await diary.says(OFFICER, code)
    await edited(diary, OFFICER, code)
    await town[HEAD].saw(code, BETTER)
    await approved(diary, HEAD, code)
    await town[ZALO_UNIT].saw(code, "đã được cung cấp cho báo chí")
    assert BETTER in (await town["nhabao-telegram-quen"].saw(BETTER))["text"]


async def test_declined_by_the_head_with_why(town: Town) -> None:
    """DECLINED: the press hears nothing, the unit the reason."""
    diary, words = Diary(town), "Thông báo nghỉ lễ của cơ quan."
    code = await offer(diary, TELEGRAM_UNIT, words)
    await decided(diary, HEAD, code, "Không sử dụng", "Không thuộc nội dung cần truyền thông.")
    assert "Không thuộc nội dung" in (await town[TELEGRAM_UNIT].saw(code, "không được sử dụng"))["text"]
    assert await town["nhabao-zalo-quen"].count(words) == 0


async def test_withdrawn_by_its_unit(town: Town) -> None:
    """WITHDRAWN, from Zalo: the centre reads why and stops."""
    diary = Diary(town)
    code = await offer(diary, ZALO_UNIT, "Hướng dẫn chi trả lương hưu tháng 12.")
    await decided(diary, ZALO_UNIT, code, "Rút thông tin", "Văn bản đang được thay thế.")
    assert "ĐƠN VỊ ĐÃ RÚT" in (await town[OFFICER].saw(code, "Văn bản đang được thay thế."))["text"]
    assert "ĐƠN VỊ ĐÃ RÚT" in await state(town[ON_ZALO], code)


async def test_what_is_sensitive_goes_by_the_director_general_and_the_spokesperson(town: Town) -> None:
    """SEEN, then RELEASED in the Spokesperson's name; the head of the centre is refused with why (9.6)."""
    diary, words = Diary(town), "Kết quả rà soát chi trả sai chế độ tại ba tỉnh."
    code = await offer(diary, ZALO_UNIT, words)
    await diary.presses(OFFICER, MORE, about=code)
    await diary.presses(OFFICER, "Đánh dấu nhạy cảm, đối ngoại")
    last = (await town[OFFICER].chat())[-1]
    await diary.presses(OFFICER, next(one for one in last["choices"] if "nhạy cảm" in one))
    await diary.says(OFFICER, code)
    await edited(diary, OFFICER, code)
    assert APPROVE not in (await town[HEAD].says(code))[-1]["choices"]
    await town[SPEAKER].saw(code, words)
    await diary.presses(SPEAKER, "⬆️ Báo cáo Tổng Giám đốc", about=code)
    seen = await town[GENERAL].saw(code, words)
    await town[GENERAL].presses(next(one for one in seen["choices"] if "Đã xem" in one), on=seen)
    await diary.says(SPEAKER, code)
    await approved(diary, SPEAKER, code)
    assert "Người phát ngôn" in (await town["nhabao-zalo-quen"].saw(words))["text"]
    await town[ZALO_UNIT].saw(code, "đã được cung cấp cho báo chí")


async def test_its_clock_turned_through_the_ladder(town: Town) -> None:
    """7.2.a: the claimer first, then the centre, at the breach the leader on duty; the unit hears none of it."""
    await town.at_nine()
    diary, words = Diary(town), "Quy trình giải quyết BHXH một lần qua VssID."
    await diary.says(TELEGRAM_UNIT, f"/cungcap {words}")
    await diary.presses(TELEGRAM_UNIT, "⚡ Đề xuất thông tin ngay", SEND)
    code = code_in(await town[TELEGRAM_UNIT].saw("đã nhận thông tin của đơn vị"))
    assert "⚡" in (await town[OFFICER].saw(code, words))["text"]
    assert (await town[OFFICER].says("/cho"))[-1]["text"].index(code) > 0
    await diary.presses(OFFICER, "Nhận xử lý", about=code)
    duty = "Biên tập, cung cấp cho báo chí"
    before = await read(town, OFFICER, ON_ZALO, HEAD, "lanhdao", TELEGRAM_UNIT)
    await town.later(12.1 * HOUR)
    chat = (await town[OFFICER].chat())[before[OFFICER] :]
    assert any(duty in one["text"] and code in one["text"] for one in chat)
    await town.later(6.2 * HOUR)
    chat = (await town[HEAD].chat())[before[HEAD] :]
    assert any(duty in one["text"] and code in one["text"] for one in chat)
    await town.later(6 * HOUR)
    chat = (await town["lanhdao"].chat())[before["lanhdao"] :]
    assert any(duty in one["text"] and code in one["text"] for one in chat)
    unit = (await town[TELEGRAM_UNIT].chat())[before[TELEGRAM_UNIT] :]
    assert not any(duty in one["text"] for one in unit)
    why = await town[OFFICER].presses("Vì sao hạn này?", on=await town[OFFICER].saw(code, words))
    assert "trong thời hạn 24 giờ" in why["messages"][-1]["text"]
    await diary.says(OFFICER, code)
    await edited(diary, OFFICER, code)
    await approved(diary, HEAD, code)
    await town[TELEGRAM_UNIT].saw(code, "đã được cung cấp cho báo chí")
