"""The press centre: claim, release, ask back, answer from what is published."""

from __future__ import annotations

import pytest

from handlers.talk import Channel, Event, Kind
from procedure.terms import LEADERS, Role, State
from storage import people, tables, trail, words
from storage.words import Said
from tests.handlers.rig import LINK, PDF, Desk, Guest

ANSWER = "Trả lời từ nội dung đã công bố"


async def three(desk: Desk, channel: Channel = Channel.TELEGRAM) -> tuple[Guest, Guest, Guest]:
    """Two officers and a journalist who has filed."""
    first, second = await desk.staff("1", name="Đỗ Thị Mai"), await desk.staff("9", channel=channel, name="Vũ Huy")
    journalist = await desk.known("2")
    await journalist.files_request()
    return first, second, journalist


async def released(officer: Guest) -> None:
    """From the card to the act under “Việc khác…”."""
    await officer.presses("Việc khác…")
    await officer.presses("Thôi phụ trách")


async def answered(officer: Guest, link: str = LINK) -> None:
    """From the card to the answer."""
    await officer.presses(ANSWER)
    await officer.says(link)
    await officer.presses("✅ Gửi trả lời")


async def test_one_officer_wins_the_claim_and_the_other_is_told_who_and_when(any_desk: Desk) -> None:
    """P1"""
    first, second, _ = await three(any_desk)
    card = second.last
    await first.presses("Nhận xử lý")
    assert first.toasts == ["Anh/Chị đã nhận BC-2026-00001"]
    any_desk.clock.advance(60)
    await second.presses("Nhận xử lý", on=card)
    assert "BC-2026-00001 đã do Đỗ Thị Mai nhận từ" in second.toasts[-1]
    assert "15:00" in second.toasts[-1]
    case = await any_desk.case()
    assert case.facts.version == 2
    assert await any_desk.rows(tables.trail) == 2


async def test_every_officers_card_shows_who_holds_the_case_and_only_the_holder_may_act(desk: Desk) -> None:
    first, second, _ = await three(desk)
    await first.presses("Nhận xử lý")
    assert "ĐANG XEM XÉT · Đỗ Thị Mai phụ trách từ" in second.last.text
    assert not {"Nhận xử lý", ANSWER, "Tự soạn trả lời", "Hỏi lại nhà báo"} & set(second.last.buttons)
    own = ["Tự soạn trả lời", ANSWER, "Đề xuất Lãnh đạo chỉ đạo", "Hỏi lại nhà báo"]
    assert list(first.last.buttons)[:4] == own


async def test_claiming_twice_says_since_when_it_is_ones_own(desk: Desk) -> None:
    first, _, _ = await three(desk)
    card = first.last
    await first.presses("Nhận xử lý")
    await first.presses("Nhận xử lý", on=card)
    assert "Anh/Chị đã nhận hồ sơ này từ" in first.toasts[-1]
    assert (await desk.case()).facts.version == 2


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.PRESS_OFFICER, Role.PRESS_HEAD, Role.JOURNALIST)]
)
async def test_nobody_outside_the_press_centre_may_claim(desk: Desk, role: Role) -> None:
    """T1"""
    officer, _, _ = await three(desk)
    other = await desk.staff("7", role)
    sees_cases = role in LEADERS | {Role.SPOKESPERSON}  # they see every case, and still do not claim any
    reason = "step_not_yours" if sees_cases else "case_not_seen"
    await denied(desk, other, officer.last.buttons["Nhận xử lý"], reason)


async def test_the_asker_may_not_claim_their_own_case(desk: Desk) -> None:
    officer, _, journalist = await three(desk)
    await denied(desk, journalist, officer.last.buttons["Nhận xử lý"], "step_not_yours")


async def denied(desk: Desk, guest: Guest, data: str, reason: str) -> None:
    """Nothing changes but one security row and one short reply."""
    before = await desk.snapshot()
    seen = await guest.carries(data)
    after = await desk.snapshot()
    assert len(seen) == 1
    assert await desk.security() == [reason]
    assert {name: rows for name, rows in after.items() if name not in ("outbox", "people")} == {
        name: rows for name, rows in before.items() if name not in ("outbox", "people")
    }
    assert len(after["outbox"]) == len(before["outbox"]) + 1


