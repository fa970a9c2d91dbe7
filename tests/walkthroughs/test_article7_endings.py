"""How a national request or reflection may end otherwise (Art. 6, 7, 9), each with what every side sees.

Through the sandbox alone; the clock is turned where a promise or a closing falls due.
"""

from __future__ import annotations

import pytest

from tests.walkthroughs.acting import (
    DRAFT,
    MORE,
    SUBMIT,
    Diary,
    answer_at_once,
    approve,
    ask,
    draft,
    leave_email,
    mailed,
    papers,
    state,
)
from tests.walkthroughs.town import LINK, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKER, ZALO = "nhabao-telegram-quen", "nhabao-zalo-quen"
OFFICER, LEADER, GENERAL, SPEAKER = "canbo-telegram", "lanhdao", "tonggiamdoc", "nguoiphatngon"
EMAIL = "linh.pham@daividu.example.vn"
WORDS = "Vụ việc đang trong quá trình thanh tra."
DAY = 86_400.0


@pytest.fixture
def diary(town: Town) -> Diary:
    """Everybody's acts."""
    return Diary(town)


async def direct(diary: Diary, code: str, words: str = "Giao Ban BHXH cung cấp số liệu.") -> None:
    """The leader directs on Zalo, naming one unit."""
    await diary.says(LEADER, code, "chỉ đạo", words, "Ban BHXH")
    await diary.confirms(LEADER, code)


async def test_refused_with_its_ground_quoted_then_asked_again_and_answered(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Kết quả thanh tra Công ty Ví Dụ ra sao?")
    await leave_email(town, ASKER, EMAIL)
    await diary.says(SPEAKER, code)
    await diary.presses(SPEAKER, "⛔ Từ chối cung cấp")
    await diary.says(SPEAKER, "c", WORDS, "Khi có kết luận thanh tra", "3 ngày")
    await diary.confirms(SPEAKER, code)
    refusal = await town[ASKER].saw(code, "từ chối cung cấp thông tin", WORDS)
    assert "Thông tin về vụ việc đang trong quá trình thanh tra chưa có kết luận thanh tra" in refusal["text"]
    assert "Khi có kết luận thanh tra" in refusal["text"]
    [mail] = await mailed(town, EMAIL, code)
    assert WORDS in mail["text"]
    assert "ĐÃ TỪ CHỐI" in await state(town, code)

    await diary.presses(ASKER, "Đề nghị xem lại", about=code)
    await diary.says(ASKER, "Kết luận thanh tra đã công bố hôm qua.")
    again = await town[SPEAKER].saw(code, "Nhà báo đề nghị xem lại: Kết luận thanh tra đã công bố hôm qua.")
    assert "CHỜ XEM LẠI VIỆC TỪ CHỐI" in again["text"]
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, DRAFT)
    await diary.says(OFFICER, "Kết luận thanh tra số 5 đã công bố tại Cổng thông tin điện tử.")
    await diary.presses(OFFICER, SUBMIT)
    await approve(diary, code)
    await town[ASKER].saw("Kết luận thanh tra số 5")
    assert len(await papers(town, ASKER)) == 1


async def test_partly_refused_the_answer_and_the_ground_leave_in_one_document(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Số hồ sơ và danh tính người bị kỷ luật?")
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, "Tự soạn trả lời", DRAFT)
    await diary.says(OFFICER, "Năm 2025 có 12 hồ sơ.")
    await diary.presses(OFFICER, "Từ chối một phần")
    await diary.says(OFFICER, "a", "Danh tính thuộc bí mật đời tư.")
    await diary.presses(OFFICER, SUBMIT)
    card = await town[SPEAKER].saw(code, "Danh tính thuộc bí mật đời tư.")
    assert "Năm 2025 có 12 hồ sơ." in card["text"]
    await approve(diary, code)
    answer = await town[ASKER].saw("Năm 2025 có 12 hồ sơ.", "Danh tính thuộc bí mật đời tư.")
    assert "bí mật đời tư của cá nhân" in answer["text"], "the ground is quoted"


async def test_deferred_to_an_appointed_time_and_the_promise_is_kept(town: Town, diary: Diary) -> None:
    code = await ask(town, ZALO, "Phương án nhân sự sau sáp nhập?")
    await diary.says(SPEAKER, code)
    await diary.presses(SPEAKER, "🤝 Hẹn trả lời")
    await diary.says(SPEAKER, "2 ngày", "Cần tham khảo thêm các đơn vị.")
    await diary.confirms(SPEAKER, code)
    await town[ZALO].saw(code, "Cần tham khảo thêm các đơn vị.")
    card = (await town[OFFICER].says(code))[0]["text"]
    assert "🤝" in card or "⏳" in card
    await answer_at_once(diary, code, "Phương án nhân sự đã được công bố.")
    await approve(diary, code)
    await town[ZALO].saw("Phương án nhân sự đã được công bố.")
    why = await diary.presses(OFFICER, "Vì sao hạn này?", about=code)
    assert "đã thực hiện" in why["messages"][-1]["text"]


