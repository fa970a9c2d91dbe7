"""A desk without channels: people say and press things, each in a transaction of its own, and see what is posted.

What is posted counts as delivered at once, as on the real way: choices are kept with the message, numbers and words
find them. What cannot be delivered (the account was left) is held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Table, func, select, update

from bot.choices import numbered
from bot.letters import Letters
from bot.texts import Texts
from handlers import front_door, wire
from handlers.page_block import PageBlock
from handlers.scene import Surroundings
from handlers.talk import Attachment, Channel, Choice, Doubt, Event, Incoming, Kind, Outgoing, Text
from handlers.understanding.reader import Reader
from procedure.terms import Role
from storage import cases, deliveries, directory, people, staff, tables
from storage.cases import CaseRow
from storage.deliveries import Delivered
from storage.directory import Speaker
from storage.people import Account
from storage.work import Database, Work
from tests.fakes import FakeClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TEXTS = Texts(ZONE)
READER = Reader.starter()
LETTERS = Letters(Path("/nowhere"))  # the shipped template
PDF = Attachment("cong-van.pdf", "application/pdf", b"%PDF-1.7 a made-up letter")
QUESTION = "Xin cho biết có bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?"
LINK = "https://baohiemxahoi.gov.vn/tin-tuc/bhxh-tu-nguyen"


@dataclass(frozen=True)
class Seen:
    """One message as its reader sees it. `buttons`: label → what a press carries; `press` holds the choices."""

    id: str
    text: str
    buttons: dict[str, str]
    out: Outgoing
    state: str = "sent"

    @property
    def card(self) -> str | None:
        """What it is the card of."""
        return self.out.card


@dataclass
class Desk:
    """The bot between a database and its guests."""

    database: Database
    clock: FakeClock
    zone: ZoneInfo = ZONE
    require_pin: bool = False
    asks_agreement: bool = False
    _ids: count[int] = field(default_factory=lambda: count(1))
    guests: dict[tuple[str, str], Guest] = field(default_factory=dict)

    @classmethod
    async def open(cls, database: Database, clock: FakeClock) -> Desk:
        """With the starter directory and one Spokesperson."""
        await database.write(_furnish)
        return cls(database, clock)

    def guest(
        self, external_id: str, channel: Channel = Channel.TELEGRAM, name: str = "", language: str | None = None
    ) -> Guest:
        """Somebody who has not written yet."""
        guest = Guest(self, channel, external_id, name or f"Name {external_id}", language)
        self.guests[channel.value, external_id] = guest
        return guest

    async def staff(
        self,
        external_id: str,
        role: Role = Role.PRESS_OFFICER,
        channel: Channel = Channel.TELEGRAM,
        name: str = "",
        unit: str = "TTTT",
    ) -> Guest:
        """Somebody with a role."""
        guest = self.guest(external_id, channel, name)

        def piece(work: Work) -> None:
            account = people.meet(work, channel.value, external_id, guest.name, "vi")
            people.change(work, account.person_id, name=guest.name)
            staff.enrol(work, account.person_id, role, unit)

        await self.database.write(piece)
        return guest

    async def known(self, external_id: str, channel: Channel = Channel.TELEGRAM) -> Guest:
        """A journalist who has filed before."""
        guest = self.guest(external_id, channel, "Trần Minh Đức")

        def piece(work: Work) -> None:
            account = people.meet(work, channel.value, external_id, guest.name, "vi")
            people.change(work, account.person_id, name=guest.name, outlet="Báo Ví Dụ", consent_at=work.now)

        await self.database.write(piece)
        return guest

    async def happen(self, incoming: Incoming) -> list[Seen]:
        """Handle one update; what its sender saw, toasts included."""

        def piece(work: Work) -> list[tuple[Account, str, Seen]]:
            around = Surroundings(
                READER,
                self.zone,
                self.require_pin,
                words=_words,
                letters=LETTERS,
                pages=_pages,
                asks_agreement=self.asks_agreement,
            )
            outgoings = front_door.handle(incoming, work, around)
            return [self._post(work, out) for out in outgoings]

        seen = await self.database.write(piece)
        for account, language, message in seen:
            guest = self.guests.get((account.channel, account.external_id))
            if guest is not None:
                guest.read(message, language)
        mine = (incoming.channel.value, incoming.account)
        return [message for account, _, message in seen if (account.channel, account.external_id) == mine]

    def _post(self, work: Work, out: Outgoing) -> tuple[Account, str, Seen]:
        account = people.account(work, out.to)
        language = people.person(work, account.person_id).language
        ident = f"m{next(self._ids)}"
        stored = wire.post(work, [out])
        held = account.unreachable_since is not None
        for row in stored:
            _deliver(work, row, ident, out, held)
        return account, language, _seen(ident, out, language, "held" if held else "sent")

    async def rows(self, table: Table) -> int:
        """How many rows a table has."""
        return await self.database.read(
            lambda work: int(work.connection.execute(select(func.count()).select_from(table)).scalar_one())
        )

    async def rows_of_outbox(self, key: str) -> int:
        """How many messages were posted whose key begins so."""
        posted = select(func.count()).where(tables.outbox.c.key.startswith(key))
        return await self.database.read(lambda work: int(work.connection.execute(posted).scalar_one()))

    async def case(self, code: str = "BC-2026-00001") -> CaseRow:
        """The case of that code."""
        found = await self.database.read(lambda work: cases.by_code(work, code))
        assert found is not None
        return found

    async def security(self) -> list[str]:
        """Why something was denied, oldest first."""
        return await self.database.read(
            lambda work: list(work.connection.scalars(select(tables.security.c.reason).order_by(tables.security.c.id)))
        )

    async def snapshot(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row that a denied attempt must leave alone."""
        untouched = (
            *(tables.cases, tables.trail, tables.words, tables.conversations, tables.memberships, tables.people),
            *(tables.authorisations, tables.speakers, tables.units, tables.duties, tables.postings),
            *(tables.invitations, tables.substitutes, tables.pins, tables.links, tables.link_codes, tables.press_cards),
            tables.acts,
        )

        def piece(work: Work) -> dict[str, list[tuple[object, ...]]]:
            return {
                one.name: [tuple(row) for row in work.connection.execute(select(one).order_by(*one.primary_key))]
                for one in (*untouched, tables.outbox)
            }

        return await self.database.read(piece)


