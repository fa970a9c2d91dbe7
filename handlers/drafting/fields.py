"""The questions of a draft: the words, and with which files they leave."""

from __future__ import annotations

from typing import cast

from handlers.casework.fields import LONGEST
from handlers.drafting.addressing import KIND, purpose_of
from handlers.drafting.proposing import Proposal, proposed
from handlers.forms import Again, Field, Problem, Rows, Taken, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Text, say
from procedure.terms import Kind
from storage import cases
from storage.conversations import Conversation
from storage.folding import fold
from storage.words import NamedFile

BODY, ATTACH, DROPPED = "body", "attach", "dropped"
ANSWER = "answer"
ASKED = {ANSWER: "ask_draft", "statement": "ask_draft_statement", "letter": "ask_draft_letter"}
COVERS = {ANSWER: "draft_cover", "statement": "draft_cover_statement", "letter": "draft_cover_letter"}
PROPOSED, COVER, DONE = "proposed", "cover", "done"
PROPOSED_WORDS, COVER_WORDS, DONE_WORDS = (
    ("dung ban nay", "use this"),
    ("loi dan mau", "standard words"),
    ("xong", "done"),
)


def attached(form: Conversation) -> tuple[NamedFile, ...]:
    """The files that go with the text: all that came, less those left out."""
    dropped = _dropped(form)
    found = (NamedFile(one.id, one.name) for one in files_of(form) if one.id not in dropped)
    return tuple(dict.fromkeys(found))


def _begun(scene: Scene, form: Conversation) -> Proposal:
    case = cases.load(scene.work, number_of(form, "case"))
    return proposed(scene, case) if case is not None else Proposal("", ())


def _ask_body(scene: Scene, form: Conversation) -> Text:
    start, count, code = _begun(scene, form), len(files_of(form)), text_of(form, "code")
    asked = say("ask_draft_files", code=code, n=count) if count else say(ASKED[_purpose(form)], code=code)
    if not start.body:
        return asked
    if not start.files:
        return say("ask_draft_begun", ask=asked, proposal=start.body)
    return say("ask_draft_proposed", ask=asked, proposal=start.body, n=len(start.files))


def _body_choices(scene: Scene, form: Conversation) -> Rows:
    start = _begun(scene, form)
    use = Choice(say("choice_use_proposed"), "form.pick", PROPOSED, form.version, PROPOSED_WORDS)
    cover = Choice(say("choice_cover"), "form.pick", COVER, form.version, COVER_WORDS)
    return (*(((use,),) if start.body else ()), *(((cover,),) if files_of(form) else ()))


def _take_body(scene: Scene, form: Conversation, text: str) -> Taken:
    if fold(text) in (PROPOSED, *PROPOSED_WORDS):
        return _as_proposed(scene, form)
    if fold(text) in (COVER, *COVER_WORDS) and files_of(form):
        return {BODY: cover_words(scene, _purpose(form))}
    if len(text) > LONGEST:
        return Problem(say("words_too_long", limit=LONGEST, length=len(text)), _body_choices(scene, form))
    return {BODY: text}


def _as_proposed(scene: Scene, form: Conversation) -> Taken:
    """The words as they were shown, their files with them."""
    start = _begun(scene, form)
    if not start.body or len(start.body) > LONGEST:
        return Problem(say("draft_proposal_gone"), _body_choices(scene, form))
    pairs = [(one.id, one.name) for one in files_of(form)]
    both = dict.fromkeys([*pairs, *((one.file_id, one.name) for one in start.files)])
    return {BODY: start.body, "files": [list(each) for each in both]}


def cover_words(scene: Scene, purpose: str = ANSWER) -> str:
    """The covering words of a document that says it all; they leave in Vietnamese."""
    return scene.around.words(say(COVERS[purpose]), "vi") if scene.around.words else ""


def _purpose(form: Conversation) -> str:
    """What is drafted, as far as its form does not matter: answer, statement, letter."""
    return purpose_of(Kind(text_of(form, KIND) or Kind.REQUEST), "")


def _ask_attach(scene: Scene, form: Conversation) -> Text:
    return say("ask_attach", code=text_of(form, "code"), n=len(attached(form)))


def _attach_choices(scene: Scene, form: Conversation) -> Rows:
    dropped = _dropped(form)
    ticks = tuple((_tick(form, one, one.id not in dropped),) for one in dict.fromkeys(files_of(form)))
    return (*ticks, (Choice(say("choice_attach_done"), "form.pick", DONE, form.version, DONE_WORDS),))


def _tick(form: Conversation, file: FileRef, is_in: bool) -> Choice:
    label = say("file_in" if is_in else "file_out", name=file.name)
    return Choice(label, "form.pick", f"f-{file.id}", form.version)


def _take_attach(scene: Scene, form: Conversation, text: str) -> Taken:
    if fold(text) in (DONE, *DONE_WORDS):
        return {ATTACH: True}
    picked = next((one.id for one in files_of(form) if text in (f"f-{one.id}", one.name)), None)
    if picked is None:
        return Problem(say("attach_unclear", typed=text), _attach_choices(scene, form))
    dropped = _dropped(form)
    return Again({DROPPED: [one for one in dropped if one != picked] if picked in dropped else [*dropped, picked]})


def _files_came(scene: Scene, form: Conversation, sent: tuple[FileRef, ...]) -> Taken:
    return {}


def _dropped(form: Conversation) -> list[int]:
    return list(cast("list[int]", form.data.get(DROPPED) or []))


def _hint(scene: Scene, form: Conversation, text: str) -> Taken:
    return Problem(say("draft_review_hint"))


BODY_FIELD = Field(BODY, _ask_body, _take_body, _body_choices)
ATTACH_FIELD = Field(ATTACH, _ask_attach, _take_attach, _attach_choices)
AT_REVIEW = Field("at_review", _ask_attach, _hint, take_files=_files_came)
