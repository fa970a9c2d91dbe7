"""What becomes of a claimed row. Everything is fenced by the lease's token: who lost the lease changes nothing.

- `begin` writes down that a call is about to start. If the process dies after it, the next claimer finds the row
  `unsure` and knows that the message may have arrived (K7, K8); if it dies before, the row is `pending` and it
  surely has not (K6).
- A message that a platform took is remembered even when the lease was lost meanwhile: replies to it must find the case.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Update, bindparam, literal_column, update

from storage import pauses
from storage.deliveries import Delivered, record
from storage.echoes import Awaited, is_seen
from storage.outbox import LEASE, OPEN, SECRET, Claim
from storage.tables import outbox
from storage.work import Work

FREE = {"lease": None, "lease_until": None}
ON_HOLD: ColumnElement[bool] = literal_column("outbox.state = 'held'")  # written out: the partial index serves
RESUME = (
    update(outbox)
    .where(outbox.c.account_id == bindparam("who"), ON_HOLD)
    .values(state="pending", not_before=bindparam("at"))
)


def begin(work: Work, claimed: Claim, parts: int, awaited: Awaited | None = None) -> bool:
    """The next part's call starts now; False if nobody may call: the lease is lost, the row was cancelled, or the
    platform said to wait meanwhile, then the row is given free (O1).

    `parts`: of how many. `awaited`: what its echo will show, where the platform sends echoes.
    """
    if pauses.is_paused(work, claimed.channel, claimed.account_id):
        _change(work, _mine(claimed).values(**FREE))
        return False
    waiting = None if awaited is None else awaited.as_json()
    values = {"state": "unsure", "parts": parts, "awaited": waiting, "repeated": claimed.repeated}
    return _change(work, _mine(claimed).where(outbox.c.lease_until > work.now).values(**values, **_renewed(work)))


def part_sent(work: Work, claimed: Claim, delivered: Delivered | None) -> bool:
    """A part that is not the last was taken. `delivered` is None if its echo has told already."""
    _record(work, claimed, delivered)
    sent = {"state": "pending", "parts_sent": outbox.c.parts_sent + 1, "repeated": False, "awaited": None}
    return _change(work, _mine(claimed).values(**sent, **_renewed(work)))


def complete(work: Work, claimed: Claim, delivered: Delivered | None) -> bool:
    """The last part was taken: the row is sent."""
    _record(work, claimed, delivered)
    sent = {"state": "sent", "sent_at": work.now, "parts_sent": outbox.c.parts_sent + 1, "awaited": None, "error": None}
    return _change(work, _mine(claimed).values(**sent, **FREE, **_spent(claimed)))


def retry_in(work: Work, claimed: Claim, seconds: float, error: str, *, counts: bool = True) -> bool:
    """Surely not delivered: try again later. Waiting because we were told to is no try (`counts` False)."""
    values = {"state": "pending", "not_before": work.now + timedelta(seconds=seconds), "error": error, "awaited": None}
    tries = claimed.tries + int(counts)
    return _change(work, _mine(claimed).values(**values, tries=tries, repeated=claimed.repeated, **FREE))


def unsure(work: Work, claimed: Claim, seconds: float, error: str) -> bool:
    """Nobody knows: the row stays `unsure` for so many seconds, when it may be claimed again.

    True if the echo came while the call was under way: the part has arrived and the row is not changed.
    """
    seen = is_seen(work, claimed.id)
    if not seen:
        values = {"state": "unsure", "not_before": work.now + timedelta(seconds=seconds), "error": error}
        _change(work, _mine(claimed).values(**values, tries=claimed.tries + 1, **FREE))
    return seen


def kill(work: Work, claimed: Claim, reason: str) -> bool:
    """It can never be sent, or nobody knows and it may not be repeated: a person must look."""
    return _end(work, claimed, "dead", reason, **_spent(claimed))


def drop(work: Work, claimed: Claim, reason: str) -> bool:
    """It is not worth sending any more: too late, or a newer one says it."""
    return _end(work, claimed, "dropped", reason, **_spent(claimed))


def hold(work: Work, claimed: Claim, reason: str) -> bool:
    """The person cannot be reached: it waits for `resume`."""
    return _end(work, claimed, "held", reason)


def resume(work: Work, account_id: int) -> int:
    """The person can be reached again (they wrote, followed or unblocked): held rows may leave; how many."""
    return work.connection.execute(RESUME, {"who": account_id, "at": work.now}).rowcount


def cancel(work: Work, outbox_id: int, reason: str) -> bool:
    """Take a message back before it leaves; False if it is on its way or gone."""
    back = (
        update(outbox)
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(("pending", "held")), outbox.c.parts_sent == 0)
        .values(state="dropped", error=reason, **FREE)
    )
    return _change(work, back)


def _mine(claimed: Claim) -> Update:
    return update(outbox).where(outbox.c.id == claimed.id, outbox.c.lease == claimed.lease, outbox.c.state.in_(OPEN))


def _renewed(work: Work) -> dict[str, object]:
    return {"lease_until": work.now + LEASE}


def _spent(claimed: Claim) -> dict[str, object]:
    """One-time codes are not kept once nobody will send them any more."""
    return {"payload": {}} if claimed.payload.get(SECRET) else {}


def _end(work: Work, claimed: Claim, state: str, reason: str, **more: object) -> bool:
    return _change(work, _mine(claimed).values(state=state, error=reason, awaited=None, **FREE, **more))


def _record(work: Work, claimed: Claim, delivered: Delivered | None) -> None:
    if delivered is not None:
        record(work, claimed.id, delivered)


def _change(work: Work, statement: Update) -> bool:
    return work.connection.execute(statement).rowcount == 1
