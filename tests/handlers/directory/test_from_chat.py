"""The directory from chat: only an administrator, only what was shown, and the press centre's head is told."""

from __future__ import annotations

import pytest

from handlers.directory.sheets import File
from handlers.talk import Attachment, Channel
from procedure.terms import Role
from storage import acts, contacts, directory, files, people
from storage.tables import memberships, speakers
from storage.work import Database, Work
from tests.handlers.directory.sheets import HEADINGS, csv_file, person, workbook
from tests.handlers.rig import Desk, Guest

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
APPLY, GIVE_UP = "✅ Áp dụng", "Bỏ"
AGENCY = person("VSS", office="spokesperson", name="Đặng Thùy Dương")


def sent(file: File, mime: str = CSV) -> Attachment:
    """A file as a channel brings it."""
    return Attachment(file.name, mime, file.data)


def speakers_file(*codes: str) -> Attachment:
    """The Spokesperson and the Directors of those provinces."""
    return sent(csv_file([AGENCY, *(person(code) for code in codes)]))


async def names(database: Database, code: str) -> list[str]:
    return [one.name for one in await database.read(lambda work: contacts.of(work, code))]


async def administrator(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Guest:
    return await desk.staff("1", Role.ADMINISTRATOR, channel, "Vũ Hoàng Nam")


async def press(guest: Guest, label: str) -> None:
    """On Zalo by its words."""
    if guest.channel is Channel.TELEGRAM:
        await guest.presses(label)
    else:
        await guest.says({APPLY: "ap dung", GIVE_UP: "bo"}[label])


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_an_administrator_sees_what_would_change_and_applies_it(any_desk: Desk, channel: Channel) -> None:
    admin, head = await administrator(any_desk, channel), await any_desk.staff("2", Role.PRESS_HEAD)
    await admin.says("", speakers_file("HUE"))
    shown = admin.last.text
    assert "Xem trước, chưa áp dụng: spokespersons.csv" in shown
    assert "người phát ngôn: thêm 1, sửa 1, đổi thời hạn 0, kết thúc 1" in shown
    assert "➕ Giám đốc · HUE: Lê Thị HUE" in shown
    assert "⏹ Giám đốc · HNO: Đinh Công Thành" in shown
    assert await names(any_desk.database, "HUE") == []
    await press(admin, APPLY)
    assert "✅ Đã cập nhật danh bạ" in admin.last.text
    assert await names(any_desk.database, "HUE") == ["Lê Thị HUE"]
    assert await names(any_desk.database, "HNO") == []
    told = head.saw("Danh bạ vừa được cập nhật bởi Vũ Hoàng Nam")
    assert "thêm 1, sửa 1" in told.text
    ((act, _),) = await any_desk.database.read(lambda work: acts.of(work, "directory"))
    assert (act.act, act.actor, act.capacity) == ("import", 1, "administrator")


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.JOURNALIST)])
async def test_nobody_elses_table_touches_the_directory(desk: Desk, role: Role) -> None:
    other = await desk.staff("1", role)
    before = await desk.snapshot()
    await other.says("", speakers_file("HUE"))
    assert "Xem trước" not in other.last.text
    await other.says("/danhba")
    assert "không có quyền" in other.last.text
    for action in ("directory", "directory.export", "directory.apply", "directory.end"):
        await other.carries(f"{action}:0123456789abcdef:0")
    assert await desk.security() == ["directory_not_allowed"] * 5
    after = await desk.snapshot()
    assert {name: after[name] for name in ("speakers", "units", "acts")} == {
        name: before[name] for name in ("speakers", "units", "acts")
    }


async def test_a_journalists_table_is_a_file_like_any_other(desk: Desk) -> None:
    journalist = await desk.known("1")
    await journalist.says("", sent(workbook({"spokespersons": [HEADINGS, person()]}), XLSX))
    assert "Gửi" in "".join(journalist.last.buttons)
    assert "danh bạ" not in journalist.last.text.lower()


