"""Which outlet: taken at once when it is meant exactly, offered when it is really near, else kept as typed."""

from __future__ import annotations

import pytest

from handlers.journalist import outlets
from handlers.talk import Channel
from procedure.terms import Role
from storage import people, starter, tables
from storage.directory import Outlet
from storage.work import Work
from tests.handlers.rig import QUESTION, Desk, Guest

LISTED = [Outlet(one.code, one.name_vi, one.name_en, one.kind, one.aliases) for one in starter.outlets()]
CHANNELS = (Channel.TELEGRAM, Channel.ZALO)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Báo Tuổi Trẻ", "tuoitre"),
        ("tuoi tre", "tuoitre"),
        ("BÁO TUỔI TRẺ", "tuoitre"),
        ("Tuổi Trẻ TP.HCM", "tuoitre"),
        ("báo điện tử VietnamPlus", "ttxvn"),
        ("truyền hình việt nam", "vtv"),
        ("VTV24", "vtv"),
        ("người lao động", "nld"),
        ("Báo Chính phủ", "chinhphu"),
        ("tap chi bao hiem xa hoi", "bhxh_mag"),
        ("Nhan Dan Newspaper", "nhandan"),
        ("reuters", "reuters"),
        ("AP", "ap"),
        ("cục báo chí", "cucbaochi"),
        ("“Báo Lao Động”.", "laodong"),
    ],
)
def test_accents_case_and_the_kind_of_outlet_aside_a_name_is_found(typed: str, code: str) -> None:
    found = outlets.find(LISTED, typed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Báo Tuổi Tre Online", "tuoitre"),
        ("Báo nguoi lao dongg", "nld"),
        ("vn express", "vnexpress"),
        ("VTV3", "vtv"),
        ("Báo Sức khoẻ đời sống", "suckhoedoisong"),
        ("Tạp chí Lao Động", "laodong"),
    ],
)
def test_a_name_that_is_really_near_is_offered_and_not_taken(typed: str, code: str) -> None:
    assert outlets.find(LISTED, typed) is None
    assert [one.code for one in outlets.nearest(LISTED, typed)][:1] == [code]


@pytest.mark.parametrize(
    "typed",
    [
        "Báo Hà Tĩnh",
        "Báo Đấu thầu",
        "QTV",
        "Lao động thủ đô",
        "phóng viên tự do",
        "cộng tác viên báo Lao Động",
        "Báo Ví Dụ",
        "Đài",
        "báo",
        "x",
        "…",
        "Vietnam News",
    ],
)
def test_a_name_that_is_only_somewhat_like_another_is_offered_nothing(typed: str) -> None:
    assert outlets.find(LISTED, typed) is None
    assert outlets.nearest(LISTED, typed) == []


def test_at_most_three_are_offered_the_nearest_first() -> None:
    many = [Outlet(f"o{n}", f"Báo Công thương Miền Trung {n}", f"Trade {n}", "newspaper") for n in "abcde"]
    nearer = Outlet("nearer", "Báo Công thương Miền Trung", "Trade", "newspaper")
    near = outlets.nearest([*many, nearer], "Công thương Miền Trug")
    assert len(near) == 3
    assert near[0].code == "nearer"


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_nearest_is_chosen_with_a_press_or_a_number(desk: Desk, channel: Channel) -> None:
    guest = await at_outlet(desk, channel)
    await guest.says("Báo nguoi lao dongg")
    assert "Danh sách cơ quan báo chí chưa có “Báo nguoi lao dongg”" in guest.last.text
    assert [*guest.last.buttons][:2] == ["Báo Người Lao Động", "Giữ nguyên “Báo nguoi lao dongg”"]
    await (guest.says("1") if channel is Channel.ZALO else guest.presses("Báo Người Lao Động"))
    await guest.says(QUESTION)
    assert "Nguyễn Thu Hà – Báo Người Lao Động" in guest.last.text
    await guest.presses("✅ Gửi yêu cầu")
    assert await stored(desk, guest) == ("Báo Người Lao Động", "nld")
    assert guest.messages == 6


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("answer", ["Giữ nguyên “Tạp chí Lao Động”", "giữ nguyên", "Tạp chí Lao động"])
async def test_what_was_typed_can_be_kept_as_it_is(desk: Desk, channel: Channel, answer: str) -> None:
    guest = await at_outlet(desk, channel)
    await guest.says("Tạp chí Lao Động")
    await guest.says(answer)
    await guest.says(QUESTION)
    await guest.presses("✅ Gửi yêu cầu")
    assert await stored(desk, guest) == ("Tạp chí Lao Động", None)


