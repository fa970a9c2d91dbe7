"""Words → the facts to check and the day they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from handlers.genuine import addresses, documents, names
from handlers.genuine.claim import Claim, Day, Fact, Kind
from handlers.genuine.days import find_days
from handlers.genuine.numbers import find_numbers
from handlers.genuine.page import LIMIT, Page
from handlers.scene import Reads
from handlers.understanding.codes import CASE_WORD, RELEASE_WORD, hide_codes

CODE_WORDS = re.compile(rf"{CASE_WORD}|{RELEASE_WORD}")
OF_DOCUMENT = re.compile(r"[\s,(;]*(?:ky|ky ngay|ban hanh|ngay|dated|of|on|signed|signed on)?\s*")


def read_claim(text: str, today: date, published: Iterable[str], reader: Reads) -> Claim:
    """What a text asks to check. `published`: the names that names are compared with."""
    page, mails = _addresses(CODE_WORDS.sub(";", hide_codes(text)))
    page, papers = page.take(documents.NUMBER, documents.is_number)
    page, days = find_days(page, today)
    page, phones = find_numbers(page)
    page, serials = page.take(documents.ALONE, lambda found: True)
    signed = _signed([paper.found.end() for paper in papers], days, page)
    facts = (
        *(Fact(Kind.PHONE, typed, plain) for typed, plain in phones),
        *(Fact(Kind.EMAIL, typed, addresses.plain(typed)) for typed in mails),
        *(Fact(Kind.DOCUMENT, one.typed, documents.plain(one.typed)) for one in papers),
        *(Fact(Kind.DOCUMENT, one.found[1], one.found[1].lstrip("0")) for one in serials),
        *((Fact(Kind.SIGNED, signed.typed, str(signed.date)),) if signed else ()),
    )
    asked = [day for _, day in days if day is not signed]
    who = _who_and_where(page, tuple(published), reader)
    told = {(fact.kind, fact.plain): fact for fact in reversed((*who, *facts))}  # the same twice is one fact
    return Claim(tuple(reversed(told.values())), asked[0] if asked else None, len(text) > LIMIT)


def _addresses(text: str) -> tuple[Page, list[str]]:
    """E-mail addresses are taken from the text as it is; the rest is read without what cannot be seen."""
    page, spans = Page.as_it_is(text[:LIMIT]).take(addresses.ADDRESS, lambda found: "." in found["host"])
    return Page.of(page.text), [span.typed.rstrip(addresses.ENDS) for span in spans]


def _signed(ends: list[int], days: list[tuple[int, Day]], page: Page) -> Day | None:
    """The date right behind a document's number is the document's own."""
    between = ((day, page.flat[end:at]) for end in ends for at, day in days if end <= at)
    return next((day for day, gap in between if OF_DOCUMENT.fullmatch(gap.strip(";") or " ")), None)


def _who_and_where(page: Page, published: Sequence[str], reader: Reads) -> tuple[Fact, ...]:
    place = reader.find_place(page.text.replace(";", " "))
    certain = bool(place.code) and place.certain
    name = names.find_name(page, published, place.words if certain else "")
    others = names.find_others(page, published, name, place.words if certain else "") if name else []
    found = tuple(Fact(Kind.NAME, one, " ".join(names.spelt(one))) for one in (name, *others) if one)
    within = bool(name) and names.plain(place.words) in names.plain(name or "")
    return (*found, Fact(Kind.PLACE, place.words, place.code or "")) if certain and not within else found
