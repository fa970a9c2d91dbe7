"""A case that staff open: filed from their chat, the guesses about place and topic with it, its words kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.journalist.guesses import as_typed
from handlers.names import staff_name
from handlers.scene import Scene
from procedure.facts import Step
from storage import cases, words
from storage.cases import CaseRow
from storage.filing import Filing, file_case
from storage.words import NamedFile, Said


def opened(
    scene: Scene,
    step: Step,
    said: str,
    files: tuple[NamedFile, ...] = (),
    *,
    outlet: str = "",
    url: str | None = None,
    place: str | None = None,
    at: datetime | None = None,
    details: Mapping[str, str] | None = None,
    follows: int | None = None,
) -> CaseRow:
    """The case of an opening step, with its first words and its first row of the trail.

    `place`: the unit or province it is about, where the words name none. `at`: when it happened, by default when it
    was said. `follows`: the case that it came from.
    """
    found = scene.around.reader.read(said)
    filing = Filing(
        asker=staff_name(scene, scene.person.id),
        outlet=outlet,
        unit_code=found.unit or found.place.code or place,
        topic_code=found.topic,
        unit_why=as_typed(said, found.unit_why),
        topic_why=as_typed(said, found.topic_why),
        asks=False,
        url=url,
        details=details or {},
        follows=follows,
    )
    sent = scene.incoming.occurred_at
    case = file_case(scene.work, step, scene.account.id, scene.person.id, filing, sent, scene.around.zone)
    _, digest = words.keep(scene.work, case.id, Said.QUESTION, said, scene.person.id, files)
    return cases.record(scene.work, case, step, scene.person.id, at or sent, digest)
