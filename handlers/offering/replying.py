"""A reply to one of our messages about the unit's own offer: it is added to it, or is the new hand-in's words."""

from __future__ import annotations

from handlers.casework.steps import on_case
from handlers.forms import files_of, number_of
from handlers.journalist.request import COURTESY
from handlers.offering.adding import ADD, open_with
from handlers.offering.offer import open_again
from handlers.offering.whose import is_of_opener
from handlers.scene import Scene
from handlers.talk import Channel, FileRef, Outgoing
from handlers.typed import NUMBER
from procedure.steps import allowed
from procedure.terms import Event
from storage.cases import CaseRow


def straight(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Nothing where it is not their unit's offer, where nothing can be added, or where only thanks were said."""
    if not is_of_opener(case, scene.actor) or _is_courtesy(scene) or _is_number(scene):
        return []
    may, said = allowed(case.facts, scene.actor, scene.now), scene.incoming.text.strip()
    if Event.HAND_IN in may:
        return open_again(scene, case, said)
    if Event.SUPPLEMENT not in may:
        return []
    ref, waiting = str(case.id), _waiting(scene, case)
    return on_case(scene, ref, 0, Event.SUPPLEMENT, lambda at, found: open_with(at, found, said, waiting), said)


def _is_courtesy(scene: Scene) -> bool:
    return not scene.incoming.files and scene.around.reader.read(scene.incoming.text).intent in COURTESY


def _is_number(scene: Scene) -> bool:
    """On Zalo a number is a choice, if only of a list that has no such: nothing is added by it."""
    return scene.incoming.channel is Channel.ZALO and NUMBER.fullmatch(scene.incoming.text.strip()) is not None


def _waiting(scene: Scene, case: CaseRow) -> tuple[FileRef, ...]:
    """Files that were sent before their words."""
    form = scene.form
    return files_of(form) if form and form.form == ADD.name and number_of(form, "case") == case.id else ()
