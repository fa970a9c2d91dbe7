"""Where a person stands in a form: one row an account, in the same transaction as everything else.

- A draft is kept for 7 days after its last change.
- A version is never used twice by an account: the row of a finished form stays, empty, so that a button of that form
  fits no later one (T2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import bindparam, select, update

from storage.tables import conversations
from storage.upsert import insert_into
from storage.work import Work

KEPT = timedelta(days=7)
LOAD = select(conversations).where(
    conversations.c.account_id == bindparam("who"),
    conversations.c.form != "",
    conversations.c.updated_at > bindparam("since"),
)
CLOSED: dict[str, object] = {"form": "", "step": "", "data": {}}


@dataclass(frozen=True)
class Conversation:
    """An open form: its name, the step now asked, what is filled in, and a version that old buttons do not have."""

    form: str
    step: str
    version: int = 0
    data: Mapping[str, object] = field(default_factory=dict)

    def at(self, step: str, **filled: object) -> Conversation:
        """The same form at another step, with more filled in."""
        return replace(self, step=step, data={**self.data, **filled})


def load(work: Work, account_id: int) -> Conversation | None:
    """The open form of an account; None without one, or when the draft is older than 7 days."""
    row = work.connection.execute(LOAD, {"who": account_id, "since": work.now - KEPT}).first()
    return Conversation(row.form, row.step, row.version, row.data) if row else None


def save(work: Work, account_id: int, conversation: Conversation) -> Conversation:
    """Store the form with the account's next version, which no form of theirs had before."""
    values = {
        "form": conversation.form,
        "step": conversation.step,
        "data": dict(conversation.data),
        "updated_at": work.now,
    }
    put = insert_into(work, conversations).values(account_id=account_id, version=1, **values)
    newer = {**values, "version": conversations.c.version + 1}
    stored = put.on_conflict_do_update(index_elements=["account_id"], set_=newer).returning(conversations.c.version)
    return replace(conversation, version=work.connection.execute(stored).scalar_one())


def drop(work: Work, account_id: int) -> None:
    """The form is finished or given up: what was filled in is deleted."""
    work.connection.execute(
        update(conversations).where(conversations.c.account_id == account_id).values(**CLOSED, updated_at=work.now)
    )


def drop_old(work: Work) -> int:
    """Delete what stands in drafts older than 7 days; how many."""
    old = (conversations.c.form != "", conversations.c.updated_at <= work.now - KEPT)
    return work.connection.execute(update(conversations).where(*old).values(**CLOSED)).rowcount
