"""Where a person stands in a form: one row an account, in the same transaction as everything else.

A draft is kept for 7 days after its last change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from storage.tables import conversations
from storage.work import Work

KEPT = timedelta(days=7)


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
    row = work.connection.execute(
        select(conversations).where(
            conversations.c.account_id == account_id, conversations.c.updated_at > work.now - KEPT
        )
    ).first()
    return Conversation(row.form, row.step, row.version, row.data) if row else None


def save(work: Work, account_id: int, conversation: Conversation) -> Conversation:
    """Store the form with its next version."""
    values = {
        "form": conversation.form,
        "step": conversation.step,
        "version": conversation.version + 1,
        "data": dict(conversation.data),
        "updated_at": work.now,
    }
    done = work.connection.execute(update(conversations).where(conversations.c.account_id == account_id).values(values))
    if done.rowcount == 0:
        work.connection.execute(insert(conversations).values(account_id=account_id, **values))
    return replace(conversation, version=conversation.version + 1)


def drop(work: Work, account_id: int) -> None:
    """The form is finished or given up."""
    work.connection.execute(delete(conversations).where(conversations.c.account_id == account_id))


def drop_old(work: Work) -> int:
    """Delete drafts older than 7 days; how many."""
    return work.connection.execute(delete(conversations).where(conversations.c.updated_at <= work.now - KEPT)).rowcount
