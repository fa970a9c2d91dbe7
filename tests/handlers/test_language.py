"""Two languages: the account's, switched at any time; every action fits its button; sentences promise no time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import handlers
from handlers.actions import ACTIONS
from handlers.commands import BY_NAME, LISTED
from handlers.form_buttons import IN_FORM
from handlers.known_forms import FORMS
from handlers.talk import Channel, Choice, say
from locales import LANGUAGES, catalogue_path
from storage import starter
from storage.keys import TAG_CHARS
from tests.handlers.rig import QUESTION, TEXTS, Desk

LONGEST_ACTION, LONGEST_REF, BUTTON_BYTES = 16, 20, 64
BILLION = 999_999_999
HANDLERS = Path(handlers.__file__).parent


@pytest.mark.parametrize(
    ("hint", "words"), [("en", "press"), ("en-GB", "press"), ("fr", "press"), ("vi", "báo chí"), (None, "báo chí")]
)
async def test_the_first_language_follows_the_account(desk: Desk, hint: str | None, words: str) -> None:
    guest = desk.guest("2", language=hint)
    await guest.says("/menu")
    assert words in guest.last.text


@pytest.mark.parametrize(
    "typed", ["/language", "/ngonngu", "English", "english", "please speak English", "/ngonngu en"]
)
async def test_the_language_is_switched_by_command_button_or_words(desk: Desk, typed: str) -> None:
    guest = desk.guest("2")
    await guest.says("/menu")
    await guest.says(typed)
    assert "Who may speak?" in guest.last.buttons
    await guest.says("/hoso")
    assert "Hồ sơ" not in guest.last.text
    await guest.presses("Tiếng Việt", on=guest.saw("English"))
    assert "tiếng Việt" in guest.last.text


async def test_a_journalist_files_in_english(desk: Desk) -> None:
    officer, journalist = await desk.staff("1"), desk.guest("2", language="en")
    await journalist.says("/request")
    await journalist.says("Emily Carter, Example Times")
    await journalist.says("How many people in Nghe An are insured voluntarily?")
    assert "Emily Carter" in journalist.last.text
    await journalist.says("send")
    assert "BC-2026-00001" in journalist.last.text
    assert "BHXH tỉnh Nghệ An" in officer.last.text
    assert "CHỜ TIẾP NHẬN" in officer.last.text
    await officer.presses("Nhận xử lý")
    await journalist.says("/status")
    assert "Trung tâm" not in journalist.last.text


async def test_each_reader_gets_the_message_in_their_own_language(desk: Desk) -> None:
    vietnamese, english = await desk.staff("1"), await desk.staff("3")
    await english.says("/language")
    journalist = await desk.known("2")
    await journalist.files_request()
    assert "Nhận xử lý" in vietnamese.last.buttons
    assert "Nhận xử lý" not in english.last.buttons
    assert QUESTION in english.last.text


def test_every_action_has_at_most_sixteen_characters() -> None:
    names = [*ACTIONS, *IN_FORM, "form.resume"]
    assert [name for name in names if len(name) > LONGEST_ACTION] == []
    assert all(re.fullmatch(r"[a-z._]+", name) for name in names)


def test_the_longest_action_ref_and_version_fit_a_button_with_their_tag() -> None:
    """T1"""
    refs = ["r" * LONGEST_REF, *(one.code for one in (*starter.units(), *starter.provinces(), *starter.topics()))]
    for name in (*ACTIONS, *IN_FORM, "form.resume"):
        for ref in refs:
            assert len(ref) <= LONGEST_REF
            data = Choice(say("label", name="x"), name, ref, BILLION).data
            assert len(f"{data}:".encode()) + TAG_CHARS <= BUTTON_BYTES


def test_a_field_of_a_form_can_be_named_by_a_button() -> None:
    fields = [field.name for form in FORMS.values() for field in (*form.fields, *form.extra)]
    assert all(re.fullmatch(r"[a-z_]{1,20}", name) for name in fields)


def test_every_listed_command_is_one() -> None:
    assert {name for name in LISTED if name not in BY_NAME} == {"lienhe", "huy"}


NO_PROMISE = {
    "too_many_requests",
    "code_wrong",
    "invite_what",
    "substitute_term_unclear",
    "substitute_no_end",
    "ask_substitute_term",
    "group_ended_expired",
}
"""Sentences with hours that are no promise of an answer: a limit, the life of a code or an asking, a date."""
AMONG_STAFF = {
    *("targets_legal_line", "ask_leg_moment", "sent_to_some", "ask_direction_at"),
    *("ask_offer", "ask_offer_at", "offer_handed_in", "ask_ask_unit", "ask_offer_back"),
    *("ask_incident_at", "ask_need_calm", "ask_need_at_once", "need_calm", "need_at_once", "joint_asked"),
}
"""The 24 hours that the regulation gives the staff, said to them alone: letters and reports (7.1.b, 7.1.c), what a unit
offers (7.2.a), first information on a sudden event (5.1.b, 5.2.a)."""
HOURS = re.compile(r"\b(24|48|72)\b|giờ làm việc|ngày làm việc|working (day|hour)|within \d|trong vòng", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_promises_an_answer_within_a_time(language: str) -> None:
    """The regulation sets no time for an ordinary request (7.1)."""
    blocks = catalogue_path(language).read_text("utf-8").split("\n\n")
    timed = {block.split('"')[1] for block in blocks if block.startswith("msgid") and HOURS.search(block)}
    assert timed == NO_PROMISE | AMONG_STAFF


def test_no_behaviour_of_a_journalist_says_the_hours_that_the_regulation_gives_the_staff() -> None:
    """No journalist is ever promised 24 hours: the times of 7.1.b and 7.1.c are owed within the agency."""
    code = (HANDLERS / "journalist").rglob("*.py"), (HANDLERS / "issuing").glob("*.py")
    told = [path.read_text("utf-8") for paths in code for path in paths]
    told.append((HANDLERS / "casework" / "press.py").read_text("utf-8"))
    assert [key for key in AMONG_STAFF for text in told if f'"{key}"' in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_says_that_no_time_is_set(language: str) -> None:
    said = TEXTS.render(say("filed_next"), language).text
    assert ("không ấn định thời hạn" in said) or ("sets no" in said) or ("no time limit" in said)


async def test_what_a_channel_shows_as_numbers_is_matched_by_number_label_and_word(desk: Desk) -> None:
    for typed in (
        "3",
        "3.",
        "so 3",
        "chon 3",
        "Hồ sơ của tôi",
        "ho so cua toi",
        "HO SO",
        "ho so",
        "status",
        "My requests",
    ):
        guest = desk.guest(f"z{typed}", Channel.ZALO)
        await guest.says("/menu")
        await guest.says(typed)
        assert "chưa có yêu cầu nào" in guest.last.text, typed


async def test_a_number_that_is_not_in_the_list_is_answered_with_the_range(desk: Desk) -> None:
    guest = desk.guest("2", Channel.ZALO)
    await guest.says("/menu")
    for typed in ("0", "30", "99"):
        await guest.says(typed)
        assert "từ 1 đến" in guest.last.text
    await guest.says("/yeucau")
    await guest.says("9")
    assert "từ 1 đến" in guest.last.text
    assert "họ tên" in guest.last.text


async def test_where_there_are_buttons_a_number_is_just_words(desk: Desk) -> None:
    guest = desk.guest("2")
    await guest.says("/menu")
    await guest.says("1")
    assert "Ai được phát ngôn" not in guest.last.text.split("\n")[0]
    assert "từ 1 đến" not in guest.last.text


async def test_a_label_typed_without_accents_is_the_button(desk: Desk) -> None:
    officer, journalist = await desk.staff("1", channel=Channel.ZALO), await desk.known("2")
    await journalist.files_request()
    await officer.says("nhan xu ly")
    assert (await desk.case()).facts.claimed_by is not None
