"""The Bot API over HTTP: tokens, methods, faults, answers."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox.telegram_account import Account
from bot.sandbox.telegram_arguments import Arguments, arguments_of
from bot.sandbox.telegram_files import served
from bot.sandbox.telegram_menus import Menus
from bot.sandbox.telegram_messages import Messages
from bot.sandbox.telegram_refusals import (
    Broken,
    Refusal,
    blocked,
    internal,
    never_started,
    no_such_method,
    not_found,
    too_many,
    unauthorized,
)
from bot.sandbox.telegram_world import CHANNEL, World

Method = Callable[[Arguments], Awaitable[object]]
FAULT_WAIT = 2  # seconds, what the fault "429" asks for
FAULTS: dict[str | None, Callable[[], Refusal]] = {
    "429": lambda: too_many(FAULT_WAIT),
    "500": internal,
    "blocked": blocked,
    "token-expired": unauthorized,
    "window-closed": never_started,
}


class BotApiServer:
    """Answers the bot's calls. Counted faults strike the calls that a person would see: sending and editing."""

    def __init__(self, world: World, messages: Messages, account: Account) -> None:
        self._world = world
        menus = Menus(world)
        seen: dict[str, Method] = {
            "sendMessage": messages.send_message,
            "sendPhoto": messages.send_photo,
            "sendDocument": messages.send_document,
            "sendContact": messages.send_contact,
            "editMessageText": messages.edit_text,
            "editMessageReplyMarkup": messages.edit_markup,
        }
        unseen: dict[str, Method] = {
            "sendChatAction": messages.send_action,
            "answerCallbackQuery": account.answer_press,
            "getMe": account.get_me,
            "setWebhook": account.set_webhook,
            "deleteWebhook": account.delete_webhook,
            "getWebhookInfo": account.webhook_info,
            "getUpdates": account.get_updates,
            "getFile": account.get_file,
            "setMyCommands": menus.set_commands,
            "getMyCommands": menus.get_commands,
            "deleteMyCommands": menus.delete_commands,
            "deleteMessage": messages.delete,
            "leaveChat": account.leave_chat,
        }
        self._seen = {name.lower(): method for name, method in seen.items()}
        self._unseen = {name.lower(): method for name, method in unseen.items()}

    def routes(self) -> list[web.RouteDef]:
        """Under ``/telegram``, as under ``https://api.telegram.org``."""
        method, file = "/telegram/bot{token:[^/]+}/{method}", "/telegram/file/bot{token:[^/]+}/{path:.+}"
        return [web.post(method, self._call), web.get(method, self._call), web.get(file, self._file)]

    def down(self) -> bool:
        """Whether Telegram cannot be reached at all."""
        active = self._world.faults.active(self._world.clock.now())
        return any(fault["channel"] == CHANNEL and fault["kind"] == "down" for fault in active)

    async def execute(self, name: str, args: Arguments) -> object:
        """Carry a method out, with the fault that strikes it. Raises `Refusal` and `Broken`."""
        method = self._seen.get(name.lower())
        if method is None:
            if self.down():
                raise Broken
            return await self._plain(name)(args)
        fault = self._world.faults.strike(CHANNEL, self._world.clock.now())
        if fault in FAULTS:
            raise FAULTS[fault]()
        if fault == "down":
            raise Broken
        result = await method(args)
        if fault == "drop-reply":
            raise Broken  # the person has the message, the bot will never know
        return result

    def _plain(self, name: str) -> Method:
        method = self._unseen.get(name.lower())
        if method is None:
            raise no_such_method()
        return method

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            self._require_token(request)
            result = await self.execute(request.match_info["method"], await arguments_of(request))
        except Refusal as refusal:
            wait = refusal.parameters.get("retry_after")
            headers = {"Retry-After": str(wait)} if wait else {}
            return web.json_response(refusal.body(), status=refusal.code, headers=headers)
        except Broken:
            return _broken(request)
        return web.json_response({"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if self.down():
            return _broken(request)
        try:
            self._require_token(request)
            mime, data = served(self._world.ledger, request.match_info["path"])
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        return web.Response(body=data, headers={"Content-Type": mime or "application/octet-stream"})

    def _require_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if ":" not in token:
            raise not_found()
        if not hmac.compare_digest(token.encode("utf-8", "surrogatepass"), self._world.token.encode()):
            raise unauthorized()


def _broken(request: web.Request) -> web.StreamResponse:
    """Break the connection: the caller gets no answer at all."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
