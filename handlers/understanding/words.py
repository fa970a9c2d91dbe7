"""A text as words, each as typed and folded. At most LIMIT characters are read (T27)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from storage.folding import fold

LIMIT = 1500
_WORD = re.compile(r"_[a-z]+|[^\W_]{1,40}")
_LOOSE_MARKS = re.compile(r"[̀-ͯ​-‏⁠﻿]+")


@dataclass(frozen=True)
class Word:
    """One word: `raw` as typed (NFC), `flat` folded."""

    raw: str
    flat: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of the first LIMIT characters, in order."""
    whole = _LOOSE_MARKS.sub("", unicodedata.normalize("NFC", text[:LIMIT]))
    return tuple(_word(raw) for raw in _WORD.findall(whole))


@lru_cache(maxsize=16384)
def _word(raw: str) -> Word:
    return Word(raw, fold(raw))


@lru_cache(maxsize=4096)
def marks(raw: str) -> str:
    """The letters and marks of one syllable in an order free of where the tone is put: hoà equals hòa."""
    spread = unicodedata.normalize("NFD", raw.lower())
    tones = sorted(c for c in spread if unicodedata.category(c) == "Mn")
    return "".join(c for c in spread if unicodedata.category(c) != "Mn") + "".join(tones)
