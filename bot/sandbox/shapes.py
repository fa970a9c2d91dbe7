"""Messages, toasts and mails of the ledger as the interface shows them (JSON)."""

from __future__ import annotations

from bot.sandbox.ledger import Ledger, Mail, Message, SamplePerson, Toast

FILES = "/sandbox/files"
SHOWN = (
    "rows",
    "bold",
    "entities",
    "reply_to",
    "contacts",
    "deleted",
    "by",
)  # what the page may see of an emulator's own notes


def message_shape(message: Message) -> dict[str, object]:
    """One message of a transcript. `id` is a number; `rows`, `bold`, `reply_to` only where the channel has them.

    `contacts`: the native cards, `{"name", "phone"}` and what is known besides. `deleted`: it is to be taken away.
    `by`: who of a group wrote it.
    """
    return {
        "id": message.id,
        "from": message.sender,
        "text": message.text,
        "choices": message.choices,
        "files": [_file_shape(file) for file in message.files],
        "at": message.at,
        "edited": message.edited,
        **{name: message.extra[name] for name in SHOWN if name in message.extra},
    }


def toast_shape(toast: Toast) -> dict[str, object]:
    """One toast, for the page."""
    return {"who": toast.who, "text": toast.text}


def mail_shape(mail: Mail) -> dict[str, object]:
    """One mail."""
    return {
        "to": mail.to,
        "subject": mail.subject,
        "text": mail.text,
        "files": [_file_shape(file) for file in mail.files],
        "at": mail.at,
    }


def person_shape(person: SamplePerson) -> dict[str, object]:
    """One of the people; a brand-new journalist has no unit and no outlet yet."""
    return {
        "who": person.who,
        "name": person.name,
        "role": person.role,
        "unit": person.unit,
        "channel": person.channel,
        "language": person.language,
        "outlet": person.outlet,
        "known": person.known,
    }


def group_shape(group: SamplePerson) -> dict[str, object]:
    """A group chat: `who` names it wherever a chat is named."""
    return {
        "who": group.who,
        "name": group.name,
        "unit": group.unit,
        "channel": group.channel,
        "members": list(group.members),
    }


def chats_shape(ledger: Ledger) -> list[dict[str, object]]:
    """For each chat that has begun: how many messages the bot sent in it, and the newest message."""
    return [
        {"who": who, "from_bot": count, "newest": message_shape(ledger.get(newest))}
        for who, (count, newest) in ledger.received().items()
    ]


def _file_shape(file: dict[str, str | int]) -> dict[str, object]:
    return {"name": file["name"], "mime": file["mime"], "url": f"{FILES}/{file['blob']}"}
