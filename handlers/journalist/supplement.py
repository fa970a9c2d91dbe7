"""More words or files from the journalist about a case of theirs, asked for or not, while it is open (10.1).

What comes after a text was handed in for approval never slips into it: the card says so and whoever approves is told.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.cards import refreshed
from handlers.casework.steps import on_case, step, try_step
from handlers.forms import Field, Form, Problem, Taken, begin, files_of, number_of, text_of
from handlers.journalist import own
from handlers.journalist.request import COURTESY
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.welcome import resume
from procedure.facts import Step
from procedure.paths import OPEN
from procedure.terms import Event, State, Tell
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import NamedFile, Said

LONGEST = 12_000
TEXT_STANDS: Mapping[State, frozenset[Tell]] = {
    State.REVIEW: frozenset({Tell.SPEAKERS}),
    State.REPORTED_UP: frozenset({Tell.SPEAKERS, Tell.DIRECTOR_GENERAL}),
    State.APPROVED: frozenset({Tell.SPEAKERS}),
}
"""Who is told besides while an exact text waits."""


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the words."""
    return on_case(scene, own.resolved(scene, ref), 0, Event.SUPPLEMENT, _open)


def is_one(scene: Scene, case: CaseRow) -> bool:
    """Whether a reply to a message about the case adds to it: not to a closed one, nor when it only says thank you."""
    courtesy = not scene.incoming.files and scene.around.reader.read(scene.incoming.text).intent in COURTESY
    return own.goes_on_in(scene, case).facts.state in OPEN and not courtesy


def straight(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """A reply to one of our messages about the case: its words are the supplement, with files that wait for words."""
    text = scene.incoming.text.strip()
    given: dict[str, object] = {"words": text} if 0 < len(text) <= LONGEST else {}
    into = own.goes_on_in(scene, case)
    open_ = scene.form if scene.form and scene.form.form == SUPPLEMENT.name else None
    waiting = files_of(open_) if open_ and number_of(open_, "case") == into.id else ()
    return on_case(
        scene,
        str(into.id),
        0,
        Event.SUPPLEMENT,
        lambda at, found: begin(at, SUPPLEMENT, _about(found) | given, waiting),
    )


def offered(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Words and files that were kept until it was said what they are for."""
    state = scene.form
    kept = text_of(state, "offered") if state else ""
    given: dict[str, object] = {"words": kept} if kept else {}
    files = files_of(state, "offered_files") if state else ()
    return on_case(
        scene,
        own.resolved(scene, ref),
        0,
        Event.SUPPLEMENT,
        lambda at, found: begin(at, SUPPLEMENT, _about(found) | given, files),
        kept,
    )


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, SUPPLEMENT, _about(case))


def _about(case: CaseRow) -> dict[str, object]:
    return {"case": case.id, "code": case.code}


def _ask(scene: Scene, form: Conversation) -> Text:
    count, code = len(files_of(form)), text_of(form, "code")
    return say("ask_supplement_files", code=code, n=count) if count else say("ask_supplement", code=code)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    return {"words": text} if len(text) <= LONGEST else Problem(say("words_too_long", limit=LONGEST, length=len(text)))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.SUPPLEMENT, lambda at, case: _added(at, case, form), typed)


def _added(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    files = files_of(form)
    kept = tuple(NamedFile(file.id, file.name) for file in files)
    try_step(scene, case, Event.SUPPLEMENT)
    _, digest = words.keep(scene.work, case.id, Said.SUPPLEMENT, text_of(form, "words"), scene.person.id, kept)
    after, done = step(scene, case, Event.SUPPLEMENT, digest)
    return [_thanked(scene, case), *refreshed(scene, after, news=True, files=files, tells=_told(done))]


def _told(done: Step) -> frozenset[Tell]:
    return TEXT_STANDS.get(done.case.state, frozenset()) | set(done.tells)


def _thanked(scene: Scene, case: CaseRow) -> Outgoing:
    return scene.reply(
        say("supplemented", code=case.code),
        (Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status")),),
        *resume(scene),
    )


SUPPLEMENT = Form("supplement", (Field("words", _ask, _take),), _send, takes_files=True)
