"""Those who answer for a case are told what did not arrive. A notice that fails makes no further notice."""

from __future__ import annotations

from handlers.clocks import fallback
from handlers.talk import Kind, Outgoing, Text, say
from handlers.wire import Value, post, unpack
from storage.answers_sent import SPREAD
from storage.outbox import Claim
from storage.people import account
from storage.reach import alarmed, matter
from storage.work import Work

PREFIX = "notice:"
STATEMENT = SPREAD.partition(":")[0] + ":"


def tell(work: Work, claimed: Claim, key: str, why: str) -> None:
    """Tell whoever answers for the case, once for an account and silence of it. `key`: the sentence.

    What was about no case, or was a notice itself, is told to nobody: the row keeps the reason. A reminder goes by
    e-mail instead. What goes to the whole press is told of once, when all of it has arrived as far as it will.
    """
    if fallback.is_reminder(claimed.key):
        reminder_lost(work, claimed)
        return
    if claimed.case_id is None or (claimed.key or "").startswith((PREFIX, STATEMENT)):
        return
    about = matter(work, claimed.case_id, claimed.account_id)
    values: dict[str, Value] = {
        "code": about.code,
        "name": about.name,
        "channel": _channel(claimed.channel),
        "why": why,
    }
    since = account(work, claimed.account_id).unreachable_since
    once = f"{key}:{claimed.case_id}:{claimed.account_id}:{since.isoformat() if since else claimed.id}"
    post(work, [_notice(each.id, Text(key, values), once, claimed.case_id) for each in about.answerable])


def reminder_lost(work: Work, claimed: Claim) -> None:
    """A reminder that the chat did not carry, held, dead or too old, goes by e-mail; nothing for other messages."""
    if claimed.key is not None and fallback.is_reminder(claimed.key):
        post(work, fallback.not_arrived(work, claimed.account_id, claimed.key, unpack(claimed.payload).text))


def alarm(work: Work, channel: str, why: str) -> None:
    """Tell the press centre and administrators, on other channels, that one is held; once a day."""
    text = say("channel_held_notice", channel=_channel(channel), why=why)
    once = f"channel_held:{channel}:{work.now:%Y-%m-%d}"
    post(work, [_notice(each.id, text, once) for each in alarmed(work, channel)])


def _notice(to: int, text: Text, once: str, case: int | None = None) -> Outgoing:
    return Outgoing(to, text, kind=Kind.CARD, key=f"{PREFIX}{once}:{to}", case=case)


def _channel(channel: str) -> Text:
    return Text(f"channel_{channel}")
