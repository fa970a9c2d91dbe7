"""How far a name found in a text is trusted to be a place: accents, capitals, the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.understanding.data_files import word_sets
from handlers.understanding.place_cues import (
    called,
    idiom,
    newspaper,
    someone,
    strong_before,
    surely_other,
    weak_around,
)
from handlers.understanding.place_names import Name
from handlers.understanding.words import Word, marks

_SETS = word_sets()
_NEVER = frozenset(words.replace(" ", "") for words in _SETS["never a place"])


@dataclass(frozen=True)
class Setting:
    """How the whole text is typed: with accents? with meaningful capitals? how many words?"""

    marked: bool
    cased: bool
    size: int

    @classmethod
    def of(cls, words: Sequence[Word]) -> Setting:
        """Judged over all words: all capitals mean as little as none."""
        marked = any(word.raw.lower() != word.flat for word in words)
        upper = sum(word.raw.isupper() for word in words)
        return cls(marked, 2 * upper < len(words) or len(words) <= 2, len(words))


def trust(words: Sequence[Word], start: int, end: int, name: Name, setting: Setting) -> float:
    """More than 0: a place is meant; 2 and more: certainly so."""
    if newspaper(words, start) or (name.town and called(words, start)) or surely_other(words, end, name.flat):
        return 0.0
    strong = strong_before(words, start)
    if someone(words, start) and not strong:
        return 0.0
    whole = end - start == setting.size
    cue = 3.0 if strong else 1.5 if whole or weak_around(words, start, end) else 0.0
    meant = cue or (setting.cased and all(word.capital for word in words[start:end]))
    if idiom(words, start, end, name.flat) and ("".join(name.words) in _NEVER or not meant):
        return 0.0
    if name.short:
        return _short(words[start], name, cue, setting, strong)
    return _spelt(words[start:end], name, cue, setting)


def _short(word: Word, name: Name, cue: float, setting: Setting, strong: bool) -> float:
    flat = name.flat
    if flat in {"hcm", "tth", "bmt", "sgn"}:
        return 2.0 + cue
    written = word.raw.isupper() and setting.cased
    if flat == "ct":
        return cue if strong else 0.0
    if flat == "dn":
        crossed = word.raw[:1] in "đĐ"
        return cue + crossed if strong or (crossed and cue) else 0.0
    return cue + 2.0 * written if cue or written else 0.0


def _spelt(span: Sequence[Word], name: Name, cue: float, setting: Setting) -> float:
    same = tuple(marks(word.raw) for word in span) == name.marks
    plain = all(word.raw.lower() == word.flat for word in span)
    if len(span) == 1 and not (same or plain):
        return 0.0  # "vĩnh" is not "Vinh"
    capital = setting.cased and all(word.capital for word in span)
    length = 0.5 * len(span)
    bare_is_clear = setting.marked and len(span) > 1  # "gia lai" among accented words is not "giá lại"
    if same and (not (name.doubtful and plain) or bare_is_clear):
        everyday = (name.flat == "hoa binh" or (name.town and name.doubtful)) and not (capital or cue)
        return 0.0 if everyday else 2.0 + length + cue
    if same or plain:
        return length + cue + capital if cue or capital or not name.doubtful else _alone(name, setting)
    return length + cue - 0.5 if cue or capital else 0.0


def _alone(name: Name, setting: Setting) -> float:
    """A doubtful name without accents or cue: two syllables in an unaccented text may still be meant, barely."""
    return 0.0 if setting.marked or name.flat in _SETS["never alone"] else 0.4
