"""Words typed by hand in the OA's own manager: on the case's record, told to the head, no right to anybody (2.6)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from handlers.admin import posts
from handlers.talk import Channel, Event
from procedure.terms import Role, State
from storage import oa_manager, people, rights, tables, trail, words
from storage.echoes import Awaited
from storage.words import Said
from storage.work import Work
from tests.handlers.rig import LINK, PDF, Desk, Guest

TYPED = "Số liệu là 300 nghìn người nhé"
ADMIN = "7967320986128691935"
DAY = 24 * 3600


async def test_it_stands_on_the_open_case_with_the_admins_id_and_the_head_is_told(any_desk: Desk) -> None:
    """2.6, T6"""
    head, _, journalist = await cast(any_desk)
    code = await journalist.files_request()
    before = len(journalist.chat)
    await by_hand(journalist, TYPED, files=(PDF,))
    case = await any_desk.case(code)
    assert (case.facts.state, case.facts.version, case.facts.claimed_by) == (State.RECEIVED, 2, None)
    assert await said(any_desk, case.id) == [(Said.QUESTION, None), (Said.HAND_TYPED, f"Trang quản lý OA ({ADMIN})")]
    [row] = [one for one in await steps(any_desk) if one[0] == "hand_typed"]
    assert row == ("hand_typed", "RECEIVED", "RECEIVED", "oa_manager", "2.6")
    told = head.saw("đã nhắn trực tiếp")
    for word in (TYPED, code, "Trần Minh Đức – Báo Ví Dụ (CHƯA XÁC MINH)", "Zalo 1", ADMIN):
        assert word in told.text
    assert told.out.files
    assert [*told.buttons] == [f"Xem {code}"]
    await head.presses(f"Xem {code}")
    assert "Gõ tay trong trang quản lý OA" in head.last.text
    assert TYPED in head.last.text
    assert len(journalist.chat) == before
    assert await any_desk.database.read(trail.verify) == []


async def test_the_officer_who_holds_the_case_is_told_by_its_card(desk: Desk) -> None:
    _, officer, journalist = await cast(desk)
    await journalist.files_request()
    await officer.presses("Nhận xử lý")
    seen = len(officer.chat)
    await by_hand(journalist, TYPED)
    card = officer.chat[-1]
    assert len(officer.chat) > seen
    assert card.card
    assert card.out.anew
    assert TYPED in card.text
    assert (await desk.case()).facts.claimed_by is not None


async def test_on_a_case_answered_lately_it_moves_nothing(desk: Desk) -> None:
    head, officer, journalist = await cast(desk)
    await journalist.files_request()
    await answer(officer)
    desk.clock.advance(29 * DAY)
    await by_hand(journalist, TYPED)
    assert (await desk.case()).facts.state is State.ANSWERED
    assert "BC-2026-00001" in head.saw("đã nhắn trực tiếp").text
    assert [one[:3] for one in await steps(desk)][-1] == ("hand_typed", "ANSWERED", "ANSWERED")


async def test_on_the_newest_open_case_before_an_answered_one(desk: Desk) -> None:
    _, officer, journalist = await cast(desk)
    for _ in range(2):
        await journalist.files_request()
    await answer(officer)
    await by_hand(journalist, TYPED)
    with_words = [code for code in ("BC-2026-00001", "BC-2026-00002") if await has_typed(desk, code)]
    assert with_words == ["BC-2026-00001"]


@pytest.mark.parametrize("long_ago", [True, False])
async def test_without_a_case_it_is_only_told(desk: Desk, long_ago: bool) -> None:
    head, officer, journalist = await cast(desk)
    if long_ago:
        await journalist.files_request()
        await answer(officer)
        desk.clock.advance(31 * DAY)
    await by_hand(journalist, TYPED)
    told = head.saw("đã nhắn trực tiếp")
    assert "chưa ghi vào hồ sơ nào" in told.text
    assert "hand_typed" not in [one[0] for one in await steps(desk)]
    assert await desk.security() == ["typed_by_hand"]


async def test_somebody_never_seen_before_is_told_about_and_no_case_is_made(desk: Desk) -> None:
    head, _, _ = await cast(desk)
    stranger = desk.guest("77", Channel.ZALO)
    await by_hand(stranger, TYPED)
    assert "Zalo 77" in head.saw("đã nhắn trực tiếp").text
    assert await desk.rows(tables.cases) == 0
    assert stranger.chat == []


async def test_our_own_message_that_comes_back_is_no_words_of_a_hand(desk: Desk) -> None:
    head, _, journalist = await cast(desk)
    await journalist.files_request()
    told = len(head.chat)
    await journalist.does(Event.HAND_TYPED, text=journalist.last.text, message_id=journalist.last.id, typed_by=ADMIN)
    assert len(head.chat) == told
    assert [one[0] for one in await steps(desk)] == ["receive"]


async def test_our_own_message_in_the_air_comes_back_before_its_call_ends(desk: Desk) -> None:
    """What the echo is known by then is its words."""
    head, _, journalist = await cast(desk)
    await journalist.files_request()
    words_in_air = "Đã tiếp nhận, chờ phản hồi"
    await desk.database.write(lambda work: in_the_air(work, journalist.external_id, words_in_air))
    told = len(head.chat)
    await journalist.does(Event.HAND_TYPED, text=words_in_air, message_id="new", typed_by=ADMIN)
    assert len(head.chat) == told


async def test_the_stand_in_cannot_be_written_to_and_holds_no_right(any_desk: Desk) -> None:
    """T6: each administrator of the OA is one person of the record, without an account and without a role."""
    _, _, journalist = await cast(any_desk)
    await journalist.files_request()
    for admin in (ADMIN, ADMIN, "2"):
        await by_hand(journalist, TYPED, typed_by=admin)

    def piece(work: Work) -> tuple[int, int]:
        one, other = oa_manager.stand_in(work, ADMIN), oa_manager.stand_in(work, "2")
        for who in (one, other):
            assert people.accounts_of(work, who) == []
            assert rights.rights_of(work, who).roles == frozenset()
        assert people.find_account(work, "zalo", ADMIN) is None
        return one, other

    one, other = await any_desk.database.write(piece)
    assert one != other
    assert Role.OA_MANAGER not in posts.GIVEN
    assert len([step for step in await steps(any_desk) if step[0] == "hand_typed"]) == 3


async def cast(desk: Desk) -> tuple[Guest, Guest, Guest]:
    """Head, officer, and a journalist on Zalo."""
    head = await desk.staff("8", Role.PRESS_HEAD)
    officer = await desk.staff("9", Role.PRESS_OFFICER)
    return head, officer, await desk.known("1", Channel.ZALO)


async def by_hand(journalist: Guest, text: str, typed_by: str = ADMIN, **more: object) -> None:
    """Somebody types to the journalist in the OA's own manager."""
    await journalist.does(Event.HAND_TYPED, text=text, message_id=f"oa-{text}", typed_by=typed_by, **more)


