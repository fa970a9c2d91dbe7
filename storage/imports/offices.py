"""Since when somebody holds an office: a new telephone number does not make them new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from storage.imports.entries import Entry, Standing, Value
from storage.imports.shelves import HELD


def with_held_since(present: Sequence[Standing], wanted: Sequence[Entry], now: datetime) -> list[Entry]:
    """The entries with `held_since` filled in where the file does not say it: from whoever holds the office now.

    A beginning that has passed says since when the office is held; one to come says when this row begins. None: since
    the row itself begins.
    """
    holders = {(row.values["office"], row.values["unit_code"]): row for row in present if row.since <= now}
    return [_filled(holders.get((one.values["office"], one.values["unit_code"])), one, now) for one in wanted]


def _filled(holder: Standing | None, one: Entry, now: datetime) -> Entry:
    if one.since is not None and one.since <= now:
        return replace(one, values={**one.values, HELD: one.since})
    kept: Value = None
    if holder is not None and holder.values["name"] == one.values["name"]:
        kept = holder.values[HELD]
    return replace(one, values={**one.values, HELD: kept or one.since})
