"""Tests of the webhook's secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.secret import matches, require_good
from bot.config import SettingError

SECRET = "abcDEF123_-" * 4


def test_the_secret_itself_matches() -> None:
    assert matches(SECRET, SECRET)
    assert matches(SECRET.encode(), SECRET)


@pytest.mark.parametrize(
    "given_value",
    [None, "", SECRET[:-1], SECRET + "x", SECRET.upper(), "mật khẩu", "\udcff\udcfe", b"\xff\x00", "\ud800"],
)
def test_no_wrong_or_non_ascii_secret_matches(given_value: str | bytes | None) -> None:
    """T11, F7"""
    assert not matches(given_value, SECRET)


def test_an_empty_secret_on_our_side_matches_nothing() -> None:
    assert not matches("", "")
    assert not matches(b"", "")


@given(st.binary(max_size=80))
def test_no_bytes_make_the_comparison_fail(raw: bytes) -> None:
    """F7"""
    assert matches(raw, SECRET) == (raw == SECRET.encode())


@pytest.mark.parametrize("weak", ["", "x" * 31, "x" * 257, "x" * 31 + "ê", "x" * 40 + " ", "x" * 32 + "\n"])
def test_a_weak_secret_is_refused_by_the_name_of_its_setting(weak: str) -> None:
    """T11"""
    with pytest.raises(SettingError, match="PHATNGON_TELEGRAM_SECRET"):
        require_good(weak)


@pytest.mark.parametrize("good", ["x" * 32, "A" * 256, SECRET])
def test_a_secret_of_32_to_256_allowed_characters_is_good(good: str) -> None:
    """T11"""
    require_good(good)
    assert matches(good, good)
