"""The first and the last minute of an authorisation, and the day before its end, told when they have come (2.4).

Nothing runs for the right itself: it is dated. How far edges were told is kept with the messages, so that none is lost
or told twice by a restart, and each message has a key, so that two processes tell it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.authority.seats import chat_of, granters_of, keepers_of
from handlers.talk import Choice, Kind, Moment, Outgoing, Text, say
from storage import authorisations, facts
from storage.authorisations import Authorisation
from storage.work import Work

TOLD_UNTIL = "authorisations_told_until"
BEFORE_END = timedelta(days=1)
LATE_COMMIT = timedelta(minutes=1)  # an entry may become visible after a turn that was later; the keys tell it once


def announced(work: Work) -> list[Outgoing]:
    """The messages about every edge since the last turn."""
    said = facts.get(work, TOLD_UNTIL)
    if not said:
        facts.put(work, TOLD_UNTIL, work.now.isoformat())
        return _left(work)
    until = datetime.fromisoformat(said)
    since = min(until, work.now) - LATE_COMMIT
    found = authorisations.touching(work, since, work.now + BEFORE_END)
    told = [out for one in found for out in _about(work, one, since)]
    edges = (edge for one in found for edge in (one.since, one.until - BEFORE_END, one.until))
    if until > work.now or any(until < edge <= work.now for edge in edges):  # the clock may have been turned back
        facts.put(work, TOLD_UNTIL, work.now.isoformat())
    return [*told, *_left(work)]


def _left(work: Work) -> list[Outgoing]:
    """Who authorised is told, once, that the one authorised holds no role any more: the document still counts."""
    gone = authorisations.without_role(work)
    return [out for one in gone for out in _to(work, granters(work, one), one, "left", _see(one))]


def _about(work: Work, one: Authorisation, since: datetime) -> Iterator[Outgoing]:
    """Edges that had passed when it was entered were told of with the entry; an early end was told by whoever ended."""
    after = max(since, one.created_at)
    if one.ended_at is not None and one.ended_at <= work.now:
        return
    if after < one.until <= work.now:
        yield from _told(work, one, "ended")
        return
    if after < one.since <= work.now:
        yield from _told(work, one, "begun")
    if after < one.until - BEFORE_END <= work.now and one.since < one.until - BEFORE_END:
        yield from _to(work, granters(work, one), one, "ending", _end(one))


def _told(work: Work, one: Authorisation, edge: str) -> Iterator[Outgoing]:
    own = [one.person_id] if one.person_id is not None else []
    people = dict.fromkeys((*own, *granters(work, one), *keepers_of(work, one.unit_code)))
    yield from _to(work, list(people), one, edge, _see(one))


def granters(work: Work, one: Authorisation) -> list[int]:
    """Whoever granted it, if they still may; else those who may now."""
    able = granters_of(work, one.unit_code)
    return [one.granted_by] if one.granted_by in able and one.granted_by is not None else able


def _to(
    work: Work, people: list[int], one: Authorisation, edge: str, rows: tuple[tuple[Choice, ...], ...]
) -> Iterator[Outgoing]:
    for who in people:
        way = chat_of(work, who)
        if way is not None:
            key = f"authorisation:{one.id}:{edge}:{who}"
            yield Outgoing(way.id, _text(one, edge), rows, kind=Kind.REMINDER, key=key)


def _text(one: Authorisation, edge: str) -> Text:
    at = one.since if edge == "begun" else one.until
    return say(f"edge_{edge}", name=one.name, number=one.number, matter=one.matter, at=Moment(at))


def _see(one: Authorisation) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(say("choice_see_auth"), "auth.show", str(one.id), words=("xem", "see")),),)


def _end(one: Authorisation) -> tuple[tuple[Choice, ...], ...]:
    """A new one can be granted before this one is over."""
    new = Choice(say("choice_new_auth"), "auth.new", one.unit_code, words=("uy quyen moi", "new"))
    return (*_see(one), (new,))
