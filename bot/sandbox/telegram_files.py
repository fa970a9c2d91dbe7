"""Files as Telegram tells them: ids that mean nothing to others, kinds, paths."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

from bot.sandbox.ledger import Ledger
from bot.sandbox.telegram_refusals import bad, not_found
from bot.sandbox.telegram_world import Shape

LARGEST_DOWNLOAD = 20 * 1024 * 1024
MARK = b"phatngon-mau:"
THUMBNAIL, FULL = 90, 1280
FOLDERS = {"image/": "photos", "audio/": "voice", "video/": "videos"}


def kind_of(mime: str) -> str:
    """How a person's client sends a file of that type.

    A real client turns every photograph into a JPEG; nothing here can, so a PNG goes as a file.
    """
    kinds = {"image/jpeg": "photo", "audio/ogg": "voice", "video/mp4": "video"}
    return kinds.get(mime, "document")


def media(kind: str, blob: int, name: str, mime: str, size: int) -> object:
    """The file in a message: several sizes of a photo, else one object."""
    if kind == "photo":
        return [_photo(blob, "s", THUMBNAIL, min(size, 1500)), _photo(blob, "x", FULL, size)]
    file: Shape = {**_ids(blob, "f"), "file_size": size, "mime_type": mime}
    if kind == "voice":
        return {**file, "duration": 3}
    if kind == "video":
        return {**file, "duration": 3, "width": FULL, "height": FULL, "file_name": name}
    return {**file, "file_name": name}


def told(ledger: Ledger, file_id: str) -> Shape:
    """The answer to `getFile`. Raises `Refusal`."""
    blob = _blob_of(file_id)
    try:
        _, mime, data = ledger.blob(blob)
    except KeyError:
        raise bad("wrong file_id or the file is temporarily unavailable") from None
    if len(data) > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    folder = next((folder for start, folder in FOLDERS.items() if mime.startswith(start)), "documents")
    return {**_ids(blob, "f"), "file_size": len(data), "file_path": f"{folder}/file_{blob}"}


def served(ledger: Ledger, path: str) -> tuple[str, bytes]:
    """Type and bytes of the file at a path that `getFile` told. Raises `Refusal`."""
    number = path.rpartition("/file_")[2]
    try:
        _, mime, data = ledger.blob(int(number))
    except (KeyError, ValueError):
        raise not_found() from None
    return mime, data


def _photo(blob: int, size_name: str, side: int, size: int) -> Shape:
    return {**_ids(blob, size_name), "width": side, "height": side, "file_size": size}


def _ids(blob: int, variant: str) -> Shape:
    name = MARK + f"{blob}:{variant}".encode()
    return {"file_id": urlsafe_b64encode(name).decode().rstrip("="), "file_unique_id": f"u{blob}{variant}"}


def _blob_of(file_id: str) -> int:
    try:
        raw = urlsafe_b64decode(file_id + "=" * (-len(file_id) % 4))
        return int(raw.removeprefix(MARK).partition(b":")[0]) if raw.startswith(MARK) else 0
    except ValueError:
        return 0
