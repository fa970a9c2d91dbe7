"""The first words, the menu and help: what this account can do for whoever asks."""

from __future__ import annotations

from handlers.command_menu import listed, menus
from handlers.menu_rows import Rows, rows
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from procedure.terms import Role


def welcome(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Greeting and menu. Staff get their commands anew: a substitution begins and ends without anybody's doing."""
    return [menu(scene, _greeting(scene)), *(menus(scene.work, scene.person.id) if scene.roles else [])]


def _greeting(scene: Scene) -> Text:
    if scene.is_desk or not scene.roles:
        return say("welcome_desk" if scene.is_desk else "welcome")
    held = tuple(say(f"role_{role}") for role in Role if role in scene.roles)
    return say("welcome_staff", roles=Lines(held, ", "))


def help_(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """What can be typed, with examples."""
    if not scene.roles:
        return [menu(scene, say("help"))]
    lines = tuple(say("help_line", name=name, what=say(f"command_{name}")) for name in listed(scene.roles))
    own = say("help_staff", commands=Lines(lines))
    return [menu(scene, say("joined", parts=Lines((say("help_desk"), own), "\n\n")) if scene.is_desk else own)]


def has_draft(scene: Scene) -> bool:
    """Whether a form was left open; words kept to be offered are none."""
    return scene.form is not None and scene.form.form != "offer"


def menu(scene: Scene, text: Text) -> Outgoing:
    """A message with the main choices under it."""
    return scene.reply(text, *resume(scene), *rows(scene))


def resume(scene: Scene) -> Rows:
    """Back to the form or the confirmation that was left open, if there is one."""
    if scene.form is None or not has_draft(scene):
        return ()
    label = say("choice_back_to_confirm" if scene.form.form == "confirm" else "choice_resume")
    return ((Choice(label, "form.resume", words=("tiep tuc", "resume")),),)
