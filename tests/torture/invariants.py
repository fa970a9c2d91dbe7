"""The invariants I1 to I12 as far as they concern what exists, checked against the database and what people saw."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Row, select

from bot.channels.zalo.address import address_of
from bot.channels.zalo.body import parse
from bot.sandbox.ledger import Message
from procedure.paths import path_of
from procedure.paths.rule import Rule
from procedure.terms import Event, Kind, State, Tell
from storage import trail
from storage.tables import accounts, cases, deliveries, inbox, outbox
from storage.tables import trail as steps
from storage.work import Work
from tests.torture.cast import OFFICERS
from tests.torture.outside import Outside

COPY = "(gửi lại) "
RECEIPTS = ("filed", "filed_email")


@dataclass(frozen=True)
class Evidence:
    """What the outside knows. `doubts`: by account, calls whose end the program could not know."""

    outside: Outside
    doubts: Counter[int]
    logs: str


def problems(work: Work, evidence: Evidence) -> list[str]:
    """Every invariant that does not hold, at rest."""
    checks = (_acknowledged, _handled, _history, _told, _sent, _seen, _recipients, _tokens, _secrets)
    return [problem for check in checks for problem in check(work, evidence)]


def _acknowledged(work: Work, evidence: Evidence) -> Iterator[str]:
    """I1: what was answered 200 is in the inbox, byte for byte."""
    kept = set(work.connection.scalars(select(inbox.c.body)))
    keys = set(work.connection.scalars(select(inbox.c.key)))
    for path, body in evidence.outside.gate.acknowledged:
        if body not in kept and not _known(evidence, path, body, keys):
            yield f"I1: acknowledged, not in the inbox: {body.decode()[:200]}"


def _known(evidence: Evidence, path: str, body: bytes, keys: set[str]) -> bool:
    """A message of Zalo may have come from its history first, under the same key."""
    if not path.startswith("/zalo"):
        return False
    found = address_of(parse(body), evidence.outside.identity.zalo_oa_id)
    return found is not None and found.key in keys


def _handled(work: Work, evidence: Evidence) -> Iterator[str]:
    """I2: every row of the inbox was handled; none failed so often that a person must look."""
    for row in work.connection.execute(select(inbox.c.id, inbox.c.state, inbox.c.error)):
        if row.state not in ("done", "ignored"):
            yield f"I2: inbox {row.id} is {row.state}: {row.error}"


def _history(work: Work, evidence: Evidence) -> Iterator[str]:
    """I3, I4: a legal path without gap or repeat, one row of the trail a step, the chain whole."""
    yield from (f"I4: {damage}" for damage in trail.verify(work))
    for case in work.connection.execute(select(cases)):
        rows = work.connection.execute(select(steps).where(steps.c.case_id == case.id).order_by(steps.c.seq)).all()
        if [row.seq for row in rows] != list(range(1, case.trail_length + 1)):
            yield f"I3: {case.code} has {case.trail_length} rows by its count and steps {[row.seq for row in rows]}"
        own = [row for row in rows if row.leg_id is None]
        if not own or own[-1].to_state != case.state:
            yield f"I3: {case.code} is not where its trail leads"
        yield from (f"I3: {case.code}: {row.event} from {row.from_state}" for row in own if not _is_legal(case, row))
        yield from (f"I3: {case.code} jumps" for one, next_ in pairwise(own) if one.to_state != next_.from_state)


def _is_legal(case: Row[tuple[object, ...]], row: Row[tuple[object, ...]]) -> bool:
    """A line of its table leads there; a direction that names no unit goes straight to compiling."""
    ends = {line.end or row.from_state for line in _lines(case, row)}
    return row.to_state in ends | ({State.COMPILING} if State.DIRECTED in ends else set())


def _lines(case: Row[tuple[object, ...]], row: Row[tuple[object, ...]]) -> tuple[Rule, ...]:
    path = path_of(Kind(case.kind), case.scope)
    return path.rules_for(Event(row.event), State(row.from_state) if row.from_state else None)


def _tells_desk(case: Row[tuple[object, ...]], row: Row[tuple[object, ...]]) -> bool:
    """A step of the case, not of a unit's part, that the press centre hears of."""
    return row.leg_id is None and any(Tell.PRESS_CENTRE in line.tells for line in _lines(case, row))


def _told(work: Work, evidence: Evidence) -> Iterator[str]:
    """I5: every step has its messages, put in the same transaction; nothing was announced that did not happen."""
    rows = work.connection.execute(select(outbox).where(outbox.c.case_id.is_not(None))).all()
    cards: Counter[tuple[int, datetime]] = Counter((row.case_id, row.created_at) for row in rows if row.kind == "card")
    answers = Counter(row.case_id for row in rows if row.kind == "answer")
    receipts = Counter(row.case_id for row in rows if row.payload["text"]["key"] in RECEIPTS)
    done = work.connection.execute(select(steps)).all()
    of_id = {case.id: case for case in work.connection.execute(select(cases))}
    for step in done:
        if _tells_desk(of_id[step.case_id], step) and cards[step.case_id, step.recorded_at] < len(OFFICERS):
            yield f"I5: case {step.case_id}: {step.event} without its cards"
    yield from _differences("answers", answers, Counter(s.case_id for s in done if s.event == "answer_published"))
    yield from _differences("receipts", receipts, Counter(s.case_id for s in done if s.event == "receive"))


