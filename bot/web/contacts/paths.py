"""Where the public contacts stand."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from storage.directory import Speaker

PAGE, JSON, VCARDS = "/spokespersons", "/spokespersons.json", "/spokespersons.vcf"
STYLE, SCRIPT = "/spokespersons/page.css", "/spokespersons/page.js"
DOCUMENT = "/spokespersons/documents/{id}"


def document_path(one: Speaker) -> str | None:
    """Where the document of an authorisation can be fetched; None if it is not kept here."""
    if one.authorisation is None or not one.has_file:
        return None
    return DOCUMENT.format(id=one.authorisation)


def with_query(path: str, **query: str) -> str:
    """A path with what is asked for; empty values are left out."""
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def mail_link(email: str) -> str | None:
    """What a tap writes to; None for what is no address."""
    name, at, host = email.strip().rpartition("@")
    return f"mailto:{quote(name)}@{quote(host)}" if at and name and host and " " not in email.strip() else None