async def test_another_name_typed_instead_of_choosing_is_taken(desk: Desk) -> None:
    guest = await at_outlet(desk, Channel.ZALO)
    await guest.says("Tạp chí Lao Động")
    await guest.says("Báo Dân trí")
    assert "cung cấp thông tin về việc gì" in guest.last.text
    await guest.says(QUESTION)
    await guest.presses("✅ Gửi yêu cầu")
    assert await stored(desk, guest) == ("Báo Dân trí", "dantri")


async def test_a_name_typed_with_a_near_outlet_asks_about_the_outlet_only(desk: Desk) -> None:
    guest = desk.guest("1", Channel.ZALO)
    await guest.says("/yeucau")
    await guest.says("Nguyễn Thu Hà, vn express")
    assert "Báo VnExpress" in guest.last.buttons
    await guest.says("1")
    await guest.says(QUESTION)
    assert "Nguyễn Thu Hà – Báo VnExpress" in guest.last.text


async def test_an_old_offer_pressed_later_changes_nothing(desk: Desk) -> None:
    guest = await at_outlet(desk, Channel.TELEGRAM)
    await guest.says("Tạp chí Lao Động")
    offer = guest.last
    await guest.says("Báo Dân trí")
    await guest.presses("Báo Lao Động", on=offer)
    await guest.says(QUESTION)
    assert "Nguyễn Thu Hà – Báo Dân trí" in guest.last.text


async def test_signs_alone_are_no_outlet_and_nothing_is_lost(desk: Desk) -> None:
    guest = await at_outlet(desk, Channel.TELEGRAM)
    await guest.says("???")
    assert "bằng chữ" in guest.last.text
    await guest.says("Báo Ví Dụ")
    await guest.says(QUESTION)
    assert "Nguyễn Thu Hà – Báo Ví Dụ" in guest.last.text


async def test_several_people_of_one_outlet_share_its_code(any_desk: Desk) -> None:
    typed = {"1": "báo tuổi trẻ", "2": "Tuoi Tre", "3": "tuoitre.vn"}
    for who, name in typed.items():
        guest = any_desk.guest(who)
        await guest.says("/yeucau")
        await guest.says(f"Nguyễn Thu Hà, {name}")
        await guest.says(QUESTION)
        await guest.presses("✅ Gửi yêu cầu")
        assert await stored(any_desk, guest) == ("Báo Tuổi Trẻ", "tuoitre")
    assert await any_desk.rows(tables.cases) == 3


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("Reuters", "Báo chí nước ngoài – Vụ Hợp tác quốc tế chủ trì (khoản 3 Điều 10)"),
        ("Cục Báo chí", "Cơ quan chỉ đạo, quản lý nhà nước về báo chí (điểm c khoản 1 Điều 5)"),
    ],
)
async def test_the_card_says_that_an_outlet_is_foreign_or_an_authority(desk: Desk, outlet: str, line: str) -> None:
    """5.1.c, 10.3"""
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    for who, name in (("1", outlet), ("2", "Báo Ví Dụ")):
        guest = desk.guest(who)
        await guest.says("/yeucau")
        await guest.says(f"Nguyễn Thu Hà, {name}")
        await guest.says(QUESTION)
        await guest.presses("✅ Gửi yêu cầu")
    cards = [message.text for message in officer.chat if message.card]
    assert [line in card for card in cards] == [True, False]


async def at_outlet(desk: Desk, channel: Channel) -> Guest:
    """Somebody new who has given their name."""
    guest = desk.guest("1", channel)
    await guest.says("/yeucau")
    await guest.says("Nguyễn Thu Hà")
    assert "công tác" in guest.last.text
    return guest


async def stored(desk: Desk, guest: Guest) -> tuple[str | None, str | None]:
    """The outlet kept of a guest, and its code."""

    def piece(work: Work) -> tuple[str | None, str | None]:
        account = people.find_account(work, guest.channel.value, guest.external_id)
        assert account is not None
        person = people.person(work, account.person_id)
        return person.outlet, person.outlet_code

    return await desk.database.read(piece)
