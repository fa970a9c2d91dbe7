"""What the press published: the link, or a scan where there is none; the words that are wrong."""

from __future__ import annotations

from handlers.casework.fields import words_field
from handlers.desk.answer import LINK
from handlers.forms import EMPTY, Field, Problem, Rows, Taken, files_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Text, say
from storage.conversations import Conversation
from storage.folding import fold

NO_LINK, USE_REPORT = "no-link", "use-report"
NO_LINK_WORDS = ("khong co duong dan", "khong co", "no link")
USE_WORDS = ("dung noi dung phan anh", "use the report")
LONGEST = 3_000
WORDS = words_field("excerpt", "ask_correction_excerpt", LONGEST)


def link_in(text: str) -> str | None:
    """The one link in a text; None where there is none, or several to choose from."""
    links = LINK.findall(text)
    return links[0].rstrip(".,;)") if len(links) == 1 else None


def _ask_link(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_link", outlet=text_of(form, "outlet"))


def _no_link(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_no_link"), "form.pick", NO_LINK, form.version, NO_LINK_WORDS),),)


def _take_link(scene: Scene, form: Conversation, text: str) -> Taken:
    """Without a link, files that came already are the evidence; else they are asked for."""
    if fold(text).strip(" .!") in (NO_LINK, *NO_LINK_WORDS):
        return {"link": "", "proof": True if files_of(form) else EMPTY}
    link = link_in(text)
    return {"link": link, "proof": True} if link else Problem(say("correction_link_unclear"), _no_link(scene, form))


def _ask_proof(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_proof")


def _take_proof(scene: Scene, form: Conversation, text: str) -> Taken:
    """Words are no evidence; a link that turned up is."""
    link = link_in(text)
    return {"link": link, "proof": True} if link else Problem(say("correction_proof_needed"))


def _proof_came(scene: Scene, form: Conversation, sent: tuple[FileRef, ...]) -> Taken:
    return {"proof": True}


def _use_report(scene: Scene, form: Conversation) -> Rows:
    """What was reported of the press, to be taken as it is."""
    use = Choice(say("choice_use_report"), "form.pick", USE_REPORT, form.version, USE_WORDS)
    files = WORDS.choices(scene, form)
    return (*(((use,),) if text_of(form, "reported") else ()), *files)


def _ask_excerpt(scene: Scene, form: Conversation) -> Text:
    asked = WORDS.ask(scene, form)
    reported = text_of(form, "reported")
    return say("ask_correction_excerpt_reported", ask=asked, reported=reported) if reported else asked


def _take_excerpt(scene: Scene, form: Conversation, text: str) -> Taken:
    reported = text_of(form, "reported")
    meant = reported if reported and fold(text) in (USE_REPORT, *USE_WORDS) else text
    return WORDS.take(scene, form, meant)


LINK_FIELD = Field("link", _ask_link, _take_link, _no_link)
PROOF_FIELD = Field("proof", _ask_proof, _take_proof, take_files=_proof_came)
EXCERPT_FIELD = Field("excerpt", _ask_excerpt, _take_excerpt, _use_report)
