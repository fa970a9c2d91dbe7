"""2.5, 2.6, 12: whoever may not speak and tries, by whatever way, is answered with 2.6 and put on record."""

from __future__ import annotations

import pytest

from procedure.terms import Role
from storage import staff
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import end_all, id_of
from tests.handlers.speaker.right import BARRED, tries
from tests.handlers.speaker.stage import CODE, drafted, stage

SPEECH = ("approve", "consent", "edit", "return", "reportup", "refuse", "defer", "summon", "interview")
CENTRE = (Role.PRESS_OFFICER, Role.PRESS_HEAD)


@pytest.mark.parametrize("act", SPEECH)
@pytest.mark.parametrize("role", [*CENTRE, Role.LEADER])
async def test_who_sees_the_case_and_may_not_speak_is_shown_2_6(desk: Desk, role: Role, act: str) -> None:
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    other = await desk.staff("8", role, name="Vũ Huy", unit="TTTT" if role in CENTRE else "LD")
    await tries(other, f"case.{act}:{case.id}:{case.facts.version}", BARRED)
    assert "Chuyển ý kiến cho đơn vị phụ trách" in other.last.buttons


HIDDEN = [Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR, Role.ADMINISTRATOR]


@pytest.mark.parametrize("act", SPEECH)
@pytest.mark.parametrize("role", HIDDEN)
async def test_who_may_not_even_see_the_case_is_not_told_that_there_is_one(desk: Desk, role: Role, act: str) -> None:
    """T28"""
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    other = await desk.staff("8", role, name="Vũ Huy", unit="NAN" if "PROVINCE" in role.name else "BHYT")
    await tries(other, f"case.{act}:{case.id}:{case.facts.version}", "Không tìm thấy", "case_not_seen")


@pytest.mark.parametrize("act", SPEECH)
async def test_whoever_asked_may_not_speak_either(desk: Desk, act: str) -> None:
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    await tries(them.journalist, f"case.{act}:{case.id}:{case.facts.version}", "không có quyền", "step_not_yours")


@pytest.mark.parametrize("sentence", ["Duyệt", "Tôi duyệt", "phê duyệt", "Từ chối", "hẹn trả lời", "approve"])
async def test_typed_words_are_answered_with_2_6_too(desk: Desk, sentence: str) -> None:
    them = await stage(desk)
    await drafted(them)
    leader = await desk.staff("8", Role.LEADER, name="Vũ Huy", unit="LD")
    await tries(leader, f"{sentence} {CODE}", BARRED, typed=True)


async def test_typed_words_alone_approve_nothing_for_whoever_may(desk: Desk) -> None:
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    await them.spokesperson.says(f"Duyệt {CODE}")
    assert "✅ Duyệt" in them.spokesperson.last.buttons
    assert (await desk.case()).facts.version == case.facts.version
    assert await desk.security() == []


async def test_what_somebody_barred_has_to_say_is_passed_on_to_the_desk(desk: Desk) -> None:
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    leader = await desk.staff("8", Role.LEADER, name="Vũ Huy", unit="LD")
    await leader.carries(f"case.approve:{case.id}:{case.facts.version}")
    await leader.presses("Chuyển ý kiến cho đơn vị phụ trách")
    await leader.says("Nên nêu thêm số liệu năm 2025.")
    assert "Nên nêu thêm số liệu năm 2025." in them.officer.saw("Vũ Huy chuyển ý kiến").text
    assert (await them.trail())[-1][0] == "note"
    assert all("Nên nêu thêm" not in one.text for one in them.journalist.chat)


async def test_words_typed_into_a_form_are_given_back_when_the_right_is_gone(desk: Desk) -> None:
    """P2, P3"""
    them = await stage(desk)
    case = await desk.case()
    await them.spokesperson.carries(f"case.defer:{case.id}:{case.facts.version}")
    await them.spokesperson.says("25/11 9h")
    await end_all(them.spokesperson)
    person = await id_of(them.spokesperson)
    await desk.database.write(lambda work: staff.enrol(work, person, Role.LEADER, "LD"))
    await them.spokesperson.says("Cần đối chiếu số liệu.")
    assert any("Cần đối chiếu số liệu." in one.text for one in them.spokesperson.chat[-2:])
    assert (await desk.case()).facts.version == case.facts.version
    assert await desk.security() == ["speech_without_right"]
