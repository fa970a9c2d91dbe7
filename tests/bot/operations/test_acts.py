"""The commands that write."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.config import load
from bot.control import CommandFailed
from bot.operations.acts import Acts
from bot.operations.invitation import ROLES
from storage import inbox
from storage.inbox import Letter
from storage.tables import inbox as inbox_table
from storage.tables import invitations
from storage.work import Database, Work
from tests.fakes import FakeClock

SETTINGS = load(_env_file=None, secret_key="k" * 32)


@pytest.fixture
def acts(database: Database, clock: FakeClock) -> Acts:
    return Acts(SETTINGS, database, clock)


def kept(work: Work) -> list[tuple[str, str]]:
    return [tuple(row) for row in work.connection.execute(select(invitations.c.role, invitations.c.unit_code))]


async def test_an_invitation_is_for_a_role_in_a_unit(acts: Acts, database: Database) -> None:
    """T4: the code is shown once and kept nowhere."""
    code = await acts.invite("press_officer", "tttt")
    assert len(code) >= 22
    assert await database.read(kept) == [("press_officer", "TTTT")]
    await acts.invite("director_general", "VSS")
    await acts.invite("province_director", "HNO")
    assert len(await database.read(kept)) == 3


@pytest.mark.parametrize(("typed", "near"), [("TTT", "TTTT"), ("ha noi", "HNO"), ("Trung tâm truyền thông", "TTTT")])
async def test_an_unknown_unit_is_refused_and_near_ones_are_named(
    acts: Acts, database: Database, typed: str, near: str
) -> None:
    with pytest.raises(CommandFailed, match=rf"there is no unit {typed}.*{near}"):
        await acts.invite("press_officer", typed)
    assert await database.read(kept) == []


async def test_a_provincial_role_needs_a_province(acts: Acts) -> None:
    for unit in ("TTTT", "VSS"):
        with pytest.raises(CommandFailed, match="belongs to a province"):
            await acts.invite("province_officer", unit)


async def test_nobody_is_invited_as_a_journalist(acts: Acts) -> None:
    assert "journalist" not in ROLES
    with pytest.raises(CommandFailed, match="role"):
        await acts.invite("journalist", "TTTT")


async def test_a_dead_letter_is_replayed_or_taken_off_the_list(acts: Acts, database: Database) -> None:
    """U9"""
    letters = [Letter("zalo", f"k{n}", "zalo:1", b"", "dead", "why") for n in range(2)]
    await database.write(lambda work: inbox.put(work, letters))
    ids = await database.read(lambda work: list(work.connection.scalars(select(inbox_table.c.id))))
    assert await acts.replay(ids[0]) is True
    assert await acts.discard(ids[1]) is True
    assert await acts.replay(ids[0]) is False
    states = await database.read(lambda work: list(work.connection.scalars(select(inbox_table.c.state))))
    assert sorted(states) == ["ignored", "new"]


async def test_a_consent_needs_our_public_address(acts: Acts) -> None:
    with pytest.raises(CommandFailed, match="PUBLIC_URL"):
        await acts.zalo_begin()


async def test_a_pasted_pair_is_kept_and_a_consent_has_a_link(database: Database, clock: FakeClock) -> None:
    settings = load(_env_file=None, zalo_app_id="77", zalo_app_secret="s", public_url="https://press.example.vn")
    acts = Acts(settings, database, clock)
    assert await acts.zalo_adopt("an-access-token", "a-refresh-token") == "kept"
    link = await acts.zalo_begin()
    assert link.startswith("https://oauth.zaloapp.com/v4/oa/permission?app_id=77&redirect_uri=https%3A%2F%2Fpress")
    with pytest.raises(CommandFailed, match="state"):
        await acts.zalo_finish("code", "another state")