@dataclass
class Guest:
    """Somebody with a chat. `read` messages pile up in `chat`; `messages` counts what they had to send.

    `menu`: the commands their chat was last given. `forgotten`: how many of their messages were taken away.
    """

    desk: Desk
    channel: Channel
    external_id: str
    name: str
    language: str | None = None
    chat: list[Seen] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    messages: int = 0
    menu: tuple[str, ...] = ()
    forgotten: int = 0

    def read(self, message: Seen, language: str) -> None:
        """A message arrives."""
        if message.out.kind is Kind.TOAST:
            self.toasts.append(message.text)
        elif message.out.kind is Kind.MENU:
            self.menu = tuple(choice.action for row in message.out.choices for choice in row)
        elif message.out.kind is Kind.FORGET:
            self.forgotten += 1
        elif message.state == "sent":
            self.chat.append(message)

    @property
    def last(self) -> Seen:
        """The newest message."""
        return self.chat[-1]

    def saw(self, words: str) -> Seen:
        """The newest message with these words; fails if there is none."""
        found = [message for message in self.chat if words in message.text]
        assert found, f"{self.name} never saw {words!r}; last: {[message.text for message in self.chat[-3:]]}"
        return found[-1]

    async def says(self, text: str, *files: Attachment, **more: object) -> list[Seen]:
        """They write."""
        self.messages += 1
        return await self.does(Event.TEXT, text=text, files=files, **more)

    async def presses(self, label: str, on: Seen | None = None) -> list[Seen]:
        """They press the newest button with that label, or the one on that message."""
        self.messages += 1
        shown = [on] if on else [message for message in reversed(self.chat) if label in message.buttons]
        assert shown, f"{self.name} was never shown {label!r}: {[list(one.buttons) for one in self.chat[-3:]]}"
        return await self.carries(shown[0].buttons[label], message_id=shown[0].id)

    async def carries(self, data: str | None, message_id: str = "m0") -> list[Seen]:
        """A press with that data, whatever it is worth."""
        return await self.does(Event.PRESS, press=data, press_id="p", message_id=message_id)

    async def does(self, event: Event, **more: object) -> list[Seen]:
        """Anything else."""
        return await self.desk.happen(self.incoming(event, **more))

    def incoming(self, event: Event, **more: object) -> Incoming:
        """An update of theirs."""
        now: datetime = self.desk.clock.now()
        made = Incoming(self.channel, self.external_id, event, now, now, display_name=self.name, language=self.language)
        return replace(made, **more)  # type: ignore[arg-type]  # the test's own fields

    async def doubtful(self, doubt: Doubt, text: str) -> list[Seen]:
        """They say something that may not be theirs."""
        return await self.does(Event.TEXT, text=text, doubt=doubt)

    async def files_request(self, question: str = QUESTION) -> str:
        """A request from the menu to its code."""
        await self.says("/yeucau")
        await self.says(question)
        await self.presses("✅ Gửi yêu cầu")
        return self.saw("Đã tiếp nhận").text.split("mã hồ sơ ")[1][:13]


def labels(seen: list[Seen]) -> list[str]:
    """All labels of the messages."""
    return [label for message in seen for label in message.buttons]


def _furnish(work: Work) -> None:
    directory.load_starter(work)
    directory.add_speakers(
        work,
        Speaker("spokesperson", "VSS", "Đặng Thùy Dương", "Người phát ngôn", "Speaker", "024 1", "s@a.vn", work.now),
        Speaker("director", "HNO", "Đinh Công Thành", "Giám đốc", "Director", "024 2", "d@a.vn", work.now),
    )


def _deliver(work: Work, row: int, ident: str, out: Outgoing, held: bool) -> None:
    state = "held" if held else "sent"
    done = {"state": state, "sent_at": None if held else work.now}
    work.connection.execute(update(tables.outbox).where(tables.outbox.c.id == row).values(**done))
    if not held and out.kind is not Kind.MENU:  # which is no message and shows no list
        choices = numbered(out.choices, TEXTS) or None
        deliveries.record(work, row, Delivered(ident, out.card is not None, choices))


def _seen(ident: str, out: Outgoing, language: str, state: str) -> Seen:
    buttons = {_label(choice, language): choice.data for row in out.choices for choice in row}
    return Seen(ident, TEXTS.render(out.text, language).text, buttons, out, state)


def _pages(title: str, blocks: Sequence[PageBlock], at: datetime) -> bytes:
    """A PDF as far as a reader of its words cares."""
    paragraphs = ("\n".join(filter(None, (one.heading, one.lead, one.body))) for one in blocks)
    return "\n\n".join(("%PDF-1.7 of " + at.isoformat(), title, *paragraphs)).encode()


def _words(text: Text, language: str) -> str:
    return TEXTS.render(text, language).text


def _label(choice: Choice, language: str) -> str:
    return TEXTS.render(choice.label, language).text
