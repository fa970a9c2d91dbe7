"""A province records that it reported its incident to the national side, how and when (5.2.a)."""

from __future__ import annotations

from handlers.casework.fields import line_field, moment_field, moment_of
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about, result
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đã báo cáo người phát ngôn BHXH Việt Nam."""
    return on_case(scene, ref, version, Event.CO_REPORT, lambda at, case: begin(at, CO_REPORT, about(case)))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, how = str(number_of(form, "case")), text_of(form, "how")
    return on_case(scene, ref, 0, Event.CO_REPORT, lambda at, case: _reported(at, case, form), how)


def _reported(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    how = text_of(form, "how")
    act = Act(occurred_at=moment_of(form, "at"), reason=how, evidence=how)
    after, done = step_saying(scene, case, Event.CO_REPORT, act, Said.CO_REPORT, how)
    return result(scene, after, say("co_reported", code=case.code), Event.DRAFT, Event.CLOSE, tells=done.tells)


CO_REPORT = Form(
    "incident_reported", (line_field("how", "ask_co_report_how"), moment_field("at", "ask_co_report_at")), _send
)
