"""Blocks set on A4 as a PDF, with the margins of Nghị định 30/2020; the same blocks give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.letters.lines import TextLine, break_lines
from bot.letters.markup import Block, Columns, Line, Paragraph, Space
from bot.letters.measures import BOTTOM, FAMILY, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from bot.letters.sheet import Sheet

LEADING, AFTER, INDENT, RULE = 1.25, 2.0, 10.0, 1.2
ASCENT = 0.9  # of the size: from the top of a line to where its letters stand
LOOSEST = 3.0  # a line is stretched until its spaces are so many times as wide
POINT = 25.4 / 72
KEPT_LINES, SHORT_LINES = 3, 8  # lines that stay with what is signed; a longer paragraph is not moved for it


@dataclass(frozen=True)
class Frame:
    """Where blocks stand on the page: the left edge and the width, in mm."""

    left: float
    width: float


def set_letter(blocks: Sequence[Block], title: str, at: datetime) -> bytes:
    """The PDF. `at`: the moment that it bears; the same blocks and moment give the same bytes."""
    from bot.letters.sheet import begun  # loading it takes longer than setting a letter, and few processes ever do

    sheet = begun(title, at)
    _Setter(sheet).set_all(blocks, Frame(LEFT, sheet.w - LEFT - RIGHT))
    return bytes(sheet.output())


class _Setter:
    """Sets blocks one under the other, and begins a page where one is full."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._end = sheet.h - BOTTOM

    def set_all(self, blocks: Sequence[Block], frame: Frame) -> None:
        """In their order; what must stay together begins a new page together."""
        for place, block in enumerate(blocks):
            if not self._fits(self._kept_from(blocks, place, frame)):
                self._sheet.add_page()
            self._set(block, frame)

    def _set(self, block: Block, frame: Frame) -> None:
        match block:
            case Paragraph():
                for line in self._lines(block, frame):
                    self._line(line, block, frame)
                self._down(_after(block))
            case Space(height=height):
                self._down(height)
            case Line(percent=percent):
                self._rule(percent, frame)
            case Columns():
                self._columns(block, frame)

    def _lines(self, block: Paragraph, frame: Frame) -> list[tuple[TextLine, float]]:
        """Each line with its indent."""
        indent = _indent(block)
        broken = break_lines(block.runs, frame.width, indent, lambda text, face: self._width(text, face, block.size))
        return [(line, 0.0 if number else indent) for number, line in enumerate(broken)]

    def _width(self, text: str, face: str, size: float) -> float:
        self._sheet.set_font(FAMILY, face, size)
        return float(self._sheet.get_string_width(text))

    def _line(self, indented: tuple[TextLine, float], block: Paragraph, frame: Frame) -> None:
        """Every word with the space after it, so that the words can be copied from the page."""
        line, indent = indented
        high = block.size * POINT * LEADING
        if not self._fits(high):
            self._sheet.add_page()
        space = self._width(" ", "", block.size)
        free = frame.width - indent - line.width
        gap = space + _stretch(block, line, free, space)
        x = frame.left + indent + {"center": free / 2, "right": free}.get(block.align, 0.0)
        for number, word in enumerate(line.words):
            for piece in word.pieces:
                ends = piece is word.pieces[-1] and number + 1 < len(line.words)
                wide = self._width(piece.text, piece.face, block.size)
                self._sheet.text(x, self._sheet.y + block.size * POINT * ASCENT, piece.text + " " * ends)
                x += wide
            x += gap
        self._down(high)

    def _rule(self, percent: float, frame: Frame) -> None:
        width, y = frame.width * percent / 100, self._sheet.y + RULE / 2
        begin = frame.left + (frame.width - width) / 2
        self._sheet.set_line_width(0.25)
        self._sheet.line(begin, y, begin + width, y)
        self._down(RULE)

    def _columns(self, block: Columns, frame: Frame) -> None:
        top, bottoms = self._sheet.y, []
        for blocks, own in zip((block.left, block.right), _halves(block, frame), strict=True):
            self._sheet.set_y(top)
            self.set_all(blocks, own)
            bottoms.append(self._sheet.y)
        self._sheet.set_y(max(bottoms))

    def _down(self, height: float) -> None:
        self._sheet.set_y(self._sheet.y + height)

    def _fits(self, height: float) -> bool:
        """What is taller than a page fits nowhere: it runs on."""
        return self._sheet.y + height <= self._end + 0.01 or height > self._end - TOP

    def _kept_from(self, blocks: Sequence[Block], place: int, frame: Frame) -> float:
        """The height that must stay on one page from here on; 0 for a paragraph that may be parted."""
        block = blocks[place]
        if isinstance(block, Columns):
            return self._height(block, frame)
        signed = _next_columns(blocks, place)
        if signed is None or not isinstance(block, Paragraph) or len(self._lines(block, frame)) > SHORT_LINES:
            return 0.0
        lines = 0
        for one in blocks[place + 1 : signed]:
            lines += len(self._lines(one, frame)) if isinstance(one, Paragraph) else 0
            if lines >= KEPT_LINES:
                return 0.0
        return sum(self._height(one, frame) for one in blocks[place : signed + 1])

    def _height(self, block: Block, frame: Frame) -> float:
        match block:
            case Paragraph():
                return len(self._lines(block, frame)) * block.size * POINT * LEADING + _after(block)
            case Space(height=height):
                return height
            case Columns():
                halves = zip((block.left, block.right), _halves(block, frame), strict=True)
                return max(sum(self._height(one, own) for one in blocks) for blocks, own in halves)
        return RULE


def _next_columns(blocks: Sequence[Block], place: int) -> int | None:
    return next((number for number in range(place + 1, len(blocks)) if isinstance(blocks[number], Columns)), None)


def _halves(block: Columns, frame: Frame) -> tuple[Frame, Frame]:
    left = frame.width * block.parts[0] / sum(block.parts)
    return Frame(frame.left, left), Frame(frame.left + left, frame.width - left)


def _indent(block: Paragraph) -> float:
    return INDENT if block.align == "justify" else 0.0


def _after(block: Paragraph) -> float:
    return AFTER if block.align == "justify" else 0.0


def _stretch(block: Paragraph, line: TextLine, free: float, space: float) -> float:
    """How much wider each space becomes: a justified line, save the last one and one that would be torn apart."""
    gaps = len(line.words) - 1
    if block.align != "justify" or line.is_last or not gaps or free / gaps > space * LOOSEST:
        return 0.0
    return free / gaps
