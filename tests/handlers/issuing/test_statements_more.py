"""Whom a statement is for, the ways in which it leaves, and what happens when the right to speak ends (3.2, 2.4)."""

from __future__ import annotations

import pytest

from handlers.issuing import spreading
from handlers.talk import Channel
from procedure.terms import Role, State
from storage import documents, people, press_audience, staff, tables, trail
from tests.handlers.issuing.press_stage import CODE, DUC, WORDS, press
from tests.handlers.issuing.test_papers import SCAN
from tests.handlers.rig import QUESTION, Desk
from tests.handlers.roster_rig import CHANNELS, id_of
from tests.handlers.speaker.stage import chooses

POSTED = "đăng tải trên Cổng Thông tin điện tử, Fanpage, Zalo OA (khoản 2 Điều 3)"
PAGE = "https://baohiemxahoi.gov.vn/tin-tuc/the-bhyt"


async def test_where_somebody_asked_about_the_matter_it_is_for_them(desk: Desk) -> None:
    it = await press(desk)
    await it.mai.files_request("Mẫu thẻ BHYT điện tử mới áp dụng từ ngày nào?")
    await it.drafts()
    text = await desk.database.read(lambda work: work.connection.exec_driver_sql("SELECT audience FROM texts").all())
    assert [row[0] for row in text] == ["matter"]
    assert "đã hỏi về" in it.them.head.last.text
    await it.them.head.presses("✅ Duyệt")
    assert "hiện gửi được tới 1 người" in it.them.head.last.text
    await it.them.head.presses("✅ Xác nhận")
    await it.office.issued()
    await it.office.delivered()
    duc, mai, _ = it.journalists()
    assert (WORDS in duc, WORDS in mai) == (False, True)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_drafter_says_for_whom_it_is(desk: Desk, channel: Channel) -> None:
    it = await press(desk, channel)
    await it.mai.files_request("Mẫu thẻ BHYT điện tử mới áp dụng từ ngày nào?")
    await it.approved("Người nhận", "Tất cả nhà báo đã liên hệ (2 người)")
    await it.office.issued()
    await it.office.delivered()
    duc, mai, _ = it.journalists()
    assert (WORDS in duc, WORDS in mai) == (True, True)


async def test_another_journalist_who_comes_changes_nothing_of_what_was_approved(desk: Desk) -> None:
    """The hash is over the audience, not over who is in it."""
    it = await press(desk)
    await it.drafts()
    await desk.known("44")
    await it.them.head.says(CODE)
    await it.them.head.presses("✅ Duyệt")
    await it.them.head.presses("✅ Xác nhận")
    assert await it.state() is State.APPROVED
    late = await desk.known("45", Channel.ZALO)
    await it.office.issued()
    assert await it.state() is State.RELEASED
    await it.office.delivered()
    assert WORDS in it.office.read("45", late.channel)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_what_is_posted_waits_for_its_link_and_then_counts_as_having_left(
    any_desk: Desk, channel: Channel
) -> None:
    """3.2"""
    it = await press(any_desk, channel)
    officer = it.them.officer
    await it.approved("Đổi hình thức", POSTED)
    await it.office.issued()
    assert await it.state() is State.APPROVED
    await it.office.delivered()
    assert "chờ đăng tải" in it.office.read("13", channel)
    await it.office.issued()
    assert await it.state() is State.APPROVED
    await officer.says(CODE)
    assert "Đính kèm bản ký" not in officer.last.buttons
    await chooses(officer, "Ghi nơi đã đăng")
    await officer.says("đăng rồi nhé")
    assert "Chưa thấy đường dẫn" in officer.last.text
    await officer.says(f"Đã đăng tại {PAGE}.")
    await it.office.issued()
    assert await it.state() is State.RELEASED
    await it.office.delivered()
    assert it.journalists() == ["", "", ""]
    await officer.says(CODE)
    assert PAGE in officer.last.text
    case = await any_desk.case()
    (paper,) = await any_desk.database.read(lambda work: documents.of_case(work, case.id))
    assert (paper.links, paper.state) == ((PAGE,), "issued")
    await officer.carries(f"case.posted:{case.id}:0")
    assert await it.state() is State.RELEASED
    assert await any_desk.database.read(trail.verify) == []


