"""The dossier: everything on record about a case, for whoever of the staff sees it."""

from __future__ import annotations

from procedure.terms import Event, Role
from storage import acts, files
from tests.handlers.journalist.stage import approved, everybody, hand_in, take
from tests.handlers.rig import PDF, Desk, Guest


async def dossier(desk: Desk, reader: Guest) -> str:
    """What the file they are sent says."""
    await reader.carries("case.dossier:1:0")
    file = reader.last.out.files[0]
    assert file.name == "BC-2026-00001.pdf"
    return await desk.database.read(lambda work: files.load(work, file.id).data.decode())


async def test_it_holds_the_timeline_the_words_files_texts_and_clocks(any_desk: Desk) -> None:
    officer, journalist, speaker = await everybody(any_desk)
    await take(any_desk, officer, Event.TAKE_ON)
    await journalist.says("/hoso")
    await journalist.presses("Bổ sung thông tin")
    await journalist.says("Xin thêm số của Hà Tĩnh.", PDF)
    await hand_in(any_desk, officer, "Đến 31/10 có 12.345 người.")
    text = await any_desk.case()
    assert text.facts.draft is not None
    await approved(any_desk, speaker)
    said = await dossier(any_desk, officer)
    for words in (
        "Đỗ Thị Mai, Cán bộ Trung tâm Truyền thông",
        "Tiếp nhận: – → CHỜ TIẾP NHẬN – điểm a khoản 1 Điều 7",
        "Phê duyệt: CHỜ PHÊ DUYỆT → ĐÃ DUYỆT, CHỜ PHÁT HÀNH – khoản 1 Điều 9",
        "Xin thêm số của Hà Tĩnh.",
        "cong-van.pdf (SHA-256 ",
        "Đến 31/10 có 12.345 người.",
        text.facts.draft.binding.hex(),
        "Tiếp nhận, phân loại (điểm a khoản 1 Điều 7, mục tiêu)",
        "Chuỗi ghi chép toàn vẹn: 6 dòng",
    ):
        assert words in said, words


async def test_each_one_taken_is_on_record(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    await dossier(desk, officer)
    found = await desk.database.read(lambda work: acts.of(work, "case:1"))
    assert [(one.act, one.capacity) for one, _ in found] == [("dossier", "press_officer")]
    assert await desk.database.read(acts.verify) == []


async def test_it_is_offered_among_the_other_things_to_do(desk: Desk) -> None:
    officer, _, _ = await everybody(desk)
    await officer.carries("case.more:1:0")
    await officer.presses("📁 Tải hồ sơ")
    assert officer.last.out.files


async def test_neither_the_journalist_nor_another_unit_gets_it(desk: Desk) -> None:
    """T28"""
    _, journalist, _ = await everybody(desk)
    unit = await desk.staff("6", Role.UNIT_OFFICER, unit="BTHU")
    for guest in (journalist, unit):
        replies = [[one.text for one in await guest.carries(f"case.dossier:{ref}:0")] for ref in ("1", "99")]
        assert replies[0] == replies[1] == ["Không tìm thấy hồ sơ này trong các hồ sơ của Anh/Chị."]
    assert await desk.security() == ["case_not_seen"] * 4
