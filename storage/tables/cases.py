"""Cases, what was said about them, their files; the trail and what was tried without the right."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from storage.tables.base import metadata
from storage.types import Id, Instant, Json

cases = Table(
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, unique=True),  # BC-2026-00042
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),  # the answer's recipient, frozen at filing (T29)
    Column("outlet", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("unit_code", Text),
    Column("topic_code", Text),
    Column("guess", Json, nullable=False),  # why this place and topic
    Column("claimed_by", ForeignKey("people.id")),
    Column("claimed_at", Instant),
    Column("filed_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_cases_state", "state"),
)

words = Table(
    "words",  # what was said about a case, apart from the trail so that it can be erased while the chain stays valid
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # question, supplement, ask_back, answer, hand_typed
    Column("body", Text),
    Column("salt", LargeBinary, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

trail = Table(
    "trail",  # never altered: triggers refuse it
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Column("from_state", Text),
    Column("to_state", Text, nullable=False),
    Column("actor", ForeignKey("people.id"), nullable=False),
    Column("capacity", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("words_hash", LargeBinary),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("case_id", "seq"),
)

acts = Table(
    "acts",  # what was done to rights and to the directory; never altered: triggers refuse it
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "subject", Text, nullable=False
    ),  # what it was done to, one chain each: person:7, authorisation:3, directory
    Column("seq", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("actor", ForeignKey("people.id")),  # None: from the command line
    Column("capacity", Text, nullable=False),  # a role, or operator
    Column("article", Text, nullable=False),
    Column("detail", Json, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("subject", "seq"),
)

security = Table(
    "security",  # what was tried without the right
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("channel", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text),
    Index("ix_security_reason_at", "reason", "at"),
)

files = Table(
    "files",
    metadata,
    Column("id", Id, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # SHA-256: the same bytes are stored once
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)

case_files = Table(
    "case_files",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("words_id", ForeignKey("words.id"), nullable=False),
    Column("file_id", ForeignKey("files.id"), nullable=False),
    Column("name", Text, nullable=False),
)
