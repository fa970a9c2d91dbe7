"""The markup of a letter's template: one line a paragraph, a directive on a line of its own, two inline tags.

- `@left`, `@center`, `@right`, `@justify` (with a first-line indent): how the paragraphs that follow stand.
- `@size 13`: their size in points, 6 to 40. `@space 4`: room of 4 mm. `@line 30`: a rule, 30 per cent of the width.
- `@columns 40 60` … `@next` … `@end`: two columns side by side, their widths in parts; kept on one page.
- `<b>…</b>` and `<i>…</i>` inside a line. Blank lines mean nothing. A backslash takes the meaning from what follows:
  values are put in with it, so that a person's words are never markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

TOKEN = re.compile(r"\\.|</?[bi]>", re.DOTALL)
SPECIAL = re.compile(r"[\\<@]")
SIZES, WIDEST, ROOMIEST = (6, 40), 100, 200


class MarkupError(Exception):
    """A line of the template that means nothing: it is named, with its number."""


@dataclass(frozen=True)
class Run:
    """Some words in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `align`: left, center, right, justify. `size` in points."""

    runs: tuple[Run, ...]
    align: str = "left"
    size: float = 14


@dataclass(frozen=True)
class Space:
    """Room between paragraphs, in mm."""

    height: float


@dataclass(frozen=True)
class Line:
    """A rule in the middle, in per cent of the width."""

    percent: float


@dataclass(frozen=True)
class Columns:
    """Two columns side by side; `parts`: their widths."""

    parts: tuple[float, float]
    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = Paragraph | Space | Line | Columns


def escaped(value: str) -> str:
    """A value as it may stand in the markup: nothing in it means anything."""
    return SPECIAL.sub(r"\\\g<0>", value)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a filled template. Raises `MarkupError`."""
    return _Parser(text).blocks()


class _Parser:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self._lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
        self._at = 0
        self._style = Paragraph(())

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._until(frozenset()))

    def _until(self, ends: frozenset[str]) -> Iterator[Block]:
        while self._at < len(self._lines):
            number, line = self._lines[self._at]
            self._at += 1
            if not line.startswith("@"):
                yield replace(self._style, runs=_runs(line))
                continue
            name, _, rest = line[1:].partition(" ")
            if name in ends:
                return
            yield from self._directive(number, name, rest)
        if ends:
            raise MarkupError(f"@{min(ends)} is missing at the end")

    def _directive(self, number: int, name: str, rest: str) -> Iterator[Block]:
        if name in ("left", "center", "right", "justify"):
            self._style = replace(self._style, align=name)
        elif name == "size":
            self._style = replace(self._style, size=_number(number, name, rest, *SIZES))
        elif name == "columns":
            yield self._columns(number, rest)
        elif name in SIMPLE:
            yield SIMPLE[name](number, rest)
        else:
            raise MarkupError(f"line {number}: @{name} is no directive")

    def _columns(self, number: int, rest: str) -> Columns:
        wide = [_number(number, "columns", part, 1, WIDEST) for part in rest.split()]
        if len(wide) != 2:
            raise MarkupError(f"line {number}: @columns needs two widths, for example @columns 40 60")
        before = self._style
        left = tuple(self._until(frozenset({"next"})))
        self._style = before
        right = tuple(self._until(frozenset({"end"})))
        self._style = before
        return Columns((wide[0], wide[1]), left, right)


def _number(line: int, name: str, text: str, least: float, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise MarkupError(f"line {line}: @{name} needs a number from {least:g} to {most:g}, not {text or 'nothing'}")
    return value


SIMPLE: Mapping[str, Callable[[int, str], Block]] = {
    "space": lambda line, rest: Space(_number(line, "space", rest, 0, ROOMIEST)),
    "line": lambda line, rest: Line(_number(line, "line", rest, 1, WIDEST)),
}


def _runs(line: str) -> tuple[Run, ...]:
    """The runs of a line; a tag that is not closed ends with the line."""
    runs: list[Run] = []
    face, text, place = Run(""), "", 0
    for token in TOKEN.finditer(line):
        text, place = text + line[place : token.start()], token.end()
        if token.group().startswith("\\"):
            text += token.group()[1:]
            continue
        runs.append(replace(face, text=text))
        on, text = not token.group().startswith("</"), ""
        face = replace(face, bold=on) if "b" in token.group() else replace(face, italic=on)
    runs.append(replace(face, text=text + line[place:]))
    return tuple(run for run in runs if run.text)
