"""What the words around a place name say: that a place is meant, or that it is a person, a newspaper, an idiom."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.data_files import word_sets
from handlers.understanding.words import Word

# The sets: `strong` words right before a name all but prove a place ("hoi" ends "bảo hiểm xã hội"); `then X` and
# `first X` are words after and before X that make it mean something else.
_SETS = word_sets()
_NONE: frozenset[str] = frozenset()
_AROUND = {kind.replace(" ", ""): words for kind, words in _SETS.items() if kind.startswith(("then ", "first "))}
_SURELY = {kind.removeprefix("surely then "): words for kind, words in _SETS.items() if kind.startswith("surely then ")}
_NO_SURNAMES = frozenset({("nguyen", "tu"), ("nguyen", "tai"), ("pham", "vi")})  # tự nguyện, tài nguyên, vi phạm
_PERSONS = frozenset({"chị", "anh", "ông", "bà", "cô", "chi", "ong", "mr", "mrs", "ms"})


def titled_before(words: Sequence[Word], start: int) -> bool:
    """Whether "tỉnh" or "thành phố" stands right before."""
    return _flat(words, start - 1) in {"tinh", "tp", "pho", "province"}


def strong_before(words: Sequence[Word], start: int) -> bool:
    """Whether the word before all but proves a place: "tỉnh …", "BHXH …", "thành phố …"."""
    before = _flat(words, start - 1)
    return before in _SETS["strong"] or (before == "pho" and _flat(words, start - 2) in {"thanh", ""})


def weak_around(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word before or after suits a place: "ở …", "tại …", "in …", "… office"."""
    opens = start == 0 and _flat(words, end) in _SETS["goes on"]
    return opens or _flat(words, start - 1) in _SETS["weak"] or _flat(words, end) in _SETS["after"]


def newspaper(words: Sequence[Word], start: int) -> bool:
    """Whether the name is a newspaper's or a broadcaster's: "báo Nghệ An", "đài truyền hình Huế"."""
    before = words[start - 1] if start else None
    if before is None or before.flat not in _SETS["news"] or before.raw.lower() in {"bảo", "bao nhiêu"}:
        return False
    if before.flat == "hinh":
        return _flat(words, start - 2) == "truyen"
    return not (before.flat == "bao" and _flat(words, start - 2) in _SETS["not news"])


def someone(words: Sequence[Word], start: int) -> bool:
    """Whether the name belongs to a person: "Nguyễn Thái Bình", "ông Lê Hà Nam"."""
    before = words[start - 1] if start else None
    if before is None:
        return False
    titled = any(_flat(words, start - back) in _SETS["title"] for back in (2, 3, 4))
    if before.flat in _SETS["sure surname"]:
        return (before.flat, _flat(words, start - 2)) not in _NO_SURNAMES
    return before.flat in _SETS["surname"] and titled


def idiom(words: Sequence[Word], start: int, end: int, flat: str) -> bool:
    """Whether the neighbours make it a common phrase: "Thái Bình Dương", "vinh dự", "diễn biến mới"."""
    after, before, flat = _flat(words, end), _flat(words, start - 1), flat.replace(" ", "")
    return after in _AROUND.get(f"then{flat}", _NONE) or before in _AROUND.get(f"first{flat}", _NONE)


def surely_other(words: Sequence[Word], end: int, flat: str) -> bool:
    """Whether the next word leaves no doubt, whatever stands before: "cho hai phóng viên" are two reporters."""
    return _flat(words, end) in _SURELY.get(flat, _NONE)


def called(words: Sequence[Word], start: int) -> bool:
    """Whether a person is addressed or spoken of right before: "chị Hải Châu" is nobody's district."""
    return start > 0 and words[start - 1].raw.lower() in _PERSONS


def _flat(words: Sequence[Word], at: int) -> str:
    return words[at].flat if 0 <= at < len(words) else ""
