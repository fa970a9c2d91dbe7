"""A unit's report goes where it must (7.1.c, 10.2.a): to the head for signature, or to the Leadership and the centre.

- The head reports in one act. An officer's report waits for the head; where the unit has no head here, the officer
  says under whose signature it goes, and the report bears it.
- Result and report in one tap are two steps of the trail, each with its own moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.casework.leg_choices import see_leg
from handlers.casework.leg_people import heads_of, is_head
from handlers.casework.leg_steps import leg_step, record_leg, try_leg
from handlers.casework.signatures import signed
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import LegEvent
from storage import words
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.words import NamedFile, Said


@dataclass(frozen=True)
class Report:
    """What was written. `result`: when the official result was there, None: now. `signature`: whose, if it is said."""

    body: str
    files: tuple[NamedFile, ...] = ()
    result: datetime | None = None
    signature: str = ""

    @property
    def whole(self) -> str:
        """The words with the name they are signed by."""
        return signed(self.body, self.signature)


def report(scene: Scene, case: CaseRow, leg: LegRow, said: Report) -> list[Outgoing]:
    """Hand it in to the head, or report. Raises `StepRefused` before anything is stored."""
    event, act = _how(scene, leg, said)
    try_leg(scene, case, leg, event, act)
    case, leg = _with_result(scene, case, leg, said.result)
    kept, digest = words.keep(scene.work, case.id, Said.REPORT, said.whole, scene.person.id, said.files, leg_id=leg.id)
    _, after, _, outs = leg_step(scene, case, leg, event, act, digest, told=True, report_id=kept)
    done = "leg_report_sent" if event is LegEvent.REPORT else "leg_report_handed_in"
    return [scene.reply(say(done, code=case.code), see_leg(after, case.code)), *outs]


def _how(scene: Scene, leg: LegRow, said: Report) -> tuple[LegEvent, Act]:
    """Who signs decides: the head here, the head who is not here, or the head who is asked to (10.2.a)."""
    has_head = bool(heads_of(scene.work, leg.facts.unit))
    act = Act(reason=said.whole, evidence=said.signature, has_head=has_head)
    signs = is_head(leg, scene.actor) or not has_head
    return (LegEvent.REPORT if signs else LegEvent.HAND_IN), act


def _with_result(scene: Scene, case: CaseRow, leg: LegRow, result: datetime | None) -> tuple[CaseRow, LegRow]:
    """The result on record first, from which the 24 hours count; one known before stays."""
    if leg.facts.result_at is not None:
        return case, leg
    whole, after, _ = record_leg(scene, case, leg, LegEvent.RESULT, Act(occurred_at=result))
    return whole, after
