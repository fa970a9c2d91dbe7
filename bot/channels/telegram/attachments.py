"""The files of a message: which there are, and their bytes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from aiogram.types import Message

from bot.channels.port import SendFailed
from handlers.talk import Attachment

LARGEST = 20 * 1024 * 1024  # the Bot API lets a bot fetch no more


class NotFetched(Exception):
    """A file that will never be fetched; `problem` as in `Attachment`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


Fetch = Callable[[str, int], Awaitable[bytes]]
"""File id and cap in bytes → the bytes. Raises `NotFetched`, or `SendFailed` to be tried again later."""


@dataclass(frozen=True)
class Remote:
    """A file that still lies with Telegram."""

    file_id: str
    name: str
    mime: str
    size: int


class _Media(Protocol):
    """What Telegram's kinds of files have in common."""

    file_id: str
    file_size: int | None


def listed(message: Message) -> list[Remote]:
    """The files of a message; of a photo only the largest size. An animation also stands there as a document."""
    number = message.message_id
    kinds: tuple[tuple[_Media | None, str, str], ...] = (
        (max(message.photo or (), key=lambda size: size.width * size.height, default=None), "photo.jpg", "image/jpeg"),
        (message.document, "file", "application/octet-stream"),
        (message.voice, "voice.ogg", "audio/ogg"),
        (message.video, "video.mp4", "video/mp4"),
        (message.audio, "audio.mp3", "audio/mpeg"),
        (message.video_note, "video.mp4", "video/mp4"),
    )
    return [_remote(media, f"{number}-{name}", mime) for media, name, mime in kinds if media is not None]


async def fetched(remote: Remote, fetch: Fetch, patient: bool = True) -> Attachment:
    """The file with its bytes, or with the problem that kept them. Raises `SendFailed` to try again, if `patient`."""
    if remote.size > LARGEST:
        return Attachment(remote.name, remote.mime, problem="too_big")
    try:
        return Attachment(remote.name, remote.mime, await fetch(remote.file_id, LARGEST))
    except NotFetched as error:
        return Attachment(remote.name, remote.mime, problem=error.problem)
    except SendFailed:
        if patient:
            raise
        return Attachment(remote.name, remote.mime, problem="unreachable")


def _remote(media: _Media, name: str, mime: str) -> Remote:
    own_name = getattr(media, "file_name", None)
    own_mime = getattr(media, "mime_type", None)
    return Remote(media.file_id, own_name or name, own_mime or mime, media.file_size or 0)
