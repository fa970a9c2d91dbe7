"""Serves the sandbox's page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import PurePath

from aiohttp import web

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page_routes() -> list[web.RouteDef]:
    """The page at `/` and its parts under `/sandbox/page/`."""
    return [web.get("/", _index), web.get("/sandbox/page/{name}", _part)]


async def _index(request: web.Request) -> web.Response:
    return _serve("index.html")


async def _part(request: web.Request) -> web.Response:
    return _serve(request.match_info["name"])


def _serve(name: str) -> web.Response:
    """A file of the page; nothing else can be named, as only plain names of known kinds are looked up."""
    kind = TYPES.get(PurePath(name).suffix)
    found = files("bot.sandbox.page").joinpath(PurePath(name).name)
    if kind is None or not found.is_file():
        raise web.HTTPNotFound(text="there is no such part of the page")
    return web.Response(body=found.read_bytes(), content_type=kind, charset="utf-8", headers=HEADERS)
