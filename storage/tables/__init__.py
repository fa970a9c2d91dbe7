"""Every table. Migrations build exactly these; a test compares them on both databases.

Rows that are looked for by time have a partial index on the open ones only.
"""

from __future__ import annotations

from storage.tables.base import metadata
from storage.tables.cases import acts, case_files, cases, files, security, trail, words
from storage.tables.casework import (
    approvals,
    askers,
    clocks,
    directions,
    documents,
    legs,
    rungs,
    targets,
    texts,
)
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
    unit_groups,
)
from storage.tables.rim import counters, deliveries, inbox, outbox, pauses, settings, tokens

__all__ = [
    "accounts",
    "acts",
    "approvals",
    "askers",
    "authorisations",
    "case_files",
    "cases",
    "clocks",
    "conversations",
    "counters",
    "deliveries",
    "directions",
    "documents",
    "duties",
    "files",
    "inbox",
    "invitations",
    "legs",
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
    "rungs",
    "security",
    "settings",
    "speakers",
    "substitutes",
    "targets",
    "texts",
    "titles",
    "tokens",
    "topics",
    "trail",
    "unit_groups",
    "units",
    "words",
]
