"""A legal act is confirmed with exactly what will happen (procedure, "Chat safety"); then the PIN if one is due (T10).

- With buttons: one press. On Zalo a number is soon mistyped, so the act's own code is typed there.
- A newer confirmation replaces an older one; the buttons of the older do nothing (T2).
- The act itself checks the right again, in the transaction of the confirmation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.account.pin_alarm import until_text
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, text_of
from handlers.legal_acts import LEGAL_ACTS
from handlers.scene import Scene
from handlers.talk import Channel, Choice, Outgoing, Text, say
from handlers.wire import Body, pack, unpack
from storage import pins
from storage.conversations import Conversation
from storage.folding import fold
from storage.outbox import Payload
from storage.pins import Verdict

PRESSED = "pressed"


def confirm(
    scene: Scene, act: str, data: Mapping[str, object], what: Text, code: str, *ways: tuple[Choice, ...]
) -> list[Outgoing]:
    """Ask for the confirmation of `act`, a name in `LEGAL_ACTS`.

    `data`: what the act will be given, as JSON. `what`: exactly what will happen. `code`: what is typed on Zalo.
    `ways`: further choices under the question, such as the way back to the form. Whoever has no role can set no PIN and
    is asked for none; what they may do is decided by the act.
    """
    needs_pin = (scene.around.require_pin and bool(scene.roles)) or pins.is_set(scene.work, scene.person.id)
    filled = {"act": act, "about": dict(data), "shown": pack(Body(what, ways)), "code": code}
    return begin(scene, CONFIRM, filled if needs_pin else {**filled, "pin": True})


def without_pin(scene: Scene) -> list[Outgoing]:
    """Where a PIN is required and they have none: how to set it, before a long form is filled in; else nothing."""
    if not scene.around.require_pin or pins.is_set(scene.work, scene.person.id):
        return []
    return [scene.reply(say("pin_to_be_set"), *_set_pin())]


def about(form: Conversation) -> Mapping[str, object]:
    """What the act under confirmation will be given."""
    return cast("Mapping[str, object]", form.data["about"])


def _ask(scene: Scene, form: Conversation) -> Text:
    what = unpack(cast("Payload", form.data["shown"])).text
    if scene.incoming.channel is Channel.ZALO:
        return say("confirm_by_code", what=what, code=text_of(form, "code"))
    return say("confirm_by_button", what=what)


def _choices(scene: Scene, form: Conversation) -> Rows:
    ways = unpack(cast("Payload", form.data["shown"])).choices
    if scene.incoming.channel is Channel.ZALO:
        return ways
    return ((Choice(say("choice_confirm_act"), "form.pick", PRESSED, form.version, ("xac nhan", "confirm")),), *ways)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """The code; or the button where there are buttons. Anything else names what to type, and nothing is lost.

    What was typed is not said again: it may have been the PIN.
    """
    code, by_button = text_of(form, "code"), scene.incoming.channel is not Channel.ZALO
    pressed = text == PRESSED and by_button
    if pressed or _bare(text) == _bare(code):
        return {"word": True}
    wrong = say("confirm_press" if by_button else "confirm_wrong_code", code=code)
    return Problem(wrong, _choices(scene, form))


def _bare(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalnum())


def _ask_pin(scene: Scene, form: Conversation) -> Text:
    return say("ask_pin") if pins.is_set(scene.work, scene.person.id) else say("pin_to_be_set")


def _pin_choices(scene: Scene, form: Conversation) -> Rows:
    return () if pins.is_set(scene.work, scene.person.id) else _set_pin()


def _set_pin() -> Rows:
    return ((Choice(say("choice_set_pin"), "pin.start", words=("dat pin", "pin")),),)


def _take_pin(scene: Scene, form: Conversation, text: str) -> Taken:
    """Only that it was right is kept."""
    if not pins.is_set(scene.work, scene.person.id):
        return Problem(say("pin_to_be_set"), _set_pin())
    match pins.check(scene.work, scene.person.id, text.strip()):
        case Verdict.RIGHT:
            return {"pin": True}
        case Verdict.LOCKED:
            return Problem(until_text(scene))
        case Verdict.WRONG:
            return Problem(say("pin_wrong"))


def _run(scene: Scene, form: Conversation) -> list[Outgoing]:
    return LEGAL_ACTS[text_of(form, "act")](scene, about(form))


CONFIRM = Form(
    "confirm",
    (
        Field("word", _ask, _take, _choices),
        Field("pin", _ask_pin, _take_pin, _pin_choices, secret=True),
    ),
    _run,
)
