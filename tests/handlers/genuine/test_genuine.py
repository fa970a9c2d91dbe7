"""Whether a person, number, address or document is a spokesperson's, today or on a day, on both channels."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.talk import Channel
from procedure.terms import Role
from storage import authorisations, tables
from storage.directory import Speaker
from tests.fakes import FakeClock
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaking import DAY, HOUR, delegate, deputy, end, enter, grant, on_duty

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
YES, OVER, BEFORE, NO = "✅ Đúng", "⚠️ Không còn", "⚠️ Chưa", "❌ Không đúng"
REPORT = "Báo Trung tâm Truyền thông"


@pytest.fixture
async def town(desk: Desk, clock: FakeClock) -> Desk:
    """A delegate and a Deputy for a day; a Director of Huế who left yesterday; somebody on duty."""
    now = clock.now()
    former = Speaker(
        "director", "HUE", "Trần Văn Cũ", "Giám đốc", "Director", "0905 000 111", "cu@hue.example.vn", now - 300 * DAY
    )
    await enter(desk, former)
    await end(desk, "Trần Văn Cũ", now - DAY)
    await grant(desk, delegate(now, now + DAY))
    await grant(desk, deputy(now, now + DAY))
    await on_duty(desk, "Ngô Thị Trực", "0900 111 222", now, now + DAY)
    return desk


async def asked(guest: Guest, text: str) -> str:
    """The answer to a claim."""
    await guest.says(f"/xacminh {text}")
    return guest.last.text


CLAIMS = [
    ("0912 345 678", YES),
    ("+84 912.345.678", YES),
    ("0900111222", YES),
    ("0905000111", OVER),
    ("0912 345 679", NO),
    ("19009068", NO),
    ("huong.lt@vss.example.vn", YES),
    ("HUONG.LT@VSS.EXAMPLE.VN", YES),
    ("cu@hue.example.vn", OVER),
    ("huong.lt@vss.example.vn.evil.com", NO),
    ("huоng.lt@vss.example.vn", NO),
    ("huong.lt@vss.exarnple.vn", NO),
    ("huong.lt@\u200bvss.example.vn", NO),
    ("123/UQ-BHXH", YES),
    ("số 123", YES),
    ("123/UQ-BHXH ngày 20/11/2026", YES),
    ("123/UQ-BHXH ngày 19/11/2026", NO),
    ("124/UQ-BHXH", NO),
    ("123/QĐ-BHXH", NO),
    ("Lê Thị Thanh Hương", YES),
    ("le thi thanh huong", YES),
    ("LÊ THỊ THANH HƯƠNG", YES),
    ("Lê Thị Thanh", NO),
    ("Lê Thị Thanh Hường Anh", NO),
    ("Trần Văn Cũ", OVER),
    ("Trần Văn Cũ ngày 20/11/2026", YES),
    ("Lê Thị Thanh Hương hôm qua", BEFORE),
    ("Lê Thị Thanh Hương, 0912345678", YES),
    ("Lê Thị Thanh Hương, 0987654321", NO),
    ("Lê Thị Thanh Hương, 0911111111", NO),
    ("Lê Thị Thanh Hương, 45/UQ-BHXH", NO),
    ("Lê Thị Thanh Hương, huong.lt@vss.example.vn, 0912345678, 123/UQ-BHXH", YES),
    ("Vũ Minh Quân ở BHXH Hà Nội", YES),
    ("Vũ Minh Quân, Phó Giám đốc BHXH Nghệ An", NO),
    ("Đinh Công Thành, 0905000111", NO),
    ("Lê Thị Thanh Hường", NO),
    ("Lê Thị Thánh Hướng, 0912345678", NO),
    ("Lê Thị Thanh Huong", NO),
    ("Lê Thị Thanh Hươnǵ", NO),
    ("123/2025/UQ-BHXH", YES),
    ("0912 345 678 fake＠evil.com", NO),
    ("0912 345 678, huong.lt＠vss.example.vn", NO),
    ("0912 345 678, fake(at)evil.com", NO),
    ("0912 345 678, fake [a còng] evil.com", NO),
    ("0912345678 0912345678 0912345678 0912345678 0912345678 0912345678 fake@evil.com", NO),
    ("0912345678 máy lẻ 99", NO),
    ("0912345678 ext. 99", NO),
    ("Lê Thị Thanh Hương, 0912345678. Bà Hương nói thế", YES),
]

SEVERAL = [
    "Lê Thị Thanh Hương và Nguyễn Văn Giả",
    "Nguyễn Văn Giả và Lê Thị Thanh Hương có phải người phát ngôn không",
    "Lê Thị Thanh Hương và Vũ Minh Quân",
    "ông Tuấn, Lê Thị Thanh Hương",
    "0912345678 " + "x" * 1_500 + " fake@evil.com",
    " ".join(f"09123456{number}" for number in range(70, 90)),
]


@BOTH
@pytest.mark.parametrize("claim", SEVERAL)
async def test_of_several_people_or_of_very_much_none_is_confirmed_for_another(
    town: Desk, channel: Channel, claim: str
) -> None:
    """2.3: a true name in the same breath proves nobody."""
    guest = town.guest("2", channel)
    assert "gửi riêng từng người" in await asked(guest, claim)
    await guest.says("/xacminh")
    await guest.says(claim)
    assert "gửi riêng từng người" in guest.last.text


async def test_a_document_of_another_year_is_another_document(desk: Desk, clock: FakeClock) -> None:
    await grant(desk, replace(delegate(clock.now(), clock.now() + DAY), number="123/2026/UQ-BHXH"))
    answers = [await asked(desk.guest("2"), one) for one in ("123/2026/UQ-BHXH", "123/UQ-BHXH", "123/2025/UQ-BHXH")]
    assert [answer.startswith(YES) for answer in answers] == [True, True, False]


async def test_an_extension_must_be_the_published_one(desk: Desk, clock: FakeClock) -> None:
    await grant(desk, replace(delegate(clock.now(), clock.now() + DAY), phone="024 3936 1234 ext. 12"))
    claims = ("024 3936 1234 máy lẻ 12", "024 3936 1234", "024 3936 1234 máy lẻ 21")
    answers = [await asked(desk.guest("2"), one) for one in claims]
    assert [answer.startswith(YES) for answer in answers] == [True, True, False]


async def test_a_holder_who_was_to_come_and_was_given_up_was_never_published(desk: Desk, clock: FakeClock) -> None:
    """2.3: neither on the day itself nor later."""
    begins = clock.now() + HOUR
    planned = Speaker("director", "HUE", "Mai Văn Hụt", "Giám đốc", "Director", "0905 000 999", "hut@hue.vn", begins)
    await enter(desk, planned)
    await end(desk, "Mai Văn Hụt", begins)
    clock.advance(2 * HOUR.total_seconds())
    for claim in ("0905 000 999", "0905 000 999 ngày 23/11/2026"):
        assert (await asked(desk.guest("2"), claim)).startswith(NO)


@BOTH
@pytest.mark.parametrize(("claim", "verdict"), CLAIMS)
async def test_a_claim_holds_held_or_does_not_hold(town: Desk, channel: Channel, claim: str, verdict: str) -> None:
    """2.3, 2.4"""
    guest = town.guest("2", channel)
    answer = await asked(guest, claim)
    assert answer.startswith(verdict)
    assert (REPORT in guest.last.buttons) == (verdict != YES)


@BOTH
async def test_the_answer_turns_with_the_first_and_the_last_second(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    """2.4"""
    begins = clock.now() + HOUR
    await grant(desk, delegate(begins, begins + DAY))
    guest = desk.guest("2", channel)
    verdicts = []
    for ahead in (HOUR.total_seconds() - 1, 1, DAY.total_seconds() - 1, 1):
        clock.advance(ahead)
        verdicts.append([(await asked(guest, one)).split(",")[0] for one in ("0912345678", "123/UQ-BHXH")])
    assert verdicts == [[NO, NO], [YES, YES], [YES, YES], [OVER, OVER]]


async def test_before_it_begins_a_claim_is_answered_as_one_about_nobody(desk: Desk, clock: FakeClock) -> None:
    """2.3: what is not public yet is not given out."""
    begins = clock.now() + HOUR
    guest = desk.guest("2")
    before = await asked(guest, "0912345678")
    await grant(desk, delegate(begins, begins + DAY))
    assert await asked(guest, "0912345678") == before


async def test_one_that_was_ended_before_it_began_was_never_public(desk: Desk, clock: FakeClock) -> None:
    begins = clock.now() + HOUR
    granted = await grant(desk, delegate(begins, begins + DAY))
    await desk.database.write(lambda work: authorisations.end(work, granted.id, None, "x"))
    clock.advance(2 * HOUR.total_seconds())
    assert (await asked(desk.guest("2"), "123/UQ-BHXH")).startswith(NO)


async def test_yes_says_who_where_what_about_and_from_when_to_when(town: Desk) -> None:
    answer = await asked(town.guest("2"), "0912345678")
    for words in (
        "Lê Thị Thanh Hương – Người được ủy quyền phát ngôn, BHXH Việt Nam",
        "123/UQ-BHXH ngày 20/11/2026",
        "thanh toán thuốc hiếm",
        "từ 15:00 thứ Hai 23/11/2026 đến 15:00 thứ Ba 24/11/2026",
    ):
        assert words in answer


async def test_a_name_alone_is_told_to_be_no_proof(town: Desk) -> None:
    guest = town.guest("2")
    assert "gọi lại số đã công bố" in await asked(guest, "Lê Thị Thanh Hương")


async def test_what_is_over_says_since_when_and_who_speaks_now(town: Desk) -> None:
    answer = await asked(town.guest("2"), "0905000111")
    assert "22/11/2026" in answer
    assert "Đặng Thùy Dương" in answer


@pytest.mark.parametrize(
    ("claim", "fits", "differs"),
    [
        (
            "Lê Thị Thanh Hương, 0987654321",
            "tên “Lê Thị Thanh Hương”",
            "số “0987654321” đã công bố là của Vũ Minh Quân",
        ),
        ("Lê Thị Thanh Hương, 0911111111", "tên “Lê Thị Thanh Hương”", "Không khớp: số “0911111111”"),
        ("Trần Văn Tèo, 0912345678", "số “0912345678”", "Không khớp: tên “Trần Văn Tèo”"),
        ("123/UQ-BHXH ngày 19/11/2026", "văn bản số “123/UQ-BHXH”", "Không khớp: văn bản “ngày 19/11/2026”"),
        ("Vũ Minh Quân, BHXH Nghệ An", "tên “Vũ Minh Quân”", "Không khớp: nơi “Nghệ An”"),
    ],
)
async def test_of_two_facts_it_is_said_which_one_differs(town: Desk, claim: str, fits: str, differs: str) -> None:
    answer = await asked(town.guest("2"), claim)
    assert f"✔ Khớp: {fits}" in answer
    assert differs in answer


async def test_a_number_the_person_had_before_is_told_with_its_dates(desk: Desk, clock: FakeClock) -> None:
    now = clock.now()
    old = Speaker(
        "director", "NAN", "Phan Thảo", "Giám đốc", "Director", "0238 111 2222", "", now - 30 * DAY, until=now
    )
    await enter(desk, old, replace(old, phone="0238 333 4444", since=now, until=None))
    answer = await asked(desk.guest("2"), "Phan Thảo 02381112222")
    assert answer.startswith(NO)
    assert "✘ Không còn: số “02381112222”. Đã công bố: từ 15:00 thứ Bảy 24/10/2026 đến 15:00" in answer
    assert "0238 333 4444" in answer


@pytest.mark.parametrize(
    ("claim", "near"),
    [
        ("huong.lt@vss.examp1e.vn", "gần giống: huong.lt@vss.example.vn"),
        ("huоng.lt@vss.example.vn", "gần giống: huong.lt@vss.example.vn"),
        ("huong.lt@vss-example.vn", "gần giống: huong.lt@vss.example.vn"),
        ("123/QĐ-BHXH", "gần giống: 123/UQ-BHXH"),
        ("Vũ Minh Quang", "gần nhất: Vũ Minh Quân"),
        ("ông Quân", "gần nhất: Vũ Minh Quân"),
    ],
)
async def test_what_only_resembles_is_named_and_never_confirmed(town: Desk, claim: str, near: str) -> None:
    answer = await asked(town.guest("2"), claim)
    assert answer.startswith(NO)
    assert near in answer


@BOTH
async def test_staff_who_do_not_speak_are_answered_for_as_strangers_are(town: Desk, channel: Channel) -> None:
    """2.3: nothing is given out that is not public."""
    for ident, role in (("11", Role.PRESS_HEAD), ("12", Role.SPOKESPERSON), ("13", Role.LEADER)):
        await town.staff(ident, role, name=f"Nguyễn Thị Nhân {role.value}")
    await town.staff("14", name="Phạm Văn Nội")
    guest = town.guest("2", channel)
    answers = {(await asked(guest, name)).replace(name, "X") for name in ("Phạm Văn Nội", "Hoàng Kim Lạ")}
    assert len(answers) == 1


@BOTH
async def test_anybody_may_ask_staff_too_and_gets_the_same(town: Desk, channel: Channel) -> None:
    stranger, officer = town.guest("2", channel), await town.staff("3", channel=channel)
    for claim in ("0912345678", "Trần Văn Tèo", "0905000111"):
        assert await asked(stranger, claim) == await asked(officer, claim)


@BOTH
async def test_asked_for_nothing_a_form_asks_and_says_what_is_missing(town: Desk, channel: Channel) -> None:
    guest = town.guest("2", channel)
    for begun in ("thông cáo này thật hay giả", "/verify", "/xacminh"):
        await guest.says(begun)
        assert "điều cần kiểm tra" in guest.last.text
    await guest.says("cái này này")
    assert "“cái này này” không thấy" in guest.last.text
    await guest.says("0912345678 ngày 31/02/2026")
    assert "trong lịch" in guest.last.text
    await guest.says("0912345678")
    assert guest.last.text.startswith(YES)


@BOTH
@pytest.mark.parametrize(
    "typed",
    [
        "0912 345 678",
        "huong.lt@vss.example.vn",
        "123/UQ-BHXH",
        "số 0912345678 có phải của người phát ngôn không?",
        "bà Lê Thị Thanh Hương có đúng là người phát ngôn không",
        "le thi thanh huong co phai nguoi phat ngon khong",
        "văn bản số 123/UQ-BHXH có thật không",
        "Is Ms Le Thi Thanh Huong really your spokesperson?",
    ],
)
async def test_a_sentence_or_what_is_just_pasted_is_checked(town: Desk, channel: Channel, typed: str) -> None:
    guest = town.guest("2", channel)
    await guest.says(typed)
    assert guest.last.text.startswith(YES)


async def test_in_english(town: Desk) -> None:
    guest = town.guest("2", language="en")
    await guest.says("/verify Le Thi Thanh Huong, 0912 345 678, yesterday")
    assert guest.last.text.startswith("⚠️ Not yet, on 22 November 2026")
    await guest.says("/verify 0912 345 678")
    assert guest.last.text.startswith("✅ Yes, as of 15:00 Monday 23 November 2026")
    assert "Authorised to speak, Vietnam Social Security" in guest.last.text


async def test_a_day_to_come_is_answered_for_today(town: Desk) -> None:
    answer = await asked(town.guest("2"), "0912345678 ngày 12/12/2026")
    assert answer.startswith(YES)
    assert "chưa tới" in answer


async def test_the_day_in_the_agencys_zone_counts_from_midnight_to_midnight(desk: Desk, clock: FakeClock) -> None:
    """Until 00:00 on the 26th in Hà Nội: on the 25th it was in force, on the 26th not."""
    ends = clock.now().replace(hour=17) + timedelta(days=2)
    await grant(desk, delegate(clock.now(), ends))
    clock.advance(10 * DAY.total_seconds())
    guest = desk.guest("2")
    answers = [(await asked(guest, f"0912345678 ngày {day}/11/2026")).split(",")[0] for day in (22, 23, 25, 26)]
    assert answers == [BEFORE, YES, YES, OVER]


async def test_a_release_cannot_be_checked_yet_and_that_is_said(town: Desk) -> None:
    guest = town.guest("2")
    await guest.says("thông cáo TCBC-2026-008 có thật không")
    assert "chưa kiểm tra được thông cáo" in guest.last.text


async def test_a_draft_is_kept_while_something_is_checked(town: Desk) -> None:
    guest = town.guest("2")
    await guest.says("/yeucau")
    await guest.says("/xacminh 0911111111")
    assert "Tiếp tục" in " ".join(guest.last.buttons)


async def test_who_spoke_for_a_province_that_is_no_more_is_not_said_to_be_of_the_agency(town: Desk) -> None:
    gone = update(tables.units).where(tables.units.c.code == "HUE").values(until=town.clock.now())
    await town.database.write(lambda work: work.connection.execute(gone).close())
    answer = await asked(town.guest("2"), "0905000111")
    assert answer.startswith(OVER)
    assert "Trần Văn Cũ – Giám đốc, BHXH thành phố Huế" in answer


@BOTH
async def test_a_command_with_nothing_to_check_names_it_and_waits_for_a_claim(town: Desk, channel: Channel) -> None:
    guest = town.guest("2", channel)
    assert "“qwerty” không thấy họ tên" in await asked(guest, "qwerty")
    await guest.says("0912345678")
    assert guest.last.text.startswith(YES)


@BOTH
async def test_who_asks_for_the_contacts_at_the_question_gets_them_and_leaves_no_draft(
    town: Desk, channel: Channel
) -> None:
    guest = town.guest("2", channel)
    assert "người phát ngôn của BHXH thành phố Huế" in await asked(guest, "người phát ngôn BHXH Huế là ai")
    await guest.says("/xacminh")
    await guest.says("người phát ngôn BHXH Huế là ai")
    assert "người phát ngôn của BHXH thành phố Huế" in guest.last.text
    await guest.says("/menu")
    assert "Tiếp tục bản nháp" not in guest.last.buttons


async def test_a_number_in_a_short_question_is_checked_in_place_of_listing_the_contacts(town: Desk) -> None:
    guest, other = town.guest("2", language="en"), town.guest("3")
    await guest.says("is 0912 345 678 the spokesperson's number?")
    assert guest.last.text.startswith("✅ Yes")
    await other.says("số 0912345678 của ai")
    assert other.last.text.startswith(YES)


async def test_an_initial_at_the_end_belongs_to_the_name(town: Desk) -> None:
    assert "tên “Nguyễn Văn A”" in await asked(town.guest("2"), "Nguyễn Văn A, 0987 654 321")
