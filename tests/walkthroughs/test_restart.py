"""The sandbox stops in the middle of the road and goes on where it was."""

from __future__ import annotations

from pathlib import Path

from tests.walkthroughs.acting import on_card
from tests.walkthroughs.town import LINK, code_in, file_request, open_town

ANSWER = "Việc chi trả đã hoàn thành trong ngày 20/11."
QUESTION = "Xin cho biết có bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?"


async def test_a_draft_and_a_claimed_case_outlive_a_restart(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        await town["nhabao-zalo-quen"].says("/yeucau")
        await town["nhabao-zalo-quen"].says(QUESTION)
        claimed = await file_request(town["nhabao-zalo"], "Quỹ BHXH kết dư bao nhiêu?")
        await town["canbo-telegram"].presses("Nhận xử lý")
        await town["canbo-telegram"].presses("Trả lời từ nội dung đã công bố")

    async with open_town(tmp_path) as town:
        journalist, officer = town["nhabao-zalo-quen"], town["canbo-telegram"]
        await journalist.says("Riêng nữ là bao nhiêu?")
        await journalist.saw(QUESTION, "Riêng nữ là bao nhiêu?")
        await journalist.says("1")
        drafted = code_in(await journalist.saw("Đã tiếp nhận yêu cầu"))
        assert drafted != claimed
        await officer.says(LINK)
        await officer.presses("✅ Gửi trả lời")
        await town["nhabao-zalo"].saw(claimed, LINK)
        too_late = await town["giamdoc-tttt"].says(f"/hoso {claimed}")
        assert "Đã trả lời" in too_late[-1]["text"]


async def test_every_form_of_the_desk_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        code = await file_request(town["nhabao-zalo-quen"], "BHXH Thành phố Hà Nội chậm chi trả vì sao?")
        await on_card(town["canbo-telegram"], code, "Việc khác…", "Chuyển giao hồ sơ")
        await town["canbo-telegram"].says("Hà Nội")
    async with open_town(tmp_path) as town:
        await town["canbo-telegram"].says("Việc của Hà Nội.")
        await town["canbo-hanoi"].says("không nhận")
    async with open_town(tmp_path) as town:
        await town["canbo-hanoi"].says("Không thuộc thẩm quyền.")
        await town["canbo-telegram"].saw(code, "Không thuộc thẩm quyền.")
        await on_card(town["canbo-telegram"], code, "Tự soạn trả lời", "Soạn, trình duyệt")
    async with open_town(tmp_path) as town:
        await town["canbo-telegram"].says(ANSWER)
    async with open_town(tmp_path) as town:
        await town["canbo-telegram"].presses("✅ Trình duyệt")
        await on_card(town["nguoiphatngon"], code, "✅ Duyệt")
    async with open_town(tmp_path) as town:
        await town["nguoiphatngon"].presses("✅ Xác nhận")
        await town["nhabao-zalo-quen"].saw("TRẢ LỜI", code, ANSWER)
