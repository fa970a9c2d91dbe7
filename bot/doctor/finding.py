"""One line of the doctor's report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is. `bad` makes the command exit with 1."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """What was looked at, what was found, and what to do about it."""

    level: Level
    subject: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f" -> {self.remedy}" if self.remedy else ""
        return f"{self.level:<4}  {self.subject} - {self.found}{remedy}"


def ok(subject: str, found: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, subject, found)


def warn(subject: str, found: str, remedy: str) -> Finding:
    """It works, but."""
    return Finding(Level.WARN, subject, found, remedy)


def bad(subject: str, found: str, remedy: str) -> Finding:
    """It does not work, or is not safe."""
    return Finding(Level.BAD, subject, found, remedy)
