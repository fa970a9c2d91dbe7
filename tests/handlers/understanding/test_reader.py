"""What the reader says of single texts: office, topic, confidence, reasons."""

from __future__ import annotations

import json
from time import perf_counter

import pytest

from handlers.understanding.model import Intent
from handlers.understanding.reader import THRESHOLD, Reader
from handlers.understanding.report import lines


@pytest.mark.parametrize("text", ["asdf", "xyzzy", "qwertyuiop lkjhg"])
def test_a_text_without_one_word_known_is_surely_not_understood(reader: Reader, text: str) -> None:
    assert reader.read(text).intent is None
    assert reader.read(text).confidence <= 0.3


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "ăn cơm chưa", "1+1 bằng mấy", "không", ""])
def test_what_means_nothing_here_is_asked_about_with_three_choices(reader: Reader, text: str) -> None:
    found = reader.read(text)
    assert found.intent in {None, Intent.HELP}
    assert len(set(found.nearest)) == 3
    assert found.confidence <= THRESHOLD


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("rút yêu cầu BC-2026-00042", Intent.WITHDRAW),
        ("rút BHXH một lần ở Long An tăng bao nhiêu", Intent.REQUEST),
        ("tôi muốn rút BHXH một lần thì nộp ở đâu", Intent.CITIZEN),
        ("hủy đăng ký nhận tin", Intent.UNSUBSCRIBE),
        ("hủy câu hỏi vừa gửi", Intent.WITHDRAW),
        ("dừng nhận thông cáo", Intent.UNSUBSCRIBE),
        ("dùng bot này thế nào", Intent.HELP),
        ("chào anh, em là phóng viên VTV, em cần số liệu nợ BHXH, em cảm ơn ạ", Intent.REQUEST),
        ("nguwowif phast ngoon bhxh ha noi la ai", Intent.CONTACT),
        ("nguoiphatngon bhxh da nang", Intent.CONTACT),
        ("who may speak for Ha Tay", Intent.CONTACT),
        ("who can speak to the press in Hanoi", Intent.CONTACT),
        ("do you speak English?", Intent.LANGUAGE),
    ],
)
def test_like_words_with_another_meaning_are_kept_apart(reader: Reader, text: str, intent: Intent) -> None:
    assert reader.read(text).intent is intent


def test_a_request_without_a_place_is_for_the_agency_and_with_a_merged_province_for_its_successor(
    reader: Reader,
) -> None:
    assert reader.read("xin số liệu nợ BHXH 9 tháng").unit == "VSS"
    found = reader.read("xin số liệu nợ BHXH 9 tháng ở Hải Dương")
    assert (found.unit, found.place.former, found.unit_why) == ("HPH", "Hải Dương", "Hải Dương")


def test_only_a_request_has_a_topic_and_only_contact_and_request_an_office(reader: Reader) -> None:
    asked = reader.read("vì sao lương hưu ở Huế chậm")
    assert (asked.intent, asked.unit, asked.topic, asked.topic_why) == (
        Intent.REQUEST, "HUE", "pension", "luong huu",
    )  # fmt: skip
    thanked = reader.read("cảm ơn BHXH Hà Nội nhiều nhé")
    assert (thanked.intent, thanked.unit, thanked.topic) == (Intent.THANKS, None, None)
    assert thanked.place.code == "HNO"


def test_the_words_that_decided_are_told(reader: Reader) -> None:
    found = reader.read("xin số điện thoại người phát ngôn BHXH Cà Mau")
    assert any("so dien thoai" in reason for reason in found.why)
    assert "Cà Mau" in found.why


def test_codes_are_carried_along(reader: Reader) -> None:
    assert reader.read("ho so bc 2026 00042 toi dau roi").case_code == "BC-2026-00042"
    assert reader.read("tcbc2026031 co that khong").release_code == "TCBC-2026-031"


def test_the_report_is_one_object_a_line_and_always_names_the_best_intent(reader: Reader) -> None:
    texts = ["alo\n", "bhxh hà nội liên hệ ai", "xyzzy"]
    objects = [json.loads(line) for line in lines(texts, reader)]
    assert [set(each) for each in objects] == [{"intent", "unit", "topic", "confidence", "why"}] * 3
    assert [each["intent"] for each in objects[:2]] == ["greeting", "contact"]
    assert objects[1]["unit"] == "HNO"
    assert objects[0]["unit"] is None
    assert all(0 <= each["confidence"] <= 1 and isinstance(each["why"], list) for each in objects)


HOSTILE = {
    "one letter": "a" * 10_000,
    "one word": "co " * 3_400,
    "marks on one letter": "o" + "\u0301" * 9_999,
    "half patterns": "em xin " * 1_400 + "cam on",
    "half codes": "bc-2026-0004 " * 800,
    "dashes": "bc" + "-" * 9_998,
    "slips": "quang nin hai duog " * 520,
    "run together": "nguoiphatngonbaohiem" * 500,
    "foreign letters": "각" * 10_000,
    "nothing": "\x00" * 10_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_takes_more_than_50_ms_to_read(reader: Reader, kind: str) -> None:
    """T27: the best of five, so that another process on the machine does not decide."""

    def once() -> float:
        begun = perf_counter()
        reader.read(HOSTILE[kind])
        return perf_counter() - begun

    assert min(once() for _ in range(5)) <= 0.05
