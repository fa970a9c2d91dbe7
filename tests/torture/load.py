"""A day at the press desk at once: journalists ask and wait for their answers, officers race for the cases."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from itertools import count

from bot import clock
from tests.torture.cast import JOURNALISTS, OFFICERS, journalist
from tests.torture.outside import Outside
from tests.torture.players import Player, answer, ask, claim, offers, says

CODE = re.compile(r"BC-\d{4}-\d{5}")
A_DAY = 18  # requests of one person; the program takes 20


@dataclass(frozen=True)
class Asked:
    """One request as its journalist knows it."""

    who: str
    question: str
    code: str


@dataclass
class Load:
    """`seats` journalists at work at once, until `close`; who has asked enough for a day gives the seat to another."""

    outside: Outside
    seats: int = 5
    asked: list[Asked] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    _closing: asyncio.Event = field(default_factory=asyncio.Event)
    _over: bool = False
    _numbers: count[int] = field(default_factory=count)

    def close(self) -> None:
        """Nobody asks anything new."""
        self._closing.set()

    async def run(self) -> None:
        """Until closed and everything asked is answered."""
        async with asyncio.TaskGroup() as group:
            officers = [group.create_task(self._officer(Player(self.outside, person))) for person in OFFICERS]
            journalists = [group.create_task(self._seat(seat)) for seat in range(self.seats)]
            await asyncio.wait(journalists)
            self._over = True
            await asyncio.wait(officers)

    async def _seat(self, seat: int) -> None:
        for number in range(seat, JOURNALISTS, self.seats):
            player = Player(self.outside, journalist(number))
            for _ in range(A_DAY):
                if self._closing.is_set():
                    return
                await self._request(player)

    async def _request(self, player: Player) -> None:
        question = f"Câu hỏi thử số Q{next(self._numbers):05d}X: có bao nhiêu người tham gia?"
        code = await ask(player, question)
        self.asked.append(Asked(player.person.who, question, code))
        await player.sees(says(link_of(code)), seconds=240)
        self.answered.add(code)

    async def _officer(self, officer: Player) -> None:
        """The oldest case that can be taken; who gets it answers it."""
        seen: set[str] = set()
        with self.outside.ledger.watch() as changed:
            while not self._over:
                code = self._free(officer, seen)
                if code is None:
                    await clock.wait(changed, 0.5)
                    continue
                seen.add(code)
                if await claim(officer, code):
                    await answer(officer, code, link_of(code))

    def _free(self, officer: Player, seen: set[str]) -> str | None:
        cards = [one for one in officer.chat() if one.sender == "bot" and offers("choice_claim")(one)]
        codes = [found[0] for one in cards if (found := CODE.search(one.text))]
        return next((code for code in codes if code not in seen), None)


def link_of(code: str) -> str:
    """The link that answers a case, and no other."""
    return f"https://baohiemxahoi.gov.vn/tin/{code}"
