"""Telling a sudden event: a minute, by any of the staff (5.1.b, 5.2.a); who may say that nothing is owed at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Channel
from procedure.authority import AGENCY
from procedure.terms import Kind, Role, State
from storage import tables, words
from storage.words import Said
from tests.handlers.incident.stage import CODE, FIRE, stage, tells
from tests.handlers.rig import PDF, Desk

CALM = "Chưa cần ngay thông tin ban đầu"
ROLES = (
    *((Role.LEADER, "LD"), (Role.DIRECTOR_GENERAL, "LD"), (Role.SPOKESPERSON, "LD"), (Role.PRESS_OFFICER, "TTTT")),
    *((Role.PRESS_HEAD, "TTTT"), (Role.UNIT_OFFICER, "BHYT"), (Role.UNIT_HEAD, "BHYT")),
    *((Role.PROVINCE_OFFICER, "NAN"), (Role.PROVINCE_DIRECTOR, "NAN")),
)


async def test_anybody_of_the_staff_tells_it_in_four_messages_and_everybody_has_its_card(desk: Desk) -> None:
    """5.1.b"""
    them = await stage(desk)
    await tells(them.unit)
    assert them.unit.messages == 4
    for one in (them.officer, them.head, them.spokesperson):
        card = one.saw("Cháy kho lưu trữ")
        assert "Vụ việc đột xuất" in card.text.splitlines()[0]
        assert "Xảy ra lúc" in card.text.splitlines()[1]
        assert "Phát ngôn, cung cấp thông tin ban đầu" in card.text.splitlines()[2]
        assert "còn 1 ngày" in card.text.splitlines()[2]
    facts = (await desk.case()).facts
    assert (facts.kind, facts.scope, facts.state, facts.opener) == (Kind.INCIDENT, AGENCY, State.DRAFTING, "BHYT")


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
@pytest.mark.parametrize(("role", "unit"), ROLES)
async def test_whatever_their_role_and_channel(desk: Desk, role: Role, unit: str, channel: Channel) -> None:
    """5.1.b, 10.2.c"""
    who = await desk.staff("20", role, channel, "Ngô Tú", unit)
    await tells(who)
    case = await desk.case()
    assert case.facts.scope == ("NAN" if unit == "NAN" else AGENCY)
    assert "vuviec" in who.menu or who.menu == ()


async def test_who_is_no_staff_is_denied_and_it_is_on_record(desk: Desk) -> None:
    """T28"""
    for who in (await desk.known("30"), await desk.staff("31", Role.ADMINISTRATOR, name="Cao Kiệt")):
        await who.says("/vuviec Cháy kho.")
    assert await desk.security() == ["incident_not_yours"] * 2
    assert await desk.rows(tables.cases) == 0


async def test_a_moment_to_come_is_refused_and_nothing_typed_is_lost(desk: Desk) -> None:
    them = await stage(desk)
    await them.officer.says(f"/vuviec {FIRE}", PDF)
    await them.officer.says("23:59")
    assert "xảy ra ở đâu" not in them.officer.last.text
    await them.officer.says("2 giờ trước")
    await them.officer.says("Nghệ An")
    assert "cong-van.pdf" in them.officer.last.text
    await them.officer.says("gửi")
    case = await desk.case()
    assert case.facts.occurred_at == desk.clock.now() - timedelta(hours=2)
    assert case.facts.scope == "NAN"
    assert [one.name for one in them.director.saw(FIRE).out.files] == ["cong-van.pdf"]


async def test_what_the_words_say_of_the_place_is_offered_first_even_to_another_province(desk: Desk) -> None:
    """5.2.a"""
    them = await stage(desk)
    await them.province.says("/vuviec Trụ sở BHXH Thành phố Hà Nội mất điện từ sáng")
    await them.province.says("vừa xong")
    first, second, *_ = them.province.last.buttons
    assert ("Hà Nội" in first, "Nghệ An" in second) == (True, True)
    await them.province.says("1")
    await them.province.says("gửi")
    assert (await desk.case()).facts.scope == "HNO"


async def test_a_place_nobody_knows_is_named_and_the_nearest_are_offered(desk: Desk) -> None:
    them = await stage(desk)
    await them.officer.says(f"/vuviec {FIRE}")
    await them.officer.says("vừa xong")
    await them.officer.says("chỗ kia kìa")
    assert "Chưa rõ “chỗ kia kìa”" in them.officer.last.text
    await them.officer.presses("BHXH Việt Nam, hoặc nhiều tỉnh")
    assert "Khi gửi" in them.officer.last.text


async def test_what_is_open_at_the_same_place_is_named_before_it_is_sent_again(desk: Desk) -> None:
    them = await stage(desk)
    await tells(them.unit)
    await them.officer.says("/vuviec Trụ sở có cháy!")
    await them.officer.says("vừa xong")
    await them.officer.says("BHXH Việt Nam")
    assert CODE in them.officer.last.text


@pytest.mark.parametrize(
    ("who", "may"),
    [("officer", False), ("unit", False), ("province", False), ("director", False), ("head", True), ("general", True)],
)
async def test_only_whoever_decides_is_asked_whether_it_is_needed_at_once(desk: Desk, who: str, may: bool) -> None:
    """5.1.b: of a national incident; a Director decides of his province's alone."""
    guest = getattr(await stage(desk), who)
    await guest.says(f"/vuviec {FIRE}")
    await guest.says("vừa xong")
    if "xảy ra ở đâu" not in guest.last.text:
        await guest.says("sửa nơi xảy ra")
    await guest.says("BHXH Việt Nam")
    assert (CALM in guest.last.buttons) is may
    await guest.carries("form.edit:calm:99")
    await guest.says("gửi")
    assert (await desk.case()).facts.needed


