"""Commands: `/lienhe`, `/yeucau` and the rest, each with its English twin. They work in every state."""

from __future__ import annotations

from dataclasses import replace

from handlers import forms, language, welcome
from handlers.actions import act
from handlers.admin import invitations
from handlers.desk import lists
from handlers.journalist import contacts, request, status
from handlers.scene import Scene
from handlers.talk import Outgoing, say

BY_NAME = {
    "menu": welcome.welcome,
    "giup": welcome.help_,
    "help": welcome.help_,
    "trogiup": welcome.help_,
    "yeucau": request.start,
    "request": request.start,
    "hoso": status.overview,
    "status": status.overview,
    "cho": lists.waiting,
    "waiting": lists.waiting,
    "dangxuly": lists.held,
    "held": lists.held,
    "ngonngu": language.switch,
    "language": language.switch,
}
CONTACTS = ("lienhe", "contact", "nguoiphatngon", "spokesperson")
CANCEL = ("huy", "cancel", "thoat")
INVITATION = ("start", "moi", "invite")
LISTED = ("lienhe", "yeucau", "hoso", "ngonngu", "huy", "giup")
"""The commands shown in the channel's own menu, each described by the text `command_<name>`."""


def is_command(text: str) -> bool:
    """Whether a text is a command."""
    return text.startswith("/") and len(text) > 1


def run(scene: Scene) -> list[Outgoing]:
    """Do what a command says. An open form is paused and offered again, not lost."""
    name, _, rest = scene.incoming.text[1:].partition(" ")
    name, rest = name.lower().partition("@")[0], rest.strip()
    if name in CANCEL:
        return _cancel(scene)
    calm = forms.pause(scene)
    said = replace(calm, incoming=replace(calm.incoming, text=rest))
    if name in CONTACTS:
        return contacts.for_text(said, said.around.reader.read(rest).place.code) if rest else contacts.ask(said)
    if name in INVITATION:
        return invitations.redeem(said, rest) if rest else welcome.welcome(said)
    behaviour = BY_NAME.get(name)
    return behaviour(said, "", 0) if behaviour else [welcome.menu(said, say("command_unknown", name=name))]


def _cancel(scene: Scene) -> list[Outgoing]:
    if scene.form is None:
        return [welcome.menu(scene, say("nothing_to_cancel"))]
    return act(scene, f"form.cancel::{scene.form.version}")
