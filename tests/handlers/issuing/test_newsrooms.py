"""A letter to a newsroom: by mail where it has an address, else on paper; each register its own numbers (3.6)."""

from __future__ import annotations

import pytest

from handlers.issuing import asking
from handlers.talk import Channel, say
from procedure.terms import Clock, Role, State
from storage import clocks, documents, files, newsrooms, staff, tables
from tests.bot.letters.sample import words_of
from tests.handlers.correction.newsroom import CODE, LINK, OURS, THEIRS, Newsroom, newsroom, province
from tests.handlers.issuing.test_papers import file_of
from tests.handlers.rig import TEXTS, Desk
from tests.handlers.roster_rig import CHANNELS, id_of

MAIL = "toasoan@bao.vn"


async def sent(them: Newsroom, address: str) -> None:
    """From the opening to the mail."""
    them.office.equip()
    await them.opens(address=address)
    await them.drafts()
    await them.approves()
    await them.office.issued()
    await them.office.delivered()
    await them.office.issued()
    await them.office.delivered()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_letter_leaves_by_mail_with_its_paper(any_desk: Desk, channel: Channel) -> None:
    them = await newsroom(any_desk, channel, channel)
    await sent(them, MAIL)
    (mail,) = them.office.seen(Channel.EMAIL, MAIL)
    assert "01/TTBC-BHXH" in mail.text
    assert OURS in mail.text
    (paper,) = mail.attached
    words = words_of(paper.data)
    for part in (LINK, "điểm d khoản 1 Điều 5", "khoản 6 Điều 3", "Kính gửi: Báo Ví Dụ", THEIRS[:30]):
        assert part in words, part
    assert "đã đến đủ nơi nhận (1)" in them.office.read("1", channel)
    await them.officer.says(CODE)
    assert "đã gửi 1/1" in them.officer.last.text


async def test_without_an_address_the_holder_sends_it_on_paper(any_desk: Desk) -> None:
    them = await newsroom(any_desk)
    await sent(them, "")
    assert (await any_desk.case()).facts.state is State.SENT
    told = them.office.read("1")
    assert "gửi văn bản giấy tới Báo Ví Dụ" in told
    assert [one.file.name for one in them.office.seen(Channel.TELEGRAM, "1") if one.file] == ["01-TTBC-BHXH.pdf"]
    assert them.office.senders[Channel.EMAIL].seen == []
    await them.officer.says(CODE)
    assert "gửi văn bản giấy" in them.officer.last.text


async def test_a_mailbox_is_made_once_and_is_no_journalist(desk: Desk) -> None:
    first = await desk.database.write(lambda work: newsrooms.mailbox(work, "Báo Ví Dụ", MAIL).id)
    again = await desk.database.write(lambda work: newsrooms.mailbox(work, "Báo Ví Dụ", MAIL.upper()).id)
    other = await desk.database.write(lambda work: newsrooms.mailbox(work, "Báo Khác", MAIL).id)
    assert first == again != other
    assert await desk.rows(tables.people) == 2


async def test_a_provinces_letter_bears_its_own_number(desk: Desk) -> None:
    """5.2.b"""
    them = await province(desk)
    them.office.equip()
    await them.officer.says(f"/caichinh {LINK}")
    await them.officer.presses("Hồ sơ của BHXH tỉnh")
    for words in ("Báo Ví Dụ", THEIRS, "sai sự thật", OURS, "xong", MAIL):
        await them.officer.says(words)
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    await them.drafts()
    await them.officer.presses("Xem trước văn bản (PDF)")
    preview = await desk.database.read(lambda work: files.load(work, file_of(them.officer)))
    assert "điểm b khoản 2 Điều 5" in words_of(preview.data)
    assert "/TTBC-BHXH-NAN" in words_of(preview.data)
    await them.approves()
    await them.office.issued()
    await them.office.delivered()
    mail = them.office.seen(Channel.EMAIL, MAIL)[0]
    assert "01/TTBC-BHXH-NAN" in mail.text
    assert "BHXH tỉnh Nghệ An" in mail.text


