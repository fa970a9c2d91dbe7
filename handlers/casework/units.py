"""A case goes to units: each gets its part with what it must do, its people the card; the desk hears who has nobody.

Called in the transaction of the step that sends (7.1.b, 7.2.b, 9.2), right after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.casework.leg_body import leg_body, leg_files
from handlers.casework.leg_cards import leg_card, telling_the_desk
from handlers.casework.leg_people import is_in_chat
from handlers.casework.leg_readers import readers
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Outgoing, say
from procedure.capacities import capacities
from procedure.legs import check_new, kind_of, opened
from procedure.paths import path_of
from procedure.terms import Event, Role
from storage import cases, clocks, legs, trail, words
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.words import NamedFile, Said

SENT = "sent"
"""The step of the trail with which a part begins."""


@dataclass(frozen=True)
class Order:
    """What a unit must do, in the words of whoever sends it."""

    unit_code: str
    task: str


def send_to_units(
    scene: Scene,
    case: CaseRow,
    event: Event,
    orders: Iterable[Order],
    number: str | None = None,
    files: Sequence[FileRef] = (),
) -> tuple[CaseRow, list[Outgoing]]:
    """Open a part for each unit; the case with them, and the messages to the units and, if need be, to the desk.

    `number`: of the letter, which may follow. `files`: the letter and what goes with it. Raises `AlreadyThere`: call
    `procedure.legs.check_new` before anything is stored.
    """
    asked = list(orders)
    check_new(case.facts, frozenset(one.unit_code for one in asked))
    sent = [_open(scene, case, event, one, number, files) for one in asked]
    after = cases.load(scene.work, case.id) or case
    return after, [out for leg in sent for out in _told(scene, after, leg)]


def _open(
    scene: Scene, case: CaseRow, event: Event, order: Order, number: str | None, files: Sequence[FileRef]
) -> LegRow:
    """The part, its words, its first row of the trail, and the target until the unit acknowledges."""
    kind = kind_of(case.facts, event)
    kept = tuple(NamedFile(one.id, one.name) for one in files)
    task, digest = words.keep(scene.work, case.id, Said.TASK, order.task, scene.person.id, kept)
    leg = legs.open_(scene.work, case.id, order.unit_code, kind, scene.person.id, task, number)
    words.about_leg(scene.work, task, leg.id)
    capacity, article = _right(scene, case, event)
    entry = trail.Entry(SENT, None, leg.facts.state.value, capacity.value, article, leg.id)
    trail.append(scene.work, case.id, entry, scene.person.id, scene.incoming.occurred_at, digest)
    _, effects = opened(case.facts, leg.facts, scene.now)
    clocks.carry_out(scene.work, case.id, effects, event.value, scene.person.id)
    return leg


def _right(scene: Scene, case: CaseRow, event: Event) -> tuple[Role, str]:
    """In which capacity and under which article the step that sends was taken."""
    held = capacities(case.facts, scene.actor)
    rules = path_of(case.facts.kind, case.facts.scope).rules
    rule = next(one for one in rules if one.event is event and held & one.by)
    return min(held & rule.by, key=list(Role).index), rule.article


def _told(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    """The card with question and letter to the unit's people or group; nobody there in chat: the desk hears at once."""
    files, said = leg_files(scene, case, leg), leg_body(scene, case, leg)
    outs = [
        leg_card(scene, case, leg, one.account, files=files, said=said, reader=one.actor) for one in readers(scene, leg)
    ]
    if is_in_chat(scene.work, leg.facts.unit):
        return outs
    unit = say("label", name=office(scene, leg.facts.unit))
    reached = Choice(say("choice_leg_reached"), "leg.reached", str(leg.id), leg.facts.version, ("da gui", "reached"))
    return [*outs, *telling_the_desk(scene, case, say("leg_nobody", code=case.code, unit=unit), (reached,))]
