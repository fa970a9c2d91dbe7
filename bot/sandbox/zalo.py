"""The emulated Zalo OA: for the bot the platform's own calls, for people a chat. As strict as the platform."""

from __future__ import annotations

import secrets

from aiohttp import web

from bot import clock
from bot.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger, Message, SamplePerson
from bot.sandbox.zalo_api import Api
from bot.sandbox.zalo_bodies import Body, about_follower, file_event, file_name, file_payload, from_person
from bot.sandbox.zalo_choices import numbered_list
from bot.sandbox.zalo_contacts import Contacts
from bot.sandbox.zalo_history import History
from bot.sandbox.zalo_hooks import Hooks
from bot.sandbox.zalo_messages import Messages, Said
from bot.sandbox.zalo_oauth import OAuthDoor
from bot.sandbox.zalo_uploads import Uploads
from bot.sandbox.zalo_world import World

GLANCE = 0.1  # seconds between two looks at the clock, which may have been turned


class ZaloEmulator:
    """A platform of one OA and one app; a `Door` of the sandbox.

    `webhook_url` and `callback_url` are what the administrator registered in the console; by default they are at
    `base_url`, where the emulator itself is served.
    """

    def __init__(
        self,
        ledger: Ledger,
        faults: Faults,
        clock: Clock,
        app_id: str,
        app_secret: str,
        oa_id: str,
        oa_secret: str,
        base_url: str,
        *,
        webhook_url: str | None = None,
        callback_url: str | None = None,
    ) -> None:
        base = base_url.rstrip("/")
        self._world = World(ledger, faults, clock, app_id, app_secret, oa_id, oa_secret, base)
        self.hooks = Hooks(self._world, webhook_url or f"{base}/zalo/webhook")
        self.oauth = OAuthDoor(self._world, callback_url or f"{base}/zalo/callback")
        self.contacts = Contacts(self._world)
        uploads = Uploads(self._world)
        self.messages = Messages(self._world, self.contacts, uploads, self.hooks)
        self.api = Api(self._world, self.oauth, self.messages, uploads, History(self._world, self.contacts))

    @property
    def refresh_token(self) -> str:
        """What an administrator would paste into ZALO_REFRESH_TOKEN."""
        return self.oauth.pair()[1]

    def routes(self) -> list[web.RouteDef]:
        """The platform's own interface, for the bot, and the files that people sent."""
        return [*self.api.routes(), *self.oauth.routes(), web.get("/zalo/files/{blob:\\d+}/{name}", self._file)]

    async def run(self) -> None:
        """Call the webhook for what people do, until cancelled."""
        try:
            while True:
                await self.hooks.flush()
                await clock.wait(self.hooks.stirred, GLANCE)
        finally:
            await self.hooks.close()

    def idle(self) -> bool:
        """Whether everything people did has reached the bot, or waits for a later repeat."""
        return self.hooks.idle()

    async def say(self, person: SamplePerson, text: str, reply_to: Message | None = None) -> None:
        """`person` writes, perhaps in reply to a message."""
        message: Body = {"text": text}
        extra: Body = {}
        if reply_to is not None:
            message["quote_msg_id"] = reply_to.platform_id
            extra["reply_to"] = reply_to.id
        self._do(person, "text", text, message, [], extra)

    def menu(self, person: SamplePerson) -> list[dict[str, str]]:
        """None: an OA's menu is the same for everybody and no program's to set."""
        return []

    async def press(self, person: SamplePerson, message: Message, index: int) -> None:
        """`person` types the number of a choice, in reply to its list. Raises `IndexError` if there is none."""
        await self.say(person, numbered_list(message.text)[index].number, message)

    async def send_file(self, person: SamplePerson, name: str, mime: str, data: bytes, caption: str) -> None:
        """`person` sends a file."""
        blob = self._world.ledger.keep_blob(name, mime, data)
        kind = file_event(mime)
        attachment = {"type": kind, "payload": file_payload(self._world, blob, name, mime, data)}
        message: Body = {"text": caption} if caption else {}
        message["attachments"] = [attachment]
        self._do(person, kind, caption, message, [{"name": name, "mime": mime, "blob": blob}])

    async def follow(self, person: SamplePerson) -> None:
        """`person` follows the OA, which opens the window."""
        self.contacts.touch(person)
        self.hooks.add(person.who, about_follower(self._world, person, "follow"))

    async def unfollow(self, person: SamplePerson) -> None:
        """`person` follows no more: the OA cannot reach them."""
        self.contacts.leave(person)
        self.hooks.add(person.who, about_follower(self._world, person, "unfollow"))

    async def staff_types(self, person: SamplePerson, text: str) -> None:
        """Somebody writes to `person` by hand, in the OA's own manager."""
        self.messages.show(person, Said(text, None, ""), {"by_hand": True}, by_hand=True)

    def _do(
        self,
        person: SamplePerson,
        kind: str,
        text: str,
        message: Body,
        files: list[dict[str, str | int]],
        extra: Body | None = None,
    ) -> None:
        self.contacts.touch(person)
        message_id = secrets.token_hex(10)
        now = self._world.clock.now()
        self._world.ledger.add(person.who, message_id, "person", text, now, files=files, extra=extra)
        body = from_person(self._world, person, f"user_send_{kind}", {**message, "msg_id": message_id})
        self.hooks.add(person.who, body)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            name, mime, data = self._world.ledger.blob(int(request.match_info["blob"]))
        except (KeyError, OverflowError):
            raise web.HTTPNotFound from None
        if request.match_info["name"] != file_name(name):
            raise web.HTTPNotFound
        return web.Response(body=data, headers={"Content-Type": mime, "X-Content-Type-Options": "nosniff"})
