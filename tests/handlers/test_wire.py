"""What is said goes into the outbox and comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from handlers.talk import Bilingual, Choice, ContactCard, FileRef, Kind, Lines, Moment, Outgoing, Text, say
from handlers.wire import Body, pack, post, unpack
from storage.people import meet
from storage.tables import outbox
from storage.work import Database, Work

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
zones = st.sampled_from([UTC, timezone(timedelta(hours=7))])
moments = st.builds(Moment, st.datetimes(timezones=zones), st.sampled_from(["full", "day", "time"]))
bilingual = st.builds(Bilingual, words, words)


def _nested(inner: st.SearchStrategy[Text]) -> st.SearchStrategy[Text]:
    items = st.lists(words | inner | bilingual, max_size=3).map(tuple)
    values = words | st.integers(-(10**12), 10**12) | inner | moments | bilingual | st.builds(Lines, items, words)
    return st.builds(Text, words, st.dictionaries(words, values, max_size=3))


texts = st.recursive(st.builds(Text, words), _nested, max_leaves=5)
choices = st.builds(Choice, texts, words, words, st.integers(0, 10**9), st.lists(words, max_size=2).map(tuple))
contacts = st.builds(ContactCard, words, bilingual, texts, words, words, st.none() | texts)
bodies = st.builds(
    Body,
    texts,
    st.lists(st.lists(choices, max_size=2).map(tuple), max_size=2).map(tuple),
    st.lists(st.builds(FileRef, st.integers(1, 10**9), words), max_size=2).map(tuple),
    st.booleans(),
    st.booleans(),
    st.lists(contacts, max_size=2).map(tuple),
)


@given(bodies)
def test_a_body_survives_the_way_through_json(body: Body) -> None:
    assert unpack(json.loads(json.dumps(pack(body)))) == body


def test_what_no_database_takes_is_left_out() -> None:
    """T22"""
    packed = pack(Body(say("filed", words="a\x00b\ud800c"), files=(FileRef(1, "x\x00.pdf"),)))
    assert unpack(packed) == Body(say("filed", words="abc"), files=(FileRef(1, "x.pdf"),))


def test_a_payload_from_before_there_were_contacts_still_comes_back() -> None:
    old = {"text": {"key": "resent", "values": {}}, "choices": [], "files": [], "matters": True, "anew": False}
    assert unpack(old) == Body(say("resent"))
    assert pack(Body(say("resent"))) == old


async def test_answers_leave_before_reminders_and_digests(database: Database) -> None:
    """O2"""

    def piece(work: Work) -> list[tuple[str, int]]:
        to = meet(work, "zalo", "1", "An", "vi").id
        kinds = [Kind.DIGEST, Kind.REMINDER, Kind.ANSWER, Kind.TOAST, Kind.FORGET, Kind.CARD, Kind.REPLY, Kind.MENU]
        post(work, [Outgoing(to, say("resent"), kind=kind) for kind in kinds])
        rows = work.connection.execute(outbox.select().order_by(outbox.c.priority, outbox.c.id))
        return [(row.kind, row.id) for row in rows]

    found = await database.write(piece)
    assert [kind for kind, _ in found] == ["answer", "card", "reply", "reminder", "menu", "digest"]


async def test_one_key_is_put_once(database: Database) -> None:
    def piece(work: Work) -> tuple[list[int], list[int]]:
        out = Outgoing(meet(work, "zalo", "1", "An", "vi").id, say("resent"), key="rung:1")
        return post(work, [out, out]), post(work, [out])

    first, second = await database.write(piece)
    assert len(first) == 1
    assert second == []


async def test_a_payload_comes_back_from_the_database_as_it_went_in(database: Database) -> None:
    body = Body(say("filed", at=Moment(datetime(2026, 11, 24, 7, 30, tzinfo=UTC)), who="Đỗ <b>Ánh</b> 👩‍👩‍👧"))

    def piece(work: Work) -> Body:
        post(work, [Outgoing(meet(work, "telegram", "1", "An", "vi").id, body.text)])
        return unpack(work.connection.execute(outbox.select()).one().payload)

    assert await database.write(piece) == body
