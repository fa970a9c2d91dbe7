"""What reading a text costs, beside folding it (lower case, accents off), which every reader must do at least."""

from __future__ import annotations

import csv
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from handlers.talk import Lines, Moment, say
from handlers.understanding.reader import Reader
from storage.folding import fold
from tests.bench.pairs import Act, Finding, compare, share, span
from tests.bench.place import AROUND, CLOCK, TEXTS

UTTERANCES = Path(__file__).parents[1] / "data" / "utterances"


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """Texts of journalists, one after another, nothing beside it; and rendering, which every message needs."""
    texts = _texts()
    taken = [_seconds(AROUND.reader.read, text) for text in texts * 3]
    figures = " / ".join(span(share(taken, part)) for part in (0.5, 0.99, 1.0))
    yield Finding(f"understanding: median, p99 and longest of {len(texts):,} texts, processor time", figures)
    yield await compare("understanding: a text", _all(AROUND.reader.read, texts), _all(fold, texts), "folding it")
    yield Finding("understanding: teaching the reader at the start", span(_seconds(lambda _: Reader.starter(), "")))
    moment, plain = Moment(CLOCK.now()), say("filed_next")
    card = say("case_line", code="BC-2026-00042", state=say("public_approved"), filed=moment)
    listed = say("cases_listed", n=3, cases=Lines((card, card, card)))
    yield await compare(
        "rendering: three cases in a list",
        _all(lambda _: TEXTS.render(listed, "vi"), texts),
        _all(lambda _: TEXTS.render(plain, "vi"), texts),
        "one plain sentence",
    )


def _texts() -> list[str]:
    found = []
    for path in sorted(UTTERANCES.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            found += [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


def _seconds(act: Callable[[str], object], text: str) -> float:
    """Processor time: of so many short acts a few would else hold the machine's other work."""
    began = time.thread_time()
    act(text)
    return time.thread_time() - began


def _all(act: Callable[[str], object], texts: list[str]) -> Act:
    async def run() -> int:
        for text in texts:
            act(text)
        return len(texts)

    return run
