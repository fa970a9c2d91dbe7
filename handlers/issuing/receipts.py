"""How far an answer has come, on the card: its document, and each recipient with each way (3.4)."""

from __future__ import annotations

from handlers.issuing.letter import full_number
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.terms import State
from storage import answers_sent, documents
from storage.answers_sent import Sent
from storage.cases import CaseRow

AFTER = frozenset({State.ANSWERED, State.CLOSED, State.STATED, State.RELEASED, State.SENT})


def receipts(scene: Scene, case: CaseRow) -> Text | str:
    """Empty while nothing has left."""
    if case.facts.state not in AFTER:
        return ""
    names = {one.account_id: one.name for one in case.waiting}
    people = {one.person_id: one.name for one in case.waiting}  # by e-mail: the address is another account of theirs
    sent = answers_sent.of_case(scene.work, case.id)
    lines = tuple(_line(one, names.get(one.account_id) or people.get(one.person_id, "–")) for one in sent)
    found = tuple(one for one in (_document(scene, case), *lines) if one)
    return say("receipts", lines=Lines(found)) if found else ""


def _document(scene: Scene, case: CaseRow) -> Text | str:
    issued = [one for one in documents.of_case(scene.work, case.id) if one.state == documents.ISSUED]
    if not issued:
        return ""
    last = issued[-1]
    number = full_number(last.number, last.year)
    return say("receipt_document", number=number, at=Moment(last.issued_at or last.reserved_at, "date"))


def _line(one: Sent, name: str) -> Text:
    channel = say(f"channel_{one.channel}")
    if one.arrived:
        return say("receipt_sent", name=name, channel=channel, at=Moment(one.sent_at) if one.sent_at else "–")
    return say(f"receipt_{one.state}", name=name, channel=channel)
