"""Marking a case: complex or sensitive (9.6), foreign (10.3). What is marked so already stays so (T2)."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import words_field
from handlers.casework.steps import on_case, step, try_step
from handlers.desk.result import about, result
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.capacities import capacities
from procedure.facts import Act
from procedure.needs import LIFTERS
from procedure.terms import Event, Tell
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

MARKS = {"mark.sensitive": "sensitive", "mark.foreign": "foreign"}
ON, OFF = "on", "off"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Both marks as they are, each to be turned over."""
    return on_case(scene, ref, version, Event.MARK, _shown)


def sensitive(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Complex or sensitive, or not: `ref` is the case and on or off."""
    return _turn(scene, ref, version, "sensitive")


def foreign(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A foreign matter, or not."""
    return _turn(scene, ref, version, "foreign")


def _shown(scene: Scene, case: CaseRow) -> list[Outgoing]:
    may_turn = not case.facts.sensitive or capacities(case.facts, scene.actor) & LIFTERS
    first = ((_way(case, "mark.sensitive", case.facts.sensitive),),) if may_turn else ()
    rows = (*first, (_way(case, "mark.foreign", case.facts.foreign),))
    text = say(
        "marks_now",
        code=case.code,
        sensitive=say("answer_yes" if case.facts.sensitive else "answer_no"),
        foreign=say("answer_yes" if case.facts.foreign else "answer_no"),
    )
    return [scene.reply(text, *rows, see_case(case))]


def _way(case: CaseRow, action: str, is_on: bool) -> Choice:
    name, to = MARKS[action], OFF if is_on else ON
    label = say(f"choice_unmark_{name}" if is_on else f"choice_mark_{name}")
    words = ("nhay cam", "sensitive") if name == "sensitive" else ("doi ngoai", "foreign")
    return Choice(label, action, f"{case.id}-{to}", case.facts.version, words)


def _turn(scene: Scene, ref: str, version: int, name: str) -> list[Outgoing]:
    ident, _, to = ref.partition("-")
    act = Act(sensitive=to == ON) if name == "sensitive" else Act(foreign=to == ON)
    then = _ask_why if act.sensitive is False else lambda at, case: _turned(at, case, act)
    return on_case(scene, ident, version, Event.MARK, then)


def _ask_why(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Not sensitive any more: for whoever speaks or leads to say, with the reason (9.6)."""
    try_step(scene, case, Event.MARK, Act(sensitive=False, reason="?"))  # the right alone: the reason comes next
    return begin(scene, LIFT, about(case))


def _lift(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "why")
    return on_case(scene, ref, 0, Event.MARK, lambda at, case: _lifted(at, case, why), why)


def _lifted(scene: Scene, case: CaseRow, why: str) -> list[Outgoing]:
    act = Act(sensitive=False, reason=why)
    try_step(scene, case, Event.MARK, act)
    _, digest = words.keep(scene.work, case.id, Said.REASON, why, scene.person.id)
    return _turned(scene, case, act, digest)


def _turned(scene: Scene, case: CaseRow, act: Act, digest: bytes | None = None) -> list[Outgoing]:
    after, done = step(scene, case, Event.MARK, digest, act)
    name = "foreign" if act.sensitive is None else "sensitive"
    text = say(f"marked_{name}" if act.sensitive or act.foreign else f"unmarked_{name}", code=case.code)
    return result(scene, after, text, tells={*done.tells, *_besides(case, after)})


def _besides(before: CaseRow, after: CaseRow) -> set[Tell]:
    """International Cooperation leads from now on; whoever speaks must report first from now on."""
    found = {Tell.INTERNATIONAL} if after.facts.foreign and not before.facts.foreign else set[Tell]()
    if after.facts.sensitive and not before.facts.sensitive and after.facts.draft is not None:
        found.add(Tell.SPEAKERS)
    return found


LIFT = Form("lift_mark", (words_field("why", "ask_unmark_why"),), _lift)
