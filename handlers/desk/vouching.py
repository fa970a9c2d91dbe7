"""An officer decides on a press card: verified until a day, refused with a word, or the outlet's kind said (T5).

Every choice is checked here again: the officer's right, that the card is another's and still waits, the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from handlers.authority.term import read_day
from handlers.casework.cards import refreshed
from handlers.denying import denied
from handlers.desk import press_cards as shown
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, Text, say
from handlers.telling import tell
from procedure.paths import OPEN
from procedure.terms import PRESS_CENTRE, Role
from storage import acts, case_lists, links, outlets, people, press_cards
from storage.acts import Act
from storage.conversations import Conversation
from storage.outlets import AUTHORITY, FOREIGN
from storage.press_cards import PressCard

LONGEST_TERM = timedelta(days=5 * 366)  # press cards are issued for five years
LONGEST_WORDS = 500
Then = Callable[[PressCard], list[Outgoing]]


def verify(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Verified until the day that the button names: ``<card>-<yyyymmdd>``."""
    card, _, day = ref.partition("-")
    return _on_card(scene, card, lambda one: _verify_until(scene, one, _day(day)))


def ask_date(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask for another day."""
    return _on_card(scene, ref, lambda one: begin(scene, PRESS_UNTIL, {"card": one.id}))


def ask_refusal(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask for the word that the journalist will read."""
    return _on_card(scene, ref, lambda one: begin(scene, PRESS_REFUSAL, {"card": one.id}))


def say_kind(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The outlet is foreign press, or a press authority: ``<card>-<kind>``."""
    card, _, kind = ref.partition("-")
    if kind not in (FOREIGN, AUTHORITY):
        return denied(scene, "press_card_kind", say("choice_gone"))
    return _on_card(scene, card, lambda one: _say_kind(scene, one, kind))


def _on_card(scene: Scene, ref: str, then: Then) -> list[Outgoing]:
    """Go on if this officer may decide on this card now, else say why not."""
    card = press_cards.load(scene.work, int(ref)) if ref.isdecimal() and len(ref) < 10 else None
    if not scene.is_desk or card is None:
        return denied(scene, "press_card_not_desk", say("refused_not_yours"))
    if card.person_id in links.same_people(scene.work, scene.person.id):
        return denied(scene, "press_card_own", say("press_card_own"))
    return then(card) if card.state == "waiting" else _decided_before(scene, card)


def _decided_before(scene: Scene, card: PressCard) -> list[Outgoing]:
    """Somebody was quicker, or the journalist handed in another: how it stands."""
    state = shown.state_line(scene, card)
    told = scene.reply(say("press_card_decided_before", number=card.number, state=state))
    return [scene.toast(say("card_old_toast")), told, *shown.refreshed(scene, card)]


def _verify_until(scene: Scene, card: PressCard, last: date | None) -> list[Outgoing]:
    until = _end_of(scene, last)
    if until is None:
        return [shown.shown(scene, card, say("press_card_date_wrong"))]
    done = press_cards.verify(scene.work, card.id, scene.person.id, until)
    if done is None:
        return _decided_before(scene, press_cards.load(scene.work, card.id) or card)
    _record(scene, done, "press_card_verified", {"until": until.isoformat()})
    return [
        scene.reply(say("press_card_done", name=done.name or "–", at=Moment(until, "date")), _waiting()),
        *tell(scene, done.person_id, say("press_card_told", at=Moment(until, "date"), number=done.number), _mine()),
        *shown.refreshed(scene, done),
        *_open_cases(scene, done.person_id),
    ]


def _refuse(scene: Scene, card: PressCard, words: str) -> list[Outgoing]:
    done = press_cards.refuse(scene.work, card.id, scene.person.id)
    if done is None:
        return _decided_before(scene, press_cards.load(scene.work, card.id) or card)
    _record(scene, done, "press_card_refused", {})
    told = say("press_card_refused_told", number=done.number, words=words)
    return [
        scene.reply(say("press_card_refusal_sent", number=done.number), _waiting()),
        *tell(scene, done.person_id, told, _mine()),
        *shown.refreshed(scene, done),
    ]


def _say_kind(scene: Scene, card: PressCard, kind: str) -> list[Outgoing]:
    """Only of an outlet that the directory does not have; the directory itself is changed by an import."""
    if card.outlet and outlets.kind_of(scene.work, card.outlet) is None:
        people.change(scene.work, card.person_id, outlet_kind=kind)
        _record(scene, card, "outlet_kind_said", {"kind": kind})
    return [shown.shown(scene, card, say("press_card_kind_said")), *_open_cases(scene, card.person_id)]


def _open_cases(scene: Scene, person_id: int) -> list[Outgoing]:
    """The person's open cases show the new mark."""
    mine = (one for one in case_lists.asked_by(scene.work, person_id) if one.facts.state in OPEN)
    return [card for case in mine for card in refreshed(scene, case, told=True)]


def _record(scene: Scene, card: PressCard, act: str, detail: Mapping[str, object]) -> None:
    capacity = min(scene.roles & PRESS_CENTRE, key=list(Role).index)
    about = {"card": card.id, **detail}
    acts.record(scene.work, Act(f"person:{card.person_id}", act, scene.person.id, capacity.value, "10.1", about))


def _waiting() -> tuple[Choice, ...]:
    return (Choice(say("choice_waiting"), "desk.waiting", words=("cho tiep nhan", "waiting")),)


def _mine() -> tuple[Choice, ...]:
    return (Choice(say("choice_me"), "me", words=("thong tin cua toi", "me")),)


def _end_of(scene: Scene, last: date | None) -> datetime | None:
    """The end of a day to come, at most five years away; None of any other."""
    until = shown.end_of(scene, last) if last else None
    return until if until and scene.now < until <= scene.now + LONGEST_TERM else None


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None


def _ask_until(scene: Scene, form: Conversation) -> Text:
    return say("ask_press_card_until")


def _take_until(scene: Scene, form: Conversation, text: str) -> Taken:
    day = read_day(text, scene.now, scene.around.zone)
    if _end_of(scene, day) is None:
        return Problem(say("press_card_until_unclear", typed=text))
    return {"until": f"{day:%Y%m%d}"}


def _ask_words(scene: Scene, form: Conversation) -> Text:
    return say("ask_press_card_refusal")


def _take_words(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST_WORDS:
        return Problem(say("words_too_long", limit=LONGEST_WORDS, length=len(text)))
    return {"words": text}


def _end_date(scene: Scene, form: Conversation) -> list[Outgoing]:
    day = _day(text_of(form, "until"))
    return _on_card(scene, str(number_of(form, "card")), lambda one: _verify_until(scene, one, day))


def _end_refusal(scene: Scene, form: Conversation) -> list[Outgoing]:
    return _on_card(scene, str(number_of(form, "card")), lambda one: _refuse(scene, one, text_of(form, "words")))


PRESS_UNTIL = Form("press_until", (Field("until", _ask_until, _take_until),), _end_date)
PRESS_REFUSAL = Form("press_refusal", (Field("words", _ask_words, _take_words),), _end_refusal)
