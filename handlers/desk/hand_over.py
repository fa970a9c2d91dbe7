"""Handing a case over (7.1.d): the press centre to a province whose own it is, or a province to the press centre.

It stays with whoever has it until the other side takes it. After a second refusal the centre's head decides.
"""

from __future__ import annotations

from handlers.casework.fields import words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about, result
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.names import office, office_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.unit_names import find, nearest
from procedure.authority import AGENCY
from procedure.facts import Act
from procedure.terms import Event, Role
from storage import cases, directory, staff
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.directory import PROVINCIAL, Unit
from storage.words import Said

LONGEST = 3_000
BOUNCES = 2
UNIT = "u-"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask to whom; a province has only the press centre to hand over to."""
    return on_case(scene, ref, version, Event.HAND_OVER, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    if case.bounces >= BOUNCES and scene.is_desk and Role.PRESS_HEAD not in scene.roles and _has_head(scene):
        return [scene.reply(say("hand_over_heads", code=case.code, n=case.bounces))]
    filled = about(case)
    return begin(scene, HAND_OVER, filled if case.facts.scope == AGENCY else {**filled, "unit": AGENCY})


def _has_head(scene: Scene) -> bool:
    return bool(staff.members(scene.work, frozenset({Role.PRESS_HEAD})))


def _ask(scene: Scene, form: Conversation) -> Text:
    case = cases.load(scene.work, number_of(form, "case"))
    place = _place(scene, case) if case else None
    key = "ask_hand_over_place" if place else "ask_hand_over"
    code = text_of(form, "code")
    return say(key, code=code, place=office_name(place)) if place else say(key, code=code)


def _choices(scene: Scene, form: Conversation) -> Rows:
    case = cases.load(scene.work, number_of(form, "case"))
    place = _place(scene, case) if case else None
    return ((_choice(form, place),),) if place else ()


def _choice(form: Conversation, unit: Unit) -> Choice:
    return Choice(say("label", name=office_name(unit)), "form.pick", f"{UNIT}{unit.code}", form.version)


def _place(scene: Scene, case: CaseRow) -> Unit | None:
    """The province of local press on a local matter, else of the case's place."""
    unit = directory.unit(scene.work, case.local_to or case.unit_code or "")
    return unit if unit is not None and unit.kind in PROVINCIAL else None


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    known = [unit for unit in directory.all_units(scene.work) if unit.kind in PROVINCIAL]
    picked = next((unit for unit in known if text == f"{UNIT}{unit.code}"), None) or find(known, text)
    if picked is not None:
        return {"unit": picked.code}
    near = tuple((_choice(form, unit),) for unit in nearest(known, text)[:3])
    return Problem(say("hand_over_unknown", typed=text), near or _choices(scene, form))


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "why")
    return on_case(scene, ref, 0, Event.HAND_OVER, lambda at, case: _offered(at, case, form), why)


def _offered(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    act = Act(units=frozenset({text_of(form, "unit")}), reason=text_of(form, "why"))
    after, done = step_saying(scene, case, Event.HAND_OVER, act, Said.HANDED, act.reason)
    to = office_of(scene, text_of(form, "unit"))
    key = "handed_over" if _is_there(scene, text_of(form, "unit")) else "handed_over_nobody"
    return result(scene, after, say(key, code=case.code, unit=to), Event.DECLINE_HAND_OVER, tells=done.tells)


def _is_there(scene: Scene, code: str) -> bool:
    """Whether anybody of the other side is in chat."""
    if code == AGENCY:
        return bool(staff.desk_accounts(scene.work))
    return bool(staff.desk_accounts(scene.work, frozenset({Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR}), code))


def office_of(scene: Scene, code: str) -> Text:
    """The press centre, or a province's office."""
    return say("owner_press_centre") if code == AGENCY else say("label", name=office(scene, code))


HAND_OVER = Form(
    "hand_over",
    (Field("unit", _ask, _take, _choices), words_field("why", "ask_hand_over_why", LONGEST)),
    _submit,
)
