"""Drafting and submitting in one act: typed, from the units' reports, or a document with covering words (10.1.a, 3)."""

from __future__ import annotations

import pytest

from bot.channels.email import EmailSender
from bot.channels.telegram.send import TelegramSender
from bot.channels.zalo.formats import FORMATS
from bot.channels.zalo.send import ZaloSender
from handlers.casework import recipients
from handlers.drafting import carrying
from handlers.talk import Attachment, Channel
from procedure.terms import LegKind, LegState, Role, State
from storage import legs, tables, trail, words
from storage.words import Said
from storage.work import Work
from tests.handlers.rig import PDF, Desk
from tests.handlers.roster_rig import CHANNELS, id_of
from tests.handlers.speaker.stage import WORDS, chooses, drafted, stage

SHEET = Attachment(
    "so-lieu.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04 a sheet"
)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_review_shows_exactly_what_will_be_approved(any_desk: Desk, channel: Channel) -> None:
    them = await stage(any_desk, channel)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says(WORDS)
    review = them.officer.last.text
    assert WORDS in review
    assert "Trần Minh Đức – Báo Ví Dụ: Telegram" in review
    assert "văn bản (PDF), gửi đến nơi nhận" in review
    assert await any_desk.rows(tables.texts) == 0
    await chooses(them.officer, "✅ Trình duyệt")
    (text,) = await them.texts()
    assert f"{text.binding.hex()[:4]}-{text.binding.hex()[4:8]}".upper() in review
    case = await any_desk.case()
    assert case.facts.draft is not None
    assert case.facts.draft.binding == text.binding
    assert await any_desk.database.read(lambda work: recipients.have_changed(work, case, text)) is False
    assert await any_desk.database.read(trail.verify) == []


async def test_a_document_takes_the_place_of_the_words_under_covering_words(desk: Desk) -> None:
    them = await stage(desk)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says("", PDF)
    await them.officer.presses("Dùng lời dẫn mẫu")
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert [one.name for one in text.files] == [PDF.name]
    assert text.body == "Cơ quan BHXH trả lời nội dung Quý cơ quan quan tâm tại văn bản gửi kèm."
    assert [one.name for one in them.spokesperson.last.out.files] == [PDF.name]


async def reported(desk: Desk, officer: int) -> None:
    """Two units have reported; one with a file."""
    case = await desk.case()

    def piece(work: Work) -> None:
        for unit, said in (("BHYT", "Nghệ An có 128.000 người."), ("PC", "Căn cứ Luật BHXH 2024.")):
            report, _ = words.keep(work, case.id, Said.REPORT, said, officer)
            leg = legs.open_(work, case.id, unit, LegKind.SUPPORT, officer, None, None)
            done = {"state": LegState.REPORTED.value, "report_id": report, "reported_at": work.now}
            work.connection.execute(tables.legs.update().where(tables.legs.c.id == leg.id).values(**done))

    await desk.database.write(piece)


async def test_the_reports_of_the_units_are_proposed_and_may_be_used_as_they_are(any_desk: Desk) -> None:
    """7.1.c: to compile and to provide."""
    them = await stage(any_desk)
    await reported(any_desk, await id_of(them.officer))
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    assert "Nghệ An có 128.000 người.\n\nCăn cứ Luật BHXH 2024." in them.officer.last.text
    await them.officer.presses("Dùng bản này")
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert text.body == "Nghệ An có 128.000 người.\n\nCăn cứ Luật BHXH 2024."  # the letter has its own opening


async def test_what_zalo_cannot_carry_is_said_before_it_is_submitted(desk: Desk) -> None:
    """O9"""
    them = await stage(desk, asks=Channel.ZALO)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says(WORDS, SHEET)
    assert "Zalo không nhận loại tệp của “so-lieu.xlsx”" in them.officer.last.text
    await them.officer.presses("Tệp kèm")
    await them.officer.presses("☑ so-lieu.xlsx")
    await them.officer.presses("Xong")
    assert "không nhận loại tệp" not in them.officer.last.text
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert text.files == ()


def test_what_the_drafters_are_told_is_what_the_channels_take() -> None:
    carried = carrying.CHANNELS["zalo"].kinds
    assert carried is not None
    assert sorted({one.limit for one in FORMATS}) == sorted(set(carried.values()))
    assert carrying.CHANNELS["zalo"].most == ZaloSender.file_limit
    assert carrying.CHANNELS["email"].most == EmailSender.file_limit
    assert carrying.CHANNELS["telegram"].most == TelegramSender.file_limit


