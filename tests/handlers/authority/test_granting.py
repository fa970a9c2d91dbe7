"""A whole authorisation on both channels: asked, looked over, confirmed, told, in the contacts (2.1.c, 2.2.b, 2.4)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from handlers.talk import Attachment, Channel
from storage import acts, authorisations, contacts, files, people, postings
from storage.acts import Act
from storage.work import Work
from tests.handlers.authority.stage import (
    DELEGATE,
    DEPUTY,
    MATTER,
    NUMBER,
    OF_AGENCY,
    Cast,
    cast,
    chooses,
    confirms,
    drafts_agency,
    drafts_province,
    fills,
)
from tests.handlers.rig import PDF, Desk, Seen
from tests.handlers.roster_rig import CHANNELS

BEGIN, END = datetime(2026, 11, 24, 1, tzinfo=UTC), datetime(2026, 11, 30, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PHOTO = Attachment("uy-quyen.jpg", "image/jpeg", b"\xff\xd8\xff made up")
VOICE = Attachment("tieng.mp3", "audio/mpeg", b"ID3 made up")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_director_general_authorises_a_delegate(any_desk: Desk, channel: Channel) -> None:
    """2.1.c, 2.4"""
    them = await cast(any_desk, channel)
    await drafts_agency(them.general, alone="cùng")
    assert await them.granted() == []
    await confirms(them.general)
    (one,) = await them.granted()
    assert (one.unit_code, one.office, one.name, one.matter, one.alone) == ("VSS", "delegate", DELEGATE, MATTER, False)
    assert (one.since, one.until, one.signed_on, one.number) == (BEGIN, END, "2026-11-23", NUMBER)
    assert one.granted_by_name == "Lê Hùng Cường"
    stored = await any_desk.database.read(lambda work: files.load(work, one.file_id or 0))
    assert stored.data == PDF.data
    assert "Đã ủy quyền cho" in them.general.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_director_authorises_the_deputy_in_charge(any_desk: Desk, channel: Channel) -> None:
    """2.2.b"""
    them = await cast(any_desk, channel)
    await drafts_province(them.director)
    await confirms(them.director)
    (one,) = await them.granted()
    assert (one.unit_code, one.office, one.name, one.alone) == ("NAN", "deputy", DEPUTY, True)
    assert one.reason == "Đi công tác nước ngoài đến cuối tháng"


async def authorised(desk: Desk) -> Cast:
    """The agency's authorisation, granted."""
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    return them


async def test_the_one_authorised_stands_in_the_contacts_from_the_first_minute_to_the_last(desk: Desk) -> None:
    """2.4"""
    await authorised(desk)

    async def shown(at: datetime) -> bool:
        found = await desk.database.read(lambda work: contacts.of(work, "VSS", at))
        return any((one.name, one.document) == (DELEGATE, NUMBER) for one in found)

    assert [await shown(at) for at in (BEGIN - SECOND, BEGIN, END - SECOND, END)] == [False, True, True, False]


async def test_everybody_concerned_is_told_once_and_the_document_goes_along(desk: Desk) -> None:
    """2.3, 2.4, 2.5, 9.6"""
    them = await authorised(desk)
    yours = them.colleague.saw("Anh/Chị được ủy quyền phát ngôn")
    for rule in (MATTER, "Không được ủy quyền tiếp", "khoản 6 Điều 9", "đến 17:00 thứ Hai 30/11/2026"):
        assert rule in yours.text
    for reader in (them.spokesperson, them.head, them.officer):
        assert len([message for message in reader.chat if "Ủy quyền phát ngôn mới" in message.text]) == 1
        assert [file.name for file in reader.saw("Ủy quyền phát ngôn mới").out.files] == [PDF.name]
    for reader in (them.director, them.local):
        assert reader.chat == []


