"""The language a person is answered in: it follows their account and can be switched."""

from __future__ import annotations

from dataclasses import replace

from handlers.command_menu import menus
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from handlers.welcome import menu
from storage import people
from storage.folding import fold

ENGLISH = ("anh", "english", "en")
VIETNAMESE = ("viet", "vietnamese", "vi")


def first_language(hint: str | None) -> str:
    """Of somebody new: English if their app is in a language other than Vietnamese, else Vietnamese."""
    return "vi" if not hint or hint.lower().startswith("vi") else "en"


def switch(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """To the language named, else to the other one."""
    named = {ref} if ref else set(fold(scene.incoming.text).split())
    other = "en" if scene.person.language == "vi" else "vi"
    language = "en" if named & {*ENGLISH} else "vi" if named & {*VIETNAMESE} else other
    people.change(scene.work, scene.person.id, language=language)
    shown = menu(scene.with_person(replace(scene.person, language=language)), say("language_set"))
    return [shown, *menus(scene.work, scene.person.id)]
