"""A case from the question to the approval, press by press; how many statements each press takes."""

from __future__ import annotations

from itertools import count

from handlers.talk import Incoming, Outgoing
from storage.sqlite import SqliteDatabase
from tests.bench.place import choice, handled, said
from tests.bench.processing import NAME, QUESTION
from tests.bench.statements import counted

OFFICER, SPOKESPERSON = "810000201", "810000303"
ANSWER = "Đến nay có 1.234 người tham gia BHXH tự nguyện tại Nghệ An."
_people = count(50_000)


async def answered(opened: SqliteDatabase) -> dict[str, int]:
    """A journalist's question, taken on by an officer of the sample people, drafted and approved."""
    walk, account = Walk(opened), str(next(_people))
    await walk.does("question", said(account, QUESTION))
    await walk.does("request", said(account, press="request.typed::0"))
    await walk.does("name", said(account, NAME))
    await walk.presses("filing", account, "form.submit")
    await walk.presses("claiming", OFFICER, "case.claim")
    await walk.presses("taking on", OFFICER, "case.takeon")
    await walk.presses("drafting", OFFICER, "case.draft")
    await walk.does("text", said(OFFICER, ANSWER))
    await walk.presses("handing in", OFFICER, "form.submit")
    await walk.presses("reading", SPOKESPERSON, "case.approve")
    await walk.presses("approving", SPOKESPERSON, "form.pick")
    await walk.does("list of work", said(OFFICER, "/viec"))
    return walk.taken


class Walk:
    """Updates one after another; `taken`: the statements of each."""

    def __init__(self, opened: SqliteDatabase) -> None:
        self._opened = opened
        self._shown: list[Outgoing] = []
        self.taken: dict[str, int] = {}

    async def presses(self, name: str, account: str, action: str) -> None:
        """Press what the last messages offer."""
        await self.does(name, said(account, press=choice(self._shown, action)))

    async def does(self, name: str, incoming: Incoming) -> None:
        """One update."""
        with counted() as seen:
            self._shown = await self._opened.write(handled(incoming))
        self.taken[name] = len(seen)