async def test_withdrawn_before_a_direction_the_case_ends_and_after_it_goes_on(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Một câu hỏi sẽ được rút?")
    await diary.says(ASKER, code)
    await diary.presses(ASKER, "Rút yêu cầu", "Đồng ý rút", about=code)
    assert "ĐÃ RÚT" in await state(town, code)

    other = await ask(town, ASKER, "Một câu hỏi mà nhà báo rời đi sau chỉ đạo?")
    await direct(diary, other)
    await diary.says(ASKER, other)
    await diary.presses(ASKER, "Thôi theo dõi", "Đồng ý thôi theo dõi", about=other)
    assert "CHỜ GỬI ĐƠN VỊ" in await state(town, other)
    before = len(await town[ASKER].chat())
    await diary.says(OFFICER, other)
    await diary.presses(OFFICER, MORE, "Kết thúc, không trả lời", about=other)
    await diary.says(OFFICER, "Nhà báo không còn cần thông tin.")
    assert "KẾT THÚC" in await state(town, other)
    assert len(await town[ASKER].chat()) == before, "whoever left hears no more of it"


async def test_answered_with_what_is_published_already(town: Town, diary: Diary) -> None:
    code = await ask(town, ZALO, "Mức đóng BHXH tự nguyện?")
    await diary.presses(OFFICER, "Trả lời từ nội dung đã công bố", about=code)
    await diary.says(OFFICER, LINK)
    await diary.presses(OFFICER, "✅ Gửi trả lời")
    await town[ZALO].saw(LINK, code)
    assert "ĐÃ TRẢ LỜI" in await state(town, code)


async def test_an_interview_held_is_on_record_and_ends_the_case(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Xin phỏng vấn về cải cách hành chính?")
    await diary.says(SPEAKER, code)
    await diary.presses(SPEAKER, MORE, "🎙 Đã trả lời phỏng vấn", about=code)
    await diary.says(SPEAKER, "Đặng Thùy Dương (mẫu)", "bây giờ", "Trụ sở BHXH Việt Nam", "Đã nói về ba nhóm thủ tục.")
    await town[ASKER].saw(code, "Trụ sở BHXH Việt Nam")
    assert "ĐÃ TRẢ LỜI" in await state(town, code)


async def test_sent_back_by_the_leader_then_returned_by_the_spokesperson(town: Town, diary: Diary) -> None:
    code = await ask(town, ZALO, "Chi phí quản lý quỹ năm 2025?")
    await diary.presses(OFFICER, "Đề xuất Lãnh đạo chỉ đạo", about=code)
    await diary.says(OFFICER, "Đề nghị cho trả lời.")
    await diary.presses(OFFICER, "✅ Trình Lãnh đạo")
    await diary.says(LEADER, code, "trả về trung tâm", "Trung tâm nắm số liệu, tự trả lời.")
    await town[OFFICER].saw(code, "trả đề xuất", "tự trả lời")
    assert "ĐANG XEM XÉT" in await state(town, code)

    await diary.presses(OFFICER, "Tự soạn trả lời", about=code)
    await draft(diary, OFFICER, code, "Chi phí quản lý là 1,7%.")
    await diary.says(SPEAKER, code)
    await diary.presses(SPEAKER, "↩ Trả về để sửa", about=code)
    await diary.says(SPEAKER, "Nêu rõ căn cứ.")
    await town[OFFICER].saw(code, "Nêu rõ căn cứ.")
    assert "SOẠN TRẢ LỜI" in await state(town, code)
    assert await town[ZALO].count("1,7%") == 0
    await draft(diary, OFFICER, code, "Chi phí quản lý là 1,7% theo Nghị quyết của Quốc hội.")
    await approve(diary, code)
    await town[ZALO].saw("1,7% theo Nghị quyết")


async def test_reported_up_and_objected_to(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Nguy cơ mất cân đối quỹ hưu trí?")
    await answer_at_once(diary, code, "Quỹ bảo đảm đến năm 2050.")
    await diary.says(SPEAKER, code)
    await diary.presses(SPEAKER, "⬆️ Báo cáo Tổng Giám đốc", about=code)
    await diary.presses(GENERAL, "✋ Không đồng ý", about=code)
    await diary.says(GENERAL, "Số liệu chưa được kiểm tra.")
    await town[OFFICER].saw(code, "không đồng ý", "Số liệu chưa được kiểm tra.")
    assert "SOẠN TRẢ LỜI" in await state(town, code, SPEAKER)
    assert await town[ASKER].count("năm 2050") == 0


async def test_an_oral_direction_is_recorded_and_confirmed_by_its_leader(town: Town, diary: Diary) -> None:
    code = await ask(town, ZALO, "Tình hình đóng BHYT học sinh?")
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, MORE, "Ghi nhận chỉ đạo của Lãnh đạo", "Ngô Thị Lan Anh (mẫu)", about=code)
    await diary.presses(OFFICER, "Chỉ đạo bằng lời")
    await diary.says(OFFICER, "bây giờ", "Giao Ban BHYT trả lời ngay.", "Ban BHYT")
    await diary.presses(OFFICER, "✅ Ghi nhận")
    told = await town[LEADER].saw(code, "Giao Ban BHYT trả lời ngay.")
    assert "Xác nhận chỉ đạo này" in told["choices"]
    await diary.presses(LEADER, "Xác nhận chỉ đạo này", about=code)
    card = (await town[OFFICER].says(code))[0]["text"]
    assert "ĐÃ CÓ CHỈ ĐẠO" in card
    assert "⏳ Gửi văn bản cho các đơn vị" in card


async def test_a_leader_orders_a_unit_without_a_letter(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Sự cố hệ thống giám định?")
    await diary.says(LEADER, code)
    await diary.presses(LEADER, MORE, "Giao thẳng đơn vị", about=code)
    await diary.says(LEADER, "Ban BHYT", "Báo cáo ngay nguyên nhân.")
    await diary.confirms(LEADER, code)
    order = await town["canbo-bhyt"].saw(code, "Báo cáo ngay nguyên nhân.")
    assert "Báo cáo kết quả" in order["choices"]
    assert "CHỜ ĐƠN VỊ BÁO CÁO" in await state(town, code)


async def test_forwarded_for_support_without_a_direction_or_a_clock(town: Town, diary: Diary) -> None:
    """7.2.b"""
    code = await ask(town, ZALO, "Xin gặp chuyên gia chính sách hưu trí?")
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, MORE, "Chuyển đơn vị hỗ trợ", about=code)
    await diary.says(OFFICER, "Ban BHXH", "Cử chuyên gia tham gia trả lời phỏng vấn.")
    await diary.presses(OFFICER, "✅ Gửi đơn vị")
    part = await town["truongban-bhxh"].saw(code, "Cử chuyên gia")
    assert "7.1" not in part["text"]
    await diary.presses("truongban-bhxh", "Báo cáo kết quả", about=code)
    await diary.says("truongban-bhxh", "Cử ông Phan Văn Lâm.")
    await diary.presses("truongban-bhxh", "✅ Gửi báo cáo")
    reported = await town[OFFICER].saw(code, "Cử ông Phan Văn Lâm.")
    assert "SOẠN TRẢ LỜI" in await state(town, code), reported


async def test_a_reflection_by_a_unit_is_the_press_centres_to_handle_or_drop(town: Town, diary: Diary) -> None:
    """10.2.d, 7.1.a"""
    unit = "canbo-bhxh"
    await diary.says(unit, "Báo chí phản ánh", f"{LINK} Người dân xếp hàng chờ lĩnh lương hưu.", "Báo Ví Dụ")
    await diary.presses(unit, "✅ Gửi phản ánh")
    code = code_in((await town[unit].chat())[-1])
    card = await town[OFFICER].saw(code, "xếp hàng chờ lĩnh lương hưu")
    assert "Báo Ví Dụ" in card["text"]
    assert "Hỏi lại nhà báo" not in card["choices"], "nobody asked"
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, "Kết thúc, không trả lời", about=code)
    await diary.says(OFFICER, "Đã xử lý tại chỗ, báo đã cập nhật.")
    assert "KẾT THÚC" in await state(town, code)


async def test_an_answer_that_nobody_confirms_closes_by_itself_after_seven_days(town: Town, diary: Diary) -> None:
    code = await ask(town, ASKER, "Số người hưởng trợ cấp một lần?")
    await answer_at_once(diary, code, "Năm 2025 có 990.000 người.")
    await approve(diary, code)
    await town[ASKER].saw("990.000 người")
    await town.later(6 * DAY)
    assert "ĐÃ TRẢ LỜI" in await state(town, code)
    await town.later(1.1 * DAY)
    assert "ĐÃ ĐÓNG" in await state(town, code)
