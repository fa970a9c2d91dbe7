"""A direction by word of mouth that the press centre recorded: the leader says in one tap that it was so, or why not.

The 24 hours count from when it was given, confirmed or not; denied, they count no more (7.1.b).
"""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import words_field
from handlers.casework.my_work import my_work
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case, step
from handlers.forms import Form, begin, number_of, text_of
from handlers.leadership.shown import only_what_was_shown
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, Text, say
from handlers.telling import tell
from procedure.facts import Act
from procedure.terms import Event
from storage import directions
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.directions import Direction
from storage.words import Said

LONGEST = 3_000


def confirm(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """“Xác nhận chỉ đạo này”."""
    return on_case(scene, ref, version, Event.CONFIRM_DIRECTION, only_what_was_shown(version, _confirmed))


def deny(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """“Tôi không chỉ đạo như vậy”: ask what was meant."""
    return on_case(scene, ref, version, Event.DENY_DIRECTION, only_what_was_shown(version, _ask_why))


def _confirmed(scene: Scene, case: CaseRow) -> list[Outgoing]:
    recorded = directions.unconfirmed(scene.work, case.id, scene.person.id)
    after, done = step(scene, case, Event.CONFIRM_DIRECTION)
    if recorded is not None:
        directions.confirm(scene.work, recorded.id)
    shown = scene.reply(say("direction_confirmed", code=case.code), my_work(), see_case(after))
    return [shown, *refreshed(scene, after, news=True, told=True, tells=done.tells)]


def _ask_why(scene: Scene, case: CaseRow) -> list[Outgoing]:
    recorded = directions.unconfirmed(scene.work, case.id, scene.person.id)
    about = {"case": case.id, "code": case.code, "direction": recorded.id if recorded else 0}
    return begin(scene, DENY, about)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.DENY_DIRECTION, lambda at, case: _denied(at, case, form, why), why)


def _denied(scene: Scene, case: CaseRow, form: Conversation, why: str) -> list[Outgoing]:
    recorded = directions.unconfirmed(scene.work, case.id, scene.person.id)
    if (recorded.id if recorded else 0) != number_of(form, "direction"):  # another one was recorded meanwhile
        return [scene.reply(say("direction_is_another", code=case.code, words=why), see_case(case))]
    stands = directions.stands_after(scene.work, recorded) if recorded else None
    act = Act(reason=why, stands=stands)
    after, done = step_saying(scene, case, Event.DENY_DIRECTION, act, Said.REASON, why)
    if recorded is not None:
        directions.deny(scene.work, recorded.id)
    now = say("direction_stands", at=Moment(stands.at)) if stands else say("direction_none")
    name = staff_name(scene, scene.person.id)
    text = say("direction_denied_received", code=case.code, name=name, why=why, now=now)
    shown = scene.reply(say("direction_denied", code=case.code, now=now), my_work(), see_case(after))
    told = _told(scene, after, recorded, text)
    return [shown, *told, *refreshed(scene, after, told=True, tells=done.tells)]


def _told(scene: Scene, case: CaseRow, recorded: Direction | None, text: Text) -> list[Outgoing]:
    """The centre's head, whoever recorded it, whoever holds the case: each once."""
    people = [*audience.heads(scene.work), recorded.recorded_by if recorded else None, case.facts.claimed_by]
    others = [one for one in audience.still(scene.work, case, people) if one != scene.person.id]
    return [out for one in others for out in tell(scene, one, text, see_case(case))]


DENY = Form("deny_direction", (words_field("words", "ask_deny", LONGEST),), _submit)