async def test_rights_taken_away_count_from_the_next_update(desk: Desk) -> None:
    """T2, P3"""
    officer, _, _ = await three(desk)
    card = officer.last
    await desk.database.write(
        lambda work: work.connection.execute(
            tables.memberships.update().where(tables.memberships.c.person_id == 1).values(until=work.now)
        )
    )
    await denied(desk, officer, card.buttons["Nhận xử lý"], "case_not_seen")


async def test_an_old_button_changes_nothing_and_shows_how_the_case_stands(any_desk: Desk) -> None:
    """T2"""
    first, second, _ = await three(any_desk)
    old = second.last
    await first.presses("Nhận xử lý")
    await released(first)
    await second.presses("Nhận xử lý", on=old)
    assert second.toasts == ["Thẻ này đã cũ"]
    assert "Thẻ này đã cũ, trạng thái hiện tại: CHỜ TIẾP NHẬN." in second.chat[-2].text
    assert "Nhận xử lý" in second.last.buttons
    assert (await any_desk.case()).facts.claimed_by is None


async def test_only_the_holder_or_the_head_may_release(desk: Desk) -> None:
    first, second, _ = await three(desk)
    head = await desk.staff("8", Role.PRESS_HEAD)
    await first.presses("Nhận xử lý")
    await first.presses("Việc khác…")
    release = first.last.buttons["Thôi phụ trách"]
    await second.carries(release)
    assert "đã do Đỗ Thị Mai nhận" in second.toasts[-1]
    assert (await desk.case()).facts.version == 2
    await head.carries(release)
    assert (await desk.case()).facts.claimed_by is None
    await first.carries(release.rsplit(":", 1)[0] + ":3")
    assert "chưa ai nhận" in first.toasts[-1]


async def test_a_released_case_sounds_again_for_the_others(desk: Desk) -> None:
    first, second, _ = await three(desk)
    await first.presses("Nhận xử lý")
    await released(first)
    assert second.last.out.anew
    assert "Nhận xử lý" in second.last.buttons


async def test_words_asked_back_reach_the_journalist_as_they_were_typed(any_desk: Desk) -> None:
    first, second, journalist = await three(any_desk)
    await first.presses("Hỏi lại nhà báo")
    await first.says("Anh/Chị hỏi số liệu <b>năm</b> nào?")
    assert "Anh/Chị hỏi số liệu <b>năm</b> nào?" in journalist.last.text
    assert journalist.last.out.kind is Kind.ANSWER
    assert "BC-2026-00001" in journalist.last.text
    assert "Đỗ Thị Mai" not in journalist.last.text
    assert "Đỗ Thị Mai phụ trách" in second.last.text


async def test_a_reply_to_the_question_back_is_the_supplement(any_desk: Desk) -> None:
    first, second, journalist = await three(any_desk)
    await first.presses("Hỏi lại nhà báo")
    await first.says("Năm nào?")
    await journalist.says("Năm 2025.", PDF, replied_to=journalist.last.id)
    assert "Đã bổ sung vào hồ sơ BC-2026-00001" in journalist.last.text
    assert "Bổ sung: Năm 2025." in first.last.text
    assert first.last.out.anew
    assert [file.name for file in first.last.out.files] == [PDF.name]
    assert not second.last.out.matters


async def test_a_supplement_can_be_given_by_button_and_is_kept_with_its_files(desk: Desk) -> None:
    _, _, journalist = await three(desk)
    await journalist.says("/hoso")
    await journalist.presses("Bổ sung thông tin")
    await journalist.says("", PDF)
    assert "Đã nhận 1 tệp" in journalist.last.text
    await journalist.says("Xem công văn kèm theo.")
    case = await desk.case()
    said = await desk.database.read(lambda work: words.of_case(work, case.id))
    assert [one.kind for one in said] == [Said.QUESTION, Said.SUPPLEMENT]
    assert len(await desk.database.read(lambda work: words.files_of_case(work, case.id))) == 1


async def test_an_album_sent_in_reply_waits_for_its_words_with_all_its_files(desk: Desk) -> None:
    _, _, journalist = await three(desk)
    receipt = journalist.last
    for number in range(3):
        await journalist.says("", type(PDF)(f"{number}.pdf", PDF.mime, PDF.data), replied_to=receipt.id)
    await journalist.says("Ba công văn.", replied_to=receipt.id)
    case = await desk.case()
    assert len(await desk.database.read(lambda work: words.files_of_case(work, case.id))) == 3


