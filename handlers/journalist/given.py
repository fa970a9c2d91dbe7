"""What a journalist was given: the answer with its document, or the refusal with its ground; again on demand."""

from __future__ import annotations

from handlers.casework.citing import cited
from handlers.denying import denied
from handlers.issuing.letter import full_number
from handlers.issuing.papers import named
from handlers.journalist import own
from handlers.scene import Scene
from handlers.speaker.refused import REFUSAL_BETWEEN
from handlers.talk import Bilingual, Choice, Kind, Lines, Moment, Outgoing, Text, say
from procedure.errors import UnknownGround
from procedure.law.grounds import GROUNDS
from procedure.refusals import ground
from procedure.terms import State
from storage import case_texts, cases, sent_documents, words
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.sent_documents import SentDocument
from storage.words import Said, Words

GIVEN = frozenset({State.ANSWERED, State.REFUSED, State.CLOSED})


def given(scene: Scene, case: CaseRow) -> list[Text]:
    """What was published, answered in writing, or refused; empty while nothing was."""
    if case.facts.state not in GIVEN:
        return []
    said = words.of_case(scene.work, case.id)
    links = [one for one in said if one.kind is Said.ANSWER and one.body]
    sent = sent_documents.of_case(scene.work, case.id)
    return [
        *([say("case_answer", link=links[-1].body or "")] if links and not sent else []),
        *(_document(scene, one) for one in sent[-1:]),
        *_refusal(scene, case, said),
    ]


def _document(scene: Scene, sent: SentDocument) -> Text:
    text = case_texts.load(scene.work, sent.text_id)
    number = full_number(sent.number, sent.register)
    body = text.body or say("words_erased")
    said = say("given_document", number=number, at=Moment(sent.issued_at, "date"), body=body)
    part = _refused_part(scene, text)
    return say("joined", parts=Lines((said, part), "\n")) if part else said


def _refused_part(scene: Scene, text: CaseText) -> Text | None:
    refused = text.refused
    if not refused:
        return None
    return say("given_refused_part", ground=_quoted(scene, refused.get("ground", "")), words=refused.get("words", ""))


def _refusal(scene: Scene, case: CaseRow, said: list[Words]) -> list[Text]:
    """The last refusal, while it stands: its words as they were sent."""
    found = [one for one in said if one.kind is Said.REFUSAL]
    if not found or case.facts.state is State.ANSWERED:
        return []
    body = found[-1].body
    return [_refused(scene, body) if body else say("given_refusal", words=say("words_erased"))]


def _refused(scene: Scene, body: str) -> Text:
    """The ground in the article's own words, where the record begins with its code; then what was said."""
    code, _, rest = body.partition(REFUSAL_BETWEEN)
    if code not in {one.code for one in GROUNDS} or not rest:
        return say("given_refusal", words=body)
    return say("given_refusal_ground", ground=cited(code), quoted=_quoted(scene, code), words=rest)


def _quoted(scene: Scene, code: str) -> Text | str:
    """A ground by its code in the article's own words; anything else as it was written."""
    if code not in {one.code for one in GROUNDS}:
        return code
    try:
        found = ground(code, scene.now)
    except UnknownGround:
        return code
    return say("label", name=Bilingual(found.vi, found.en))


def has_paper(scene: Scene, case: CaseRow) -> bool:
    """Whether a file of the answer can be sent again."""
    return any(one.file_id is not None for one in sent_documents.of_case(scene.work, case.id))


def paper(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The document's file again, to whoever asked, also once they have left."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not own.asked(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    if case.facts.state not in GIVEN:
        return [scene.reply(say("paper_none", code=case.code), _status(case))]
    sent = [one for one in sent_documents.of_case(scene.work, case.id) if one.file_id is not None]
    if not sent:
        return [scene.reply(say("paper_none", code=case.code), _status(case))]
    number = full_number(sent[-1].number, sent[-1].register)
    file = named(sent[-1].file_id or 0, number)
    text = say("paper_again", number=number, code=case.code)
    return [Outgoing(scene.account.id, text, (_status(case),), (file,), kind=Kind.ANSWER, case=case.id)]


def _status(case: CaseRow) -> tuple[Choice, ...]:
    return (Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status")),)
