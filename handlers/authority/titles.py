"""What the usual titles are called in English; any other stays as it is, and can be changed."""

from __future__ import annotations

from storage.folding import fold

ENGLISH = (
    ("pho tong giam doc", "Deputy Director General"),
    ("tong giam doc", "Director General"),
    ("pho giam doc trung tam", "Deputy Director of the Centre"),
    ("giam doc trung tam", "Director of the Centre"),
    ("pho giam doc", "Deputy Director"),
    ("giam doc", "Director"),
    ("pho truong ban", "Deputy Head of Department"),
    ("truong ban", "Head of Department"),
    ("pho vu truong", "Deputy Head of Department"),
    ("vu truong", "Head of Department"),
    ("pho chanh van phong", "Deputy Chief of Office"),
    ("chanh van phong", "Chief of Office"),
    ("pho vien truong", "Deputy Director of the Institute"),
    ("vien truong", "Director of the Institute"),
    ("tong bien tap", "Editor-in-Chief"),
)
"""How a title begins, folded, the longer ones first."""


def english(title: str) -> str:
    """The English title, or the title itself."""
    flat = fold(title)
    return next((name for begin, name in ENGLISH if flat.startswith(begin)), title)
