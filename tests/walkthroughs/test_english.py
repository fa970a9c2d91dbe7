"""Everybody whose language is English reads English alone: journalists on both channels, and staff for whole cases.

Names stay as they are: of people, of documents, of outlets. What people typed stays too; here they type English.
"""

from __future__ import annotations

import re

import pytest

from bot.sandbox.people import sample_people
from tests.walkthroughs.acting import Diary
from tests.walkthroughs.town import LINK, Resident, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "How many people in Nghe An are covered by voluntary social insurance?"
OWED = "How much is owed, and why does the fund run short?"
VIETNAMESE = re.compile(r"[ăâđêôơưàáạảãằắặẳẵầấậẩẫèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ]", re.IGNORECASE)
KEY = re.compile(r"\b[a-z]+_[a-z_]+\b|\{\w+\}")
"""A sentence that has no words yet, or a value that was not put in."""
STAYS = ("Tiếng Việt", *(name for one in sample_people() for name in (one.name, one.outlet) if name))
CONFIRM, SUBMIT = "✅ Confirm", "✅ Submit"
DESK = ("canbo-telegram", "canbo-zalo", "giamdoc-tttt")
ABOVE = ("lanhdao", "tonggiamdoc", "nguoiphatngon")
UNITS = ("canbo-bhxh", "truongban-bhxh", "canbo-bhyt")


async def foreign(one: Resident) -> list[str]:
    """What in their chat is no English, from when they chose it."""
    said = [f"{each['text']}\n{' '.join(each['choices'])}" for each in await one.chat()]
    bare = [without_names(each) for each in said]
    return [each for each in bare if VIETNAMESE.search(each) or KEY.search(each)]


def without_names(words: str) -> str:
    for name in STAYS:
        words = words.replace(name, "").replace(name.partition(" (")[0], "")
    return words


async def confirm(diary: Diary, who: str, code: str) -> None:
    """By the button on Telegram, by the code on Zalo."""
    last = (await diary.town[who].chat())[-1]
    if CONFIRM in last["choices"]:
        await diary.presses(who, CONFIRM)
    else:
        assert f"type the code {code}" in last["text"], last["text"]
        await diary.says(who, code)


async def on_card(diary: Diary, who: str, code: str, *labels: str) -> None:
    """Open the card and press through; each label on the newest message that offers it."""
    await diary.says(who, code)
    await diary.presses(who, *labels)


async def only(diary: Diary, who: str, units: str) -> None:
    """What was suggested is unticked, these are named."""
    await diary.presses(who, "Change the units")
    for label in [one for one in (await diary.town[who].chat())[-1]["choices"] if one.startswith("☑")]:
        await diary.presses(who, label)
    await diary.says(who, units)


async def test_the_road_in_english_while_the_desk_goes_on_in_vietnamese(town: Town) -> None:
    journalist, officer = town["nhabao-quocte"], town["canbo-zalo"]
    hello = (await journalist.says("hello"))[-1]
    assert "press" in hello["text"]
    await journalist.says(QUESTION)
    offer = (await journalist.chat())[-1]
    await journalist.presses(offer["choices"][0], on=offer)
    await journalist.says("Emily Carter, Example Times")
    review = (await journalist.chat())[-1]
    assert QUESTION in review["text"]
    await journalist.says("send")
    code = code_in((await journalist.chat())[-1])

    await officer.saw(code, "CHỜ TIẾP NHẬN", "Emily Carter – Example Times", QUESTION)
    await officer.presses("Nhận xử lý")
    await officer.presses("Hỏi lại nhà báo")
    await officer.says("Which year?")
    back = await journalist.saw(code, "Which year?")
    await journalist.says("2025, please.", reply_to=back["id"])
    await officer.saw(code, "2025, please.")
    await officer.presses("Trả lời từ nội dung đã công bố")
    await officer.says(LINK)
    await officer.presses("✅ Gửi trả lời")
    await journalist.saw(code, LINK)
    await journalist.says("/status")
    await journalist.says("who is the spokesperson of VSS?")
    await journalist.saw("Spokesperson", "+84 900 000 002")
    assert await foreign(journalist) == []


async def test_the_language_can_be_switched_on_the_way(town: Town) -> None:
    journalist = town["nhabao-zalo"]
    await journalist.says("/yeucau")
    await journalist.says("/language")
    await journalist.says("/request")
    assert "name" in (await journalist.chat())[-1]["text"]
    await journalist.says("/ngonngu")
    await journalist.says("/yeucau")
    assert "họ tên" in (await journalist.chat())[-1]["text"]


