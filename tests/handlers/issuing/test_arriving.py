"""Who has an answer and who has not (3.4)."""

from __future__ import annotations

from datetime import UTC, datetime

from handlers.issuing.arriving import missing
from storage.answers_sent import Sent
from storage.askers import Asker

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
OFFICER, MAIL, BINH, MAN = 1, 2, 11, 12


def asker(person: int, account: int, name: str) -> Asker:
    return Asker(person, 1, person, account, name, "Báo Ví Dụ", AT)


def arrived(account: int, owner: int, channel: str = "telegram") -> Sent:
    return Sent(account, account, owner, channel, "sent", True, AT, "")


def test_the_chat_of_the_officer_who_filed_for_somebody_is_no_way_of_theirs() -> None:
    assert missing([asker(BINH, OFFICER, "Bình")], [arrived(OFFICER, owner=9)]) == ["Bình"]


def test_of_two_who_were_filed_for_from_one_chat_neither_is_forgotten() -> None:
    both = [asker(BINH, OFFICER, "Bình"), asker(MAN, OFFICER, "Mận")]
    assert missing(both, [arrived(OFFICER, owner=9)]) == ["Bình", "Mận"]
    assert missing(both, [arrived(OFFICER, owner=9), arrived(MAIL, owner=MAN, channel="email")]) == ["Bình"]


def test_whoever_has_it_by_one_of_their_ways_has_it() -> None:
    assert missing([asker(BINH, OFFICER, "Bình")], [arrived(MAIL, owner=BINH, channel="email")]) == []
