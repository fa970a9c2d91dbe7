"""Every table. Migrations build exactly these; a test compares them on both databases.

Rows that are looked for by time have a partial index on the open ones only.
"""

from __future__ import annotations

from storage.tables.base import metadata
from storage.tables.cases import acts, case_files, cases, files, security, trail, words
from storage.tables.directory import authorisations, duties, outlets, postings, speakers, titles, topics, units
from storage.tables.people import (
    accounts,
    conversations,
    invitations,
    link_codes,
    links,
    memberships,
    people,
    pins,
    press_cards,
    substitutes,
)
from storage.tables.rim import counters, deliveries, inbox, outbox, pauses, settings, tokens

__all__ = [
    "accounts",
    "acts",
    "authorisations",
    "case_files",
    "cases",
    "conversations",
    "counters",
    "deliveries",
    "duties",
    "files",
    "inbox",
    "invitations",
    "link_codes",
    "links",
    "memberships",
    "metadata",
    "outbox",
    "outlets",
    "pauses",
    "people",
    "pins",
    "postings",
    "press_cards",
    "security",
    "settings",
    "speakers",
    "substitutes",
    "titles",
    "tokens",
    "topics",
    "trail",
    "units",
    "words",
]
