"""Press cards at the press centre: shown to every officer; one verifies until a date or refuses with a word.

The name on the card, the name in the chat and the account are shown side by side: only an officer who compared them
vouches (T5). Of two officers one wins; the other is told who decided, and what.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from handlers.desk.marks import kind_line, kind_of_person
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Lines, Moment, Outgoing, Text, say
from storage import outlets, people, press_cards, staff
from storage.outlets import AUTHORITY, FOREIGN
from storage.people import Account, Person
from storage.press_cards import PressCard

Rows = tuple[tuple[Choice, ...], ...]
A_YEAR = timedelta(days=365)
LAST_MOMENT = time.max


def waiting_cards(scene: Scene, card: PressCard, earlier: PressCard | None = None) -> list[Outgoing]:
    """A card just handed in, to every officer; the one it takes the place of no longer waits."""
    gone = press_cards.load(scene.work, earlier.id) if earlier and earlier.state == "waiting" else None
    photo = (FileRef(card.file_id, card.file_name or "–"),) if card.file_id else ()
    replaced = refreshed(scene, gone) if gone else []
    return [*replaced, *(_card(scene, card, one, photo) for one in staff.desk_accounts(scene.work))]


def refreshed(scene: Scene, card: PressCard) -> list[Outgoing]:
    """The card again for every officer, where the channel can edit it."""
    return [_card(scene, card, one, matters=False) for one in staff.desk_accounts(scene.work)]


def shown(scene: Scene, card: PressCard, text: Text) -> Outgoing:
    """A reply with what can be done about the card now."""
    return scene.reply(say("joined", parts=_lines(text, body(scene, card))), *choices(scene, card))


def _card(
    scene: Scene, card: PressCard, account: Account, files: tuple[FileRef, ...] = (), matters: bool = True
) -> Outgoing:
    rows = choices(scene, card)
    name = f"press_card:{card.id}"
    return Outgoing(account.id, body(scene, card), rows, files, kind=Kind.CARD, card=name, matters=matters)


def body(scene: Scene, card: PressCard) -> Text:
    """Who, which outlet, which number, which account, and where the card stands."""
    person = people.person(scene.work, card.person_id)
    account = next(iter(people.accounts_of(scene.work, card.person_id)))
    return say(
        "press_card",
        name=card.name or "–",
        outlet=card.outlet or "–",
        kind=kind_line(scene, kind_of_person(scene, person)),
        number=card.number,
        picture=card.file_name or say("press_card_no_picture"),
        channel=say(f"channel_{account.channel}"),
        id=account.external_id,
        shown=account.display_name or "–",
        state=state_line(scene, card),
    )


def state_line(scene: Scene, card: PressCard) -> Text:
    """Waiting, verified until when and by whom, refused by whom, or replaced."""
    by = staff_name(scene, card.decided_by)
    if card.state == "verified" and card.until:
        return say("press_card_verified", at=Moment(card.until, "date"), by=by)
    return say("press_card_refused", by=by) if card.state == "refused" else say(f"press_card_{card.state}")


def choices(scene: Scene, card: PressCard) -> Rows:
    """What an officer may do about a card that waits."""
    if card.state != "waiting":
        return ()
    person, ref = people.person(scene.work, card.person_id), str(card.id)
    return (
        tuple(_until(scene, card, last) for last in _offered(scene)),
        (
            Choice(say("choice_other_date"), "press.date", ref, words=("ngay khac", "other date")),
            Choice(say("choice_not_verified"), "press.refuse", ref, words=("khong xac minh", "refuse")),
        ),
        *_kinds(scene, card, person),
    )


def _until(scene: Scene, card: PressCard, last: date) -> Choice:
    """The button carries the day that it shows: pressed after New Year it still means that day."""
    label = say("choice_verify_until", at=Moment(end_of(scene, last), "date"))
    return Choice(label, "press.verify", f"{card.id}-{last:%Y%m%d}")


def _offered(scene: Scene) -> tuple[date, ...]:
    """The end of this year, and a year from today."""
    today = scene.now.astimezone(scene.around.zone).date()
    return (date(today.year, 12, 31), today + A_YEAR)


def end_of(scene: Scene, last: date) -> datetime:
    """The last moment of a day in the agency's time zone."""
    return datetime.combine(last, LAST_MOMENT, scene.around.zone)


def _kinds(scene: Scene, card: PressCard, person: Person) -> Rows:
    """Of an outlet that the directory does not have, an officer says what kind it is."""
    known = card.outlet is None or outlets.kind_of(scene.work, card.outlet) or person.outlet_kind
    if known:
        return ()
    return (
        (
            Choice(say("choice_kind_foreign"), "press.kind", f"{card.id}-{FOREIGN}"),
            Choice(say("choice_kind_authority"), "press.kind", f"{card.id}-{AUTHORITY}"),
        ),
    )


def _lines(*texts: Text) -> Lines:
    return Lines(texts, "\n\n")
