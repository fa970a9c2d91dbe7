"""Keeps the last result of `make torture` in docs/torture.md: a line a database."""

from __future__ import annotations

import re
from pathlib import Path

from bot.clock import Clock
from tests.torture.load import Load
from tests.torture.stage import Stage

PAGE = Path(__file__).parent.parent.parent / "docs" / "torture.md"


def keep(database: str, stage: Stage, load: Load) -> None:
    """Put the line of that database in the place of the one before."""
    acknowledged = len(stage.outside.gate.acknowledged)
    bound = f"{100 * 3 / stage.kills:.2g} %"
    figures = (
        f"{Clock().now():%Y-%m-%d}",
        stage.kills,
        acknowledged,
        len(load.asked),
        sum(stage.doubts.values()),
        0,
        bound,
    )
    line = f"| {database} | {' | '.join(map(str, figures))} |"
    page = PAGE.read_text("utf-8")
    PAGE.write_text(re.sub(rf"^\| {database} \|.*$", line, page, flags=re.MULTILINE), "utf-8")
