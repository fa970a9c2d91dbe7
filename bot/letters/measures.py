"""The measures of a page: the margins of Nghị định 30/2020, in mm, and the font."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FACES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
FAMILY = "letter"
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 17.0  # mm
