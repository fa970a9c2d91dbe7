"""The press card: optional, verified by an officer until a date, never a gate, and never lent to another name (T5)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from handlers.talk import Attachment, Channel, Event
from procedure.terms import Role
from storage import acts, people, staff, tables
from storage.acts import Act
from storage.work import Work
from tests.handlers.rig import PDF, QUESTION, Desk, Guest, labels

CHANNELS = (Channel.TELEGRAM, Channel.ZALO)
PHOTO = Attachment("the.jpg", "image/jpeg", b"\xff\xd8\xff a made-up photograph")
YEAR_END = "Xác minh đến 31/12/2026"
DAY = 24 * 3600


@pytest.mark.parametrize("channel", CHANNELS)
async def test_from_the_number_to_the_mark_on_the_case(any_desk: Desk, channel: Channel) -> None:
    """T5"""
    officer = await any_desk.staff("9", Role.PRESS_OFFICER)
    journalist = await any_desk.known("1", channel)
    await journalist.says("/thenhabao")
    await journalist.says("Số thẻ: IBC 01234")
    await journalist.says("", PHOTO)
    assert "Số thẻ: IBC 01234" in journalist.last.text
    assert "Ảnh: the.jpg" in journalist.last.text
    await journalist.says("gửi")
    card = officer.last
    for shown in ("Trần Minh Đức – Báo Ví Dụ", "IBC 01234", "tên hiển thị (chưa xác minh)", journalist.external_id):
        assert shown in card.text
    assert [file.name for file in card.out.files] == ["the.jpg"]
    await journalist.files_request()
    assert "(CHƯA XÁC MINH)" in officer.last.text
    await officer.presses(YEAR_END)
    assert "xác minh thẻ nhà báo số IBC 01234" in journalist.last.text
    assert "31/12/2026" in journalist.last.text
    assert "(ĐÃ XÁC MINH đến 31/12/2026)" in officer.last.text
    await journalist.files_request()
    assert "(ĐÃ XÁC MINH đến 31/12/2026)" in officer.last.text


async def test_the_year_ends_and_the_mark_with_it(desk: Desk) -> None:
    officer, journalist = await verified(desk)
    desk.clock.advance(40 * DAY)
    await journalist.files_request()
    assert "(CHƯA XÁC MINH)" in officer.last.text
    await journalist.says("/toi")
    assert "đã hết hạn xác minh" in journalist.last.text


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("typed", "shown"), [("31/12/2027", "31/12/2027"), ("ngày 1/3/2028", "01/03/2028")])
async def test_an_officer_types_another_day(desk: Desk, channel: Channel, typed: str, shown: str) -> None:
    officer = await desk.staff("9", Role.PRESS_OFFICER, channel)
    journalist = await handed_in(desk)
    await (officer.presses("Ngày khác") if channel is Channel.TELEGRAM else officer.says("ngày khác"))
    for wrong in ("hôm qua nhé", "01/01/2020", "31/12/2055", "32/13/2027"):
        await officer.says(wrong)
        assert "không phải một ngày" in officer.last.text, wrong
    await officer.says(typed)
    assert shown in officer.saw("Đã xác minh").text
    assert shown in journalist.last.text


async def test_a_refusal_carries_the_officers_word_and_asking_goes_on(desk: Desk) -> None:
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    journalist = await handed_in(desk)
    await officer.presses("Không xác minh")
    await officer.says("Ảnh thẻ chưa rõ")
    assert "Ảnh thẻ chưa rõ" in journalist.last.text
    await journalist.says("/toi")
    assert "chưa xác minh được" in journalist.last.text
    await journalist.files_request()
    assert "(CHƯA XÁC MINH)" in officer.last.text
    assert [act.act for act in await record(desk, journalist)] == ["press_card_handed_in", "press_card_refused"]


async def test_of_two_officers_one_wins_and_the_other_is_told(any_desk: Desk) -> None:
    first = await any_desk.staff("8", Role.PRESS_HEAD, name="Lê Mai")
    second = await any_desk.staff("9", Role.PRESS_OFFICER)
    journalist = await handed_in(any_desk)
    stale = second.last
    await second.presses("Không xác minh")
    await first.presses(YEAR_END)
    told = len(journalist.chat)
    await second.says("Không rõ")
    assert "không còn chờ" in second.saw("Thẻ số").text
    assert "đã xác minh đến 31/12/2026, do Lê Mai" in second.saw("Thẻ số").text
    await second.presses(YEAR_END, on=stale)
    assert len(journalist.chat) == told
    done = await record(any_desk, journalist)
    assert [(act.act, act.capacity, act.article) for act in done] == [
        ("press_card_handed_in", "journalist", "10.1"),
        ("press_card_verified", "press_head", "10.1"),
    ]


@pytest.mark.parametrize("change", ["/toi", "/yeucau"])
async def test_another_name_or_outlet_is_not_verified(desk: Desk, change: str) -> None:
    """T5: who was verified under one name does not carry the mark to another."""
    officer, journalist = await verified(desk)
    if change == "/toi":
        await journalist.says("/toi")
        await journalist.presses("Đổi cơ quan báo chí")
        await journalist.says("Báo Khác Hẳn")
        assert "không còn hiệu lực" in journalist.last.text
        await journalist.files_request()
    else:
        await journalist.says("/yeucau")
        await journalist.says(QUESTION)
        await journalist.presses("Sửa họ tên")
        await journalist.says("Nguyễn Thu Hà")
        await journalist.presses("✅ Gửi yêu cầu")
    assert "(CHƯA XÁC MINH)" in officer.last.text
    assert "press_card_replaced" in [act.act for act in await record(desk, journalist)]


async def test_somebody_who_takes_a_verified_name_is_not_verified(desk: Desk) -> None:
    """T5: a look-alike, on the same channel and under the same display name and outlet"""
    officer, journalist = await verified(desk)
    double = desk.guest("666", Channel.TELEGRAM, name=journalist.name)
    await double.says("/yeucau")
    await double.says(f"{journalist.name}, Báo Ví Dụ")
    await double.says(QUESTION)
    await double.presses("✅ Gửi yêu cầu")
    assert f"{journalist.name} – Báo Ví Dụ (CHƯA XÁC MINH)" in officer.last.text


async def test_a_card_brought_along_by_another_account_vouches_for_its_own_name_alone(desk: Desk) -> None:
    """T5, T9: whoever becomes one person with a verified one keeps their own name unverified."""
    officer, _ = await verified(desk)
    other = desk.guest("2")
    await other.says("/yeucau")
    await other.says("Nguyễn Thu Hà, Báo Ví Dụ")
    await other.says(QUESTION)

    def merge(work: Work) -> None:
        found = people.find_account(work, "telegram", "2")
        assert found is not None
        work.connection.execute(update(tables.press_cards).values(person_id=found.person_id))

    await desk.database.write(merge)
    await other.presses("✅ Gửi yêu cầu")
    assert "Nguyễn Thu Hà – Báo Ví Dụ (CHƯA XÁC MINH)" in officer.last.text
    await other.says("/toi")
    assert "đã xác minh" not in other.last.text


@pytest.mark.parametrize("role", [None, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("action", ["press.verify:1-20261231:0", "press.date:1:0", "press.refuse:1:0"])
async def test_nobody_outside_the_press_centre_decides(any_desk: Desk, role: Role | None, action: str) -> None:
    """T1: the button's words are known, the right is not there."""
    await any_desk.staff("9", Role.PRESS_OFFICER)
    await handed_in(any_desk)
    other = any_desk.guest("5") if role is None else await any_desk.staff("5", role)
    await other.says("/menu")
    before = await any_desk.snapshot()
    await other.carries(action)
    after = await any_desk.snapshot()
    assert {name: rows for name, rows in after.items() if name != "outbox"} == {
        name: rows for name, rows in before.items() if name != "outbox"
    }
    assert (await any_desk.security())[-1] == "press_card_not_desk"
    assert await states(any_desk) == ["waiting"]