async def answer(officer: Guest) -> None:
    """The officer answers the case of the newest card."""
    await officer.presses(next(label for label in officer.last.buttons if "Trả lời" in label))
    await officer.says(LINK)
    await officer.presses(next(label for label in officer.last.buttons if "Gửi" in label))


async def has_typed(desk: Desk, code: str) -> bool:
    """Whether hand-typed words stand on a case."""
    case = await desk.case(code)
    return any(kind is Said.HAND_TYPED for kind, _ in await said(desk, case.id))


async def said(desk: Desk, case_id: int) -> list[tuple[Said, str | None]]:
    """What was said about a case; of hand-typed words also by whom."""

    def piece(work: Work) -> list[tuple[Said, str | None]]:
        return [
            (one.kind, people.person(work, one.person_id).name if one.kind is Said.HAND_TYPED else None)
            for one in words.of_case(work, case_id)
        ]

    return await desk.database.read(piece)


async def steps(desk: Desk) -> list[tuple[object, ...]]:
    """The trail of all cases."""
    found = tables.trail.c
    query = select(found.event, found.from_state, found.to_state, found.capacity, found.article).order_by(found.id)
    return await desk.database.read(lambda work: [tuple(row) for row in work.connection.execute(query)])


def in_the_air(work: Work, external_id: str, text: str) -> None:
    """The newest message to that account: called, with those words, and nobody knows how the call ended."""
    account = people.find_account(work, "zalo", external_id)
    assert account is not None
    newest = select(tables.outbox.c.id).where(tables.outbox.c.account_id == account.id)
    row = work.connection.scalar(newest.order_by(tables.outbox.c.id.desc()).limit(1))
    work.connection.execute(
        update(tables.outbox)
        .where(tables.outbox.c.id == row)
        .values(state="unsure", awaited=Awaited.of(text, False, None).as_json(), parts=1, parts_sent=0)
    )
