"""Codes in free text: of a case (BC-2026-00042) and of a release (TCBC-2026-031), however carelessly typed."""

from __future__ import annotations

import re

_GAP = r"[\s._/\-–—]{0,3}"
_CASE = re.compile(rf"(?<![^\W_])bc{_GAP}(20\d\d){_GAP}(\d{{5}})(?!\d)", re.IGNORECASE)
_RELEASE = re.compile(rf"(?<![^\W_])tcbc{_GAP}(20\d\d){_GAP}(\d{{3}})(?!\d)", re.IGNORECASE)

CASE_WORD = "_case"
RELEASE_WORD = "_release"


def find_case_code(text: str) -> str | None:
    """The first case code in its proper form, or None: ``"bc 2026 00042"`` → ``"BC-2026-00042"``."""
    found = _CASE.search(text)
    return f"BC-{found[1]}-{found[2]}" if found else None


def find_release_code(text: str) -> str | None:
    """The first release code in its proper form, or None: ``"tcbc2026 031"`` → ``"TCBC-2026-031"``."""
    found = _RELEASE.search(text)
    return f"TCBC-{found[1]}-{found[2]}" if found else None


def hide_codes(text: str) -> str:
    """The text with each code replaced by a word that stands for its kind."""
    return _CASE.sub(f" {CASE_WORD} ", _RELEASE.sub(f" {RELEASE_WORD} ", text))
