"""The methods about the bot itself: who it is, how it gets updates, answers to presses, files."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot import clock
from bot.sandbox.telegram_arguments import Arguments
from bot.sandbox.telegram_files import told
from bot.sandbox.telegram_groups import LEFT, change_bot, group_at, writable
from bot.sandbox.telegram_queue import MESSAGE_LIFE, UpdateQueue
from bot.sandbox.telegram_refusals import OTHER_POLLER, QUERY_TOO_OLD, WEBHOOK_ACTIVE, bad, conflict
from bot.sandbox.telegram_world import CHANNEL, USERNAME, Shape, World

LONGEST_POLL = 50
LARGEST_BATCH = 100
PRESS_ANSWER_SECONDS = 150.0
LONGEST_TOAST = 200
LOCAL = ("127.0.0.1", "localhost", "::1")
SECRET_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


class Account:
    """`presses`: by query id who pressed, and when (by the sandbox's clock); an answered one is forgotten."""

    def __init__(self, world: World, queue: UpdateQueue) -> None:
        self._world = world
        self._queue = queue
        self._polls = 0
        self.presses: dict[str, tuple[str, float]] = {}

    @property
    def webhook(self) -> Shape:
        """What `setWebhook` left."""
        return self._world.recall("webhook")

    async def get_me(self, args: Arguments) -> Shape:
        """`getMe`."""
        return {**self._world.bot, "can_join_groups": True, "can_read_all_group_messages": False}

    async def set_webhook(self, args: Arguments) -> bool:
        """`setWebhook`. An address without TLS is taken on this machine only."""
        url, secret = args.text("url"), args.text("secret_token")
        parts = urlsplit(url)
        if url and parts.scheme != "https" and parts.hostname not in LOCAL:
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not SECRET_ALPHABET.issuperset(secret):
            raise bad("secret token contains unallowed characters")
        self._drop(args)
        self._allow(args)
        kept = {"url": url, "secret_token": secret, "max_connections": args.number("max_connections", 40)}
        self._world.remember("webhook", kept if url else {})
        self._polls += 1  # a running poll ends
        self._queue.changed.set()
        return True

    async def delete_webhook(self, args: Arguments) -> bool:
        """`deleteWebhook`."""
        self._drop(args)
        self._world.remember("webhook", {})
        return True

    async def webhook_info(self, args: Arguments) -> Shape:
        """`getWebhookInfo`."""
        told_us = {name: value for name, value in self.webhook.items() if name != "secret_token"}
        return {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": self._queue.pending(),
            **told_us,
            **self._world.recall("last_error"),
            **({"allowed_updates": self.allowed} if self.allowed else {}),
        }

    @property
    def allowed(self) -> list[str]:
        """The kinds of updates that the bot asked for; empty: the usual ones."""
        kinds = self._world.recall("allowed").get("kinds")
        return list(kinds) if isinstance(kinds, list) else []

    async def get_updates(self, args: Arguments) -> list[Shape]:
        """`getUpdates`: waits for updates in real time. A second poller ends the first (U11)."""
        if self.webhook.get("url"):
            raise conflict(WEBHOOK_ACTIVE)
        self._polls += 1
        mine = self._polls
        self._allow(args)
        if args.number("offset"):
            self._queue.confirm(args.number("offset"))
        await self._arrival(mine, min(args.number("timeout"), LONGEST_POLL))
        if mine != self._polls:
            raise conflict(OTHER_POLLER)
        limit = args.number("limit", LARGEST_BATCH)
        return [update.body for update in self._queue.batch(min(max(limit, 1), LARGEST_BATCH))]

    async def answer_press(self, args: Arguments) -> bool:
        """`answerCallbackQuery`: once a press, and not too late (O10)."""
        who, at = self.presses.pop(args.text("callback_query_id"), ("", 0.0))
        if not who or self._world.clock.monotonic() - at > PRESS_ANSWER_SECONDS:
            raise bad(QUERY_TOO_OLD)
        text = args.text("text")
        if len(text) > LONGEST_TOAST:
            raise bad("MESSAGE_TOO_LONG")
        url = args.text("url")
        if url and not url.startswith(f"https://t.me/{USERNAME}?start="):
            raise bad("URL_INVALID")
        if text:
            self._world.ledger.toast(who, text)
        return True

    async def get_file(self, args: Arguments) -> Shape:
        """`getFile`."""
        if not args.text("file_id"):
            raise bad("file_id not specified")
        return told(self._world.ledger, args.text("file_id"))

    async def leave_chat(self, args: Arguments) -> bool:
        """`leaveChat`: nobody's private chat can be left."""
        if self._world.ledger.person_at(CHANNEL, args.text("chat_id")):
            raise bad("chat member status can't be changed in private chats")
        if not args.text("chat_id").startswith("-"):
            raise bad("chat not found")
        if (group := group_at(self._world, args.text("chat_id"))) is not None:
            writable(self._world, group.external_id)
            left = change_bot(self._world, group, self._world.bot, LEFT)
            self._queue.put("my_chat_member", left, f"chat:{group.external_id}", MESSAGE_LIFE)
            return True
        self._world.remember(f"left:{args.text('chat_id')}", {"at": self._world.unix_time()})
        return True

    async def _arrival(self, mine: int, seconds: int) -> None:
        """Wait until something waits, another call takes over, or the time is up."""
        left = float(seconds)
        while left > 0 and mine == self._polls and not self._queue.pending():
            await clock.wait(self._queue.arrived, min(left, 0.25))
            left -= 0.25

    def _drop(self, args: Arguments) -> None:
        if args.text("drop_pending_updates").lower() == "true":
            self._queue.drop_all()

    def _allow(self, args: Arguments) -> None:
        kinds = args.parsed("allowed_updates", "allowed updates")
        if isinstance(kinds, list):
            self._world.remember("allowed", {"kinds": kinds})
