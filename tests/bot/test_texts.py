"""Keys and values become words; values are never mark-up."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.richtext import Rich, clean
from bot.texts import Texts
from handlers.talk import Bilingual, Lines, Moment, Text, say

TEXTS = Texts(ZoneInfo("Asia/Ho_Chi_Minh"))
AT = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
ABOUT: dict[str, str | Text] = {"code": "BC-2026-00042", "channel": say("channel_zalo")}


def notice(name: str | Text | Lines | Moment | Bilingual | int) -> Text:
    return say("unreachable_notice", name=name, **ABOUT)


def test_a_sentence_is_said_in_the_readers_language() -> None:
    assert TEXTS.render(say("resent"), "vi") == Rich("(gửi lại)")
    assert TEXTS.render(say("resent"), "en") == Rich("(sent again)")


def test_a_language_we_do_not_speak_is_answered_in_vietnamese() -> None:
    assert TEXTS.render(say("resent"), "fr").text == "(gửi lại)"


def test_a_value_in_bold_is_bold_from_end_to_end() -> None:
    shown = TEXTS.render(notice("Trần Thị B"), "en")
    assert [shown.text[at : at + length] for at, length in shown.bold] == ["Trần Thị B", "BC-2026-00042"]


@given(st.text())
def test_a_persons_words_are_never_mark_up(words: str) -> None:
    """T21, S5"""
    shown = TEXTS.render(notice(words), "vi")
    at, length = shown.bold[0] if clean(words) else (0, 0)
    assert shown.text[at : at + length] == clean(words)
    assert len(shown.bold) == 1 + bool(clean(words))
    assert clean(words) in shown.text


@pytest.mark.parametrize("words", ["<b>x</b>", "{code}", "{n}<i>", "&lt;b&gt;", "*x*", "</b>"])
def test_mark_up_in_a_value_is_shown_as_it_was_typed(words: str) -> None:
    """T21"""
    assert TEXTS.render(notice(words), "vi").text.count(words) == 1


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\u200f", "\x85"])
def test_what_hides_or_turns_text_is_taken_out(sign: str) -> None:
    """T22"""
    assert clean(f"a{sign}b") == "ab"


def test_emoji_and_vietnamese_marks_stay() -> None:
    words = "Ệ e\u0302\u0323 👩\u200d👩\u200d👧 🇻🇳 👍🏽 a\tb"
    assert clean(words) == words


def test_line_ends_of_other_systems_become_ours() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("style", "language", "words"),
    [
        ("full", "vi", "14:30 thứ Ba 24/11/2026"),
        ("full", "en", "14:30 Tuesday 24 November 2026"),
        ("day", "vi", "thứ Ba 24/11/2026"),
        ("day", "en", "Tuesday 24 November 2026"),
        ("time", "vi", "14:30"),
    ],
)
def test_a_moment_is_shown_in_the_agencys_zone(style: str, language: str, words: str) -> None:
    assert words in TEXTS.render(notice(Moment(AT, style)), language).text


def test_texts_nest_and_lines_are_joined() -> None:
    lines = Lines((say("resent"), "B", Bilingual("Hà Nội", "Ha Noi")), between=" · ")
    assert "(sent again) · B · Ha Noi" in TEXTS.render(notice(lines), "en").text


def test_a_missing_key_is_shown_by_its_name() -> None:
    assert TEXTS.render(say("no_such_key"), "vi").text == "no_such_key"


def test_a_missing_value_is_shown_by_its_name() -> None:
    assert "{why}" in TEXTS.render(say("undelivered_notice", name="A", **ABOUT), "vi").text
