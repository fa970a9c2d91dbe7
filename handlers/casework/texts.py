"""The exact text that stands for approval, as it is shown: whole, with all that its hash binds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.casework import recipients_read
from handlers.casework.citing import cited
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Text, say
from procedure import refusals
from procedure.terms import State
from storage import case_texts
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow


def standing(scene: Scene, case: CaseRow) -> Text | str:
    """The text that stands, never shortened: what is approved must have been read. Empty where there is none."""
    if case.text_id is None:
        return ""
    return shown(scene, case_texts.load(scene.work, case.text_id), case.facts.state is State.APPROVED)


def shown(scene: Scene, text: CaseText, approved: bool = False) -> Text:
    """A text with everything that its hash binds, under what has become of it."""
    files = Lines(tuple(one.name for one in text.files), ", ") if text.files else say("files_none")
    return say(
        "text_standing",
        head=say("text_head_issued") if text.state == case_texts.ISSUED else _head(approved),
        form=say(f"form_{text.form}"),
        body=text.body or say("words_erased"),
        refused=refused_part(text),
        files=files,
        recipients=recipients_read.listed(text),
        fingerprint=fingerprint(text.binding),
        author=staff_name(scene, text.author),
        at=Moment(text.at),
        said=_said(scene, case_texts.said_to(scene.work, text.id)),
    )


def _head(approved: bool) -> Text:
    return say("text_head_approved") if approved else say("text_head_review")


def refused_part(text: CaseText) -> Text | str:
    """The part that is refused, with its ground (Art. 6); empty where nothing is."""
    return refused_words(text.refused, text.at) if text.refused else ""


def refused_words(refused: Mapping[str, str], at: datetime) -> Text:
    """A part that is refused (`ground`, `words`, `law`, `lifted_by`), by the grounds in force `at` that moment."""
    ground = refusals.ground(refused["ground"], at)
    return say(
        "text_refused_part",
        ground=cited(ground.code),
        quoted=Bilingual(ground.vi, ground.en),
        law=say("text_refused_law", law=refused["law"]) if refused.get("law") else "",
        words=refused["words"],
        lifted=say("text_refused_lifted", lifted=refused["lifted_by"]) if refused.get("lifted_by") else "",
    )


def fingerprint(binding: bytes) -> str:
    """The hash of an exact text, short enough to be compared by eye: 3F2A-91C0."""
    short = binding.hex()[:8].upper()
    return f"{short[:4]}-{short[4:]}"


def _said(scene: Scene, approvals: list[Approval]) -> Text | str:
    lines = tuple(
        say(
            f"text_{one.act}",
            name=staff_name(scene, one.person_id),
            role=say(f"role_{one.capacity}"),
            at=Moment(one.at),
        )
        for one in approvals
    )
    return say("joined", parts=Lines(("", *lines))) if lines else ""
