"""A made-up letter, and the words that can be read out of a PDF again."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime

from handlers.issuing.letter import SYMBOL, Letter, RefusedPart

BODY = "Đến hết tháng 10, Nghệ An có 128.000 người tham gia BHXH tự nguyện."
REFUSED = RefusedPart(
    "số tiền nợ của từng đơn vị",
    "điểm c khoản 1 Điều 6",
    "Thông tin về vụ việc đang trong quá trình thanh tra",
    lifted_by="có kết luận thanh tra",
    until="15/12/2026",
)
LETTER = Letter(
    agency="Bảo hiểm xã hội Việt Nam",
    office="",
    sender="Bảo hiểm xã hội Việt Nam",
    place="Hà Nội",
    number=12,
    symbol=SYMBOL,
    day="22",
    month="11",
    year="2026",
    subject="trả lời yêu cầu cung cấp thông tin của Báo Ví Dụ",
    to=("Trần Minh Đức, Báo Ví Dụ",),
    purpose="answer",
    asked_on="20/11/2026",
    code="BC-2026-00042",
    body=(BODY,),
    refused=None,
    files=(),
    capacity=("TUQ. Tổng Giám đốc", "Trưởng ban"),
    signer="Lê Thị Hạnh",
    authorisation="123/UQ-BHXH",
    signed_how="(phê duyệt điện tử lúc 14:05 ngày 22/11/2026)",
    copies=("Như trên", "Lưu: VT"),
    at=datetime(2026, 11, 22, 7, 5, tzinfo=UTC),
)
FULL = replace(LETTER, refused=REFUSED, files=("so-lieu.xlsx",), office="BHXH tỉnh Nghệ An", place="Nghệ An")

STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


def words_of(pdf: bytes) -> str:
    """Every word of a PDF made here."""
    return "".join(words_by_page(pdf))


def words_by_page(pdf: bytes) -> list[str]:
    """The words of each page in the order they were set, by the fonts' own maps to Unicode."""
    objects = {int(number): body for number, body in re.findall(rb"\n?(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)}
    fonts = {name: _map(objects, int(number)) for name, number in FONT.findall(pdf)}
    pages = [_stream(body) for body in objects.values() if b"stream" in body]
    return [_shown(page, fonts) for page in pages if b" Tf" in page]


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def _map(objects: dict[int, bytes], number: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
    assert found, "a font without a map to Unicode: its words could not be copied"
    table = _stream(objects[int(found.group(1))])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in MAPPED.findall(table)}


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found
    data = found.group(1)
    return zlib.decompress(data) if b"/FlateDecode" in body else data


def _shown(page: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    said, font = [], b""
    for name, shown in SHOWN.findall(page):
        if name:
            font = name
            continue
        raw = re.sub(rb"\\(.)", lambda match: ESCAPED.get(match.group(1), match.group(1)), shown, flags=re.DOTALL)
        codes = [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]
        said.append("".join(fonts[font].get(code, "?") for code in codes))
    return "".join(said)


ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}
