"""What is complex or sensitive is reported up before anybody speaks: seen in one tap, or objected to in words (9.6).

- The tap counts for exactly the text that was on the card: a newer one must be shown first.
- Where the agency asks for an agreement instead, it is a legal act and confirmed as one.
"""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import words_field
from handlers.casework.leg_people import of_the_desk
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step, try_step
from handlers.casework.texts import fingerprint
from handlers.confirming import confirm, without_pin
from handlers.forms import Form, begin, number_of, text_of
from handlers.leadership.agreed import ACT, let_pass
from handlers.leadership.shown import only_what_was_shown
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.speaker.standing import standing_text
from handlers.talk import Outgoing, say
from handlers.telling import tell
from procedure.errors import TextChanged
from procedure.facts import Act
from procedure.terms import Event
from storage import case_texts, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said


def seen(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """“Đã xem, không có ý kiến khác”; or “Đồng ý nội dung”, where the text was reported up for that."""
    return on_case(scene, ref, version, Event.SEEN, only_what_was_shown(version, _seen))


def object_to(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """“Không đồng ý”: ask what must be otherwise."""
    return on_case(scene, ref, version, Event.OBJECT, only_what_was_shown(version, _ask_why))


def _seen(scene: Scene, case: CaseRow) -> list[Outgoing]:
    text = standing_text(scene, case)
    if case.facts.draft is None or not case.facts.draft.asks:
        return let_pass(scene, case, text.binding)
    try_step(scene, case, Event.SEEN, Act(binding=text.binding))
    data = {"case": case.id, "binding": text.binding.hex()}
    what = say("agree_up_what", code=case.code, fingerprint=fingerprint(text.binding))
    return without_pin(scene) or confirm(scene, ACT, data, what, case.code, see_case(case))


def _ask_why(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, OBJECT, {"case": case.id, "code": case.code, "text": case.text_id})


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.OBJECT, lambda at, case: _objected(at, case, form, why), why)


def _objected(scene: Scene, case: CaseRow, form: Conversation, why: str) -> list[Outgoing]:
    if case.text_id is None or case.text_id != form.data.get("text"):
        raise TextChanged
    text = case_texts.load(scene.work, case.text_id)
    act = Act(reason=why, binding=text.binding)
    capacity = try_step(scene, case, Event.OBJECT, act).capacity
    _, digest = words.keep(scene.work, case.id, Said.REASON, why, scene.person.id)
    case_texts.say(scene.work, text, Event.OBJECT.value, scene.person.id, capacity)
    after, done = step(scene, case, Event.OBJECT, digest, act)
    shown = scene.reply(say("objected", code=case.code), my_work(), see_case(after))
    return [shown, *_told(scene, after, why), *refreshed(scene, after, told=True, tells=done.tells)]


def _told(scene: Scene, case: CaseRow, why: str) -> list[Outgoing]:
    """Whoever was to speak, and whoever drafts it anew."""
    text = say("objection_received", code=case.code, name=staff_name(scene, scene.person.id), why=why)
    desk = [one.person_id for one in of_the_desk(scene, case)]
    others = [one for one in dict.fromkeys([*audience.speakers(scene.work, case), *desk]) if one != scene.person.id]
    return [out for one in others for out in tell(scene, one, text, see_case(case))]


OBJECT = Form("object", (words_field("words", "ask_object"),), _submit)
