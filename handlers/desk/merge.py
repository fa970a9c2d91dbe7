"""Merging a case into another open one of the same matter (10.1): its journalists get that one's answer.

- Suggested are cases that look alike; any other is named by its code.
- What will happen is said before it is done; both cases' trails have it, and it can be undone.
- Nobody who asked learns of anybody else who asked.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.press import to_askers
from handlers.casework.reasons import reason_of
from handlers.casework.steps import on_case, sees, step, try_step
from handlers.desk.result import about, again, result
from handlers.desk.similar import similar
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from handlers.understanding.codes import find_case_code
from procedure.errors import StepRefused, WrongOther
from procedure.facts import Act
from procedure.terms import Event
from storage import askers, case_lists, cases
from storage.cases import CaseRow
from storage.conversations import Conversation

CASE = "c-"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask into which case."""
    return on_case(scene, ref, version, Event.MERGE, lambda at, case: begin(at, MERGE, about(case)))


def _ask(scene: Scene, form: Conversation) -> Text:
    found = similar(scene, _case(scene, form))
    lines = tuple(say("similar_line", code=one.case.code, why=one.why, asker=one.case.outlet) for one in found)
    suggested = say("similar_found", lines=Lines(lines)) if lines else say("similar_none")
    return say("ask_merge", code=text_of(form, "code"), suggested=suggested)


def _choices(scene: Scene, form: Conversation) -> Rows:
    found = similar(scene, _case(scene, form))
    return tuple(
        (Choice(say("label", name=one.case.code), "form.pick", f"{CASE}{one.case.id}", form.version, (one.case.code,)),)
        for one in found
    )


def _case(scene: Scene, form: Conversation) -> CaseRow:
    found = cases.load(scene.work, number_of(form, "case"))
    if found is None:
        raise LookupError(form.data["case"])
    return found


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """A case by its code, or one of those suggested; what could not be merged is said before the review."""
    other = _named(scene, text)
    if other is None or not sees(scene, other):
        return Problem(say("merge_unknown", typed=text), _choices(scene, form))
    if other.id == number_of(form, "case") or not other.is_open:
        return Problem(say("refused_wrong_other", code=text_of(form, "code")), _choices(scene, form))
    case = _case(scene, form)
    try:
        try_step(scene, case, Event.MERGE, Act(other=other.facts))
    except StepRefused as refusal:
        return Problem(reason_of(scene, case, refusal), _choices(scene, form))
    return {"other": other.id, "other_code": other.code}


def _named(scene: Scene, text: str) -> CaseRow | None:
    picked = text.removeprefix(CASE)
    if picked != text and picked.isascii() and picked.isdigit():
        return cases.load(scene.work, int(picked))
    code = find_case_code(text)
    return cases.by_code(scene.work, code) if code else None


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """Exactly what happens."""
    case, other = _case(scene, form), cases.load(scene.work, number_of(form, "other"))
    waiting = len(case.waiting)
    has_text = other is not None and other.text_id is not None
    text = say(
        "merge_review",
        code=case.code,
        other=text_of(form, "other_code"),
        askers=say("merge_askers", n=waiting) if waiting else say("merge_no_askers"),
        direction=say("merge_direction") if case.facts.directed else "",
        text=say("merge_text", other=text_of(form, "other_code")) if has_text and waiting else "",
    )
    version = form.version
    yes = Choice(
        say("choice_merge_yes", other=text_of(form, "other_code")), "form.submit", "", version, ("gop", "merge")
    )
    another = Choice(say("choice_merge_other"), "form.edit", "other", version, ("khac", "other"))
    no = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    return scene.reply(text, (yes,), (another, no))


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, other = str(number_of(form, "case")), number_of(form, "other")
    return on_case(scene, ref, 0, Event.MERGE, lambda at, case: _merged(at, case, other))


def _merged(scene: Scene, case: CaseRow, other_id: int) -> list[Outgoing]:
    other = cases.load(scene.work, other_id)
    if other is None:
        raise WrongOther
    try_step(scene, case, Event.MERGE, Act(other=other.facts))
    try_step(scene, other, Event.JOIN, Act(other=case.facts))
    waited = case
    after, done = step(scene, case, Event.MERGE, act=Act(other=other.facts))
    joined, _ = step(scene, other, Event.JOIN, act=Act(other=case.facts))
    _link(scene, after, joined)
    whole, gone = again(scene, joined), again(scene, after)
    return [
        *_told(scene, waited, whole),
        *result(scene, gone, say("merged_done", code=case.code, other=whole.code), Event.UNMERGE, tells=done.tells),
        *refreshed(scene, whole, news=True),
        *recalled_cards(scene, gone, done),
    ]


def _link(scene: Scene, case: CaseRow, other: CaseRow) -> None:
    """Who waited there waits here; what had been merged into it is in the other one from now on."""
    work = scene.work
    askers.take_in(work, other.id, case.id)
    cases.set_link(work, case.id, merged_into=other.id)
    for earlier in case_lists.merged_into(work, case.id):
        cases.set_link(work, earlier.id, merged_into=other.id)
        askers.give_back(work, case.id, earlier.id)


def _told(scene: Scene, case: CaseRow, whole: CaseRow) -> list[Outgoing]:
    """Whoever asked learns where their answer will come from, and nothing else. Told on the case that goes on."""
    status = Choice(say("choice_status"), "case.status", str(whole.id), words=("tinh trang", "status"))
    supplement = Choice(say("choice_supplement"), "case.supplement", str(whole.id), words=("bo sung", "supplement"))
    text = say("merged_told", code=case.code, other=whole.code)
    return to_askers(scene, case, text, ((status,), (supplement,)))


MERGE = Form("merge", (Field("other", _ask, _take, _choices),), _submit, review=_review)
