"""Commands addressed by name: ``/cmd@us`` is ours, ``/cmd@otherbot`` is not (T7)."""

from __future__ import annotations

import re

ADDRESSED = re.compile(r"/(\w{1,64})@(\w{1,64})(?=\s|$)")


def ours(text: str, username: str) -> str | None:
    """The text without our name after the command; None when it is addressed to another bot."""
    found = ADDRESSED.match(text)
    if found is None:
        return text
    if found[2].casefold() != username.casefold():
        return None
    return f"/{found[1]}{text[found.end() :]}"
