"""What is done about a case: who asks, the units' parts, directions, exact texts and approvals, documents, clocks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from storage.tables.base import metadata
from storage.types import Id, Instant, Json

askers = Table(
    "askers",  # who waits for the answer, and where it goes: frozen at filing (T29)
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("left_at", Instant),
    Column("came_with", ForeignKey("cases.id")),  # by the merge of that case
    Column("rating", Integer),  # 1 to 5
    UniqueConstraint("case_id", "person_id", "account_id"),
)

legs = Table(
    "legs",  # a unit's part of a case
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("unit_code", Text, nullable=False),
    Column("kind", Text, nullable=False),  # directed, ordered, support, summoned
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("task_id", Integer),  # what the unit must do (words.id)
    Column("letter_number", Text),  # may follow later
    Column("sent_at", Instant, nullable=False),
    Column("sent_by", ForeignKey("people.id"), nullable=False),
    Column("reached_at", Instant),
    Column("reached_how", Text),  # chat, or the evidence of another way
    Column("taken_by", ForeignKey("people.id")),  # who of the unit acknowledged it
    Column("taken_at", Instant),
    Column("result_at", Instant),  # when the official result was there (7.1.c)
    Column("result_recorded_at", Instant),
    Column("handed_in", Boolean, nullable=False, server_default=text("false")),  # waits for the head's signature
    Column("report_id", Integer),  # the report (words.id)
    Column("reported_at", Instant),
    Column("reported_by", ForeignKey("people.id")),
    Index(
        "ix_legs_unreached",
        "id",
        sqlite_where=text("reached_at IS NULL"),
        postgresql_where=text("reached_at IS NULL"),
    ),
    Index(
        "ix_legs_open",
        "unit_code",
        "id",
        sqlite_where=text("state IN ('SENT', 'ACKNOWLEDGED', 'RESULT', 'RETURNED')"),
        postgresql_where=text("state IN ('SENT', 'ACKNOWLEDGED', 'RESULT', 'RETURNED')"),
    ),
)

directions = Table(
    "directions",  # what a leader decided about a case (7.1.b, 8.2)
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # direction, order, instruction, summons
    Column("how", Text, nullable=False),  # chat, written, oral
    Column("signer", ForeignKey("people.id")),
    Column("signer_name", Text, nullable=False),
    Column("number", Text),
    Column("words_id", ForeignKey("words.id"), nullable=False),
    Column("units", Json, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", ForeignKey("people.id"), nullable=False),
    Column("confirmed_at", Instant),
    Column("denied_at", Instant),
    Column("replaced", Json),  # the direction it took the place of: its id, the units named, the newest part then
)

texts = Table(
    "texts",  # the exact words for approval, with their files, form and recipients under one hash
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("words_id", ForeignKey("words.id"), nullable=False),
    Column("purpose", Text, nullable=False),  # answer, briefing, statement, letter
    Column("form", Text, nullable=False),  # document, signed, posted, interview (Art. 3)
    Column("refused", Json),  # the part that is refused: ground, words
    Column("audience", Text, nullable=False, server_default="askers"),  # askers, press, matter, addressee, nobody
    Column("recipients", Json, nullable=False),
    Column("binding", LargeBinary, nullable=False),
    Column("author", ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("state", Text, nullable=False),  # standing, void, issued
)

approvals = Table(
    "approvals",  # what was said to an exact text, by whom, in which capacity
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("text_id", ForeignKey("texts.id"), nullable=False, index=True),
    Column("act", Text, nullable=False),  # approve, consent, report_up, report_up_asked, seen, agreed, object
    Column("binding", LargeBinary, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("capacity", Text, nullable=False),
    Column("authorisation_id", ForeignKey("authorisations.id")),
    Column("at", Instant, nullable=False),
)

documents = Table(
    "documents",  # what left: numbered in its register by year, with who signed and by which right
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("text_id", ForeignKey("texts.id"), nullable=False),
    Column("register", Text, nullable=False),  # VSS, or the province whose own it is
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),  # reserved, issued, void
    Column("reserved_at", Instant, nullable=False),
    Column("issued_at", Instant),
    Column("file_id", ForeignKey("files.id")),  # as the program set it
    Column("scan_id", ForeignKey("files.id")),  # signed by hand, in its place
    Column("signer", ForeignKey("people.id"), nullable=False),
    Column("capacity", Text, nullable=False),
    Column("authorisation_id", ForeignKey("authorisations.id")),
    Column("links", Json),  # where it was posted (3.2)
    Column("spread_to", Integer),  # of a statement: the journalists up to this person have been written to
    Column("settled_at", Instant),  # what was sent to the press has arrived as far as it will
    UniqueConstraint("register", "year", "number"),
)

clocks = Table(
    "clocks",  # what is counted: anchored, due, met or void; never deleted
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("leg_id", ForeignKey("legs.id")),
    Column("clock", Text, nullable=False),
    Column("force", Text, nullable=False),  # legal, promise, practice, target
    Column("article", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("unit_code", Text),
    Column("ladder", Text, nullable=False),
    Column("definition", Integer, nullable=False),  # the version of the definition it began with
    Column("seconds", Integer),  # its length; None where somebody said when
    Column("event", Text, nullable=False),  # what started it
    Column("anchor_at", Instant, nullable=False),  # when that occurred
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", ForeignKey("people.id")),  # None: by itself
    Column("due_at", Instant, nullable=False),
    Column("met_at", Instant),
    Column("void_at", Instant),
    Column("void_why", Text),
    Column("replaces", ForeignKey("clocks.id")),  # whose anchor was corrected
    Index(
        "ix_clocks_running",
        "due_at",
        sqlite_where=text("met_at IS NULL AND void_at IS NULL"),
        postgresql_where=text("met_at IS NULL AND void_at IS NULL"),
    ),
)

rungs = Table(
    "rungs",  # reminders to come, and what became of those that came
    metadata,
    Column("id", Id, primary_key=True),
    Column("clock_id", ForeignKey("clocks.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("outcome", Text),  # told, nobody, late, settled
    UniqueConstraint("clock_id", "name", "at"),
    Index("ix_rungs_waiting", "at", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
)

targets = Table(
    "targets",  # lengths and ladders that a deployer set; the newest row of a clock counts
    metadata,
    Column("id", Id, primary_key=True),
    Column("clock", Text, nullable=False),
    Column("seconds", Integer),
    Column("rungs", Json),  # rung → seconds after the due moment
    Column("since", Instant, nullable=False),
    Column("set_by", ForeignKey("people.id")),
)
