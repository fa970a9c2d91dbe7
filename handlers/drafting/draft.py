"""Drafting and submitting in one act (10.1.a, 10.3, 7.1.d); and a principal's own edit of the text before them (9.1).

The text stands once the step is recorded: whatever was approved, agreed or reported of the one before is void.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import recipients
from handlers.casework.cards import refreshed, see_case
from handlers.casework.deadlines import is_by_head
from handlers.casework.steps import on_case, step, try_step
from handlers.drafting.addressing import AUDIENCE_FIELD, WAY_FIELD, begun_with
from handlers.drafting.fields import AT_REVIEW, ATTACH_FIELD, BODY, BODY_FIELD
from handlers.drafting.proposing import proposed
from handlers.drafting.review import new_text, show
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker import grounds
from handlers.speaker.right import on_speech
from handlers.talk import FileRef, Outgoing, say
from procedure.facts import Act
from procedure.steps import allowed
from procedure.terms import Event
from storage import case_texts, cases
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.conversations import Conversation


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Soạn, trình duyệt."""
    return on_case(scene, ref, version, Event.DRAFT, lambda at, case: _open(at, case, Event.DRAFT))


def edit(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A principal changes the text they were shown."""
    return on_speech(scene, ref, version, Event.EDIT, lambda at, case: _open(at, case, Event.EDIT))


def _open(scene: Scene, case: CaseRow, event: Event) -> list[Outgoing]:
    """The form, with the form and the refused part of the text before; an edit keeps its files too."""
    last = proposed(scene, case).last
    filled: Mapping[str, object] = {
        "case": case.id,
        "code": case.code,
        "event": event.value,
        "binding": case.facts.draft.binding.hex() if case.facts.draft else "",
        **begun_with(scene, case, last.form if last else "", last.audience if last else ""),
        **grounds.from_kept(last.refused if last else None),
    }
    files = tuple(FileRef(one.file_id, one.name) for one in last.files) if last and event is Event.EDIT else ()
    return begin(scene, DRAFT, filled, files)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, body = str(number_of(form, "case")), text_of(form, BODY)
    if text_of(form, "event") == Event.EDIT:
        return on_speech(scene, ref, 0, Event.EDIT, lambda at, case: _handed_in(at, case, form, Event.EDIT), body)
    return on_case(scene, ref, 0, Event.DRAFT, lambda at, case: _handed_in(at, case, form, Event.DRAFT), body)


def _handed_in(scene: Scene, case: CaseRow, form: Conversation, event: Event) -> list[Outgoing]:
    binding = bytes.fromhex(text_of(form, "binding")) if event is Event.EDIT else None
    return hand_in(scene, case, event, new_text(scene, case, form), binding)


def hand_in(scene: Scene, case: CaseRow, event: Event, new: NewText, binding: bytes | None = None) -> list[Outgoing]:
    """The step and its messages. `binding`: of the text that an edit is of. Raises `StepRefused`, nothing stored."""
    act = Act(text=case_texts.binding_of(scene.work, new), binding=binding)
    try_step(scene, case, event, act)
    text, digest = case_texts.put(scene.work, case.id, new, scene.person.id)
    after, done = step(scene, case, event, digest, act)
    files = tuple(FileRef(one.file_id, one.name) for one in text.files)
    key = "draft_edited" if event is Event.EDIT else "draft_submitted"
    key = "draft_submitted_head" if event is Event.DRAFT and is_by_head(case) else key
    return [
        scene.reply(say(key, code=case.code), see_case(case)),
        *refreshed(scene, after, told=event is not Event.EDIT, tells=done.tells, files=files),
    ]


def readdress(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The same words for whoever waits now: an edit by a principal, handed in anew by whoever drafts."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    event = Event.EDIT if case and Event.EDIT in allowed(case.facts, scene.actor, scene.now) else Event.DRAFT
    return on_case(scene, ref, version, event, lambda at, case: _readdressed(at, case, event))


def _readdressed(scene: Scene, case: CaseRow, event: Event) -> list[Outgoing]:
    if case.text_id is None:
        return [scene.reply(say("refused_text_changed", code=case.code), see_case(case))]
    text = case_texts.load(scene.work, case.text_id)
    now = recipients.lines(scene.work, case, text.audience)
    new = NewText(text.body, text.purpose, text.form, text.files, text.refused, now, text.audience)
    return hand_in(scene, case, event, new, text.binding)


DRAFT = Form(
    "case_draft",
    (BODY_FIELD, grounds.ground_field("ask_ground_part", nothing=True), *grounds.FOLLOWING),
    _submit,
    review=show,
    extra=(WAY_FIELD, AUDIENCE_FIELD, ATTACH_FIELD),
    at_review=AT_REVIEW,
    takes_files=True,
)
