"""`python -m tests.bench [--write] [PART…]`: measure and print; with `--write` it goes into docs/benchmarks.md."""

from __future__ import annotations

import asyncio
import logging
import platform
import sys
import tempfile
import time
from pathlib import Path

import structlog

from tests.bench import backlog, delivery, history, intake, processing, starting, understanding
from tests.bench.pairs import Finding, table
from tests.bench.place import CLOCK

PARTS = {
    "intake": intake,
    "processing": processing,
    "delivery": delivery,
    "backlog": backlog,
    "history": history,
    "understanding": understanding,
    "start": starting,
}
PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- the last table -->", "<!-- its end -->"


async def measure(names: list[str]) -> list[Finding]:
    """All parts one after another, in a folder of their own."""
    found: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="phatngon-bench-") as folder:
        for name in names:
            began = time.perf_counter()
            found += [finding async for finding in PARTS[name].findings(Path(folder))]
            print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return found


def write(shown: str) -> None:
    """Put the table where the last one stood."""
    page = PAGE.read_text("utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    day = f"{CLOCK.now():%Y-%m-%d}, Python {platform.python_version()}, SQLite with synchronous=FULL"
    PAGE.write_text(f"{before}{BEGIN}\n\n{day}:\n\n{shown}\n\n{END}{after}", "utf-8")


def main() -> None:
    """Measure and print."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    chosen = [name for name in sys.argv[1:] if not name.startswith("--")]
    shown = table(asyncio.run(measure(chosen or list(PARTS))))
    print(shown)
    if "--write" in sys.argv:
        write(shown)


if __name__ == "__main__":
    main()
