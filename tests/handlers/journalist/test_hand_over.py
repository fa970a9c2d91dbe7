"""Handing a case over (7.1.d): offered, taken or declined; promises and journalists go along."""

from __future__ import annotations

from datetime import timedelta

from handlers.talk import Channel
from procedure.facts import Act
from procedure.terms import Clock, Event, Role, State
from storage import clocks, files, trail
from tests.handlers.journalist.stage import everybody, take
from tests.handlers.rig import PDF, Desk, Guest

OFFICE = "BHXH tỉnh Nghệ An"


async def offered(desk: Desk, officer: Guest) -> Guest:
    """An officer of the province to whom the case is offered."""
    province = await desk.staff("5", Role.PROVINCE_OFFICER, name="Phan Thị Lan", unit="NAN")
    await offer(officer)
    return province


async def offer(officer: Guest) -> None:
    """To the province of the case's place."""
    await officer.carries("case.handover:1:0")
    await officer.presses(OFFICE)
    await officer.says("Việc của tỉnh, báo địa phương.")


async def test_the_province_of_the_cases_place_is_suggested_and_offered_with_the_reason(any_desk: Desk) -> None:
    officer, _, _ = await everybody(any_desk)
    province = await offered(any_desk, officer)
    assert f"Đã đề nghị {OFFICE} nhận" in officer.saw("lời hẹn với nhà báo đi theo").text
    assert {"Nhận hồ sơ", "Không nhận"} <= set(province.last.buttons)
    case = await any_desk.case()
    assert (case.facts.offered_to, case.facts.scope) == ("NAN", "VSS")


async def test_taken_in_one_tap_it_is_the_provinces_own_and_the_journalist_is_told(any_desk: Desk) -> None:
    officer, journalist, speaker = await everybody(any_desk)
    until = any_desk.clock.now() + timedelta(days=2)
    await take(any_desk, speaker, Event.DEFER, Act(reason="Chờ số liệu.", until=until))
    province = await offered(any_desk, officer)
    await province.presses("Nhận hồ sơ")
    case = await any_desk.case()
    assert (case.facts.scope, case.facts.state, case.facts.offered_to) == ("NAN", State.RECEIVED, None)
    assert f"nay do {OFFICE} xử lý theo thẩm quyền" in journalist.last.text
    assert f"{OFFICE} đã nhận" in officer.saw("đã nhận BC").text
    running = await any_desk.database.read(lambda work: {one.clock: one for one in clocks.running_of(work, case.id)})
    assert running[Clock.PROMISE].due_at == until
    await journalist.says("/hoso")
    assert f"{OFFICE} đang xử lý" in journalist.last.text
    assert await any_desk.database.read(trail.verify) == []


