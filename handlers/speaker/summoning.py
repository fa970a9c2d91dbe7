"""Whoever speaks calls on units for what is needed to speak (9.2): each gets its part, with what it must do."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import unit_names, units_field, units_of, words_field
from handlers.casework.steps import step, try_step
from handlers.casework.units import Order, send_to_units
from handlers.forms import Form, begin, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.legs import check_new
from procedure.terms import Event
from storage import directions, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.directions import How, Kind
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Yêu cầu đơn vị cung cấp."""
    return on_speech(scene, ref, version, Event.SUMMON, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, SUMMON, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, task = str(number_of(form, "case")), text_of(form, "words")
    return on_speech(scene, ref, 0, Event.SUMMON, lambda at, case: _summoned(at, case, form, task), task)


def _summoned(scene: Scene, case: CaseRow, form: Conversation, task: str) -> list[Outgoing]:
    codes = units_of(form, "units")
    act = Act(units=frozenset(codes), reason=task)
    check_new(case.facts, act.units)
    try_step(scene, case, Event.SUMMON, act)
    words_id, digest = words.keep(scene.work, case.id, Said.TASK, task, scene.person.id)
    after, done = step(scene, case, Event.SUMMON, digest, act)
    _record(scene, case, codes, words_id)
    orders = [Order(code, task) for code in codes]
    sent, told = send_to_units(scene, after, Event.SUMMON, orders, files=files_of(form))
    return [
        scene.reply(say("summon_done", code=case.code, units=unit_names(scene, codes)), see_case(case)),
        *told,
        *refreshed(scene, sent, news=True, told=True, tells=done.tells),
    ]


def _record(scene: Scene, case: CaseRow, codes: tuple[str, ...], words_id: int) -> None:
    who, name = scene.person.id, scene.person.name or ""
    directions.record(scene.work, case.id, Kind.SUMMONS, How.CHAT, who, name, None, words_id, codes, scene.now, who)


SUMMON = Form(
    "case_summon",
    (units_field("units", "ask_summon_units"), words_field("words", "ask_summon_words")),
    _send,
    takes_files=True,
)
