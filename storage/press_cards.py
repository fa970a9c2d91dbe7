"""Press cards: handed in by choice, verified by an officer until a date. Never a gate to asking.

- A card counts for the name and outlet it was handed in with; changing either puts the person back to unverified.
- Its end needs no job: after `until` the card no longer counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, func, insert, select, update

from storage.tables import press_cards
from storage.types import Instant
from storage.work import Work


@dataclass(frozen=True)
class PressCard:
    """A card as handed in. `state`: waiting, verified, refused, replaced.

    `name`, `outlet`: the person's when it was handed in; it vouches for these alone (T5).
    """

    id: int
    person_id: int
    number: str
    file_id: int | None
    file_name: str | None
    name: str | None
    outlet: str | None
    state: str
    until: datetime | None
    decided_by: int | None
    decided_at: datetime | None
    at: datetime


@dataclass(frozen=True)
class HandedIn:
    """What a journalist hands in: the number, their name and outlet, and a photograph if they like."""

    number: str
    name: str | None = None
    outlet: str | None = None
    file_id: int | None = None
    file_name: str | None = None


def hand_in(work: Work, person_id: int, card: HandedIn) -> PressCard:
    """A new card waits for an officer, in place of one that waits. One verified before counts on until this is."""
    _replace(work, person_id, "waiting")
    row = insert(press_cards).values(person_id=person_id, state="waiting", at=work.now, **vars(card))
    return _card(work.connection.execute(row.returning(press_cards)).one())


def verify(work: Work, card_id: int, by: int, until: datetime) -> PressCard | None:
    """An officer vouches until that moment; None if the card no longer waits."""
    decided = _decide(work, card_id, by, "verified", until)
    if decided is not None:
        earlier = (press_cards.c.person_id == decided.person_id, press_cards.c.id != card_id)
        verified = press_cards.c.state == "verified"
        work.connection.execute(update(press_cards).where(*earlier, verified).values(state="replaced"))
    return decided


def refuse(work: Work, card_id: int, by: int) -> PressCard | None:
    """An officer does not vouch; None if the card no longer waits."""
    return _decide(work, card_id, by, "refused", None)


def replace(work: Work, person_id: int) -> int:
    """The person's name or outlet is another: cards verified or waiting no longer count; how many."""
    return _replace(work, person_id, "waiting", "verified")


def load(work: Work, card_id: int) -> PressCard | None:
    """The card of that row."""
    row = work.connection.execute(select(press_cards).where(press_cards.c.id == card_id)).first()
    return _card(row) if row else None


def latest(work: Work, person_id: int) -> PressCard | None:
    """The card a person handed in last, whatever became of it."""
    mine = select(press_cards).where(press_cards.c.person_id == person_id)
    row = work.connection.execute(mine.order_by(press_cards.c.id.desc()).limit(1)).first()
    return _card(row) if row else None


def count_handed_in(work: Work, person_id: int, since: datetime) -> int:
    """How many cards a person has handed in since that moment."""
    query = select(func.count()).where(press_cards.c.person_id == person_id, press_cards.c.at > since)
    return int(work.connection.execute(query).scalar_one())


def in_force(work: Work, person_id: int, at: datetime | None = None) -> list[PressCard]:
    """The cards that an officer vouches for at that moment or now, the one that counts longest first.

    Two accounts that became one person's may bring one each.
    """
    rows = work.connection.execute(IN_FORCE, {"who": person_id, "now": at or work.now})
    return [_card(row) for row in rows]


def _replace(work: Work, person_id: int, *states: str) -> int:
    mine = update(press_cards).where(press_cards.c.person_id == person_id, press_cards.c.state.in_(states))
    return work.connection.execute(mine.values(state="replaced")).rowcount


def _decide(work: Work, card_id: int, by: int, state: str, until: datetime | None) -> PressCard | None:
    """Of two officers one wins: only a card that waits can be decided."""
    row = work.connection.execute(
        update(press_cards)
        .where(press_cards.c.id == card_id, press_cards.c.state == "waiting")
        .values(state=state, until=until, decided_by=by, decided_at=work.now)
        .returning(press_cards)
    ).first()
    return _card(row) if row else None


IN_FORCE = (
    select(press_cards)
    .where(
        press_cards.c.person_id == bindparam("who"),
        press_cards.c.state == "verified",
        press_cards.c.until > bindparam("now", type_=Instant),
    )
    .order_by(press_cards.c.until.desc(), press_cards.c.id)
)


def _card(row: Row[tuple[object, ...]]) -> PressCard:
    return PressCard(
        row.id,
        row.person_id,
        row.number,
        row.file_id,
        row.file_name,
        row.name,
        row.outlet,
        row.state,
        row.until,
        row.decided_by,
        row.decided_at,
        row.at,
    )
