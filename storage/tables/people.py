"""People, their accounts, roles and invitations, and where each stands in a conversation."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from storage.tables.base import metadata
from storage.types import Id, Instant, Json

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text),
    Column("outlet", Text),  # as the person wrote it
    Column("outlet_code", Text),
    Column(
        "outlet_kind", Text
    ),  # foreign, authority: of an outlet that the directory does not have, said by an officer
    Column("email", Text),
    Column("language", Text, nullable=False),
    Column("consent_at", Instant),
    Column("no_press_at", Instant),  # since when they want nothing that goes to the press unasked
    Column("created_at", Instant, nullable=False),
    Column("suspended_at", Instant),  # no right counts any more (T10)
    Column("suspended_by", ForeignKey("people.id")),
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
    Column("name", Text),  # whom the inviter meant; becomes the person's name once a second officer confirms it (T5)
    Column("state", Text, nullable=False),  # waiting (for a second officer), active, refused, ended
    Column("since", Instant),
    Column("until", Instant),
    Column("confirmed_by", ForeignKey("people.id")),
    Column("invited_by", ForeignKey("people.id")),  # None: from the command line
    Column("ended_by", ForeignKey("people.id")),
)

substitutes = Table(
    "substitutes",  # an officer's dated stand-in, depth one; never for speaking (2.5)
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("substitute_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("created_at", Instant, nullable=False),
)

pins = Table(
    "pins",  # asked for legal acts (T10); only a hash is kept
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Instant),
)

unit_groups = Table(
    "unit_groups",  # a unit's group chat that may get its cards (T8): one row each time we were taken into it
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),  # channel and chat id
    Column("unit_code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("allowed_by", ForeignKey("people.id")),
    Column("since", Instant),
    Column("until", Instant),
    Column("ended_by", ForeignKey("people.id")),  # None: by itself, or taken out of the group
    Column("ended_why", Text),  # left, expired, removed, unreachable, moved
    Index(
        "uq_unit_groups_open",
        "account_id",
        unique=True,
        sqlite_where=text("until IS NULL"),
        postgresql_where=text("until IS NULL"),
    ),
)

link_codes = Table(
    "link_codes",  # typed on the other channel within ten minutes, it makes two accounts one person's (T9)
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)

links = Table(
    "links",  # what was moved when two accounts became one person's, so that either side can undo it (T9)
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("from_person", ForeignKey("people.id"), nullable=False),
    Column("to_person", ForeignKey("people.id"), nullable=False, index=True),
    Column("moved", Json, nullable=False),  # table → ids of the rows that went along
    Column("at", Instant, nullable=False),
    Column("undone_at", Instant),
)

press_cards = Table(
    "press_cards",  # a journalist's press card: optional, verified by an officer until a date
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("file_id", ForeignKey("files.id")),
    Column("file_name", Text),
    Column("name", Text),  # name and outlet of the person when it was handed in: it vouches for these alone (T5)
    Column("outlet", Text),
    Column("state", Text, nullable=False),  # waiting, verified, refused, replaced
    Column("until", Instant),
    Column("decided_by", ForeignKey("people.id")),
    Column("decided_at", Instant),
    Column("at", Instant, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", Text, primary_key=True),  # SHA-256 of the code; the code itself is never kept
    Column("role", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("name", Text),  # whom it is meant for
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("used_by", ForeignKey("people.id")),
    Column("created_by", ForeignKey("people.id")),  # None: from the command line
    Column("withdrawn_at", Instant),
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
