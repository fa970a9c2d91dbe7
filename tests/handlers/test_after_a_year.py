"""Somebody writes again after a year, a journalist or an officer, on both channels: it is that case they mean (T29)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import id_of

YEAR = 366 * 86_400.0
OLD, NEW = "BC-2026-00001", "BC-2027-00001"
both = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])


@both
async def test_a_journalists_reply_to_an_old_receipt_reaches_its_case_alone(any_desk: Desk, channel: Channel) -> None:
    """A word without a reply is asked about, as there are two open cases."""
    officer, journalist = await any_desk.staff("1"), await any_desk.known("2", channel)
    await journalist.files_request()
    receipt = journalist.saw("Đã tiếp nhận")
    any_desk.clock.advance(YEAR)
    await journalist.files_request("Thời gian cấp thẻ BHYT mới?")
    await journalist.says("Bổ sung: hộ năm người.", replied_to=receipt.id)
    await officer.says(NEW)
    assert "hộ năm người" not in officer.last.text
    await officer.says(OLD)
    assert "hộ năm người" in officer.last.text
    await journalist.says("bổ sung")
    assert [label for label in journalist.last.buttons if label.startswith("BC-")] == [NEW, OLD]


async def test_an_officer_who_types_a_number_quoting_an_old_card_on_zalo_means_that_case(any_desk: Desk) -> None:
    """The number means the list of the message quoted, not the newest one."""
    officer, journalist = await any_desk.staff("1", channel=Channel.ZALO), await any_desk.known("2")
    await journalist.files_request()
    card = officer.saw(OLD)
    any_desk.clock.advance(YEAR)
    await journalist.files_request("Thời gian cấp thẻ BHYT mới?")
    await officer.says(str(list(card.buttons).index("Nhận xử lý") + 1), replied_to=card.id)
    assert (await any_desk.case(OLD)).facts.claimed_by == await id_of(officer)
    assert (await any_desk.case(NEW)).facts.claimed_by is None


async def test_an_officer_who_presses_an_old_card_on_telegram_means_that_case(any_desk: Desk) -> None:
    officer, journalist = await any_desk.staff("1"), await any_desk.known("2")
    await journalist.files_request()
    card = officer.saw(OLD)
    any_desk.clock.advance(YEAR)
    await journalist.files_request("Thời gian cấp thẻ BHYT mới?")
    await officer.presses("Nhận xử lý", on=card)
    assert (await any_desk.case(OLD)).facts.claimed_by == await id_of(officer)
    assert (await any_desk.case(NEW)).facts.claimed_by is None


@both
async def test_an_officer_who_answers_an_old_card_in_a_word_means_that_case(any_desk: Desk, channel: Channel) -> None:
    officer, journalist = await any_desk.staff("1", channel=channel), await any_desk.known("2")
    await journalist.files_request()
    card = officer.saw(OLD)
    any_desk.clock.advance(YEAR)
    await journalist.files_request("Thời gian cấp thẻ BHYT mới?")
    await officer.says("nhận", replied_to=card.id)
    assert (await any_desk.case(NEW)).facts.claimed_by is None
    assert (await any_desk.case(OLD)).facts.claimed_by == await id_of(officer)
