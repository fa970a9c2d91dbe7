"""Links in what somebody typed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LINK = re.compile(r"https?://[^\s<>\"'\\]{4,500}", re.IGNORECASE)


def links_in(text: str) -> tuple[str, ...]:
    """Every address of a page, each once, without what ends the sentence."""
    found = (one.rstrip(".,;)") for one in LINK.findall(text))
    return tuple(dict.fromkeys(one for one in found if _host(one)))


def _host(link: str) -> str:
    """The site a link leads to; empty if it leads nowhere."""
    try:
        return urlsplit(link).hostname or ""
    except ValueError:  # such as https://[abc
        return ""