async def test_the_longest_path_reads_english_to_a_journalist_on_zalo_and_to_every_role(town: Town) -> None:
    """Proposed, directed, dispatched, reported, compiled, deferred, reported up, approved, issued, rated, followed."""
    diary, before = Diary(town), {who: len(await town[who].chat()) for who in (*DESK, *ABOVE, *UNITS)}
    for who in (*before, "quantri"):
        await diary.says(who, "/language")
    asker, officer, leader, speaker = "nhabao-zalo-quen", "canbo-zalo", "lanhdao", "nguoiphatngon"
    await diary.says(asker, "/language", "/request", OWED, "1")
    code = code_in(await town[asker].saw("is filed under"))
    await on_card(diary, officer, code, "Take it on", "Ask back")
    await diary.says(officer, "Which provinces?")
    await diary.says(asker, "1", "All of them.")

    await on_card(diary, officer, code, "Propose to the Leadership")
    await diary.says(officer, "Please have the departments report figures.")
    await only(diary, officer, "Ban BHXH, Ban BHYT")
    await diary.presses(officer, "Mark as complex or sensitive", "✅ Submit to the leaders")
    await diary.presses(leader, "Why is it due?", "✅ Agree with the proposal", about=code)
    await confirm(diary, leader, code)
    await diary.presses(officer, "Why is it due?", "Write to the units", "✅ Send to the units", about=code)
    await reports(diary, code)

    await on_card(diary, officer, code, "Draft and submit", "Use this text", SUBMIT)
    await defer(diary, asker, code)
    await on_card(diary, speaker, code, "⬆️ Report to the Director General")
    await diary.presses("tonggiamdoc", "👁 Seen, no objection", about=code)
    await diary.presses(speaker, "✅ Approve", about=code)
    assert "As: Spokesperson" in (await town[speaker].chat())[-1]["text"]
    await confirm(diary, speaker, code)
    answer = await town[asker].saw("12.3 trillion dong", "Document No.")
    assert "\nSpokesperson\n" in answer["text"]

    await on_card(diary, officer, code, "More…", "📁 Dossier")
    await on_card(diary, officer, code, "Why is it due?")
    await diary.says(asker, "/status")
    await diary.presses(asker, "I have what I need", "Rate", "4 – Satisfied")
    await diary.says(asker, "Quick and clear.")
    await diary.presses(asker, "Ask a follow-up")
    await diary.says(asker, "And in 2024?", "1")
    for who in (officer, leader, speaker, "canbo-bhxh"):
        await diary.says(who, "/tasks", "/rights")
    await diary.says("quantri", "/targets")
    await town.later(86_400)
    await town[officer].saw("waits for you")
    for who, count in before.items():
        english = [one for one in await foreign(town[who]) if one not in await vietnamese_before(town[who], count)]
        assert english == [], who
    assert await foreign(town[asker]) == await vietnamese_before(town[asker], 0)


async def vietnamese_before(one: Resident, count: int) -> list[str]:
    """What they read in Vietnamese before they chose English, as it is now; cards are edited since."""
    said = [f"{each['text']}\n{' '.join(each['choices'])}" for each in (await one.chat())[:count]]
    return [without_names(each) for each in said]


async def reports(diary: Diary, code: str) -> None:
    """Two units: one asks first and has a head who signs, of the other the head is not known."""
    clerk, head, other, officer = "canbo-bhxh", "truongban-bhxh", "canbo-bhyt", "canbo-zalo"
    await diary.presses(clerk, "Received, we are on it", "Ask the press centre", about=code)
    await diary.says(clerk, "Which year?")
    await diary.presses(officer, "Answer the unit")
    await diary.says(officer, "2025.")
    await on_card(diary, clerk, code, "Why is it due?", "Report the result")
    await diary.says(clerk, "12.3 trillion dong is owed.")
    await diary.presses(clerk, "✅ Hand in to the head")
    await diary.presses(head, "✅ Sign and send the report", about=code)
    await diary.presses(other, "Report the result", about=code)
    await diary.says(other, "Costs went up by 8%.", "Mai Van Thu, Head, no. 12/BC-BHYT")
    await diary.presses(other, "✅ Send the report")


async def defer(diary: Diary, asker: str, code: str) -> None:
    """The Spokesperson promises an answer (9.4), and the journalist sees what was promised."""
    speaker = "nguoiphatngon"
    await on_card(diary, speaker, code, "🤝 Defer")
    await diary.says(speaker, "17:00 tomorrow", "Figures are being checked.")
    await confirm(diary, speaker, code)
    await diary.town[asker].saw(code, "Vietnam Social Security will answer you by")
    await diary.says(asker, "/status")


async def test_a_refusal_and_another_look_read_english_to_a_journalist_on_telegram(town: Town) -> None:
    """An oral direction recorded and confirmed, a refusal with its ground, another look asked for, a part refused."""
    diary, asker, officer, speaker = Diary(town), "nhabao-quocte", "canbo-telegram", "nguoiphatngon"
    await diary.says(asker, "/request", "Who owes premiums in Nghe An, by name?")
    await diary.presses(asker, "✅ File it")
    code = code_in(await town[asker].saw("is filed under", "BC-2026-00004"))
    await on_card(diary, officer, code, "Take it on", "More…", "Note", "Our own desk")
    await diary.says(officer, "Personal data.")
    await on_card(diary, officer, code, "More…", "Record a leader's direction")
    await diary.says(
        officer, "Ngô Thị Lan Anh", "by word of mouth", "just now", "Let the Department report.", "Ban BHXH"
    )
    await diary.presses(officer, "✅ Record")
    await diary.presses("lanhdao", "Confirm this direction", about=code)

    await on_card(diary, speaker, code, "⛔ Refuse")
    await diary.says(speaker, "6.1.c", "An inspection is going on.", "once it is concluded", "15/12")
    await confirm(diary, speaker, code)
    await town[asker].saw(code, "refuses to provide the information", "under inspection")
    await diary.says(asker, code)
    assert "Art. 6.1.c of the regulation: “" in (await town[asker].chat())[-1]["text"]
    await diary.presses(asker, "Ask to look again", about=code)
    await diary.says(asker, "The inspection is over.")

    await on_card(diary, officer, code, "Draft and submit")
    await diary.says(officer, "The list is on the Portal.")
    await diary.presses(officer, "Refuse a part")
    await diary.says(officer, "6.1.a", "No names are given.")
    await diary.presses(officer, SUBMIT)
    await on_card(diary, speaker, code, "↩ Return for changes")
    await diary.says(speaker, "Say where on the Portal.")
    await town[officer].saw(code, "returned", "Say where on the Portal.")
    assert await foreign(town[asker]) == []
    for who in (officer, speaker, "lanhdao"):
        shown = [one for one in await foreign(town[who]) if code in one]
        assert shown == [], who
