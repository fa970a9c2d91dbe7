"""What was made of the contacts, kept for as long as they stand as they stood: a page costs more to make than to read.

The contacts themselves are read for every call, so a change is seen at once (2.4: to the minute).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from bot.web.contacts.published import Published

T = TypeVar("T")
MOST = 64
"""Pages kept: every office in a language, and some searches."""


class Kept:
    """Pages by what was asked for, each with the contacts that it shows."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, ...], tuple[Published, object]] = OrderedDict()

    def get(self, shown: Published, asked: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` gives for these contacts and this question; its type must follow from `asked`.

        Pages tell the moment to the minute, so within a minute they are the same.
        """
        contacts = replace(shown, at=shown.at.replace(second=0, microsecond=0))
        before, made = self._made.get(asked, (None, None))
        if before == contacts:
            self._made.move_to_end(asked)
            return cast("T", made)
        anew = make()
        self._made[asked] = contacts, anew
        self._made.move_to_end(asked)
        while len(self._made) > MOST:
            self._made.popitem(last=False)
        return anew
