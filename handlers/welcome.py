"""The first words, the menu and help: what this account can do for whoever asks."""

from __future__ import annotations

from handlers.command_menu import menus
from handlers.menu_rows import Rows, rows
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say


def welcome(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Greeting and menu. Staff get their commands anew: a substitution begins and ends without anybody's doing."""
    text = say("welcome_desk" if scene.is_desk else "welcome_staff" if scene.roles else "welcome")
    return [menu(scene, text), *(menus(scene.work, scene.person.id) if scene.roles else [])]


def help_(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """What can be typed, with examples."""
    return [menu(scene, say("help_desk" if scene.is_desk else "help"))]


def has_draft(scene: Scene) -> bool:
    """Whether a form was left open; words kept to be offered are none."""
    return scene.form is not None and scene.form.form != "offer"


def menu(scene: Scene, text: Text) -> Outgoing:
    """A message with the main choices under it."""
    return scene.reply(text, *resume(scene), *rows(scene))


def resume(scene: Scene) -> Rows:
    """Back to the form that was left open, if there is one."""
    return ((Choice(say("choice_resume"), "form.resume", words=("tiep tuc", "resume")),),) if has_draft(scene) else ()
