"""The frozen lines of recipients as a reader of English reads them; names stay. What is bound is the line itself."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.recipients import ADDRESSEE, ASKERS, BY_EVERY_WAY, NOBODY, OTHERWISE
from handlers.talk import Bilingual, Lines, Text, say
from storage.case_texts import NewText
from storage.press_audience import MATTER, PRESS

WAYS = (BY_EVERY_WAY, "by Zalo, Telegram, e-mail")
ENGLISH: Mapping[str, tuple[tuple[str, str], ...]] = {
    ASKERS: ((f": {OTHERWISE}", ": delivered another way"),),
    PRESS: (
        ("Tất cả nhà báo, phóng viên đã liên hệ với cơ quan BHXH", "All journalists who have written to us"),
        WAYS,
    ),
    MATTER: (
        ("Nhà báo, phóng viên đã hỏi về cùng nội dung", "Journalists who asked about the same matter"),
        ("Nhà báo, phóng viên đã hỏi về", "Journalists who asked about"),
        ("báo chí địa phương của", "the local press of"),
        (" hoặc ", " or "),
        WAYS,
    ),
    ADDRESSEE: (
        (": gửi văn bản giấy", ": sent on paper"),
        ("Đề nghị ", "Asks for "),
        ("phản hồi", "a response"),
        ("cải chính", "a correction"),
        ("xin lỗi công khai", "a public apology"),
        ("khoản 6 Điều 3", "Art. 3.6"),
        ("điểm d khoản 1 Điều 5", "Art. 5.1.d"),
        ("điểm b khoản 2 Điều 5", "Art. 5.2.b"),
        ("khoản 8 Điều 9", "Art. 9.8"),
        ("), bài: ", "), item: "),
    ),
    NOBODY: (
        ("Đăng tải trên Cổng Thông tin điện tử, Fanpage, Zalo OA của", "Posted on the Portal, Fanpage and Zalo OA of"),
        ("BHXH Việt Nam", "Vietnam Social Security"),
    ),
}
"""For each audience what its lines say in Vietnamese, and in English."""


def listed(text: NewText) -> Lines | Text:
    """The recipients of a text, a line each."""
    if not text.recipients:
        return say("recipients_none")
    return Lines(tuple(read(one, text.audience) for one in text.recipients))


def read(line: str, audience: str = ASKERS) -> Bilingual:
    """One line in either language."""
    english = line
    for vietnamese, words in ENGLISH.get(audience, ()):
        english = english.replace(vietnamese, words)
    return Bilingual(line, english)
