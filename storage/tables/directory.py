"""The directory as dated data: each row counts from its `since` until just before its `until`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from storage.tables.base import metadata
from storage.types import Id, Instant, Json

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
    Column("held_since", Instant),  # in the office since; `since` is when this row, with this telephone, began
)

titles = Table(
    "titles",  # what an office is called (procedure, "Names … are dated data"): director_general, spokesperson …
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

duties = Table(
    "duties",  # the duty roster: whom to call when it is urgent (press), which leader is on duty (leader)
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),  # press, leader
    Column("unit_code", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("title_vi", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
)

authorisations = Table(
    "authorisations",  # the right to speak, given in writing for one matter and a time (2.1.c, 2.2.b, 2.4)
    metadata,
    Column("id", Id, primary_key=True),
    Column("unit_code", Text, nullable=False, index=True),  # VSS, or a province
    Column("office", Text, nullable=False),  # delegate, deputy
    Column("granted_by", ForeignKey("people.id")),  # None: entered by an import
    Column("granted_by_name", Text, nullable=False),
    Column("person_id", ForeignKey("people.id"), index=True),  # the one authorised, if known in chat
    Column("name", Text, nullable=False),
    Column("title_vi", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("number", Text, nullable=False),  # of the document, such as 123/UQ-BHXH
    Column("signed_on", Text, nullable=False),  # the document's date, ISO
    Column("file_id", ForeignKey("files.id")),  # the document; None only from an import
    Column("file_name", Text),
    Column("matter", Text, nullable=False),
    Column("alone", Boolean, nullable=False),  # False: together with the Spokesperson (2.1.c)
    Column("reason", Text),  # why the Director cannot speak (2.2.b), or the Spokesperson (9.7)
    Column("sample", Boolean, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", ForeignKey("people.id")),
    Column("ended_why", Text),
    Column("created_at", Instant, nullable=False),
    Index("ix_authorisations_number", "number"),
)

postings = Table(
    "postings",  # what must be published when contacts or authorisations change (2.3, 2.4): ticked with a proof
    metadata,
    Column("id", Id, primary_key=True),
    Column("subject", Text, nullable=False),  # speaker, authorisation
    Column("subject_id", Integer, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("form", Text, nullable=False),  # portal, outlets, authority
    Column("opened_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("done_by", ForeignKey("people.id")),
    Column("proof", Text),  # a link or a letter's number
    Column("void_at", Instant),  # no longer needed: the authorisation ended before
    UniqueConstraint("subject", "subject_id", "form"),
    Index(
        "ix_postings_open",
        "id",
        sqlite_where=text("done_at IS NULL AND void_at IS NULL"),
        postgresql_where=text("done_at IS NULL AND void_at IS NULL"),
    ),
)
