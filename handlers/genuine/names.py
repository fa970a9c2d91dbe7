"""A person's name in a text: one of the published names, word for word, or what seems to be a name.

Word for word means that no further word of a name stands beside it: "Lan Anh" is not "Lan".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from rapidfuzz import fuzz, process

from handlers.genuine.page import Page
from handlers.genuine.word_lists import NAME_TOO, OFFICE, is_one
from handlers.understanding.words import marks
from storage.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SAME_NAME = re.compile(r"[ .]*")
NOTE = re.compile(r"\(.*?\)")
LONGEST = 6
NEAR = 80
SHOWN = 3
NO_PERSON = frozenset({"bao", "dai", "tinh", "pho", "tp", "bhxh", "duong", "quan", "huyen", "xa", "phuong", "tai", "o"})
SURE_SURNAMES = frozenset(
    {
        "nguyen",
        "tran",
        "pham",
        "huynh",
        "phan",
        "dang",
        "bui",
        "ngo",
        "dinh",
        "doan",
        "trinh",
        "truong",
        "vuong",
        "phung",
    }
    | {"le", "hoang", "vu", "vo", "do", "luong", "luu", "dao"}
)
"""Of other surnames many begin a place: Hà Nội, Thái Bình, Cao Bằng, Lâm Đồng."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name for comparing: folded, without what stands in brackets."""
    return fold(NOTE.sub(" ", name))


def find_name(page: Page, published: Iterable[str], place: str = "") -> str | None:
    """The name that the text gives, as typed; None if it gives none. `place`: words that name the place meant."""
    words = _words(page, place)
    known = {tuple(plain(name).split()) for name in published}
    for start, end in _longest_first(words):
        flats = tuple(word.flat for word in words[start:end])
        if flats in known and _joined(words, start, end):
            return _typed(page, words, *_whole(words, start, end))
    return _seeming(page, words)


def same(typed: str, name: str) -> bool:
    """Whether a typed name is that name: "Hường" is not "Hương", and where no marks are typed none are looked at."""
    flat, true = plain(typed), plain(name)
    if flat != true or flat == _marked(typed) or true == _marked(name):
        return flat == true
    return spelt(typed) == spelt(name)


@lru_cache(maxsize=4096)
def spelt(name: str) -> tuple[str, ...]:
    """A name letter by letter with its marks, wherever a tone is put: "Hoà" is "Hòa"."""
    return tuple(map(marks, _marked(name).split()))


