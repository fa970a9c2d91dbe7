"""Cases, what was said about them, their files; the trail and what was tried without the right."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

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
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),  # who opened it
    Column("account_id", ForeignKey("accounts.id"), nullable=False),  # from which chat
    Column("outlet", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("unit_code", Text),
    Column("topic_code", Text),
    Column("guess", Json, nullable=False),  # why this place and topic
    Column("claimed_by", ForeignKey("people.id")),
    Column("claimed_at", Instant),
    Column("filed_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("trail_length", Integer, nullable=False, server_default="0"),  # rows of its trail: a cut tail shows
    Column("scope", Text, nullable=False, server_default="VSS"),  # VSS, or the province whose own it is (7.1.d)
    Column("opener", Text),  # the unit that opened it, if one did
    Column("sensitive", Boolean, nullable=False, server_default=text("false")),  # complex or sensitive (9.6)
    Column("foreign_matter", Boolean, nullable=False, server_default=text("false")),  # 10.3
    Column("authorisation_id", ForeignKey("authorisations.id")),  # under which a Delegate may speak in it (2.1.c)
    Column("together", Boolean, nullable=False, server_default=text("false")),  # only with the Spokesperson
    Column("directed", Boolean, nullable=False, server_default=text("false")),  # a direction is in force (7.1.b)
    Column("named", Json),  # the units that it names
    Column("proposed", Json),  # the units that the press centre proposed to the leaders (7.1.a)
    Column("signer", ForeignKey("people.id")),  # the leader who is still to confirm an oral direction
    Column("since_leg", Integer, nullable=False, server_default="0"),  # the newest part when it was directed
    Column("occurred_at", Instant),  # when an incident occurred (5.1.b)
    Column("needed", Boolean, nullable=False, server_default=text("true")),  # first information at once (5.1.b)
    Column("stated", Boolean, nullable=False, server_default=text("false")),  # a first statement is out
    Column("co_reported", Boolean, nullable=False, server_default=text("false")),  # to the national side (5.2.a)
    Column("stated_at", Instant),
    Column("co_reported_at", Instant),
    Column("acknowledged_by", ForeignKey("people.id")),  # who of the national side said that they have it
    Column("acknowledged_at", Instant),
    Column("text_id", Integer),  # the exact text that stands (texts.id)
    Column("delivered_at", Instant),  # the answer has reached who asked (3.4)
    Column("offered_to", Text),  # the side it is handed over to and that has not answered
    Column("bounces", Integer, nullable=False, server_default="0"),  # hand-overs declined
    Column("merged_into", ForeignKey("cases.id")),
    Column("follows", ForeignKey("cases.id")),  # the case it follows up
    Column("url", Text),  # the article, of what the press reported
    Column("details", Json),  # what its kind has of its own: of a correction its basis, what is asked for, the address
    Column("came_by", Text),  # letter, call, email: filed by an officer for whoever asked; else from their own chat
    Index("ix_cases_state", "state"),
    Index("ix_cases_follows", "follows"),
    Index("ix_cases_topic_code_changed_at", "topic_code", "changed_at"),
)

words = Table(
    "words",  # what was said about a case, apart from the trail so that it can be erased while the chain stays valid
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # see storage.words.Said
    Column("body", Text),
    Column("salt", LargeBinary, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("leg_id", ForeignKey("legs.id")),  # said about a unit's part
    Column("side", Text),  # whose the case was then: VSS or a province's code; none from before it was kept
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
    Column("leg_id", ForeignKey("legs.id")),  # a step of a unit's part: its states, not the case's
    Column("authorisation_id", ForeignKey("authorisations.id")),  # by which a Delegate acted (2.4)
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
    Column("words_id", ForeignKey("words.id"), nullable=False, index=True),
    Column("file_id", ForeignKey("files.id"), nullable=False),
    Column("name", Text, nullable=False),
)