async def test_a_directed_case_handed_over_leaves_no_dispatch_clock_behind(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    leader = await desk.staff("8", Role.LEADER, unit="LANHDAO")
    await take(desk, leader, Event.DIRECT, Act(reason="Làm rõ.", units=frozenset({"NAN"})))
    province = await offered(desk, officer)
    await province.presses("Nhận hồ sơ")
    running = await desk.database.read(lambda work: {one.clock for one in clocks.running_of(work, 1)})
    assert Clock.DISPATCH not in running


async def test_a_province_walks_its_own_case_and_may_give_it_back(any_desk: Desk) -> None:
    officer, journalist, _ = await everybody(any_desk)
    province = await offered(any_desk, officer)
    await province.presses("Nhận hồ sơ")
    await province.carries("case.takeon:1:0")
    assert (await any_desk.case()).facts.state is State.IN_PROGRESS
    await journalist.says("/hoso")
    await journalist.presses("Bổ sung thông tin")
    await journalist.says("Xin thêm số của TP Vinh.")
    assert "Xin thêm số của TP Vinh." in province.last.text
    await province.carries("case.handover:1:0")
    await province.says("Vượt thẩm quyền của tỉnh.")
    assert (await any_desk.case()).facts.offered_to == "VSS"
    await officer.presses("Nhận hồ sơ")
    case = await any_desk.case()
    assert (case.facts.scope, case.facts.state) == ("VSS", State.RECEIVED)
    assert "nay do Trung tâm Truyền thông xử lý" in journalist.last.text


async def test_declined_twice_it_goes_to_the_head_of_the_centre(any_desk: Desk) -> None:
    officer, _, _ = await everybody(any_desk)
    head = await any_desk.staff("7", Role.PRESS_HEAD, name="Vũ Hồng Hà")
    province = await offered(any_desk, officer)
    for time in (1, 2):
        if time > 1:
            await offer(officer)
        await province.presses("Không nhận")
        await province.says("Không thuộc địa bàn.")
        assert (await any_desk.case()).bounces == time
    assert "đã bị từ chối nhận 2 lần" in head.saw("chưa bên nào nhận").text
    await officer.carries("case.handover:1:0")
    assert "Giám đốc Trung tâm Truyền thông quyết định" in officer.last.text
    assert (await any_desk.case()).facts.offered_to is None


async def test_another_province_cannot_take_it(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    await offered(desk, officer)
    other = await desk.staff("6", Role.PROVINCE_OFFICER, unit="HTI")
    before = await desk.case()
    await other.carries("case.accept:1:0")
    assert "Không tìm thấy" in other.last.text
    assert await desk.case() == before


async def test_taken_twice_and_an_old_button_are_answered_sensibly(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    province = await offered(desk, officer)
    card = next(message for message in reversed(province.chat) if "Nhận hồ sơ" in message.buttons)
    await province.presses("Nhận hồ sơ", on=card)
    version = (await desk.case()).facts.version
    await province.presses("Nhận hồ sơ", on=card)
    assert (await desk.case()).facts.version == version


async def test_an_unknown_place_is_named_and_asked_again(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    await officer.carries("case.handover:1:0")
    await officer.says("Atlantis")
    assert "“Atlantis”" in officer.last.text


async def test_where_nobody_of_the_province_is_in_chat_the_officer_is_told(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    await offer(officer)
    assert "chưa có ai trên kênh này" in officer.saw("nhưng").text


async def test_local_press_on_a_local_matter_is_suggested_to_be_handed_over_first(desk: Desk) -> None:
    """7.1.d"""
    officer = await desk.staff("1", channel=Channel.ZALO)
    journalist = desk.guest("2", name="Hồ Văn Nam")
    await journalist.says("/yeucau")
    await journalist.says("Hồ Văn Nam, Báo Nghệ An")
    await journalist.says("Có bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?")
    await journalist.presses("✅ Gửi yêu cầu")
    case = await desk.case()
    assert (case.local_to, case.facts.scope) == ("NAN", "VSS")
    assert "Báo chí địa phương" in officer.last.text
    assert next(iter(officer.last.buttons)) == "Chuyển giao hồ sơ"


async def test_what_the_centre_noted_before_stays_the_centres_and_the_provinces_notes_are_its_own(
    any_desk: Desk,
) -> None:
    """T28: on the card, in its list of files, and in the dossier."""
    officer, _, _ = await everybody(any_desk)
    director = await any_desk.staff("7", Role.PROVINCE_DIRECTOR, name="Đinh Công Thành", unit="NAN")
    await officer.carries("case.note:1:0")
    await officer.presses("Nội bộ nơi phụ trách hồ sơ")
    await officer.says("Báo này từng đưa sai hai lần.", PDF)
    assert "từng đưa sai" in officer.last.text
    await offer(officer)
    await director.presses("Nhận hồ sơ")
    assert (await any_desk.case()).facts.scope == "NAN"
    await director.carries("case.note:1:0")
    await director.says("Gọi lại cho toà soạn trước 17 giờ.")
    await director.says("BC-2026-00001")
    assert "Gọi lại cho toà soạn" in director.last.text
    assert "từng đưa sai" not in "".join(one.text for one in director.chat)
    assert "cong-van.pdf" not in director.last.text
    await officer.says("BC-2026-00001")
    assert "từng đưa sai" in officer.last.text
    for reader, reads in ((director, False), (officer, True)):
        await reader.carries("case.dossier:1:0")
        paper = reader.last.out.files[0].id
        said = await any_desk.database.read(lambda work, paper=paper: files.load(work, paper).data.decode())
        assert ("từng đưa sai" in said) is reads
        assert "Gọi lại cho toà soạn" in said
