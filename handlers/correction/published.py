"""The outlet has published what was asked for (3.6): the link or a scan, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.casework.fields import kept_files, moment_field, moment_of, words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.correction.article_fields import link_in
from handlers.desk.result import about, in_words, result
from handlers.forms import Field, Form, Problem, Taken, begin, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage import documents
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 2_000
EVIDENCE, AT = words_field("evidence", "ask_published", LONGEST), moment_field("at", "ask_published_at")


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the evidence."""
    return on_case(scene, ref, version, Event.PUBLISHED, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    sent = [one.issued_at for one in documents.of_case(scene.work, case.id) if one.issued_at]
    return begin(scene, PUBLISHED, {**about(case), "sent": sent[0].isoformat() if sent else ""})


def _take_evidence(scene: Scene, form: Conversation, text: str) -> Taken:
    """A link or a file: words alone show nothing."""
    taken = EVIDENCE.take(scene, form, text)
    if isinstance(taken, Mapping) and not link_in(text) and not files_of(form):
        return Problem(say("published_unclear"))
    return taken


def _take_at(scene: Scene, form: Conversation, text: str) -> Taken:
    """Not before it was asked for: then nothing was asked."""
    taken = AT.take(scene, form, text)
    sent = moment_of(form, "sent")
    if sent is None or not isinstance(taken, Mapping):
        return taken
    at = datetime.fromisoformat(str(taken["at"]))
    early = at < sent.replace(second=0, microsecond=0)
    return (
        Problem(say("published_early", at=Moment(at), sent=Moment(sent)), AT.choices(scene, form)) if early else taken
    )


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "case")), text_of(form, "evidence")
    return on_case(scene, ref, 0, Event.PUBLISHED, lambda at, case: _published(at, case, form), said)


def _published(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    evidence, at = text_of(form, "evidence"), moment_of(form, "at") or scene.now
    said = in_words(scene, say("published_kept", outlet=case.outlet, at=Moment(at), evidence=evidence)) or evidence
    act = Act(evidence=evidence, occurred_at=at)
    after, done = step_saying(scene, case, Event.PUBLISHED, act, Said.PUBLISHED, said, kept_files(form))
    told = say("published_done", code=case.code, outlet=case.outlet)
    return result(scene, after, told, Event.CLOSE, Event.REOPEN, tells=done.tells, news=True)


PUBLISHED = Form(
    "correction_published",
    (
        Field("evidence", EVIDENCE.ask, _take_evidence, EVIDENCE.choices),
        Field("at", AT.ask, _take_at, AT.choices),
    ),
    _send,
    takes_files=True,
)
