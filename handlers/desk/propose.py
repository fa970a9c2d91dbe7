"""Proposing to the leaders (7.1.a): the analysis, the units with the reasons, sensitive or foreign; one look, one tap.

The units that suggest themselves are filled in, so that an ordinary proposal is the analysis and one tap.
"""

from __future__ import annotations

from handlers.casework.fields import kept_files, unit_names, units_field, units_of, words_field
from handlers.casework.steps import on_case, step, try_step
from handlers.desk.result import about, in_words, result, review
from handlers.desk.suggest import is_foreign, suggestions
from handlers.forms import Field, Form, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event, Tell
from storage import proposals, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.words import Said

MARKS = {"sensitive": ("nhay cam", "sensitive"), "foreign": ("doi ngoai", "foreign")}


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đề xuất Lãnh đạo chỉ đạo."""
    return on_case(scene, ref, version, Event.PROPOSE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    units = [one.code for one in suggestions(scene, case)]
    foreign = case.facts.foreign or is_foreign(scene, case)
    stays = {"sensitive_already": case.facts.sensitive, "foreign_already": case.facts.foreign}
    known: dict[str, object] = {"sensitive": case.facts.sensitive, "foreign": foreign, **stays}
    return begin(scene, PROPOSE, {**about(case), **known, **({"units": units} if units else {})})


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """At the review a mark is turned over; anything else is the analysis anew."""
    turned = next((name for name, said in MARKS.items() if fold(text) in (name, *said)), None)
    if turned is not None:  # what is marked already stays so: a proposal unmarks nothing
        return {turned: not form.data.get(turned) or bool(form.data.get(f"{turned}_already"))}
    return WORDS.take(scene, form, text)


def _review(scene: Scene, form: Conversation) -> Outgoing:
    text = say(
        "propose_review",
        code=text_of(form, "code"),
        words=text_of(form, "words"),
        units=units_line(scene, units_of(form, "units")),
        sensitive=_mark(form, "sensitive"),
        foreign=_mark(form, "foreign"),
    )
    edits = ((say("choice_edit_units"), "units"), (say("choice_edit_words"), "words"))
    turns = tuple(_turn(form, name) for name in MARKS if not form.data.get(f"{name}_already"))
    return review(scene, form, text, say("choice_send_proposal"), edits, *turns)


def units_line(scene: Scene, units: tuple[str, ...]) -> Text:
    """The units, or that the press centre does it alone."""
    return say("units_named", names=unit_names(scene, units)) if units else say("units_nobody")


def _mark(form: Conversation, name: str) -> Text:
    return say("answer_yes" if form.data.get(name) else "answer_no")


def _turn(form: Conversation, name: str) -> Choice:
    label = say(f"choice_unmark_{name}" if form.data.get(name) else f"choice_mark_{name}")
    return Choice(label, "form.pick", name, form.version, MARKS[name])


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.PROPOSE, lambda at, case: _proposed(at, case, form), said)


def _proposed(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    units, said = units_of(form, "units"), text_of(form, "words")
    sensitive, foreign = bool(form.data.get("sensitive")), bool(form.data.get("foreign"))
    act = Act(reason=said, units=frozenset(units), sensitive=sensitive, foreign=foreign)
    try_step(scene, case, Event.PROPOSE, act)
    whole = "\n\n".join(filter(None, (said, in_words(scene, units_line(scene, units)))))
    _, digest = words.keep(scene.work, case.id, Said.PROPOSAL, whole, scene.person.id, kept_files(form))
    proposals.put(scene.work, case.id, units)
    after, done = step(scene, case, Event.PROPOSE, digest, act)
    tells = {*done.tells, *({Tell.INTERNATIONAL} if foreign and not case.facts.foreign else ())}
    return result(scene, after, say("proposed", code=case.code), Event.RECORD_DIRECTION, tells=tells)


UNITS = units_field("units", "ask_propose_units", nobody="choice_units_nobody")
WORDS = words_field("words", "ask_propose_words")
PROPOSE = Form(
    "propose",
    (UNITS, WORDS),
    _send,
    review=_review,
    at_review=Field("words", WORDS.ask, _take),
    takes_files=True,
)
