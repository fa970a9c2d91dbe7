"""Calls fail in every way there is; nothing is lost, and twice is said only where nobody could know."""

from __future__ import annotations

import pytest

from bot.channels.port import Failure
from handlers.talk import Channel, Kind, Outgoing, say
from procedure.terms import Role
from storage import outcomes
from storage.echoes import confirm_echo
from storage.people import heard_from
from storage.work import Database, Work
from tests.bot.delivery_rig import Fail, Rig, fail
from tests.fakes import FakeClock

TWICE = (Kind.ANSWER, Kind.CARD, Kind.REPLY)
ONCE = (Kind.REMINDER, Kind.DIGEST)


@pytest.fixture
def rig(database: Database, clock: FakeClock) -> Rig:
    return Rig(database, clock)


def out(to: int, text: str = "x", **more: object) -> Outgoing:
    return Outgoing(to, say("files_not_carried", names=text), **more)  # type: ignore[arg-type]  # the test's own words


@pytest.mark.parametrize("kind", [*TWICE, *ONCE])
async def test_what_surely_did_not_arrive_is_tried_until_it_does(rig: Rig, kind: Kind) -> None:
    """O3, O13"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, kind=kind))
    rig.telegram.script.extend([fail(Failure.RETRY)] * 20)
    for _ in range(21):
        await rig.later(300)
    assert len(rig.telegram.texts("7")) == 1
    assert "gửi lại" not in rig.telegram.texts("7")[0]
    assert await rig.states() == ["sent"]


async def test_waiting_grows_to_five_minutes(rig: Rig) -> None:
    reader = await rig.meet("7")
    await rig.post(out(reader.id))
    rig.telegram.script.extend([fail(Failure.RETRY)] * 50)
    await rig.drain()
    for seconds in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        calls = rig.telegram.calls
        await rig.later(seconds - 1)
        assert rig.telegram.calls == calls
        await rig.later(1)
        assert rig.telegram.calls == calls + 1


@pytest.mark.parametrize("delivered", [True, False])
@pytest.mark.parametrize("kind", TWICE)
async def test_an_answer_in_doubt_is_sent_again_and_says_so(rig: Rig, kind: Kind, delivered: bool) -> None:
    """O3, F1: at most one copy more for each cut"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, kind=kind))
    rig.telegram.script.append(fail(Failure.AMBIGUOUS, delivered=delivered))
    await rig.drain()
    await rig.later(10)
    texts = rig.telegram.texts("7")
    assert len(texts) == 1 + delivered
    assert texts[-1].startswith("(gửi lại) ")
    assert await rig.states() == ["sent"]


@pytest.mark.parametrize("delivered", [True, False])
@pytest.mark.parametrize("kind", ONCE)
async def test_a_reminder_in_doubt_is_not_sent_again(rig: Rig, kind: Kind, delivered: bool) -> None:
    """O3, I9"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, kind=kind))
    rig.telegram.script.append(fail(Failure.AMBIGUOUS, delivered=delivered))
    await rig.drain()
    await rig.later(10)
    assert len(rig.telegram.texts("7")) == delivered
    assert await rig.outcomes() == [("dead", "unknown whether it arrived")]


async def test_a_card_in_doubt_again_and_again_is_given_up_but_an_answer_never(rig: Rig) -> None:
    for number, kind in enumerate((Kind.CARD, Kind.ANSWER)):
        await rig.post(out((await rig.meet(str(number))).id, kind=kind))
    rig.telegram.script.extend([fail(Failure.AMBIGUOUS)] * 15)
    for _ in range(15):
        await rig.later(300)
    assert await rig.states() == ["dead", "sent"]


async def test_an_edit_in_doubt_is_simply_repeated(rig: Rig) -> None:
    """F1"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, "one", kind=Kind.CARD, card="case:1"))
    await rig.drain()
    await rig.post(out(reader.id, "two", kind=Kind.CARD, card="case:1"))
    rig.telegram.script.append(fail(Failure.AMBIGUOUS, delivered=True))
    await rig.later(5)
    await rig.later(5)
    assert [parcel.edits for parcel in rig.telegram.seen] == [None, "telegram-1", "telegram-1"]
    assert all("gửi lại" not in parcel.text for parcel in rig.telegram.seen)


