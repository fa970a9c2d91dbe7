"""Telephone numbers as people write them: brought to one form for comparing, and shown so that apps make them tappable.

A number without a country code is Vietnamese.
"""

from __future__ import annotations

import re
from functools import lru_cache

from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, format_number, is_possible_number, parse

HOME = "VN"
NOT_DIGIT = re.compile(r"\D+")
SPACED = re.compile(r"0\d*( \d+)+")


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """The number in international form, ``+84912345678``; its bare digits if it is no possible number."""
    number = possible(text)
    return format_number(number, PhoneNumberFormat.E164) if number else NOT_DIGIT.sub("", text)


def same(one: str, other: str) -> bool:
    """Whether both are one number, however they are written; an extension is part of it."""
    return canonical(one) == canonical(other) and extension(one) == extension(other)


@lru_cache(maxsize=4096)
def extension(text: str) -> str:
    """The digits dialled after the number, "" if there are none."""
    number = possible(text)
    return (number.extension or "") if number else ""


def at_home(text: str) -> str:
    """As people in Viet Nam write it: ``0912 345 678``; as entered if it is spaced so, or has an extension."""
    return text if SPACED.fullmatch(text) else _shown(text, PhoneNumberFormat.NATIONAL)


def from_abroad(text: str) -> str:
    """As it is called from anywhere: ``+84 912 345 678``."""
    return _shown(text, PhoneNumberFormat.INTERNATIONAL)


def _shown(text: str, style: int) -> str:
    number = possible(text)
    if number is None:
        return text
    same = {
        NOT_DIGIT.sub("", format_number(number, each))
        for each in (PhoneNumberFormat.NATIONAL, style, PhoneNumberFormat.E164)
    }
    return format_number(number, style) if NOT_DIGIT.sub("", text) in same else text


def possible(text: str) -> PhoneNumber | None:
    """The one number that is written; None if it is no possible one."""
    try:
        number = parse(text, HOME)
    except NumberParseException:
        return None
    return number if is_possible_number(number) else None
