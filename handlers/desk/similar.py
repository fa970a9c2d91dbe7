"""Open cases that may be the same matter: by the question's words, the topic and the place, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from handlers.names import office, topic
from handlers.scene import Scene
from handlers.talk import Lines, Text, say
from storage import case_lists
from storage.cases import CaseRow
from storage.folding import fold
from storage.questions import questions

ALIKE = 70
ALIKE_IN_PLACE = 45
"""Of 100: enough where topic and place are the same too."""
LOOKED_AT = 200
MOST = 4


@dataclass(frozen=True)
class Similar:
    """A case that may be the same matter. `score`: 0 to 100; `why`: for whoever decides."""

    case: CaseRow
    score: int
    why: Text


def similar(scene: Scene, case: CaseRow) -> list[Similar]:
    """The likeliest first; only open cases of the same side and kind, never the case itself."""
    others = [one for one in case_lists.open_of_scope(scene.work, case.facts.scope, LOOKED_AT) if _could_be(case, one)]
    asked = questions(scene.work, [case.id, *(one.id for one in others)])
    mine = fold(asked.get(case.id, ""))
    rated = [_rated(scene, case, one, mine, fold(asked.get(one.id, ""))) for one in others]
    return sorted((one for one in rated if one), key=lambda one: (-one.score, one.case.id))[:MOST]


def _could_be(case: CaseRow, other: CaseRow) -> bool:
    return other.id != case.id and other.facts.kind is case.facts.kind


def _rated(scene: Scene, case: CaseRow, other: CaseRow, mine: str, theirs: str) -> Similar | None:
    alike = round(fuzz.token_set_ratio(mine, theirs)) if mine and theirs else 0
    same_topic = case.topic_code is not None and case.topic_code == other.topic_code
    same_place = case.unit_code is not None and case.unit_code == other.unit_code
    if alike < (ALIKE_IN_PLACE if same_topic and same_place else ALIKE):
        return None
    reasons = [say("similar_words", share=alike)]
    if same_topic:
        reasons.append(say("similar_topic", topic=topic(scene, case.topic_code)))
    if same_place:
        reasons.append(say("similar_place", place=office(scene, case.unit_code)))
    return Similar(
        other, min(alike + 10 * same_topic + 10 * same_place, 100), say("joined", parts=Lines(tuple(reasons), ", "))
    )
