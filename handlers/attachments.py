"""Files that come with a message: the good ones are stored, the others named with the reason."""

from __future__ import annotations

from handlers.scene import Scene
from handlers.talk import Attachment, FileRef, Text, say
from storage import files

SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "application/msword": (b"\xd0\xcf\x11\xe0",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (b"PK\x03\x04",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (b"PK\x03\x04",),
    "audio/ogg": (b"OggS",),
    "audio/mpeg": (b"ID3", b"\xff\xfb", b"\xff\xf3"),
    "audio/amr": (b"#!AMR",),
    "audio/mp4": (b"\x00\x00\x00",),
    "video/mp4": (b"\x00\x00\x00",),
    "text/plain": (b"",),
}
"""What may come in, and how each kind begins (T24): the declared kind and the first bytes must agree."""


def take_files(scene: Scene) -> tuple[tuple[FileRef, ...], tuple[Text, ...]]:
    """Store what can be stored: the files, and a sentence about each that could not be taken."""
    good = [file for file in scene.incoming.files if _problem(file) is None]
    kept = tuple(FileRef(files.keep(scene.work, file.mime, file.data), file.name) for file in good)
    bad = [(file, _problem(file)) for file in scene.incoming.files]
    return kept, tuple(say(f"file_{problem}", name=file.name) for file, problem in bad if problem)


def _problem(file: Attachment) -> str | None:
    """`too_big`, `kind`, `unreachable`, or None for a file that may be kept."""
    if file.problem:
        return file.problem
    return None if file.data.startswith(SIGNATURES.get(file.mime, ())) and file.data else "kind"
