"""A small honest platform with a bot behind it that repeats what it hears, for tests of the interface and the page."""

from __future__ import annotations

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.ledger import Ledger, Message, SamplePerson


class EchoDoor:
    """Everybody who writes hears it back, with two choices; a press edits the message and shows a toast."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self.ledger = ledger
        self.clock = clock
        self.busy = False

    def routes(self) -> list[web.RouteDef]:
        return []

    async def run(self) -> None:
        return None

    def idle(self) -> bool:
        return not self.busy

    async def say(self, person: SamplePerson, text: str, reply_to: Message | None = None) -> None:
        extra: dict[str, object] = {"reply_to": reply_to.id} if reply_to else {}
        self.ledger.add(person.who, "", "person", text, self.clock.now(), extra=extra)
        self.answer(person, f"Bạn viết: {text}")

    def answer(self, person: SamplePerson, text: str) -> None:
        choices = ["Gửi yêu cầu", "Thôi"]
        shown = text if person.channel == "telegram" else f"{text}\n1. {choices[0]}\n2. {choices[1]}"
        extra: dict[str, object] = {"rows": [2], "bold": [[0, 8]]} if person.channel == "telegram" else {}
        self.ledger.add(person.who, "m1", "bot", shown, self.clock.now(), choices=choices, extra=extra)

    async def press(self, person: SamplePerson, message: Message, index: int) -> None:
        self.ledger.edit(message.id, f"Đã chọn: {message.choices[index]}", [], {})
        self.ledger.toast(person.who, "Đã nhận.")

    def menu(self, person: SamplePerson) -> list[dict[str, str]]:
        return [{"command": "menu", "description": f"Danh mục của {person.name}"}]

    async def send_file(self, person: SamplePerson, name: str, mime: str, data: bytes, caption: str) -> None:
        if len(data) > 1024:
            raise ValueError(f"{name} is too big for this platform")
        blob = self.ledger.keep_blob(name, mime, data)
        file: dict[str, str | int] = {"name": name, "mime": mime, "blob": blob}
        self.ledger.add(person.who, "", "person", caption, self.clock.now(), files=[file])
        self.answer(person, f"Đã nhận tệp {name}")


class ManagedDoor(EchoDoor):
    """One whose owners also write by hand."""

    async def staff_types(self, person: SamplePerson, text: str) -> None:
        self.ledger.add(person.who, "h1", "bot", text, self.clock.now())
