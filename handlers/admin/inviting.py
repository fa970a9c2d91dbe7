"""Inviting somebody: for which role, in which unit, whom; then the one-time code, shown once (T4)."""

from __future__ import annotations

from handlers.admin.posts import GIVEN, fitting_units, invitable
from handlers.confirming import confirm
from handlers.denying import denied
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, text_of
from handlers.names import office
from handlers.scene import Scene, named
from handlers.talk import Choice, Outgoing, Text, say
from handlers.unit_names import find, nearest
from procedure.terms import Role
from storage.conversations import Conversation
from storage.directory import Unit
from storage.folding import fold

LONGEST_NAME = 80
SHORTEST_NAME = 2


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Who may invite is asked for the role; others are denied."""
    if not invitable(scene.roles):
        return denied(scene, "invite_not_allowed", say("refused_not_yours"))
    return begin(scene, INVITE)


def _ask_role(scene: Scene, form: Conversation) -> Text:
    return say("ask_invite_role")


def role_choices(scene: Scene, form: Conversation) -> Rows:
    """The roles that this person may give, one a line."""
    return tuple(
        (Choice(say(f"role_{role}"), "form.pick", role.value, form.version),) for role in invitable(scene.roles)
    )


def take_role(scene: Scene, form: Conversation, text: str) -> Taken:
    """A role by its button or its name; where only one unit has it, the unit too."""
    role = next((one for one in GIVEN if text == one.value or fold(text) == fold(one.value.replace("_", " "))), None)
    if role is None or role not in invitable(scene.roles):
        return Problem(say("invite_role_unknown", typed=text), role_choices(scene, form))
    units = fitting_units(scene.work, role)
    only = {"unit": units[0].code} if len(units) == 1 else {}
    return {"role": role.value, **only}


def _ask_unit(scene: Scene, form: Conversation) -> Text:
    return say("ask_invite_unit", role=say(f"role_{text_of(form, 'role')}"))


def take_unit(scene: Scene, form: Conversation, text: str) -> Taken:
    """A unit by code or name that has the role of the form; else the nearest three are offered."""
    units = fitting_units(scene.work, Role(text_of(form, "role")))
    unit = find(units, text)
    if unit is None:
        near = nearest(units, text)
        return Problem(say("invite_unit_unknown", typed=text), tuple(_offer(one, form) for one in near))
    return {"unit": unit.code}


def _offer(unit: Unit, form: Conversation) -> tuple[Choice, ...]:
    return (Choice(say("label", name=named(unit)), "form.pick", unit.code, form.version),)


def _ask_name(scene: Scene, form: Conversation) -> Text:
    return say("ask_invite_name")


def _take_name(scene: Scene, form: Conversation, text: str) -> Taken:
    if not SHORTEST_NAME <= len(text) <= LONGEST_NAME or "\n" in text or not any(each.isalpha() for each in text):
        return Problem(say("invite_name_unclear", typed=text[:LONGEST_NAME]))
    return {"name": " ".join(text.split())}


def _confirm(scene: Scene, form: Conversation) -> list[Outgoing]:
    role, unit, name = (text_of(form, field) for field in ("role", "unit", "name"))
    place = say("label", name=office(scene, unit))
    what = say("invite_what", role=say("role_in_unit", role=say(f"role_{role}"), unit=place), name=name)
    return confirm(scene, "invite", {"role": role, "unit": unit, "name": name}, what, "MOI")


ROLE = Field("role", _ask_role, take_role, role_choices)
UNIT = Field("unit", _ask_unit, take_unit)
INVITE = Form("invite", (ROLE, UNIT, Field("name", _ask_name, _take_name)), _confirm)
