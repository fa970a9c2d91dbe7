"""A reminder that dies, is held, or grows too old on its way goes by e-mail instead; the centre's head is told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.channels.port import Failure, Parcel, SendFailed
from bot.delivery.courier import _end
from bot.delivery.errand import EXPIRED, UNKNOWN, End
from bot.delivery.failures import give_up, settle
from bot.delivery.parts import Part
from procedure.facts import Act
from procedure.terms import Event, Role
from storage import outbox, pauses
from storage.outbox import Claim
from storage.tables import outbox as rows
from storage.work import Work
from tests.handlers.clocks.stage import Agency, Said, local

PART = Part(Parcel("1", "x"), 0, 1, True, None)


async def reminded(agency: Agency) -> int:
    """A first reminder on its way to an officer with an e-mail address; its row."""
    await agency.hire("mailed", Role.PRESS_OFFICER, email="mailed@agency.example")
    case_id = await agency.directed()
    await agency.does("head", case_id, Event.REASSIGN, Act(person=agency.people["mailed"]))
    agency.clock.advance(12 * 3_600)
    (one,) = [each for each in await agency.tick() if each.key.startswith("rung:")]
    return one.id


async def ends(agency: Agency, row: int, how: str) -> list[Said]:
    """The row's fate; what is posted because of it."""

    def piece(work: Work) -> None:
        claimed = next(one for one in outbox.claim(work, ["telegram"], 100) if one.id == row)
        HOW[how](work, claimed)

    await agency.database.write(piece)
    return [one for one in await agency.posted() if one.id > row]


def _blocked(work: Work, claimed: Claim) -> None:
    settle(work, claimed, PART, SendFailed(Failure.UNREACHABLE, "blocked by the user"))


HOW = {
    "held": lambda work, claimed: _end(work, claimed, End.HOLD, "unreachable"),
    "expired": lambda work, claimed: _end(work, claimed, End.DROP, EXPIRED),
    "unknown": lambda work, claimed: _end(work, claimed, End.KILL, UNKNOWN),
    "dead": lambda work, claimed: give_up(work, claimed, "no"),
    "blocked": _blocked,
}


@pytest.mark.parametrize("how", sorted(HOW))
async def test_it_goes_by_e_mail_and_the_head_is_told(agency: Agency, how: str) -> None:
    row = await reminded(agency)
    mail, notice = await ends(agency, row, how)
    assert (mail.name, mail.channel) == ("mailed", "email")
    assert "Gửi văn bản cho các đơn vị (điểm b khoản 1 Điều 7)" in mail.text
    assert (notice.name, notice.channel) == ("head", "telegram")
    assert "mailed" in notice.text


async def test_once_the_duty_is_done_nothing_follows_a_lost_reminder(agency: Agency) -> None:
    row = await reminded(agency)
    await agency.does("leader", 1, Event.DIRECT, Act(reason="Không cần đơn vị nào", units=frozenset()))
    assert await ends(agency, row, "dead") == []


async def test_a_platform_that_is_down_is_not_waited_for(agency: Agency) -> None:
    await agency.hire("mailed", Role.PRESS_OFFICER, email="mailed@agency.example")
    case_id = await agency.directed()
    await agency.does("head", case_id, Event.REASSIGN, Act(person=agency.people["mailed"]))
    agency.clock.advance(12 * 3_600)
    await agency.database.write(lambda work: pauses.pause(work, "telegram", 600, "down"))
    told = [one for one in await agency.tick() if one.key.startswith("rung:")]
    assert [(one.name, one.channel) for one in told] == [("mailed", "telegram"), ("mailed", "email")]


async def test_a_breach_may_be_told_again_where_nobody_knows_an_early_reminder_may_not(agency: Agency) -> None:
    await agency.directed()
    kinds = {one.key.split(":")[2]: one.kind for one in await agency.hours(25)}
    assert kinds == {"12h": "reminder", "6h": "card", "2h": "card", "30m": "card", "breach": "card"}


async def test_a_reminder_is_worth_sending_until_the_next_one_comes(agency: Agency) -> None:
    await agency.directed()
    (first,) = [one for one in await agency.hours(12) if ":12h:" in one.key]
    until = select(rows.c.valid_until).where(rows.c.id == first.id)
    at = await agency.database.read(lambda work: work.connection.execute(until).scalar_one())
    assert at == local(24, 3)
