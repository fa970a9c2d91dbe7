"""The words, files, directions and parts in a dossier."""

from __future__ import annotations

from handlers.casework.notes import FOR_DESK, kinds_for
from handlers.casework.progress import part
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from storage import directions, files, words
from storage.cases import CaseRow
from storage.directions import Direction
from storage.words import Words


def all_said(scene: Scene, case: CaseRow) -> list[Text]:
    """Everything that was said, oldest first, each with its files by name and digest; notes for their readers alone."""
    hidden = FOR_DESK - kinds_for(case, scene.actor)
    return [_said(scene, one) for one in words.of_case(scene.work, case.id) if one.kind not in hidden]


def _said(scene: Scene, one: Words) -> Text:
    names = tuple(
        say("dossier_file", name=file.name, digest=files.digest_of(scene.work, file.file_id))
        for file in words.files_of(scene.work, one.id)
    )
    return say(
        "dossier_said",
        kind=say(f"dossier_kind_{one.kind}"),
        who=staff_name(scene, one.person_id),
        at=Moment(one.at),
        words=one.body if one.body is not None else say("words_erased"),
        files=Lines(("", *names)) if names else "",
    )


def directed(scene: Scene, case: CaseRow) -> list[Text]:
    """What leaders decided: by whom, how, for which units, when it was given and when recorded."""
    return [_direction(scene, one) for one in directions.of_case(scene.work, case.id)]


def _direction(scene: Scene, one: Direction) -> Text:
    units = Lines(tuple(say("label", name=office(scene, code)) for code in one.units), ", ") if one.units else "–"
    stands = "denied" if one.denied_at else "confirmed" if one.confirmed_at else "stands"
    return say(
        "dossier_direction",
        who=one.signer_name,
        how=say(f"dossier_how_{one.how}"),
        number=one.number or "–",
        units=units,
        at=Moment(one.occurred_at),
        recorded=Moment(one.recorded_at),
        by=staff_name(scene, one.recorded_by),
        stands=say(f"dossier_direction_{stands}"),
        words=words.body_of(scene.work, one.words_id) or say("words_erased"),
    )


def parts(scene: Scene, case: CaseRow) -> list[Text]:
    """Every unit's part."""
    return [part(scene, one) for one in case.legs]
