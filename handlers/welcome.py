"""The first words, the menu and help: what this account can do for whoever asks."""

from __future__ import annotations

from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.paths import PRESS_CENTRE

Rows = tuple[tuple[Choice, ...], ...]


def welcome(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Greeting and menu."""
    return [menu(scene, say("welcome_desk" if scene.is_desk else "welcome"))]


def help_(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """What can be typed, with examples."""
    return [menu(scene, say("help_desk" if scene.is_desk else "help"))]


def has_draft(scene: Scene) -> bool:
    """Whether a form was left open; words kept to be offered are none."""
    return scene.form is not None and scene.form.form != "offer"


def menu(scene: Scene, text: Text) -> Outgoing:
    """A message with the main choices under it."""
    return scene.reply(text, *_desk_rows(scene), *_rows(scene))


def _desk_rows(scene: Scene) -> Rows:
    if not scene.roles & PRESS_CENTRE:
        return ()
    return (
        (
            Choice(say("choice_waiting"), "desk.waiting", words=("cho tiep nhan", "waiting")),
            Choice(say("choice_held"), "desk.held", words=("dang xu ly", "held")),
        ),
    )


def resume(scene: Scene) -> Rows:
    """Back to the form that was left open, if there is one."""
    return ((Choice(say("choice_resume"), "form.resume", words=("tiep tuc", "resume")),),) if has_draft(scene) else ()


def _rows(scene: Scene) -> Rows:
    return (
        *resume(scene),
        (Choice(say("choice_contacts"), "contacts", words=("lien he", "contact")),),
        (
            Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),
            Choice(say("choice_mine"), "status", words=("ho so", "status")),
        ),
        (
            Choice(
                say("choice_language"),
                "language",
                _other(scene),
                words=("ngon ngu", "language", "english", "tieng viet"),
            ),
        ),
    )


def _other(scene: Scene) -> str:
    """The language to switch to, named in the button: pressed twice it stays (F4)."""
    return "en" if scene.person.language == "vi" else "vi"
