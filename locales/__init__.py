"""The catalogues: every sentence people read, once a language, under symbolic keys."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("vi", "en")
DEFAULT = "vi"


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return Path(__file__).parent / language / "LC_MESSAGES" / "phatngon.po"