def _marked(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", NOTE.sub(" ", name)).lower().split())


def find_others(page: Page, published: Iterable[str], first: str, place: str = "") -> list[str]:
    """Whom else the text names besides `first`: a published name, or what a title or surname shows to be a name."""
    at = page.text.find(first)
    words = _words(page.without(at, at + len(first)), place)
    known = {tuple(plain(name).split()) for name in published}
    found = (
        _typed(page, words, start, end) for start, end in _longest_first(words) if _is_known(words, start, end, known)
    )
    seen = (_typed(page, words, at, end) for at in range(len(words)) if (end := _named(words, at)) > at)
    return list(islice((name for name in chain(found, seen) if not _is_short_for(name, first)), SHOWN))


def _is_short_for(name: str, whole: str) -> bool:
    """Whether it is the same name again, or its last words: "bà Hương" after "Lê Thị Thanh Hương"."""
    size = len(plain(name).split())
    return same(name, " ".join(NOTE.sub(" ", whole).split()[-size:]))


def _is_known(words: Sequence[_Word], start: int, end: int, known: Collection[tuple[str, ...]]) -> bool:
    return tuple(word.flat for word in words[start:end]) in known and _joined(words, start, end)


def _named(words: Sequence[_Word], at: int) -> int:
    """Where a name ends that begins with a capital after a title, or with a surname that is hardly anything else."""
    before = words[at - 1] if at and not words[at].apart else None
    if not words[at].raw[0].isupper() or (before is not None and before.flat in NO_PERSON):
        return at
    end = at + _run(words[at : at + LONGEST], 0)
    least = 1 if before is not None and before.title else 2 if words[at].flat in SURE_SURNAMES else 3
    return end if end - at >= least and (least == 1 or words[at].surname) else at


def nearest(typed: str, published: Iterable[str], limit: int = 3) -> list[str]:
    """The published names that a name resembles; of a given name alone, those who bear it."""
    names = {plain(name): name for name in published}
    wanted = plain(typed)
    if " " not in wanted:
        return [name for flat, name in names.items() if flat.split()[-1:] == [wanted]][:limit]
    found = process.extract(wanted, list(names), scorer=fuzz.ratio, score_cutoff=NEAR, limit=limit)
    return [names[flat] for flat, _, _ in found]


@dataclass(frozen=True)
class _Word:
    raw: str
    flat: str
    start: int
    end: int
    apart: bool  # something that is no space stands before it
    title: bool
    surname: bool
    stops: bool  # it belongs to no name
    ends: bool  # it cannot be the last word of a name: "anh" may be "Lan Anh"


def _words(page: Page, place: str) -> list[_Word]:
    cut, _ = page.take(OFFICE, lambda found: True)
    marked = fold(page.text) != " ".join(page.text.lower().split())
    elsewhere = set(plain(place).split())
    words: list[_Word] = []
    for found in WORD.finditer(cut.text):
        raw, flat = found[0], cut.flat[found.start() : found.end()]
        before = words[-1].end if words else 0
        apart = not words or not SAME_NAME.fullmatch(cut.text[before : found.start()])
        title, surname, around = (is_one(kind, raw, marked) for kind in ("title", "surname", "around"))
        stops = title or around or flat in elsewhere
        initial = len(raw) == 1 and raw.isupper()  # "Nguyễn Văn A"
        ends = flat in elsewhere or (
            stops and not initial and not (flat in NAME_TOO and (raw[0].isupper() or not marked or raw == flat))
        )
        words.append(_Word(raw, flat, found.start(), found.end(), apart, title, surname, stops, ends))
    return words


def _longest_first(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    for size in range(LONGEST, 1, -1):
        for start in range(len(words) - size + 1):
            yield start, start + size


def _joined(words: Sequence[_Word], start: int, end: int) -> bool:
    """Whether nothing but spaces stands between the words."""
    return not any(word.apart for word in words[start + 1 : end])


def _whole(words: Sequence[_Word], start: int, end: int) -> tuple[int, int]:
    """The name with the words of a name beside it."""
    cased = all(word.raw[0].isupper() for word in words[start:end]) and not words[start].raw.isupper()
    while start > 0 and not words[start].apart and _belongs(words[start - 1], cased):
        start -= 1
    while end < len(words) and not words[end].apart and _goes_on(words[end], cased):
        end += 1
    return start, end


def _belongs(word: _Word, cased: bool) -> bool:
    return not word.stops and (word.raw[0].isupper() or not cased)


def _goes_on(word: _Word, cased: bool) -> bool:
    return not word.ends and (word.raw[0].isupper() or not cased)


def _typed(page: Page, words: Sequence[_Word], start: int, end: int) -> str:
    return page.text[words[start].start : words[end - 1].end]


def _seeming(page: Page, words: Sequence[_Word]) -> str | None:
    """What stands where a name would: after a title, from a surname on, in capitals, or alone."""
    for begins in (_after_title, _surname, _capitals):
        for at in range(len(words)):
            end = _run(words, at) if begins(words, at) else at
            if end - at >= (1 if begins is _after_title else 2):
                return _typed(page, words, at, min(end, at + LONGEST))
    alone = 2 <= len(words) <= LONGEST and _run(words, 0) == len(words)
    return _typed(page, words, 0, len(words)) if alone else None


def _after_title(words: Sequence[_Word], at: int) -> bool:
    return at > 0 and not words[at].apart and words[at - 1].title and not words[at].stops


def _surname(words: Sequence[_Word], at: int) -> bool:
    return words[at].surname and not words[at].stops


def _capitals(words: Sequence[_Word], at: int) -> bool:
    return words[at].raw[0].isupper() and at + 1 < len(words) and words[at + 1].raw[0].isupper()


def _run(words: Sequence[_Word], at: int) -> int:
    """Where the words of one name end."""
    cased = words[at].raw[0].isupper() and not words[at].raw.isupper()
    if not _belongs(words[at], cased):
        return at
    end = at + 1
    while end < len(words) and _goes_on(words[end], cased) and not words[end].apart:
        end += 1
    return end
