"""What the parts of the Telegram emulator share: the bot, the ledger, the clock, and how things look in JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import GROUP, Ledger, Message, SamplePerson
from bot.sandbox.telegram_refusals import bad, blocked

CHANNEL = "telegram"
USERNAME = "phatngon_mau_bot"
FIRST_UPDATE = 100_000_000
SUPERGROUPS = -1_000_000_000_000
Shape = dict[str, object]


@dataclass(frozen=True)
class World:
    """The emulated Telegram, as far as one bot sees it."""

    ledger: Ledger
    faults: Faults
    clock: Clock
    token: str

    @property
    def bot(self) -> Shape:
        """The bot as a user."""
        ident = int(self.token.partition(":")[0])
        return {"id": ident, "is_bot": True, "first_name": "Bot (mẫu)", "username": USERNAME}

    def next_number(self, name: str, first: int = 1) -> int:
        """The next of a row of numbers that goes on after a restart."""
        number = int(self.ledger.fact(f"telegram:{name}", str(first - 1))) + 1
        self.ledger.keep_fact(f"telegram:{name}", str(number))
        return number

    def remember(self, name: str, value: object) -> None:
        """Keep a fact as JSON."""
        self.ledger.keep_fact(f"telegram:{name}", json.dumps(value))

    def recall(self, name: str) -> Shape:
        """A fact that was kept; empty if there is none."""
        found: Shape = json.loads(self.ledger.fact(f"telegram:{name}", "{}"))
        return found

    def unix_time(self) -> int:
        """The present moment of the sandbox."""
        return int(self.clock.now().timestamp())

    def reachable(self, chat: str) -> SamplePerson:
        """Who is at that chat. Raises `Refusal` if there is no such chat or the person blocked the bot."""
        person = self.ledger.person_at(CHANNEL, chat)
        if person is None:
            raise bad("chat not found" if chat else "chat_id is empty")
        if self.recall("blocked").get(person.external_id):
            raise blocked()
        return person


def user(person: SamplePerson) -> Shape:
    """A person as a user."""
    return {
        "id": int(person.external_id),
        "is_bot": False,
        "first_name": person.name,
        "language_code": person.language,
    }


def chat(person: SamplePerson) -> Shape:
    """A person's private chat with the bot, or a group."""
    if person.role == GROUP:
        ident = int(person.external_id)
        return {"id": ident, "title": person.name, "type": "supergroup" if ident < SUPERGROUPS else "group"}
    return {"id": int(person.external_id), "first_name": person.name, "type": "private"}


def shown(message: Message) -> Shape:
    """A message of the ledger as the platform tells it."""
    found = message.extra.get("message")
    return dict(found) if isinstance(found, dict) else {}
