"""The words, files, directions and parts in a dossier."""

from __future__ import annotations

from datetime import datetime

from handlers.casework.notes import FOR_DESK, readable
from handlers.casework.progress import part
from handlers.dossier.entry import Entry
from handlers.dossier.files import listed
from handlers.names import office, staff_name, who_recorded
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from storage import directions, words
from storage.cases import CaseRow
from storage.directions import Direction
from storage.legs import LegRow
from storage.words import Words


def all_said(scene: Scene, case: CaseRow) -> list[Entry]:
    """Everything that was said, oldest first, each with its files by name and digest; notes for their readers alone."""
    mine, every = readable(case, scene.actor), words.of_case(scene.work, case.id)
    return [_said(scene, one) for one in every if one.kind not in FOR_DESK or mine.has(one)]


def _said(scene: Scene, one: Words) -> Entry:
    kind, who = say(f"dossier_kind_{one.kind}"), who_recorded(scene, one.person_id)
    body = say(
        "dossier_said_body",
        words=one.body if one.body is not None else say("words_erased"),
        files=_files(scene, one),
    )
    return Entry(say("dossier_said", kind=kind, who=who, at=Moment(one.at)), body)


def _files(scene: Scene, one: Words) -> Lines | str:
    found = listed(scene, words.files_of(scene.work, one.id))
    return Lines(("", *found.items)) if found else ""


def directed(scene: Scene, case: CaseRow) -> list[Entry]:
    """What leaders decided: by whom, how, for which units, when it was given and when recorded."""
    return [_direction(scene, one) for one in directions.of_case(scene.work, case.id)]


def _direction(scene: Scene, one: Direction) -> Entry:
    units = Lines(tuple(say("label", name=office(scene, code)) for code in one.units), ", ") if one.units else "–"
    stands = "denied" if one.denied_at else "confirmed" if one.confirmed_at else "stands"
    lead = say(
        "dossier_direction",
        kind=say(f"dossier_decided_{one.kind}"),
        who=one.signer_name,
        at=Moment(one.occurred_at),
    )
    body = say(
        "dossier_direction_body",
        how=say(f"dossier_how_{one.how}"),
        number=one.number or "–",
        units=units,
        recorded=Moment(one.recorded_at),
        by=staff_name(scene, one.recorded_by),
        stands=say(f"dossier_direction_{stands}"),
        words=words.body_of(scene.work, one.words_id) or say("words_erased"),
    )
    return Entry(lead, body)


def parts(scene: Scene, case: CaseRow) -> list[Entry]:
    """Every unit's part, with the moments that count (7.1.b, 7.1.c)."""
    return [Entry(part(scene, one), _moments(scene, one)) for one in case.legs]


def _moments(scene: Scene, leg: LegRow) -> Text:
    facts = leg.facts
    return say(
        "dossier_part_body",
        task=words.body_of(scene.work, leg.task_id) or "–",
        sender=staff_name(scene, leg.sent_by),
        sent=_at(facts.sent_at),
        reached=_at(facts.reached_at),
        result=_at(facts.result_at),
        reported=_at(leg.reported_at),
    )


def _at(moment: datetime | None) -> Moment | str:
    return Moment(moment) if moment else "–"