async def test_problems_name_their_lines_and_the_mended_file_takes_the_place_of_the_bad_one(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("", sent(csv_file([AGENCY, person("HUX"), person("HNO", phone="1")])))
    assert "Chưa có gì thay đổi. spokespersons.csv: có 2 chỗ cần sửa" in admin.last.text
    assert "dòng 3, cột “unit”: có “HUX”; không có đơn vị này. Gần nhất: HUE (Huế)" in admin.last.text
    assert APPLY not in admin.last.buttons
    await admin.says("", speakers_file("HUE", "HNO"))
    assert "Xem trước" in admin.last.text
    assert "spokespersons.csv, spokespersons.csv" not in admin.last.text
    await admin.presses(APPLY)
    assert await names(desk.database, "HUE") == ["Lê Thị HUE"]


async def test_very_many_problems_come_as_a_text_file_on_telegram_and_as_lines_on_zalo(desk: Desk) -> None:
    bad = sent(csv_file([person(f"X{number}") for number in range(70)]))
    for number, channel in enumerate((Channel.TELEGRAM, Channel.ZALO)):
        admin = await desk.staff(str(number), Role.ADMINISTRATOR, channel)
        await admin.says("", bad)
        assert "có 70 chỗ cần sửa" in admin.last.text
        if channel is Channel.TELEGRAM:
            assert "… và 50 dòng nữa" in admin.last.text
            (file,) = admin.last.out.files
            kept = await desk.database.read(lambda work, file=file: files.load(work, file.id))
            assert kept.data.decode("utf-8-sig").count("\n") == 69
        else:
            assert "… và 10 dòng nữa" in admin.last.text
            assert admin.last.out.files == ()


async def test_files_may_come_one_after_the_other_and_are_applied_together(desk: Desk) -> None:
    admin = await administrator(desk)
    units = [("code", "name_vi", "name_en", "kind"), ("MOI", "Tỉnh Mới", "New", "province")]
    provinces = await desk.database.read(directory.all_units)
    rows = [(one.code, one.name_vi, one.name_en, one.kind) for one in provinces if one.kind in directory.PROVINCIAL]
    await admin.says("", speakers_file("MOI", "HNO"))
    assert "có “MOI”; không có đơn vị này" in admin.last.text
    await admin.says("", sent(csv_file([*rows, units[1]], units[0], "provinces.csv")))
    assert "BHXH tỉnh, thành phố: thêm 1" in admin.last.text
    await admin.presses(APPLY)
    assert await names(desk.database, "MOI") == ["Lê Thị MOI"]


async def test_what_was_shown_is_applied_or_nothing(any_desk: Desk) -> None:
    """The directory moves between preview and apply."""
    admin, second = await administrator(any_desk), await any_desk.staff("9", Role.ADMINISTRATOR)
    await admin.says("", speakers_file("HUE", "HNO"))
    await second.says("", speakers_file("NAN", "HNO"))
    await second.presses(APPLY)
    old = admin.saw("Xem trước")
    await admin.presses(APPLY)
    assert "Danh bạ đã thay đổi kể từ bản xem trước" in admin.last.text
    assert "⏹ Giám đốc · NAN" in admin.last.text
    assert await names(any_desk.database, "HUE") == []
    await admin.presses(APPLY, old)
    assert await names(any_desk.database, "HUE") == []
    await admin.presses(APPLY)
    assert await names(any_desk.database, "HUE") == ["Lê Thị HUE"]
    assert await names(any_desk.database, "NAN") == []


async def test_applied_twice_it_is_applied_once_and_given_up_it_is_gone(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("", speakers_file("HUE", "HNO"))
    shown = admin.last
    await admin.presses(APPLY)
    count = await desk.rows(speakers)
    await admin.presses(APPLY, shown)
    assert await desk.rows(speakers) == count
    await admin.says("", speakers_file("NAN"))
    shown = admin.last
    await admin.presses(GIVE_UP)
    await admin.presses(APPLY, shown)
    assert await names(desk.database, "NAN") == []


async def test_ending_more_than_half_is_confirmed_once_more_with_the_number(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("", speakers_file("HNO", "HUE", "NAN", "DNG", "CMA", "AGI"))
    await admin.presses(APPLY)
    await admin.says("", speakers_file("HNO"))
    await admin.presses(APPLY)
    assert "sẽ kết thúc hơn một nửa:\n• người phát ngôn: kết thúc 5 trên tổng số 7" in admin.last.text
    assert await names(desk.database, "HUE") == ["Lê Thị HUE"]
    await admin.presses("⚠️ Vẫn áp dụng, kết thúc 5 dòng")
    assert await names(desk.database, "HUE") == []
    assert await names(desk.database, "HNO") == ["Lê Thị HNO"]


async def test_a_right_withdrawn_after_the_preview_is_no_right(desk: Desk) -> None:
    """P3"""
    admin = await administrator(desk)
    await admin.says("", speakers_file("HUE", "HNO"))

    def withdraw(work: Work) -> None:
        work.connection.execute(memberships.update().values(until=work.now))

    await desk.database.write(withdraw)
    await admin.presses(APPLY)
    assert "không có quyền" in admin.last.text
    await admin.carries("form.resume::0")
    assert "không có quyền" in admin.last.text
    assert await names(desk.database, "HUE") == []
    assert "directory_not_allowed" in await desk.security()


async def test_the_export_sent_back_has_nothing_to_apply(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("", speakers_file("HUE", "HNO"))
    await admin.presses(APPLY)
    await admin.says("/danhba")
    assert "Anh/Chị gửi vào đây tệp CSV (UTF-8) hoặc XLSX" in admin.last.text
    await admin.presses("⬇️ Tải danh bạ hiện tại")
    (file,) = admin.last.out.files
    kept = await desk.database.read(lambda work: files.load(work, file.id))
    await admin.says("", Attachment(file.name, kept.mime, kept.data))
    assert "giống hệt danh bạ hiện tại" in admin.last.text
    assert APPLY not in admin.last.buttons


async def test_on_zalo_it_is_said_where_the_export_can_be_had(desk: Desk) -> None:
    """Zalo carries no spreadsheet."""
    admin = await administrator(desk, Channel.ZALO)
    await admin.says("/danhba")
    await admin.says("1")
    assert "nhắn /danhba trên Telegram" in admin.last.text
    assert admin.last.out.files == ()


async def test_an_open_request_keeps_its_own_files_and_a_draft_outlives_the_directory(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("/yeucau")
    await admin.says("Xin cho biết số người hưởng lương hưu tại Huế năm nay?")
    await admin.says("", sent(workbook({"spokespersons": [HEADINGS, person()]}), XLSX))
    assert "Xem trước" not in admin.last.text
    await admin.says("/menu")
    await admin.says("", speakers_file("HUE", "HNO"))
    await admin.presses(GIVE_UP)
    assert any("Tiếp tục" in label for label in admin.last.buttons)


async def test_a_table_too_big_for_the_platform_is_told_as_such(desk: Desk) -> None:
    admin = await administrator(desk)
    await admin.says("", Attachment("danh-ba.xlsx", XLSX, problem="too_big"))
    assert "tệp quá lớn" in admin.last.text


async def test_an_administrator_reads_it_in_english(desk: Desk) -> None:
    admin = await administrator(desk)
    await desk.database.write(lambda work: people.change(work, 1, language="en"))
    await admin.says("", speakers_file("HUE", "HNO"))
    assert "Preview, not applied: spokespersons.csv" in admin.last.text
    assert "✏️ Director · HNO: Lê Thị HNO (name: Đinh Công Thành → Lê Thị HNO" in admin.last.text