async def test_what_was_posted_after_the_right_had_ended_goes_back_to_review(desk: Desk) -> None:
    """9.1: authority is checked when the words leave."""
    it = await press(desk)
    await it.approved("Đổi hình thức", POSTED)
    await it.office.issued()
    head = await id_of(it.them.head)
    await desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, head)])
    await it.office.issued()
    assert await it.state() is State.REVIEW
    await it.them.officer.says(CODE)
    await it.them.officer.carries("case.posted:1:0")
    assert "không chờ đăng tải" in it.them.officer.last.text


async def test_where_the_right_ends_while_it_is_sent_the_rest_stays_and_the_holder_is_told(any_desk: Desk) -> None:
    """2.4, 9.1"""
    it = await press(any_desk)
    await it.approved()
    await it.office.issued()
    senders, zalo = it.office.senders, it.office.senders.pop(Channel.ZALO)
    await it.office.delivered()
    head = await id_of(it.them.head)
    await any_desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, head)])
    senders[Channel.ZALO] = zalo
    await it.office.issued()
    await it.office.delivered()
    duc, mai, _ = it.journalists()
    assert (WORDS in duc, mai) == (True, "")
    told = [one.text for one in it.office.seen(Channel.TELEGRAM, "13") if "đã được thu lại" in one.text]
    assert len(told) == 1
    assert "Đã đến 1 nơi nhận; 1 nơi còn lại" in told[0]
    assert await it.state() is State.RELEASED
    await it.office.issued()
    await it.office.delivered()
    assert [one.text for one in it.office.seen(Channel.TELEGRAM, "13") if "đã được thu lại" in one.text] == told


async def test_what_is_dropped_by_delivery_itself_is_told_too(desk: Desk) -> None:
    """The right ends before the worker has looked: delivery lets nothing leave."""
    it = await press(desk)
    await it.approved()
    await it.office.issued()
    head = await id_of(it.them.head)
    await desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, head)])
    await it.office.delivered()
    await it.office.issued()
    await it.office.delivered()
    assert it.journalists() == ["", "", ""]
    assert "Đã đến 0 nơi nhận; 2 nơi còn lại" in it.office.read("13")


async def test_nobody_of_the_staff_gets_a_statement_though_they_asked_once(desk: Desk) -> None:
    it = await press(desk)
    await it.duc.files_request(QUESTION)
    person = await id_of(it.duc)
    await desk.database.write(lambda work: staff.enrol(work, person, Role.UNIT_OFFICER, "PC"))
    case = await desk.case()
    found = await desk.database.read(lambda work: press_audience.readers(work, case, "press"))
    assert [one.person_id for one in found] == [await id_of(it.mai)]


async def test_two_who_left_one_mailbox_are_written_to_once(desk: Desk) -> None:
    it = await press(desk)
    mai = await id_of(it.mai)
    await desk.database.write(lambda work: people.add_account(work, mai, "email", "DUC@vidu.vn"))
    await it.approved()
    await it.office.issued()
    await it.office.delivered()
    assert len(it.office.senders[Channel.EMAIL].seen) == 1
    duc, read, _ = it.journalists()
    assert (WORDS in duc, WORDS in read) == (True, True)


