"""Sudden events on both channels (5.1.b, 5.2.a): told by anybody, stated, closed; a province's; a false alarm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.walkthroughs.test_article7_province import approves
from tests.walkthroughs.test_who_may_speak import moment, stamp
from tests.walkthroughs.town import Resident, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRE = "Cháy kho lưu trữ hồ sơ tại trụ sở chính, đã sơ tán toàn bộ cán bộ, chưa rõ thiệt hại."
LOCAL = "Hệ thống một cửa tại Vinh ngừng hoạt động, người dân không nộp được hồ sơ."
FIRST = "BHXH Việt Nam xác nhận có cháy tại kho lưu trữ; không có thiệt hại về người; hồ sơ đã được số hóa."
SECOND = "Đám cháy đã được dập tắt; việc giải quyết chế độ không bị gián đoạn."
STATED = "BHXH tỉnh đã khôi phục hệ thống; hồ sơ nộp trong ngày được tiếp nhận bằng giấy."


async def tells(who: Resident, words: str, at: str = "vừa xong", place: str = "BHXH Việt Nam") -> str:
    """What, when, where unless it is known (``place=""``), one look; the code. Once a person: the newest is theirs."""
    await who.says(f"/vuviec {words}")
    await who.saw("xảy ra lúc nào")
    await who.says(at)
    if place:
        await who.saw("xảy ra ở đâu")
        await who.says(place)
    await who.saw("Khi gửi", words)
    await who.says("gửi")
    return code_in(await who.saw("Đã ghi nhận vụ việc đột xuất"))


async def drafts(who: Resident, code: str, words: str) -> None:
    """From the card to the text before whoever speaks."""
    card = (await who.says(code))[-1]
    await who.presses("Soạn, trình duyệt", on=card)
    await who.says(words)
    await who.presses("✅ Trình duyệt")
    await who.saw("Đã trình duyệt", code)


async def drafts_on_zalo(who: Resident, code: str, words: str) -> None:
    """The same where a label is typed."""
    await who.says(code)
    await who.says("soạn, trình duyệt")
    await who.says(words)
    await who.says("trình duyệt")
    await who.saw("Đã trình duyệt", code)


async def test_a_national_incident_is_stated_twice_and_closed(town: Town) -> None:
    """5.1.b"""
    unit, officer, speaker = town["canbo-bhxh"], town["canbo-telegram"], town["nguoiphatngon"]
    code = await tells(unit, FIRE)
    for one in (officer, town["canbo-zalo"], speaker):
        card = await one.saw(code, "Cháy kho lưu trữ")
        assert "Phát ngôn, cung cấp thông tin ban đầu" in card["text"]
    assert "phát ngôn, cung cấp thông tin ban đầu" in (await speaker.says("/viec"))[-1]["text"]
    await drafts(officer, code, FIRST)
    await approves(speaker, code)
    for one in ("nhabao-zalo-quen", "nhabao-telegram-quen"):
        await town[one].saw(FIRST)
    await officer.says(code)
    card = await officer.saw(code, "Đã phát ngôn lần đầu")
    assert "Phát ngôn, cung cấp thông tin ban đầu (" not in card["text"]

    await officer.says(code)
    await officer.presses("Thông tin tiếp theo")
    await officer.says("Kết quả chữa cháy và việc giải quyết chế độ.")
    await officer.says(SECOND)
    await officer.presses("✅ Trình duyệt")
    await approves(speaker, code)
    await town["nhabao-zalo-quen"].saw(SECOND)
    assert await town["nhabao-zalo-quen"].count(FIRST) == 1
    await town["nhabao-telegram-quen"].saw(SECOND)
    papers = {file["name"] for one in await town["nhabao-telegram-quen"].chat() for file in one["files"]}
    assert len(papers) == 2, papers

    card = (await officer.says(code))[-1]
    await officer.presses("Đóng hồ sơ", on=card)
    await officer.says("Đã thông tin đầy đủ.")
    await officer.saw("Đã đóng hồ sơ", code)
    assert "Mở lại" in " ".join((await officer.says(code))[-1]["choices"])


async def test_a_provinces_is_reported_by_itself_acknowledged_and_stated_jointly(town: Town) -> None:
    """5.2.a, 8.2"""
    officer, director, speaker = town["phogiamdoc-nghean"], town["giamdoc-nghean"], town["nguoiphatngon"]
    code = await tells(officer, LOCAL, place="")
    assert "xảy ra ở đâu" not in "".join(one["text"] for one in await officer.chat())
    for one in (director, speaker, town["canbo-telegram"], town["canbo-zalo"]):
        await one.saw(code, "một cửa tại Vinh", "điểm a khoản 2 Điều 5")
    await town.later(60)
    assert "Đã báo cáo Người phát ngôn của BHXH Việt Nam" in (await officer.says(code))[-1]["text"]

    await speaker.says("/viec")
    await speaker.saw("xác nhận đã nhận báo cáo của tỉnh")
    card = (await speaker.says(code))[-1]
    await speaker.presses("Đã nhận báo cáo", on=card)
    assert "Đã nhận báo cáo" not in (await speaker.says(code))[-1]["choices"]
    await officer.saw(code, "Đặng Thùy Dương (mẫu) xác nhận đã nhận lúc")

    general = town["tonggiamdoc"]
    await general.says(code)
    await general.presses("Việc khác…")
    await general.presses("Chỉ đạo BHXH tỉnh")
    await general.says("Khẩn trương khôi phục, thông tin cho người dân.")
    await general.presses("✅ Xác nhận")
    await director.saw(code, "Khẩn trương khôi phục")

    await director.says(code)
    await director.says("đề nghị phối hợp phát ngôn")
    await speaker.saw(code, "Đề nghị phối hợp phát ngôn")
    await drafts_on_zalo(officer, code, STATED)
    assert "✅ Duyệt" not in (await director.says(code))[-1]["choices"]
    card = (await speaker.says(code))[-1]
    await speaker.presses("👍 Đồng ý với văn bản", on=card)
    await speaker.presses("✅ Xác nhận")
    await director.saw(code, "Người phát ngôn của BHXH Việt Nam đã đồng ý với văn bản")
    await approves(director, code)
    await town["nhabao-zalo-quen"].saw(STATED)
    await officer.saw("đã đến đủ nơi nhận", code)
    await officer.says(code)
    card = await officer.saw(code, "Đã phát ngôn lần đầu")
    assert "Phát ngôn, cung cấp thông tin ban đầu (" not in card["text"]

    await officer.says("đóng hồ sơ")
    await officer.says("Hệ thống đã hoạt động trở lại.")
    await officer.saw("Đã đóng hồ sơ", code)


async def test_a_false_alarm_is_told_to_everybody_who_had_the_card_and_its_open_text_is_void(town: Town) -> None:
    """5.1.b"""
    officer, speaker = town["canbo-zalo"], town["nguoiphatngon"]
    code = await tells(town["canbo-bhyt"], "Nghe nói lộ dữ liệu người tham gia tại trụ sở.")
    await drafts_on_zalo(officer, code, "Chúng tôi đang xác minh.")
    text = (await speaker.says(code))[-1]
    await officer.says(code)
    assert "Báo nhầm, không có vụ việc" not in (await officer.chat())[-1]["choices"]

    await speaker.says("việc khác")
    await speaker.presses("Báo nhầm, không có vụ việc")
    await speaker.says("Diễn tập an toàn thông tin, không có sự cố.")
    for one in ("canbo-telegram", "canbo-zalo", "giamdoc-tttt", "canbo-bhyt"):
        await town[one].saw(code, "báo nhầm", "Diễn tập an toàn thông tin")
    old = await speaker.presses("✅ Duyệt", on=text)
    assert not any("Đã duyệt" in one["text"] for one in old["messages"])
    assert code not in (await speaker.says("/viec"))[-1]["text"]
    card = (await officer.says(code))[-1]
    assert "Phát ngôn, cung cấp thông tin ban đầu (" not in card["text"]


@pytest.mark.parametrize(("who", "hours", "left"), [("lanhdao", 22, "còn"), ("truongban-bhxh", 30, "quá")])
async def test_what_is_told_late_is_due_24_hours_after_it_occurred(town: Town, who: str, hours: int, left: str) -> None:
    """5.1.b: the owner and who stands above are told at once; what had passed by then is not told any more."""
    speaker, general = town["nguoiphatngon"], town["tonggiamdoc"]
    occurred = (await moment(town) - timedelta(hours=hours)).replace(second=0, microsecond=0)
    code = await tells(town[who], f"Sập cổng dịch vụ công {hours} giờ trước.", stamp(occurred))
    card = await speaker.saw(code, "Sập cổng dịch vụ công")
    owed = card["text"].split("Phát ngôn, cung cấp thông tin ban đầu")[1].splitlines()[0]
    assert left in owed
    assert f"{occurred:%H:%M}" in owed
    await town.later(60)
    for one in (speaker, general, town["canbo-telegram"]):
        await one.saw(code, "mới được ghi nhận")


async def test_who_decides_that_nothing_is_needed_at_once_is_on_record_and_others_are_not_asked(town: Town) -> None:
    """5.1.b"""
    head, officer = town["giamdoc-tttt"], town["canbo-telegram"]
    await officer.says("/vuviec Mất điện toàn trụ sở.")
    await officer.says("vừa xong")
    await officer.says("BHXH Việt Nam")
    assert "Chưa cần ngay thông tin ban đầu" not in (await officer.saw("Khi gửi"))["choices"]
    await officer.says("/huy")

    await head.says("/vuviec Mất điện toàn trụ sở, đã có máy phát.")
    await head.says("10 phút trước")
    await head.says("BHXH Việt Nam")
    await head.saw("Khi gửi")
    await head.presses("Chưa cần ngay thông tin ban đầu")
    await head.says("Không ảnh hưởng người dân.")
    await head.presses("✅ Gửi ngay")
    code = code_in(await head.saw("Đã ghi nhận vụ việc đột xuất"))
    card = await town["nguoiphatngon"].saw(code, "Không ảnh hưởng người dân.")
    assert "Phát ngôn, cung cấp thông tin ban đầu (" not in card["text"]
    assert "Cần ngay thông tin ban đầu" not in (await officer.says(code))[-1]["choices"]

    speaker = town["nguoiphatngon"]
    await speaker.presses("Cần ngay thông tin ban đầu", on=(await speaker.says(code))[-1])
    await speaker.says("Báo chí đã đưa tin.")
    card = (await officer.says(code))[-1]
    assert "Phát ngôn, cung cấp thông tin ban đầu (" in card["text"]
    assert "còn 23 giờ" in card["text"]
