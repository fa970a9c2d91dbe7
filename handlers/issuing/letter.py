"""What stands in the official letter: plain Vietnamese strings, which the template puts in their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from procedure.authority import AGENCY

SYMBOL = "TTBC-BHXH"
"""Of what the agency gives to the press; a province's own bears its code besides."""


@dataclass(frozen=True)
class RefusedPart:
    """The part that is not provided (Art. 6). `ground`: the article's words; `until`: when it is looked at again."""

    words: str
    article: str
    ground: str
    law: str = ""
    lifted_by: str = ""
    until: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter. Every field is a name that a template may use.

    `agency`: in full. `office`: the provincial office, or "". `sender`: who speaks, inside a sentence. `number`: None
    before it is reserved. `day`, `month`, `year`: as written in a date, dots in a draft. `to`: whom it is for.
    `purpose`: answer, statement, letter, briefing. `body`: paragraphs. `capacity`: of the signer, a line each.
    `authorisation`: number of the document by which a Delegate signs, or "". `at`: the moment the file bears (UTC). Of
    a letter to a newsroom (3.6) `published`: where the article stands; `cited`: what gives the right to ask; `asks`:
    what is asked for.
    """

    agency: str
    office: str
    sender: str
    place: str
    number: int | None
    symbol: str
    day: str
    month: str
    year: str
    subject: str
    to: tuple[str, ...]
    purpose: str
    asked_on: str
    code: str
    body: tuple[str, ...]
    refused: RefusedPart | None
    files: tuple[str, ...]
    capacity: tuple[str, ...]
    signer: str
    authorisation: str
    signed_how: str
    copies: tuple[str, ...]
    at: datetime
    is_draft: bool = False
    published: str = ""
    cited: str = ""
    asks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the file is called inside."""
        number = f"{self.number:02d}" if self.number else "…"
        return f"{number}/{self.symbol} – {self.subject}"


def symbol_of(register: str) -> str:
    """What stands after the number: TTBC-BHXH, of a province's own TTBC-BHXH-NAN."""
    return SYMBOL if register == AGENCY else f"{SYMBOL}-{register}"


def full_number(number: int, register: str) -> str:
    """A document's number as it is spoken of, two digits at least: 07/TTBC-BHXH; the year stands in its date."""
    return f"{number:02d}/{symbol_of(register)}"
