"""Zalo's timestamps: milliseconds since 1970 in a string, of 13 digits on the wire, of 12 or 10 in its samples."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECONDS_DIGITS = 10
MILLISECONDS_DIGITS = 13


def moment_of(timestamp: str, received_at: datetime) -> datetime:
    """When it happened, never later than `received_at` (U4); `received_at` where the timestamp says nothing."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= MILLISECONDS_DIGITS):
        return received_at
    milliseconds = int(timestamp) * (1000 if len(timestamp) <= SECONDS_DIGITS else 1)
    return min(EPOCH + timedelta(milliseconds=milliseconds), received_at)
