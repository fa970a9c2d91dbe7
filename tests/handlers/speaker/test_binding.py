"""An approval is of exactly what was shown: body, files, form, recipients; anything else is shown anew first."""

from __future__ import annotations

import asyncio

import pytest

from handlers.talk import Channel
from procedure.terms import State
from storage import askers, people, tables, trail
from storage.errors import Overtaken
from storage.work import Work
from tests.handlers.rig import PDF, Desk
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.speaker.stage import Stage, chooses, confirms, drafted, marked, stage

NEW = "Đến hết tháng 10, Nghệ An có 129.000 người tham gia BHXH tự nguyện."


async def redrafted(them: Stage, change: str) -> None:
    """The officer hands in another text while the first is before the Spokesperson."""
    await them.officer.carries(f"case.draft:{(await them.desk.case()).id}:0")
    await them.officer.presses("Dùng bản này")
    if change == "body":
        await them.officer.presses("Sửa nội dung")
        await them.officer.says(NEW)
    if change == "files":
        await them.officer.says("", PDF)
    if change == "form":
        await them.officer.presses("Đổi hình thức")
        await them.officer.says("bản ký")
    if change == "part":
        await them.officer.presses("Từ chối một phần")
        await them.officer.says("6.1.a")
        await them.officer.says("Danh sách người tham gia là thông tin cá nhân.")
    await them.officer.presses("✅ Trình duyệt")


@pytest.mark.parametrize("change", ["body", "files", "form", "part"])
async def test_a_text_that_changed_under_the_confirmation_is_not_approved(any_desk: Desk, change: str) -> None:
    them = await stage(any_desk)
    await drafted(them)
    await them.spokesperson.presses("✅ Duyệt")
    await redrafted(them, change)
    assert len({one.binding for one in await them.texts()}) == 2
    asked = next(one for one in reversed(them.spokesperson.chat) if "✅ Xác nhận" in one.buttons)
    await them.spokesperson.presses("✅ Xác nhận", on=asked)
    assert "đã được sửa sau khi Anh/Chị xem" in them.spokesperson.toasts[-1]
    assert (await any_desk.case()).facts.state is State.REVIEW
    await them.spokesperson.presses("✅ Duyệt")
    await confirms(them.spokesperson)
    assert (await any_desk.case()).facts.state is State.APPROVED
    assert await any_desk.database.read(trail.verify) == []


async def new_address(desk: Desk) -> None:
    """The journalist leaves an e-mail address: the answer would go there too."""

    def piece(work: Work) -> None:
        account = people.find_account(work, "telegram", "4")
        assert account is not None
        people.set_email(work, account.person_id, "duc@toasoan.vn")

    await desk.database.write(piece)


async def test_recipients_that_changed_are_shown_and_taken_over_in_one_tap(any_desk: Desk) -> None:
    them = await stage(any_desk)
    await drafted(them)
    await new_address(any_desk)
    await them.spokesperson.presses("✅ Duyệt")
    assert "Hiện nay:\nTrần Minh Đức – Báo Ví Dụ: Telegram, e-mail duc@toasoan.vn" in them.spokesperson.last.text
    await them.spokesperson.presses("Cập nhật nơi nhận")
    await them.spokesperson.presses("✅ Duyệt")
    await confirms(them.spokesperson)
    assert (await any_desk.case()).facts.state is State.APPROVED
    assert [event for event, *_ in await them.trail()][-2:] == ["edit", "approve"]


async def test_recipients_that_change_under_the_confirmation_are_not_approved(desk: Desk) -> None:
    them = await stage(desk)
    await drafted(them)
    await them.spokesperson.presses("✅ Duyệt")
    await new_address(desk)
    await confirms(them.spokesperson)
    assert "đã được sửa" in them.spokesperson.toasts[-1]
    assert (await desk.case()).facts.state is State.REVIEW


