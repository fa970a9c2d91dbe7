"""Whether a button that was pressed is one we made (T1)."""

from __future__ import annotations

import hmac

from storage.keys import Keys


def verified(keys: Keys, data: str, chat: str) -> str | None:
    """``action:ref:version`` of ``action:ref:version:tag``; None when the tag is not ours for that chat.

    A client can send any data it likes, so this is untrusted input. A good tag grants nothing by itself: it says only
    that we once showed this button in this chat.
    """
    body, _, tag = data.rpartition(":")
    expected = keys.tag("button", body, chat)
    return body if hmac.compare_digest(tag.encode(), expected.encode()) else None
