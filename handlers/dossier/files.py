"""Files of a dossier: by name and digest, so that each can be told from any other."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.scene import Scene
from handlers.talk import Lines, say
from storage import files
from storage.words import NamedFile


def listed(scene: Scene, found: Sequence[NamedFile]) -> Lines | None:
    """A line a file; None for none."""
    names = tuple(say("dossier_file", name=one.name, digest=files.digest_of(scene.work, one.file_id)) for one in found)
    return Lines(names) if names else None
