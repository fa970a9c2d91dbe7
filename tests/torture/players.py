"""People who know what they want, and act on what they see in their chats; they do not know that the program dies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from bot import clock
from bot.sandbox.ledger import Message, SamplePerson
from bot.texts import Texts
from handlers.talk import say
from tests.torture.outside import Outside

PATIENCE = 120.0  # seconds until a person finds that the program has forgotten them
TEXTS = Texts(ZoneInfo("Asia/Ho_Chi_Minh"))


def label(key: str) -> str:
    """The words of a choice."""
    return TEXTS.render(say(key), "vi").text


@dataclass
class Player:
    """Somebody at their telephone."""

    outside: Outside
    person: SamplePerson

    def chat(self) -> list[Message]:
        """What they see, oldest first."""
        return self.outside.ledger.transcript(self.person.who)

    def newest(self) -> int:
        """The id of their newest message."""
        return max((one.id for one in self.chat()), default=0)

    async def say(self, text: str) -> int:
        """Write; the id of the newest message before."""
        before = self.newest()
        await self.outside.door(self.person.channel).say(self.person, text)
        return before

    async def press(self, message: Message, key: str) -> int:
        """Choose the choice with that label; the id of the newest message before."""
        before = self.newest()
        index = next(place for place, shown in enumerate(message.choices) if label(key) in shown)
        await self.outside.door(self.person.channel).press(self.person, message, index)
        return before

    async def choose(self, what: Callable[[Message], bool], key: str, then: Callable[[Message], bool]) -> Message:
        """Choose under the newest message that fits, until what follows is seen. Told to choose again, they do."""
        while True:
            shown = await self.sees(what)
            before = await self.press(shown, key)
            since = shown.id - 1  # a card may change in place
            await self.sees(partial(self._answers, then=then, since=since, pressed=before), min(before, since))
            if found := self.find(then, since):
                return found
            await clock.wait(asyncio.Event(), 1.0)

    def _answers(self, shown: Message, then: Callable[[Message], bool], since: int, pressed: int) -> bool:
        return (shown.id > since and then(shown)) or (shown.id > pressed and to_choose_again(shown))

    async def sees(self, is_it: Callable[[Message], bool], after: int = 0, seconds: float = PATIENCE) -> Message:
        """The newest message of the program that fits, once there is one."""
        try:
            async with asyncio.timeout(seconds):
                with self.outside.ledger.watch() as changed:
                    while (found := self.find(is_it, after)) is None:
                        await clock.wait(changed, 1.0)
                    return found
        except TimeoutError:
            tail = "\n".join(f"{one.at[11:23]} {one.sender}: {one.text[:70]!r}" for one in self.chat()[-12:])
            raise AssertionError(f"{self.person.who} waits in vain; the chat ends\n{tail}") from None

    def find(self, is_it: Callable[[Message], bool], after: int = 0) -> Message | None:
        """The newest message of the program that fits."""
        fitting = (one for one in reversed(self.chat()) if one.sender == "bot" and one.id > after and is_it(one))
        return next(fitting, None)


def offers(key: str, *words: str) -> Callable[[Message], bool]:
    """A message with that choice and those words."""

    def is_it(message: Message) -> bool:
        return all(word in message.text for word in words) and any(label(key) in shown for shown in message.choices)

    return is_it


def says(*words: str) -> Callable[[Message], bool]:
    """A message with those words."""
    return lambda message: all(word in message.text for word in words)


def opening(key: str, **values: str) -> str:
    """The first words of a sentence, up to the first value that is not given."""
    named = {name: "…" for name in ("name", "code", "link") if name not in values}
    return TEXTS.render(say(key, **values, **named), "vi").text.partition("…")[0].strip()


CHOOSE_AGAIN = tuple(opening(key)[:30] for key in ("choice_gone", "number_of_no_list", "number_of_nothing"))


def to_choose_again(message: Message) -> bool:
    """Whether the person is told to choose again."""
    return any(words in message.text for words in CHOOSE_AGAIN)


async def ask(player: Player, question: str) -> str:
    """A journalist files a question, which holds a word of its own; the code from the receipt."""
    before = await player.say("/yeucau")
    await player.sees(says(opening("ask_question")[:40]), before)
    before = await player.say(question)
    await player.sees(offers("choice_file", question), before)
    receipt = await player.choose(offers("choice_file", question), "choice_file", news(says("BC-20"), before))
    return receipt.text[receipt.text.index("BC-20") :][:13]


def news(is_it: Callable[[Message], bool], after: int) -> Callable[[Message], bool]:
    """A message that fits and is newer."""
    return lambda message: message.id > after and is_it(message)


async def claim(officer: Player, code: str) -> bool:
    """An officer takes a case on; False if another one was quicker."""
    is_card = offers("choice_claim", code)
    found = await officer.choose(is_card, "choice_claim", lambda one: code in one.text and not is_card(one))
    return offers("choice_answer_published")(found)


async def answer(officer: Player, code: str, link: str) -> None:
    """An officer who may answers a case with a link."""
    is_asked = says(code, opening("ask_link"))
    await officer.choose(offers("choice_answer_published", code), "choice_answer_published", is_asked)
    before = await officer.say(link)
    preview = offers("choice_send_answer", code, link)
    await officer.sees(preview, before)
    await officer.choose(preview, "choice_send_answer", says(opening("answered", code=code)))
