"""A free sentence of somebody who may authorise, speaks or publishes, that names that work: offered, never begun."""

from __future__ import annotations

import re

from handlers.authority.menu import rows
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from storage.folding import fold

WORD = re.compile(r"\w+")


def own_work(scene: Scene) -> list[Outgoing]:
    """The pieces of work that the sentence names, to choose from; nothing where it names none of theirs."""
    typed = f" {' '.join(WORD.findall(fold(scene.incoming.text)))} "
    named = tuple(row for row in rows(scene) if any(f" {word} " in typed for word in row[0].words))
    contacts = (Choice(say("choice_contacts"), "contacts", words=("lien he", "contact")),)
    return [scene.reply(say("staff_meant"), *named, contacts)] if named else []
