"""What is said of an import: problems, a preview, what was applied."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.directory import preview
from handlers.directory.problems import Problem, listed
from handlers.talk import Text, say
from storage.imports.changes import Plan


def refused(files: str, problems: tuple[Problem, ...], most: int) -> Text:
    """Everything that must be mended, of very much the first `most`."""
    return say("directory_problems", files=files, n=len(problems), list=listed(problems, most))


def shown(files: str, plan: Plan, most: int | None) -> Text:
    """What would change."""
    if not plan.changes:
        return say("directory_nothing", files=files, summary=preview.summary(plan))
    return say("directory_preview", files=files, summary=preview.summary(plan), changes=preview.changes(plan, most))


def names(files: Sequence[str]) -> str:
    """The files' names in one line."""
    return ", ".join(files)
