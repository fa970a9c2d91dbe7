"""Giao người phát ngôn (8.1; in a province 2.2.b): the Spokesperson, or somebody whose authorisation is in force.

The case is shown beside each authorisation's matter: whoever assigns judges that it lies within (2.4). Without any in
force the way to authorise is offered.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.casework.sense import GRANTORS
from handlers.casework.steps import on_case, step
from handlers.leadership.authorised import is_reached, line, others_told, question
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.capacities import capacities
from procedure.errors import NotYours, RightLapsed
from procedure.facts import Act
from procedure.terms import Event
from storage import authorisations
from storage.authorisations import Authorisation
from storage.cases import CaseRow

SHOWN = 8
ACTION = "case.speaker"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Who may be assigned."""
    return on_case(scene, ref, version, Event.ASSIGN_SPEAKER, _listed)


def assign(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """One of them: `ref` is the case and the authorisation, 0 for the office itself."""
    case, _, lent = ref.partition("-")
    number = int(lent) if lent.isdigit() else 0
    return on_case(scene, case, version, Event.ASSIGN_SPEAKER, lambda at, found: _assigned(at, found, number))


def _listed(scene: Scene, case: CaseRow) -> list[Outgoing]:
    if not capacities(case.facts, scene.actor) & GRANTORS:
        return _own(scene, case)
    found = authorisations.in_force(scene.work, case.facts.scope)[:SHOWN]
    label = say(f"choice_office_{_side(case)}")
    office = Choice(label, ACTION, f"{case.id}-0", case.facts.version, ("nguoi phat ngon", "spokesperson"))
    rows = tuple((_choice(case, one),) for one in found)
    new = Choice(say("choice_new_auth"), "auth.new", case.facts.scope, words=("uy quyen", "authorise"))
    text = say(
        "assign_ask",
        code=case.code,
        question=question(scene, case),
        lines=_lines(scene, found),
    )
    return [scene.reply(text, *rows, (office,), (new,), see_case(case))]


def _own(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Of the Deputy whom the Director authorised: what they hold, beside the case (2.2.b). Raises `NotYours`."""
    every = authorisations.in_force(scene.work, case.facts.scope)
    found = [one for one in every if one.id in scene.actor.authorisations]
    if not found:
        raise NotYours(Event.ASSIGN_SPEAKER)
    text = say("assign_own", code=case.code, question=question(scene, case), lines=_lines(scene, found))
    return [scene.reply(text, *((_take(case, one),) for one in found), see_case(case))]


def _take(case: CaseRow, one: Authorisation) -> Choice:
    label = say("choice_take_speech", number=one.number)
    return Choice(label, ACTION, f"{case.id}-{one.id}", case.facts.version, ("nhan phat ngon", "speak"))


def _lines(scene: Scene, found: list[Authorisation]) -> Text | Lines:
    """Each with its matter: whoever assigns judges that the case lies within."""
    if not found:
        return say("assign_none")
    return Lines((*(line(scene, one) for one in found), say("assign_judge")), "\n\n")


def _choice(case: CaseRow, one: Authorisation) -> Choice:
    return Choice(say("choice_assign", name=one.name), ACTION, f"{case.id}-{one.id}", case.facts.version, (one.name,))


def _assigned(scene: Scene, case: CaseRow, number: int) -> list[Outgoing]:
    """The right is looked up again: an authorisation may have ended while the list was read (2.4)."""
    one = authorisations.load(scene.work, number) if number else None
    if number and (one is None or not one.counts(scene.now) or one.unit_code != case.facts.scope):
        raise RightLapsed
    act = Act(authorisation=one.id, together=not one.alone) if one else Act()
    after, done = step(scene, case, Event.ASSIGN_SPEAKER, None, act)
    shown = scene.reply(_done(scene, after, one), my_work(), see_case(after))
    return [shown, *others_told(scene, case, one), *refreshed(scene, after, told=True, tells=done.tells)]


def _done(scene: Scene, case: CaseRow, one: Authorisation | None) -> Text:
    if one is None:
        return say(f"assigned_office_{_side(case)}", code=case.code)
    if one.id in scene.actor.authorisations:
        return say("assigned_oneself", code=case.code, number=one.number)
    reach = "" if is_reached(scene, one) else say("assign_not_in_chat")
    how = say("assign_alone" if one.alone else "assign_together")
    return say("assigned", code=case.code, name=one.name, number=one.number, how=how, reach=reach)


def _side(case: CaseRow) -> str:
    return "agency" if case.facts.scope == AGENCY else "province"
