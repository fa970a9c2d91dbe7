"""What a unit has said in its offer: the words that count now, and what a draft of the centre begins with (7.2.a)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storage import words
from storage.cases import CaseRow
from storage.words import NamedFile, Said, Words
from storage.work import Work

WHOLE = frozenset({Said.QUESTION, Said.HANDED_IN})
"""A hand-in takes the place of what was said before it."""
PARTS = WHOLE | {Said.SUPPLEMENT}


def last_words(work: Work, case: CaseRow) -> str:
    """The offer as it was handed in last; empty once erased."""
    found = [one for one in words.of_case(work, case.id) if one.kind in WHOLE]
    return (found[-1].body or "") if found else ""


def offered(work: Work, case: CaseRow, since: datetime | None = None) -> tuple[list[str], list[NamedFile]]:
    """The words and files of the offer as it stands, with what was added; `since`: only what came after that."""
    said = [one for one in words.of_case(work, case.id) if one.kind in PARTS]
    whole = [place for place, one in enumerate(said) if one.kind in WHOLE]
    new = [one for one in said[whole[-1] :] if since is None or one.at > since] if whole else []
    return [one.body for one in new if one.body], _files(work, said, since)


def _files(work: Work, said: list[Words], since: datetime | None) -> list[NamedFile]:
    """Files stay good though the words beside them were said anew."""
    every = (one for each in said if since is None or each.at > since for one in words.files_of(work, each.id))
    return list(dict.fromkeys(every))


def without_older(said: Sequence[Words]) -> list[Words]:
    """What is read of a case: of an offer that was handed in anew only the newest, not what it took the place of."""
    whole = [one for one in said if one.kind in WHOLE]
    older = {one.id for one in whole[:-1]} if any(one.kind is Said.HANDED_IN for one in whole) else set[int]()
    return [one for one in said if one.id not in older]
