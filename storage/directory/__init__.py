"""The directory as dated data: units and provinces, outlets, topics, titles, and who may speak (Art. 2).

Every query is asked for one moment: a row counts from its `since` until just before its `until`.
"""

from __future__ import annotations

from storage.directory.entering import STARTER_SINCE, add_speakers, load_starter
from storage.directory.models import AGENCY, INTERNATIONAL, OFFICES, PROVINCIAL, Outlet, Speaker, Title, Topic, Unit
from storage.directory.reading import (
    all_outlets,
    all_titles,
    all_topics,
    all_units,
    has_speakers,
    last_unit,
    next_change,
    speakers_of,
    topic,
    unit,
    units_of,
)
from storage.directory.version import bump, version

__all__ = [
    "AGENCY",
    "INTERNATIONAL",
    "OFFICES",
    "PROVINCIAL",
    "STARTER_SINCE",
    "Outlet",
    "Speaker",
    "Title",
    "Topic",
    "Unit",
    "add_speakers",
    "all_outlets",
    "all_titles",
    "all_topics",
    "all_units",
    "bump",
    "has_speakers",
    "last_unit",
    "load_starter",
    "next_change",
    "speakers_of",
    "topic",
    "unit",
    "units_of",
    "version",
]
