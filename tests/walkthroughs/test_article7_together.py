"""Cases that are one matter, cases without a chat, and people on two channels, through the interface alone."""

from __future__ import annotations

import pytest

from tests.walkthroughs.acting import on_card
from tests.walkthroughs.test_article7_province import ANSWER, approves, handed_in
from tests.walkthroughs.town import Resident, Town, code_in, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

FUND = "Quỹ BHXH kết dư bao nhiêu trong năm 2026?"


async def filed_for(officer: Resident, name: str, reach: str | None) -> str:
    """By an officer, for somebody who called; the code."""
    await officer.says("/nhapho")
    await officer.says(name)
    await officer.says("Báo Ví Dụ Gọi Điện")
    await (officer.says(reach) if reach else officer.presses("Bỏ qua"))
    await officer.presses("Điện thoại")
    await officer.says("bây giờ")
    await officer.says(FUND)
    await officer.presses("✅ Nhận hộ")
    return code_in(await officer.saw("Đã nhận hộ", name))


async def test_two_cases_of_one_matter_get_one_answer_and_part_again(town: Town) -> None:
    """10.1; neither journalist learns of the other."""
    zalo, telegram, officer = town["nhabao-zalo-quen"], town["nhabao-telegram-quen"], town["canbo-telegram"]
    first, second = await file_request(zalo, FUND), await file_request(telegram, FUND)
    await on_card(officer, second, "Việc khác…", "Gộp với hồ sơ khác", first, f"Gộp vào {first}")
    await officer.saw("Đã gộp", second, first)
    await telegram.saw(first, second)
    assert await zalo.count(second) == 0

    await on_card(officer, second, "Tách khỏi hồ sơ đã gộp")
    await officer.says("Hai câu hỏi khác nhau.")
    await telegram.saw(second, "riêng")
    await on_card(officer, second, "Việc khác…", "Gộp với hồ sơ khác", first, f"Gộp vào {first}")
    await handed_in(officer, first)
    await approves(town["nguoiphatngon"], first)
    for journalist in (zalo, telegram):
        answer = await journalist.saw("TRẢ LỜI", ANSWER)
        other = "Phạm Khánh Linh" if journalist is zalo else "Trần Minh Đức"
        assert other not in answer["text"]
    assert await zalo.count(second) == 0


async def test_a_directed_case_is_merged_only_where_its_direction_is_carried_out(town: Town) -> None:
    officer, leader = town["canbo-telegram"], town["lanhdao"]
    directed = await file_request(town["nhabao-zalo-quen"], FUND)
    other = await file_request(town["nhabao-telegram-quen"], FUND)
    await on_card(officer, directed, "Đề xuất Lãnh đạo chỉ đạo")
    for words in ("Xin chỉ đạo Ban Thực hiện chính sách BHXH báo cáo.", "Ban Thực hiện chính sách BHXH"):
        await officer.says(words)
    for label in ("Không", "✅ Trình Lãnh đạo"):
        if label in (await officer.chat())[-1]["choices"]:
            await officer.presses(label)
    await leader.says(directed)
    await leader.says("đồng ý với đề xuất")
    await leader.says(directed)
    await on_card(officer, directed, "Việc khác…", "Gộp với hồ sơ khác", other)
    assert "Xin thêm đơn vị vào hồ sơ kia trước khi gộp" in (await officer.chat())[-1]["text"]
    assert f"Gộp vào {other}" not in (await officer.chat())[-1]["choices"]
    await officer.says("/huy")


async def test_a_journalist_who_called_gets_the_answer_another_way_with_evidence(town: Town) -> None:
    """3.4, 5.1.c."""
    officer = town["canbo-zalo"]
    code = await filed_for(officer, "Nguyễn Văn Bình", "0912 345 678")
    await handed_in(officer, code)
    assert "gửi bằng cách khác" in (await officer.says(code))[-1]["text"]
    await approves(town["nguoiphatngon"], code)
    passed = await officer.saw("Nguyễn Văn Bình", "Anh/Chị chuyển nội dung", ANSWER)
    assert "Đã nhận đủ" not in passed["choices"]
    assert "Đã gửi bằng cách khác" in (await officer.says(code))[-1]["choices"]
    await officer.presses("Đã gửi bằng cách khác")
    await officer.says("Đọc qua điện thoại 0912 345 678 cho ông Bình lúc 9h.")
    card = (await officer.says(code))[-1]
    assert "Đã gửi bằng cách khác" not in card["choices"]


async def test_a_journalist_who_left_an_address_gets_the_letter_by_mail(town: Town) -> None:
    officer = town["canbo-telegram"]
    code = await filed_for(officer, "Lê Thị Mận", "man@vidu.example")
    await handed_in(officer, code)
    await approves(town["nguoiphatngon"], code)
    await officer.saw(code, "ĐÃ TRẢ LỜI")
    await town.later(60)
    mails = await town.read("mail", to="man@vidu.example")
    assert any(code in one["subject"] + one["text"] for one in mails)
    assert "Đã gửi bằng cách khác" not in (await officer.says(code))[-1]["choices"]


async def test_a_journalist_who_blocked_the_account_is_reached_by_mail(calm: Town) -> None:
    journalist, officer = calm["nhabao-zalo-quen"], calm["canbo-telegram"]
    code = await file_request(journalist, FUND)
    await journalist.presses("Để lại e-mail")
    await journalist.says("duc@vidu.example")
    await handed_in(officer, code)
    await calm.fault("zalo", "blocked", seconds=60)
    await approves(calm["nguoiphatngon"], code)
    await officer.saw(code, "ĐÃ TRẢ LỜI")
    await calm.later(30)
    mails = await calm.read("mail", to="duc@vidu.example")
    assert any(code in one["subject"] + one["text"] for one in mails)
