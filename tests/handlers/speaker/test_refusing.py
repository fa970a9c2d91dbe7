"""Refusing whole or in part: the ground of Art. 6 quoted, what lifts it, what the journalist can do; no promise."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.issuing.composing import article
from handlers.talk import Channel
from procedure.law.grounds import GROUNDS, Ground
from procedure.terms import State
from storage import clocks, tables, trail
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.speaker.stage import CODE, Stage, chooses, confirms, drafted, stage

WHY = "Vụ việc chưa có kết luận chính thức."
LAW = "khoản 3 Điều 28 Luật Bảo vệ dữ liệu cá nhân"
LIFTED = "có kết luận thanh tra"


async def refuses(guest: Guest, ground: Ground) -> None:
    """From the case to the confirmation."""
    case = await guest.desk.case()
    await guest.carries(f"case.refuse:{case.id}:{case.facts.version}")
    await guest.says(ground.code)
    if ground.names_law:
        await guest.says(LAW)
    await guest.says(WHY)
    if ground.passes:
        await guest.says(LIFTED)
        await guest.says("15/12 9h")


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("ground", GROUNDS, ids=lambda one: str(one.code))
async def test_a_refusal_quotes_its_ground_to_whoever_asked(desk: Desk, ground: Ground, channel: Channel) -> None:
    them = await stage(desk, channel, channel)
    await refuses(them.spokesperson, ground)
    assert ground.vi in them.spokesperson.last.text
    assert "Với tư cách: Người phát ngôn" in them.spokesperson.last.text
    told = len(them.journalist.chat)
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.REFUSED
    assert len(them.journalist.chat) == told + 1
    read = them.journalist.last
    assert f"Căn cứ ({article(ground.code)}): “{ground.vi}”" in read.text
    assert WHY in read.text
    assert (LAW in read.text) is ground.names_law
    assert (LIFTED in read.text) is ground.passes
    assert "15/12" not in read.text
    assert list(read.buttons)[1:] == ["Gửi yêu cầu", "Ai được phát ngôn?"]
    case = await desk.case()
    running = await desk.database.read(lambda work: clocks.running_of(work, case.id))
    assert ("LOOK_AGAIN" in {one.clock.value for one in running}) is ground.passes
    assert await desk.database.read(trail.verify) == []


async def test_no_ground_of_article_6_no_refusal(desk: Desk) -> None:
    them = await stage(desk)
    case = await desk.case()
    await them.spokesperson.carries(f"case.refuse:{case.id}:{case.facts.version}")
    await them.spokesperson.says("vì nhạy cảm")
    assert "chưa phải một căn cứ của Điều 6" in them.spokesperson.last.text
    assert (await desk.case()).facts.state is State.RECEIVED


async def test_a_moment_to_look_again_that_is_over_is_asked_anew(desk: Desk) -> None:
    them = await stage(desk)
    case = await desk.case()
    await them.spokesperson.carries(f"case.refuse:{case.id}:{case.facts.version}")
    for said in ("6.1.c", WHY, LIFTED, "15/11/2026 9h"):
        await them.spokesperson.says(said)
    assert (await desk.case()).facts.state is State.RECEIVED
    await them.spokesperson.says("15/12 9h")
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.REFUSED


async def test_a_refusal_is_looked_at_again_and_set_anew(any_desk: Desk) -> None:
    """6.1: LOOK_AGAIN is met by looking, and runs again where a moment is set."""
    them = await stage(any_desk)
    await refuses(them.spokesperson, GROUNDS[2])
    await confirms(them.spokesperson)
    await them.spokesperson.presses(f"Xem {CODE}")
    await them.spokesperson.presses("Xem lại việc từ chối")
    await them.spokesperson.says("Chưa có kết luận thanh tra.")
    await them.spokesperson.says("20/12 9h")
    case = await any_desk.case()
    found = await any_desk.database.read(lambda work: clocks.of_case(work, case.id))
    looks = [one for one in found if one.clock.value == "LOOK_AGAIN"]
    assert [one.met_at is not None for one in looks] == [True, False]
    assert case.facts.state is State.REFUSED
    told = them.journalist.last.text
    assert "20/12" not in told


async def test_a_part_may_be_refused_and_is_of_the_text(desk: Desk) -> None:
    them = await stage(desk)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says("Có 128.000 người tham gia.")
    await them.officer.presses("Từ chối một phần")
    for said in ("c", WHY, LIFTED, "15/12 9h"):
        await them.officer.says(said)
    assert GROUNDS[2].vi in them.officer.last.text
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert text.refused is not None
    assert (text.refused["ground"], text.refused["lifted_by"]) == ("6.1.c", LIFTED)
    assert GROUNDS[2].vi in them.spokesperson.last.text
    assert LIFTED in them.spokesperson.last.text


async def test_a_part_refused_can_be_taken_back_before_it_is_submitted(desk: Desk) -> None:
    them = await stage(desk)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says("Có 128.000 người tham gia.")
    await them.officer.presses("Từ chối một phần")
    await them.officer.says("6.1.a")
    await them.officer.says(WHY)
    await them.officer.presses("Từ chối một phần")
    await them.officer.presses("Không từ chối phần nào")
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert text.refused is None


async def test_a_text_returned_says_why_to_whoever_drafts_it(any_desk: Desk) -> None:
    them = await returned(any_desk)
    assert "Xin thêm số liệu năm 2025." in them.officer.saw("được trả về để sửa").text
    case = await any_desk.case()
    assert case.facts.state is State.COMPILING
    query = select(tables.approvals.c.act)
    assert await any_desk.database.read(lambda work: list(work.connection.scalars(query))) == ["return"]
    assert await any_desk.database.read(trail.verify) == []


async def returned(desk: Desk) -> Stage:
    """A text given back."""
    them = await stage(desk)
    await drafted(them)
    await them.spokesperson.presses("↩ Trả về để sửa")
    await them.spokesperson.says("Xin thêm số liệu năm 2025.")
    return them


async def test_a_text_given_back_is_what_the_next_draft_begins_with(desk: Desk) -> None:
    them = await returned(desk)
    await them.officer.presses("Soạn, trình duyệt")
    assert "Bản đề xuất" in them.officer.last.text
    await them.officer.presses("Dùng bản này")
    await them.officer.presses("✅ Trình duyệt")
    first, second = await them.texts()
    assert (first.body, first.binding) == (second.body, second.binding)
    case = await desk.case()
    assert case.text_id == second.id
