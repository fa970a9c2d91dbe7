"""A note on a case (10.1): for the desk, for the leaders, or for one unit; shown to them alone."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.casework import audience
from handlers.casework.fields import kept_files, words_field
from handlers.casework.leg_cards import leg_cards
from handlers.casework.steps import on_case, step, try_step
from handlers.desk.parts import is_of_centre
from handlers.desk.result import about, result
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.unit_names import find
from procedure.authority import AGENCY
from procedure.facts import Act
from procedure.terms import Event, Tell
from storage import cases, directory, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.legs import LegRow
from storage.words import Said

CENTRE, LEADERS, PART = "centre", "leaders", "part-"
WORDS = {CENTRE: ("trung tam", "centre", "noi bo"), LEADERS: ("lanh dao", "leaders")}


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for whom, and what."""
    return on_case(scene, ref, 0, Event.NOTE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Whoever is not of the centre writes to the desk."""
    alone = {} if is_of_centre(case, scene.actor) else {"whom": CENTRE}
    return begin(scene, NOTE, {**about(case), **alone})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_note_for", code=text_of(form, "code"))


def _choices(scene: Scene, form: Conversation) -> Rows:
    case = _case(scene, form)
    both = (CENTRE, LEADERS) if case.facts.scope == AGENCY else (CENTRE,)
    own = tuple((Choice(say(f"choice_note_{one}"), "form.pick", one, form.version, WORDS[one]),) for one in both)
    return (*own, *((_unit(scene, form, leg),) for leg in case.legs))


def _unit(scene: Scene, form: Conversation, leg: LegRow) -> Choice:
    label = say("label", name=office(scene, leg.facts.unit))
    return Choice(label, "form.pick", f"{PART}{leg.id}", form.version, (leg.facts.unit,))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    for whom, said in WORDS.items():
        if fold(text) in (whom, *said):
            return {"whom": whom}
    case = _case(scene, form)
    units = [unit for leg in case.legs if (unit := directory.last_unit(scene.work, leg.facts.unit))]
    named = find(units, text)
    for leg in reversed(case.legs):
        if text == f"{PART}{leg.id}" or (named is not None and leg.facts.unit == named.code):
            return {"whom": f"{PART}{leg.id}"}
    return Problem(say("note_for_unclear", typed=text), _choices(scene, form))


def _case(scene: Scene, form: Conversation) -> CaseRow:
    case = cases.load(scene.work, number_of(form, "case"))
    if case is None:
        raise LookupError(number_of(form, "case"))
    return case


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.NOTE, lambda at, case: _noted(at, case, form), said)


def _noted(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    whom, act = text_of(form, "whom"), Act(reason=text_of(form, "words"))
    leg = next((one for one in case.legs if whom == f"{PART}{one.id}"), None)
    try_step(scene, case, Event.NOTE, act)
    kind = Said.NOTE_UNIT if leg else Said.NOTE_LEADERS if whom == LEADERS else Said.NOTE_CENTRE
    files = kept_files(form)
    _, digest = words.keep(scene.work, case.id, kind, act.reason, scene.person.id, files, leg.id if leg else None)
    after, _ = step(scene, case, Event.NOTE, digest, act)
    tells = {Tell.LEADERS} if whom == LEADERS else set[Tell]()
    outs = result(scene, after, say(f"noted_{_group(whom)}", code=case.code), tells=tells, news=whom == CENTRE)
    return [*outs, *(_unit_cards(scene, after, leg) if leg else ())]


def _group(whom: str) -> str:
    return whom if whom in WORDS else "unit"


def _unit_cards(scene: Scene, case: CaseRow, leg: LegRow) -> Iterator[Outgoing]:
    people = [one.person_id for one in audience.unit_people(scene.work, leg.facts.unit)]
    yield from leg_cards(scene, case, leg, sounds_for=people)


NOTE = Form(
    "note",
    (Field("whom", _ask, _take, _choices), words_field("words", "ask_note_words")),
    _send,
    takes_files=True,
)
