"""The sandbox's own interface: act as its people, read their chats and mail, turn the clock, switch faults on.

Acceptance checks and the page rely on it: adding to it is free, changing it breaks them.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import quote, unquote

from aiohttp import BodyPartReader, web

from bot import clock
from bot.sandbox import asking, shapes
from bot.sandbox.asking import missing, wrong
from bot.sandbox.door import Managed
from bot.sandbox.ledger import Message, SamplePerson
from bot.sandbox.place import Place

LONGEST_TURN = timedelta(days=400)
LONGEST_POLL = 25.0  # seconds
PATIENCE_AFTER_TURN = 30.0  # seconds: much may fall due at once
ANY_BYTES = "application/octet-stream"
SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp")


class Interface:
    """The calls under `/sandbox`."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def routes(self) -> list[web.RouteDef]:
        """Every call."""
        return [
            web.get("/sandbox/people", self.people),
            web.get("/sandbox/groups", self.groups),
            web.post("/sandbox/group", self.change_group),
            web.post("/sandbox/say", self.say),
            web.post("/sandbox/press", self.press),
            web.post("/sandbox/send", self.send),
            web.post("/sandbox/by-hand", self.by_hand),
            web.get("/sandbox/transcript", self.transcript),
            web.get("/sandbox/menu", self.menu),
            web.get("/sandbox/mail", self.mail),
            web.post("/sandbox/clock", self.turn_clock),
            web.post("/sandbox/faults", self.switch_fault),
            web.get("/sandbox/faults", self.state),
            web.delete("/sandbox/faults", self.clear_faults),
            web.get("/sandbox/state", self.state),
            web.get("/sandbox/changes", self.changes),
            web.get("/sandbox/files/{blob}", self.file),
        ]

    async def people(self, request: web.Request) -> web.Response:
        """Who lives here."""
        return _json([shapes.person_shape(person) for person in self._place.ledger.people.values()])

    async def groups(self, request: web.Request) -> web.Response:
        """The group chats, with who is in them."""
        return _json([shapes.group_shape(group) for group in self._place.ledger.groups.values()])

    async def change_group(self, request: web.Request) -> web.Response:
        """Somebody takes the bot into the group `chat`, throws it out or upgrades the group: `do` says which."""
        given = await asking.fields(request)
        who, how = asking.person(self._place, asking.words(given, "who")), asking.words(given, "do")
        group = asking.group(self._place, {"chat": asking.words(given, "chat")})
        if group is None:
            raise wrong('"chat" is missing')
        door = asking.gathering(self._place, group)
        return await self._act(who, lambda: door.change_group(group, who, how), group)

    async def say(self, request: web.Request) -> web.Response:
        """Somebody writes, in the group `chat` if it is named; `reply_to` may name the message that they reply to."""
        given = await asking.fields(request)
        who = asking.person(self._place, asking.words(given, "who"))
        text = asking.words(given, "text")
        group = asking.group(self._place, given)
        if group is not None:
            there = asking.gathering(self._place, group)
            return await self._act(who, lambda: there.say_in(group, who, text), group)
        quoted = given.get("reply_to")
        reply_to = None if quoted is None else asking.message(self._place, who, quoted)
        return await self._act(who, lambda: self._place.doors[who.channel].say(who, text, reply_to))

    async def press(self, request: web.Request) -> web.Response:
        """Somebody presses a button, in the group `chat` if it is named; on Zalo they type its number."""
        given = await asking.fields(request)
        who, group = asking.person(self._place, asking.words(given, "who")), asking.group(self._place, given)
        if group is not None and who.who not in group.members:
            raise wrong(f"{who.who} is not in {group.who}")
        seen = asking.message(self._place, group or who, given.get("message", ""))
        index = asking.choice_index(seen, given.get("choice"))
        return await self._act(who, lambda: self._place.doors[who.channel].press(who, seen, index), group)

    async def send(self, request: web.Request) -> web.Response:
        """Somebody sends a file."""
        given, file = await _parts(request)
        who = asking.person(self._place, asking.words(given, "who"))
        caption = asking.words(given, "caption", default="")
        name, mime, data = file
        return await self._act(who, lambda: self._place.doors[who.channel].send_file(who, name, mime, data, caption))

    async def by_hand(self, request: web.Request) -> web.Response:
        """Somebody writes to `to` by hand in the platform's own manager, past the bot."""
        given = await asking.fields(request)
        who, text = asking.person(self._place, asking.words(given, "to")), asking.words(given, "text")
        door = self._place.doors[who.channel]
        if not isinstance(door, Managed):
            raise wrong("only an Official Account of Zalo has a manager to type in")
        return await self._act(who, lambda: door.staff_types(who, text))

    async def transcript(self, request: web.Request) -> web.Response:
        """Somebody's chat, or a group's, oldest message first."""
        who = asking.chat(self._place, request.query.get("who", ""))
        return _json([shapes.message_shape(message) for message in self._place.ledger.transcript(who.who)])

    async def menu(self, request: web.Request) -> web.Response:
        """The menu of commands that somebody is shown."""
        who = asking.person(self._place, request.query.get("who", ""))
        return _json({"commands": self._place.doors[who.channel].menu(who)})

    async def mail(self, request: web.Request) -> web.Response:
        """The mail that arrived; `to` narrows it to one address."""
        return _json([shapes.mail_shape(mail) for mail in self._place.ledger.mails(request.query.get("to"))])

    async def turn_clock(self, request: web.Request) -> web.Response:
        """Move the clock on; everything due by then has happened when this answers."""
        given = await asking.fields(request)
        seconds = asking.number(given, "advance_seconds")
        if seconds is None or seconds > LONGEST_TURN.total_seconds():
            raise wrong('"advance_seconds" should be a number above 0 and at most 400 days; the clock never runs back')
        await self._place.turn(timedelta(seconds=seconds))
        settled = await self._place.quiet.settle(PATIENCE_AFTER_TURN)
        return _json({"now": self._place.now().isoformat(), "quiet": settled})

    async def switch_fault(self, request: web.Request) -> web.Response:
        """Switch a fault on, for `count` calls or for `seconds`; once if neither is given."""
        given = await asking.fields(request)
        channel, kind = asking.words(given, "channel"), asking.words(given, "kind")
        if channel not in self._place.doors:
            raise wrong(f'"channel" should be one of {", ".join(self._place.doors)}')
        count, seconds = asking.whole(given, "count"), asking.number(given, "seconds")
        try:
            self._place.faults.switch_on(channel, kind, self._place.now(), count, seconds)
        except ValueError as error:
            raise wrong(str(error)) from error
        return await self.state(request)

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Switch every fault off."""
        self._place.faults.clear()
        return await self.state(request)

    async def state(self, request: web.Request) -> web.Response:
        """The clock, the faults, and each chat's newest message: what a page needs when it opens."""
        return _json({**self._moment(), "chats": shapes.chats_shape(self._place.ledger)})

    async def changes(self, request: web.Request) -> web.Response:
        """What happened after the stamp `after`, as soon as something does, or nothing after 25 seconds."""
        after = request.query.get("after", "0")
        if not after.isdecimal():
            raise wrong('"after" should be the "stamp" of an earlier answer')
        with self._place.ledger.watch() as changed:
            if self._place.ledger.stamp <= int(after):
                await clock.wait(changed, LONGEST_POLL)
        messages, toasts = self._place.ledger.changes(int(after))
        return _json(
            {
                **self._moment(),
                "messages": [{"who": message.who, **shapes.message_shape(message)} for message in messages],
                "toasts": [shapes.toast_shape(toast) for toast in toasts],
            }
        )

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file that somebody or the bot sent."""
        try:
            name, mime, data = self._place.ledger.blob(int(request.match_info["blob"]))
        except (KeyError, ValueError, OverflowError) as error:
            raise missing("there is no such file: take its address from a transcript") from error
        way = "inline" if mime in SHOWN_INLINE else "attachment"
        headers = {
            "Content-Type": mime if mime in SHOWN_INLINE else ANY_BYTES,
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=data, headers=headers)

    async def _act(
        self, who: SamplePerson, deed: Callable[[], Awaitable[None]], group: SamplePerson | None = None
    ) -> web.Response:
        """Do something as `who`, wait until the bot is quiet, answer with what it wrote to them.

        In a group: with what it wrote there, and as `private` with what it wrote to them alone.
        """
        before = self._place.ledger.stamp
        try:
            await deed()
        except ValueError as error:
            raise wrong(str(error)) from error
        settled = await self._place.quiet.settle()
        own, toasts = self._place.ledger.changes(before, who.who)
        answer: dict[str, object] = {"messages": _from_bot(own), "quiet": settled}
        if group is not None:
            there, _ = self._place.ledger.changes(before, group.who)
            answer |= {"messages": _from_bot(there), "private": _from_bot(own)}
        if toasts:
            answer["toast"] = toasts[-1].text
        return _json(answer)

    def _moment(self) -> dict[str, object]:
        now, ledger = self._place.now(), self._place.ledger
        faults = self._place.faults.active(now)
        return {"now": now.isoformat(), "born": ledger.born, "stamp": ledger.stamp, "faults": faults}


def _from_bot(messages: list[Message]) -> list[dict[str, object]]:
    return [shapes.message_shape(message) for message in messages if message.sender == "bot"]


async def _parts(request: web.Request) -> tuple[dict[str, object], tuple[str, str, bytes]]:
    """The fields and the one file of a multipart body. Raises 400."""
    if not request.content_type.startswith("multipart/"):
        raise wrong("the body should be multipart/form-data with who, file and, if you like, caption")
    given: dict[str, object] = {}
    file: tuple[str, str, bytes] | None = None
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        data = bytes(await part.read(decode=True))
        if part.name == "file":
            name = unquote(part.filename or "file")  # some clients percent-encode what is not ASCII
            file = (name, _kind(part.headers.get("Content-Type", ANY_BYTES), name), data)
        elif part.name:
            given[part.name] = data.decode(errors="replace")
    if file is None:
        raise wrong('"file" is missing: the body should hold a file under that name')
    return given, file


def _kind(given: str, name: str) -> str:
    """The MIME type as given; told by the name's ending where it says nothing."""
    kind = given.partition(";")[0].strip().lower()
    return mimetypes.guess_type(name)[0] or ANY_BYTES if kind == ANY_BYTES else kind


def _json(value: object) -> web.Response:
    text = json.dumps(value, ensure_ascii=False)
    return web.json_response(text=text, headers={"Cache-Control": "no-store"})
