"""People and their accounts on the channels. A person is (channel, the platform's id), nothing else (T5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Text, bindparam, func, insert, literal_column, select, update

from storage.tables import accounts, people
from storage.work import Work

EMAIL = "email"
CHAT: ColumnElement[bool] = literal_column("accounts.channel <> 'email'")  # written out: the partial index serves

# Asked for every update, therefore built once: building a statement takes longer than running it.
FIND_ACCOUNT = select(accounts).where(
    accounts.c.channel == bindparam("where"), CHAT, accounts.c.external_id == bindparam("who")
)
ACCOUNTS_OF = (
    select(accounts)
    .where(accounts.c.person_id.in_(bindparam("who", expanding=True)))
    .order_by(
        accounts.c.channel == EMAIL,
        accounts.c.unreachable_since.is_not(None),
        accounts.c.last_interaction_at.desc().nulls_last(),
        accounts.c.id,
    )
)
FIND_PERSON = select(people).where(people.c.id == bindparam("who"))
HEARD = (
    update(accounts)
    .where(accounts.c.id == bindparam("who"))
    .values(
        last_interaction_at=bindparam("at"),
        unreachable_since=None,
        unreachable_why=None,
        display_name=func.coalesce(bindparam("name", type_=Text), accounts.c.display_name),
    )
)


@dataclass(frozen=True)
class Person:
    """Somebody we know. `name`, `outlet` are their own words; `outlet_code` if the outlet is in the directory.

    `outlet_kind`: foreign or authority, said by an officer of an outlet that the directory does not have.
    `no_press_at`: since when they want nothing that goes to the press unasked; None: they are written to.
    """

    id: int
    name: str | None
    outlet: str | None
    outlet_code: str | None
    email: str | None
    language: str
    consent_at: datetime | None
    outlet_kind: str | None = None
    no_press_at: datetime | None = None


@dataclass(frozen=True)
class Account:
    """A person's account on one channel."""

    id: int
    person_id: int
    channel: str
    external_id: str
    display_name: str
    unreachable_since: datetime | None


def find_account(work: Work, channel: str, external_id: str) -> Account | None:
    """The chat account with the platform's id; None for a stranger."""
    found = work.connection.execute(FIND_ACCOUNT, {"where": channel, "who": external_id}).first()
    return _account(found) if found else None


def account(work: Work, account_id: int) -> Account:
    """The account of that row."""
    return _account(work.connection.execute(select(accounts).where(accounts.c.id == account_id)).one())


def accounts_by_id(work: Work, account_ids: Iterable[int]) -> list[Account]:
    """The accounts of some rows, in the order given."""
    wanted = list(account_ids)
    rows = work.connection.execute(select(accounts).where(accounts.c.id.in_(wanted))) if wanted else ()
    found = {row.id: _account(row) for row in rows}
    return [found[each] for each in wanted]


def accounts_of(work: Work, person_id: int) -> list[Account]:
    """A person's accounts: chats before e-mail, reachable ones first, then the one used last."""
    return [_account(row) for row in work.connection.execute(ACCOUNTS_OF, {"who": [person_id]})]


def one_each(work: Work, person_ids: Iterable[int]) -> list[Account]:
    """Each person once, on the account to write to first, in the order given; whoever has none is left out."""
    wanted = list(dict.fromkeys(person_ids))
    rows = work.connection.execute(ACCOUNTS_OF, {"who": sorted(wanted)}) if wanted else ()
    first: dict[int, Account] = {}
    for row in rows:
        first.setdefault(row.person_id, _account(row))
    return [first[each] for each in wanted if each in first]


def person(work: Work, person_id: int) -> Person:
    """The person of that row."""
    return _person(work.connection.execute(FIND_PERSON, {"who": person_id}).one())


def lock(work: Work, *person_ids: int) -> None:
    """Nobody else changes these people until the transaction ends; locked in one order, so no two wait in a ring."""
    ids = sorted(set(person_ids))
    work.connection.execute(
        select(people.c.id).where(people.c.id.in_(ids)).order_by(people.c.id).with_for_update()
    ).all()


def meet(work: Work, channel: str, external_id: str, display_name: str, language: str) -> Account:
    """A stranger becomes a person with one account."""
    return add_account(work, stranger(work, language), channel, external_id, display_name)


def stranger(work: Work, language: str) -> int:
    """Somebody new, without any account: who is known by what a colleague was told or sent. Their id."""
    row = insert(people).values(language=language, created_at=work.now).returning(people.c.id)
    return int(work.connection.execute(row).scalar_one())


def add_account(work: Work, person_id: int, channel: str, external_id: str, display_name: str = "") -> Account:
    """Another way to reach a person."""
    found = work.connection.execute(
        insert(accounts)
        .values(
            person_id=person_id,
            channel=channel,
            external_id=external_id,
            display_name=display_name,
            created_at=work.now,
        )
        .returning(accounts)
    ).one()
    return _account(found)


def heard_from(work: Work, account_id: int, display_name: str, at: datetime) -> None:
    """The person wrote or pressed: they can be reached again, and the channel's window is open."""
    work.connection.execute(HEARD, {"who": account_id, "at": at, "name": display_name or None})


def is_open(work: Work, account_id: int) -> bool:
    """Whether the person has begun a private chat with us there, and has not left it."""
    here = (accounts.c.id == account_id, accounts.c.unreachable_since.is_(None))
    begun = select(accounts.c.id).where(*here, accounts.c.last_interaction_at.is_not(None))
    return work.connection.execute(begun).first() is not None


def lost(work: Work, account_id: int, why: str) -> None:
    """The person cannot be reached on this account any more."""
    work.connection.execute(
        update(accounts)
        .where(accounts.c.id == account_id, accounts.c.unreachable_since.is_(None))
        .values(unreachable_since=work.now, unreachable_why=why)
    )


def set_email(work: Work, person_id: int, address: str) -> None:
    """The person's one e-mail account, which only goes out: made, or moved to the new address."""
    work.connection.execute(update(people).where(people.c.id == person_id).values(email=address))
    mine = (accounts.c.person_id == person_id, accounts.c.channel == EMAIL)
    fresh = {"external_id": address, "unreachable_since": None, "unreachable_why": None}
    if work.connection.execute(update(accounts).where(*mine).values(fresh)).rowcount == 0:
        add_account(work, person_id, EMAIL, address)


def change(work: Work, person_id: int, **values: object) -> None:
    """Change facts of a person: name, outlet, outlet_code, outlet_kind, email, language, consent_at, no_press_at."""
    work.connection.execute(update(people).where(people.c.id == person_id).values(**values))


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.id, row.person_id, row.channel, row.external_id, row.display_name, row.unreachable_since)


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(
        row.id,
        row.name,
        row.outlet,
        row.outlet_code,
        row.email,
        row.language,
        row.consent_at,
        row.outlet_kind,
        row.no_press_at,
    )
