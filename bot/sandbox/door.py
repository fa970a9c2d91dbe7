"""What the sandbox asks of an emulated platform."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from aiohttp import web

from bot.sandbox.ledger import Message, SamplePerson


class Door(Protocol):
    """An emulated platform: the bot's side is its routes, the people's side its methods."""

    def routes(self) -> list[web.RouteDef]:
        """The platform's own interface, for the bot."""

    async def run(self) -> None:
        """Deliver what people do to the bot until cancelled."""

    def idle(self) -> bool:
        """Whether everything people did has reached the bot."""

    async def say(self, person: SamplePerson, text: str, reply_to: Message | None = None) -> None:
        """`person` writes, perhaps in reply to a message."""

    async def press(self, person: SamplePerson, message: Message, index: int) -> None:
        """`person` chooses the choice with that index under a message."""

    def menu(self, person: SamplePerson) -> list[dict[str, str]]:
        """The commands that `person` is shown, `{"command", "description"}` each; none where there are no menus."""

    async def send_file(self, person: SamplePerson, name: str, mime: str, data: bytes, caption: str) -> None:
        """`person` sends a file."""


@runtime_checkable
class Managed(Protocol):
    """An emulated platform whose owners can also write by hand, in its own manager."""

    async def staff_types(self, person: SamplePerson, text: str) -> None:
        """Somebody of the staff writes to `person` there."""


@runtime_checkable
class Gathering(Protocol):
    """An emulated platform with group chats that the bot may be in."""

    async def say_in(self, group: SamplePerson, person: SamplePerson, text: str) -> None:
        """`person` writes in a group."""

    async def change_group(self, group: SamplePerson, person: SamplePerson, how: str) -> None:
        """`person` takes the bot into a group, throws it out, or has the group get a new id."""
