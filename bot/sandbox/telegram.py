"""Telegram for the sandbox: a Bot API that refuses what the real one refuses, and the people at its other end."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.clock import Clock
from bot.sandbox import telegram_groups as groups
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger, Message, SamplePerson
from bot.sandbox.telegram_account import Account
from bot.sandbox.telegram_api import BotApiServer
from bot.sandbox.telegram_files import kind_of, media
from bot.sandbox.telegram_limits import Limits, Speed
from bot.sandbox.telegram_menus import Commands, shown_to
from bot.sandbox.telegram_messages import Messages
from bot.sandbox.telegram_queue import MESSAGE_LIFE, NOT_BY_DEFAULT, PRESS_LIFE, UpdateQueue
from bot.sandbox.telegram_webhook import WebhookPoster
from bot.sandbox.telegram_world import FIRST_UPDATE, Shape, World, chat, shown, user

LARGEST_FILE = 2 * 1024 * 1024 * 1024  # what a person may send; a bot may fetch less


class TelegramEmulator:
    """One bot's Telegram. Knows the people of the ledger that are on Telegram; all of them have started the bot.

    Waiting updates are kept in memory only; messages, ids, the webhook and who blocked the bot outlive a restart.
    `seconds`: real time for the speed limits, by default the clock's without its offset.
    """

    def __init__(
        self,
        ledger: Ledger,
        faults: Faults,
        clock: Clock,
        token: str,
        *,
        limits: Limits | None = None,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        self._world = World(ledger, faults, clock, token)
        self.queue = UpdateQueue(clock, lambda: self._world.next_number("update_id", FIRST_UPDATE))
        speed = Speed(limits or Limits(), seconds or (lambda: clock.monotonic() - clock.offset.total_seconds()))
        self._account = Account(self._world, self.queue)
        self._server = BotApiServer(self._world, Messages(self._world, speed), self._account)
        self._poster = WebhookPoster(self._world, self.queue, self._account, self._server.execute, self._server.down)

    def routes(self) -> list[web.RouteDef]:
        """The Bot API under ``/telegram``."""
        return self._server.routes()

    async def run(self) -> None:
        """Post updates to the webhook until cancelled."""
        await self._poster.run()

    def idle(self) -> bool:
        """Whether everything people did has reached the bot, or is lost for it."""
        return not self.queue.pending()

    def pending(self) -> int:
        """How many updates wait."""
        return self.queue.pending()

    async def say(self, person: SamplePerson, text: str, reply_to: Message | None = None) -> None:
        """`person` writes, perhaps in reply to a message."""
        content: Shape = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._arrive(person, content, text, reply_to=reply_to)

    async def press(self, person: SamplePerson, message: Message, index: int) -> None:
        """`person` presses a button. Raises `ValueError` if the message has no such button."""
        data = message.extra.get("data")
        if not isinstance(data, list) or not 0 <= index < len(data):
            raise ValueError(f"message {message.id} has no button {index}")
        ident = str(self._world.next_number("press", 10**18))
        self._account.presses[ident] = (person.who, self._world.clock.monotonic())
        press: Shape = {
            "id": ident,
            "from": user(person),
            "message": shown(message),
            "chat_instance": person.external_id,
            "data": data[index],
        }
        self._put("callback_query", press, f"press:{person.external_id}")

    async def send_file(self, person: SamplePerson, name: str, mime: str, data: bytes, caption: str) -> None:
        """`person` sends a file. Raises `ValueError` if Telegram would not take it."""
        if not data or len(data) > LARGEST_FILE:
            raise ValueError(f"{name} is empty or too big for Telegram")
        kind, blob = kind_of(mime), self._world.ledger.keep_blob(name, mime, data)
        content: Shape = {kind: media(kind, blob, name, mime, len(data))}
        if caption:
            content["caption"] = caption
        self._arrive(person, content, caption, files=[{"name": name, "mime": mime, "blob": blob}])

    async def block(self, person: SamplePerson) -> None:
        """`person` blocks the bot: nothing reaches them."""
        self._membership(person, "member", "kicked")

    async def unblock(self, person: SamplePerson) -> None:
        """`person` takes the bot back."""
        self._membership(person, "kicked", "member")

    async def say_in(self, group: SamplePerson, person: SamplePerson, text: str) -> None:
        """`person` writes in a group. Raises `ValueError` if they are not in it."""
        groups.require_member(group, person)
        message = groups.said(self._world, group, person, text)
        if message is not None:
            self._put("message", message, _lane(message))

    async def change_group(self, group: SamplePerson, person: SamplePerson, how: str) -> None:
        """`person` takes the bot into a group (`add`), throws it out (`remove`), or has the group get a new id
        (`upgrade`). Raises `ValueError` if that cannot be."""
        groups.require_member(group, person)
        if how == "upgrade":
            for message in groups.upgrade(self._world, group, person):
                self._put("message", message, _lane(message))
            return
        status = {"add": groups.MEMBER, "remove": groups.KICKED}.get(how)
        if status is None:
            raise ValueError('"do" should be add, remove or upgrade')
        change = groups.change_bot(self._world, group, user(person), status)
        self._put("my_chat_member", change, _lane(change))

    def menu(self, person: SamplePerson) -> Commands:
        """The commands that `person` is shown: `{"command", "description"}` each."""
        return shown_to(self._world, person)

    def inject(self, kind: str, content: Shape, lane: str) -> None:
        """Queue any update at all, for tests of what no sample person does."""
        self._put(kind, content, lane)

    def _arrive(
        self,
        person: SamplePerson,
        content: Shape,
        text: str,
        *,
        reply_to: Message | None = None,
        files: list[dict[str, str | int]] | None = None,
    ) -> None:
        number = self._world.next_number("message_id")
        message: Shape = {"message_id": number, "from": user(person), "chat": chat(person)}
        message |= {"date": self._world.unix_time(), **content}
        extra: Shape = {"message": message}
        if reply_to is not None:
            message["reply_to_message"] = shown(reply_to)
            extra["reply_to"] = reply_to.id
        now = self._world.clock.now()
        self._world.ledger.add(person.who, str(number), "person", text, now, files=files, extra=extra)
        self._put("message", message, f"chat:{person.external_id}")

    def _membership(self, person: SamplePerson, before: str, after: str) -> None:
        self._world.remember("blocked", {**self._world.recall("blocked"), person.external_id: after == "kicked"})
        change: Shape = {"chat": chat(person), "from": user(person), "date": self._world.unix_time()}
        for name, status in (("old_chat_member", before), ("new_chat_member", after)):
            change[name] = {
                "user": self._world.bot,
                "status": status,
                **({"until_date": 0} if status == "kicked" else {}),
            }
        self._put("my_chat_member", change, f"chat:{person.external_id}")

    def _put(self, kind: str, content: Shape, lane: str) -> None:
        allowed = self._account.allowed
        if kind in allowed or (not allowed and kind not in NOT_BY_DEFAULT):
            self.queue.put(kind, content, lane, PRESS_LIFE if kind == "callback_query" else MESSAGE_LIFE)


def _lane(update: Shape) -> str:
    """Telegram keeps the order of what happens in one chat."""
    where = update["chat"]
    return f"chat:{where['id']}" if isinstance(where, dict) else "chat:"
