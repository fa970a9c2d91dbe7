"""What was not surely understood: asked with choices, a way out of a doubtful answer; a guess changes nothing."""

from __future__ import annotations

import pytest

from handlers.meanings import SURE
from handlers.talk import Channel
from handlers.understanding.model import Intent
from procedure.terms import Role
from tests.handlers.rig import READER, Desk, Guest
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.understanding.shares import DEV, HELD_OUT, Reading, labelled, readings

READ = readings(READER, [each for name in (DEV, *HELD_OUT) for each in labelled(name)])
MISREAD = [each for each in READ if each.asked or not each.right[0]]
TAKES_BACK = {Intent.WITHDRAW, Intent.UNSUBSCRIBE, Intent.PRIVACY}
HOLDS = ("cases", "trail", "words", "memberships", "people")
NONSENSE = "blah blah xyz abc"
DOUBTFUL = "please forget my question, I have the answer"
ON = {"Gửi thành yêu cầu", "Tôi là nhà báo", "Gửi yêu cầu", "Ý tôi khác"}
"""One of these leads on from any answer to a sentence."""


async def held(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """What no guess may change."""
    rows = await desk.snapshot()
    return {name: rows[name] for name in HOLDS}


async def typed(guest: Guest, label: str) -> None:
    """The choice is made as it is on that channel."""
    await (guest.says(label) if guest.channel is Channel.ZALO else guest.presses(label))


@pytest.mark.parametrize("channel", CHANNELS)
async def test_below_the_threshold_the_likeliest_three_are_choices_and_the_words_are_kept(
    desk: Desk, channel: Channel
) -> None:
    guest = await desk.known("2", channel)
    await guest.says(NONSENSE)
    assert "chưa chắc" in guest.last.text
    assert len(guest.last.buttons) >= 3
    await typed(guest, "Gửi thành yêu cầu")
    assert NONSENSE in guest.last.text
    assert "Xem lại trước khi gửi" in guest.last.text


@pytest.mark.parametrize("each", [each for each in READ if each.asked], ids=lambda each: each.sentence.text)
async def test_the_three_nearest_meanings_are_what_is_offered(desk: Desk, each: Reading) -> None:
    guest = await desk.known("2")
    await guest.says(each.sentence.text)
    offered = {data.split(":")[0] + data.split(":")[1] for data in guest.last.buttons.values()}
    ways = {"withdraw": "meantwithdraw", "releases": "meantreleases", "events": "meantevents", "verify": "meantverify"}
    ways |= {"status": "status", "request": "request.typed", "contact": "contacts", "help": "help"}
    near = {ways.get(intent, f"meant{intent}") for intent in each.found.nearest if intent != "greeting"}
    assert {way for way in near if way != "contacts"} <= offered


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_meaning_that_is_chosen_acts_on_the_words_that_were_typed(desk: Desk, channel: Channel) -> None:
    guest = await desk.known("2", channel)
    await guest.files_request()
    await guest.says("is there an answer to my question")
    await typed(guest, "Rút yêu cầu đã gửi")
    assert "BC-2026-00001" in guest.last.text
    assert "Đồng ý rút" in guest.last.buttons
    assert (await desk.case()).facts.version == 1


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_doubtful_answer_has_a_way_out_that_still_has_the_words(desk: Desk, channel: Channel) -> None:
    guest = await desk.known("2", channel)
    await guest.says(DOUBTFUL)
    assert "Ý tôi khác" in guest.last.buttons
    await typed(guest, "Ý tôi khác")
    assert "Hồ sơ của tôi" not in guest.last.buttons  # what was answered is not offered again
    await typed(guest, "Gửi thành yêu cầu")
    assert DOUBTFUL in guest.last.text


async def test_a_sure_answer_has_no_such_choice(desk: Desk) -> None:
    guest = await desk.known("2")
    await guest.says("người phát ngôn bhxh hà nội là ai")
    assert "Đinh Công Thành" in guest.last.text
    assert "Ý tôi khác" not in guest.last.buttons


async def test_an_old_way_out_is_harmless(desk: Desk) -> None:
    guest = await desk.known("2")
    await guest.carries("meant.other:status:0")
    assert "chưa chắc" in guest.last.text
    await guest.carries("meant:nothing:0")
    assert "không còn dùng được" in guest.last.text
    await guest.carries("meant:withdraw:0")
    assert "không có yêu cầu nào" in guest.last.text.lower()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_whatever_is_misread_changes_nothing_and_leads_on(desk: Desk, channel: Channel) -> None:
    """The sentences of the tests that are misread or asked about, each typed by somebody with an open request."""
    guest = await desk.known("2", channel)
    await guest.files_request()
    before = await held(desk)
    assert MISREAD
    for each in MISREAD:
        await guest.says(each.sentence.text)
        assert ON & guest.last.buttons.keys(), (each.sentence.text, [*guest.last.buttons])
    assert await held(desk) == before


async def test_nothing_is_taken_back_or_ended_or_erased_on_a_guess(desk: Desk) -> None:
    """Every sentence that says so or is read so, typed by somebody with one open request: asked, never done."""
    guest = await desk.known("2")
    await guest.files_request()
    before = await held(desk)
    meant = [each for each in READ if each.found.best in TAKES_BACK or each.sentence.intent in TAKES_BACK]
    assert len(meant) >= 100
    for each in meant:
        await guest.says(each.sentence.text)
        assert guest.last.buttons, each.sentence.text
    assert await held(desk) == before


async def test_the_staff_are_offered_their_own_work_instead(desk: Desk) -> None:
    officer = await desk.staff("1", Role.UNIT_OFFICER, unit="THU")
    await officer.says(NONSENSE)
    assert "chưa chắc" in officer.last.text
    assert "Gửi thành yêu cầu" not in officer.last.buttons
    assert READER.read(NONSENSE).confidence < SURE