@pytest.mark.parametrize(
    "action",
    [
        "press.verify:1-20200101:0",
        "press.verify:1-29991231:0",
        "press.verify:1-abc:0",
        "press.verify:1:0",
        "press.verify:99-20261231:0",
        "press.verify:x:0",
        "press.kind:1-newspaper:0",
        "press.kind:1:0",
    ],
)
async def test_a_button_made_up_by_an_officers_telephone_does_nothing(desk: Desk, action: str) -> None:
    """T1"""
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    await handed_in(desk)
    await officer.carries(action)
    assert officer.last.text
    assert await states(desk) == ["waiting"]


async def test_nobody_verifies_their_own_card(desk: Desk) -> None:
    journalist = await handed_in(desk)

    def promote(work: Work) -> None:
        account = people.find_account(work, journalist.channel.value, journalist.external_id)
        assert account is not None
        staff.enrol(work, account.person_id, Role.PRESS_OFFICER, "TTTT")

    await desk.database.write(promote)
    await journalist.carries("press.verify:1-20261231:0")
    assert "Không ai tự xác minh" in journalist.last.text
    assert await states(desk) == ["waiting"]


@pytest.mark.parametrize(
    ("label", "line"),
    [("Là báo chí nước ngoài", "khoản 3 Điều 10"), ("Là cơ quan quản lý báo chí", "điểm c khoản 1 Điều 5")],
)
async def test_an_officer_says_the_kind_of_an_outlet_that_the_directory_does_not_have(
    desk: Desk, label: str, line: str
) -> None:
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    journalist = await handed_in(desk)
    await journalist.files_request()
    assert line not in officer.last.text
    await officer.presses(label)
    assert f"({line})" in officer.saw("Đã ghi loại").text
    assert label not in officer.saw("Đã ghi loại").buttons
    assert f"({line})" in officer.saw("BC-2026-00001").text
    assert [act.act for act in await record(desk, journalist)][-1] == "outlet_kind_said"


