"""The window of Zalo, to the second (O5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.zalo.window import Window, window_at

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("silent", "window"),
    [
        (timedelta(), Window.FREE),
        (timedelta(hours=48) - SECOND, Window.FREE),
        (timedelta(hours=48), Window.FREE),
        (timedelta(hours=48) + SECOND, Window.QUOTA),
        (timedelta(days=7) - SECOND, Window.QUOTA),
        (timedelta(days=7), Window.QUOTA),
        (timedelta(days=7) + SECOND, Window.CLOSED),
    ],
)
def test_the_window_is_free_then_paid_then_closed(silent: timedelta, window: Window) -> None:
    """O5"""
    assert window_at(NOW - silent, NOW) is window


def test_who_never_did_anything_has_a_closed_window() -> None:
    assert window_at(None, NOW) is Window.CLOSED
