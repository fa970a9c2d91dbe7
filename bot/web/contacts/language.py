"""In which language a page answers: as asked for, else as the browser prefers, else Vietnamese."""

from __future__ import annotations

from aiohttp import web

from locales import DEFAULT, LANGUAGES

MOST_LISTED = 20


def language_of(request: web.Request) -> str:
    """A language that we speak."""
    asked = request.query.get("lang", "").lower()
    return asked if asked in LANGUAGES else preferred(request.headers.get("Accept-Language", ""))


def preferred(accepted: str) -> str:
    """The best of an `Accept-Language` header; what is no such header means nothing."""
    weighed = [_weighed(part) for part in accepted.split(",")[:MOST_LISTED]]
    known = [(weight, language) for weight, language in weighed if language in LANGUAGES and weight > 0]
    return max(known, key=lambda one: one[0])[1] if known else DEFAULT


def _weighed(part: str) -> tuple[float, str]:
    name, _, rest = part.partition(";")
    language = name.strip().lower().partition("-")[0]
    _, _, number = rest.partition("q=")
    try:
        return (float(number) if number.strip() else 1.0), language
    except ValueError:
        return 0.0, language
