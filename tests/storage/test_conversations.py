"""Where people stand in forms (T2)."""

from __future__ import annotations

from storage import conversations, people
from storage.conversations import KEPT, Conversation
from storage.work import Database, Work
from tests.fakes import FakeClock


async def _account(database: Database) -> int:
    return await database.write(lambda work: people.meet(work, "zalo", "1", "Hà", "vi").id)


async def test_a_later_form_never_has_the_version_of_an_earlier_one(database: Database, clock: FakeClock) -> None:
    """T2: else a button of the finished form would press the new one."""
    account = await _account(database)
    seen: list[int] = []

    def save(work: Work) -> None:
        seen.append(conversations.save(work, account, Conversation("request", "question")).version)

    await database.write(save)
    await database.write(save)
    await database.write(lambda work: conversations.drop(work, account))
    await database.write(save)
    clock.advance(KEPT.total_seconds() + 1)
    assert await database.write(conversations.drop_old) == 1
    await database.write(save)
    assert seen == [1, 2, 3, 4]


async def test_nothing_of_a_finished_form_is_kept_but_its_version(database: Database) -> None:
    account = await _account(database)
    draft = Conversation("request", "question", data={"question": "Tôi muốn hỏi…"})
    await database.write(lambda work: conversations.save(work, account, draft))
    await database.write(lambda work: conversations.drop(work, account))
    assert await database.read(lambda work: conversations.load(work, account)) is None
    rows = await database.read(lambda work: work.connection.execute(conversations.conversations.select()).all())
    assert [(row.form, row.step, row.data, row.version) for row in rows] == [("", "", {}, 1)]


async def test_a_draft_is_there_for_seven_days(database: Database, clock: FakeClock) -> None:
    account = await _account(database)
    await database.write(lambda work: conversations.save(work, account, Conversation("request", "question")))
    clock.advance(KEPT.total_seconds() - 1)
    assert await database.read(lambda work: conversations.load(work, account)) is not None
    assert await database.write(conversations.drop_old) == 0
    clock.advance(1)
    assert await database.read(lambda work: conversations.load(work, account)) is None