async def test_a_journalist_who_joins_changes_the_recipients(desk: Desk) -> None:
    them = await stage(desk)
    await drafted(them)
    other = await desk.known("44")
    case = await desk.case()

    def piece(work: Work) -> None:
        account = people.find_account(work, "telegram", other.external_id)
        assert account is not None
        askers.add(work, case.id, account.person_id, account.id, "Phạm Hà", "Báo Khác")

    await desk.database.write(piece)
    await them.spokesperson.presses("✅ Duyệt")
    assert "Phạm Hà – Báo Khác: Telegram" in them.spokesperson.last.text
    assert "✅ Xác nhận" not in them.spokesperson.last.buttons


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_principals_edit_is_on_record_and_makes_the_approval_void(any_desk: Desk, channel: Channel) -> None:
    them = await stage(any_desk, channel)
    await drafted(them)
    await chooses(them.spokesperson, "✅ Duyệt")
    await confirms(them.spokesperson)
    case = await any_desk.case()
    await them.general.carries(f"case.edit:{case.id}:{case.facts.version}")
    await them.general.says(NEW)
    await chooses(them.general, "✅ Lưu bản sửa")
    after = await any_desk.case()
    assert after.facts.state is State.REVIEW
    texts = await them.texts()
    assert [one.state for one in texts] == ["void", "standing"]
    assert texts[-1].body == NEW
    assert after.facts.draft is not None
    assert after.facts.draft.binding == texts[-1].binding
    assert ("edit", "director_general", "9.1") in await them.trail()


async def test_an_edit_voids_what_was_reported_and_seen(desk: Desk) -> None:
    """9.6: what was seen was another text."""
    them = await stage(desk)
    await marked(desk)
    await drafted(them)
    await them.spokesperson.presses("⬆️ Báo cáo Tổng Giám đốc")
    assert (await desk.case()).facts.state is State.REPORTED_UP
    await them.general.presses("👁 Đã xem, không có ý kiến khác")
    case = await desk.case()
    assert case.facts.draft is not None
    assert case.facts.draft.seen
    await them.spokesperson.presses("✏️ Sửa trực tiếp")
    await them.spokesperson.says(NEW)
    await them.spokesperson.presses("✅ Lưu bản sửa")
    case = await desk.case()
    assert case.facts.draft is not None
    assert not case.facts.draft.seen
    await them.spokesperson.carries(f"case.approve:{case.id}:{case.facts.version}")
    assert "phải báo cáo Tổng Giám đốc" in them.spokesperson.toasts[-1]


async def test_of_two_approvers_within_a_second_one_approves(any_desk: Desk) -> None:
    """P1"""
    them = await stage(any_desk)
    await drafted(them)
    for guest in (them.spokesperson, them.general):
        case = await any_desk.case()
        await guest.carries(f"case.approve:{case.id}:{case.facts.version}")
    both = (them.spokesperson, them.general)
    told = await asyncio.gather(*(confirms(one) for one in both), return_exceptions=True)
    for guest, lost in zip(both, told, strict=True):
        if isinstance(lost, Overtaken):  # the update is handled anew
            await confirms(guest)
    assert [event for event, *_ in await them.trail()].count("approve") == 1
    assert any("Không làm được" in toast for toast in (*them.spokesperson.toasts, *them.general.toasts))
    assert await any_desk.database.read(trail.verify) == []


async def test_two_typed_on_zalo_after_a_newer_card_means_the_newer_list(desk: Desk) -> None:
    """K7: a number counts for the latest list; the act's code is needed besides."""
    them = await stage(desk, Channel.ZALO)
    await drafted(them)
    older = them.spokesperson.last
    await redrafted_on_zalo(them)
    assert them.spokesperson.last.id != older.id
    await them.spokesperson.says("1", replied_to=older.id)
    assert "Thẻ này đã cũ" in "".join(one.text for one in them.spokesperson.chat[-2:])
    await them.spokesperson.says("1")
    (_, newer) = await them.texts()
    assert newer.binding.hex()[:4].upper() in them.spokesperson.last.text
    assert (await desk.case()).facts.state is State.REVIEW


async def redrafted_on_zalo(them: Stage) -> None:
    await them.officer.carries(f"case.draft:{(await them.desk.case()).id}:0")
    await them.officer.says(NEW)
    await them.officer.says("✅ Trình duyệt")


async def test_an_old_button_approves_nothing(desk: Desk) -> None:
    """T2"""
    them = await stage(desk)
    await drafted(them)
    old = them.spokesperson.last
    await redrafted(them, "body")
    await them.spokesperson.presses("✅ Duyệt", on=old)
    assert them.spokesperson.toasts[-1] == "Thẻ này đã cũ"
    assert await desk.rows(tables.approvals) == 0
