"""Who lives in the torture chamber: journalists on both channels and three people of the press centre, all made up."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import update

from bot.sandbox.ledger import SamplePerson
from handlers import front_door, wire
from handlers.scene import Surroundings
from handlers.talk import Channel, Event, Incoming
from handlers.understanding.reader import Reader
from procedure.terms import Role
from storage import conversations, directory, people, staff
from storage.tables import outbox
from storage.work import Work

JOURNALISTS = 24


def journalist(number: int) -> SamplePerson:
    """A journalist who introduced themself in an earlier life; even numbers write on Zalo, odd ones on Telegram."""
    channel, ident = ("zalo", f"24681000000000{number:05d}") if number % 2 == 0 else ("telegram", f"8200{number:05d}")
    name, outlet = f"Nhà báo {number} (mẫu)", f"Báo {number} (mẫu)"
    return SamplePerson(f"nhabao-{number}", name, "journalist", "", channel, ident, outlet=outlet, known=True)


OFFICERS = (
    SamplePerson("canbo-telegram", "Cán bộ T (mẫu)", "press_officer", "TTTT", "telegram", "830000001"),
    SamplePerson("canbo-zalo", "Cán bộ Z (mẫu)", "press_officer", "TTTT", "zalo", "2468100000000900001"),
    SamplePerson("giamdoc-tttt", "Giám đốc (mẫu)", "press_head", "TTTT", "telegram", "830000002"),
)
CAST = (*(journalist(number) for number in range(JOURNALISTS)), *OFFICERS)


def enrol(work: Work) -> None:
    """Everybody as the program knows them."""
    directory.load_starter(work)
    for person in CAST:
        account = people.meet(work, person.channel, person.external_id, person.name, person.language)
        people.heard_from(work, account.id, person.name, work.now)
        people.change(work, account.person_id, name=person.name)
        if person.role == "journalist":
            people.change(work, account.person_id, outlet=person.outlet, consent_at=work.now)
        else:
            staff.enrol(work, account.person_id, Role(person.role), person.unit)


@cache
def _around() -> Surroundings:
    return Surroundings(Reader.starter(), ZoneInfo("Asia/Ho_Chi_Minh"))


def said(work: Work, person: SamplePerson, text: str, event: Event = Event.TEXT) -> None:
    """What the program does for a text or a press, done before it starts: its replies wait in the outbox."""
    press = text if event is Event.PRESS else None
    incoming = Incoming(Channel(person.channel), person.external_id, event, work.now, work.now, text, press)
    wire.post(work, front_door.handle(incoming, work, _around()))


def drafted(work: Work, person: SamplePerson, question: str) -> None:
    """A request up to the look over it."""
    said(work, person, "/yeucau")
    said(work, person, question)


def filed(work: Work, person: SamplePerson, question: str) -> None:
    """A request that was filed: receipt and cards wait to leave, and what came before them does not."""
    drafted(work, person, question)
    account = people.find_account(work, person.channel, person.external_id)
    form = conversations.load(work, account.id) if account else None
    work.connection.execute(update(outbox).values(state="dropped", error="before the test"))
    said(work, person, f"form.submit::{form.version if form else 0}", Event.PRESS)
