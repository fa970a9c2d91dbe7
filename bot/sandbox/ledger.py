"""What each person of the sandbox would have seen, kept on disk: the emulators' memory and the tests' oracle."""

from __future__ import annotations

import asyncio
import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, platform_id TEXT NOT NULL, sender TEXT NOT NULL,
    text TEXT NOT NULL, choices TEXT NOT NULL, files TEXT NOT NULL, extra TEXT NOT NULL, at TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0, stamp INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS ix_messages_stamp ON messages (stamp);
CREATE INDEX IF NOT EXISTS ix_messages_who ON messages (who, id);
CREATE INDEX IF NOT EXISTS ix_messages_platform ON messages (platform_id);
CREATE TABLE IF NOT EXISTS blobs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, mime TEXT, data BLOB);
CREATE TABLE IF NOT EXISTS toasts (stamp INTEGER PRIMARY KEY, who TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recipient TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
    files TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


GROUP = "group"


@dataclass(frozen=True)
class SamplePerson:
    """Somebody who lives in the sandbox. `who` is the id of the interface, `external_id` the one of the platform.

    `outlet`: whom a journalist writes for. `known`: a journalist who introduced themself in an earlier life.
    A group chat is one too, of the role `GROUP`: `members` are the people in it.
    """

    who: str
    name: str
    role: str
    unit: str
    channel: str
    external_id: str
    language: str = "vi"
    outlet: str = ""
    known: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Message:
    """One message as a person sees it. `choices`: the labels, in order. `files`: `{"name", "mime", "blob"}` each.

    `extra`: what the emulator needs to play its part (for Telegram the buttons' data, entities, message id…).
    """

    id: int
    who: str
    platform_id: str
    sender: str
    text: str
    choices: list[str]
    files: list[dict[str, str | int]]
    at: str
    extra: dict[str, object] = field(default_factory=dict)
    edited: bool = False

    @property
    def deleted(self) -> bool:
        """Whether it was taken out of the chat since."""
        return bool(self.extra.get("deleted"))


@dataclass(frozen=True)
class Toast:
    """A short word shown over a chat for a moment: what the bot answered to a press."""

    who: str
    text: str


@dataclass(frozen=True)
class Mail:
    """A mail that arrived at the sandbox's mail server."""

    id: int
    to: str
    subject: str
    text: str
    files: list[dict[str, str | int]]
    at: str


class Ledger:
    """The emulators' memory: messages, files and small facts, in one SQLite file. Used from the event loop only."""

    def __init__(
        self, path: Path | None, people: tuple[SamplePerson, ...], groups: tuple[SamplePerson, ...] = ()
    ) -> None:
        self.people = {person.who: person for person in people}
        self.groups = {group.who: group for group in groups}
        self._by_account = {(person.channel, person.external_id): person for person in people}
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + SCHEMA)
        self._stamp = int(self._db.execute(NEWEST).fetchone()[0])
        self._watchers: set[asyncio.Event] = set()
        if not self.fact("born"):
            self.keep_fact("born", secrets.token_hex(8))

    @property
    def born(self) -> str:
        """Another one for another ledger: a page that sees it change knows that everything began anew."""
        return self.fact("born")

    @property
    def stamp(self) -> int:
        """Grows by one with every change that somebody could see."""
        return self._stamp

    @contextmanager
    def watch(self) -> Iterator[asyncio.Event]:
        """An event that is set at every change, while the context lasts."""
        event = asyncio.Event()
        self._watchers.add(event)
        try:
            yield event
        finally:
            self._watchers.discard(event)

    def _next_stamp(self) -> int:
        self._stamp += 1
        for event in self._watchers:
            event.set()
        return self._stamp

    def person_at(self, channel: str, external_id: str) -> SamplePerson | None:
        """Who owns that account; None for a stranger."""
        return self._by_account.get((channel, external_id))

    def add(
        self,
        who: str,
        platform_id: str,
        sender: str,
        text: str,
        at: datetime,
        *,
        choices: list[str] | None = None,
        files: list[dict[str, str | int]] | None = None,
        extra: dict[str, object] | None = None,
    ) -> Message:
        """Record a message of `sender` (`person` or `bot`) in `who`'s chat."""
        row = (who, platform_id, sender, text, _dump(choices or []), _dump(files or []), _dump(extra or {}))
        cursor = self._db.execute(
            "INSERT INTO messages (who, platform_id, sender, text, choices, files, extra, at, stamp)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (*row, at.isoformat(), self._next_stamp()),
        )
        return self.get(int(cursor.lastrowid or 0))

    def edit(self, message_id: int, text: str, choices: list[str], extra: dict[str, object]) -> Message:
        """Change a message of the bot in place."""
        self._db.execute(
            "UPDATE messages SET text=?, choices=?, extra=?, edited=edited+1, stamp=? WHERE id=?",
            (text, _dump(choices), _dump(extra), self._next_stamp(), message_id),
        )
        return self.get(message_id)

    def erase(self, message_id: int) -> None:
        """Take a message out of its chat: nothing of it stays but that it is gone."""
        gone = _dump({"deleted": True})
        self._db.execute(
            "UPDATE messages SET platform_id=?, text='', choices='[]', files='[]', extra=?, stamp=? WHERE id=?",
            (f"deleted {message_id}", gone, self._next_stamp(), message_id),
        )

    def toast(self, who: str, text: str) -> None:
        """Show `who` a short word (Telegram's answer to a press)."""
        self._db.execute("INSERT INTO toasts (stamp, who, text) VALUES (?,?,?)", (self._next_stamp(), who, text))

    def changes(self, after: int, who: str | None = None) -> tuple[list[Message], list[Toast]]:
        """Messages added or edited, and toasts shown, since the stamp `after`; of one person or of all."""
        messages = self._db.execute(
            f"SELECT {COLUMNS} FROM messages WHERE stamp>? AND (? IS NULL OR who=?) ORDER BY id",  # noqa: S608 - a constant
            (after, who, who),
        )
        found = [_message(row) for row in messages]
        toasts = self._db.execute(
            "SELECT who, text FROM toasts WHERE stamp>? AND (? IS NULL OR who=?) ORDER BY stamp", (after, who, who)
        )
        return found, [Toast(*row) for row in toasts]

    def received(self) -> dict[str, tuple[int, int]]:
        """For each person with a chat: how many messages the bot sent, and the id of the newest message."""
        rows = self._db.execute("SELECT who, SUM(sender='bot'), MAX(id) FROM messages GROUP BY who")
        return {who: (count, newest) for who, count, newest in rows}

    def add_mail(self, to: str, subject: str, text: str, files: list[dict[str, str | int]], at: datetime) -> None:
        """Record a mail that arrived."""
        self._next_stamp()
        self._db.execute(
            "INSERT INTO mails (recipient, subject, text, files, at) VALUES (?,?,?,?,?)",
            (to, subject, text, _dump(files), at.isoformat()),
        )

    def mails(self, to: str | None = None) -> list[Mail]:
        """Every mail, oldest first; only those to one address if given."""
        rows = self._db.execute(
            "SELECT id, recipient, subject, text, files, at FROM mails"
            " WHERE ? IS NULL OR lower(recipient)=lower(?) ORDER BY id",
            (to, to),
        )
        return [
            Mail(i, recipient, subject, text, json.loads(files), at) for i, recipient, subject, text, files, at in rows
        ]

    def get(self, message_id: int) -> Message:
        """One message. Raises `KeyError` if there is none."""
        row = self._db.execute(f"SELECT {COLUMNS} FROM messages WHERE id=?", (message_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise KeyError(message_id)
        return _message(row)

    def find(self, who: str, platform_id: str) -> Message | None:
        """The message of that chat with the platform's id."""
        row = self._db.execute(
            f"SELECT {COLUMNS} FROM messages WHERE who=? AND platform_id=?",  # noqa: S608 - a constant
            (who, platform_id),
        ).fetchone()
        return _message(row) if row else None

    def transcript(self, who: str, after: int = 0) -> list[Message]:
        """Everything in `who`'s chat, oldest first."""
        rows = self._db.execute(
            f"SELECT {COLUMNS} FROM messages WHERE who=? AND id>? ORDER BY id",  # noqa: S608 - a constant
            (who, after),
        )
        return [message for message in map(_message, rows) if not message.deleted]

    def keep_blob(self, name: str, mime: str, data: bytes) -> int:
        """Store a file's bytes; its id."""
        cursor = self._db.execute("INSERT INTO blobs (name, mime, data) VALUES (?,?,?)", (name, mime, data))
        return int(cursor.lastrowid or 0)

    def blob(self, blob_id: int) -> tuple[str, str, bytes]:
        """Name, type and bytes of a stored file. Raises `KeyError`."""
        row = self._db.execute("SELECT name, mime, data FROM blobs WHERE id=?", (blob_id,)).fetchone()
        if row is None:
            raise KeyError(blob_id)
        return str(row[0]), str(row[1]), bytes(row[2])

    def fact(self, name: str, default: str = "") -> str:
        """A small fact of an emulator (a token pair, the last update id)."""
        row = self._db.execute("SELECT value FROM facts WHERE name=?", (name,)).fetchone()
        return str(row[0]) if row else default

    def keep_fact(self, name: str, value: str) -> None:
        """Set a small fact."""
        self._db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?,?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


NEWEST = "SELECT max(coalesce((SELECT max(stamp) FROM messages), 0), coalesce((SELECT max(stamp) FROM toasts), 0))"
COLUMNS = "id, who, platform_id, sender, text, choices, files, at, extra, edited"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _message(row: tuple[int, str, str, str, str, str, str, str, str, int]) -> Message:
    ident, who, platform_id, sender, text, choices, files, at, extra, edited = row
    return Message(
        ident, who, platform_id, sender, text, json.loads(choices), json.loads(files), at, json.loads(extra), edited > 0
    )
