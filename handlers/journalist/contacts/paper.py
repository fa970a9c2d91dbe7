"""The document of an authorisation (2.4): sent while in force; after its end, when it ended and who speaks now."""

from __future__ import annotations

from handlers.journalist.contacts import show
from handlers.journalist.contacts.lines import signed
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Moment, Outgoing, Text, say
from storage import authorisations
from storage.authorisations import Authorisation
from storage.directory import AGENCY, Speaker


def choices(found: list[Speaker]) -> tuple[tuple[Choice, ...], ...]:
    """A button a document that can be sent."""
    return tuple(
        (Choice(say("choice_paper", number=one.document or ""), "contacts.paper", str(one.authorisation)),)
        for one in found
        if one.authorisation is not None and one.has_file
    )


def send(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The document asked for. One that has not begun is as unknown as none at all: it is not public yet."""
    found = authorisations.load(scene.work, int(ref)) if ref.isdigit() else None
    if found is None or found.since > scene.now:
        return show.contacts(scene, AGENCY, say("paper_unknown"))
    if found.ends <= scene.now:
        return show.contacts(scene, found.unit_code, say("paper_ended", number=found.number, at=Moment(found.ends)))
    return [_sent(scene, found)]


def _sent(scene: Scene, found: Authorisation) -> Outgoing:
    text = _about(scene, found)
    files = (FileRef(found.file_id, found.file_name or found.number),) if found.file_id is not None else ()
    back = (Choice(say("choice_contacts"), "contacts", found.unit_code, words=("lien he", "contact")),)
    return scene.reply(text, back, files=files)


def _about(scene: Scene, found: Authorisation) -> Text:
    key = "paper" if found.file_id is not None else "paper_not_here"
    values = {
        "number": found.number,
        "name": found.name,
        "matter": found.matter,
        "signed": signed(scene, found.signed_on),
        "until": Moment(found.ends),
    }
    return say("paper", **values) if key == "paper" else say("paper_not_here", **values)
