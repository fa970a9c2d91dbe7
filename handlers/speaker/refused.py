"""A refusal once confirmed: recorded, and told to whoever asked with the ground quoted and what they can do (Art. 6).

No promise is made: when it will be looked at again is for our own use.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from handlers.casework.cards import refreshed, see_case
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.saying import step_saying
from handlers.issuing.composing import article
from handlers.scene import Scene
from handlers.speaker import grounds
from handlers.speaker.press import Rows, to_each
from handlers.speaker.right import on_speech
from handlers.speaker.standing import moved_on, shown_as
from handlers.talk import Bilingual, Choice, Outgoing, Text, say
from procedure import refusals
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.words import Said

SHOWN = "shown"
REFUSAL_BETWEEN = " · "
"""Between the parts of a refusal on record: the ground's code, the law, the words, what lifts it."""


def standing_of(case: CaseRow) -> str:
    """In view of what it is refused: who waits, where it stands, the text before them."""
    return shown_as(case, case.facts.state, case.text_id)


def act_of(data: Mapping[str, object]) -> Act:
    """What was filled in, as the procedure takes it."""
    until = str(data[grounds.UNTIL])
    return Act(
        reason=str(data[grounds.WORDS]),
        ground=str(data[grounds.GROUND]),
        evidence=str(data[grounds.LAW]),
        lifted_by=str(data[grounds.LIFTED]),
        until=datetime.fromisoformat(until) if until else None,
    )


def refuse(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Từ chối cung cấp."""
    ref, typed = str(cast("int", data["case"])), str(data[grounds.WORDS])
    return on_speech(scene, ref, 0, Event.REFUSE, lambda at, case: _refused(at, case, data), typed)


def _refused(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    act = act_of(data)
    overtaken = moved_on(scene, case, data.get(SHOWN), standing_of(case), Event.REFUSE, act.reason)
    if overtaken:
        return overtaken
    after, done = step_saying(scene, case, Event.REFUSE, act, Said.REFUSAL, _record(act))
    return [
        *to_each(scene, case, lambda code: notice(scene, code, act), ways_after(case)),
        scene.reply(say("refuse_done", code=case.code), see_case(case)),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
        *recalled_cards(scene, after, done),
    ]


def _record(act: Act) -> str:
    """Everything that was said, in one: the ground's code, the law, the words, what lifts it."""
    parts = (f"{act.ground}", act.evidence, act.reason, act.lifted_by)
    return REFUSAL_BETWEEN.join(one for one in parts if one)


def notice(scene: Scene, code: str, act: Act) -> Text:
    """What a journalist reads. `code`: of the case as they know it."""
    ground = refusals.ground(act.ground or "", scene.now)
    return say(
        "refusal_received",
        code=code,
        ground=Bilingual(article(ground.code), f"Article {ground.code}"),
        quoted=Bilingual(ground.vi, ground.en),
        law=say("text_refused_law", law=act.evidence) if act.evidence else "",
        words=act.reason,
        lifted=say("text_refused_lifted", lifted=act.lifted_by) if act.lifted_by else "",
    )


def ways_after(case: CaseRow) -> Rows:
    """To ask again with a reason, to ask something else, to see who may speak."""
    again = Choice(say("choice_ask_again"), "case.again", str(case.id), words=("de nghi xem lai", "ask again"))
    other = Choice(say("choice_request"), "request.start", words=("yeu cau", "request"))
    who = Choice(say("choice_contacts"), "contacts", words=("lien he", "contact"))
    return ((again,), (other,), (who,))
