"""A province's incident (5.2.a): reported to the national side by itself or on record, acknowledged, stated jointly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import update

from handlers import wire
from handlers.incident import received
from handlers.talk import Channel
from procedure.terms import Clock, Event, Role, State
from storage import authorisations, tables
from storage.work import Work
from tests.handlers.incident.stage import CODE, FIRE, Stage, stage, tells
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import id_of
from tests.handlers.speaker.stage import chooses, confirms, delegated

STATED = "Hệ thống đã khôi phục."


async def looks(desk: Desk) -> int:
    """One look at what has arrived; how many reports were found."""

    def piece(work: Work) -> int:
        found, told = received.announced(work)
        wire.post(work, told)
        return found

    return await desk.database.write(piece)


async def local(desk: Desk) -> Stage:
    """Told by the province itself: it need not say where."""
    them = await stage(desk)
    await tells(them.province)
    assert (await desk.case()).facts.scope == "NAN"
    return them


async def lost(desk: Desk, **columns: object) -> None:
    """What was sent with the card of the case did not arrive as it seemed."""
    sent: Mapping[str, object] = columns
    which = update(tables.outbox).where(tables.outbox.c.card == "case:1")
    await desk.database.write(lambda work: work.connection.execute(which.values(**sent)).close())


async def drafted(guest: Guest) -> None:
    """The text before whoever speaks."""
    await chooses(guest, "Soạn, trình duyệt") if guest.channel is Channel.TELEGRAM else await _typed(guest)
    await guest.says(STATED)
    await chooses(guest, "✅ Trình duyệt")


async def _typed(guest: Guest) -> None:
    await guest.says(CODE)
    await guest.says("soạn, trình duyệt")


async def test_everybody_who_must_know_has_its_card_and_the_national_side_sees_it(desk: Desk) -> None:
    them = await local(desk)
    for one in (them.province, them.director, them.officer, them.head, them.spokesperson):
        assert "Vụ việc đột xuất" in one.saw(FIRE).text
    assert "(điểm a khoản 2 Điều 5)" in them.spokesperson.saw(FIRE).text


async def test_once_the_card_has_arrived_at_the_spokesperson_it_is_reported_by_itself(desk: Desk) -> None:
    """5.2.a"""
    them = await local(desk)
    arrived = desk.clock.now()
    desk.clock.advance(300)
    assert await looks(desk) == 1
    facts = (await desk.case()).facts
    assert (facts.co_reported, facts.co_reported_at) == (True, arrived)
    assert await looks(desk) == 0
    await them.director.says(CODE)
    assert "Đã báo cáo Người phát ngôn của BHXH Việt Nam lúc" in them.director.last.text
    assert "Đã báo cáo người phát ngôn BHXH Việt Nam" not in them.director.last.buttons


async def test_what_has_not_arrived_there_is_no_report(desk: Desk) -> None:
    """5.2.a: a card on its way, or at others, tells the Spokesperson nothing."""
    await local(desk)
    await lost(desk, state="pending", sent_at=None)
    assert await looks(desk) == 0
    assert not (await desk.case()).facts.co_reported


async def test_a_delegate_of_the_agency_says_that_they_have_the_report_and_may_do_nothing_else(desk: Desk) -> None:
    """5.2.a names them beside the Spokesperson; T28"""
    them = await stage(desk)
    await tells(them.unit)  # the first case, under which the authorisation is entered
    delegate = await delegated_of(them)
    await them.province.says("/vuviec Mất điện tại Vinh, ngừng tiếp dân.")
    await them.province.says("vừa xong")
    await them.province.says("gửi")
    card = delegate.saw("Mất điện tại Vinh")
    assert list(card.buttons) == ["Đã nhận báo cáo", "Vì sao hạn này?"]
    second = await desk.case("BC-2026-00002")
    await delegate.carries(f"case.approve:{second.id}:{second.facts.version}")
    assert (await desk.case(second.code)).facts.version == second.facts.version
    await delegate.carries(f"case.coack:{second.id}:{second.facts.version}")
    assert (await desk.case(second.code)).facts.acknowledged_by == await id_of(delegate)
    assert "xác nhận đã nhận" in them.director.saw("xác nhận đã nhận").text


async def test_an_authorisation_that_is_over_gives_no_receipt(desk: Desk) -> None:
    """2.4, 5.2.a"""
    them = await stage(desk)
    await tells(them.unit)
    delegate = await delegated_of(them)
    await them.province.says("/vuviec Mất điện tại Vinh, ngừng tiếp dân.")
    await them.province.says("vừa xong")
    await them.province.says("gửi")
    await desk.database.write(lambda work: authorisations.end(work, 1, None, "hết việc"))
    second = await desk.case("BC-2026-00002")
    await delegate.carries(f"case.coack:{second.id}:{second.facts.version}")
    assert (await desk.case(second.code)).facts.acknowledged_by is None


async def delegated_of(them: Stage) -> Guest:
    """A Delegate of the agency, authorised in writing for a matter of its own."""
    return await delegated(them)  # type: ignore[arg-type]  # it reads the desk and the speaker's channel alone


async def test_the_spokesperson_acknowledges_once_and_the_province_sees_who_and_when(desk: Desk) -> None:
    """5.2.a"""
    them = await local(desk)
    await them.spokesperson.says("/viec")
    assert "xác nhận đã nhận báo cáo của tỉnh" in them.spokesperson.last.text
    await them.spokesperson.presses("Đã nhận báo cáo")
    version = (await desk.case()).facts.version
    assert "Đặng Thùy Dương xác nhận đã nhận lúc" in them.director.saw("xác nhận đã nhận").text
    await them.spokesperson.carries("case.coack:1:1")
    assert (await desk.case()).facts.version == version
    await them.spokesperson.says(CODE)
    assert "Đã nhận báo cáo" not in them.spokesperson.last.buttons


async def test_the_province_records_how_and_when_it_reported(desk: Desk) -> None:
    """5.2.a"""
    them = await local(desk)
    await lost(desk, state="pending", sent_at=None)
    desk.clock.advance(3_600)
    await them.director.says(CODE)
    await them.director.says("việc khác")
    await them.director.says("đã báo cáo")
    await them.director.says("Điện thoại cho bà Dương")
    await them.director.says("20 phút trước")
    facts = (await desk.case()).facts
    assert facts.co_reported_at == desk.clock.now() - timedelta(minutes=20)
    assert "Điện thoại cho bà Dương" in them.spokesperson.saw("Cách báo cáo").text


async def test_a_joint_statement_waits_for_the_spokespersons_consent_then_leaves_with_the_directors_approval(
    desk: Desk,
) -> None:
    """5.2.a"""
    them = await local(desk)
    await them.director.says(CODE)
    await them.director.says("đề nghị phối hợp phát ngôn")
    assert "Đề nghị phối hợp phát ngôn" in them.spokesperson.saw("Đề nghị phối hợp").text
    await drafted(them.province)
    version = (await desk.case()).facts.version
    await them.director.carries(f"case.approve:1:{version}")
    assert "Phát ngôn riêng" in them.director.chat[-2].text + them.director.last.text
    assert (await desk.case()).facts.state is State.REVIEW
    await them.spokesperson.presses("👍 Đồng ý với văn bản")
    await confirms(them.spokesperson)
    facts = (await desk.case()).facts
    assert facts.acknowledged_by is not None
    await them.director.says(CODE)
    await them.director.says("duyệt")
    await them.director.says(CODE)
    assert (await desk.case()).facts.state is State.APPROVED


async def test_the_director_goes_alone_where_time_is_short(desk: Desk) -> None:
    """5.2.a: the 24 hours go on while the consent is waited for."""
    them = await local(desk)
    await them.director.says(CODE)
    await them.director.says("đề nghị phối hợp phát ngôn")
    await drafted(them.province)
    await them.director.says(CODE)
    await them.director.says("việc khác")
    await them.director.says("phát ngôn riêng")
    await them.director.says(CODE)
    await them.director.says("duyệt")
    await them.director.says(CODE)
    assert (await desk.case()).facts.state is State.APPROVED


async def test_a_stated_incident_is_not_closed_before_it_was_reported_and_that_is_said_before_why_is_typed(
    desk: Desk,
) -> None:
    """5.2.a"""
    them = await local(desk)
    stated = update(tables.cases).values(state=State.STATED.value, stated=True)
    await desk.database.write(lambda work: work.connection.execute(stated).close())
    version, forms = (await desk.case()).facts.version, await desk.rows(tables.conversations)
    await them.director.carries(f"case.close:1:{version}")
    assert any("chưa được báo cáo Người phát ngôn" in one.text for one in them.director.chat[-2:])
    assert await desk.rows(tables.conversations) == forms
    assert [one.met_at for one in await them.clocks(Clock.FIRST_STATEMENT)] == [None]


async def test_whoever_is_of_another_province_learns_nothing(desk: Desk) -> None:
    """T28"""
    await local(desk)
    other = await desk.staff("9", Role.PROVINCE_DIRECTOR, name="Đinh Công Thành", unit="HNO")
    await other.says(CODE)
    assert not any(FIRE in one.text or "Vụ việc" in one.text for one in other.chat)
    for event in (Event.APPROVE, Event.NEED, Event.CO_REPORT):
        await other.carries(f"case.{'coreport' if event is Event.CO_REPORT else event.value}:1:1")
    assert (await desk.case()).facts.version == 1


async def test_it_is_the_provinces_own_spokesperson_who_is_said_to_owe_it(desk: Desk) -> None:
    """2.2, 5.2.a: not the agency's, who reads the same card."""
    them = await local(desk)
    assert "người phát ngôn của BHXH tỉnh Nghệ An, trước" in them.spokesperson.saw(FIRE).text


async def test_a_closed_case_no_longer_says_that_a_text_waits_for_consent(desk: Desk) -> None:
    """5.2.a"""
    them = await local(desk)
    await them.director.says(CODE)
    await them.director.says("đề nghị phối hợp phát ngôn")
    await them.director.says("chưa cần thông tin ban đầu")
    await them.director.says("Đang xác minh")
    await them.director.says(CODE)
    assert "Đề nghị phối hợp phát ngôn" in them.director.last.text
    await them.director.says("việc khác")
    await them.director.says("đóng hồ sơ")
    await them.director.says("Không ảnh hưởng người dân")
    await them.director.says(CODE)
    assert "ĐÃ ĐÓNG" in them.director.last.text
    assert "phối hợp phát ngôn" not in them.director.last.text
