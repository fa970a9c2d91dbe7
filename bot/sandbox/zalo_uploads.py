"""What the bot uploaded: checked for size and kind, kept for seven days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from aiohttp import BodyPartReader, web

from bot.sandbox.zalo_world import Refused, World

KEPT_FOR = timedelta(days=7)
MEGABYTE = 1024 * 1024
PIECE = 65536


@dataclass(frozen=True)
class Rule:
    """What one upload call takes: the answer's field, the limit, the endings with the bytes they stand for."""

    field: str
    limit: int
    starts: dict[str, bytes]


RULES = {
    "image": Rule(
        "attachment_id", MEGABYTE, {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
    ),
    "gif": Rule("attachment_id", 5 * MEGABYTE, {".gif": b"GIF8"}),
    "file": Rule("token", 5 * MEGABYTE, {".pdf": b"%PDF-", ".doc": b"\xd0\xcf\x11\xe0", ".docx": b"PK\x03\x04"}),
}


class Uploads:
    """The uploads of the OA."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def take(self, request: web.Request) -> dict[str, str]:
        """Check and keep one file; its id or token. Raises `Refused`."""
        kind = request.match_info["kind"]
        rule = RULES[kind]
        name, mime, data = await _file(request, rule.limit)
        start = rule.starts.get(PurePath(name).suffix.lower())
        if start is None or not data.startswith(start):
            raise Refused(-201, f"{kind} type is invalid")
        blob = self._world.ledger.keep_blob(name, mime, data)
        token = secrets.token_urlsafe(36)
        record = {"kind": kind, "blob": str(blob), "at": self._world.clock.now().isoformat()}
        self._world.remember(f"upload:{token}", record)
        return {rule.field: token}

    def find(self, token: object, kind: str) -> dict[str, str | int]:
        """The file behind an id or token, as the ledger shows it. Raises `Refused`."""
        record = self._world.recall(f"upload:{token}") if isinstance(token, str) else {}
        if record.get("kind") != kind:
            raise Refused(-201, "attachment is invalid")
        if self._world.clock.now() - datetime.fromisoformat(record["at"]) > KEPT_FOR:
            raise Refused(-100)
        blob = int(record["blob"])
        name, mime, _ = self._world.ledger.blob(blob)
        return {"name": name, "mime": mime, "blob": blob}


async def _file(request: web.Request, limit: int) -> tuple[str, str, bytes]:
    """Name, type and bytes of the form's field `file`, read piece by piece."""
    if not request.content_type.startswith("multipart/"):
        raise Refused(-201, "file is required")
    part = await (await request.multipart()).next()
    if not isinstance(part, BodyPartReader) or part.name != "file" or not part.filename:
        raise Refused(-201, "file is required")
    data = bytearray()
    while piece := await part.read_chunk(PIECE):
        if len(data) <= limit:  # the rest is read and dropped, so that the caller hears the answer
            data += piece
    if len(data) > limit:
        raise Refused(-210)
    return part.filename, part.headers.get("Content-Type", "application/octet-stream"), bytes(data)
