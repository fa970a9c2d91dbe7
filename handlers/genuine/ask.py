"""The behaviour "Genuine?": from the menu, a command, a sentence; answered the same to everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from handlers.forms import Aside, Field, Form, Problem, Taken, begin, close, text_of
from handlers.genuine import report
from handlers.genuine.claim import Claim, Kind
from handlers.genuine.judging import Verdict, judge
from handlers.genuine.reading import read_claim
from handlers.genuine.reply import unit_of, words
from handlers.journalist.contacts import ask as contacts
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.understanding.codes import find_release_code
from handlers.understanding.model import Intent
from handlers.welcome import menu, resume
from storage.conversations import Conversation
from storage.public_record import Published, published

AGAIN = Choice(say("choice_genuine_again"), "genuine", words=("xac minh", "verify"))
PASTED = (Kind.PHONE, Kind.EMAIL, Kind.DOCUMENT)
PASTED_WORDS = 8


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the menu: ask what is to be checked."""
    return begin(scene, GENUINE)


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """After a command: what was typed with it, if anything was; what cannot be checked is named."""
    text = scene.incoming.text.strip()
    if not text or find_release_code(text) or not _read(scene, text)[0].empty:
        return for_text(scene) if text else start(scene)
    if scene.around.reader.read(text).intent is Intent.CONTACT:
        return contacts.for_text(scene)
    return [replace(asked, text=say("genuine_unclear", typed=text)) for asked in start(scene)]


def for_text(scene: Scene) -> list[Outgoing]:
    """Check what a sentence gives; ask for it where it gives nothing."""
    text = scene.incoming.text
    if find_release_code(text):
        return [menu(scene, say("genuine_release"))]
    claim, record = _read(scene, text)
    if claim.day and claim.day.date is None:
        return [scene.reply(say("genuine_no_such_day", typed=claim.day.typed), (AGAIN,))]
    if claim.too_much:
        return [scene.reply(say("genuine_too_much"), (AGAIN,))]
    return start(scene) if claim.empty else _answer(scene, claim, record, text)


def is_pasted(scene: Scene) -> bool:
    """Whether the text is little more than a number, an address or a document's number."""
    text = scene.incoming.text
    if len(text.split()) > PASTED_WORDS:
        return False
    claim = read_claim(text, _today(scene), (), scene.around.reader)  # names are not asked for: no look at the record
    return any(fact.kind in PASTED for fact in claim.facts)


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_genuine")


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    claim, _ = _read(scene, text)
    if claim.day and claim.day.date is None:
        return Problem(say("genuine_no_such_day", typed=claim.day.typed))
    if claim.empty and scene.around.reader.read(text).intent is Intent.CONTACT:
        return Aside({}, _who_speaks)
    if claim.too_much:
        return Problem(say("genuine_too_much"))
    return Problem(say("genuine_unclear", typed=text)) if claim.empty else {"claim": text}


def _who_speaks(scene: Scene) -> list[Outgoing]:
    """Not a claim but the question who may speak: answered, and this one question is no draft to come back to."""
    return contacts.for_text(close(scene, scene.form) if scene.form else scene)


def _checked(scene: Scene, form: Conversation) -> list[Outgoing]:
    text = text_of(form, "claim")
    return _answer(scene, *_read(scene, text), text)


def _answer(scene: Scene, claim: Claim, record: list[Published], text: str) -> list[Outgoing]:
    """The verdict, and the ways on; whatever is not plainly true may be reported."""
    found = judge(claim, record, *_moments(scene, claim))
    rows = (
        (Choice(say("choice_contacts"), "contacts", unit_of(claim, found), words=("lien he", "contact")),),
        (AGAIN,),
        *resume(scene),
    )
    if found.verdict is Verdict.YES:
        return [scene.reply(words(scene, claim, found), *rows)]
    report.keep(scene, text)
    return [scene.reply(words(scene, claim, found), (report.CHOICE,), *rows)]


def _read(scene: Scene, text: str) -> tuple[Claim, list[Published]]:
    record = published(scene.work)
    return read_claim(text, _today(scene), [row.name for row in record], scene.around.reader), record


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.around.zone).date()


def _moments(scene: Scene, claim: Claim) -> tuple[datetime, datetime]:
    """The day asked for, from its first moment to its last; of today, and of a day to come, this moment alone."""
    day = claim.day.date if claim.day else None
    if day is None or day >= _today(scene):
        return scene.now, scene.now
    begins = datetime.combine(day, time(), scene.around.zone)
    ends = begins + timedelta(days=1) - timedelta(microseconds=1)
    return begins.astimezone(UTC), ends.astimezone(UTC)


GENUINE = Form("genuine", (Field("claim", _ask, _take),), _checked)
