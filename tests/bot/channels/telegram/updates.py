"""Updates shaped as Telegram really sends them, made up in everything else."""

from __future__ import annotations

import json

DATE = 1795420800  # 2026-11-23T08:00:00Z, the tests' present
PERSON = {
    "id": 810000101,
    "is_bot": False,
    "first_name": "Nam",
    "last_name": "Lê Hoàng",
    "username": "lhnam_mau",
    "language_code": "vi-VN",
}
PRIVATE = {"id": 810000101, "first_name": "Nam", "last_name": "Lê Hoàng", "username": "lhnam_mau", "type": "private"}
GROUP = {"id": -1001234567890, "title": "Nhóm lạ (mẫu)", "type": "supergroup"}
POSTS = {"id": -1009876543210, "title": "Kênh lạ (mẫu)", "type": "channel"}
BOT = {"id": 800000001, "is_bot": True, "first_name": "Bot (mẫu)", "username": "phatngon_mau_bot"}
PHOTO = [
    {"file_id": "small", "file_unique_id": "u1", "file_size": 1253, "width": 90, "height": 67},
    {"file_id": "large", "file_unique_id": "u3", "file_size": 98765, "width": 1280, "height": 960},
    {"file_id": "middle", "file_unique_id": "u2", "file_size": 20123, "width": 320, "height": 240},
]


def update(kind: str, content: object, ident: int = 100000001) -> bytes:
    """The raw body of an update; non-ASCII escaped, as Telegram does."""
    return json.dumps({"update_id": ident, kind: content}).encode()


def message(**more: object) -> bytes:
    """A message in a private chat; `more` adds to it or replaces. None leaves a field out."""
    base = {"message_id": 42, "from": PERSON, "chat": PRIVATE, "date": DATE, **more}
    return update("message", {name: value for name, value in base.items() if value is not None})


def press(data: object, **more: object) -> bytes:
    """A press of a button in a private chat."""
    button = {"message_id": 77, "from": BOT, "chat": PRIVATE, "date": DATE, "text": "Hồ sơ BC-2026-00042"}
    base = {"id": "4382bfdwdsb323b2d9", "from": PERSON, "message": button, "chat_instance": "-3311", "data": data}
    return update("callback_query", {**base, **more})


def membership(chat: object, before: str, after: str) -> bytes:
    """The bot's own place in a chat changed."""
    change = {"chat": chat, "from": PERSON, "date": DATE}
    members = {
        "old_chat_member": {"user": BOT, "status": before},
        "new_chat_member": {"user": BOT, "status": after, "until_date": 0},
    }
    return update("my_chat_member", {**change, **members})


OF_NO_CONCERN = {
    "a business message": update("business_message", {"message_id": 1, "business_connection_id": "x", "chat": PRIVATE}),
    "a reaction": update(
        "message_reaction",
        {
            "chat": PRIVATE,
            "message_id": 42,
            "user": PERSON,
            "date": DATE,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        },
    ),
    "an inline query": update("inline_query", {"id": "1", "from": PERSON, "query": "bhxh", "offset": ""}),
    "a poll": update("poll", {"id": "1", "question": "?", "options": []}),
    "a kind not yet invented": update("hologram", {"from": PERSON, "voxels": [[0, 1], [1, 0]]}),
    "nothing but an id": b'{"update_id": 100000001}',
    "a service message": message(pinned_message={"message_id": 3, "chat": PRIVATE, "date": 0}),
    "a timer": message(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}),
    "a command to another bot": message(text="/start@some_other_bot abc"),
    "a kind whose content is no object": update("message", [1, 2, 3]),
}
