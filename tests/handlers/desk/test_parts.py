"""What the press centre does to units' parts: recalled, decided on, sent to another, numbered later."""

from __future__ import annotations

from procedure.terms import LegState, Role, State
from storage import tables, trail
from tests.handlers.desk.stage import MORE, Stage, opened
from tests.handlers.rig import Desk, Guest

DECIDE = "Quyết định phần việc trả lại"


async def part_of(stage: Stage, who: Guest, act: str) -> None:
    """From the card to an act on a part."""
    await opened(who)
    await who.presses(MORE)
    (parts,) = [label for label in who.last.buttons if label.startswith("Phần việc của")]
    await who.presses(parts)
    (chosen,) = [label for label in who.last.buttons if label.startswith(act)]
    await who.presses(chosen)


async def states(stage: Stage) -> list[tuple[str, LegState]]:
    """Every part with its state."""
    return [(leg.facts.unit, leg.facts.state) for leg in (await stage.case()).legs]


async def test_a_part_is_recalled_with_the_reason_and_the_unit_sees_it(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.dispatched("THU")
    await part_of(stage, stage.mai, "Thu hồi")
    await stage.mai.says("Trung tâm đã có số liệu.")
    assert await states(stage) == [("THU", LegState.RECALLED)]
    assert (await stage.case()).facts.state is State.COMPILING
    assert "Trung tâm đã có số liệu." in stage.thu.last.text
    assert "Soạn, trình duyệt" in stage.mai.saw("đã thu hồi").buttons
    assert await any_desk.database.read(trail.verify) == []


async def test_the_last_part_that_comes_back_is_decided_on_from_the_card(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.dispatched("THU")
    await stage.gives_back(stage.thu)
    assert (await stage.case()).facts.state is State.DISPATCHED, "nobody has decided yet"
    await opened(stage.mai)
    assert next(iter(stage.mai.last.buttons)) == DECIDE
    await stage.mai.presses(DECIDE)
    await stage.mai.presses("Kết thúc phần này, không chuyển")
    assert "Việc này thuộc Vụ Pháp chế." in stage.mai.last.text
    await stage.mai.presses("Đúng như đơn vị nêu")
    assert await states(stage) == [("THU", LegState.RECALLED)]
    assert (await stage.case()).facts.state is State.COMPILING


async def test_what_came_back_is_sent_to_another_unit_in_the_same_act(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    legal = await any_desk.staff("7", Role.UNIT_OFFICER, unit="PC")
    await stage.dispatched("THU")
    await stage.gives_back(stage.thu)
    await stage.mai.presses(DECIDE)
    await stage.mai.says("Vụ Pháp chế")
    await stage.mai.presses("Đúng như đơn vị nêu")
    assert await states(stage) == [("THU", LegState.RECALLED), ("PC", LegState.SENT)]
    assert (await stage.case()).facts.state is State.DISPATCHED
    assert "Kiểm tra, trả lời báo trong tuần." in legal.last.text
    assert "được gửi cho Vụ Pháp chế" in stage.mai.saw("được gửi cho").text
    states_seen = await any_desk.database.read(
        lambda work: list(work.connection.scalars(tables.trail.select().with_only_columns(tables.trail.c.event)))
    )
    assert "settle" not in states_seen, "the case never seemed settled in between"


async def test_a_unit_that_refused_may_be_asked_again_and_refuse_again(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.dispatched("THU")
    for _ in range(2):
        await stage.gives_back(stage.thu)
        await stage.mai.presses(DECIDE)
        await stage.mai.says("THU")
        await stage.mai.says("Vẫn là việc của Ban Thu theo quy định.")
    assert await states(stage) == [
        ("THU", LegState.RECALLED),
        ("THU", LegState.RECALLED),
        ("THU", LegState.SENT),
    ]


async def test_a_decision_to_send_on_to_a_unit_that_works_already_is_refused_whole(desk: Desk) -> None:
    """P2: nothing is stored, the words come back."""
    stage = await Stage.set(desk)
    await desk.staff("7", Role.UNIT_OFFICER, unit="PC")
    await stage.dispatched("THU", "PC")
    await stage.gives_back(stage.thu)
    before = await desk.snapshot()
    await stage.mai.presses(DECIDE)
    await stage.mai.says("PC")
    await stage.mai.says("Chuyển sang Vụ Pháp chế.")
    after = await desk.snapshot()
    assert (before["words"], before["trail"], before["cases"]) == (after["words"], after["trail"], after["cases"])
    assert "Chuyển sang Vụ Pháp chế." in stage.mai.saw("chưa được gửi đi").text


async def test_a_part_decided_on_twice_is_answered_sensibly(desk: Desk) -> None:
    """T2"""
    stage = await Stage.set(desk)
    await stage.dispatched("THU")
    await stage.gives_back(stage.thu)
    await stage.mai.presses(DECIDE)
    await stage.mai.presses("Kết thúc phần này, không chuyển")
    await stage.mai.presses("Đúng như đơn vị nêu")
    version = (await stage.case()).facts.version
    await stage.mai.presses(DECIDE, on=next(one for one in stage.mai.chat if DECIDE in one.buttons))
    assert (await stage.case()).facts.version == version
    assert stage.mai.toasts[-1]


async def test_the_number_of_a_letter_follows_for_all_that_went_without(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.dispatched("THU", "PC")
    await part_of(stage, stage.mai, "Bổ sung số văn bản: Ban")
    await stage.mai.says("không nhớ")
    assert "phải có chữ số" in stage.mai.last.text
    await stage.mai.says("99/TTTT-BC")
    await stage.mai.presses("Mọi đơn vị chưa có số")
    assert [leg.letter_number for leg in (await stage.case()).legs] == ["99/TTTT-BC", "99/TTTT-BC"]
    assert "mang số 99/TTTT-BC" in stage.mai.saw("mang số").text
    assert await any_desk.database.read(trail.verify) == []


async def test_a_unit_may_not_number_the_centres_letter_nor_recall_its_part(desk: Desk) -> None:
    """T1"""
    stage = await Stage.set(desk)
    await stage.dispatched("THU")
    await stage.thu.carries("leg.number:1:1")
    await stage.thu.carries("leg.recall:1:1")
    await stage.thu.carries("leg.decide:1:1")
    assert await desk.security() == ["leg_not_yours"] * 3
    assert await states(stage) == [("THU", LegState.SENT)]


async def test_another_unit_does_not_learn_that_there_is_a_part(desk: Desk) -> None:
    """T28"""
    stage = await Stage.set(desk)
    other = await desk.staff("7", Role.UNIT_OFFICER, unit="PC")
    await stage.dispatched("THU")
    for action in ("leg.number", "leg.recall", "leg.decide"):
        await other.carries(f"{action}:1:1")
    await other.carries("case.parts:1:0")
    assert await desk.security() == ["leg_not_seen"] * 3 + ["case_not_seen"]
