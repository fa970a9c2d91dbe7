"""Invitations that are out: made, listed, withdrawn (T4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.admin.posts import fitting_units, invitable
from handlers.admin.register import record
from handlers.denying import denied
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from procedure.terms import Role
from storage import invitations
from storage.invitations import LIFETIME, Invitation

MOST_SHOWN = 15


def invite(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Make the invitation; its code is shown this once, in a message of its own that is easily passed on."""
    role, unit, name = Role(str(data["role"])), str(data["unit"]), str(data["name"])
    if role not in invitable(scene.roles) or unit not in {one.code for one in fitting_units(scene.work, role)}:
        return denied(scene, "invite_not_allowed", say("refused_not_yours"))
    code = invitations.invite(scene.work, role.value, unit, scene.person.id, name)
    subject = f"invitation:{invitations.ref_of(code)}"
    record(scene, subject, "invited", _capacity(scene).value, role=role.value, unit=unit)
    told = say("invite_made", role=_role(scene, role, unit), name=name, until=Moment(scene.now + LIFETIME))
    shown = scene.reply(say("invite_code", code=code), _see())
    return [scene.reply(told), replace(shown, valid_until=scene.now + LIFETIME, secret=True)]


def listed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The open ones, each with its way to be withdrawn: an administrator sees all, others their own."""
    if not invitable(scene.roles):
        return denied(scene, "invite_not_allowed", say("refused_not_yours"))
    found = _mine(scene)[:MOST_SHOWN]
    if not found:
        return [scene.reply(say("invites_none"), _new())]
    lines = Lines(tuple(_line(scene, number, one) for number, one in enumerate(found, start=1)))
    rows = tuple(_withdraw(number, one) for number, one in enumerate(found, start=1))
    return [scene.reply(say("invites_open", invitations=lines), *rows, _new())]


def withdraw(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The code is worth nothing from now on. Withdrawn twice, or after it was used: said so."""
    known = next((one for one in _mine(scene) if one.ref == ref), None)
    if not invitable(scene.roles):
        return denied(scene, "invite_not_allowed", say("refused_not_yours"))
    gone = invitations.withdraw(scene.work, ref) if known else None
    if gone is None:
        return [scene.reply(say("invite_gone"), _see())]
    record(scene, f"invitation:{ref}", "withdrawn", _capacity(scene).value)
    return [scene.reply(say("invite_withdrawn", role=_role(scene, gone.role, gone.unit_code)), _see())]


def _mine(scene: Scene) -> list[Invitation]:
    everybody = Role.ADMINISTRATOR in scene.roles
    return invitations.open_invitations(scene.work, None if everybody else scene.person.id)


def _capacity(scene: Scene) -> Role:
    return Role.ADMINISTRATOR if Role.ADMINISTRATOR in scene.roles else Role.PRESS_HEAD


def _role(scene: Scene, role: Role, unit: str) -> Text:
    return say("role_in_unit", role=say(f"role_{role}"), unit=say("label", name=office(scene, unit)))


def _line(scene: Scene, number: int, one: Invitation) -> Text:
    by = say("invited_by_operator") if one.created_by is None else staff_name(scene, one.created_by)
    return say(
        "invite_line",
        number=number,
        role=_role(scene, one.role, one.unit_code),
        name=one.name or say("invited_unnamed"),
        by=by,
        until=Moment(one.expires_at),
    )


def _withdraw(number: int, one: Invitation) -> tuple[Choice, ...]:
    return (Choice(say("choice_withdraw_invite", number=number), "invite.withdraw", one.ref),)


def _see() -> tuple[Choice, ...]:
    return (Choice(say("choice_invites"), "invite.list", words=("loi moi", "invitations")),)


def _new() -> tuple[Choice, ...]:
    return (Choice(say("choice_invite"), "invite.start", words=("moi can bo", "invite")),)
