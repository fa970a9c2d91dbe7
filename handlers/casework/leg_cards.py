"""The card of a unit's part: for each of its people or their allowed group, brought up to date as the part moves.

The unit sees its own part alone. Of whoever asked it sees name and outlet, nothing more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handlers.casework import audience
from handlers.casework.cards import card, refreshed, see_case
from handlers.casework.leg_body import leg_body
from handlers.casework.leg_choices import leg_rows
from handlers.casework.leg_people import heads_of, is_of_unit, of_the_desk
from handlers.casework.leg_readers import acts_in_private, readers
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Moment, Outgoing, Text, say
from procedure.facts import Actor, LegStep, Step
from procedure.terms import UNIT_STAFF, LegEvent, Tell
from storage import words
from storage.actors import actor_of
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.people import Account


def leg_card(
    scene: Scene,
    case: CaseRow,
    leg: LegRow,
    account: Account,
    *,
    matters: bool = True,
    anew: bool = False,
    files: tuple[FileRef, ...] = (),
    said: Text | None = None,
    reader: Actor | None = None,
) -> Outgoing:
    """The card for one reader. `said`, `reader`: its body and who reads it, when they are at hand."""
    return Outgoing(
        account.id,
        said or leg_body(scene, case, leg),
        leg_rows(case, leg, reader or actor_of(scene.work, account.person_id)),
        files=files,
        kind=Kind.CARD,
        card=f"leg:{leg.id}",
        matters=matters,
        anew=anew,
        case=case.id,
    )


def leg_cards(
    scene: Scene,
    case: CaseRow,
    leg: LegRow,
    *,
    sounds_for: Collection[int] = (),
    told: bool = False,
    files: tuple[FileRef, ...] = (),
) -> list[Outgoing]:
    """The card again for everybody of the unit: sounding for some of them, with `files`, silent for the others.

    It matters to whoever acts unless another message has `told` them.
    """
    found, said = [], leg_body(scene, case, leg)
    for one in readers(scene, leg):
        acts, sounds = acts_in_private(scene, one.account), one.sounds(sounds_for, but=scene.person.id)
        matters, along = sounds or (acts and not told), files if sounds else ()
        found.append(
            leg_card(
                scene,
                case,
                leg,
                one.account,
                matters=matters,
                anew=sounds,
                files=along,
                said=said,
                reader=one.actor,
            )
        )
    return found


def cards_after(
    scene: Scene, case: CaseRow, leg: LegRow, done: LegStep, *, settled: bool = False, told: bool = False
) -> list[Outgoing]:
    """Everybody's cards after a step of a part: the unit's own, and the case's for the desk.

    The case's card sounds when the last part is in: the next act is the desk's.
    """
    ours = done.capacity in UNIT_STAFF
    handed_in = _files(scene, leg.report_id) if done.event is LegEvent.HAND_IN else ()
    own = leg_cards(scene, case, leg, sounds_for=_called(scene, leg, done), told=told, files=handed_in)
    outs = [*own, *_reported(scene, case, leg)] if done.event is LegEvent.REPORT else own
    return [*outs, *refreshed(scene, case, news=settled, told=told or ours)]


def _called(scene: Scene, leg: LegRow, done: LegStep) -> Collection[int]:
    """For whom of the unit it sounds: what waits for a signature for the head, what was signed for its writer."""
    if done.event is LegEvent.REPORT:
        return [one.person_id for one in words.of_case(scene.work, leg.case_id) if one.id == leg.report_id]
    if Tell.UNIT not in done.tells:
        return ()
    if done.event is LegEvent.HAND_IN:
        return heads_of(scene.work, leg.facts.unit)
    return [one.person_id for one in audience.unit_people(scene.work, leg.facts.unit)]


def _reported(scene: Scene, case: CaseRow, leg: LegRow) -> Iterator[Outgoing]:
    """The report with its files to the Leadership and to the press centre at once: the two receipts of 7.1.c."""
    files = _files(scene, leg.report_id)
    text = say(
        "leg_reported",
        code=case.code,
        unit=say("label", name=office(scene, leg.facts.unit)),
        result=Moment(leg.facts.result_at or scene.now),
        at=Moment(leg.reported_at or scene.now),
        report=words.body_of(scene.work, leg.report_id) or say("words_erased"),
    )
    leaders = audience.accounts(scene.work, case, (Tell.LEADERS,))
    ways = {one.person_id: one for one in (*leaders, *of_the_desk(scene, case))}
    for one in ways.values():
        if one.person_id != scene.person.id:
            yield Outgoing(one.id, text, (see_case(case),), files, case=case.id)


def recalled_cards(scene: Scene, case: CaseRow, done: Step) -> list[Outgoing]:
    """To the units whose open parts ended because the case did: the card says so and sounds, its buttons are gone."""
    gone = {one.id for one in done.recalled}
    found: list[Outgoing] = []
    for leg in (one for one in case.legs if one.id in gone):
        people = [one.person_id for one in audience.unit_people(scene.work, leg.facts.unit)]
        found += leg_cards(scene, case, leg, sounds_for=people)
    return found


def telling_the_desk(
    scene: Scene, case: CaseRow, text: Text, *rows: tuple[Choice, ...], files: tuple[FileRef, ...] = ()
) -> list[Outgoing]:
    """A message to whoever of the desk holds the case, to all of it while nobody does."""
    rows = (*rows, see_case(case))
    return [Outgoing(one.id, text, rows, files, case=case.id) for one in of_the_desk(scene, case)]


def back_to(scene: Scene, case: CaseRow, leg: LegRow, reason: Text) -> list[Outgoing]:
    """The reason as a message, and the card as it stands now: the part's for the unit, else the case's."""
    if is_of_unit(scene, leg):
        return [scene.reply(reason), leg_card(scene, case, leg, scene.account, anew=True)]
    return [scene.reply(reason), card(scene, case, scene.account, matters=False)]


def _files(scene: Scene, words_id: int | None) -> tuple[FileRef, ...]:
    found = words.files_of(scene.work, words_id) if words_id else []
    return tuple(FileRef(one.file_id, one.name) for one in found)
