"""One cell read: text, code, list, telephone, e-mail, yes or no, one of several words. What does not fit is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from email_validator import EmailNotValidError, validate_email
from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    country_code_for_region,
    format_number,
    is_valid_number,
    parse,
)

from handlers.directory.sheets import Cell
from handlers.talk import Text, say
from storage.folding import fold
from storage.imports.entries import Value
from storage.telephones import HOME

LONGEST = 300
LONGEST_MATTER = 1_000
LONGEST_LIST = 4_000
CODE = re.compile(r"[A-Za-z0-9_-]{1,20}")
EXTENSION = re.compile(r"\b(máy lẻ|may le|số lẻ|so le)\b\.?:?", re.IGNORECASE)
YES, NO = ("co", "yes", "true", "1", "x", "mot minh", "alone"), ("khong", "no", "false", "0", "phoi hop", "together")

Read = Callable[[Cell], Value]


class Unfit(Exception):
    """A cell that cannot be taken: what was expected."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.key)
        self.text = text


def shown(cell: Cell) -> str:
    """A cell as a person sees it, in one line; numbers without a needless ``.0``."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M:%S}".removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time | timedelta):
        return str(cell)
    return " ".join(_visible(str(cell)).split())


def _visible(text: str) -> str:
    """NFC, without characters that take no room (they come along when text is copied from a page)."""
    whole = unicodedata.normalize("NFC", text)
    if whole.isprintable():
        return whole
    return "".join(" " if c in "\n\r\t" else c for c in whole if unicodedata.category(c) != "Cf")


def text(cell: Cell, most: int = LONGEST) -> str:
    """Words. Raises `Unfit` for too many, and for control characters."""
    found = shown(cell)
    if not found.isprintable() and any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in found):
        raise Unfit(say("expected_no_controls"))
    if len(found) > most:
        raise Unfit(say("expected_shorter", most=str(most)))
    return found


def matter(cell: Cell) -> str:
    """A longer text: what an authorisation is for."""
    return text(cell, LONGEST_MATTER)


def code(cell: Cell) -> str:
    """A short name that other rows refer to."""
    found = shown(cell)
    if not CODE.fullmatch(found):
        raise Unfit(say("expected_code"))
    return found


def unit_code(cell: Cell) -> str:
    """A unit's code, in capitals."""
    return code(cell).upper()


def several(cell: Cell) -> tuple[str, ...]:
    """Names parted by ``|``."""
    parts = (part.strip() for part in text(cell, LONGEST_LIST).split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def phone(cell: Cell) -> str:
    """A telephone number as people in Viet Nam write it: ``024 3936 1234``, ``1900 9068``, ``+33 1 42 68 53 00``."""
    try:
        number = parse(EXTENSION.sub(" ext. ", shown(cell)), HOME)
    except NumberParseException:
        raise Unfit(say("expected_phone")) from None
    if not is_valid_number(number):
        raise Unfit(say("expected_phone"))
    at_home = number.country_code == country_code_for_region(HOME)
    return format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)


def email(cell: Cell) -> str:
    """An e-mail address. Names that never lead anywhere (RFC 2606) pass: made-up people have them."""
    try:
        found = validate_email(shown(cell), check_deliverability=False, globally_deliverable=False).normalized
    except EmailNotValidError:
        raise Unfit(say("expected_email")) from None
    if "." not in found.rpartition("@")[2]:
        raise Unfit(say("expected_email"))
    return found


def yes_or_no(cell: Cell) -> bool:
    """``có`` or ``không``, in several spellings."""
    found = fold(shown(cell))
    if found not in YES + NO:
        raise Unfit(say("expected_yes_or_no"))
    return found in YES


def one_of(words: Mapping[str, str]) -> Read:
    """A reader of one of several words: each folded spelling → what it means."""
    meant = tuple(dict.fromkeys(words.values()))

    def read(cell: Cell) -> str:
        found = words.get(fold(shown(cell)))
        if found is None:
            raise Unfit(say("expected_one_of", words=", ".join(meant)))
        return found

    return read
