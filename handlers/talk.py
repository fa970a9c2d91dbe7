"""The words between a channel and a behaviour.

- A behaviour gets an `Incoming` and returns `Outgoing` messages; it never learns which platform carries them.
- A `Text` names a sentence of the catalogue and its values; it becomes words when it is sent, in the reader's language.
- A `Choice` is what a person may do next: a button on Telegram, a line of a numbered list on Zalo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """The ways in and out. E-mail only goes out."""

    TELEGRAM = "telegram"
    ZALO = "zalo"
    EMAIL = "email"


class Event(StrEnum):
    """What happened on the platform, as far as a behaviour cares."""

    TEXT = "text"
    PRESS = "press"
    EDIT = "edit"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    WITHDRAW = "withdraw"
    HAND_TYPED = "hand_typed"
    ECHO = "echo"
    TAKEN_IN = "taken_in"
    """We were taken into a group."""
    MOVED = "moved"
    """A group has a new id."""
    OTHER = "other"


class Doubt(StrEnum):
    """Why the words may not be the sender's own, fresh and addressed to us (T6, T7)."""

    FORWARDED = "forwarded"
    VIA_BOT = "via_bot"
    ANONYMOUS = "anonymous"
    GROUP = "group"


@dataclass(frozen=True)
class Attachment:
    """A file that arrived. `data` is empty and `problem` named when it could not be taken.

    `problem` is one of `too_big`, `kind`, `unreachable`.
    """

    name: str
    mime: str
    data: bytes = b""
    problem: str | None = None


@dataclass(frozen=True)
class Incoming:
    """One thing a person did. Times are UTC; `occurred_at` is the platform's, never later than `received_at`.

    A press: `press` is what the button carries, None when it was not ours; `press_id` answers it, `message_id` is the
    message the button hangs on. `chat`: where it happened, when that may be another place than the person's own chat.
    `from_history`: read later from the platform's history, which does not tell what was replied to. `typed_by`: the
    administrator who typed a hand-typed message, by the platform's id. `chat_title`: of the group or channel that we
    were taken into. `moved_to`: the new id of the group `chat`.
    """

    channel: Channel
    account: str
    event: Event
    occurred_at: datetime
    received_at: datetime
    text: str = ""
    press: str | None = None
    press_id: str | None = None
    message_id: str | None = None
    replied_to: str | None = None
    display_name: str = ""
    language: str | None = None
    files: tuple[Attachment, ...] = ()
    doubt: Doubt | None = None
    chat: str = ""
    from_history: bool = False
    typed_by: str = ""
    chat_title: str = ""
    moved_to: str = ""

    @property
    def in_group(self) -> bool:
        """Whether it happened in a group: its chats have negative ids."""
        return self.chat.startswith("-")


@dataclass(frozen=True)
class Moment:
    """A point in time inside a `Text`, shown in the agency's time zone. `style`: `full`, `day`, `date` or `time`."""

    at: datetime
    style: str = "full"


@dataclass(frozen=True)
class Bilingual:
    """A name that the directory gives in both languages; the reader sees their own."""

    vi: str
    en: str


@dataclass(frozen=True)
class Text:
    """A sentence of the catalogue: its key and its values. A `str` value is a person's own words, shown as they are."""

    key: str
    values: Mapping[str, str | int | Text | Moment | Lines | Bilingual] = field(default_factory=dict)


@dataclass(frozen=True)
class Lines:
    """Several texts, joined by `between`."""

    items: tuple[str | Text | Bilingual, ...]
    between: str = "\n"


def say(key: str, **values: str | int | Text | Moment | Lines | Bilingual) -> Text:
    """Short for `Text`: ``say("filed", code="BC-2026-00042")``."""
    return Text(key, values)


@dataclass(frozen=True)
class Choice:
    """One thing a person may do next.

    `action` names the behaviour (at most 16 characters of ``a-z . _``), `ref` what it is about (at most 20 of
    ``A-Za-z0-9_-``), `version` the version of that thing when it was shown. `words`: what may be typed instead.
    """

    label: Text
    action: str
    ref: str = ""
    version: int = 0
    words: tuple[str, ...] = ()

    @property
    def data(self) -> str:
        """What a press carries, without its tag: ``action:ref:version``."""
        return f"{self.action}:{self.ref}:{self.version}"


@dataclass(frozen=True)
class FileRef:
    """A stored file to send, under the name its sender gave it."""

    id: int
    name: str


class Kind(StrEnum):
    """What a message is, which decides its priority and what to do when nobody knows whether it arrived (§1.3)."""

    REPLY = "reply"
    ANSWER = "answer"
    CARD = "card"
    REMINDER = "reminder"
    DIGEST = "digest"
    TOAST = "toast"
    MENU = "menu"
    """The commands that this account is shown, as choices (label: what it does, action: its name); no message."""
    FORGET = "forget"
    """No message: what the person just sent (a PIN) must be kept nowhere; its message is taken away where it can be."""
    LEAVE = "leave"
    """No message: the group that this account is, is left."""


@dataclass(frozen=True)
class ContactCard:
    """Somebody to be called or written to, as a telephone keeps them: a native card where the channel has such.

    `note`: what else is to be known, such as the matter and the dates of an authorisation.
    """

    name: str
    title: Bilingual
    organisation: Text
    phone: str
    email: str
    note: Text | None = None


@dataclass(frozen=True)
class Outgoing:
    """A message to one account (`to`: its row in storage).

    `card` names something shown once and edited as it changes (``case:42``) where the channel can edit; elsewhere the
    message is sent anew if `matters`, else not at all. `anew`: a new message even where the channel could edit, since
    an edit makes no sound. `choices`: rows of choices. `contacts`: cards after the text; where a channel has none the
    text must say it all. `secret`: holds a one-time code; once it has left, or never will, its words are not kept.
    `opens`: with this toast the presser's private chat is opened.
    """

    to: int
    text: Text
    choices: tuple[tuple[Choice, ...], ...] = ()
    files: tuple[FileRef, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    kind: Kind = Kind.REPLY
    card: str | None = None
    matters: bool = True
    anew: bool = False
    case: int | None = None
    key: str | None = None
    valid_until: datetime | None = None
    secret: bool = False
    opens: bool = False
