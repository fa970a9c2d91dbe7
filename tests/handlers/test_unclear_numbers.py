"""A number whose list nobody knows chooses nothing: not the first thing of some other list (K7, K8, U6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.talk import Channel, Event, Incoming, Outgoing, say
from handlers.typed import is_unclear
from handlers.wire import post
from storage import outcomes
from storage.deliveries import Delivered, record
from storage.outbox import claim
from storage.people import meet
from storage.work import Database, Work

ONE = {"number": 1, "vi": "Nhận xử lý", "en": "Claim", "words": [], "data": "case.claim:1:1"}


def typed(work: Work, text: str, **more: str | bool) -> Incoming:
    said = Incoming(Channel.ZALO, "7", Event.TEXT, work.now, work.now, text)
    return replace(said, **more)  # type: ignore[arg-type]  # the test's own words


def a_list(work: Work) -> int:
    """An account that was offered one thing, in the message m1; a second message has left and nobody knows how."""
    account = meet(work, "zalo", "7", "A", "vi")
    [first] = post(work, [Outgoing(account.id, say("choice_gone"))])
    record(work, first, Delivered("m1", choices=[ONE]))
    return account.id


def begun(work: Work) -> None:
    """A call whose end nobody knows."""
    [claimed] = claim(work, ["zalo"], 1)
    outcomes.begin(work, claimed, 1)


@pytest.mark.parametrize(
    ("text", "more", "unclear"),
    [
        ("1", {"replied_to": "m1"}, False),
        ("1", {"replied_to": "m2"}, True),
        ("1", {}, False),
        ("1", {"from_history": True}, True),
        ("số 1", {"from_history": True}, True),
        ("một câu hỏi", {"from_history": True}, False),
    ],
)
async def test_a_number_is_unclear_without_the_list_it_was_typed_for(
    database: Database, text: str, more: dict[str, str | bool], unclear: bool
) -> None:
    account = await database.write(a_list)
    assert await database.read(lambda work: is_unclear(work, account, typed(work, text, **more))) is unclear


async def test_a_number_is_unclear_while_a_message_may_just_have_arrived(database: Database) -> None:
    account = await database.write(a_list)
    await database.write(begun)
    assert await database.read(lambda work: is_unclear(work, account, typed(work, "1")))
    assert not await database.read(lambda work: is_unclear(work, account, typed(work, "1", replied_to="m1")))
