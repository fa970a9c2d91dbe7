"""What people wrote while the webhook did not hear them: Zalo's history, as webhook bodies (U6).

A body made here has the same key as the webhook's own for that message, so what was heard already changes nothing.
"""

from __future__ import annotations

import json
from datetime import datetime

from bot.channels.zalo.body import words
from bot.channels.zalo.client import PAGE, ZaloClient
from bot.channels.zalo.moment import moment_of

FROM_PERSON = "1"
MOST_PAGES = 50
KINDS = {"photo": "image", "image": "image", "gif": "gif", "voice": "audio", "audio": "audio", "video": "video"}
"""What the history calls a message, and the webhook's word for it; anything else with an address is a file."""


async def missed(client: ZaloClient, app_id: str, oa_id: str, since: datetime, now: datetime) -> list[bytes]:
    """Bodies of what people wrote after `since`, oldest first, at most 500. Raises `SendFailed`."""
    found: list[bytes] = []
    for page in range(MOST_PAGES):
        entries = await client.listrecentchat(page * PAGE, PAGE)
        fresh = [one for one in entries if moment_of(words(one, "time"), now) > since]
        found += [_body(one, app_id, oa_id) for one in fresh if _is_from_person(one)]
        if len(fresh) < PAGE:
            break
    return found[::-1]


def _is_from_person(entry: object) -> bool:
    return words(entry, "src") == FROM_PERSON and bool(words(entry, "message_id")) and bool(words(entry, "from_id"))


def _body(entry: object, app_id: str, oa_id: str) -> bytes:
    kind, message = _message(entry)
    body = {
        "app_id": app_id,
        "sender": {"id": words(entry, "from_id")},
        "recipient": {"id": oa_id},
        "event_name": f"user_send_{kind}",
        "message": {**message, "msg_id": words(entry, "message_id")},
        "timestamp": words(entry, "time"),
        "from_history": True,
    }
    return json.dumps(body, ensure_ascii=False).encode()


def _message(entry: object) -> tuple[str, dict[str, object]]:
    text, url = words(entry, "message"), words(entry, "url")
    if words(entry, "type") == "text" or not url:
        return "text", {"text": text}
    kind = KINDS.get(words(entry, "type"), "file")
    return kind, {"text": text, "attachments": [{"type": kind, "payload": {"url": url}}]}
