"""Words and files that were sent without a form, kept until the person says what they are for.

Sent one after the other they belong together for an hour. An open draft stays as it is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.forms import files_of, text_of
from handlers.journalist import request
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing
from storage import conversations
from storage.conversations import Conversation

OFFER = "offer"
TOGETHER = timedelta(hours=1)


def keep(scene: Scene, text: str, files: tuple[FileRef, ...] = ()) -> Scene:
    """Keep typed words or sent files; the scene with them in."""
    at = scene.form or Conversation(OFFER, OFFER)
    earlier = at if _is_recent(scene, at) else Conversation(OFFER, OFFER)
    pairs = [(file.id, file.name) for file in (*files_of(earlier, "offered_files"), *files)]
    kept = at.at(
        at.step,
        offered=text or text_of(earlier, "offered"),
        offered_files=pairs,
        offered_at=scene.now.isoformat(),
    )
    return scene.with_form(conversations.save(scene.work, scene.account.id, kept))


def words(scene: Scene) -> str:
    """The words that are kept, or ""."""
    return text_of(scene.form, "offered") if scene.form else ""


def files(scene: Scene) -> tuple[FileRef, ...]:
    """The files that are kept."""
    return files_of(scene.form, "offered_files") if scene.form else ()


def file(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """File what was kept: the form opens with it in."""
    if scene.form is None:
        return request.start(scene)
    return request.start_with(scene, words(scene), files(scene))


def _is_recent(scene: Scene, at: Conversation) -> bool:
    since = text_of(at, "offered_at")
    return bool(since) and scene.now - datetime.fromisoformat(since) < TOGETHER
