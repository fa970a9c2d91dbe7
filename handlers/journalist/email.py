"""An e-mail address, left by choice: the way to somebody whom the chat cannot reach (F12)."""

from __future__ import annotations

import email_validator
from email_validator import EmailNotValidError, validate_email

from handlers.forms import Field, Form, Problem, Rows, Taken, begin, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.welcome import menu
from storage import people
from storage.conversations import Conversation

# An address nobody has does no harm, and samples use it; the library would call it no address at all.
email_validator.SPECIAL_USE_DOMAIN_NAMES.remove("invalid")


def offer() -> Rows:
    """Leave an address, or not."""
    return ((Choice(say("choice_leave_email"), "email.start", words=("email", "e-mail", "mail")),),)


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask for the address."""
    return begin(scene, EMAIL)


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_email_again", email=scene.person.email) if scene.person.email else say("ask_email")


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    try:
        return {"email": validate_email(text, check_deliverability=False).normalized}
    except EmailNotValidError:
        return Problem(say("email_unclear", typed=text))


def _keep(scene: Scene, form: Conversation) -> list[Outgoing]:
    address = text_of(form, "email")
    people.set_email(scene.work, scene.person.id, address)
    return [menu(scene, say("email_kept", email=address))]


EMAIL = Form("email", (Field("email", _ask, _take),), _keep)
