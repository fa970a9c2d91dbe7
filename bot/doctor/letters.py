"""The official letter: are the fonts there, and does the deployer's template make a letter?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.doctor.finding import Finding, bad, ok
from bot.letters.measures import FACES, FONTS
from bot.letters.setting import set_letter
from bot.letters.template import TemplateBroken, fill, own_template, read, shipped
from handlers.issuing.letter import SYMBOL, Letter, RefusedPart

DAY = datetime(2026, 1, 5, 2, tzinfo=UTC)
REFUSED = RefusedPart("phần từ chối", "điểm a khoản 1 Điều 6", "căn cứ", "luật khác", "điều kiện", "05/02/2026")


def examine(data_dir: Path) -> Iterator[Finding]:
    """One finding for the fonts, one for the template."""
    missing = [name for name in FACES.values() if not (FONTS / f"LiberationSerif-{name}.ttf").is_file()]
    if missing:
        yield bad("letter fonts", f"missing: {', '.join(missing)}", "install the program again")
        return
    yield ok("letter fonts", "Liberation Serif, four faces")
    yield template(own_template(data_dir))


def template(path: Path) -> Finding:
    """Tried with every kind of letter that there is."""
    if not path.exists():
        _try_all(None)
        return ok("letter template", f"the shipped one; your own would be {path}")
    try:
        _try_all(path)
    except TemplateBroken as error:
        remedy = "mend it; until then the shipped one is used, and answers leave"
        return bad("letter template", f"{path} is broken: {error}", remedy)
    return ok("letter template", f"{path} makes letters")


def _try_all(path: Path | None) -> None:
    found = read(path) if path else shipped()
    for purpose in ("answer", "statement", "letter"):
        for is_draft in (False, True):
            for full in (False, True):
                letter = _sample(purpose, is_draft, full)
                set_letter(fill(found, letter), letter.title, letter.at)


def _sample(purpose: str, is_draft: bool, full: bool) -> Letter:
    return Letter(
        agency="Bảo hiểm xã hội Việt Nam",
        office="BHXH tỉnh Nghệ An" if full else "",
        sender="Bảo hiểm xã hội Việt Nam",
        place="Hà Nội",
        number=None if is_draft else 12,
        symbol=SYMBOL,
        day="05",
        month="01",
        year="2026",
        subject="trả lời báo chí",
        to=("Báo Ví Dụ", "Báo Khác") if full else ("Báo Ví Dụ",),
        purpose=purpose,
        asked_on="04/01/2026",
        code="BC-2026-00001",
        body=("Đoạn thứ nhất.", "Đoạn thứ hai."),
        refused=REFUSED if full else None,
        files=("so-lieu.xlsx",) if full else (),
        capacity=("TUQ. Tổng Giám đốc", "Phó Giám đốc") if full else ("Người phát ngôn",),
        signer="Nguyễn Văn A",
        authorisation="01/UQ-BHXH" if full else "",
        signed_how="(phê duyệt điện tử)",
        copies=("Như trên", "Lưu: VT"),
        at=DAY,
        is_draft=is_draft,
        published="https://bao.example.vn/bai" if full else "",
        cited="khoản 6 Điều 3, điểm d khoản 1 Điều 5",
        asks=("phản hồi", "cải chính") if full else ("phản hồi",),
    )
