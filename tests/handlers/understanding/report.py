"""How well free text is understood: `python -m tests.handlers.understanding.report`.

By file, by intent, office and topic; which intents are taken for which; what was misread; the time a text.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from handlers.understanding.reader import Reader
from tests.handlers.understanding.shares import DEV, HELD_OUT, Labelled, Reading, labelled, readings, shares

ROUNDS = 3
PARTS = ("intent", "office", "topic")


def main() -> None:
    """Print all of it."""
    reader = Reader.starter()
    read = {name: readings(reader, labelled(name)) for name in (DEV, *HELD_OUT)}
    held_out = [each for name in HELD_OUT for each in read[name]]
    lines = (
        *_by_file(reader, read),
        *_by("intent", held_out, lambda each: each.intent, 0),
        *_by("office", held_out, lambda each: each.unit, 1),
        *_by("topic", held_out, lambda each: each.topic, 2),
        *_confusions(held_out),
        *_misread([each for found in read.values() for each in found]),
        *_times(reader, [each.sentence for found in read.values() for each in found]),
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _by_file(reader: Reader, read: dict[str, list[Reading]]) -> Iterator[str]:
    yield f"{'sentences':<16}{'':>5}{'intent':>9}{'office':>9}{'topic':>9}{'asked':>7}   without accents"
    for name, found in read.items():
        plain = shares(readings(reader, [each.sentence for each in found], folded=True))
        whole, asked = shares(found), sum(each.asked for each in found)
        marks = "".join(f"{share:>9.1%}" for share in (whole.intent, whole.unit, whole.topic))
        folded = "".join(f"{share:>9.1%}" for share in (plain.intent, plain.unit, plain.topic))
        yield f"{name:<16}{len(found):>5}{marks}{asked:>7}   {folded}"


def _by(what: str, found: list[Reading], label: Callable[[Labelled], str], part: int) -> Iterator[str]:
    """Right of all, by what the sentence should have been read as; sentences without one are left out."""
    yield f"\nby {what}, held out"
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in found:
        total[label(each.sentence)] += 1
        right[label(each.sentence)] += each.right[part]
    for name, count in sorted(total.items()):
        if name:
            yield f"  {name:<20}{right[name]:>4} of {count:<4}{right[name] / count:>8.1%}"


def _confusions(found: Iterable[Reading]) -> Iterator[str]:
    yield "\nintents confused, held out: labelled, read, how often"
    pairs = Counter((each.sentence.intent, each.found.best.value) for each in found if not each.right[0])
    for (want, got), count in pairs.most_common():
        yield f"  {want:<14}{got:<14}{count}"
    if not pairs:
        yield "  none"


def _misread(found: Iterable[Reading]) -> Iterator[str]:
    yield "\nmisread, or asked about"
    for each in found:
        wrong = [name for name, right in zip(PARTS, each.right, strict=True) if not right]
        if wrong or each.asked:
            got = f"{each.found.best.value} {each.found.unit or '–'} {each.found.topic or '–'}"
            near = ", ".join(each.found.nearest)
            then = f"asks: {near}" if each.asked else f"takes it for {got} ({each.found.confidence:.2f})"
            yield f"  {' and '.join(wrong) or 'right, yet unsure'}: {each.sentence.text}\n      {then}"


def _times(reader: Reader, sentences: list[Labelled]) -> Iterator[str]:
    """Processor time, which a busy machine does not stretch."""
    taken = sorted(_seconds(reader, each.text) for _ in range(ROUNDS) for each in sentences)
    late = taken[int(len(taken) * 0.99)]
    yield (
        f"\na text, of {len(sentences)}: median {statistics.median(taken) * 1e3:.2f} ms, "
        f"p99 {late * 1e3:.2f} ms, longest {taken[-1] * 1e3:.2f} ms"
    )


def _seconds(reader: Reader, text: str) -> float:
    began = time.thread_time()
    reader.read(text)
    return time.thread_time() - began


if __name__ == "__main__":
    main()
