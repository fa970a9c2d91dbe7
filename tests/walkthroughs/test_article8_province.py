"""The Director General directs a province about a case of its own (8.2): from and to either channel, in English too."""

from __future__ import annotations

import re

import pytest

from tests.walkthroughs.acting import Diary
from tests.walkthroughs.test_article7_province import HANOI, NGHE_AN, taken_by
from tests.walkthroughs.test_english import VIETNAMESE, without_names
from tests.walkthroughs.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = "Trả lời báo trong hôm nay, báo cáo lại tôi."
QUOTED = re.compile("“[^”]*”")
LINK_CODE = re.compile(r"LK-[\w-]+")


async def directed(town: Town, general: str, code: str, words: str = WORDS) -> None:
    """From the card to the confirmation."""
    diary = Diary(town)
    await diary.says(general, code)
    await diary.presses(general, "Chỉ đạo BHXH tỉnh")
    await diary.says(general, words)
    await town[general].saw("Chỉ đạo BHXH", code, words)
    await diary.confirms(general, code)
    await town[general].saw("Đã gửi chỉ đạo", code)


async def test_from_telegram_the_director_on_zalo_reads_it_and_keeps_the_case(town: Town) -> None:
    code = await taken_by(town, "phogiamdoc-nghean", NGHE_AN, "Nghệ An")
    await directed(town, "tonggiamdoc", code)
    for who in ("giamdoc-nghean", "phogiamdoc-nghean"):
        await town[who].saw("chỉ đạo về hồ sơ", code, WORDS)
    card = (await town["giamdoc-nghean"].says(code))[-1]
    assert WORDS in card["text"]
    assert "Lê Thị Thu Hương (mẫu)" in card["text"]


async def linked(town: Town, who: str, stranger: str) -> None:
    """Whoever is on Telegram has a chat on Zalo too."""
    await town[who].says("/lienket")
    await town[who].presses("✅ Xác nhận")
    shown = await town[who].saw("LK-")
    code = LINK_CODE.search(shown["text"])
    assert code is not None, shown["text"]
    await town[stranger].says(code[0])


async def test_from_zalo_by_typing_alone_the_director_on_telegram_reads_it(town: Town) -> None:
    code = await taken_by(town, "canbo-hanoi", HANOI, "Hà Nội")
    await linked(town, "tonggiamdoc", "nhabao-zalo")
    await directed(town, "nhabao-zalo", code)
    await town["giamdoc-hanoi"].saw("chỉ đạo về hồ sơ", code, WORDS)
    await town["canbo-hanoi"].saw("chỉ đạo về hồ sơ", code, WORDS)


async def test_in_english_to_both_sides(town: Town) -> None:
    diary, words = Diary(town), "Answer the newspaper today and report to me."
    general, director, officer = "tonggiamdoc", "giamdoc-hanoi", "canbo-hanoi"
    code = await taken_by(town, officer, HANOI, "Hà Nội")
    before = {who: len(await town[who].chat()) for who in (general, director, officer)}
    for who in before:
        await diary.says(who, "/language")
    await diary.says(general, code)
    await diary.presses(general, "Direct the province")
    await diary.says(general, words)
    await diary.presses(general, "✅ Confirm")
    await town[general].saw("Your direction on", code)
    for who in (director, officer):
        await town[who].saw("directs on case", code, words)
        assert await foreign_since(town, who, before[who] + 1) == []
    left = await foreign_since(town, general, before[general] + 1)
    assert left == [], "\n".join(left)


async def foreign_since(town: Town, who: str, since: int) -> list[str]:
    """What in their chat is no English from there on, apart from what the press asked and how it was understood."""
    said = [f"{one['text']}\n{' '.join(one['choices'])}" for one in (await town[who].chat())[since:]]
    bare = [QUOTED.sub("", without_names(one.replace(HANOI, "").replace("Báo Ví Dụ (mẫu)", ""))) for one in said]
    return [one for one in bare if VIETNAMESE.search(one)]