@pytest.mark.parametrize("text", ["Cảm ơn anh chị", "cam on nhieu"])
async def test_a_thank_you_in_reply_adds_nothing_to_the_case(desk: Desk, text: str) -> None:
    _, _, journalist = await three(desk)
    await journalist.says(text, replied_to=journalist.last.id)
    assert "Cảm ơn Anh/Chị" in journalist.last.text
    assert (await desk.case()).facts.version == 1


async def test_a_reply_to_the_answer_opens_no_closed_case(desk: Desk) -> None:
    officer, _, journalist = await three(desk)
    await answered(officer)
    await journalist.says("Vậy số người ở Hà Tĩnh tham gia BHXH tự nguyện là bao nhiêu?", replied_to=journalist.last.id)
    assert "Gửi thành yêu cầu" in journalist.last.buttons
    assert (await desk.case()).facts.state is State.ANSWERED


async def test_a_reply_to_somebody_elses_message_adds_to_no_case(desk: Desk) -> None:
    """T7: a reply counts only if the message is one that we sent into this chat."""
    _, _, journalist = await three(desk)
    stranger = await desk.known("5")
    await stranger.says("Tôi bổ sung thêm.", replied_to=journalist.last.id)
    assert (await desk.case()).facts.version == 1


async def test_the_answer_is_the_link_under_the_fixed_sentence_and_nothing_else(any_desk: Desk) -> None:
    first, second, journalist = await three(any_desk)
    await first.presses(ANSWER)
    await first.says(f"Anh xem bài này nhé: {LINK}. Chúc anh khoẻ!")
    preview = first.last.text
    assert "Chúc anh khoẻ" not in preview
    assert "⚠️" not in preview
    await first.presses("✅ Gửi trả lời")
    answer = journalist.last
    assert answer.text == (
        "Trả lời yêu cầu BC-2026-00001: nội dung Anh/Chị quan tâm đã được BHXH Việt Nam công bố tại:\n" + LINK
    )
    assert answer.text in preview
    assert answer.out.kind is Kind.ANSWER
    assert "ĐÃ TRẢ LỜI" in second.last.text
    assert ANSWER not in second.last.buttons
    case = await any_desk.case()
    assert (case.facts.state, case.facts.version) == (State.ANSWERED, 2)
    assert await any_desk.database.read(trail.verify) == []


async def test_answering_needs_exactly_one_link(desk: Desk) -> None:
    officer, _, _ = await three(desk)
    await officer.presses(ANSWER)
    for typed, said in [
        ("baohiemxahoi.gov.vn", "Cần đúng một đường dẫn"),
        (f"{LINK} và {LINK}/2", "Có 2 đường dẫn"),
        ("https://[abc", "Cần đúng một đường dẫn"),
        ("javascript:alert(1)", "Cần đúng một đường dẫn"),
    ]:
        await officer.says(typed)
        assert said in officer.last.text
    assert (await desk.case()).facts.version == 1


FOREIGN = [
    "https://baohiemxahoi.gov.vn.evil.example/a",
    "https://baohiemxahoi.gov.vn@evil.example/a",
    "https://xbaohiemxahoi.gov.vn/a",
    "https://evil.example\\.baohiemxahoi.gov.vn/a",
    "https://evil.example/baohiemxahoi.gov.vn",
]


@pytest.mark.parametrize("link", FOREIGN)
async def test_a_page_of_another_site_is_warned_of_before_it_is_sent(desk: Desk, link: str) -> None:
    officer, _, _ = await three(desk)
    await officer.presses(ANSWER)
    await officer.says(link)
    assert "⚠️ Trang này không thuộc baohiemxahoi.gov.vn" in officer.last.text


async def test_a_page_of_a_site_below_the_agencys_own_is_not_warned_of(desk: Desk) -> None:
    officer, _, _ = await three(desk)
    await officer.presses(ANSWER)
    await officer.says("https://nghean.BaoHiemXaHoi.gov.vn/tin")
    assert "⚠️" not in officer.last.text


async def test_the_link_can_be_edited_at_the_preview(desk: Desk) -> None:
    officer, _, journalist = await three(desk)
    await officer.presses(ANSWER)
    await officer.says("https://example.vn/sai")
    await officer.presses("Sửa đường dẫn")
    await officer.says(LINK)
    await officer.presses("✅ Gửi trả lời")
    assert LINK in journalist.last.text
    assert all("example.vn" not in message.text for message in journalist.chat)


