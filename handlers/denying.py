"""What somebody without the right is told, and how it is remembered."""

from __future__ import annotations

from handlers.scene import Scene
from handlers.talk import Outgoing, Text
from storage import security


def denied(scene: Scene, reason: str, text: Text) -> list[Outgoing]:
    """Nothing changes, a short neutral answer, one security row."""
    security.note(scene.work, scene.account.channel, scene.account.external_id, reason, scene.incoming.press)
    return [scene.reply(text)]
