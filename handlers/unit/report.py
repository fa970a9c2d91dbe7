"""A unit's report asked for (7.1.c): its words or files, when the official result was there, shown before it goes."""

from __future__ import annotations

from handlers.casework.fields import kept_files, line_field, moment_field, moment_of, words_field
from handlers.casework.leg_people import heads_of, is_head, is_of_unit
from handlers.casework.leg_steps import on_leg
from handlers.casework.moments import Unread
from handlers.forms import Field, Form, Problem, Taken, begin, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.unit import by_letter
from handlers.unit.reporting import Report, report
from procedure.terms import LegEvent
from storage import legs
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the report."""
    return on_leg(scene, ref, version, LegEvent.REPORT, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    """The head signs by sending; where the unit has no head here, it is asked whose signature the report bears.

    The press centre has no report of its own to write: it records one that came by letter.
    """
    if not is_of_unit(scene, leg):
        return by_letter.open_(scene, case, leg)
    filled: dict[str, object] = {"leg": leg.id, "case": case.id, "code": case.code}
    if is_head(leg, scene.actor) or heads_of(scene.work, leg.facts.unit):
        filled["signature"] = ""
    return begin(scene, REPORT, filled)


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """The exact report, when the result was there, and where it goes."""
    leg = legs.load(scene.work, number_of(form, "leg"))
    signed = leg is not None and (is_head(leg, scene.actor) or bool(text_of(form, "signature")))
    names, signature = tuple(one.name for one in files_of(form)), text_of(form, "signature")
    text = say(
        "leg_report_preview",
        code=text_of(form, "code"),
        words=text_of(form, "words"),
        signature=say("leg_signed_by", name=signature) if signature else "",
        files=Lines(names, ", ") if names else say("files_none"),
        result=_result(leg, form),
        goes=say("leg_report_goes" if signed else "leg_report_goes_to_head"),
    )
    return scene.reply(text, *_ways(form, leg, signed))


def _result(leg: LegRow | None, form: Conversation) -> Moment | Text:
    """What is known already stays; else what was said; else the moment it is sent."""
    at = (leg.facts.result_at if leg else None) or moment_of(form, "result")
    return Moment(at) if at else say("leg_result_now")


def _ways(form: Conversation, leg: LegRow | None, signed: bool) -> tuple[tuple[Choice, ...], ...]:
    version, label = form.version, say("choice_leg_send" if signed else "choice_leg_hand_in")
    send = Choice(label, "form.submit", version=version, words=("gui", "send", "ok"))
    moment = Choice(say("choice_leg_moment"), "form.edit", "result", version, ("thoi diem", "moment"))
    edit = Choice(say("choice_leg_edit"), "form.edit", "words", version, ("sua", "edit"))
    cancel = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    is_known = leg is not None and leg.facts.result_at is not None
    return ((send,), *(() if is_known else ((moment,),)), (edit, cancel))


def _at_review(scene: Scene, form: Conversation, text: str) -> Taken:
    """What is typed at the review is when the result was there, as the button asks; other words change nothing."""
    leg = legs.load(scene.work, number_of(form, "leg"))
    if leg is not None and leg.facts.result_at is not None:
        return Problem(say("leg_review_hint", typed=text))
    taken = MOMENT.take(scene, form, text)
    is_no_moment = isinstance(taken, Problem) and taken.text.key == f"moment_{Unread.UNCLEAR}"
    return Problem(say("leg_review_hint", typed=text)) if is_no_moment else taken


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    """Checked once more: a colleague may have reported meanwhile; then the words are given back."""
    said = Report(text_of(form, "words"), kept_files(form), moment_of(form, "result"), text_of(form, "signature"))
    ref = str(number_of(form, "leg"))
    return on_leg(scene, ref, 0, LegEvent.REPORT, lambda at, case, leg: report(at, case, leg, said), said.body)


MOMENT = moment_field("result", "ask_leg_moment")
REPORT = Form(
    "leg_report",
    (words_field("words", "ask_leg_report"), line_field("signature", "ask_leg_signature")),
    _send,
    review=_review,
    extra=(MOMENT,),
    at_review=Field("result", MOMENT.ask, _at_review, MOMENT.choices),
    takes_files=True,
)
