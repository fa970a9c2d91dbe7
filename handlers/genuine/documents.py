"""Numbers of documents in a text: 123/UQ-BHXH, 45/QĐ-BHXH, "số 45"."""

from __future__ import annotations

import re

from storage.folding import fold

NUMBER = re.compile(
    r"(?<![\d/])(\d{1,6}) ?/ ?((?:20\d\d ?/ ?)?[^\W\d_]{1,10}(?: ?[-–—/] ?[^\W\d_]{1,12}){0,3}(?: bhxh)?)(?!\w)"
)
ALONE = re.compile(r"(?<!\w)(?:so|number|no\.?) ?:? ?(\d{1,5})(?![\w/]|[ .]?\d)")
SYMBOLS = frozenset({"uq", "guq", "qd", "cv", "tb", "ttr", "kh", "bc", "uqpn", "bhxh", "tgd"})
NOT_PLAIN = re.compile(r"[^a-z0-9/]+")
YEAR = re.compile(r"/20\d\d/")


def is_number(found: re.Match[str]) -> bool:
    """Whether what looks like one has the letters of one: not "5/thang", not "10/ngay"."""
    symbols = re.split(r"[^a-z]+", found[2])
    return len([part for part in symbols if part]) > 1 or symbols[0] in SYMBOLS


def plain(number: str) -> str:
    """A number for comparing: ``"0123 / UQ – BHXH"`` → ``"123/uqbhxh"``."""
    bare = NOT_PLAIN.sub("", fold(number))
    return YEAR.sub("/", bare).lstrip("0")


def same(typed: str, number: str) -> bool:
    """Whether it is that number. One year is not another; a running number alone ("45") fits all that bear it."""
    if "/" not in typed:
        return plain(typed) == serial(number)
    years = {found[0] for each in (typed, number) if (found := YEAR.search(NOT_PLAIN.sub("", fold(each))))}
    return plain(typed) == plain(number) and len(years) < 2


def serial(number: str) -> str:
    """The running number alone: ``"123"``."""
    return plain(number).partition("/")[0]
