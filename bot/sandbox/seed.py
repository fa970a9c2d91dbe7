"""What the sandbox's database knows at first: staff, who may speak, who is on duty, two journalists known already.

The other journalists are strangers to the bot: they introduce themselves.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from bot.sandbox.ledger import SamplePerson
from bot.sandbox.people import read_rows, sample_people
from procedure.terms import Role
from storage import people, staff
from storage.tables import duties, speakers
from storage.work import Work

JOURNALIST = "journalist"


def seed(work: Work) -> None:
    """Put the sample people and the sample speakers into the bot's database; doing it again changes nothing."""
    for person in sample_people():
        if _belongs(person) and people.find_account(work, person.channel, person.external_id) is None:
            _settle(work, person)
    if work.connection.execute(select(speakers.c.id).limit(1)).first() is None:
        _seat_speakers(work)
    if work.connection.execute(select(duties.c.id).limit(1)).first() is None:
        work.connection.execute(insert(duties), [_duty(row, work.now) for row in read_rows("duties.csv")])


def _belongs(person: SamplePerson) -> bool:
    return person.known or person.role != JOURNALIST


def _settle(work: Work, person: SamplePerson) -> None:
    account = people.meet(work, person.channel, person.external_id, person.name, person.language)
    people.heard_from(work, account.id, person.name, work.now)
    people.change(work, account.person_id, name=person.name)
    if person.role == JOURNALIST:
        people.change(work, account.person_id, outlet=person.outlet, consent_at=work.now)
    else:
        staff.enrol(work, account.person_id, Role(person.role), person.unit)


def _seat_speakers(work: Work) -> None:
    rows = [
        {
            "office": row["office"],
            "unit_code": row["unit"],
            "name": row["name"],
            "title_vi": row["title_vi"],
            "title_en": row["title_en"],
            "phone": row["phone"],
            "email": row["email"],
            "sample": True,
            "since": work.now,
        }
        for row in read_rows("speakers.csv")
    ]
    work.connection.execute(insert(speakers), rows)


def _duty(row: dict[str, str], now: datetime) -> dict[str, object]:
    """A row of the roster; its days count from the first start of the sandbox."""
    since, until = row["since_days"], row["until_days"]
    return {
        "kind": row["kind"],
        "unit_code": row["unit"],
        "name": row["name"],
        "title_vi": row["title_vi"],
        "title_en": row["title_en"],
        "phone": row["phone"],
        "email": row["email"],
        "since": now + timedelta(days=int(since)),
        "until": now + timedelta(days=int(until)) if until else None,
    }
