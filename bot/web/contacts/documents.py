"""The document of an authorisation, published while it is in force and no minute longer (2.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from aiohttp import web
from jinja2 import Template

from bot.web.contacts.answers import HEADERS
from bot.web.contacts.paths import PAGE, with_query
from bot.web.contacts.wording import Wording, one_line
from handlers.talk import Text, say
from storage import authorisations, files
from storage.authorisations import Authorisation
from storage.files import StoredFile
from storage.work import Database, Work

NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
KINDS = ("application/pdf", "image/jpeg", "image/png")
ANY_BYTES = "application/octet-stream"
OVER, UNKNOWN = 410, 404


class Documents:
    """Sends documents; says in both languages when one is over."""

    def __init__(self, database: Database, page: Template, wordings: Mapping[str, Wording]) -> None:
        self._database = database
        self._page = page
        self._wordings = wordings

    async def send(self, request: web.Request) -> web.Response:
        """The stored file as an attachment while the authorisation counts; 410 after its end; else 404."""
        asked = request.match_info["id"]
        found = await self._database.read(lambda work: _find(work, int(asked))) if NUMBER.fullmatch(asked) else None
        match found:
            case (Authorisation() as one, StoredFile() as file):
                return _attachment(one, file)
            case (Authorisation(), None):
                return self._sorry(OVER, say("document_over"))
        return self._sorry(UNKNOWN, say("document_unknown"))

    def _sorry(self, status: int, text: Text) -> web.Response:
        sentences = [
            (each, wording.words(text), wording.words(say("document_contacts")), with_query(PAGE, lang=each))
            for each, wording in self._wordings.items()
        ]
        body = self._page.render(sentences=sentences)
        return web.Response(status=status, text=body, content_type="text/html", headers={**HEADERS, **_NOT_KEPT})


_NOT_KEPT = {"Cache-Control": "no-store"}


def _find(work: Work, ident: int) -> tuple[Authorisation, StoredFile | None] | None:
    """The authorisation, with its file while it counts. None for what was never published: no file, not begun yet."""
    one = authorisations.load(work, ident)
    if one is None or one.file_id is None or work.now < one.since or one.ends <= one.since:
        return None
    return one, files.load(work, one.file_id) if one.counts(work.now) else None


def _attachment(one: Authorisation, file: StoredFile) -> web.Response:
    """Never shown inside our own address: whatever the bytes are, a browser only saves them."""
    name = one_line(one.file_name or "").replace("/", "-").replace("\\", "-") or f"{one.id}"
    disposition = f"attachment; filename=\"authorisation-{one.id}\"; filename*=UTF-8''{quote(name, safe='')}"
    kind = file.mime if file.mime in KINDS else ANY_BYTES
    headers = {**HEADERS, **_NOT_KEPT, "Content-Disposition": disposition, "Content-Type": kind}
    return web.Response(body=file.data, headers={**headers, "Content-Security-Policy": "default-src 'none'; sandbox"})
