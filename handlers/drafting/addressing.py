"""In which form a text leaves and for whom: the two questions that differ from one kind of case to the other (Art. 3).

- What is asked for is answered to those who ask; a statement goes to the press, or is posted (3.2); a correction is
  asked of the newsroom (3.6).
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import recipients
from handlers.casework.reach import usual_audience
from handlers.forms import Field, Problem, Rows, Taken, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.terms import Kind
from storage import cases, press_audience
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.press_audience import MATTER, PRESS

WAY, AUDIENCE, KIND = "way", "audience", "kind"
DOCUMENT, SIGNED, POSTED, INTERVIEW = "document", "signed", "posted", "interview"
TYPED: Mapping[str, tuple[str, ...]] = {
    DOCUMENT: ("van ban", "document"),
    SIGNED: ("ban ky", "signed"),
    POSTED: ("dang tai", "posted"),
    INTERVIEW: ("phong van", "interview"),
}
STATEMENTS = frozenset({Kind.UNIT_INFORMATION, Kind.INCIDENT})
PURPOSES = {Kind.UNIT_INFORMATION: "statement", Kind.INCIDENT: "statement", Kind.CORRECTION: "letter"}
AUDIENCES: Mapping[str, tuple[str, ...]] = {MATTER: ("da hoi", "matter"), PRESS: ("tat ca", "press", "all")}


def ways_of(kind: Kind) -> tuple[str, ...]:
    """The forms in which a text of that kind may leave, the usual one first."""
    if kind in STATEMENTS:
        return (DOCUMENT, SIGNED, POSTED)
    return (DOCUMENT, SIGNED) if kind is Kind.CORRECTION else (DOCUMENT, SIGNED, INTERVIEW)


def purpose_of(kind: Kind, way: str) -> str:
    """What the text is: answer, briefing, statement, letter."""
    return "briefing" if way == INTERVIEW else PURPOSES.get(kind, "answer")


def begun_with(scene: Scene, case: CaseRow, way: str, audience: str) -> Mapping[str, object]:
    """What a draft begins with: as the text before, else the usual form for the usual people."""
    kept = audience if audience in AUDIENCES else ""
    chosen = kept or (usual_audience(scene, case) if case.facts.kind in STATEMENTS else "")
    known = way if way in ways_of(case.facts.kind) else DOCUMENT
    return {KIND: case.facts.kind.value, WAY: known, AUDIENCE: chosen}


def audience_of(form: Conversation) -> str:
    """Whom the text is for, as the form stands."""
    kind = _kind(form)
    if kind is Kind.CORRECTION:
        return recipients.ADDRESSEE
    if kind not in STATEMENTS:
        return recipients.ASKERS
    return recipients.NOBODY if text_of(form, WAY) == POSTED else text_of(form, AUDIENCE) or PRESS


def has_choice(form: Conversation) -> bool:
    """Whether it is for the drafter to say to whom it goes."""
    return audience_of(form) in AUDIENCES


def _kind(form: Conversation) -> Kind:
    return Kind(text_of(form, KIND) or Kind.REQUEST)


def _ask_way(scene: Scene, form: Conversation) -> Text:
    return say("ask_way", code=text_of(form, "code"))


def _way_choices(scene: Scene, form: Conversation) -> Rows:
    return tuple(
        (Choice(say(f"form_{way}"), "form.pick", way, form.version, TYPED[way]),) for way in ways_of(_kind(form))
    )


def _take_way(scene: Scene, form: Conversation, text: str) -> Taken:
    typed = fold(text)
    found = next((way for way in ways_of(_kind(form)) if typed in (way, *TYPED[way])), None)
    return {WAY: found} if found else Problem(say("way_unclear", typed=text), _way_choices(scene, form))


def _ask_audience(scene: Scene, form: Conversation) -> Text:
    return say("ask_audience", code=text_of(form, "code"))


def _audience_choices(scene: Scene, form: Conversation) -> Rows:
    """Each with how many it reaches now."""
    case = cases.load(scene.work, number_of(form, "case"))
    if case is None:
        return ()
    reached = {one: press_audience.reached(scene.work, case, one) for one in AUDIENCES}
    return tuple(
        (Choice(say(f"audience_{one}", n=reached[one]), "form.pick", one, form.version, typed),)
        for one, typed in AUDIENCES.items()
    )


def _take_audience(scene: Scene, form: Conversation, text: str) -> Taken:
    typed = fold(text)
    found = next((one for one, also in AUDIENCES.items() if typed in (one, *also)), None)
    return {AUDIENCE: found} if found else Problem(say("audience_unclear", typed=text), _audience_choices(scene, form))


WAY_FIELD = Field(WAY, _ask_way, _take_way, _way_choices)
AUDIENCE_FIELD = Field(AUDIENCE, _ask_audience, _take_audience, _audience_choices)