async def test_an_interview_is_drafted_as_briefing_points(desk: Desk) -> None:
    them = await stage(desk)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says(WORDS)
    await them.officer.presses("Đổi hình thức")
    await them.officer.says("phỏng vấn")
    await them.officer.presses("✅ Trình duyệt")
    (text,) = await them.texts()
    assert (text.form, text.purpose) == ("interview", "briefing")
    await them.spokesperson.presses("✅ Duyệt")
    assert "Không có gì được gửi cho nhà báo" in them.spokesperson.last.text


async def test_of_two_who_draft_one_submits_and_the_other_keeps_their_words(desk: Desk) -> None:
    """P1, P2"""
    them = await stage(desk)
    second = await desk.staff("9", name="Vũ Huy")
    case = await desk.case()
    await desk.database.write(
        lambda work: work.connection.execute(tables.cases.update().values(state="COMPILING")).close()
    )
    for guest in (second, them.officer):
        await guest.carries(f"case.draft:{case.id}:{case.facts.version}")
    await second.says("Bản của Huy.")
    await them.officer.says(WORDS)
    await them.officer.presses("✅ Trình duyệt")
    await second.presses("✅ Trình duyệt")
    assert "đã do Đỗ Thị Mai nhận" in second.toasts[-1]
    assert any("Bản của Huy." in one.text for one in second.chat[-2:])
    assert len(await them.texts()) == 1


async def test_words_typed_at_the_review_are_not_taken_for_a_new_text(desk: Desk) -> None:
    them = await stage(desk)
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says(WORDS)
    await them.officer.says("trình anh Dương nhé")
    assert "Đây là bản xem lại" in them.officer.last.text
    await them.officer.presses("✅ Trình duyệt")
    assert [one.body for one in await them.texts()] == [WORDS]


@pytest.mark.parametrize("role", [Role.LEADER, Role.SPOKESPERSON])
async def test_whoever_may_not_draft_is_refused(desk: Desk, role: Role) -> None:
    them = await stage(desk)
    await drafted(them)
    case = await desk.case()
    other = await desk.staff("8", role, name="Vũ Huy", unit="LD")
    await other.carries(f"case.draft:{case.id}:{case.facts.version}")
    assert await desk.security() == ["step_not_yours"]
    assert (await desk.case()).facts.version == case.facts.version


async def test_international_cooperation_drafts_on_a_foreign_matter(any_desk: Desk) -> None:
    """10.3"""
    them = await stage(any_desk)
    foreign = await any_desk.staff("8", Role.UNIT_OFFICER, name="Vũ Huy", unit="HTQT")
    opened = tables.cases.update().values(state="COMPILING", foreign_matter=True)
    await any_desk.database.write(lambda work: work.connection.execute(opened).close())
    case = await any_desk.case()
    await foreign.carries(f"case.draft:{case.id}:{case.facts.version}")
    await foreign.says(WORDS)
    await foreign.presses("✅ Trình duyệt")
    assert (await any_desk.case()).facts.state is State.REVIEW
    assert ("draft", "international", "10.1.a") in await them.trail()
    assert WORDS in them.spokesperson.last.text


async def test_a_province_drafts_and_its_director_approves(any_desk: Desk) -> None:
    """7.1.d, 2.2.a"""
    them = await stage(any_desk)
    local = await any_desk.staff("8", Role.PROVINCE_OFFICER, name="Võ Thị Lam", unit="NAN")
    director = await any_desk.staff("9", Role.PROVINCE_DIRECTOR, name="Phan Quốc Bảo", unit="NAN")
    own = tables.cases.update().values(state="IN_PROGRESS", scope="NAN")
    await any_desk.database.write(lambda work: work.connection.execute(own).close())
    case = await any_desk.case()
    await local.carries(f"case.draft:{case.id}:{case.facts.version}")
    await local.says(WORDS)
    await local.presses("✅ Trình duyệt")
    assert WORDS in director.last.text
    assert director.last.out.anew
    await director.presses("✅ Duyệt")
    assert "Giám đốc BHXH tỉnh" in director.last.text
    await director.presses("✅ Xác nhận")
    assert (await any_desk.case()).facts.state is State.APPROVED
    assert ("approve", "province_director", "9.1") in await them.trail()
