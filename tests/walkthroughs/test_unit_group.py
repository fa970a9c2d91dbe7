"""A unit's group on Telegram: taken in, allowed, cards there, forms in private, a new id, thrown out (T3, T8, O11)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.walkthroughs.acting import Diary, ask
from tests.walkthroughs.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

HANOI, HEALTH = "nhom-hanoi", "nhom-bhyt"
ACK, REPORT = "Đã nhận, xử lý ngay", "Báo cáo kết quả"
RESULT = "Bội chi do chi khám chữa bệnh tăng 8%."


async def change(town: Town, who: str, how: str, group: str = HEALTH) -> dict[str, Any]:
    """Somebody takes the bot into the group, throws it out, or has the group get a new id."""
    return await town.call("group", {"who": who, "chat": group, "do": how})


async def says(town: Town, who: str, text: str, group: str) -> list[dict[str, Any]]:
    """Somebody writes in the group; what the bot wrote there. It never wrote to them alone."""
    answer = await town.call("say", {"who": who, "chat": group, "text": text})
    assert answer["private"] == []
    return list(answer["messages"])


async def press(town: Town, who: str, label: str) -> dict[str, Any]:
    """Somebody presses the newest such button in the group."""
    offers = [one for one in await town[HEALTH].chat() if label in one["choices"]]
    assert offers, [one["choices"] for one in await town[HEALTH].chat()]
    return await town.call("press", {"who": who, "chat": HEALTH, "message": offers[-1]["id"], "choice": label})


async def sent_to_health(town: Town) -> str:
    """A question that the leader directs to the unit, and the press centre sends there; its code."""
    diary, officer, leader = Diary(town), "canbo-telegram", "lanhdao"
    code = await ask(town, "nhabao-telegram-quen", "Vì sao quỹ bảo hiểm y tế bội chi năm 2025?")
    await diary.says(officer, code)
    await diary.presses(officer, "Đề xuất Lãnh đạo chỉ đạo")
    await diary.says(officer, "Đề nghị Ban BHYT cung cấp số liệu, nguyên nhân.")
    await diary.presses(officer, "Đổi đơn vị")
    for label in [one for one in (await town[officer].chat())[-1]["choices"] if one.startswith("☑")]:
        await diary.presses(officer, label)
    await diary.says(officer, "Ban BHYT")
    await diary.presses(officer, "✅ Trình Lãnh đạo")
    await town[leader].saw(code, "CHỜ LÃNH ĐẠO CHỈ ĐẠO")
    await diary.presses(leader, "✅ Đồng ý với đề xuất", about=code)
    await diary.confirms(leader, code)
    await town[officer].saw(code, "ĐÃ CÓ CHỈ ĐẠO")
    await diary.presses(officer, "Gửi văn bản cho đơn vị", "✅ Gửi đơn vị", about=code)
    return code


async def test_nothing_is_posted_until_the_head_allows_it_and_then_only_contacts_are_answered(town: Town) -> None:
    """T8"""
    await change(town, "phogiamdoc-hanoi", "add", HANOI)
    question = await town["giamdoc-hanoi"].saw("Cho phép nhóm nhận phần việc")
    assert "Nhóm BHXH Hà Nội (mẫu)" in question["text"]
    await town["quantri"].saw("Gõ /nhom để xem hoặc rời nhóm")
    assert await says(town, "canbo-telegram", "/lienhe", HANOI) == []
    await town["giamdoc-hanoi"].presses("Cho phép")
    [answer, *_] = await says(town, "canbo-telegram", "/lienhe", HANOI)
    assert "Đặng Thùy Dương (mẫu)" in answer["text"]
    assert answer["choices"] == []
    for text in ("xin chào", "/yeucau", "/menu"):
        assert await says(town, "canbo-telegram", text, HANOI) == []


async def test_a_group_that_gets_a_new_id_stays_allowed(town: Town) -> None:
    """O11"""
    await change(town, "giamdoc-hanoi", "upgrade", HANOI)
    [answer, *_] = await says(town, "phogiamdoc-hanoi", "/lienhe", HANOI)
    assert "Đặng Thùy Dương (mẫu)" in answer["text"]


async def test_the_card_is_acted_in_the_group_with_the_pressers_own_rights(town: Town) -> None:
    """T3: who is of the unit goes on in private; who is only in the group gets a word, and nothing changes."""
    await change(town, "canbo-bhyt", "add")
    await town["quantri"].presses("Cho phép", on=await town["quantri"].saw("Nhóm Ban BHYT (mẫu)", "Cho phép nhóm"))
    code = await sent_to_health(town)
    card = await town[HEALTH].saw(code, "ĐÃ GỬI, CHỜ ĐƠN VỊ XÁC NHẬN")
    assert {ACK, REPORT} <= set(card["choices"])
    for who in ("canbo-bhyt", "canbo-bhyt-2"):
        assert await town[who].count(code) == 0, "the group has it"

    for outsider in ("truongban-bhxh", "nhabao-telegram-quen"):
        refused = await press(town, outsider, ACK)
        assert "theo danh sách, không theo nhóm" in refused["toast"]
        assert (refused["messages"], refused["private"]) == ([], [])

    done = await press(town, "canbo-bhyt-2", ACK)
    assert done["private"] == []
    assert "Hồ Thị Ngân (mẫu)" in done["messages"][-1]["text"]
    begun = await press(town, "canbo-bhyt-2", REPORT)
    assert "hội thoại riêng" in begun["toast"]
    assert begun["messages"] == []
    await town["canbo-bhyt-2"].says(RESULT)
    await town["canbo-bhyt-2"].says("Mai Văn Thụ, Trưởng ban, số 12/BC-BHYT")
    await town["canbo-bhyt-2"].presses("✅ Gửi báo cáo")
    await town["canbo-telegram"].saw(code, RESULT)
    assert "ĐÃ BÁO CÁO" in (await town[HEALTH].chat())[-1]["text"]


async def test_thrown_out_the_units_people_get_private_cards_again(town: Town) -> None:
    code = await sent_to_health(town)
    assert await town["canbo-bhyt"].count(code) == 0
    await change(town, "nhabao-telegram-quen", "remove")
    await town["quantri"].saw("bị đưa ra khỏi nhóm", "Nhóm Ban BHYT (mẫu)")
    for who in ("canbo-bhyt", "canbo-bhyt-2"):
        await town[who].saw(code, "ĐÃ GỬI, CHỜ ĐƠN VỊ XÁC NHẬN")


async def test_what_nobody_allows_within_a_day_is_left(town: Town) -> None:
    """T8"""
    await change(town, "canbo-bhyt", "add")
    await town.later(24 * 3600 + 60)
    await town["canbo-bhyt"].saw("Không ai cho phép nhóm “Nhóm Ban BHYT (mẫu)” trong 24 giờ")
    await change(town, "canbo-bhyt", "add")


async def test_a_strangers_group_is_left_at_once(town: Town) -> None:
    """T8: whoever is in it, one who is no staff took us in."""
    await change(town, "canbo-bhyt", "remove")
    await change(town, "nhabao-telegram-quen", "add")
    await town["quantri"].saw("đã rời ngay, không viết gì")
    await change(town, "nhabao-telegram-quen", "add")
