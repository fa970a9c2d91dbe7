"""A confirmation that was left for something else is not forgotten in silence: that nothing was done, and the way back.

- It is said under what is shown instead, so that on Zalo the numbers still mean the list just asked for.
- A way that the confirmation itself offered (change it) is taken knowingly: where it opens the form again, nothing is
  said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from handlers.confirming import CONFIRM
from handlers.forms import text_of
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Lines, Outgoing, Text, say
from handlers.wire import unpack
from storage import conversations
from storage.conversations import Conversation
from storage.outbox import Payload

ASKED = ("act", "about")
"""What a confirmation is of."""
Rows = tuple[tuple[Choice, ...], ...]


def noted(scene: Scene, told: Sequence[Outgoing], pressed: str = "") -> list[Outgoing]:
    """What is told, with a word about the confirmation that was open.

    `scene`: as it was before; `pressed`: what led away from it.
    """
    before = scene.form
    if before is None or before.form != CONFIRM.name or before.data.get("paused"):
        return list(told)
    code, now = text_of(before, "code"), conversations.load(scene.work, scene.account.id)
    if now is not None and _is_same(before, now):
        return _with(scene, told, say("confirm_waits", code=code), (_back(),)) if now.data.get("paused") else list(told)
    return list(told) if pressed in _ways(before) else _with(scene, told, say("confirm_left", code=code))


def _back() -> tuple[Choice, ...]:
    return (Choice(say("choice_back_to_confirm"), "form.resume", words=("tiep tuc", "resume")),)


def _is_same(before: Conversation, now: Conversation) -> bool:
    return now.form == before.form and all(now.data.get(one) == before.data.get(one) for one in ASKED)


def _ways(before: Conversation) -> set[str]:
    shown = unpack(cast("Payload", before.data["shown"])).choices
    return {choice.data for row in shown for choice in row}


def _with(scene: Scene, told: Sequence[Outgoing], note: Text, rows: Rows = ()) -> list[Outgoing]:
    """Under the last reply, or as a message of its own."""
    mine = [one for one in told if one.to == scene.account.id and one.kind is Kind.REPLY and one.card is None]
    if not mine:
        return [*told, scene.reply(note, *rows)]
    last = mine[-1]
    text = say("joined", parts=Lines((last.text, note), "\n\n"))
    more = () if _offers_way_back(last) else rows
    return [replace(one, text=text, choices=(*last.choices, *more)) if one is last else one for one in told]


def _offers_way_back(last: Outgoing) -> bool:
    """As a menu does by itself: once is enough."""
    return any(one.action == "form.resume" for row in last.choices for one in row)
