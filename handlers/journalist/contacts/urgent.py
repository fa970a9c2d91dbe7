"""Whom to call now when it cannot wait: the press duty roster, else who speaks as a rule, else the hotline."""

from __future__ import annotations

from handlers.journalist.contacts.lines import telephone
from handlers.scene import Scene
from handlers.talk import Text, say
from storage import contacts
from storage.contacts import Duty
from storage.directory import AGENCY


def urgent(scene: Scene, code: str = AGENCY) -> Text:
    """The sentence for it. `code`: the agency's or a province's; a province without anybody gives the agency's."""
    found = contacts.urgent(scene.work, code) or contacts.urgent(scene.work, AGENCY)
    if found is None or not found.phone:
        return say("urgent_nobody")
    phone = telephone(found.phone)
    return (
        say("urgent_duty", name=found.name, phone=phone)
        if isinstance(found, Duty)
        else say(f"urgent_{_kind(found.office)}", name=found.name, phone=phone)
    )


def _kind(office: str) -> str:
    return "call" if office == "spokesperson" else "speaker"
