"""One look over an authorisation before it is confirmed: what it says, what overlaps, every field to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from handlers.authority.draft import since, title_en, until, word
from handlers.authority.spans import from_to
from handlers.forms import Field, Problem, Rows, Taken
from handlers.journalist.contacts.lines import telephone
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Lines, Outgoing, Text, say
from procedure.authority import AGENCY
from storage import authorisations
from storage.authorisations import Authorisation, plain_number
from storage.conversations import Conversation
from storage.folding import fold

SIMILAR = 70  # of 100: how much two matters must look alike to be warned of
FIELDS = ("whom", "title", "title_en", "phone", "email", "matter", "term", "alone", "number", "signed_on", "document")
CANNOT_SPEAK = "9.7"  # the reason of an authorisation that the Spokesperson asked for
Data = Mapping[str, object]


def show(scene: Scene, form: Conversation) -> Outgoing:
    """The draft, with what to look at twice."""
    parts = (summary(scene, form.data), *warnings(scene, form.data), say("grant_review_next"))
    return scene.reply(say("joined", parts=Lines(parts, "\n\n")), *_choices(form))


def summary(scene: Scene, data: Data) -> Text:
    """Exactly what will be entered and published."""
    unit, begin, end = word(data, "unit"), since(scene, data) or scene.now, until(data) or scene.now
    return say(
        "grant_summary",
        unit=say("label", name=office(scene, unit)),
        name=word(data, "whom"),
        title=Bilingual(word(data, "title"), title_en(data)),
        phone=telephone(word(data, "phone")),
        email=word(data, "email"),
        matter=word(data, "matter"),
        term=from_to(scene, begin, end),
        way=way(unit, data.get("alone") is not False),
        number=word(data, "number"),
        signed=_day(word(data, "signed_on")),
        file=word(data, "document_name"),
        reason=_reason(word(data, "reason")),
    )


def _reason(reason: str) -> Text | str:
    if reason == CANNOT_SPEAK:
        return say("grant_reason_reported")
    return say("grant_reason_line", reason=reason) if reason else ""


def way(unit: str, alone: bool) -> Text:
    """Alone or together with the Spokesperson (2.1.c); a deputy speaks in the Director's place (2.2.b)."""
    if unit != AGENCY:
        return say("way_deputy")
    return say("way_alone" if alone else "way_together")


def warnings(scene: Scene, data: Data) -> Iterator[Text]:
    """Others of the unit at the same time on a like matter, or alone; and a number that was used before."""
    begin, end = since(scene, data) or scene.now, until(data) or scene.now
    for one in authorisations.overlapping(scene.work, word(data, "unit"), begin, end):
        if _clashes(one, data):
            yield say("grant_overlap", name=one.name, matter=one.matter, term=from_to(scene, one.since, one.ends))
    same = authorisations.by_number(scene.work, plain_number(word(data, "number")))
    if same:
        yield say("grant_same_number", number=word(data, "number"), name=same[0].name)


def _clashes(one: Authorisation, data: Data) -> bool:
    alike = fuzz.token_set_ratio(fold(one.matter), fold(word(data, "matter"))) >= SIMILAR
    return alike or one.alone or data.get("alone") is not False


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _choices(form: Conversation) -> Rows:
    return (
        (Choice(say("choice_grant_go"), "form.submit", version=form.version, words=("tiep tuc", "ok", "dong y")),),
        (
            Choice(say("choice_edit_one"), "form.edit", "which", form.version, words=("sua", "edit", "change")),
            Choice(say("choice_cancel"), "form.cancel", version=form.version, words=("huy", "cancel", "thoat")),
        ),
    )


def _edits(scene: Scene, form: Conversation) -> Rows:
    is_agency = form.data.get("unit") == AGENCY
    names = [name for name in FIELDS if is_agency or name != "alone"] + ([] if is_agency else ["reason"])
    edits = [Choice(say(f"choice_grant_{name}"), "form.edit", name, form.version) for name in names]
    return tuple(tuple(edits[at : at + 2]) for at in range(0, len(edits), 2))


def _ask_which(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_which_field")


def _take_which(scene: Scene, form: Conversation, text: str) -> Taken:
    return Problem(say("grant_which_field_unclear", typed=text), _edits(scene, form))


WHICH = Field("which", _ask_which, _take_which, _edits)
"""Asked only for a change: every field at once would bury the way on under a dozen buttons."""