async def test_it_spreads_some_at_a_time_and_the_right_is_checked_each_time(
    any_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.4: whoever has not been written to yet is counted with what was taken back."""
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    it = await press(any_desk)
    await any_desk.known("44")
    await it.approved()
    for waiting in (2, 1):
        await it.office.issued()
        await it.office.delivered()
        assert [WORDS in one for one in it.journalists()[:2]].count(True) == 3 - waiting
    head = await id_of(it.them.head)
    await any_desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, head)])
    await it.office.issued()
    await it.office.delivered()
    assert WORDS not in it.office.read("44")
    assert "Đã đến 2 nơi nhận; 1 nơi còn lại" in it.office.read("13")


async def test_a_provinces_statement_bears_its_own_number_and_goes_to_its_press(desk: Desk) -> None:
    """5.2.a"""
    it = await press(desk)
    local = await desk.known("46")
    person = await id_of(local)
    await desk.database.write(lambda work: people.change(work, person, outlet="Báo Nghệ An"))
    await desk.staff("61", Role.PROVINCE_DIRECTOR, name="Phan Giám", unit="NAN")
    case = await desk.case()
    own = tables.cases.update().where(tables.cases.c.id == case.id)
    values = {"kind": "INCIDENT", "scope": "NAN", "state": "DRAFTING", "opener": None}
    await desk.database.write(lambda work: work.connection.execute(own.values(**values)).close())
    director = desk.guests["telegram", "61"]
    await director.says(CODE)
    await director.presses("Soạn, trình duyệt")
    await director.says("Hệ thống tại Nghệ An đã hoạt động trở lại.")
    assert "báo chí địa phương của Nghệ An" in director.last.text
    await director.presses("✅ Trình duyệt")
    await director.presses("✅ Duyệt")
    await director.presses("✅ Xác nhận")
    await it.office.issued()
    await it.office.delivered()
    assert await it.state() is State.STATED
    read = it.office.read("46")
    assert "THÔNG TIN BÁO CHÍ – BHXH tỉnh Nghệ An" in read
    assert "01/TTBC-BHXH-NAN" in read
    assert it.journalists() == ["", "", ""]


async def test_a_false_alarm_is_not_said_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    it = await press(desk)
    await it.approved()
    await it.office.issued()
    await it.office.delivered()
    void = tables.cases.update().values(state="VOID", kind="INCIDENT")
    await desk.database.write(lambda work: work.connection.execute(void).close())
    await it.office.issued()
    await it.office.delivered()
    duc, mai, _ = it.journalists()
    assert (WORDS in duc, mai) == (True, "")
    assert "đã dừng khi văn bản số 01/TTBC-BHXH đang được gửi. Đã đến 1 nơi nhận; 1 nơi" in it.office.read("13")


async def test_a_signed_statement_waits_for_its_scan(desk: Desk) -> None:
    it = await press(desk)
    await it.approved("Đổi hình thức", "văn bản có bản ký (chờ bản quét)")
    await it.office.issued()
    await it.office.delivered()
    assert await it.state() is State.APPROVED
    assert "chờ bản ký" in it.office.read("13")
    assert it.journalists() == ["", "", ""]
    await it.them.officer.says(CODE)
    assert "Ghi nơi đã đăng" not in it.them.officer.last.buttons
    await it.them.officer.carries("case.posted:1:0")
    assert "không chờ đăng tải" in it.them.officer.last.text
    await it.them.officer.says(CODE)
    await it.them.officer.presses("Đính kèm bản ký")
    await it.them.officer.says("", SCAN)
    await it.them.officer.presses("✅ Xác nhận")
    await it.office.issued()
    await it.office.delivered()
    papers = [one.file for one in it.office.seen(Channel.TELEGRAM, DUC) if one.file]
    assert [one.data for one in papers] == [SCAN.data]
    assert await it.state() is State.RELEASED


async def test_what_one_person_waits_for_leaves_before_a_statement_to_all(desk: Desk) -> None:
    """O2: thousands of messages keep nobody waiting for theirs."""
    it = await press(desk)
    await it.approved()
    await it.office.issued()
    await it.office.issued()
    rows = await desk.database.read(lambda work: work.connection.execute(tables.outbox.select()).all())
    to_all = {row.priority for row in rows if (row.key or "").startswith("statement:")}
    others = {row.priority for row in rows if row.state == "pending" and row.kind in ("card", "reply")}
    assert others
    assert min(to_all) > max(others)
