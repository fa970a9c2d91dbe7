"""Who receives a text, read in English: the line that is bound stays as it is, only what is shown is turned."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from handlers.casework import recipients
from handlers.casework.recipients_read import ENGLISH, read
from handlers.talk import Bilingual
from storage import tables
from tests.handlers.journalist.stage import everybody
from tests.handlers.rig import Desk

WORDS = re.compile(r"nhà báo|phóng viên|đã hỏi|qua Zalo|thư điện tử|gửi |Đăng tải|của | hoặc ", re.IGNORECASE)
"""What is no name in the lines."""


@pytest.mark.parametrize("scope", ["VSS", "NAN"])
@pytest.mark.parametrize("audience", sorted(ENGLISH))
async def test_every_line_has_its_english_and_keeps_its_names(desk: Desk, audience: str, scope: str) -> None:
    await everybody(desk)
    own = tables.cases.update().values(scope=scope, outlet="Báo Ví Dụ")
    await desk.database.write(lambda work: work.connection.execute(own).close())
    case = await desk.case()
    lines = await desk.database.read(lambda work: recipients.lines(work, case, audience))
    shown = [read(one, audience) for one in lines]
    assert [one.vi for one in shown] == list(lines)
    assert [one.en for one in shown if WORDS.search(one.en)] == []


async def test_who_has_neither_chat_nor_address_and_paper_read_english_too(desk: Desk) -> None:
    await everybody(desk)
    case = replace(await desk.case(), outlet="Báo Ví Dụ", details={})
    paper, asked = await desk.database.read(lambda work: recipients.lines(work, case, "addressee"))
    assert read(asked, "addressee").en == "Asks for a response, a correction (Art. 3.6, Art. 5.1.d)"
    assert read(paper, "addressee") == Bilingual("Báo Ví Dụ: gửi văn bản giấy", "Báo Ví Dụ: sent on paper")
    assert read("Lê Mận – Báo Ví Dụ: gửi bằng cách khác").en == "Lê Mận – Báo Ví Dụ: delivered another way"
