"""An administrator sends the directory's files in chat; a minute later a journalist elsewhere is served by them."""

from __future__ import annotations

import pytest

from storage import starter
from tests.handlers.directory.sheets import csv_file, person
from tests.walkthroughs.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEADINGS = ("code", "name_vi", "name_en", "kind", "former")
SHIPPED = [(one.code, one.name_vi, one.name_en, one.kind, "|".join(one.former)) for one in starter.provinces()]
NEW = ("KBG", "Kim Bảng Giang", "Kim Bang Giang", "province", "Sông Giang Cũ")


async def test_a_province_sent_in_a_file_is_understood_and_answered_at_once(calm: Town) -> None:
    admin, journalist, head = calm["quantri"], calm["nhabao-zalo"], calm["giamdoc-tttt"]
    people = [person("VSS", office="director_general"), person("VSS", office="spokesperson"), person("KBG")]
    speaking = [*people, *(person(one.code) for one in starter.provinces())]
    await admin.sends("provinces.csv", csv_file([*SHIPPED, NEW], HEADINGS).data)
    await admin.saw("Xem trước, chưa áp dụng", "➕ KBG: Kim Bảng Giang")
    await admin.sends("spokespersons.csv", csv_file(speaking).data)
    await admin.saw("provinces.csv, spokespersons.csv", "người phát ngôn: thêm 1")
    await admin.presses("✅ Áp dụng")
    await admin.saw("Đã cập nhật danh bạ")
    await head.saw("Danh bạ vừa được cập nhật bởi Cao Tuấn Kiệt (mẫu)")
    await journalist.says("ai phat ngon cua bhxh kim bang giang?")
    await journalist.saw("Lê Thị KBG", "024 3936 1234")


async def test_a_journalists_csv_is_no_directory(calm: Town) -> None:
    journalist = calm["nhabao-zalo"]
    answers = await journalist.sends("spokespersons.csv", csv_file([person("HNO", name="Impostor")]).data)
    assert answers
    assert all("Xem trước, chưa áp dụng" not in one["text"] for one in answers)
    await journalist.says("ai phat ngon cua bhxh ha noi?")
    await journalist.saw("Lê Thị HNO")
