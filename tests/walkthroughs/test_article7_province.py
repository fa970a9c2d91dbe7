"""A province's own case on both channels (7.1.d): handed over, declined, taken, approved, refused, gone up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.walkthroughs.test_who_may_speak import PDF, moment, stamp, turn_to
from tests.walkthroughs.town import Resident, Town, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

HANOI = "BHXH Thành phố Hà Nội chậm trả lương hưu tháng 11 tại quận Ba Đình vì sao?"
NGHE_AN = "BHXH tỉnh Nghệ An chi trả lương hưu tháng 11 ở Vinh khi nào?"
ANSWER = "Việc chi trả đã hoàn thành trong ngày 20/11."
MATTER = "chi trả lương hưu tháng 11 năm 2026"


async def hand_over(officer: Resident, code: str, to: str, why: str) -> None:
    """From the card to the offer."""
    await officer.says(code)
    await officer.presses("Việc khác…")
    await officer.presses("Chuyển giao hồ sơ")
    await officer.says(to)
    await officer.says(why)
    await officer.saw("Đã đề nghị", code)


async def taken_by(town: Town, who: str, question: str, place: str) -> str:
    """A request that the province has taken; its code."""
    code = await file_request(town["nhabao-zalo-quen"], question)
    await hand_over(town["canbo-telegram"], code, place, "Việc của địa phương.")
    await town[who].says(code)
    await town[who].presses("Nhận hồ sơ")
    return code


async def handed_in(officer: Resident, code: str, words: str = ANSWER) -> None:
    """Drafted and submitted."""
    if "Tự soạn trả lời" in (await officer.says(code))[-1]["choices"]:
        await officer.presses("Tự soạn trả lời")
    await officer.presses("Soạn, trình duyệt")
    await officer.says(words)
    await officer.presses("✅ Trình duyệt")
    await officer.saw("Đã trình duyệt", code)


async def approves(speaker: Resident, code: str) -> str:
    """From the card through the confirmation, typed on Zalo; what they were told last."""
    card = (await speaker.says(code))[-1]
    await speaker.presses("✅ Duyệt", on=card)
    if "✅ Xác nhận" in (await speaker.chat())[-1]["choices"]:
        await speaker.presses("✅ Xác nhận")
    else:
        await speaker.says(code)
    return str((await speaker.saw("Đã duyệt văn bản", code))["text"])


async def deputy_authorised(director: Resident, deputy: str, title: str, until: str) -> None:
    """The whole form of 2.2.b."""
    await director.says("/uyquyen")
    await director.presses("➕ Ủy quyền mới")
    await director.says("đi công tác nước ngoài")
    await director.says(deputy)
    await director.presses(f"{deputy} (mẫu)")
    await director.says(title)
    await director.presses("Đúng, được giao phụ trách")
    for words in ("0912 345 678", "pho@example.vn", MATTER, f"từ bây giờ đến {until}", "45/UQ-BHXH", "hôm nay"):
        await director.says(words)
    await director.sends("uy-quyen.pdf", PDF)
    await director.presses("Tiếp tục để xác nhận")
    if "✅ Xác nhận" in (await director.chat())[-1]["choices"]:
        await director.presses("✅ Xác nhận")
    else:
        await director.says("45/UQ-BHXH")
    await director.saw("Đã ủy quyền")


async def test_a_case_declined_is_offered_again_taken_approved_and_issued_with_the_provinces_heading(
    town: Town,
) -> None:
    journalist, officer, province = town["nhabao-zalo-quen"], town["canbo-telegram"], town["canbo-hanoi"]
    code = await file_request(journalist, HANOI)
    await hand_over(officer, code, "Hà Nội", "Báo địa phương hỏi việc địa phương.")
    await province.saw(code, "Báo địa phương hỏi việc địa phương.")
    await province.says("không nhận")
    await province.says("Việc này do Trung ương điều hành.")
    assert (await province.chat())[-1]["choices"] == ["📋 Việc của tôi"]
    await officer.saw(code, "Đã bị từ chối nhận 1 lần", "Việc này do Trung ương điều hành.")

    await hand_over(officer, code, "Hà Nội", "Chỉ hỏi quận Ba Đình.")
    await town["giamdoc-hanoi"].saw(code, "Chỉ hỏi quận Ba Đình.")
    await province.says("nhận hồ sơ")
    await journalist.saw(code, "nay do BHXH thành phố Hà Nội xử lý")
    await handed_in(province, code)
    await approves(town["giamdoc-hanoi"], code)
    answer = await journalist.saw("TRẢ LỜI", code, ANSWER)
    assert "Giám đốc, BHXH thành phố Hà Nội" in answer["text"]
    await town.later(1)  # the document follows its words
    assert [one["files"][0]["name"] for one in await journalist.chat() if one["files"]] == ["01-TTBC-BHXH-HNO.pdf"]


async def test_an_offer_is_taken_back_by_the_side_that_made_it(town: Town) -> None:
    officer = town["canbo-telegram"]
    code = await file_request(town["nhabao-zalo-quen"], HANOI)
    await hand_over(officer, code, "Hà Nội", "Nhầm tỉnh.")
    await officer.presses("Rút lại đề nghị")
    await officer.says("Không phải việc của Hà Nội.")
    await officer.saw("Đã rút lại đề nghị", code)
    card = (await officer.says(code))[-1]
    assert "từ chối nhận" not in card["text"]
    assert "Rút lại đề nghị" not in card["choices"]
    too_late = await town["giamdoc-hanoi"].presses("Nhận hồ sơ")
    assert code not in "".join(one["text"] for one in too_late["messages"] if "phụ trách" in one["text"])


async def test_a_director_refuses_and_defers_as_the_spokesperson_does(town: Town) -> None:
    journalist, director = town["nhabao-zalo-quen"], town["giamdoc-nghean"]
    refused = await taken_by(town, "phogiamdoc-nghean", NGHE_AN, "Nghệ An")
    await director.says(refused)
    await director.says("việc khác")
    await director.says("hẹn trả lời")
    await director.says(stamp(await moment(town) + timedelta(days=2)))
    await director.says("Cần thêm số liệu của các huyện.")
    await director.says(refused)
    await journalist.saw(refused, "Cần thêm số liệu của các huyện.")

    await director.says(refused)
    await director.says("việc khác")
    await director.says("từ chối")
    for words in ("6.1.a", "Danh sách có thông tin đời tư của người hưởng.", refused):
        await director.says(words)
    notice = await journalist.saw(refused, "Danh sách có thông tin đời tư của người hưởng.")
    assert "điểm a khoản 1 Điều 6" in notice["text"]
    assert "BHXH tỉnh Nghệ An" in (await journalist.says(f"tình trạng {refused}"))[-1]["text"]


async def test_a_deputy_approves_inside_the_authorisation_and_not_after_it(town: Town) -> None:
    """2.2.b, 2.4."""
    director, deputy = town["giamdoc-hanoi"], town["phogiamdoc-hanoi"]
    first = await taken_by(town, "canbo-hanoi", HANOI, "Hà Nội")
    second = await taken_by(town, "canbo-hanoi", HANOI, "Hà Nội")
    until = (await moment(town) + timedelta(hours=10)).replace(second=0, microsecond=0)
    await deputy_authorised(director, "Hà Minh Quân", "Phó Giám đốc", stamp(until))
    for code in (first, second):
        await director.says(code)
        await director.presses("Việc khác…")
        await director.presses("Giao người phát ngôn")
        await director.presses("🖋 Hà Minh Quân (mẫu)")
        await handed_in(town["canbo-hanoi"], code)
    await approves(deputy, first)
    answer = await town["nhabao-zalo-quen"].saw("TRẢ LỜI", first)
    assert "45/UQ-BHXH" in answer["text"]
    card = (await deputy.says(second))[-1]
    assert "✅ Duyệt" in card["choices"]
    await turn_to(town, until)
    late = await deputy.presses("✅ Duyệt", on=card)
    assert any("45/UQ-BHXH" in one["text"] and "hết hiệu lực" in one["text"] for one in late["messages"])
    assert await town["nhabao-zalo-quen"].count(f"TRẢ LỜI – hồ sơ {second}") == 0
    await approves(director, second)
    await town["nhabao-zalo-quen"].saw("TRẢ LỜI", second)


async def test_a_director_away_without_a_deputy_the_case_goes_up(town: Town) -> None:
    officer = town["canbo-hanoi"]
    code = await taken_by(town, "canbo-hanoi", HANOI, "Hà Nội")
    await town["giamdoc-hanoi"].says("/khongthephatngon")
    await town["giamdoc-hanoi"].presses("Báo Trung tâm Truyền thông")
    await officer.saw("không thể phát ngôn", code)
    await officer.says("chuyển giao")
    await officer.says("Giám đốc đi vắng, chưa ủy quyền.")
    await town["canbo-telegram"].saw(code, "Giám đốc đi vắng, chưa ủy quyền.")
    await town["canbo-telegram"].says(code)
    await town["canbo-telegram"].presses("Nhận hồ sơ")
    await town["nhabao-zalo-quen"].saw(code, "nay do Trung tâm Truyền thông xử lý")
