"""Telephone numbers in a text, however they are spaced."""

from __future__ import annotations

import re

from phonenumbers import Leniency, PhoneNumberMatcher

from handlers.genuine.page import Page, Span
from storage.telephones import HOME, canonical

EXTENSION = ";ext="
INWARD = re.compile(r"(?<=\d)[\s,;(]*(?:so )?(?:may le|may nhanh|so le|nhanh|extension|ext)[\s.:]*(\d{1,7})(?!\w)")
GAP = r"[\s.,·•*'’()/_\-–—]{0,3}"
RUN = re.compile(rf"(?<![\w+])\(?(?:\+|00)?\(?[o\d](?:{GAP}[o\d]){{6,14}}(?!\w)")
BESIDE = re.compile(r"(?<![\w+])0(?:[ .-]?\d){9}(?=[ ,;/]+0\d)")  # another number right behind it
BEGINS = re.compile(r"\(?(?:\+|0|84|1[89]00)")  # a number of Viet Nam, or one with its country


def find_numbers(page: Page) -> tuple[Page, list[tuple[str, str]]]:
    """Every number, as typed and in one form; and the page without them. An extension stands as ``;ext=12``."""
    page, inward = page.take(INWARD, lambda match: True)
    page, beside = page.take(BESIDE, lambda match: True)
    found = [_spaced(span) for span in beside]
    matches = PhoneNumberMatcher(page.flat, HOME, leniency=Leniency.POSSIBLE, max_tries=40)
    for match in [one for one in matches if BEGINS.match(one.raw_string)]:
        found.append((page.text[match.start : match.end], canonical(match.raw_string)))
        page = page.without(match.start, match.end)
    page, runs = page.take(RUN, _is_number)
    return page, [*found, *map(_spaced, runs), *((one.typed.strip(" ,;("), EXTENSION + one.found[1]) for one in inward)]


def _spaced(span: Span) -> tuple[str, str]:
    return span.typed, _canonical(span.found)


def _is_number(found: re.Match[str]) -> bool:
    return bool(BEGINS.match(found[0].replace("o", "0"))) and _canonical(found).startswith("+")


def _canonical(found: re.Match[str]) -> str:
    """With the letter o for a zero, and signs that belong to no number, put right."""
    plus = "+" if "+" in found[0] else ""
    return canonical(plus + re.sub(r"\D", "", found[0].replace("o", "0")))
