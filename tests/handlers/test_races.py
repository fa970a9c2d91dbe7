"""Two people within a second (P1, P2): both have read the case before either writes; one act counts, no words are lost.

On PostgreSQL, where transactions truly stand side by side; the one that was overtaken is handled anew, as on the road.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy.util import await_only

from handlers.talk import Event, Incoming
from procedure.terms import Role, State
from storage import case_texts, cases, trail
from storage.cases import CaseRow
from storage.errors import Overtaken
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaker.stage import CODE, Stage, drafted, stage

NEW = "Đến hết tháng 10, Nghệ An có 129.500 người tham gia."
PATIENCE = 3.0  # seconds: one that waits for the other's lock never comes to the barrier


@pytest.fixture
async def desk(postgres_database: Database, clock: FakeClock) -> Desk:
    """The bot on PostgreSQL."""
    return await Desk.open(postgres_database, clock)


def pressed(guest: Guest, label: str) -> Incoming:
    """The newest button of theirs with that label, pressed."""
    shown = next(one for one in reversed(guest.chat) if label in one.buttons)
    return guest.incoming(Event.PRESS, press=shown.buttons[label], press_id="p", message_id=shown.id)


async def at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch, *updates: Incoming) -> int:
    """All of them handled side by side, none written before all were decided on; how many were handled anew."""
    barrier, real, first = asyncio.Barrier(len(updates)), cases.record, list(updates)

    def record(work: Work, *args: object, **more: object) -> CaseRow:
        if first:
            first.pop()
            with suppress(TimeoutError, asyncio.BrokenBarrierError):
                await_only(asyncio.wait_for(barrier.wait(), PATIENCE))
        return real(work, *args, **more)  # type: ignore[arg-type]  # handed through as they came

    with monkeypatch.context() as patched:
        patched.setattr(cases, "record", record)
        found = await asyncio.gather(*(desk.happen(one) for one in updates), return_exceptions=True)
    lost = [update for update, outcome in zip(updates, found, strict=True) if isinstance(outcome, Overtaken)]
    assert [one for one in found if isinstance(one, BaseException) and not isinstance(one, Overtaken)] == []
    for update in lost:
        await desk.happen(update)
    assert await desk.database.read(trail.verify) == []
    return len(lost)


async def events(them: Stage) -> list[str]:
    """Every step of the case."""
    return [event for event, *_ in await them.trail()]


async def standing(desk: Desk) -> list[str]:
    """The bodies of the texts that stand."""
    found = await desk.database.read(lambda work: case_texts.of_case(work, 1))
    return [one.body for one in found if one.state == "standing"]


async def test_two_officers_take_it_on_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1"""
    them = await stage(desk)
    other = await desk.staff("8", name="Vũ Huy")
    await other.says(CODE)
    both = [pressed(guest, "Tự soạn trả lời") for guest in (them.officer, other)]
    assert await at_once(desk, monkeypatch, *both) == 1
    assert (await events(them)).count("take_on") == 1
    assert (await desk.case()).facts.state is State.COMPILING
    assert len(them.officer.toasts) + len(other.toasts) == 1


async def test_two_officers_hand_in_a_text_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1, P2: one text stands; who holds the case wrote it, the other's words are given back."""
    them = await stage(desk)
    other = await desk.staff("8", name="Vũ Huy")
    await them.officer.presses("Tự soạn trả lời")
    await them.officer.carries(f"case.release:1:{(await desk.case()).facts.version}")
    for guest, words in ((them.officer, "Bản của Mai."), (other, "Bản của Huy.")):
        version = (await desk.case()).facts.version
        await guest.carries(f"case.draft:1:{version}")
        await guest.says(words)
    both = [pressed(guest, "✅ Trình duyệt") for guest in (them.officer, other)]
    assert await at_once(desk, monkeypatch, *both) == 1
    assert (await events(them)).count("draft") == 1
    stands = await standing(desk)
    assert len(stands) == 1
    lost = "Bản của Huy." if stands == ["Bản của Mai."] else "Bản của Mai."
    loser = other if lost == "Bản của Huy." else them.officer
    assert any(lost in one.text for one in loser.chat[-3:])
    assert len(await desk.database.read(lambda work: case_texts.of_case(work, 1))) == 1


