"""What a letter to a newsroom rests on and asks for, as its details say (3.6, 5.1.d, 5.2.b, 9.8)."""

from __future__ import annotations

from handlers.talk import Text, say
from procedure.authority import AGENCY
from storage.cases import CaseRow

BASIS, ASKS, DISTORTED = "basis", "asks", "distorted"
"""In a correction's details: untrue or distorted; what is asked for, by commas."""
NAMED = {"response": "phản hồi", "correction": "cải chính", "apology": "xin lỗi công khai"}
"""What may be asked for, as the letter says it."""


def cited(case: CaseRow) -> str:
    """The articles as a letter cites them."""
    if case.details.get(BASIS) == DISTORTED:
        ground = "khoản 8 Điều 9"
    else:
        ground = "điểm d khoản 1 Điều 5" if case.facts.scope == AGENCY else "điểm b khoản 2 Điều 5"
    return f"khoản 6 Điều 3, {ground}"


def asked_for(case: CaseRow) -> tuple[Text, ...]:
    """Response, correction, apology, as far as each is asked for; a response and a correction if nothing says so."""
    return tuple(say(f"letter_asks_{one}") for one in _asked(case))


def bound(case: CaseRow) -> str:
    """What the letter asks for, by which right, of which item, in a line: nobody approves words without it."""
    about = f", bài: {case.url}" if case.url else ""
    return f"Đề nghị {', '.join(NAMED[one] for one in _asked(case))} ({cited(case)}){about}"


def _asked(case: CaseRow) -> list[str]:
    named = case.details.get(ASKS, "").split(",")
    return [one for one in NAMED if one in named] or ["response", "correction"]
