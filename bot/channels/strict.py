"""Bytes into JSON, refusing whatever an honest sender never writes (U12)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping

from bot.channels.port import Unreadable

Raw = Mapping[str, object]
LARGEST_INTEGER = 2**63 - 1
UNCLEAN = re.compile("[\0\ud800-\udfff]")
MANY_DIGITS = 20  # checked before `int()`, which takes quadratic time and refuses long ones its own way


def parse(body: bytes, whole: Callable[[str], object] = int, fraction: Callable[[str], object] = float) -> Raw:
    """The JSON object in `body`; `whole` and `fraction` make values of its numbers.

    Raises `Unreadable`, and nothing else, for broken JSON or UTF-8, a key that stands twice, NaN, infinity, an integer
    of 2^63 or more, nesting without end, NUL, half a surrogate pair, and anything but an object.
    """
    try:
        value: object = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_int=lambda digits: whole(_small(digits)),
            parse_float=lambda digits: fraction(_finite(digits)),
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        # the parser's own words quote the body; its kind is enough
        raise Unreadable(f"not JSON: {type(error).__name__}") from None
    if not isinstance(value, dict):
        raise Unreadable("not an object")
    if not all(map(_is_clean, _strings(value))):
        raise Unreadable("NUL or half a surrogate pair")
    return value


def part(value: object, *path: str) -> object:
    """What stands at a path of keys; None where there is nothing."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def integer(value: object) -> int | None:
    """`value` if it is a whole number (True and False are not)."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _small(digits: str) -> str:
    if len(digits) > MANY_DIGITS or abs(int(digits)) > LARGEST_INTEGER:
        raise ValueError("an integer too large")
    return digits


def _finite(digits: str) -> str:
    if math.isinf(float(digits)):
        raise ValueError("a number without end")
    return digits


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _strings(value: object) -> Iterator[str]:
    """Every string in `value`, keys included; a stack, because nesting may be deep."""
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
