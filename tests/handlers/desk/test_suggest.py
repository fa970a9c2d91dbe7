"""Which units suggest themselves, and why."""

from __future__ import annotations

from handlers.desk.suggest import Hints, suggest
from storage.directory import Topic, Unit

TOPIC = Topic("contributions", "Thu, nợ", "Contributions", "THU")
UNITS = [
    Unit("THU", "Ban Thu", "Contributions", "headquarters"),
    Unit("HTQT", "Vụ Hợp tác quốc tế", "International", "international"),
    Unit("NAN", "Nghệ An", "Nghe An", "province"),
]


def codes(hints: Hints) -> list[tuple[str, str]]:
    """Unit and reason, in order."""
    return [(one.code, one.why.key) for one in suggest(hints, UNITS)]


def test_the_topics_lead_unit_comes_first_then_the_place_then_international_cooperation() -> None:
    assert codes(Hints(TOPIC, "NAN", True)) == [
        ("THU", "suggest_topic"),
        ("NAN", "suggest_place"),
        ("HTQT", "suggest_foreign"),
    ]


def test_what_was_proposed_stands_before_everything_and_once() -> None:
    assert codes(Hints(TOPIC, "NAN", False, ("NAN",))) == [("NAN", "suggest_proposed"), ("THU", "suggest_topic")]


def test_a_unit_that_is_no_more_is_not_suggested() -> None:
    assert codes(Hints(Topic("x", "X", "X", "GONE"), "ZZZ", False)) == []


def test_nothing_known_suggests_nothing() -> None:
    assert codes(Hints(None, None, False)) == []
