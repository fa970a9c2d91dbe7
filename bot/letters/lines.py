"""Words into lines: broken at spaces, a word longer than a line wherever the line ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.letters.markup import Run

Width = Callable[[str, str], float]
"""The width of a text in a face ("", "B", "I", "BI"), in mm."""


@dataclass(frozen=True)
class Piece:
    """Letters in one face."""

    text: str
    face: str


@dataclass(frozen=True)
class Word:
    """What stands between two spaces; it may change its face inside. `width` in mm, without the space after it."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True)
class TextLine:
    """A line. `width`: of its words with single spaces; `is_last`: of its paragraph, so it is not stretched."""

    words: tuple[Word, ...]
    width: float
    is_last: bool


def break_lines(runs: tuple[Run, ...], room: float, indent: float, width: Width) -> list[TextLine]:
    """The lines of a paragraph that is `room` mm wide, its first line shorter by `indent`."""
    space, left = width(" ", ""), room - indent
    lines: list[TextLine] = []
    line: list[Word] = []
    waiting = list(reversed(list(_words(runs, width))))
    while waiting:
        word = waiting.pop()
        used = _length(line, space) + (space if line else 0.0)
        if used + word.width <= left:
            line.append(word)
        elif word.width > room and left - used > space * 4:
            head, tail = _cut(word, left - used, width)
            line.append(head)
            waiting.append(tail)
            lines, line, left = [*lines, TextLine(tuple(line), _length(line, space), False)], [], room
        else:
            waiting.append(word)
            lines, line, left = [*lines, TextLine(tuple(line), _length(line, space), False)], [], room
    return [*lines, TextLine(tuple(line), _length(line, space), True)]


def _length(line: list[Word], space: float) -> float:
    return sum(word.width for word in line) + space * max(len(line) - 1, 0)


def _words(runs: tuple[Run, ...], width: Width) -> Iterator[Word]:
    pieces: list[Piece] = []
    for run in runs:
        face = "B" * run.bold + "I" * run.italic
        first, *others = run.text.replace("\t", " ").split(" ")
        for number, text in enumerate((first, *others)):
            if number and pieces:
                yield _word(pieces, width)
                pieces = []
            if text:
                pieces.append(Piece(text, face))
    if pieces:
        yield _word(pieces, width)


def _word(pieces: list[Piece], width: Width) -> Word:
    return Word(tuple(pieces), sum(width(one.text, one.face) for one in pieces))


def _cut(word: Word, room: float, width: Width) -> tuple[Word, Word]:
    """As many letters as there is room for, at least one; and the rest."""
    letters = [Piece(letter, one.face) for one in word.pieces for letter in one.text]
    count, used = 1, width(letters[0].text, letters[0].face)
    while count < len(letters) - 1:
        used += width(letters[count].text, letters[count].face)
        if used > room:
            break
        count += 1
    return _word(_joined(letters[:count]), width), _word(_joined(letters[count:]), width)


def _joined(letters: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for one in letters:
        if joined and joined[-1].face == one.face:
            joined[-1] = Piece(joined[-1].text + one.text, one.face)
        else:
            joined.append(one)
    return joined
