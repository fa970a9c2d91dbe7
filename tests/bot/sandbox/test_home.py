"""The sandbox keeps its identity in its folder and never lets the bot out of this machine."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from bot.sandbox.home import Home
from storage.errors import DatabaseRefused


def test_the_identity_is_the_same_after_a_restart(tmp_path: Path) -> None:
    first = Home(tmp_path / "data", fresh=False)
    first.close()
    second = Home(tmp_path / "data", fresh=False)
    second.close()
    assert second.identity == first.identity


def test_a_fresh_start_forgets_what_was_but_touches_no_other_file(tmp_path: Path) -> None:
    first = Home(tmp_path, fresh=False)
    first.close()
    (tmp_path / "phatngon.db").write_bytes(b"x")
    (tmp_path / "notes.txt").write_text("mine")
    second = Home(tmp_path, fresh=True)
    second.close()
    assert second.identity != first.identity
    assert not (tmp_path / "phatngon.db").exists()
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_two_sandboxes_do_not_share_a_folder(tmp_path: Path) -> None:
    first = Home(tmp_path, fresh=False)
    with pytest.raises(DatabaseRefused):
        Home(tmp_path, fresh=True)
    first.close()


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path, fresh=False)
    path = home.write_settings(home.settings(8080, 8081, "refresh"))
    home.close()
    for file in (path, tmp_path / "sandbox.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_settings_stay_on_this_machine_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TELEGRAM_API", "ZALO_API", "ZALO_OAUTH", "SMTP_URL", "PUBLIC_URL"):
        monkeypatch.setenv(f"PHATNGON_{name}", "https://elsewhere.example")
    monkeypatch.setenv("PHATNGON_TELEGRAM_TOKEN", "1:real")
    monkeypatch.setenv("PHATNGON_DATABASE_URL", "postgresql://real")
    home = Home(tmp_path, fresh=False)
    settings = home.settings(8080, 8081, "refresh")
    home.close()
    shown = [settings.telegram_api, settings.zalo_api, settings.zalo_oauth, settings.public_url]
    assert all(re.match(r"http://127\.0\.0\.1:8080\b", address) for address in shown)
    assert settings.smtp_url.get_secret_value() == "smtp://127.0.0.1:8081"
    assert settings.telegram_token.get_secret_value() == home.identity.telegram_token
    assert str(tmp_path) in settings.database_url


def test_the_made_up_telegram_token_has_the_platforms_form(tmp_path: Path) -> None:
    home = Home(tmp_path, fresh=False)
    home.close()
    assert re.fullmatch(r"\d{9}:[A-Za-z0-9_-]{35}", home.identity.telegram_token)
