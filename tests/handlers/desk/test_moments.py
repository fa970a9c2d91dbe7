"""Moments as people say them: never in the future, never half understood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.casework.moments import Unread, read_coming, read_past

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)  # a Wednesday, 15:00 in Hà Nội


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of that November."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("bây giờ", local(18, 15)),
        ("vừa xong", local(18, 15)),
        ("14:30", local(18, 14, 30)),
        ("14h30", local(18, 14, 30)),
        ("2h chiều nay", local(18, 14)),
        ("9h hôm qua", local(17, 9)),
        ("hôm qua 9h", local(17, 9)),
        ("20 phút trước", local(18, 14, 40)),
        ("cách đây 2 tiếng", local(18, 13)),
        ("8:00 15/11", local(15, 8)),
        ("15/11 lúc 8h", local(15, 8)),
        ("8h ngày 15/11/2026", local(15, 8)),
        ("thứ hai 8h", local(16, 8)),
        ("thứ sáu 8h", local(13, 8)),
        ("9 am yesterday", local(17, 9)),
    ],
)
def test_what_was_is_read_to_the_minute(typed: str, at: datetime) -> None:
    assert read_past(typed, NOW, ZONE) == at


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("hôm qua", Unread.NO_HOUR),
        ("15/11", Unread.NO_HOUR),
        ("8h 31/11", Unread.NO_SUCH_DAY),
        ("25h", Unread.NO_SUCH_DAY),
        ("lát nữa", Unread.UNCLEAR),
        ("từ 8h đến 9h", Unread.UNCLEAR),
        ("3 ngày", Unread.UNCLEAR),
        ("", Unread.UNCLEAR),
        ("8h 15/11 16/11", Unread.UNCLEAR),
    ],
)
def test_what_is_not_a_moment_is_named(typed: str, why: Unread) -> None:
    assert read_past(typed, NOW, ZONE) is why


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("17h mai", local(19, 17)),
        ("30/11", local(30, 0) + timedelta(days=1)),
        ("16:00 30/11", local(30, 16)),
        ("đến hết ngày 30/11", local(30, 0) + timedelta(days=1)),
        ("3 ngày", local(21, 15)),
        ("2 tiếng nữa", local(18, 17)),
        ("30 phút nữa", local(18, 15, 30)),
        ("9h thứ sáu", local(20, 9)),
    ],
)
def test_what_is_to_come_is_read(typed: str, at: datetime) -> None:
    assert read_coming(typed, NOW, ZONE) == at