async def test_why_it_is_not_needed_at_once_is_on_record_and_no_clock_runs(desk: Desk) -> None:
    """5.1.b, 5.2.a"""
    them = await stage(desk)
    await them.director.says("/vuviec Mất điện tại Vinh")
    await them.director.says("vừa xong")
    await them.director.says("chưa cần")
    await them.director.says("Không ảnh hưởng người dân")
    await them.director.says("gửi")
    case = await desk.case()
    assert not case.facts.needed
    assert [one for one in await them.clocks() if one.void_at is None] == []
    said = await desk.database.read(lambda work: words.of_case(work, case.id))
    assert [(one.kind, one.body) for one in said][-1] == (Said.NEED, "Không ảnh hưởng người dân")
    assert "Không ảnh hưởng người dân" in them.spokesperson.saw("Mất điện tại Vinh").text
    await them.spokesperson.presses("Cần ngay thông tin ban đầu")
    await them.spokesperson.says("Báo chí đã hỏi")
    (clock,) = [one for one in await them.clocks() if one.void_at is None]
    assert clock.due_at == (case.facts.occurred_at or desk.clock.now()) + timedelta(hours=24)


async def test_an_incident_stands_first_in_everybodys_work_before_what_is_due_earlier(desk: Desk) -> None:
    """5.1.b: the legal clock of any night before the targets of today."""
    them = await stage(desk)
    journalist = await desk.known("40")
    await journalist.files_request()
    await tells(them.unit)
    for one in (them.officer, them.spokesperson):
        await one.says("/viec")
        assert "BC-2026-00002" in one.last.text.split("BC-2026-00001")[0]


async def test_a_false_alarm_is_told_to_whoever_had_the_card_and_once_to_each(desk: Desk) -> None:
    """5.1.b"""
    them = await stage(desk)
    await tells(them.unit)
    seen = {one.name: len(one.chat) for one in (them.officer, them.head)}
    await them.spokesperson.presses("Báo nhầm, không có vụ việc")
    await them.spokesperson.says("Diễn tập phòng cháy")
    assert (await desk.case()).facts.state is State.VOID
    for one in (them.officer, them.head):
        told = [message for message in one.chat[seen[one.name] :] if "báo nhầm" in message.text]
        assert len([message for message in told if message.card is None]) == 1
    await them.officer.carries("case.draft:1:1")
    assert (await desk.case()).facts.state is State.VOID


async def test_an_officer_who_calls_it_a_false_alarm_is_shown_who_may(desk: Desk) -> None:
    """2.6, 5.1.b"""
    them = await stage(desk)
    await tells(them.unit)
    await them.officer.carries(f"case.false:1:{(await desk.case()).facts.version}")
    assert "khoản 6 Điều 2" in them.officer.last.text
    assert (await desk.case()).facts.state is State.DRAFTING


async def test_what_needs_no_information_is_closed_from_its_card_which_then_says_why(desk: Desk) -> None:
    """5.1.b"""
    them = await stage(desk)
    await tells(them.unit)
    assert "Đóng hồ sơ" not in them.officer.last.buttons
    await them.spokesperson.presses("Chưa cần thông tin ban đầu")
    await them.spokesperson.says("Đang xác minh")
    await them.officer.says(CODE)
    await them.officer.presses("Đóng hồ sơ")
    await them.officer.says("Đã xử lý xong, không ảnh hưởng người dân")
    assert (await desk.case()).facts.state is State.CLOSED
    await them.officer.says(CODE)
    assert "Đóng hồ sơ vì: Đã xử lý xong" in them.officer.last.text


async def test_one_letter_is_no_reason(desk: Desk) -> None:
    """P2: it is read by others and ends something; a slip of the finger is asked again."""
    them = await stage(desk)
    await tells(them.unit)
    await them.spokesperson.presses("Báo nhầm, không có vụ việc")
    for slip in ("x", "."):
        await them.spokesperson.says(slip)
        assert f"“{slip}” chưa nói được điều gì" in them.spokesperson.last.text
    assert (await desk.case()).facts.state is State.DRAFTING
