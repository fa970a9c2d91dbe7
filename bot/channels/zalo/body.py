"""Bodies from Zalo: parsed strictly as JSON (U12), read loosely as to their fields (U8)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from bot.channels.port import Unreadable

Body = Mapping[str, object]
LARGEST_INTEGER = 2**63 - 1
MANY_DIGITS = 20
UNCLEAN = re.compile("[\0\ud800-\udfff]")


def parse(raw: bytes) -> Body:
    """The object in a body; every number in it becomes the string that was written.

    Raises `Unreadable` for what no honest sender writes: broken JSON or UTF-8, a key twice, NaN, infinity, an integer
    of 2^63 or more, nesting without end, NUL, half a surrogate pair, anything but an object (U12).
    """
    try:
        value: object = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error
    if not isinstance(value, dict):
        raise Unreadable("not an object")
    if not all(_is_clean(one) for one in _strings(value)):
        raise Unreadable("NUL or half a surrogate pair")
    return value


def part(body: object, *path: str) -> object:
    """What stands at a path of keys; None where there is nothing."""
    for key in path:
        if not isinstance(body, Mapping):
            return None
        body = body.get(key)
    return body


def words(body: object, *path: str) -> str:
    """The string or number at a path of keys, as it was written; "" where there is none."""
    found = part(body, *path)
    return found if isinstance(found, str) else ""


def items(body: object, *path: str) -> list[object]:
    """The list at a path of keys; empty where there is none."""
    found = part(body, *path)
    return list(found) if isinstance(found, list) else []


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole(digits: str) -> str:
    if len(digits) > MANY_DIGITS or abs(int(digits)) > LARGEST_INTEGER:
        raise ValueError("an integer too large")
    return digits


def _fraction(digits: str) -> str:
    if float(digits) in (float("inf"), float("-inf")):
        raise ValueError("a number without end")
    return digits


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _strings(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one


def _is_clean(text: str) -> bool:
    return UNCLEAN.search(text) is None
