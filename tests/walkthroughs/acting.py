"""Acting a case through the sandbox: the steps that several walkthroughs share, and who did and read how much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.walkthroughs.town import Message, Resident, Town, file_request

CONFIRM = "✅ Xác nhận"
MORE = "Việc khác…"
DRAFT, SUBMIT = "Soạn, trình duyệt", "✅ Trình duyệt"
APPROVE = "✅ Duyệt"
LETTER = "-TTBC-BHXH"


@dataclass
class Diary:
    """Whoever acts through it is counted: one act is one message typed, one press, or one file."""

    town: Town
    acts: Counter[str] = field(default_factory=Counter)

    async def says(self, who: str, *texts: str) -> list[Message]:
        """They type these, one after the other; what the bot wrote upon the last."""
        answer: list[Message] = []
        for text in texts:
            self.acts[who] += 1
            answer = await self.town[who].says(text)
        return answer

    async def presses(self, who: str, *labels: str, about: str = "") -> dict[str, Any]:
        """They press these, one after the other, on the newest message (about that) which offers each."""
        answer: dict[str, Any] = {}
        for label in labels:
            self.acts[who] += 1
            answer = await self.town[who].presses(label, on=await self._newest(who, label, about))
        return answer

    async def _newest(self, who: str, label: str, about: str) -> Message:
        chat = await self.town[who].chat()
        offers = [one for one in chat if label in one["choices"] and about in one["text"]]
        assert offers, f"{who} was never offered {label} on {about}: {[one['text'] for one in chat[-3:]]}"
        return offers[-1]

    async def confirms(self, who: str, code: str) -> None:
        """A legal act: on Zalo the case's code is typed, on Telegram a button pressed."""
        last = (await self.town[who].chat())[-1]
        if CONFIRM in last["choices"]:
            await self.presses(who, CONFIRM)
        else:
            assert f"gõ mã {code}" in last["text"], last["text"]
            await self.says(who, code)


async def ask(town: Town, who: str, question: str) -> str:
    """A request; its code."""
    return await file_request(town[who], question)


async def draft(diary: Diary, who: str, code: str, body: str) -> None:
    """Draft and submit, from the card as it stands."""
    await diary.says(who, code)
    await diary.presses(who, DRAFT)
    await diary.says(who, body)
    await diary.presses(who, SUBMIT)


async def answer_at_once(diary: Diary, code: str, body: str, officer: str = "canbo-telegram") -> None:
    """The ordinary path up to the Spokesperson: taken on, drafted, submitted."""
    await diary.says(officer, code)
    await diary.presses(officer, "Tự soạn trả lời", DRAFT)
    await diary.says(officer, body)
    await diary.presses(officer, SUBMIT)


async def approve(diary: Diary, code: str, who: str = "nguoiphatngon") -> None:
    """Approve the text that stands."""
    await diary.says(who, code)
    await diary.presses(who, APPROVE)
    await diary.confirms(who, code)


async def papers(town: Town, who: str) -> list[str]:
    """The documents that somebody was sent, by name."""
    return [file["name"] for one in await town[who].chat() for file in one["files"] if LETTER in file["name"]]


async def mailed(town: Town, address: str, code: str) -> list[dict[str, Any]]:
    """The mails about a case to an address."""
    return [one for one in await town.read("mail", to=address) if code in one["subject"] or code in one["text"]]


async def state(town: Town, code: str, who: str = "canbo-telegram") -> str:
    """The first line of the card, as somebody who sees it reads it."""
    said = await town[who].says(code)
    first = [one["text"].split("\n")[0] for one in said if one["text"].removeprefix("(1/2) ").startswith(f"{code} · ")]
    assert first, f"{who} sees no card of {code}: {said}"
    return str(first[0])


async def leave_email(town: Town, who: str, address: str) -> None:
    """Leave an address for answers."""
    await town[who].presses("Để lại e-mail")
    await town[who].says(address)


async def on_card(officer: Resident, code: str, *labels: str) -> None:
    """Open a card and press through."""
    await officer.says(code)
    for label in labels:
        await officer.presses(label)
