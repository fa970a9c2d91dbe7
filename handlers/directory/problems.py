"""What is wrong in a file, and exactly where: file, sheet, line, column, what was found, what was expected."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Lines, Text, say

SHOWN = 200


@dataclass(frozen=True)
class Place:
    """A place in a file. `column`: its heading as the file has it."""

    file: str
    sheet: str = ""
    line: int | None = None
    column: str | None = None

    def text(self) -> Text:
        """ "danhba.xlsx, trang tính roster, dòng 5, cột điện thoại"."""
        parts: list[Text | str] = [self.file]
        if self.sheet:
            parts.append(say("place_sheet", name=self.sheet))
        if self.line is not None:
            parts.append(say("place_line", line=str(self.line)))
        if self.column is not None:
            parts.append(say("place_column", name=self.column))
        return say("joined", parts=Lines(tuple(parts), ", "))


@dataclass(frozen=True)
class Problem:
    """One thing that must be mended; `text` says what was found, what was expected and what to do."""

    place: Place
    text: Text

    def line(self) -> Text:
        """The place and the text on one line."""
        return say("problem_line", place=self.place.text(), problem=self.text)


def listed(problems: tuple[Problem, ...], most: int = SHOWN) -> Text:
    """All problems, one a line; of very many the first, and how many more there are."""
    lines: list[Text | str] = [one.line() for one in problems[:most]]
    if len(problems) > most:
        lines.append(say("and_more", n=len(problems) - most))
    return say("joined", parts=Lines(tuple(lines)))
