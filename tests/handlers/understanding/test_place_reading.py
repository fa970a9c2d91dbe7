"""Which place a text names: every name, with and without accents; and what only looks like one."""

from __future__ import annotations

import pytest

from handlers.understanding.reader import Reader
from storage import starter
from storage.folding import fold

FRAMES = ("người phát ngôn bhxh {}", "nợ BHXH ở {} còn bao nhiêu", "{} có bao nhiêu người hưởng lương hưu")


@pytest.mark.parametrize("place", starter.provinces(), ids=lambda place: place.code)
def test_every_name_old_and_new_leads_to_its_office_with_accents_without_and_in_lower_case(
    place: starter.StarterUnit, reader: Reader
) -> None:
    names = (place.name_vi, place.name_en, *place.former, *(alias for alias in place.aliases if len(alias) > 3))
    texts = [frame.format(name) for frame in FRAMES for name in names]
    forms = [form for text in texts for form in (text, fold(text), text.lower())]
    assert {form: reader.find_place(form).code for form in forms} == dict.fromkeys(forms, place.code)


@pytest.mark.parametrize(
    "text",
    [
        "vinh dự được mời",
        "châu Á Thái Bình Dương",
        "vì hoà bình thế giới",
        "dien bien moi cua vu viec",
        "mức đóng thấp hơn quy định",
        "muc dong thap hon quy dinh",
        "hai phong ban bi giai the",
        "DN nợ BHXH",
        "ông Nguyễn Thái Bình",
        "Báo Hà Nội Mới hỏi",
        "báo Sài Gòn Giải Phóng",
        "chủ tịch Hồ Chí Minh",
        "đóng BHXH hai năm",
        "bhxh thanh toan cho benh vien",
        "luong huu thang nay hn",
    ],
)
def test_ordinary_words_people_and_newspapers_are_no_place(reader: Reader, text: str) -> None:
    assert reader.find_place(text).code is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bhxh hn", "HNO"),
        ("người phát ngôn HP", "HPH"),
        ("BHXH ĐN", "DNG"),
        ("BHXH CT", "CTH"),
        ("ở Vinh có vụ nợ", "NAN"),
        ("bhxh vinh long", "VLO"),
        ("BHXH Bà Rịa - Vũng Tàu", "HCM"),
        ("bhxh quang nin", "QNI"),
        ("bhxh tinh nge an", "NAN"),
        ("haf nooij", "HNO"),
        ("danang office", "DNG"),
        ("PV báo Nghệ An xin liên hệ bhxh Hà Tĩnh", "HTI"),
        ("Đắc Nông", "LDO"),
    ],
)
def test_short_forms_slips_and_towns_are_understood(reader: Reader, text: str, code: str) -> None:
    assert reader.find_place(text).code == code


def test_a_slip_is_not_certain_and_offers_three_places(reader: Reader) -> None:
    found = reader.find_place("cuoc song o quag ninh")
    assert (found.code, found.certain, len(found.nearest)) == ("QNI", False, 3)


def test_a_merged_province_is_told_by_its_former_name(reader: Reader) -> None:
    found = reader.find_place("BHXH tỉnh Hải Dương")
    assert (found.code, found.certain, found.words, found.former) == ("HPH", True, "Hải Dương", "Hải Dương")


def test_two_places_named_alike_leave_it_uncertain(reader: Reader) -> None:
    found = reader.find_place("so sánh BHXH Hà Nội và BHXH Hải Phòng")
    assert (found.certain, found.nearest[:2]) == (False, ("HNO", "HPH"))