async def test_a_second_answer_is_refused(any_desk: Desk) -> None:
    officer, second, journalist = await three(any_desk)
    card = officer.last
    await second.presses(ANSWER)
    await second.says(LINK)
    await answered(officer)
    told = len(journalist.chat)
    await second.presses("✅ Gửi trả lời")
    assert "ĐÃ TRẢ LỜI" in second.toasts[-1]
    await officer.presses(ANSWER, on=card)
    assert "ĐÃ TRẢ LỜI" in officer.toasts[-1]
    assert len(journalist.chat) == told
    assert await any_desk.rows(tables.trail) == 2


async def test_an_answer_begun_before_another_claimed_the_case_is_not_sent(desk: Desk) -> None:
    """P2"""
    first, second, journalist = await three(desk)
    await second.presses("Hỏi lại nhà báo")
    await first.presses("Nhận xử lý")
    told = len(journalist.chat)
    await second.says("Năm nào?")
    assert "đã do Đỗ Thị Mai nhận" in second.toasts[-1]
    assert len(journalist.chat) == told


async def test_the_answer_goes_to_the_mail_as_well_where_an_address_was_left(desk: Desk) -> None:
    officer = await desk.staff("1")
    journalist = await desk.known("2", Channel.ZALO)
    mailbox = desk.guest("ha@toasoan.vn", Channel.EMAIL)
    await journalist.files_request()
    await journalist.says("email")
    await journalist.says("ha@toasoan.vn")
    await answered(officer)
    assert LINK in journalist.last.text
    assert LINK in mailbox.last.text
    assert "Kính gửi Trần Minh Đức" in mailbox.last.text


async def test_an_answer_for_somebody_who_left_is_held_and_leaves_when_they_are_back(any_desk: Desk) -> None:
    """O4"""
    officer, _, journalist = await three(any_desk)
    await journalist.does(Event.UNFOLLOW)
    account = await any_desk.database.read(lambda work: people.find_account(work, "telegram", "2"))
    assert account is not None
    assert account.unreachable_since == any_desk.clock.now()
    await answered(officer)
    assert await states(any_desk, "held") == 1
    await journalist.does(Event.FOLLOW)
    assert await states(any_desk, "held") == 0
    assert await states(any_desk, "pending") == 1


async def states(desk: Desk, state: str) -> int:
    """How many messages are in that state."""
    query = tables.outbox.select().where(tables.outbox.c.state == state)
    return await desk.database.read(lambda work: len(work.connection.execute(query).all()))


async def test_the_lists_show_what_waits_and_what_one_holds(desk: Desk) -> None:
    first, second, journalist = await three(desk)
    await journalist.files_request()
    await first.says("/cho")
    assert "Chờ tiếp nhận (2)" in first.last.text
    await first.presses("BC-2026-00002")
    await first.presses("Nhận xử lý")
    await first.says("/dangxuly")
    assert "BC-2026-00002" in first.last.text
    assert "BC-2026-00001" not in first.last.text
    await second.says("/dangxuly")
    assert "Không có yêu cầu nào" in second.last.text


@pytest.mark.parametrize("command", ["/cho", "/dangxuly"])
async def test_the_lists_are_for_the_press_centre_alone(desk: Desk, command: str) -> None:
    _, _, journalist = await three(desk)
    await journalist.says(command)
    assert "không có quyền" in journalist.last.text
    assert await desk.security() == ["not_desk"]


async def test_an_officer_who_asks_for_a_case_by_its_code_is_led_to_its_card(desk: Desk) -> None:
    officer, _, _ = await three(desk)
    await officer.says("BC-2026-00001 đến đâu rồi")
    assert list(officer.last.buttons) == ["Xem BC-2026-00001"]


async def test_a_case_from_zalo_looks_the_same_on_the_card(desk: Desk) -> None:
    officer = await desk.staff("1")
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.files_request()
    assert "· Zalo" in officer.last.text
    first = ["Nhận xử lý", "Tự soạn trả lời", ANSWER, "Đề xuất Lãnh đạo chỉ đạo", "Hỏi lại nhà báo"]
    assert list(officer.last.buttons) == [*first, "Việc khác…", "Vì sao hạn này?"]
