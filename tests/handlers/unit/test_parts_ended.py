"""What a unit sees when its part is recalled, decided on, or ends with its case; and two units at the same moment."""

from __future__ import annotations

import asyncio

from handlers.casework.leg_cards import recalled_cards
from handlers.casework.leg_steps import leg_step
from handlers.casework.steps import step
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure import terms
from procedure.facts import Act
from procedure.terms import Clock, LegEvent, LegState, Role, State
from storage import cases, clocks, legs
from tests.handlers.rig import Desk, Guest
from tests.handlers.unit.unit_rig import cast, clean, clock_of, done, leg_of, steps_of, unit_member


async def ended(desk: Desk, guest: Guest, event: LegEvent, leg_id: int = 1) -> None:
    """The press centre recalls or decides."""

    def piece(scene: Scene) -> list[Outgoing]:
        case, leg = cases.load(scene.work, 1), legs.load(scene.work, leg_id)
        assert case is not None
        assert leg is not None
        return leg_step(scene, case, leg, event, Act(reason="Giao đơn vị khác"))[3]

    await done(desk, guest, piece)


async def test_a_recalled_part_is_told_and_its_old_buttons_say_so(any_desk: Desk) -> None:
    """T2"""
    play = await cast(any_desk)
    unit = await unit_member(any_desk, "20", "Trần Thu", head=True)
    other = await unit_member(any_desk, "21", "Vũ Y", head=True, unit="BHYT")
    await play.sent_to("THU", "BHYT")
    old = unit.saw("phần việc của")
    before = len(other.chat)
    await ended(any_desk, play.officer, LegEvent.RECALL)
    assert "ĐÃ THU HỒI" in unit.last.text
    assert unit.last.out.anew
    assert list(unit.last.buttons) == ["Vì sao hạn này?"]
    assert len(other.chat) == before
    for label in ("Đã nhận, xử lý ngay", "Báo cáo kết quả"):
        seen = await unit.presses(label, on=old)
        assert any("ĐÃ THU HỒI" in one.text for one in seen)
    assert (await leg_of(any_desk)).facts.state is LegState.RECALLED
    every = await any_desk.database.read(lambda work: clocks.of_case(work, 1))
    targets = {one.unit_code: one.void_at is None for one in every if one.clock is Clock.ACKNOWLEDGE}
    assert targets == {"THU": False, "BHYT": True}
    assert await clean(any_desk)


async def test_the_last_part_returned_and_decided_on_moves_the_case_on(any_desk: Desk) -> None:
    play = await cast(any_desk)
    unit = await unit_member(any_desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await unit.presses("Không thuộc thẩm quyền, trả lại")
    await unit.says("Việc của Ban BHYT")
    assert (await any_desk.case()).facts.state is State.DISPATCHED
    await ended(any_desk, play.officer, LegEvent.DECIDE)
    assert (await any_desk.case()).facts.state is State.COMPILING
    assert "ĐÃ THU HỒI" in unit.last.text
    assert await steps_of(any_desk) == ["sent", "leg_return", "decide"]
    assert await clean(any_desk)


async def test_two_last_reports_at_the_same_moment_move_the_case_on_once(any_desk: Desk) -> None:
    """P1"""
    play = await cast(any_desk)
    first = await unit_member(any_desk, "20", "Trần Thu", head=True)
    second = await unit_member(any_desk, "21", "Vũ Y", head=True, unit="BHYT")
    await play.sent_to("THU", "BHYT")
    for guest in (first, second):
        await guest.presses("Báo cáo kết quả")
        await guest.says("Xong")
    await asyncio.gather(first.presses("✅ Gửi báo cáo"), second.presses("✅ Gửi báo cáo"))
    case = await any_desk.case()
    assert case.facts.state is State.COMPILING
    assert [one.facts.state for one in case.legs] == [LegState.REPORTED] * 2
    assert (await clock_of(any_desk, Clock.DISPATCH)).met_at is not None
    assert await clean(any_desk)


async def test_parts_that_end_with_their_case_are_told(desk: Desk) -> None:
    play = await cast(desk)
    unit = await unit_member(desk, "20", "Trần Thu")
    speaker = await desk.staff("5", Role.SPOKESPERSON, name="Đặng Dương", unit="LD")
    await play.sent_to("THU")

    def refuse(scene: Scene) -> list[Outgoing]:
        case = cases.load(scene.work, 1)
        assert case is not None
        after, did = step(scene, case, terms.Event.REFUSE, None, Act(ground="6.1.a", reason="Bí mật nhà nước"))
        return recalled_cards(scene, after, did)

    await done(desk, speaker, refuse)
    assert "ĐÃ THU HỒI" in unit.last.text
    assert unit.last.out.anew
    await unit.carries("leg.report:1:2")
    assert "ĐÃ THU HỒI" in unit.last.text
    assert await clean(desk)


async def test_why_a_part_is_due_is_told_with_the_article_and_the_arithmetic(desk: Desk) -> None:
    play = await cast(desk)
    unit = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU", "BHYT")
    await unit.carries("leg.result:1:1")
    await unit.presses("Vừa xong")
    await unit.presses("Vì sao hạn này?")
    assert "trong thời hạn 24 giờ kể từ khi có kết quả chính thức" in unit.last.text
    assert "Ban Thực hiện chính sách bảo hiểm y tế" not in unit.last.text


async def test_everything_that_can_be_done_is_one_press_away(desk: Desk) -> None:
    play = await cast(desk)
    unit = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await unit.presses("Việc khác…")
    assert list(unit.last.buttons) == [
        "Đã nhận, xử lý ngay",
        "Báo cáo kết quả",
        "Đã có kết quả, báo cáo sau",
        "Hỏi Trung tâm Truyền thông",
        "Không thuộc thẩm quyền, trả lại",
        "Vì sao hạn này?",
        "Xem BC-2026-00001",
    ]


async def test_the_press_centre_opening_a_part_sees_its_case(desk: Desk) -> None:
    play = await cast(desk)
    await play.sent_to("THU")
    await play.officer.carries("leg.show:1:0")
    assert "Người hỏi: Trần Minh Đức" in play.officer.last.text
