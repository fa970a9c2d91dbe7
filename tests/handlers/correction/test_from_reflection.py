"""From what the press reported to asking it for a correction: taken over, linked, the report goes on (7.1.a, 5.1.d)."""

from __future__ import annotations

from procedure.terms import Kind, Role, State
from tests.handlers.correction.newsroom import CODE, LINK, newsroom
from tests.handlers.rig import PDF, Desk, Guest

SAID = "Báo nêu 3.000 người ở Nghệ An bị nợ lương hưu"


async def reported(officer: Guest, link: bool = True) -> None:
    """What the press says, on the desk."""
    await officer.says(f"/phananh {SAID}: {LINK}" if link else f"/phananh {SAID}", *(() if link else (PDF,)))
    await officer.says("Báo Ví Dụ")
    if not link:
        await officer.presses("Bỏ qua")
    await officer.presses("✅ Gửi phản ánh")


async def from_card(officer: Guest) -> None:
    """From the card to the form."""
    await officer.says(CODE)
    await officer.presses("Việc khác…")
    await officer.presses("Đề nghị báo cải chính")


async def test_the_article_is_taken_over_and_the_report_is_linked_and_goes_on(any_desk: Desk) -> None:
    them = await newsroom(any_desk)
    await reported(them.officer)
    await from_card(them.officer)
    assert SAID in them.officer.last.text
    await them.officer.presses("Dùng nội dung phản ánh")
    for words in ("sai sự thật", "bỏ qua", "xong", "bỏ qua"):
        await them.officer.says(words)
    assert f"Từ phản ánh: {CODE}" in them.officer.last.text
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    case = await any_desk.case("BC-2026-00002")
    first = await any_desk.case()
    assert (case.facts.kind, case.follows, case.outlet, case.url) == (Kind.CORRECTION, first.id, "Báo Ví Dụ", LINK)
    assert first.facts.state is State.RECEIVED
    await them.officer.says(CODE)
    assert "Đã mở đề nghị cải chính: BC-2026-00002" in them.officer.last.text
    await them.officer.says("BC-2026-00002")
    assert f"Tiếp theo hồ sơ {CODE}" in them.officer.last.text


async def test_files_of_the_report_are_the_evidence_where_it_has_no_link(desk: Desk) -> None:
    them = await newsroom(desk)
    await reported(them.officer, link=False)
    await from_card(them.officer)
    await them.officer.says("Đoạn ở trang 3.")
    for words in ("sai sự thật", "bỏ qua", "xong", "bỏ qua"):
        await them.officer.says(words)
    assert PDF.name in them.officer.last.text
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    assert (await desk.case("BC-2026-00002")).url is None


async def test_whoever_may_not_ask_is_not_offered_it(desk: Desk) -> None:
    """T28: a leader sees the report; a unit that opened it reads it; neither asks the press."""
    unit = await desk.staff("20", Role.UNIT_OFFICER, name="Trần Thu", unit="THU")
    await desk.staff("1", name="Đỗ Thị Mai")
    await reported(unit)
    leader = await desk.staff("3", Role.LEADER, name="Lê Lãnh", unit="LD")
    stranger = await desk.staff("5", Role.PROVINCE_OFFICER, name="Lý An", unit="NAN")
    for guest, reason in (
        (leader, "correction_not_yours"),
        (unit, "correction_not_yours"),
        (stranger, "case_not_seen"),
    ):
        await guest.carries("case.more:1:0")
        assert "Đề nghị báo cải chính" not in str([list(one.buttons) for one in guest.chat])
        await guest.carries("case.correct:1:0")
        assert (await desk.security())[-1] == reason
