"""How far an answer has come, on the card: its document, and each recipient with each way (3.4)."""

from __future__ import annotations

from handlers.issuing.letter import full_number
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.terms import Kind, State
from storage import answers_sent, case_texts, documents
from storage.answers_sent import Sent, Tally
from storage.cases import CaseRow
from storage.documents import Document

AFTER = frozenset({State.ANSWERED, State.CLOSED})
UNASKED = frozenset({Kind.UNIT_INFORMATION, Kind.INCIDENT, Kind.CORRECTION})
"""Of these a card goes on saying what has left, also while a further text is drawn up."""


def receipts(scene: Scene, case: CaseRow) -> Text | str:
    """Empty while nothing has left."""
    spread = _spread(scene, case) if case.facts.kind in UNASKED else ()
    if spread:
        return say("receipts", lines=Lines(spread))
    if case.facts.state not in AFTER:
        return ""
    names = {one.account_id: one.name for one in case.waiting}
    people = {one.person_id: one.name for one in case.waiting}  # by e-mail: the address is another account of theirs
    sent = answers_sent.of_case(scene.work, case.id)
    lines = tuple(_line(one, names.get(one.account_id) or people.get(one.person_id, "–")) for one in sent)
    found = tuple(one for one in (_document(scene, case), *lines) if one)
    return say("receipts", lines=Lines(found)) if found else ""


def _spread(scene: Scene, case: CaseRow) -> tuple[Text, ...]:
    """Of what went to the press, a newsroom or was posted: the numbers alone, it may be thousands."""
    issued = [one for one in documents.of_case(scene.work, case.id) if one.state == documents.ISSUED]
    return tuple(line for one in issued for line in _lines_of(scene, one))


def _lines_of(scene: Scene, document: Document) -> tuple[Text, ...]:
    audience = case_texts.load(scene.work, document.text_id).audience
    if audience == "askers":
        return ()
    paper, links = _numbered(document), tuple(say("receipt_posted", link=one) for one in document.links)
    found = answers_sent.tally(scene.work, document)
    return (paper, *links, *((_counted(found),) if found.people else _by_hand(audience)))


def _by_hand(audience: str) -> tuple[Text, ...]:
    return (say("receipt_by_hand"),) if audience == "addressee" else ()


def _counted(found: Tally) -> Text:
    """“đã gửi 12/14, 2 không gửi được”."""
    rest = (("on_the_way", found.on_the_way), ("missed", found.missed), ("taken_back", found.taken_back))
    more = tuple(say(f"spread_{name}", n=n) for name, n in rest if n)
    return say("receipt_spread", had=found.arrived, all=found.people, more=Lines(("", *more), ", ") if more else "")


def _document(scene: Scene, case: CaseRow) -> Text | str:
    issued = [one for one in documents.of_case(scene.work, case.id) if one.state == documents.ISSUED]
    if not issued:
        return ""
    return _numbered(issued[-1])


def _numbered(last: Document) -> Text:
    number = full_number(last.number, last.register)
    return say("receipt_document", number=number, at=Moment(last.issued_at or last.reserved_at, "date"))


def _line(one: Sent, name: str) -> Text:
    channel = say(f"channel_{one.channel}")
    if one.arrived:
        return say("receipt_sent", name=name, channel=channel, at=Moment(one.sent_at) if one.sent_at else "–")
    return say(f"receipt_{one.state}", name=name, channel=channel)
