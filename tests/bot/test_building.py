"""What the program notes of its settings when it is put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.building import build
from bot.config import load
from storage import facts, mail
from storage.clocks import ZONE
from tests.fakes import FakeClock

KEY = "k" * 32


@pytest.mark.parametrize(("smtp_url", "is_set_up"), [("", False), ("smtp://127.0.0.1:2525", True)])
async def test_whether_e_mail_can_leave_and_the_time_zone_are_known_to_whoever_reminds(
    tmp_path: Path, smtp_url: str, is_set_up: bool
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'phatngon.db'}"
    given = {"secret_key": KEY, "database_url": url, "data_dir": tmp_path, "smtp_url": smtp_url, "mail_from": "a@b.vn"}
    app = await build(load(_env_file=None, **given), FakeClock())
    assert await app.database.read(mail.is_set_up) is is_set_up
    assert await app.database.read(lambda work: facts.get(work, ZONE)) == "Asia/Ho_Chi_Minh"
    await app.database.close()