async def at_confirmation(them: Stage, guest: Guest, act: str, *words: str) -> None:
    """As far as the confirmation of an act on the case."""
    version = (await them.desk.case()).facts.version
    await guest.carries(f"case.{act}:1:{version}")
    for one in words:
        await guest.says(one)
    assert "✅ Xác nhận" in guest.last.buttons


async def test_an_approval_against_an_edit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1: either the old text was approved and the edit makes that void, or it was edited and nothing is approved."""
    them = await stage(desk)
    await drafted(them)
    version = (await desk.case()).facts.version
    await them.general.carries(f"case.edit:1:{version}")
    await them.general.says(NEW)
    await at_confirmation(them, them.spokesperson, "approve")
    both = [pressed(them.spokesperson, "✅ Xác nhận"), pressed(them.general, "✅ Lưu bản sửa")]
    assert await at_once(desk, monkeypatch, *both) == 1
    case = await desk.case()
    assert (case.facts.state, await standing(desk)) == (State.REVIEW, [NEW])
    assert (await events(them))[-1] == "edit"


async def test_a_refusal_against_an_approval(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1, 9.3: what was confirmed first counts; the other is told that it moved on, and keeps the words."""
    them = await stage(desk)
    await drafted(them)
    await at_confirmation(them, them.general, "refuse", "6.1.a", "Nội dung thuộc bí mật nhà nước.")
    await at_confirmation(them, them.spokesperson, "approve")
    both = [pressed(them.spokesperson, "✅ Xác nhận"), pressed(them.general, "✅ Xác nhận")]
    assert await at_once(desk, monkeypatch, *both) == 1
    done = [one for one in await events(them) if one in ("approve", "refuse")]
    assert len(done) == 1
    state = (await desk.case()).facts.state
    assert state is (State.APPROVED if done == ["approve"] else State.REFUSED)
    told = any("không cung cấp" in one.text or "6.1.a" in one.text for one in them.journalist.chat)
    assert told is (done == ["refuse"])
    if done == ["approve"]:
        assert any("bí mật nhà nước" in one.text for one in them.general.chat[-2:])


async def test_two_refusals_at_once_tell_the_press_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1"""
    them = await stage(desk)
    await drafted(them)
    for guest in (them.general, them.spokesperson):
        await at_confirmation(them, guest, "refuse", "6.1.a", "Nội dung thuộc bí mật nhà nước.")
    seen = len(them.journalist.chat)
    both = [pressed(guest, "✅ Xác nhận") for guest in (them.spokesperson, them.general)]
    assert await at_once(desk, monkeypatch, *both) == 1
    assert (await events(them)).count("refuse") == 1
    assert len(them.journalist.chat) == seen + 1


async def test_a_withdrawal_against_a_direction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1, 7.1: withdrawn before it was directed, or directed and the journalist may only leave."""
    them = await stage(desk)
    leader = await desk.staff("8", Role.LEADER, name="Trần Thu Hà", unit="LD")
    await at_confirmation(them, leader, "direct", "Làm rõ việc chi trả.", "Ban Thực hiện chính sách BHYT")
    case = await desk.case()
    await them.journalist.carries(f"case.withdraw:1:{case.facts.version}")
    yes = next(label for label, data in them.journalist.last.buttons.items() if data.startswith("withdraw.yes"))
    both = [pressed(leader, "✅ Xác nhận"), pressed(them.journalist, yes)]
    assert await at_once(desk, monkeypatch, *both) == 1
    done = [one for one in await events(them) if one in ("direct", "withdraw")]
    assert len(done) == 1
    assert (await desk.case()).facts.state is (State.DIRECTED if done == ["direct"] else State.WITHDRAWN)
    if done == ["withdraw"]:
        assert any("Làm rõ việc chi trả." in one.text for one in leader.chat[-3:])


async def test_two_promises_at_once_are_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1, 9.4: the second was made in view of no promise, and is shown the first."""
    them = await stage(desk)
    for guest, until in ((them.spokesperson, "25/11 9h"), (them.general, "26/11 9h")):
        await at_confirmation(them, guest, "defer", until, "Cần đối chiếu số liệu.")
    seen = len(them.journalist.chat)
    both = [pressed(guest, "✅ Xác nhận") for guest in (them.spokesperson, them.general)]
    assert await at_once(desk, monkeypatch, *both) == 1
    assert (await events(them)).count("defer") == 1
    assert len(them.journalist.chat) == seen + 1