async def test_what_is_asked_of_the_newsroom_is_approved_with_the_words(any_desk: Desk) -> None:
    """3.6, 9.1: it stands in the letter's frame, in the very words that are bound."""
    them = await newsroom(any_desk)
    them.office.equip()
    await them.opens(address=MAIL)
    await them.drafts()
    asked = f"Đề nghị cải chính (khoản 6 Điều 3, điểm d khoản 1 Điều 5), bài: {LINK}"
    assert asked in them.speaker.last.text
    await them.speaker.says(CODE)
    await them.speaker.presses("✅ Duyệt")
    assert asked in them.speaker.last.text
    await them.speaker.presses("✅ Xác nhận")
    case = await any_desk.case()
    more = tables.cases.update().values(details={**case.details, "asks": "response,correction,apology"})
    await any_desk.database.write(lambda work: work.connection.execute(more).close())
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.REVIEW
    await them.office.delivered()
    assert them.office.seen(Channel.EMAIL, MAIL) == []
    await them.speaker.says(CODE)
    assert "Đề nghị phản hồi, cải chính, xin lỗi công khai (" in them.speaker.last.text


async def right_ended(them: Newsroom) -> None:
    """Whoever signed speaks no more."""
    speaker = await id_of(them.speaker)
    await them.desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, speaker)])


async def signed_anew(them: Newsroom) -> None:
    """By another Spokesperson."""
    other = await them.desk.staff("77", Role.SPOKESPERSON, Channel.TELEGRAM, "Lê Minh Châu", "LD")
    await other.says(CODE)
    await other.presses("✅ Duyệt")
    await other.presses("✅ Xác nhận")


async def test_a_letter_that_never_left_is_signed_anew_and_leaves_once(any_desk: Desk) -> None:
    """2.4, 3.6: else its words were lost: nothing could be sent in their place."""
    them = await newsroom(any_desk)
    them.office.equip()
    await them.sends()
    await right_ended(them)
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.REVIEW
    running = await any_desk.database.read(lambda work: clocks.of_case(work, 1))
    assert [one for one in running if one.clock is Clock.CORRECTION and one.void_at is None] == []
    await signed_anew(them)
    await them.office.issued()
    await them.office.delivered()
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.SENT
    (mail,) = them.office.seen(Channel.EMAIL, MAIL)
    assert "02/TTBC-BHXH" in mail.text
    papers = await any_desk.database.read(lambda work: documents.of_case(work, 1))
    assert [(one.number, one.state) for one in papers] == [(1, "void"), (2, "issued")]
    assert await them.is_whole()


async def test_a_letter_that_has_arrived_stays_sent_when_the_right_ends(any_desk: Desk) -> None:
    them = await newsroom(any_desk)
    them.office.equip()
    await them.sends()
    await them.office.delivered()
    await right_ended(them)
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.SENT


async def test_a_letter_that_may_have_arrived_says_so_when_it_goes_back(any_desk: Desk) -> None:
    them = await newsroom(any_desk)
    them.office.equip()
    await them.sends()
    called = tables.outbox.update().where(tables.outbox.c.key.startswith("statement:")).values(state="unsure", tries=1)
    await any_desk.database.write(lambda work: work.connection.execute(called).close())
    await right_ended(them)
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.SENT, "a call may be under way"
    await them.office.delivered()
    await them.office.issued()
    await them.office.delivered()
    assert (await any_desk.case()).facts.state is State.REVIEW
    assert "không rõ văn bản đã đến được hay chưa: Báo Ví Dụ" in them.office.read("1")


async def test_a_letter_sent_on_paper_stays_sent_whatever_becomes_of_the_right(any_desk: Desk) -> None:
    them = await newsroom(any_desk)
    them.office.equip()
    await them.opens(address="")
    await them.drafts()
    await them.approves()
    await them.office.issued()
    await right_ended(them)
    await them.office.issued()
    assert (await any_desk.case()).facts.state is State.SENT


def test_the_bound_words_are_those_of_the_letter() -> None:
    """What the catalogue says in the letter's Vietnamese is what was approved."""
    for ask, words in asking.NAMED.items():
        assert TEXTS.render(say(f"letter_asks_{ask}"), "vi").text == words
