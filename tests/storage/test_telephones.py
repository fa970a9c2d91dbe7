"""Telephone numbers brought to one form, and shown without losing anything."""

from __future__ import annotations

import pytest

from storage.telephones import at_home, canonical, from_abroad


@pytest.mark.parametrize("typed", ["0912345678", "0912 345 678", "+84 912 345 678", "(0912) 345.678", "84912345678"])
def test_one_number_has_one_form(typed: str) -> None:
    assert canonical(typed) == "+84912345678"
    assert at_home(typed) == "0912 345 678"
    assert from_abroad(typed) == "+84 912 345 678"


@pytest.mark.parametrize("typed", ["024 1", "", "số 5", "024 3936 1234 máy lẻ 12"])
def test_what_is_no_whole_number_is_shown_as_entered(typed: str) -> None:
    assert at_home(typed) == from_abroad(typed) == typed


def test_the_spacing_that_was_entered_is_kept() -> None:
    assert at_home("0238 333 4444") == "0238 333 4444"


def test_what_is_no_number_is_compared_by_its_digits() -> None:
    assert canonical("024 1") == "0241"
