"""A draft before it is submitted: exactly what will be approved, and what a channel would not carry of it."""

from __future__ import annotations

from handlers.casework import recipients
from handlers.casework.reach import receivers
from handlers.casework.texts import fingerprint, refused_words
from handlers.drafting.addressing import AUDIENCE, WAY, audience_of, has_choice, purpose_of
from handlers.drafting.carrying import problems
from handlers.drafting.fields import BODY, attached
from handlers.forms import Rows, number_of, text_of
from handlers.scene import Scene
from handlers.speaker import grounds
from handlers.talk import Choice, Lines, Outgoing, Text, say
from procedure.terms import Event
from storage import case_texts, cases
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.conversations import Conversation


def new_text(scene: Scene, case: CaseRow, form: Conversation) -> NewText:
    """What would be handed in now."""
    way, audience = text_of(form, WAY), audience_of(form)
    return NewText(
        body=text_of(form, BODY),
        purpose=purpose_of(case.facts.kind, way),
        form=way,
        files=attached(form),
        refused=grounds.as_kept(form),
        recipients=recipients.lines(scene.work, case, audience),
        audience=audience,
    )


def show(scene: Scene, form: Conversation) -> Outgoing:
    """The text whole, with everything that its hash binds."""
    case = cases.load(scene.work, number_of(form, "case"))
    if case is None:
        return scene.reply(say("case_unknown"))
    text = new_text(scene, case, form)
    shown = say(
        "draft_review",
        code=case.code,
        form=say(f"form_{text.form}"),
        fingerprint=fingerprint(case_texts.binding_of(scene.work, text)),
        body=text.body,
        refused=refused_words(text.refused, scene.now) if text.refused else "",
        files=Lines(tuple(one.name for one in text.files), ", ") if text.files else say("files_none"),
        recipients=receivers(scene, case, text),
    )
    parts: tuple[Text, ...] = (shown, *problems(scene.work, case, text.files, text.audience), *_about(case, form))
    return scene.reply(say("joined", parts=Lines(parts, "\n\n")), *_choices(form))


def _about(case: CaseRow, form: Conversation) -> list[Text]:
    """What follows from the case's marks, and from an edit."""
    told = [say("draft_will_be_reported")] if case.facts.sensitive else []
    return [*told, say("edit_voids")] if text_of(form, "event") == Event.EDIT else told


def _choices(form: Conversation) -> Rows:
    version = form.version
    is_edit = text_of(form, "event") == Event.EDIT
    done = say("choice_save_edit") if is_edit else say("choice_submit_draft")
    return (
        (Choice(done, "form.submit", version=version, words=("trinh", "luu", "gui", "submit", "send", "ok")),),
        (
            Choice(say("choice_edit_body"), "form.edit", BODY, version, ("sua", "edit")),
            Choice(say("choice_edit_way"), "form.edit", WAY, version, ("hinh thuc", "form")),
        ),
        (*_own(form), Choice(say("choice_edit_files"), "form.edit", "attach", version, ("tep", "files"))),
        (Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat")),),
    )


def _own(form: Conversation) -> tuple[Choice, ...]:
    """What only an answer has, or only a statement."""
    version = form.version
    if has_choice(form):
        return (Choice(say("choice_edit_audience"), "form.edit", AUDIENCE, version, ("nguoi nhan", "recipients")),)
    if audience_of(form) != recipients.ASKERS:
        return ()
    typed = ("tu choi mot phan", "refuse part")
    return (Choice(say("choice_refuse_part"), "form.edit", grounds.GROUND, version, typed),)
