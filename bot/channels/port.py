"""What intake, processing and delivery ask of a channel, and how a channel says that it failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from handlers.talk import Channel, Incoming


class Failure(StrEnum):
    """Why a call failed, as far as delivery must know (reliability §4.5).

    - RETRY: surely not delivered, may be repeated
    - AMBIGUOUS: nobody knows; the message's kind decides (§1.3)
    - LIMITED: told to wait `retry_after` seconds (a person, or the whole bot when `everyone`)
    - UNREACHABLE: this person cannot be reached (blocked, unfollowed, gone)
    - WINDOW: the platform lets us write to this person only after they write again
    - CONFIGURATION: ours to mend (token revoked, OA disabled, quota): the channel is held, nothing is lost
    - PERMANENT: this message can never be sent; a person must look
    - GONE: the message to edit is not there any more: send a new one
    """

    RETRY = "retry"
    AMBIGUOUS = "ambiguous"
    LIMITED = "limited"
    UNREACHABLE = "unreachable"
    WINDOW = "window"
    CONFIGURATION = "configuration"
    PERMANENT = "permanent"
    GONE = "gone"


class SendFailed(Exception):
    """A call to a platform failed. `detail` never holds a secret or a person's words.

    `migrated_to`: the chat has this new id: update it once and send again (O11).
    """

    def __init__(
        self,
        failure: Failure,
        detail: str,
        *,
        retry_after: float | None = None,
        everyone: bool = False,
        migrated_to: str | None = None,
    ) -> None:
        super().__init__(f"{failure.value}: {detail}")
        self.failure = failure
        self.detail = detail
        self.retry_after = retry_after
        self.everyone = everyone
        self.migrated_to = migrated_to


@dataclass(frozen=True)
class FileOut:
    """A file to send."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class ContactOut:
    """A contact to send as a native card. `vcard`: the same and more, at most 2,048 bytes, or ""."""

    phone: str
    name: str
    vcard: str = ""


@dataclass(frozen=True)
class Parcel:
    """One call to a platform: a piece of text within its limit, one file, one contact, or the commands of a chat.

    `bold`: spans of `text` in code points (start, length). `buttons`: rows of (label, data ≤ 64 bytes), Telegram only.
    `edits`: the platform's id of the message to change in place, Telegram only. `menu`: (command, what it does) each,
    which the chat is to be shown from now on; empty: the same as everybody. `attached`: files that go with the
    words as one, e-mail only. `leaves`: the group is left, Telegram only.
    """

    to: str
    text: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    file: FileOut | None = None
    edits: str | None = None
    contact: ContactOut | None = None
    menu: tuple[tuple[str, str], ...] | None = None
    attached: tuple[FileOut, ...] = ()
    leaves: bool = False

    @property
    def has_words(self) -> bool:
        """Whether it is text alone: that can say something more, and shows in an echo."""
        return self.file is None and self.contact is None and self.is_message

    @property
    def is_message(self) -> bool:
        """Whether anybody sees something of it."""
        return self.menu is None and not self.leaves


class Sender(Protocol):
    """A way out."""

    channel: Channel
    text_limit: int
    """Longest text of one message, in UTF-16 units."""
    can_edit: bool
    has_buttons: bool
    file_limit: int
    """Largest file in bytes."""
    has_contacts: bool
    """Whether there are native cards for contacts."""
    has_menus: bool
    """Whether each chat has a menu of commands of its own."""

    async def send(self, parcel: Parcel) -> str:
        """Make one call; the platform's id of the message, "" where none is shown. Raises `SendFailed`."""

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """Answer a press with a short word; `opens`: and with the private chat. Best effort, never raises."""

    async def leave(self, chat: str) -> None:
        """Leave a group that nobody allowed us (T8); best effort, never raises."""

    async def forget(self, chat: str, message_id: str) -> None:
        """Take away what a person wrote, where the platform lets us (T10); best effort, never raises."""

    async def close(self) -> None:
        """Let go of connections."""


class Unreadable(Exception):
    """A body from the platform that cannot be read: it is kept as a dead letter, never refused (U12)."""


@dataclass(frozen=True)
class Address:
    """What intake must know of an update before it is stored.

    `key`: unique for one event on this channel, the same when the platform sends it again. `lane`: updates of one lane
    are handled in order (``zalo:246…``).
    """

    key: str
    lane: str


class Receiver(Protocol):
    """A way in."""

    channel: Channel

    def address(self, body: bytes) -> Address | None:
        """The address of a raw update; None if nothing in it concerns us. Raises `Unreadable`. Pure and quick."""

    async def read(self, body: bytes, received_at: datetime, *, patient: bool = True) -> Incoming | None:
        """The update as a behaviour sees it, its files fetched; None to ignore it.

        Called outside any transaction, perhaps several times for one update. Raises `SendFailed` when the platform
        must be asked again later; not when we are no longer `patient`: then a file that does not come is left out,
        with its problem, so that the words are not held back for it.
        """
