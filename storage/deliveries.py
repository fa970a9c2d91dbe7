"""What a platform took: replies, presses and echoes find their way back by it, and a card finds the message to edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, select, update

from storage.outbox import Json
from storage.tables import deliveries, outbox
from storage.types import Instant
from storage.upsert import insert_into
from storage.work import Work

Choices = Sequence[Mapping[str, Json]]

LATEST_CHOICES = (
    select(deliveries.c.choices)
    .where(
        deliveries.c.account_id == bindparam("who"),
        deliveries.c.choices.is_not(None),
        deliveries.c.at <= bindparam("until", type_=Instant),
    )
    .order_by(deliveries.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Delivered:
    """One message that a platform took. `card`: it shows the row's card. `choices`: what it offers, if anything."""

    platform_id: str
    card: bool = False
    choices: Choices | None = None


@dataclass(frozen=True)
class Delivery:
    """A message in somebody's chat, as it is kept. `choices`: see `bot/choices.py`."""

    id: int
    account_id: int
    platform_id: str
    outbox_id: int
    case_id: int | None
    card: str | None
    choices: Choices | None


def record(work: Work, outbox_id: int, delivered: Delivered) -> None:
    """Remember a message; one that was edited is the same message with newer contents."""
    origin = work.connection.execute(
        select(outbox.c.account_id, outbox.c.case_id, outbox.c.card).where(outbox.c.id == outbox_id)
    ).one()
    values = {
        "outbox_id": outbox_id,
        "case_id": origin.case_id,
        "card": origin.card if delivered.card else None,
        "choices": None if delivered.choices is None else [dict(choice) for choice in delivered.choices],
        "at": work.now,
    }
    row = {"account_id": origin.account_id, "platform_id": delivered.platform_id}
    work.connection.execute(
        insert_into(work, deliveries)
        .values(**row, **values)
        .on_conflict_do_update(index_elements=["account_id", "platform_id"], set_=values)
    )


def find_delivery(work: Work, account_id: int, platform_id: str) -> Delivery | None:
    """The message with the platform's id in that account's chat; None if we sent none such."""
    found = work.connection.execute(
        select(deliveries).where(deliveries.c.account_id == account_id, deliveries.c.platform_id == platform_id)
    ).first()
    return None if found is None else _delivery(found)


def latest_choices(work: Work, account_id: int, until: datetime) -> Choices | None:
    """What the account had been offered last by that moment; None if nothing had.

    A message that comes late (U4) meant the list its sender saw, not one sent since.
    """
    found = work.connection.scalar(LATEST_CHOICES, {"who": account_id, "until": until})
    return None if found is None else list(found)


def card_message(work: Work, account_id: int, card: str) -> str | None:
    """The platform's id of the newest message that shows the card."""
    found = work.connection.execute(
        select(deliveries.c.platform_id)
        .where(deliveries.c.account_id == account_id, deliveries.c.card == card)
        .order_by(deliveries.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else str(found)


def forget_card(work: Work, account_id: int, card: str) -> None:
    """The card's message is gone from the chat: the next one is sent anew."""
    gone = update(deliveries).where(deliveries.c.account_id == account_id, deliveries.c.card == card)
    work.connection.execute(gone.values(card=None))


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(row.id, row.account_id, row.platform_id, row.outbox_id, row.case_id, row.card, row.choices)