async def test_a_provinces_officers_and_the_press_centre_are_told_of_a_deputy(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    assert "được ủy quyền phát ngôn của BHXH tỉnh Nghệ An" in them.deputy.saw("Anh/Chị được ủy quyền").text
    for reader in (them.local, them.head, them.officer):
        reader.saw("Ủy quyền phát ngôn mới")
    assert them.spokesperson.chat == []
    them.local.saw("Cần công bố")
    assert not any("Cần công bố" in message.text for message in them.officer.chat)


async def test_the_act_is_on_record_with_its_article_and_no_word_of_a_person(desk: Desk) -> None:
    """12; T31"""
    them = await authorised(desk)
    (one,) = await them.granted()

    def piece(work: Work) -> list[Act]:
        assert acts.verify(work) == []
        return [act for act, _ in acts.of(work, f"authorisation:{one.id}")]

    (act,) = await desk.database.read(piece)
    assert (act.act, act.actor, act.capacity, act.article) == (
        "granted",
        one.granted_by,
        "director_general",
        "2.1.c, 2.4",
    )
    assert MATTER not in str(act.detail)


async def test_three_postings_are_opened(desk: Desk) -> None:
    """2.3, 2.4"""
    them = await authorised(desk)
    (one,) = await them.granted()
    opened = await desk.database.read(lambda work: postings.of(work, postings.AUTHORISATION, one.id))
    assert [(each.form, each.unit_code) for each in opened] == [(form, "VSS") for form in postings.FORMS]


async def test_one_that_begins_at_once_begins_when_it_is_confirmed(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa thời hạn")
    await them.general.says("hôm nay đến hết ngày 30/11")
    desk.clock.advance(600)
    await confirms(them.general)
    (one,) = await them.granted()
    assert (one.since, one.until) == (desk.clock.now(), datetime(2026, 11, 30, 17, tzinfo=UTC))
    assert "đến hết thứ Hai 30/11/2026" in them.general.last.text


async def test_the_nearest_of_the_staff_are_offered_for_a_name_without_accents(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await them.general.says("nguyen hong son")
    assert DELEGATE in them.general.last.buttons
    assert DEPUTY not in them.general.last.buttons
    await them.general.presses(DELEGATE)
    assert "Chức vụ" in them.general.last.text


async def test_somebody_not_known_here_can_be_authorised_and_the_granter_hears_that_they_were_not_told(
    desk: Desk,
) -> None:
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await fills(them.general, "Bùi Xuân Quỳnh", *OF_AGENCY, "alone", NUMBER, "23/11/2026")
    await confirms(them.general)
    (one,) = await them.granted()
    assert (one.name, one.person_id) == ("Bùi Xuân Quỳnh", None)
    assert "chưa dùng hệ thống này" in them.general.last.text


async def test_a_namesake_of_a_colleague_is_somebody_else(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await them.general.says(DELEGATE)
    await them.general.presses(f"Người khác tên {DELEGATE}")
    await fills(them.general, *OF_AGENCY, "alone", NUMBER, "hôm nay")
    await confirms(them.general)
    (one,) = await them.granted()
    assert (one.name, one.person_id) == (DELEGATE, None)


async def test_what_is_known_of_a_person_is_not_asked_again(desk: Desk) -> None:
    them = await authorised(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await them.general.says(DELEGATE)
    await them.general.presses(DELEGATE)
    await them.general.says("Trưởng ban")
    assert "vấn đề cụ thể nào" in them.general.last.text


async def test_another_person_is_asked_everything_anew(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa người được ủy quyền")
    await them.general.says("Bùi Xuân Quỳnh")
    for answer in ("Phó Trưởng ban", "0987 654 321", "quynh@vss.vn"):
        await them.general.says(answer)
    review = them.general.last.text
    for word in ("Bùi Xuân Quỳnh", "Phó Trưởng ban", "0987 654 321", "quynh@vss.vn", MATTER):
        assert word in review
    assert DELEGATE not in review


@pytest.mark.parametrize(
    ("button", "answer", "shown"),
    [
        ("Sửa chức vụ", "Vụ trưởng Vụ Pháp chế", "Vụ trưởng Vụ Pháp chế"),
        ("Sửa điện thoại", "024 3936 1234", "024 3936 1234"),
        ("Sửa e-mail", "moi@vss.vn", "moi@vss.vn"),
        ("Sửa nội dung", "Sự cố ứng dụng VssID ngày 22/11", "Sự cố ứng dụng VssID"),
        ("Sửa thời hạn", "25/11 - 26/11", "đến hết thứ Năm 26/11/2026"),
        ("Sửa hình thức", "cùng", "phối hợp cùng Người phát ngôn"),
        ("Sửa số văn bản", "456/UQ-BHXH", "456/UQ-BHXH"),
        ("Sửa ngày văn bản", "20/11", "20/11/2026"),
    ],
)
async def test_every_field_can_be_changed_at_the_review(desk: Desk, button: str, answer: str, shown: str) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses(button)
    await them.general.says(answer)
    assert shown in them.general.last.text
    assert "Tiếp tục để xác nhận" in them.general.last.buttons


async def test_the_english_title_can_be_given_and_is_shown_to_whoever_reads_english(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa chức vụ tiếng Anh")
    await them.general.says("Director of Health Insurance Policy")
    await confirms(them.general)
    (one,) = await them.granted()
    assert one.title_en == "Director of Health Insurance Policy"


async def test_a_new_file_at_the_review_takes_the_place_of_the_document(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.says("", PHOTO)
    assert PHOTO.name in them.general.last.text
    assert PDF.name not in them.general.last.text
    await confirms(them.general)
    (one,) = await them.granted()
    assert one.file_name == PHOTO.name


async def test_a_document_sent_before_it_was_asked_for_is_offered(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await them.general.says("", PDF)
    for answer in ("Bùi Xuân Quỳnh", *OF_AGENCY, "alone", NUMBER, "hôm nay"):
        await them.general.says(answer)
    await them.general.presses(f"Dùng tệp {PDF.name}")
    assert PDF.name in them.general.last.text
    assert "Tiếp tục để xác nhận" in them.general.last.buttons


WRONG = [
    (1, "Sơn", "chưa phải họ và tên"),
    (3, "12", "không phải số điện thoại"),
    (4, "son(at)vss", "e-mail"),
    (5, "mọi vấn đề", "từng trường hợp cụ thể"),
    (6, "từ 24/11", "có thời hạn nhất định"),
    (6, "30/11 đến 24/11/2026", "phải sau"),
    (6, "1/11 đến 20/11", "đã qua"),
    (6, "24/11/2026 đến 24/12/2027", "dài hơn một năm"),
    (6, "31/11", "lịch không có ngày"),
    (6, "khi nào xong", "chưa hiểu được thời hạn"),
    (7, "có lẽ", "chọn một trong hai"),
    (8, "không số", "phải có chữ số"),
    (9, "ngày mai", "chưa thể đã ký"),
    (9, "hôm nào đó", "chưa phải một ngày"),
    (10, "đây là văn bản", "phải bằng văn bản"),
]


@pytest.mark.parametrize(("place", "answer", "said"), WRONG)
async def test_a_wrong_answer_is_named_and_the_same_is_asked_again(
    desk: Desk, place: int, answer: str, said: str
) -> None:
    """2.4: each rule is named where it is broken, and the form goes on with a right answer."""
    them = await cast(desk)
    right = ["Bùi Xuân Quỳnh", *OF_AGENCY, "alone", NUMBER, "hôm nay"]
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    for each in right[: place - 1]:
        await them.general.says(each)
    await them.general.says(answer)
    assert said in them.general.last.text
    assert await them.granted() == []
    await fills(them.general, *right[place - 1 :])
    assert "Tiếp tục để xác nhận" in them.general.last.buttons


@pytest.mark.parametrize(
    ("sent", "said"), [((VOICE,), "không phải PDF, DOCX hay ảnh"), ((PDF, PHOTO), "Chỉ một tệp là văn bản ủy quyền")]
)
async def test_a_file_that_is_no_document_is_named(desk: Desk, sent: tuple[Attachment, ...], said: str) -> None:
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    for answer in ("Bùi Xuân Quỳnh", *OF_AGENCY, "alone", NUMBER, "hôm nay"):
        await them.general.says(answer)
    await them.general.says("", *sent)
    assert said in them.general.last.text
    await them.general.says("", PDF)
    assert "Tiếp tục để xác nhận" in them.general.last.buttons


async def test_a_term_before_the_documents_date_is_refused_at_the_review_and_nothing_is_lost(desk: Desk) -> None:
    """2.4"""
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa thời hạn")
    await them.general.says("từ 20/11 đến 30/11")
    await them.general.presses("Tiếp tục để xác nhận")
    assert "trước ngày ký văn bản" in them.general.last.text
    assert MATTER in them.general.last.text
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa ngày văn bản")
    await them.general.says("20/11")
    await confirms(them.general)
    assert len(await them.granted()) == 1


@pytest.mark.parametrize(
    ("change", "warned"),
    [
        ((), True),
        ((("Sửa nội dung", "Sự cố ứng dụng VssID ngày 22/11"), ("Sửa hình thức", "cùng")), False),
        ((("Sửa nội dung", "Sự cố ứng dụng VssID ngày 22/11"),), True),
        ((("Sửa hình thức", "cùng"),), True),
        ((("Sửa thời hạn", "từ 17h 30/11 đến 2/12"),), False),
    ],
)
async def test_an_overlap_is_warned_of(desk: Desk, change: tuple[tuple[str, str], ...], warned: bool) -> None:
    """The same unit and time, and a like matter or somebody alone; it may be granted all the same."""
    them = await cast(desk)
    await drafts_agency(them.general, alone="cùng")
    await confirms(them.general)
    await drafts_agency_again(them)
    for button, answer in change:
        await them.general.presses("Sửa một mục")
        await them.general.presses(button)
        await them.general.says(answer)
    assert ("Trùng thời gian" in them.general.last.text) is warned
    await confirms(them.general)
    assert len(await them.granted()) == 2


async def drafts_agency_again(them: Cast) -> None:
    """A second draft for the same matter and time, alone, of another number."""
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    await fills(them.general, "Bùi Xuân Quỳnh", *OF_AGENCY, "alone", "123/UQ-2", "hôm nay")


async def test_a_number_that_was_used_before_is_warned_of(desk: Desk) -> None:
    them = await authorised(desk)
    await drafts_agency_again(them)
    assert "đã dùng" not in them.general.last.text
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa số văn bản")
    await them.general.says("123 / uq-bhxh")
    assert f"đã dùng cho ủy quyền của {DELEGATE}" in them.general.last.text


async def test_back_from_the_confirmation_everything_is_there(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    review = them.general.last.text
    await them.general.presses("Tiếp tục để xác nhận")
    await them.general.presses("Sửa lại")
    assert them.general.last.text == review
    await confirms(them.general)
    assert len(await them.granted()) == 1


async def test_a_restart_between_review_and_confirmation_loses_nothing(any_desk: Desk) -> None:
    them = await cast(any_desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    shown: Seen = them.general.last
    fresh = Desk(any_desk.database, any_desk.clock)
    after = fresh.guest(them.general.external_id, name=them.general.name)
    await after.carries(shown.buttons["✅ Xác nhận"], shown.id)
    assert len(await them.granted()) == 1


async def test_pressed_twice_it_is_one_authorisation(any_desk: Desk) -> None:
    them = await cast(any_desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    shown = them.general.last
    await them.general.presses("✅ Xác nhận", on=shown)
    await them.general.presses("✅ Xác nhận", on=shown)
    assert len(await them.granted()) == 1
    assert len([message for message in them.colleague.chat if "được ủy quyền" in message.text]) == 1


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_form_offers_no_way_back_before_its_first_question(desk: Desk, channel: Channel) -> None:
    them = await cast(desk, channel)
    await them.general.says("/uyquyen")
    await chooses(them.general, "➕ Ủy quyền mới")
    assert "Quay lại" not in them.general.last.buttons


async def test_a_draft_that_is_cancelled_grants_nothing(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    await them.general.presses("Hủy")
    assert await them.granted() == []
    assert "Không có gì được gửi đi" in them.general.last.text


async def test_one_that_became_wrong_before_the_confirmation_is_kept_as_a_draft(desk: Desk) -> None:
    """Its time ran out while the confirmation lay open."""
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa thời hạn")
    await them.general.says("hôm nay")
    await them.general.presses("Tiếp tục để xác nhận")
    desk.clock.advance(10 * 3_600)
    await them.general.presses("✅ Xác nhận")
    assert "đã qua" in them.general.last.text
    assert await them.granted() == []
    await them.general.presses("Tiếp tục bản nháp")
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa thời hạn")
    await them.general.says("3 ngày")
    await confirms(them.general)
    assert len(await them.granted()) == 1


async def test_the_one_authorised_who_cannot_be_reached_holds_nothing_up(desk: Desk) -> None:
    them = await cast(desk)

    def leaves(work: Work) -> None:
        account = people.find_account(work, "telegram", "unit")
        assert account is not None
        people.lost(work, account.id, "left")

    await desk.database.write(leaves)
    await drafts_agency(them.general)
    await confirms(them.general)
    assert len(await desk.database.read(lambda work: authorisations.listed(work, None, 9))) == 1
    assert them.colleague.chat == []


async def test_in_english_the_whole_way_is_english(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/language")
    await them.general.says("/authorise")
    await them.general.presses("➕ New authorisation")
    for answer in ("Bùi Xuân Quỳnh", "Head of Department", "0912 345 678", "q@vss.vn", "Pension payments in December"):
        await them.general.says(answer)
    for answer in ("from 8am 24 Nov to 30 Nov", "together", NUMBER, "today"):
        await them.general.says(answer)
    await them.general.says("", PDF)
    await them.general.presses("Go on to confirm")
    await them.general.presses("✅ Confirm")
    assert "is authorised, from 08:00" in them.general.last.text
    assert "to the end of Monday 30 November 2026" in them.general.last.text


async def test_the_act_names_the_document_by_its_digest(desk: Desk) -> None:
    """2.4, T31: other bytes put in its place would be found."""
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    ((act, _),) = await desk.database.read(lambda work: acts.of(work, "authorisation:1"))
    assert (act.detail or {})["sha256"] == hashlib.sha256(PDF.data).hexdigest()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_review_offers_three_ways_on_and_keeps_them_after_any_typed_words(
    desk: Desk, channel: Channel
) -> None:
    them = await cast(desk, channel)
    await drafts_agency(them.general)
    ways = ["Tiếp tục để xác nhận", "Sửa một mục", "Hủy"]
    assert [*them.general.last.buttons] == ways
    await them.general.says("gửi đi nhé")
    assert "chưa được dùng" in them.general.last.text
    assert MATTER in them.general.last.text
    assert [*them.general.last.buttons] == ways
    await chooses(them.general, "Sửa một mục")
    await them.general.says("cái gì đó")
    assert "“cái gì đó” không phải một mục" in them.general.last.text
    assert "Sửa thời hạn" in them.general.last.buttons
    await chooses(them.general, "Quay lại")
    assert [*them.general.last.buttons] == ways


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_deputys_title_is_one_choice(desk: Desk, channel: Channel) -> None:
    """2.2.b"""
    them = await cast(desk, channel)
    await them.director.says("/uyquyen")
    await chooses(them.director, "➕ Ủy quyền mới")
    await them.director.says("Đi công tác nước ngoài đến cuối tháng")
    await them.director.says(DEPUTY)
    await chooses(them.director, DEPUTY)
    await chooses(them.director, "Phó Giám đốc BHXH tỉnh Nghệ An")
    await fills(them.director, "yes", "0912 345 679", "phuc@vss.vn", MATTER, "3 ngày", NUMBER, "hôm nay")
    await confirms(them.director)
    (one,) = await them.granted()
    assert (one.title_vi, one.title_en) == (
        "Phó Giám đốc BHXH tỉnh Nghệ An",
        "Deputy Director, Social Security of Nghe An Province",
    )
