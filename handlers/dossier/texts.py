"""The exact texts with their fingerprints and what was said to each; documents; clocks with how they stand."""

from __future__ import annotations

from handlers.casework.citing import cited
from handlers.casework.deadlines import duty, owner
from handlers.issuing.letter import full_number
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from storage import case_texts, clocks, sent_documents
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow
from storage.clocks import ClockRow


def exact_texts(scene: Scene, case: CaseRow) -> list[Text]:
    """Every text that was handed in, oldest first."""
    return [_text(scene, number, one) for number, one in enumerate(case_texts.of_case(scene.work, case.id), start=1)]


def _text(scene: Scene, number: int, text: CaseText) -> Text:
    said = tuple(_approval(scene, one) for one in case_texts.said_to(scene.work, text.id))
    return say(
        "dossier_text",
        number=number,
        state=say(f"dossier_text_{text.state}"),
        author=staff_name(scene, text.author),
        at=Moment(text.at),
        fingerprint=text.binding.hex(),
        body=text.body or say("words_erased"),
        recipients=Lines(tuple(text.recipients)) if text.recipients else say("recipients_none"),
        said=Lines(("", *said)) if said else "",
    )


def _approval(scene: Scene, one: Approval) -> Text:
    role = say(f"role_{one.capacity}")
    said = say(f"text_{one.act}", name=staff_name(scene, one.person_id), role=role, at=Moment(one.at))
    return say("dossier_approval", said=said, fingerprint=one.binding.hex()[:16])


def documents(scene: Scene, case: CaseRow) -> list[Text]:
    """What left."""
    return [
        say("dossier_document", number=full_number(one.number, one.year), at=Moment(one.issued_at))
        for one in sent_documents.of_case(scene.work, case.id)
    ]


def counted(scene: Scene, case: CaseRow) -> list[Text]:
    """Every clock, void ones included."""
    return [_clock(scene, one) for one in clocks.of_case(scene.work, case.id)]


def _clock(scene: Scene, clock: ClockRow) -> Text:
    return say(
        "dossier_clock",
        duty=duty(clock),
        article=cited(clock.article),
        force=say(f"dossier_force_{clock.force}"),
        owner=owner(scene, clock),
        anchor=Moment(clock.anchor_at),
        due=Moment(clock.due_at),
        standing=say(f"dossier_standing_{clock.standing(scene.now)}"),
        met=say("dossier_met", at=Moment(clock.met_at)) if clock.met_at else "",
    )
