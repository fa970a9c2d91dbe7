"""`/pin`: the six digits asked for before legal acts (T10), set, changed and taken off by their owner.

The digits stand nowhere: what is typed is taken away from the chat, and a draft holds a hash.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from handlers.account.pin_alarm import until_text
from handlers.admin.register import register_own
from handlers.denying import denied
from handlers.forms import Field, Form, Problem, Rows, Taken, begin
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from storage import pins
from storage.conversations import Conversation
from storage.pins import Sketch, Verdict


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Set a PIN, or change it after the old one. Nobody but staff does anything that needs one."""
    if not scene.roles:
        return [scene.reply(say("pin_staff_only"), _rights())]
    if pins.locked_until(scene.work, scene.person.id):
        return [scene.reply(until_text(scene), _rights())]
    return begin(scene, PIN, {} if pins.is_set(scene.work, scene.person.id) else {"old": False})


def remove(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Take it off, after it was typed once more; not where the installation demands one."""
    if not scene.roles or not pins.is_set(scene.work, scene.person.id):
        return [scene.reply(say("pin_none_to_remove"), _rights())]
    if scene.around.require_pin:
        return [scene.reply(say("pin_required"), _rights())]
    return begin(scene, REMOVE_PIN)


def _ask_old(scene: Scene, form: Conversation) -> Text:
    return say("ask_pin_old")


def _take_old(scene: Scene, form: Conversation, text: str) -> Taken:
    match pins.check(scene.work, scene.person.id, text.strip()):
        case Verdict.RIGHT:
            return {"old": True}
        case Verdict.LOCKED:
            return Problem(until_text(scene))
        case Verdict.WRONG:
            return Problem(say("pin_wrong"))


def _ask_new(scene: Scene, form: Conversation) -> Text:
    return say("ask_pin_new")


def _take_new(scene: Scene, form: Conversation, text: str) -> Taken:
    pin = text.strip()
    if not pins.is_pin(pin):
        return Problem(say("pin_not_six"))
    if pins.is_weak(pin):
        return Problem(say("pin_weak"))
    return {"new": vars(pins.sketch(scene.work, pin))}


def _ask_again(scene: Scene, form: Conversation) -> Text:
    return say("ask_pin_again")


def _take_again(scene: Scene, form: Conversation, text: str) -> Taken:
    return {"again": True} if pins.fits(scene.work, text.strip(), _sketch(form)) else Problem(say("pin_differs"))


def _sketch(form: Conversation) -> Sketch:
    return Sketch(**cast("dict[str, str]", form.data["new"]))


def _set(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The role may have gone, or a PIN been set in another chat, while the form lay open."""
    known = pins.is_set(scene.work, scene.person.id)
    if not scene.roles or (known and form.data.get("old") is not True):
        return denied(scene, "pin_not_allowed", say("pin_begin_again"))
    pins.set_pin(scene.work, scene.person.id, _sketch(form))
    register_own(scene, scene.person.id, "pin_changed" if known else "pin_set")
    return [scene.reply(say("pin_kept"), _rights())]


def _remove(scene: Scene, form: Conversation) -> list[Outgoing]:
    if scene.around.require_pin or not pins.remove(scene.work, scene.person.id):
        return [scene.reply(say("pin_none_to_remove"), _rights())]
    register_own(scene, scene.person.id, "pin_removed")
    return [scene.reply(say("pin_removed"), _rights())]


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)


def _way_off(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_remove_pin"), "pin.remove", words=("bo pin", "remove pin")),),)


OLD = Field("old", _ask_old, _take_old, secret=True)
PIN = Form(
    "pin",
    (
        replace(OLD, choices=_way_off),
        Field("new", _ask_new, _take_new, secret=True),
        Field("again", _ask_again, _take_again, secret=True),
    ),
    _set,
)
REMOVE_PIN = Form("remove_pin", (OLD,), _remove)
