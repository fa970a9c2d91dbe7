"""The Director General assigns who speaks (8.1): the Spokesperson, or somebody authorised in writing."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role, State
from storage import authorisations, trail
from tests.handlers.leadership.stage import MATTER, authorised, cast, confirms, drafted, opens, picks, provincial
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS


async def asks(guest: Guest, code: str = "BC-2026-00001") -> None:
    """The list of who may be assigned."""
    await opens(guest, code)
    if "Giao người phát ngôn" not in guest.last.buttons:
        await picks(guest, "Việc khác…")
    await picks(guest, "Giao người phát ngôn")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_matter_stands_beside_the_case_and_the_delegate_gets_the_card(
    any_desk: Desk, channel: Channel
) -> None:
    """2.4"""
    them = await cast(any_desk, channel)
    lent = await authorised(any_desk, them.unit)
    await asks(them.general)
    assert MATTER in them.general.last.text
    assert "tham gia BHXH tự nguyện" in them.general.last.text
    await picks(them.general, f"🖋 {them.unit.name}")
    case = await them.case()
    assert (case.facts.authorisation, case.facts.together) == (lent, False)
    assert MATTER in them.unit.saw("giao Anh/Chị phát ngôn").text
    assert any(one.card == f"case:{case.id}" for one in them.unit.chat)


async def test_one_authorised_together_speaks_together(desk: Desk) -> None:
    """2.1.c"""
    them = await cast(desk)
    await authorised(desk, them.unit, alone=False)
    await asks(them.general)
    await them.general.presses(f"🖋 {them.unit.name}")
    assert (await them.case()).facts.together is True


async def test_assigning_the_spokesperson_takes_it_from_the_delegate_who_is_told(desk: Desk) -> None:
    them = await cast(desk)
    await authorised(desk, them.unit)
    await asks(them.general)
    await them.general.presses(f"🖋 {them.unit.name}")
    await asks(them.general)
    await them.general.presses("Người phát ngôn")
    assert (await them.case()).facts.authorisation is None
    them.unit.saw("đã giao người khác phát ngôn")


async def test_an_authorisation_that_ended_while_the_list_was_read_gives_nothing(desk: Desk) -> None:
    """2.4"""
    them = await cast(desk)
    lent = await authorised(desk, them.unit)
    await asks(them.general)
    await desk.database.write(lambda work: authorisations.end(work, lent, None, "thu hồi"))
    await them.general.presses(f"🖋 {them.unit.name}")
    assert (await them.case()).facts.authorisation is None


async def test_without_any_in_force_the_way_to_authorise_is_offered(desk: Desk) -> None:
    them = await cast(desk)
    await asks(them.general)
    assert "không có ủy quyền phát ngôn nào còn hiệu lực" in them.general.last.text
    assert "➕ Ủy quyền mới" in them.general.last.buttons


async def test_a_province_names_its_own_deputy_and_nobody_of_another(desk: Desk) -> None:
    """2.2.b"""
    them = await cast(desk)
    director = await desk.staff("director", Role.PROVINCE_DIRECTOR, name="Phan Quốc Bảo", unit="NAN")
    deputy = await desk.staff("deputy", Role.PROVINCE_OFFICER, name="Trần Văn Phúc", unit="NAN")
    other = await desk.staff("other", Role.PROVINCE_OFFICER, name="Lò Thị Mai", unit="LCA")
    lent = await authorised(desk, deputy, unit="NAN")
    foreign = await authorised(desk, other, unit="LCA")
    code = await provincial(them)
    await asks(director, code)
    assert f"🖋 {other.name}" not in director.last.buttons
    case = await desk.case(code)
    await director.carries(f"case.speaker:{case.id}-{foreign}:{case.facts.version}")
    assert (await desk.case(code)).facts.authorisation is None
    await director.carries(f"case.speaker:{case.id}-{lent}:{case.facts.version}")
    assert (await desk.case(code)).facts.authorisation == lent


@pytest.mark.parametrize("role", [Role.LEADER, Role.SPOKESPERSON, Role.PRESS_HEAD])
async def test_nobody_but_the_director_general_assigns(desk: Desk, role: Role) -> None:
    """T1, 2.5"""
    them = await cast(desk)
    lent = await authorised(desk, them.unit)
    other = await desk.staff("other", role, unit="LD")
    case = await them.case()
    await other.carries(f"case.speaker:{case.id}-{lent}:{case.facts.version}")
    assert (await them.case()).facts.authorisation is None
    assert await desk.security() == ["step_not_yours"]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_from_the_card_of_the_authorisation_a_case_is_given_in_one_tap(desk: Desk, channel: Channel) -> None:
    """2.1.c, 2.4: the matter beside the case."""
    them = await cast(desk, channel)
    lent = await authorised(desk, them.unit)
    await them.general.carries(f"auth.show:{lent}:0")
    assert MATTER in them.general.last.text
    assert "BC-2026-00001: " in them.general.last.text
    await picks(them.general, "🖋 Giao BC-2026-00001")
    assert (await them.case()).facts.authorisation == lent
    await them.general.carries(f"auth.show:{lent}:0")
    assert "🖋 Giao BC-2026-00001" not in them.general.last.buttons
    await them.head.carries(f"auth.show:{lent}:0")
    assert not any(label.startswith("🖋") for label in them.head.last.buttons)


async def test_the_card_of_a_text_that_waits_offers_it_where_anybody_is_authorised(any_desk: Desk) -> None:
    them = await cast(any_desk)
    await drafted(them, "Đến hết tháng 10 có 12.345 người.", None, sensitive=False)
    await opens(them.general)
    assert "Giao người phát ngôn" not in them.general.last.buttons
    await authorised(any_desk, them.unit)
    await opens(them.general)
    assert "Giao người phát ngôn" in them.general.last.buttons
    await opens(them.speaker)
    assert "Giao người phát ngôn" not in them.speaker.last.buttons


TAKE = "🖋 Nhận phát ngôn theo ủy quyền"


@pytest.mark.parametrize("channel", CHANNELS)
async def test_while_the_director_is_away_the_deputy_takes_a_case_by_the_authorisation(
    any_desk: Desk, channel: Channel
) -> None:
    """2.2.b: nobody else is there to name them; the matter stands beside the case."""
    them = await cast(any_desk)
    deputy = await any_desk.staff("deputy", Role.PROVINCE_OFFICER, channel, "Trần Văn Phúc", "NAN")
    colleague = await any_desk.staff("colleague", Role.PROVINCE_OFFICER, name="Lò Thị Mai", unit="NAN")
    lent = await authorised(any_desk, deputy, unit="NAN")
    code = await provincial(them)
    for act, words in (("case.takeon", ""), ("case.draft", "Đã chi trả xong trong ngày 20/11.")):
        case = await any_desk.case(code)
        await colleague.carries(f"{act}:{case.id}:{case.facts.version}")
        if words:
            await colleague.says(words)
            await colleague.presses("✅ Trình duyệt")
    await opens(colleague, code)
    assert TAKE not in colleague.last.buttons
    await opens(deputy, code)
    await picks(deputy, TAKE)
    assert MATTER in deputy.last.text
    assert "Vì sao chi trả chậm?" in deputy.last.text
    await picks(deputy, "🖋 Phát ngôn theo số 123/UQ-BHXH")
    assert (await any_desk.case(code)).facts.authorisation == lent
    await opens(deputy, code)
    await picks(deputy, "✅ Duyệt")
    await confirms(deputy, code)
    assert (await any_desk.case(code)).facts.state is State.APPROVED
    rows = await any_desk.database.read(lambda work: trail.of_case(work, 2))
    assert [(one.entry.event, one.entry.capacity, one.entry.authorisation) for one in rows][-2:] == [
        ("assign_speaker", "province_officer", None),
        ("approve", "delegate", lent),
    ]


async def test_an_officer_without_an_authorisation_of_their_own_names_nobody(desk: Desk) -> None:
    """T1, 2.5"""
    them = await cast(desk)
    deputy = await desk.staff("deputy", Role.PROVINCE_OFFICER, name="Trần Văn Phúc", unit="NAN")
    colleague = await desk.staff("colleague", Role.PROVINCE_OFFICER, name="Lò Thị Mai", unit="NAN")
    lent = await authorised(desk, deputy, unit="NAN")
    code = await provincial(them)
    case = await desk.case(code)
    await colleague.carries(f"case.assign:{case.id}:{case.facts.version}")
    await colleague.carries(f"case.speaker:{case.id}-{lent}:{case.facts.version}")
    await colleague.carries(f"case.speaker:{case.id}-0:{case.facts.version}")
    await deputy.carries(f"case.speaker:{case.id}-0:{case.facts.version}")
    assert (await desk.case(code)).facts.authorisation is None
    assert await desk.security() == ["step_not_yours"] * 4
