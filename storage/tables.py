"""Every table. Migrations build exactly these; a test compares them on both databases.

Rows that are looked for by time have a partial index on the open ones only.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.types import Id, Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- the rim: what came in, what goes out -----------------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),  # channel:bot or OA:event id
    Column("lane", Text, nullable=False),  # rows of one lane are handled in order: channel:account
    Column("body", LargeBinary, nullable=False),  # the raw update, byte for byte
    Column("received_at", Instant, nullable=False),
    Column("state", Text, nullable=False),  # new, done, ignored, dead
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("handled_at", Instant),
    Column("error", Text),
    Index(
        "ix_inbox_open", "not_before", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")
    ),
    Index(
        "ix_inbox_lane_open", "lane", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")
    ),
    Index("ix_inbox_dead", "id", sqlite_where=text("state = 'dead'"), postgresql_where=text("state = 'dead'")),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("priority", Integer, nullable=False),  # the smaller leaves first
    Column("payload", Json, nullable=False),  # text, choices, files as handlers.talk has them
    Column("card", Text),
    Column("case_id", ForeignKey("cases.id")),
    Column("key", Text, unique=True),  # at most one message under this key
    Column("state", Text, nullable=False),  # pending, unsure, sent, dead, held, dropped
    Column("created_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("valid_until", Instant),
    Column("lease", Text),
    Column("lease_until", Instant),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("repeated", Boolean, nullable=False, server_default=text("false")),  # an earlier copy may have arrived
    Column("parts_sent", Integer, nullable=False, server_default="0"),
    Column("parts", Integer),  # of how many; known once a call was begun
    Column("awaited", Json),  # the part now in the air, as its echo will show it (storage/echoes.py)
    Column("sent_at", Instant),
    Column("error", Text),
    Index(
        "ix_outbox_open",
        "not_before",
        sqlite_where=text("state IN ('pending', 'unsure')"),
        postgresql_where=text("state IN ('pending', 'unsure')"),
    ),
    Index(
        "ix_outbox_account_open",
        "account_id",
        "id",
        sqlite_where=text("state IN ('pending', 'unsure')"),
        postgresql_where=text("state IN ('pending', 'unsure')"),
    ),
    Index(
        "ix_outbox_account_held",
        "account_id",
        sqlite_where=text("state = 'held'"),
        postgresql_where=text("state = 'held'"),
    ),
    Index("ix_outbox_dead", "id", sqlite_where=text("state = 'dead'"), postgresql_where=text("state = 'dead'")),
    Index("ix_outbox_case_id", "case_id"),
    sqlite_autoincrement=True,
)

deliveries = Table(
    "deliveries",  # one row a message that a platform took: replies, presses and echoes find their way back by it
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("platform_id", Text, nullable=False),
    Column("outbox_id", ForeignKey("outbox.id"), nullable=False),
    Column("case_id", ForeignKey("cases.id")),
    Column("card", Text),
    Column("choices", Json),  # the numbered list, where the channel has no buttons
    Column("at", Instant, nullable=False),
    UniqueConstraint("account_id", "platform_id"),
    Index("ix_deliveries_account_id_id", "account_id", "id"),
    Index("ix_deliveries_account_id_card", "account_id", "card"),
)

pauses = Table(
    "pauses",  # a platform said to wait: kept through a restart
    metadata,
    Column("scope", Text, primary_key=True),  # channel, or channel:account
    Column("until", Instant, nullable=False),
    Column("reason", Text, nullable=False),
)

settings = Table(
    "settings",  # small facts of the installation: the clock's offset, held, when Zalo was last seen
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

tokens = Table(
    "tokens",  # a platform's token pair, encrypted; every generation is kept until the next but one
    metadata,
    Column("name", Text, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("previous", LargeBinary),
    Column("refresh_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", Text, nullable=False),  # good, refused
)

# --- people -------------------------------------------------------------------------------------------------------

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text),
    Column("outlet", Text),  # as the person wrote it
    Column("outlet_code", Text),
    Column("email", Text),
    Column("language", Text, nullable=False),
    Column("consent_at", Instant),
    Column("created_at", Instant, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    Column("last_interaction_at", Instant),
    Column("unreachable_since", Instant),
    Column("unreachable_why", Text),
    Column("created_at", Instant, nullable=False),
    Index(  # one newsroom may share an e-mail address; a chat account is one person's
        "uq_accounts_channel_external_id",
        "channel",
        "external_id",
        unique=True,
        sqlite_where=text("channel <> 'email'"),
        postgresql_where=text("channel <> 'email'"),
    ),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("state", Text, nullable=False),  # waiting (for a second officer), active, refused, ended
    Column("since", Instant),
    Column("until", Instant),
    Column("confirmed_by", ForeignKey("people.id")),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", Text, primary_key=True),  # SHA-256 of the code; the code itself is never kept
    Column("role", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("used_by", ForeignKey("people.id")),
)

conversations = Table(
    "conversations",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Column("form", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", Json, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

# --- the directory: dated data --------------------------------------------------------------------------------------

units = Table(
    "units",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Text, nullable=False),  # leadership, press_centre, headquarters, international, province, city
    Column("former", Json, nullable=False),
    Column("aliases", Json, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("aliases", Json, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

topics = Table(
    "topics",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("lead_unit", Text, nullable=False),
    Column("keywords", Json, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

speakers = Table(
    "speakers",  # who may speak (Art. 2.1, 2.2) and how to reach them (2.3)
    metadata,
    Column("id", Id, primary_key=True),
    Column("office", Text, nullable=False),  # director_general, spokesperson, delegate, director, deputy
    Column("unit_code", Text, nullable=False, index=True),  # VSS, or a province
    Column("name", Text, nullable=False),
    Column("title_vi", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("document", Text),
    Column("matter", Text),
    Column("sample", Boolean, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

# --- cases ----------------------------------------------------------------------------------------------------------

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
    Column("kind", Text, nullable=False),  # question, supplement, ask_back, answer
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

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
