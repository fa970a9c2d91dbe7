"""A Delegate speaks inside the written authorisation alone: its matter, its dates, alone or together (2.1.c, 2.4)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from storage import authorisations, case_texts, tables
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, id_of
from tests.handlers.speaker.right import BARRED, tries
from tests.handlers.speaker.stage import Stage, chooses, confirms, delegated, drafted, marked, stage


async def with_delegate(desk: Desk, channel: Channel = Channel.TELEGRAM, *, alone: bool = True) -> tuple[Stage, Guest]:
    """A text before a Delegate."""
    them = await stage(desk, channel)
    guest = await delegated(them, alone=alone)
    await drafted(them)
    return them, guest


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_delegate_in_scope_approves_under_the_number_of_the_authorisation(
    any_desk: Desk, channel: Channel
) -> None:
    them, guest = await with_delegate(any_desk, channel)
    await chooses(guest, "✅ Duyệt")
    assert "ủy quyền số 123/UQ-BHXH, nội dung: BHXH tự nguyện tại Nghệ An" in guest.last.text
    await confirms(guest)
    case = await any_desk.case()
    assert case.facts.state is State.APPROVED
    (text,) = await them.texts()
    (said,) = await any_desk.database.read(lambda work: case_texts.said_to(work, text.id))
    assert (said.capacity, said.authorisation_id) == ("delegate", case.facts.authorisation)


async def test_an_authorisation_that_ends_in_review_falls_to_the_spokesperson_and_consent_stays(desk: Desk) -> None:
    """2.4: in its last minute the right is gone; what the Spokesperson said to the text stays."""
    them, guest = await with_delegate(desk, alone=False)
    await them.spokesperson.presses("👍 Đồng ý với văn bản")
    await confirms(them.spokesperson)
    await guest.presses("✅ Duyệt")
    desk.clock.advance(4 * 86_400)
    await confirms(guest)
    case = await desk.case()
    assert case.facts.state is State.REVIEW
    assert case.facts.draft is not None
    assert case.facts.draft.consents
    await them.spokesperson.carries(f"case.approve:{case.id}:{case.facts.version}")
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.APPROVED


async def test_an_authorisation_ended_under_the_confirmation_approves_nothing(desk: Desk) -> None:
    them, guest = await with_delegate(desk)
    await guest.presses("✅ Duyệt")
    given = (await desk.case()).facts.authorisation
    assert given is not None
    await desk.database.write(lambda work: authorisations.end(work, given, None, "thôi"))
    await confirms(guest)
    assert (await desk.case()).facts.state is State.REVIEW
    assert await desk.security() == ["speech_without_right"]
    assert "Ủy quyền số 123/UQ-BHXH đã hết hiệu lực" in guest.last.text
    assert await desk.rows(tables.approvals) == 0
    assert them.officer.chat


async def test_a_delegate_of_another_matter_is_barred(desk: Desk) -> None:
    """2.4: for the one matter only."""
    _, guest = await with_delegate(desk)
    others = tables.cases.update().values(authorisation_id=None)
    await desk.database.write(lambda work: work.connection.execute(others).close())
    case = await desk.case()
    before = case.facts.version
    await guest.carries(f"case.approve:{case.id}:{before}")
    assert (await desk.case()).facts.version == before
    assert await desk.security() == ["case_not_seen"]


async def test_together_needs_the_spokespersons_consent_to_that_text(any_desk: Desk) -> None:
    """2.1.c"""
    them, guest = await with_delegate(any_desk, alone=False)
    await guest.presses("✅ Duyệt")
    assert "Cần Người phát ngôn đồng ý" in guest.toasts[-1]
    await them.spokesperson.presses("👍 Đồng ý với văn bản")
    assert "phối hợp phát ngôn (điểm c khoản 1 Điều 2)" in them.spokesperson.last.text
    await confirms(them.spokesperson)
    assert (await any_desk.case()).facts.state is State.REVIEW
    await guest.presses("✅ Duyệt")
    await confirms(guest)
    assert (await any_desk.case()).facts.state is State.APPROVED


async def test_a_delegate_does_not_approve_their_own_draft(desk: Desk) -> None:
    them, guest = await with_delegate(desk)
    own = tables.texts.update().values(author=await id_of(guest))
    await desk.database.write(lambda work: work.connection.execute(own).close())
    await guest.presses("✅ Duyệt")
    assert "không tự duyệt bản do chính mình soạn" in guest.toasts[-1]
    assert (await desk.case()).facts.state is State.REVIEW
    assert them.spokesperson.chat


async def test_a_delegate_does_not_edit(desk: Desk) -> None:
    """Only a principal edits in person."""
    _, guest = await with_delegate(desk)
    case = await desk.case()
    await tries(guest, f"case.edit:{case.id}:{case.facts.version}", BARRED)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_sensitive_without_report_is_refused_and_allowed_once_seen(any_desk: Desk, channel: Channel) -> None:
    """9.6"""
    them = await stage(any_desk, channel)
    await marked(any_desk)
    await drafted(them)
    case = await any_desk.case()
    await them.spokesperson.carries(f"case.approve:{case.id}:{case.facts.version}")
    assert (await any_desk.case()).facts.version == case.facts.version
    await chooses(them.spokesperson, "⬆️ Báo cáo Tổng Giám đốc")
    (text,) = await them.texts()
    assert text.body in them.general.last.text
    await chooses(them.general, "👁 Đã xem, không có ý kiến khác")
    await chooses(them.spokesperson, "✅ Duyệt")
    await confirms(them.spokesperson)
    assert (await any_desk.case()).facts.state is State.APPROVED
