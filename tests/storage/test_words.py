"""Words, files and what was tried without the right, as they are kept."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from storage import files, security, words
from storage.tables import words as table
from storage.words import NamedFile, Said
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage.chronicle import write_history

HOUR = timedelta(hours=1)


async def test_words_are_kept_in_order_with_a_salted_hash(database: Database) -> None:
    case = (await database.write(write_history))[0]
    _, digest = await database.write(lambda work: words.keep(work, case, Said.SUPPLEMENT, "Thêm: <b>“x”</b>\n", 1))
    said = await database.read(lambda work: words.of_case(work, case))
    assert [one.body for one in said] == ["Câu hỏi?", "Thêm: <b>“x”</b>\n"]
    row = await database.read(
        lambda work: work.connection.execute(table.select().where(table.c.id == said[1].id)).one()
    )
    assert digest == hashlib.sha256(row.salt + "Thêm: <b>“x”</b>\n".encode()).digest()
    assert len(row.salt) == words.SALT_BYTES


async def test_the_same_words_twice_have_two_hashes(database: Database) -> None:
    """T33: nobody tells from the trail that two said the same."""
    case = (await database.write(write_history))[0]
    digests = {(await database.write(lambda work: words.keep(work, case, Said.ANSWER, "a", 1)))[1] for _ in range(3)}
    assert len(digests) == 3


async def test_the_same_bytes_are_stored_once_under_every_name_they_came_with(database: Database) -> None:
    case = (await database.write(write_history))[0]

    def twice(work: Work) -> tuple[int, int]:
        ids = files.keep(work, "image/png", b"same"), files.keep(work, "image/png", b"same")
        named = (NamedFile(ids[0], "a.png"), NamedFile(ids[1], "b.png"))
        words.keep(work, case, Said.SUPPLEMENT, "hai ảnh", 1, named)
        return ids

    first, second = await database.write(twice)
    assert first == second
    kept = await database.read(lambda work: words.files_of_case(work, case))
    assert [one.name for one in kept] == ["a.png", "b.png"]
    stored = await database.read(lambda work: files.load(work, first))
    assert (stored.mime, stored.size, stored.data) == ("image/png", 4, b"same")


async def test_denied_attempts_are_counted_by_reason_account_and_time(database: Database, clock: FakeClock) -> None:
    for account in ("1", "1", "2"):
        await database.write(lambda work, who=account: security.note(work, "zalo", who, "wrong_code"))
    await database.write(lambda work: security.note(work, "zalo", "1", "bad_button"))
    assert await count(database, "1") == 2
    assert await count(database, None) == 3
    clock.advance(3600)
    assert await count(database, None) == 0


async def count(database: Database, account: str | None) -> int:
    return await database.read(lambda work: security.count(work, "wrong_code", HOUR, account))
