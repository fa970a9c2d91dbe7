"""Where the agency asks for it, what is complex or sensitive is agreed to above before it is spoken (9.6)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.facts import Act
from procedure.terms import Event, Role, State
from storage import case_texts, files, pins, trail
from tests.handlers.leadership.stage import CODE, Cast, cast, confirms, opens, picks, taken
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS, id_of

BODY, NEWER = "Có 4.200 người đang tham gia.", "Có 4.300 người đang tham gia."
AGREE, SEEN = "✅ Đồng ý nội dung", "👁 Đã xem, không có ý kiến khác"
REPORT = "⬆️ Báo cáo Tổng Giám đốc"


async def asked(desk: Desk, channel: Channel = Channel.TELEGRAM, *, agreement: bool = True) -> Cast:
    """The Spokesperson has reported it up; the Director General has the card."""
    them = await cast(desk, channel)
    desk.asks_agreement = agreement
    await taken(desk, them.officer, Event.TAKE_ON, Act())
    await taken(desk, them.officer, Event.MARK, Act(sensitive=True))
    await reports(them, BODY)
    return them


async def reports(them: Cast, body: str) -> None:
    """Drafted and reported up in chat; the Director General has the card."""
    await opens(them.officer)
    await them.officer.presses("Soạn, trình duyệt")
    await them.officer.says(body)
    await them.officer.presses("✅ Trình duyệt")
    await opens(them.speaker)
    await them.speaker.presses(REPORT)
    await opens(them.general)


async def said_to(them: Cast, text: int = 1) -> list[str]:
    """What was said to a text."""
    found = await them.desk.database.read(lambda work: case_texts.said_to(work, text))
    return [one.act for one in found]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_agreement_is_confirmed_and_the_drafter_and_the_spokesperson_hear_of_it(
    any_desk: Desk, channel: Channel
) -> None:
    them = await asked(any_desk, channel)
    assert "xin ý kiến đồng ý" in them.speaker.saw("Đã báo cáo nguyên văn").text
    assert "CHỜ CẤP TRÊN ĐỒNG Ý NỘI DUNG" in them.general.last.text
    assert BODY in them.general.last.text
    await picks(them.general, AGREE)
    assert (await them.case()).facts.state is State.REPORTED_UP
    await confirms(them.general)
    case = await them.case()
    assert (case.facts.state, case.facts.draft and case.facts.draft.seen) == (State.REVIEW, True)
    assert await said_to(them) == ["report_up_asked", "agreed"]
    assert "Lê Hùng Cường đã đồng ý nội dung" in them.officer.saw("đã đồng ý nội dung").text
    assert "đồng ý nội dung" in them.speaker.saw("✅ Lê Hùng Cường (Tổng Giám đốc) đồng ý nội dung").text


async def test_the_trail_and_the_dossier_say_that_it_was_agreed_to(any_desk: Desk) -> None:
    them = await asked(any_desk)
    await picks(them.general, AGREE)
    await confirms(them.general)
    rows = await any_desk.database.read(lambda work: trail.of_case(work, 1))
    assert (rows[-1].entry.event, rows[-1].entry.capacity, rows[-1].entry.article) == (
        "agreed",
        "director_general",
        "9.6",
    )
    assert await any_desk.database.read(trail.verify) == []
    await them.officer.carries("case.dossier:1:0")
    file = them.officer.last.out.files[0].id
    said = await any_desk.database.read(lambda work: files.load(work, file).data.decode())
    assert "Cấp trên đồng ý nội dung" in said


async def test_with_a_pin_the_agreement_asks_for_it(desk: Desk) -> None:
    """T10"""
    them = await asked(desk)
    general = await id_of(them.general)
    await desk.database.write(lambda work: pins.set_pin(work, general, pins.sketch(work, "258013")))
    await picks(them.general, AGREE)
    await confirms(them.general)
    assert (await them.case()).facts.state is State.REPORTED_UP
    await them.general.says("258013")
    assert (await them.case()).facts.state is State.REVIEW


@pytest.mark.parametrize("agreement", [True, False])
async def test_a_case_keeps_what_it_was_reported_for_when_the_setting_changes(desk: Desk, agreement: bool) -> None:
    them = await asked(desk, agreement=agreement)
    desk.asks_agreement = not agreement
    await opens(them.general)
    await picks(them.general, AGREE if agreement else SEEN)
    if agreement:
        await confirms(them.general)
    assert (await them.case()).facts.state is State.REVIEW
    assert (await said_to(them))[-1] == ("agreed" if agreement else "seen")


async def test_an_agreement_counts_for_the_text_that_was_confirmed_alone(desk: Desk) -> None:
    """P2, 9.6: the words changed between the question and its confirmation."""
    them = await asked(desk)
    await picks(them.general, AGREE)
    card = them.general.last
    await opens(them.speaker)
    await them.speaker.carries(f"case.return:1:{(await them.case()).facts.version}")
    await them.speaker.says("Sửa số liệu.")
    await reports(them, NEWER)
    await them.general.presses("✅ Xác nhận", on=card)
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert "agreed" not in [*await said_to(them), *await said_to(them, 2)]


async def test_pressed_twice_it_is_harmless(desk: Desk) -> None:
    them = await asked(desk)
    card = them.general.last
    await picks(them.general, AGREE)
    await confirms(them.general)
    await them.general.presses(AGREE, on=card)
    assert (await said_to(them)).count("agreed") == 1
    assert CODE in them.general.last.text


@pytest.mark.parametrize("role", [Role.LEADER, Role.SPOKESPERSON, Role.PRESS_HEAD])
async def test_nobody_else_agrees(desk: Desk, role: Role) -> None:
    """T1"""
    them = await asked(desk)
    other = await desk.staff("other", role, unit="LD")
    case = await them.case()
    await other.carries(f"case.seen:{case.id}:{case.facts.version}")
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert await desk.security() == ["step_not_yours"]
