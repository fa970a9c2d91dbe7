""" "I cannot speak" (9.7): asked of whoever may authorise, in one tap, once; answered and told back."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import acts, staff
from tests.handlers.authority.stage import (
    DELEGATE,
    DEPUTY,
    OF_AGENCY,
    OF_PROVINCE,
    cast,
    chooses,
    confirms,
    drafts_agency,
    drafts_province,
    fills,
)
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, id_of

CANNOT = "Tôi không thể phát ngôn"
REPORTED = "báo cáo không thể phát ngôn"


def cards(guest: Guest) -> int:
    """How many reports they were shown."""
    return sum(REPORTED in message.text for message in guest.chat)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_spokesperson_asks_the_director_general_in_one_tap(any_desk: Desk, channel: Channel) -> None:
    """9.7"""
    them = await cast(any_desk, channel)
    await them.spokesperson.says("/menu")
    await chooses(them.spokesperson, CANNOT)
    assert "Đã báo cáo Tổng Giám đốc" in them.spokesperson.last.text
    card = them.general.saw(REPORTED)
    assert "Đặng Thùy Dương (Người phát ngôn, BHXH Việt Nam)" in card.text
    assert list(card.buttons) == ["Ủy quyền cho người khác", "Tôi trực tiếp phát ngôn"]
    them.head.saw(REPORTED)
    assert cards(them.officer) == 0


async def test_reported_twice_it_is_one_card_and_after_a_day_another(any_desk: Desk) -> None:
    """9.7"""
    them = await cast(any_desk)
    for _ in range(3):
        await them.spokesperson.says("/khongthephatngon")
    assert "đã báo cáo lúc" in them.spokesperson.last.text
    assert (cards(them.general), cards(them.head)) == (1, 1)
    any_desk.clock.advance(24 * 3_600)
    await them.spokesperson.says("/khongthephatngon")
    assert cards(them.general) == 2


async def test_why_may_be_said_with_the_command(desk: Desk) -> None:
    them = await cast(desk)
    await them.spokesperson.says("/khongthephatngon đang họp Quốc hội")
    assert "Lý do: đang họp Quốc hội" in them.general.saw(REPORTED).text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_one_tap_of_the_director_general_opens_the_form_with_the_report_in_it(
    desk: Desk, channel: Channel
) -> None:
    """9.7"""
    them = await cast(desk, channel)
    await them.spokesperson.says("/khongthephatngon")
    await chooses(them.general, "Ủy quyền cho người khác")
    assert "Anh/Chị ủy quyền cho ai phát ngôn của BHXH Việt Nam" in them.general.last.text
    await them.general.says(DELEGATE)
    await chooses(them.general, DELEGATE)
    await fills(them.general, *OF_AGENCY, "một mình", "123/UQ", "hôm nay")
    assert "đã báo cáo không thể phát ngôn (khoản 7 Điều 9)" in them.general.last.text
    await confirms(them.general)
    (one,) = await them.granted()
    assert one.reason == "9.7"
    assert f"{DELEGATE} đã được ủy quyền phát ngôn" in them.spokesperson.saw("Theo báo cáo của Anh/Chị").text


async def test_the_director_general_speaks_in_person_and_it_is_told_back(desk: Desk) -> None:
    """8.1"""
    them = await cast(desk)
    await them.spokesperson.says("/khongthephatngon")
    await them.general.presses("Tôi trực tiếp phát ngôn")
    for reader in (them.spokesperson, them.head):
        assert "Tổng Giám đốc trực tiếp phát ngôn" in reader.last.text
    person = await id_of(them.spokesperson)
    found = await desk.database.read(lambda work: [act for act, _ in acts.of(work, f"person:{person}")])
    assert [(act.act, act.capacity, act.article) for act in found] == [
        ("cannot_speak", "spokesperson", "9.7"),
        ("cannot_speak_answered", "director_general", "9.7"),
    ]


@pytest.mark.parametrize("button", ["Ủy quyền cho người khác", "Tôi trực tiếp phát ngôn"])
async def test_a_report_is_answered_once(desk: Desk, button: str) -> None:
    """T2: of two Directors General, or of two presses, the first counts."""
    them = await cast(desk)
    other = await desk.staff("dg2", Role.DIRECTOR_GENERAL, name="Vũ Minh Khang", unit="LD")
    await them.spokesperson.says("/khongthephatngon")
    await them.general.presses("Tôi trực tiếp phát ngôn")
    told = len(them.spokesperson.chat)
    await other.presses(button)
    assert "đã được giải quyết lúc" in other.last.text
    assert len(them.spokesperson.chat) == told


async def test_after_an_answer_it_can_be_reported_anew(desk: Desk) -> None:
    them = await cast(desk)
    await them.spokesperson.says("/khongthephatngon")
    await them.general.presses("Tôi trực tiếp phát ngôn")
    await them.spokesperson.says("/khongthephatngon")
    assert cards(them.general) == 2


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_director_gets_their_own_form_in_that_one_tap_the_reason_first(desk: Desk, channel: Channel) -> None:
    """9.7, 2.2.b"""
    them = await cast(desk, channel)
    await them.director.says("/menu")
    await chooses(them.director, CANNOT)
    assert "Vì sao Giám đốc không thể" in them.director.last.text
    assert "Báo Trung tâm Truyền thông" in them.director.last.buttons
    assert "Phan Quốc Bảo (Giám đốc, BHXH tỉnh Nghệ An)" in them.head.saw(REPORTED).text
    await them.director.says("Đi công tác nước ngoài")
    await them.director.says(DEPUTY)
    await chooses(them.director, DEPUTY)
    await fills(them.director, *OF_PROVINCE, "123/UQ", "hôm nay")
    await confirms(them.director)
    assert len(await them.granted()) == 1
    await them.director.says("/khongthephatngon")
    assert cards(them.head) == 2


async def test_a_director_who_cannot_even_authorise_tells_the_press_centre_once(desk: Desk) -> None:
    """9.7: the case goes up."""
    them = await cast(desk)
    await them.director.says("/khongthephatngon")
    form = them.director.last
    await them.director.presses("Báo Trung tâm Truyền thông", on=form)
    await them.director.presses("Báo Trung tâm Truyền thông", on=form)
    for reader in (them.head, them.officer):
        assert sum("cũng chưa thể ủy quyền" in message.text for message in reader.chat) == 1
    assert "đã được báo lúc" in them.director.last.text
    await them.director.says("/khongthephatngon")
    assert cards(them.head) == 1


@pytest.mark.parametrize("who", ["colleague", "deputy"])
async def test_somebody_authorised_asks_whoever_authorised_for_that_office(desk: Desk, who: str) -> None:
    """9.7: a delegate the Director General, a deputy the Director."""
    them = await cast(desk)
    if who == "colleague":
        await drafts_agency(them.general)
        await confirms(them.general)
    else:
        await drafts_province(them.director)
        await confirms(them.director)
    desk.clock.advance(18 * 3_600)
    guest, asked, other = (
        (them.colleague, them.general, them.director)
        if who == "colleague"
        else (them.deputy, them.director, them.general)
    )
    await guest.presses(CANNOT)
    assert (cards(asked), cards(other), cards(them.head)) == (1, 0, 1)
    await asked.presses("Tôi trực tiếp phát ngôn")
    assert "trực tiếp phát ngôn" in guest.last.text


async def test_before_its_first_minute_and_after_its_last_nobody_is_asked(desk: Desk) -> None:
    """2.4, 2.6"""
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    for seconds in (0, 10 * 86_400):
        desk.clock.advance(seconds)
        await them.colleague.presses(CANNOT)
        assert "không được giao nhiệm vụ phát ngôn" in them.colleague.last.text
    assert await desk.security() == ["not_a_speaker", "not_a_speaker"]
    assert cards(them.general) == 0


@pytest.mark.parametrize("role", [Role.PRESS_OFFICER, Role.UNIT_HEAD, Role.LEADER, Role.ADMINISTRATOR])
async def test_who_does_not_speak_has_nothing_to_report(desk: Desk, role: Role) -> None:
    """2.6"""
    who = await desk.staff("x", role, unit="LD")
    for way in (who.says("/khongthephatngon"), who.carries("speak.cannot:VSS:0"), who.carries("speak.cannot:NAN:0")):
        await way
        assert "không được giao nhiệm vụ phát ngôn" in who.last.text
    assert await desk.security() == ["not_a_speaker"] * 3


async def test_a_speaker_of_one_office_does_not_report_for_another(desk: Desk) -> None:
    them = await cast(desk)
    await them.spokesperson.carries("speak.cannot:NAN:0")
    assert "không được giao nhiệm vụ phát ngôn" in them.spokesperson.last.text
    assert cards(them.director) == 0


async def test_without_a_director_general_in_chat_whoever_reports_is_told_to_call(desk: Desk) -> None:
    head = await desk.staff("head", Role.PRESS_HEAD)
    spokesperson = await desk.staff("sp", Role.SPOKESPERSON, name="Đặng Thùy Dương", unit="LD")
    await spokesperson.says("/khongthephatngon")
    assert "chưa dùng hệ thống này" in spokesperson.last.text
    assert cards(head) == 1


async def test_the_director_general_who_cannot_speak_authorises(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/khongthephatngon")
    assert "cho ai" in them.general.last.text


async def test_who_speaks_for_two_offices_is_asked_for_which(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    person = await id_of(them.colleague)
    await desk.database.write(lambda work: staff.enrol(work, person, Role.PROVINCE_DIRECTOR, "HNO"))
    desk.clock.advance(18 * 3_600)
    await them.colleague.says("/khongthephatngon")
    assert "cho cơ quan nào" in them.colleague.last.text
    await them.colleague.presses("BHXH Việt Nam")
    assert cards(them.general) == 1
