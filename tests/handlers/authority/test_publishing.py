"""What is to be published (2.3, 2.4): handed out as cards, listed, ticked once with a link or a number."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import acts, postings
from storage.postings import Posting
from storage.work import Work
from tests.handlers.authority.stage import OF_PROVINCE, Cast, cast, confirms, drafts_agency, drafts_province, fills
from tests.handlers.rig import Desk, Guest

LINK = "https://baohiemxahoi.gov.vn/uy-quyen/123"
PORTAL, OUTLETS = "Xong: đăng Cổng TTĐT", "Xong: gửi cơ quan báo chí"


async def granted(desk: Desk) -> Cast:
    """The agency's authorisation, with its tasks."""
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    return them


async def tasks(desk: Desk) -> list[Posting]:
    """Those of the first authorisation."""
    return await desk.database.read(lambda work: postings.of(work, postings.AUTHORISATION, 1))


@pytest.mark.parametrize(
    ("label", "proof"), [(PORTAL, LINK), (OUTLETS, "456/BHXH-TTTT"), ("Xong: gửi cơ quan quản lý", f"xem {LINK}.")]
)
async def test_a_task_is_ticked_with_its_proof(any_desk: Desk, label: str, proof: str) -> None:
    them = await granted(any_desk)
    await them.officer.presses(label)
    await them.officer.says(proof)
    (done,) = [one for one in await tasks(any_desk) if one.done_at is not None]
    assert done.proof == (LINK if LINK in proof else proof)
    assert "Đã đánh dấu xong" in "\n".join(message.text for message in them.officer.chat[-2:])
    (act,) = await any_desk.database.read(
        lambda work: [act for act, _ in acts.of(work, "authorisation:1") if act.act == "published"]
    )
    assert act.capacity == "press_officer"


async def test_the_cards_of_all_are_brought_up_to_date(desk: Desk) -> None:
    them = await granted(desk)
    await them.officer.presses(PORTAL)
    await them.officer.says(LINK)
    for reader in (them.officer, them.head):
        card = reader.saw("Cần công bố")
        assert f"✅ Cổng Thông tin điện tử: {LINK} (Đỗ Thị Mai" in card.text
        assert PORTAL not in card.buttons
        assert OUTLETS in card.buttons


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        (PORTAL, "đã đăng rồi", "không phải đường dẫn"),
        (PORTAL, "456/BHXH", "không phải đường dẫn"),
        (OUTLETS, "đã gửi hôm qua", "không phải số văn bản"),
    ],
)
async def test_what_is_no_proof_is_named(desk: Desk, label: str, typed: str, said: str) -> None:
    them = await granted(desk)
    await them.officer.presses(label)
    await them.officer.says(typed)
    assert said in them.officer.last.text
    assert all(one.is_open for one in await tasks(desk))


async def test_of_two_who_tick_the_first_counts_and_the_other_is_told(desk: Desk) -> None:
    them = await granted(desk)
    card = them.head.saw("Cần công bố")
    await them.head.presses(PORTAL, on=card)
    await them.officer.presses(PORTAL)
    await them.officer.says(LINK)
    await them.head.says("https://example.vn/khac")
    assert "đã xong lúc" in them.head.last.text
    await them.head.presses(PORTAL, on=card)
    assert "đã xong lúc" in them.head.last.text
    assert [one.proof for one in await tasks(desk) if one.proof] == [LINK]


async def test_the_list_has_what_is_open_for_whoever_publishes(desk: Desk) -> None:
    them = await granted(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    expected: list[tuple[Guest, str]] = [(them.officer, "(6)"), (them.head, "(6)"), (them.local, "(3)")]
    for guest, count in expected:
        await guest.says("/dangtai")
        assert count in guest.last.text


async def test_the_press_centre_can_help_a_province(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    await them.officer.says("/dangtai")
    label = next(each for each in them.officer.last.buttons if each.startswith(OUTLETS))
    await them.officer.presses(label)
    await them.officer.says("456/BHXH-TTTT")
    assert [one.proof for one in await tasks(desk) if one.proof] == ["456/BHXH-TTTT"]


async def test_a_province_without_officers_leaves_its_tasks_to_the_press_centre(desk: Desk) -> None:
    them = await cast(desk)
    other = await desk.staff("d2", Role.PROVINCE_DIRECTOR, name="Phạm Thị Ngân", unit="HNO")
    await other.says("/uyquyen")
    await other.presses("➕ Ủy quyền mới")
    await fills(other, "Đi công tác nước ngoài", "Trần Thu Hằng", *OF_PROVINCE, "7/UQ", "hôm nay")
    await confirms(other)
    assert "BHXH thành phố Hà Nội" in them.officer.saw("Cần công bố").text


async def test_with_many_open_the_list_shows_the_oldest_and_how_many_more(desk: Desk) -> None:
    them = await cast(desk)

    def many(work: Work) -> None:
        postings.open_many(work, postings.SPEAKER, [(number, "VSS") for number in range(1, 8)])

    await desk.database.write(many)
    await them.officer.says("/dangtai")
    assert "(21)" in them.officer.last.text
    assert "… và 11 việc nữa" in them.officer.last.text
    assert "Đặng Thùy Dương" in them.officer.last.text


async def test_with_nothing_open_the_list_says_so(desk: Desk) -> None:
    them = await cast(desk, Channel.ZALO)
    await them.officer.says("/dangtai")
    assert "Không còn việc nào" in them.officer.last.text


async def test_a_director_ticks_as_the_director(desk: Desk) -> None:
    """12: the capacity on record is the one they acted in."""
    them = await cast(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    await them.director.carries("post.tick:1:0")
    await them.director.says(LINK)
    found = await desk.database.read(lambda work: acts.of(work, "authorisation:1"))
    assert [act.capacity for act, _ in found if act.act == "published"] == ["province_director"]
