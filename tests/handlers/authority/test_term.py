"""From when to when, as people type it; nothing is half understood."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.authority.term import Term, Unread, read_day, read_term

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday, 15:00 there


def shown(term: Term | Unread) -> str:
    if isinstance(term, Unread):
        return term.value
    return " – ".join(f"{at.astimezone(ZONE):%d/%m/%y %H:%M}" for at in (term.since, term.until))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("từ 8h 24/11 đến 17h 30/11", "24/11/26 08:00 – 30/11/26 17:00"),
        ("tu 8h 24/11 den 17h 30/11", "24/11/26 08:00 – 30/11/26 17:00"),
        ("Từ 8 giờ 30 ngày 24/11/2026 đến 17 giờ ngày 30 tháng 11 năm 2026", "24/11/26 08:30 – 30/11/26 17:00"),
        ("hôm nay đến 30/11", "23/11/26 15:00 – 01/12/26 00:00"),
        ("từ nay đến hết ngày 30/11", "23/11/26 15:00 – 01/12/26 00:00"),
        ("đến hết ngày 30/11", "23/11/26 15:00 – 01/12/26 00:00"),
        ("hết ngày 30/11", "23/11/26 15:00 – 01/12/26 00:00"),
        ("đến 24h 30/11", "23/11/26 15:00 – 01/12/26 00:00"),
        ("3 ngày", "23/11/26 15:00 – 26/11/26 15:00"),
        ("ba ngày", "23/11/26 15:00 – 26/11/26 15:00"),
        ("3 ngày từ 24/11", "24/11/26 00:00 – 27/11/26 00:00"),
        ("từ ngày mai trong 2 tuần", "24/11/26 00:00 – 08/12/26 00:00"),
        ("một tháng", "23/11/26 15:00 – 23/12/26 15:00"),
        ("3 tháng từ 30/11", "30/11/26 00:00 – 28/02/27 00:00"),
        ("trong 24 giờ", "23/11/26 15:00 – 24/11/26 15:00"),
        ("24/11 - 30/11", "24/11/26 00:00 – 01/12/26 00:00"),
        ("24/11–30/11", "24/11/26 00:00 – 01/12/26 00:00"),
        ("24-30/11", "24/11/26 00:00 – 01/12/26 00:00"),
        ("24.11.2026 đến 30.11.2026", "24/11/26 00:00 – 01/12/26 00:00"),
        ("2026-11-24 to 2026-11-30", "24/11/26 00:00 – 01/12/26 00:00"),
        ("8h-17h 25/11", "25/11/26 08:00 – 25/11/26 17:00"),
        ("từ 8h đến 17h ngày 25/11", "25/11/26 08:00 – 25/11/26 17:00"),
        ("17h30 24/11 - 8h 25/11", "24/11/26 17:30 – 25/11/26 08:00"),
        ("tu 8h toi 17h 30/11", "30/11/26 08:00 – 30/11/26 17:00"),
        ("8h tối nay đến 6h sáng mai", "23/11/26 20:00 – 24/11/26 06:00"),
        ("ngày 25/11", "25/11/26 00:00 – 26/11/26 00:00"),
        ("thứ Ba 24/11 đến thứ Hai 30/11", "24/11/26 00:00 – 01/12/26 00:00"),
        ("đến thứ Sáu", "23/11/26 15:00 – 28/11/26 00:00"),
        ("từ thứ hai tuần sau đến thứ sáu tuần sau", "30/11/26 00:00 – 05/12/26 00:00"),
        ("từ mai đến thứ hai", "24/11/26 00:00 – 01/12/26 00:00"),
        ("đến cuối tháng", "23/11/26 15:00 – 01/12/26 00:00"),
        ("đến hết tháng 12", "23/11/26 15:00 – 01/01/27 00:00"),
        ("đến hết năm nay", "23/11/26 15:00 – 01/01/27 00:00"),
        ("28/12 đến 5/1", "28/12/26 00:00 – 06/01/27 00:00"),
        ("5/1 đến 7/1", "05/01/27 00:00 – 08/01/27 00:00"),
        ("from 24 Nov to 30 Nov", "24/11/26 00:00 – 01/12/26 00:00"),
        ("from 8am tomorrow until 5pm Nov 30, 2026", "24/11/26 08:00 – 30/11/26 17:00"),
        ("until the end of November 30th", "23/11/26 15:00 – 01/12/26 00:00"),
        ("today to 30 November 2026", "23/11/26 15:00 – 01/12/26 00:00"),
        ("3 days", "23/11/26 15:00 – 26/11/26 15:00"),
        ("two weeks from tomorrow", "24/11/26 00:00 – 08/12/26 00:00"),
        ("from now until 5pm", "23/11/26 15:00 – 23/11/26 17:00"),
    ],
)
def test_a_term_is_read_as_people_mean_it(typed: str, meant: str) -> None:
    assert shown(read_term(typed, NOW, ZONE)) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        *((typed, Unread.NO_END) for typed in ("từ 24/11", "từ 8h ngày mai", "from tomorrow", "từ 24/11 đến", "8h")),
        *(
            (typed, Unread.NO_SUCH_DAY)
            for typed in ("31/11", "đến 31/12/9999", "đến 30/2", "24/13 đến 25/13", "đến 25h 30/11")
        ),
        *((typed, Unread.UNCLEAR) for typed in ("", "?", "khi nào xong việc thì thôi", "5", "đến hết tuần", "123456")),
        *((typed, Unread.UNCLEAR) for typed in ("24/11 đến 30/11 đến 2/12", "3 ngày 2 tuần", "24/11 25/11 đến 30/11")),
        *((typed, Unread.UNCLEAR) for typed in ("thứ Ba 25/11 đến 30/11", "tuần sau", "3 ngày đến 30/11")),
    ],
)
def test_what_is_no_term_is_not_guessed(typed: str, why: Unread) -> None:
    assert read_term(typed, NOW, ZONE) is why


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/11", date(2026, 11, 20)),
        ("ngày 20 tháng 11 năm 2026", date(2026, 11, 20)),
        ("hôm nay", date(2026, 11, 23)),
        ("hôm qua", date(2026, 11, 22)),
        ("Nov 20", date(2026, 11, 20)),
        ("24/11", date(2026, 11, 24)),
        ("1/2", date(2027, 2, 1)),
    ],
)
def test_a_day_by_itself_is_read(typed: str, day: date) -> None:
    assert read_day(typed, NOW, ZONE) == day


def test_the_day_of_a_document_of_last_december_is_last_years() -> None:
    assert read_day("28/12", datetime(2027, 1, 4, tzinfo=UTC), ZONE) == date(2026, 12, 28)


@pytest.mark.parametrize("typed", ["", "30/2", "từ 20/11", "8h 20/11", "20/11 đến 21/11", "3 ngày rưỡi", "xong"])
def test_what_is_no_single_day_is_none(typed: str) -> None:
    assert read_day(typed, NOW, ZONE) is None


@given(some.text(alphabet=" 0123456789/-:hgtừđếnngàythángmaitokh.", max_size=60))
def test_no_sentence_makes_the_reader_fail(typed: str) -> None:
    found = read_term(typed, NOW, ZONE)
    assert isinstance(found, Unread | Term)
