"""The command `understand`: texts in, one JSON object a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from handlers.understanding.reader import Reader


def lines(texts: Iterable[str], reader: Reader | None = None) -> Iterator[str]:
    """A line a text: its likeliest intent (however unsure), unit, topic, confidence and the words that decided."""
    reader = reader or Reader.starter()
    for text in texts:
        found = reader.read(text.rstrip("\r\n"))
        yield json.dumps(
            {
                "intent": found.best.value,
                "unit": found.unit,
                "topic": found.topic,
                "confidence": found.confidence,
                "why": list(found.why),
            },
            ensure_ascii=False,
        )