def _differences(what: str, told: Counter[int], happened: Counter[int]) -> Iterator[str]:
    if told != happened:
        yield f"I5: {what}: told {dict(told)}, happened {dict(happened)}"


def _sent(work: Work, evidence: Evidence) -> Iterator[str]:
    """I6: every message was sent or dropped with a reason; nobody was unreachable, nothing was given up."""
    for row in work.connection.execute(select(outbox.c.id, outbox.c.state, outbox.c.error, outbox.c.lease)):
        if row.lease or not (row.state == "sent" or (row.state == "dropped" and row.error)):
            yield f"I6: outbox {row.id} is {row.state}: {row.error}"


def _seen(work: Work, evidence: Evidence) -> Iterator[str]:
    """I7: each message at least once; a copy only where a call was in doubt, and it says so."""
    shown = _recorded(work)
    for account in work.connection.execute(select(accounts)).all():
        person = evidence.outside.ledger.person_at(account.channel, account.external_id)
        chat = [one for one in evidence.outside.ledger.transcript(person.who) if one.sender == "bot"] if person else []
        doubts, mine = evidence.doubts[account.id], shown[account.id]
        unknown = [one for one in chat if one.platform_id not in mine]
        marked = [one for one in chat if one.text.startswith(COPY)]
        if len(unknown) > doubts or len(marked) > doubts:
            yield f"I7: {len(unknown)} unknown, {len(marked)} copies, {doubts} doubts: {_few(unknown or marked)}"
        if missing := mine - {one.platform_id for one in chat}:
            yield f"I7: never seen: {missing}"
        yield from _copies_of_rows(work, account.id, doubts)


def _recorded(work: Work) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in work.connection.execute(select(deliveries)):
        found[row.account_id].add(row.platform_id)
    return found


def _copies_of_rows(work: Work, account: int, doubts: int) -> Iterator[str]:
    """A message is as many messages as it has parts; what was sent left one behind, or changed a card in place."""
    left = Counter(work.connection.scalars(select(deliveries.c.outbox_id).where(deliveries.c.account_id == account)))
    rows = work.connection.execute(
        select(outbox).where(outbox.c.account_id == account, outbox.c.state == "sent").order_by(outbox.c.id)
    ).all()
    newest = {row.card: row.id for row in rows if row.card}
    for row in rows:
        if left[row.id] > (row.parts or 1) + doubts:
            yield f"I7: outbox {row.id} left {left[row.id]} messages"
        if not left[row.id] and newest.get(row.card, row.id) == row.id:
            yield f"I7: outbox {row.id} is sent and left no message"


def _recipients(work: Work, evidence: Evidence) -> Iterator[str]:
    """I8: an answer stands in the chat of the one who asked, and in nobody else's but the officers' who wrote it."""
    for row in work.connection.execute(
        select(outbox.c.payload, outbox.c.account_id, cases.c.account_id.label("asked_from"))
        .join(cases, cases.c.id == outbox.c.case_id)
        .where(outbox.c.kind == "answer")
    ):
        if row.account_id != row.asked_from:
            yield f"I8: an answer for {row.asked_from} went to {row.account_id}"
        link = row.payload["text"]["values"]["link"]
        asker = work.connection.execute(select(accounts).where(accounts.c.id == row.asked_from)).one()
        readers = {who for who in _journalists(evidence) if any(link in one.text for one in _chat(evidence, who))}
        wanted = evidence.outside.ledger.person_at(asker.channel, asker.external_id)
        if wanted is None or readers != {wanted.who}:
            yield f"I8: {link} was read by {readers}"


def _tokens(work: Work, evidence: Evidence) -> Iterator[str]:
    """I10: no refresh token was used twice."""
    if evidence.outside.zalo.oauth.reuses:
        yield f"I10: {evidence.outside.zalo.oauth.reuses} refresh tokens were used twice"


def _secrets(work: Work, evidence: Evidence) -> Iterator[str]:
    """I12: no secret in any log."""
    own, (access, refresh) = evidence.outside.identity, evidence.outside.zalo.oauth.pair()
    secrets = (own.secret_key, own.telegram_token, own.telegram_secret, own.zalo_app_secret, own.zalo_oa_secret)
    yield from (
        f"I12: a secret is in the log ({len(one)} characters)"
        for one in (*secrets, access, refresh)
        if one in evidence.logs
    )


def _journalists(evidence: Evidence) -> list[str]:
    return [who for who, person in evidence.outside.ledger.people.items() if person.role == "journalist"]


def _chat(evidence: Evidence, who: str) -> list[Message]:
    return evidence.outside.ledger.transcript(who)


def _few(messages: list[Message]) -> str:
    return "; ".join(one.text[:60] for one in messages[:4])
