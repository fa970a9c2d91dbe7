"""One officer on Telegram and Zalo at once: the same rights, one hold of the case, and cards that agree (T3, T9)."""

from __future__ import annotations

from handlers.talk import Channel
from procedure.terms import State
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import agrees, id_of
from tests.handlers.test_linking import code_of


async def on_both(desk: Desk) -> tuple[Guest, Guest, Guest]:
    """An officer's chat on Telegram and the one on Zalo, linked; a journalist who has filed while Telegram was used."""
    telegram = await desk.staff("1", name="Đỗ Thị Mai")
    zalo = desk.guest("1z", Channel.ZALO, "Mai Đỗ")
    await zalo.says("xin chào")
    await telegram.says(await code_of(zalo))
    await agrees(telegram, "LK")
    assert await id_of(telegram) == await id_of(zalo)
    await telegram.says("/viec")
    journalist = await desk.known("2")
    await journalist.files_request()
    return telegram, zalo, journalist


async def test_what_is_done_on_zalo_by_a_number_changes_the_card_on_telegram(any_desk: Desk) -> None:
    """Not sounding: they did it themselves."""
    telegram, zalo, _ = await on_both(any_desk)
    assert "CHỜ TIẾP NHẬN" in telegram.last.text
    await zalo.says("BC-2026-00001")
    shown = list(zalo.last.buttons)
    await zalo.says(str(shown.index("Nhận xử lý") + 1))
    assert (await any_desk.case()).facts.claimed_by == await id_of(telegram)
    card = telegram.last
    assert card.card == "case:1"
    assert "Đỗ Thị Mai phụ trách từ" in card.text
    assert not card.out.anew
    assert "Nhận xử lý" not in card.buttons


async def test_the_old_card_on_the_other_channel_says_how_the_case_stands_now(any_desk: Desk) -> None:
    """The button pressed on Telegram after the same was done on Zalo: harmless, and the hold is their own."""
    telegram, zalo, _ = await on_both(any_desk)
    old = telegram.last
    await zalo.says("BC-2026-00001")
    await zalo.says("tự soạn")
    assert (await any_desk.case()).facts.state is State.COMPILING
    version = (await any_desk.case()).facts.version
    await telegram.presses("Nhận xử lý", on=old)
    assert (await any_desk.case()).facts.version == version
    assert telegram.toasts[-1].startswith("Anh/Chị đã nhận hồ sơ này từ")
    assert "Nhận xử lý" not in telegram.last.buttons


async def test_a_draft_begun_on_one_channel_is_the_others_form_only_where_it_was_begun(any_desk: Desk) -> None:
    """What is typed on Telegram is not taken for the answer of a form that is open on Zalo."""
    telegram, zalo, _ = await on_both(any_desk)
    await zalo.says("BC-2026-00001")
    await zalo.says("tự soạn")
    await zalo.says("soạn")
    await telegram.says("BC-2026-00001")
    await zalo.says("Đến 31/10 có 12.345 người.")
    await zalo.says("✅ Trình duyệt")
    case = await any_desk.case()
    assert case.facts.state is State.REVIEW
    assert "12.345" in telegram.last.text


async def test_that_it_was_settled_on_another_channel_is_no_act_when_it_is_only_typed(desk: Desk) -> None:
    """Typed words decide nothing: what is meant is asked."""
    _, zalo, _ = await on_both(desk)
    before = (await desk.case()).facts
    await zalo.says("đã xử lý ở kênh khác")
    assert (await desk.case()).facts == before
    assert zalo.last.text.startswith("Kênh chưa chắc đã hiểu đúng ý Anh/Chị")
