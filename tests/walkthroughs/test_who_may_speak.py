"""Who may speak, to the minute: an authorisation given in chat, seen on both channels and the public page (2.4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.walkthroughs.town import Message, Resident, Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAME, NUMBER, MATTER = "Trần Văn Khánh", "123/UQ-BHXH", "đấu thầu thuốc tập trung năm 2026"
PDF = b"%PDF-1.7 van ban uy quyen"
SHOWN_BY = ("zalo", "telegram", "page", "json", "vcf")


async def moment(town: Town) -> datetime:
    """What the sandbox's clock says."""
    return datetime.fromisoformat((await town.call("clock", {"advance_seconds": 0.001}))["now"]).astimezone(ZONE)


async def turn_to(town: Town, at: datetime) -> None:
    """Turn the clock to a moment."""
    await town.later((at - await moment(town)).total_seconds())


async def fetched(town: Town, path: str) -> str:
    """A page as the public gets it."""
    async with town.client.get(path) as answer:
        assert answer.status == 200, path
        return await answer.text()


async def shown(town: Town) -> dict[str, bool]:
    """Where the one authorised stands among the contacts now."""
    zalo = (await town["nhabao-zalo-quen"].says("ai duoc phat ngon cua bhxh viet nam?"))[0]["text"]
    telegram = (await town["nhabao-telegram-quen"].says("/lienhe"))[0]["text"]
    pages = [await fetched(town, f"/spokespersons{end}") for end in ("", ".json", ".vcf")]
    return {by: NAME in text for by, text in zip(SHOWN_BY, (zalo, telegram, *pages), strict=True)}


def stamp(at: datetime) -> str:
    """As people write it."""
    return f"{at:%H:%M} {at:%d/%m/%Y}"


async def authorise(grantor: Resident, since: datetime, until: datetime) -> Message:
    """The whole form, to the confirmation; the Director General's last message."""
    await grantor.says("/uyquyen")
    await grantor.presses("➕ Ủy quyền mới")
    for answer in (NAME, "Trưởng ban Thực hiện chính sách BHYT", "0912 345 678", "khanh@vss.example.vn", MATTER):
        await grantor.says(answer)
    await grantor.says(f"từ {stamp(since)} đến {stamp(until)}")
    await grantor.presses("Phát ngôn độc lập")
    await grantor.says(NUMBER)
    await grantor.says("hôm nay")
    await grantor.sends("uy-quyen.pdf", PDF)
    await grantor.presses("Tiếp tục để xác nhận")
    await grantor.presses("✅ Xác nhận")
    return (await grantor.chat())[-1]


async def test_an_authorisation_is_seen_everywhere_from_its_first_minute_to_its_last(town: Town) -> None:
    now = (await moment(town)).replace(second=0, microsecond=0)
    since, until = now + timedelta(minutes=30), now + timedelta(days=2)
    done = await authorise(town["tonggiamdoc"], since, until)
    assert "Đã ủy quyền" in done["text"]

    nowhere, everywhere = dict.fromkeys(SHOWN_BY, False), dict.fromkeys(SHOWN_BY, True)
    await turn_to(town, since - timedelta(seconds=30))
    assert await shown(town) == nowhere
    await turn_to(town, since)
    assert await shown(town) == everywhere
    await turn_to(town, until - timedelta(seconds=30))
    assert await shown(town) == everywhere
    await turn_to(town, until)
    assert await shown(town) == nowhere


async def test_the_document_of_an_ended_one_is_not_given_out(town: Town) -> None:
    journalist = town["nhabao-telegram-quen"]
    offer = await journalist.offered(f"Văn bản ủy quyền {NUMBER}")
    answer = await journalist.presses(f"Văn bản ủy quyền {NUMBER}", on=offer)
    text = "\n".join(one["text"] for one in answer["messages"])
    assert NUMBER in text
    assert "hết hiệu lực" in text
    assert not any(one["files"] for one in answer["messages"])
    async with town.client.get("/spokespersons/documents/1") as gone:
        assert gone.status == 410


async def test_the_account_says_of_an_ended_one_that_it_was(town: Town) -> None:
    journalist = town["nhabao-zalo-quen"]
    said = (await journalist.says(f"/xacminh {NAME} có được phát ngôn không? văn bản {NUMBER}"))[-1]["text"]
    assert NUMBER in said
    assert "không còn" in said.lower() or "hết hiệu lực" in said.lower()


async def test_the_press_centre_is_told_and_ticks_what_was_posted(town: Town) -> None:
    officer = town["canbo-zalo"]
    await officer.saw(NAME, NUMBER)
    before = (await officer.says("/dangtai"))[-1]
    assert before["text"].count("• ") == 3
    await officer.presses(f"Xong: gửi cơ quan báo chí – {NAME}", on=before)
    refused = (await officer.says("xong rồi"))[-1]
    assert "số" in refused["text"] or "liên kết" in refused["text"]
    await officer.says("công văn 45/TTTT ngày 23/11/2026")
    after = (await officer.says("/dangtai"))[-1]
    assert after["text"].count("• ") == 2
