"""The letter as a PDF: what stands in it, Vietnamese, long texts, the same bytes, and templates that do not work."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.doctor import letters as doctor
from bot.doctor.finding import Level
from bot.letters import Letters
from bot.letters.template import SHIPPED, TemplateBroken, fill, read, shipped
from handlers.issuing.composing import article
from tests.bot.letters.sample import BODY, FULL, LETTER, pages_of, words_by_page, words_of

NOWHERE = Path("/nowhere")
make = Letters(NOWHERE)


def own(folder: Path, template: str) -> Letters:
    """With a template of the deployer's."""
    (folder / "templates").mkdir()
    (folder / "templates" / "letter.txt").write_text(template, encoding="utf-8")
    return Letters(folder)


def test_the_letter_has_the_form_of_an_agencys() -> None:
    words = words_of(make(LETTER))
    for part in (
        *("BẢO HIỂM XÃ HỘI VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Số: 12/TTBC-BHXH", "V/v trả lời yêu cầu", "Hà Nội, ngày 22 tháng 11 năm 2026"),
        *("Kính gửi: Trần Minh Đức, Báo Ví Dụ", BODY, "Trân trọng./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        *("TUQ. TỔNG GIÁM ĐỐC", "Văn bản ủy quyền số 123/UQ-BHXH", "Lê Thị Hạnh", "phê duyệt điện tử"),
    ):
        assert part in words, part
    assert "Phần thông tin chưa cung cấp" not in words


def test_a_province_stands_under_the_agency_and_a_refused_part_quotes_its_ground() -> None:
    words = words_of(make(FULL))
    assert "BẢO HIỂM XÃ HỘI VIỆT NAMBHXH TỈNH NGHỆ AN" in words
    assert "điểm c khoản 1 Điều 6" in words
    assert "“Thông tin về vụ việc đang trong quá trình thanh tra”" in words
    assert "so-lieu.xlsx" in words


def test_a_statement_is_headed_so_and_addressed_to_the_press() -> None:
    """3.4, 5.3.a"""
    statement = replace(LETTER, purpose="statement", subject="về bảo hiểm thất nghiệp", to=("Các cơ quan báo chí",))
    words = words_of(make(statement))
    for part in ("THÔNG TIN BÁO CHÍ", "về bảo hiểm thất nghiệp", "Kính gửi: Các cơ quan báo chí", BODY):
        assert part in words, part
    assert "V/v" not in words
    assert "hồ sơ" not in words
    assert "THÔNG TIN BÁO CHÍ" in words_of(make(replace(statement, subject="")))


def test_a_letter_to_a_newsroom_cites_its_ground_names_the_article_and_says_what_is_asked() -> None:
    """3.6, 5.1.d"""
    letter = replace(
        LETTER,
        purpose="letter",
        to=("Báo Ví Dụ",),
        published="https://bao.example.vn/bai",
        cited="khoản 6 Điều 3, điểm d khoản 1 Điều 5",
        asks=("phản hồi", "cải chính"),
    )
    words = words_of(make(letter))
    for part in ("Kính gửi: Báo Ví Dụ", letter.cited, "https://bao.example.vn/bai", "nội dung phản hồi, cải chính"):
        assert part in words, part
    assert words.index("cải chính") < words.index(BODY)
    assert "phát sóng, Bảo hiểm" in words_of(make(replace(letter, published="")))


def test_when_a_refusal_is_looked_at_again_is_not_promised_to_the_press() -> None:
    words = words_of(make(FULL))
    assert "có kết luận thanh tra" in words
    assert "15/12/2026" not in words


def test_a_number_below_ten_has_a_nought_before_it() -> None:
    assert "Số: 07/TTBC-BHXH" in words_of(make(replace(LETTER, number=7)))
    assert replace(LETTER, number=7).title.startswith("07/TTBC-BHXH")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_can_be_copied_from_it_whichever_way_it_was_typed(form: str) -> None:
    typed = "Ộ Ặ Ữ Ỹ Đ ộ ặ ữ ỹ đ ử ẵ ợ ẫ ằ ỗ – “đúng”"
    words = words_of(make(replace(LETTER, body=(unicodedata.normalize(form, typed),))))
    assert typed in words


def test_the_same_letter_is_the_same_bytes_and_another_moment_is_not() -> None:
    assert make(LETTER) == make(LETTER)
    assert make(LETTER) != make(replace(LETTER, at=LETTER.at + timedelta(days=1)))


def test_a_persons_words_are_never_markup() -> None:
    nasty = "@center {{ 7*7 }} <b>đậm</b> \\<i> **x** __y__ {% raw %}"
    words = words_of(make(replace(LETTER, body=(nasty,), signer="<b>A</b>")))
    assert nasty in words
    assert "<b>A</b>" in words


def test_a_long_answer_runs_over_pages_that_are_numbered_and_the_signature_is_not_alone() -> None:
    for length in range(8, 22):
        first, *others = words_by_page(make(replace(LETTER, body=(BODY,) * length)))
        assert not first.startswith("1Bảo")
        assert all(page.startswith(str(number)) for number, page in enumerate(others, start=2))
        assert BODY[-20:] in ([first, *others][-1])  # at least one paragraph stands over the signature
    long = make(replace(LETTER, body=(BODY * 20,) * 6))
    assert pages_of(long) == len(words_by_page(long)) > 2


def test_a_word_longer_than_a_line_is_broken_and_nothing_of_it_is_lost() -> None:
    long = "https://vi.du/" + "a1B2" * 100
    assert long in words_of(make(replace(LETTER, body=(f"Xem {long} nhé",))))


def test_a_draft_says_so_and_has_no_number() -> None:
    words = words_of(make(replace(LETTER, is_draft=True, number=None, day="  ", month="  ")))
    assert "DỰ THẢO" in words
    assert "12/" not in words


def test_a_template_of_ones_own_counts_from_the_next_letter_on(tmp_path: Path) -> None:
    letters = own(tmp_path, "@center\nMẫu của {{ office or agency }}: {{ body | join(' ') }}")
    made = letters.make(LETTER)
    assert made.problem == ""
    assert words_of(made.data).startswith("Mẫu của Bảo hiểm xã hội Việt Nam: Đến hết tháng 10")
    (tmp_path / "templates" / "letter.txt").write_text("Mẫu mới", encoding="utf-8")
    assert words_of(letters(LETTER)) == "Mẫu mới"


BROKEN = {
    "an unknown name": "{{ nobody }}",
    "an attribute of a thing it must not see": "{{ body.__class__.__mro__ }}",
    "an unknown directive": "@centre\nx",
    "a size that is none": "@size huge\nx",
    "columns that do not end": "@columns 40 60\nx\n@next\ny",
    "columns without widths": "@columns\nx\n@next\ny\n@end",
    "a block that does not end": "{% if office %}x",
    "a division by zero": "{{ 1 / 0 }}",
    "too many words": "{% for i in range(90000) %}{{ agency }} {{ agency }} {{ agency }}{% endfor %}",
    "a range beyond all bounds": "{% for i in range(99999999) %}x{% endfor %}",
}


@pytest.mark.parametrize("template", BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_named_and_the_shipped_one_used(tmp_path: Path, template: str) -> None:
    letters = own(tmp_path, template)
    made = letters.make(LETTER)
    assert made.problem
    assert made.data == make(LETTER)
    finding = doctor.template(tmp_path / "templates" / "letter.txt")
    assert finding.level is Level.BAD
    assert "letter.txt" in finding.found


def test_a_template_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    own(tmp_path, "x")
    path = tmp_path / "templates" / "letter.txt"
    path.write_bytes("Độc lập".encode("utf-16"))
    with pytest.raises(TemplateBroken, match="UTF-8"):
        read(path)


def test_a_copy_of_the_shipped_template_is_a_template(tmp_path: Path) -> None:
    letters = own(tmp_path, SHIPPED.read_text(encoding="utf-8"))
    assert letters.make(FULL).data == make(FULL)
    assert [one.level for one in doctor.examine(tmp_path)] == [Level.OK, Level.OK]
    assert fill(shipped(), FULL) == fill(read(tmp_path / "templates" / "letter.txt"), FULL)


@pytest.mark.parametrize(("code", "cited"), [("6.1.c", "điểm c khoản 1 Điều 6"), ("6.2", "khoản 2 Điều 6")])
def test_a_ground_is_cited_as_the_law_is(code: str, cited: str) -> None:
    assert article(code) == cited
