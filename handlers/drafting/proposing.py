"""What a draft begins with: the text that stood last and the units' reports since, with their files (7.1.c)."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.casework.signatures import unsigned
from handlers.correction import letter_text
from handlers.offering.whose import is_offer
from handlers.offering.words import offered
from handlers.scene import Scene
from procedure.terms import LegState
from storage import case_texts, words
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.words import NamedFile


@dataclass(frozen=True)
class Proposal:
    """A text to begin with; `body` is empty where there is nothing to begin with. `last`: the text before it."""

    body: str
    files: tuple[NamedFile, ...]
    last: CaseText | None = None


def proposed(scene: Scene, case: CaseRow) -> Proposal:
    """What the units reported, in the order in which it came in; after a text of the case, what is new since."""
    texts = case_texts.of_case(scene.work, case.id)
    last = texts[-1] if texts else None
    found = [one for one in _reported(case) if last is None or _is_newer(one, last)]
    bodies = [unsigned(words.body_of(scene.work, one.report_id) or "") for one in found]
    before = last.body if last else letter_text.begun(scene, case)
    said, own_files = offered(scene.work, case, last.at if last else None) if is_offer(case) else ([], [])
    files = [file for one in found if one.report_id for file in words.files_of(scene.work, one.report_id)]
    return Proposal(
        "\n\n".join(filter(None, [before, *said, *bodies])),
        tuple(dict.fromkeys([*(last.files if last else ()), *own_files, *files])),
        last,
    )


def _reported(case: CaseRow) -> list[LegRow]:
    done = [one for one in case.legs if one.facts.state is LegState.REPORTED and one.report_id is not None]
    return sorted(done, key=lambda one: (one.reported_at is None, one.reported_at, one.id))


def _is_newer(leg: LegRow, last: CaseText) -> bool:
    return leg.reported_at is not None and leg.reported_at > last.at
