"""How a public page is answered: asked for anew each time, unchanged if its bytes are (2.4: to the minute)."""

from __future__ import annotations

import hashlib

from aiohttp import web

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def answer(
    request: web.Request, body: str, kind: str, *, status: int = 200, language: str = "", file_name: str = ""
) -> web.Response:
    """The page, or 304 when the caller has these very bytes. `kind`: the media type; UTF-8 throughout."""
    raw = body.encode()
    tag = hashlib.sha256(raw).hexdigest()[:32]
    response = web.Response(status=status, headers=HEADERS)
    if status == 200 and any(known.value in (tag, "*") for known in request.if_none_match or ()):
        response.set_status(304)
    else:
        response.body = raw
    if response.status != 304:
        response.headers["Content-Type"] = f"{kind}; charset=utf-8"
    if file_name:
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    if language:
        response.headers.update({"Content-Language": language, "Vary": "Accept-Language"})
    response.etag = tag
    return response
