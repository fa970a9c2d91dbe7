"""What came in, what goes out, and small facts of the installation."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from storage.tables.base import metadata
from storage.types import Id, Instant, Json

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

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