async def test_a_second_card_takes_the_place_of_the_first(desk: Desk) -> None:
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    journalist = await handed_in(desk)
    first = officer.last
    await hand_in(journalist, "IBC 777")
    assert await states(desk) == ["replaced", "waiting"]
    await officer.presses(YEAR_END, on=first)
    assert "không còn dùng" in officer.saw("không còn chờ").text
    assert await states(desk) == ["replaced", "waiting"]


async def test_card_after_card_is_asked_to_wait(desk: Desk) -> None:
    """T32"""
    journalist = await desk.known("1")
    for number in range(5):
        await hand_in(journalist, f"IBC 10{number}")
    await journalist.says("/presscard")
    assert "5 thẻ" in journalist.last.text
    assert await desk.rows(tables.press_cards) == 5
    assert "too_many_press_cards" in await desk.security()


@pytest.mark.parametrize("typed", ["không có số", "a@b.vn 123", "…", "x" * 40 + "1", "<b>123</b>"])
async def test_what_is_no_number_is_asked_again(desk: Desk, typed: str) -> None:
    journalist = await desk.known("1")
    await journalist.says("/thenhabao")
    await journalist.says(typed)
    assert "chưa giống một số thẻ" in journalist.last.text
    await journalist.says("IBC 1")
    assert "Số thẻ: IBC 1" in journalist.last.text


async def test_a_recording_is_no_picture_of_a_card(desk: Desk) -> None:
    journalist = await desk.known("1")
    await journalist.says("/thenhabao")
    await journalist.says("IBC 1", Attachment("a.ogg", "audio/ogg", b"OggS made up"))
    assert "Ảnh: không có" in journalist.last.text
    await journalist.says("", PDF)
    assert f"Ảnh: {PDF.name}" in journalist.last.text


async def test_somebody_new_introduces_themselves_first(desk: Desk) -> None:
    journalist = desk.guest("1", Channel.ZALO)
    await journalist.says("/thenhabao")
    assert "họ tên" in journalist.last.text
    await journalist.says("Nguyễn Thu Hà, Báo Ví Dụ")
    await journalist.says("IBC 1")
    await journalist.says("gửi")
    assert "Đã gửi thẻ số IBC 1" in journalist.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_card_is_mentioned_once_after_the_first_request_and_is_no_gate(desk: Desk, channel: Channel) -> None:
    journalist = desk.guest("1", channel)
    await journalist.says("/yeucau")
    await journalist.says("Nguyễn Thu Hà, Báo Ví Dụ")
    await journalist.says(QUESTION)
    filed = await journalist.presses("✅ Gửi yêu cầu")
    assert "Thẻ nhà báo (tùy chọn)" in labels(filed)
    await journalist.files_request()
    assert "Thẻ nhà báo (tùy chọn)" not in journalist.last.buttons


async def test_a_colleague_needs_no_card(desk: Desk) -> None:
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    await officer.says("/thenhabao")
    assert "chỉ dành cho nhà báo" in officer.last.text
    await officer.does(Event.PRESS, press="card.start::0", press_id="p")
    assert await desk.rows(tables.press_cards) == 0


async def handed_in(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Guest:
    """A known journalist whose card waits."""
    journalist = await desk.known("1", channel)
    await hand_in(journalist, "IBC 01234")
    return journalist


async def hand_in(journalist: Guest, number: str) -> None:
    """From the command to the press centre."""
    await journalist.says("/thenhabao")
    await journalist.says(number)
    await journalist.says("gửi")


async def verified(desk: Desk) -> tuple[Guest, Guest]:
    """An officer, and a journalist verified until the end of the year."""
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    journalist = await handed_in(desk)
    await officer.presses(YEAR_END)
    return officer, journalist


async def states(desk: Desk) -> list[str]:
    """The state of every card, oldest first."""
    query = select(tables.press_cards.c.state).order_by(tables.press_cards.c.id)
    return await desk.database.read(lambda work: list(work.connection.scalars(query)))


async def record(desk: Desk, journalist: Guest) -> list[Act]:
    """What was done about a journalist's right to the mark."""

    def piece(work: Work) -> list[Act]:
        account = people.find_account(work, journalist.channel.value, journalist.external_id)
        assert account is not None
        assert acts.verify(work) == []
        return [act for act, _ in acts.of(work, f"person:{account.person_id}")]

    return await desk.database.read(piece)