async def test_an_unknown_error_counts_as_doubt_and_its_words_are_not_kept(rig: Rig) -> None:
    """F8"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, kind=Kind.REMINDER))
    rig.telegram.script.append(Fail(RuntimeError("bot123456:SECRET"), delivered=True))
    await rig.drain()
    assert await rig.outcomes() == [("unsure", "ambiguous: RuntimeError")]


async def test_on_zalo_a_send_in_doubt_waits_for_its_echo(rig: Rig) -> None:
    """O3, K7"""
    reader = await rig.meet("7", Channel.ZALO)
    await rig.post(out(reader.id, kind=Kind.ANSWER))
    rig.zalo.script.append(fail(Failure.AMBIGUOUS, delivered=True))
    await rig.drain()
    await rig.later(59)
    [text] = rig.zalo.texts("7")
    assert await rig.database.write(lambda work: confirm_echo(work, reader.id, "z9", text))
    await rig.later(300)
    assert rig.zalo.texts("7") == [text]
    assert await rig.states() == ["sent"]


async def test_on_zalo_without_an_echo_it_is_sent_again_after_a_minute(rig: Rig) -> None:
    """O3"""
    reader = await rig.meet("7", Channel.ZALO)
    await rig.post(out(reader.id, kind=Kind.ANSWER))
    rig.zalo.script.append(fail(Failure.AMBIGUOUS))
    await rig.drain()
    await rig.later(59)
    assert rig.zalo.calls == 1
    await rig.later(1)
    assert [text[:9] for text in rig.zalo.texts("7")] == ["(gửi lại)"]


async def test_told_to_wait_only_that_chat_waits_even_after_a_restart(rig: Rig) -> None:
    """O1"""
    one, other = await rig.meet("1"), await rig.meet("2")
    await rig.post(out(one.id))
    rig.telegram.script.append(fail(Failure.LIMITED, retry_after=30.0))
    await rig.drain()
    rig.restarted()
    await rig.post(out(one.id, "later"), out(other.id))
    await rig.later(29)
    assert (len(rig.telegram.texts("1")), len(rig.telegram.texts("2"))) == (0, 1)
    await rig.later(1)
    assert len(rig.telegram.texts("1")) == 2


async def test_told_to_wait_for_everybody_the_whole_channel_waits_and_others_go_on(rig: Rig) -> None:
    """O1"""
    readers = [await rig.meet(str(number)) for number in range(3)]
    zalo = await rig.meet("9", Channel.ZALO)
    rig.telegram.script.append(fail(Failure.LIMITED, retry_after=30.0, everyone=True))
    await rig.post(*(out(each.id) for each in (*readers, zalo)))
    await rig.drain()
    await rig.later(29)
    assert rig.telegram.seen == [] or rig.telegram.calls <= 3
    assert len(rig.zalo.seen) == 1
    await rig.later(1)
    assert await rig.states() == ["sent"] * 4


async def test_a_channel_set_up_wrongly_is_held_and_staff_hear_of_it_elsewhere(rig: Rig) -> None:
    """O12"""
    reader = await rig.meet("7")
    await rig.meet("8", role=Role.PRESS_OFFICER)
    await rig.meet("9", Channel.ZALO, Role.ADMINISTRATOR)
    await rig.post(out(reader.id, kind=Kind.ANSWER))
    rig.telegram.script.extend([fail(Failure.CONFIGURATION)] * 2)
    await rig.drain()
    assert [text[:30] for text in rig.zalo.texts("9")] == ["Kênh Telegram đang tạm dừng gử"]
    await rig.later(59)
    assert rig.telegram.calls == 1
    await rig.later(1)
    await rig.later(119)
    assert rig.telegram.calls == 2
    await rig.later(1)
    assert len(rig.telegram.texts("7")) == 1
    assert len(rig.zalo.texts("9")) == 1


async def test_an_unreachable_person_is_not_tried_again_and_the_claimer_is_told_at_once(rig: Rig) -> None:
    """O4"""
    reader, claimer = await rig.meet("7", Channel.ZALO), await rig.meet("8", role=Role.PRESS_OFFICER)
    await rig.meet("9", role=Role.PRESS_OFFICER)
    case = await rig.case(reader, claimer)
    rig.zalo.script.append(fail(Failure.UNREACHABLE))
    await rig.post(*(out(reader.id, kind=Kind.ANSWER, case=case) for _ in range(3)))
    await rig.drain()
    assert rig.zalo.calls == 1
    assert await rig.states() == ["held", "held", "held", "sent"]
    [notice] = rig.telegram.texts("8")
    assert "Name 7" in notice
    assert "BC-2026-00042" in notice
    assert rig.telegram.texts("9") == []


async def test_the_press_centre_is_told_when_nobody_claimed(rig: Rig) -> None:
    """O4"""
    reader = await rig.meet("7", Channel.ZALO)
    for number in ("8", "9"):
        await rig.meet(number, role=Role.PRESS_OFFICER)
    rig.zalo.script.append(fail(Failure.WINDOW))
    await rig.post(out(reader.id, case=await rig.case(reader)))
    await rig.drain()
    assert [len(rig.telegram.texts(number)) for number in ("8", "9")] == [1, 1]
    assert await rig.states() == ["held", "sent", "sent"]


async def test_held_messages_leave_when_the_person_writes_again(rig: Rig) -> None:
    """O4, O5"""
    reader = await rig.meet("7", Channel.ZALO)
    rig.zalo.script.append(fail(Failure.WINDOW))
    await rig.post(out(reader.id, "kept"))
    await rig.drain()

    def back(work: Work) -> None:
        heard_from(work, reader.id, "", work.now)
        outcomes.resume(work, reader.id)

    await rig.database.write(back)
    await rig.drain()
    assert await rig.states() == ["sent"]


async def test_a_notice_that_cannot_be_given_makes_no_further_notice(rig: Rig) -> None:
    reader = await rig.meet("7", Channel.ZALO)
    officers = [await rig.meet(number, role=Role.PRESS_OFFICER) for number in ("8", "9")]
    rig.zalo.script.append(fail(Failure.PERMANENT))
    rig.telegram.script.extend([fail(Failure.PERMANENT)] * 2)
    await rig.post(out(reader.id, case=await rig.case(reader)))
    await rig.drain()
    assert await rig.states() == ["dead"] * (1 + len(officers))


async def test_a_card_whose_message_is_gone_is_sent_anew(rig: Rig) -> None:
    """O10"""
    reader = await rig.meet("7")
    await rig.post(out(reader.id, "one", kind=Kind.CARD, card="case:1"))
    await rig.drain()
    await rig.post(out(reader.id, "two", kind=Kind.CARD, card="case:1"))
    rig.telegram.script.append(fail(Failure.GONE))
    await rig.drain()
    assert [parcel.edits for parcel in rig.telegram.seen] == [None, None]
    assert await rig.states() == ["sent", "sent"]


async def test_a_chat_that_moved_is_written_to_at_its_new_place(rig: Rig) -> None:
    """O11"""
    reader = await rig.meet("-7")
    rig.telegram.script.append(fail(Failure.RETRY, migrated_to="-1007"))
    await rig.post(out(reader.id))
    await rig.drain()
    assert len(rig.telegram.texts("-1007")) == 1
