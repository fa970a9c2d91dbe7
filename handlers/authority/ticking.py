"""A task of publishing ticked with its proof: a link, or a letter's number (2.3, 2.4)."""

from __future__ import annotations

import re

from handlers.authority.publishing import form_name, may_tick, refreshed, what
from handlers.authority.refusals import without_right
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, Text, say
from procedure.terms import PRESS_CENTRE, Role
from storage import acts, postings
from storage.acts import Act
from storage.conversations import Conversation
from storage.postings import Posting

LINK = re.compile(r"https?://[^\s<>\"'\\]{4,500}", re.IGNORECASE)
LONGEST = 200


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the proof."""
    one = postings.load(scene.work, int(ref)) if ref.isdigit() else None
    if one is None or not may_tick(scene, one):
        return without_right(scene)
    return begin(scene, TICK, {"posting": one.id, "form": one.form}) if one.is_open else [_closed(scene, one)]


def _ask(scene: Scene, form: Conversation) -> Text:
    one = postings.load(scene.work, number_of(form, "posting"))
    about: Text | str = what(scene, one) if one else ""
    return say(f"posting_ask_{text_of(form, 'form')}", what=about)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """The portal needs a link; a letter its number, or a link to it."""
    link = LINK.search(text)
    if link is not None:
        return {"proof": link[0].rstrip(".,;)")}
    if text_of(form, "form") == "portal":
        return Problem(say("posting_needs_link", typed=text))
    is_number = len(text) <= LONGEST and any(each.isdigit() for each in text)
    return {"proof": text} if is_number else Problem(say("posting_needs_number", typed=text))


def _done(scene: Scene, form: Conversation) -> list[Outgoing]:
    before = postings.load(scene.work, number_of(form, "posting"))
    if before is None or not may_tick(scene, before):
        return without_right(scene)
    one = postings.tick(scene.work, before.id, scene.person.id, text_of(form, "proof"))
    if one is None:
        return [_closed(scene, before)]
    _record(scene, one)
    text = say("posting_ticked", form=form_name(one), what=what(scene, one), proof=one.proof or "–")
    return [scene.reply(text, _more()), *refreshed(scene, one)]


def _closed(scene: Scene, one: Posting) -> Outgoing:
    if one.done_at is None:
        return scene.reply(say("posting_not_needed", what=what(scene, one)), _more())
    return scene.reply(say("posting_done_already", what=what(scene, one), at=Moment(one.done_at)), _more())


def _record(scene: Scene, one: Posting) -> None:
    """On the chain of what was published; the proof itself stands with the task."""
    is_lent = one.subject in (postings.AUTHORISATION, postings.END)
    subject = f"authorisation:{one.subject_id}" if is_lent else "directory"
    local = scene.roles & {Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR}
    capacity = min(str(role) for role in scene.roles & PRESS_CENTRE or local)
    detail = {"subject": one.subject, "id": one.subject_id, "form": one.form}
    acts.record(scene.work, Act(subject, "published", scene.person.id, capacity, "2.3, 2.4", detail))


def _more() -> tuple[Choice, ...]:
    return (Choice(say("choice_postings"), "post.list", words=("dang tai", "postings")),)


TICK = Form("tick", (Field("proof", _ask, _take),), _done)
