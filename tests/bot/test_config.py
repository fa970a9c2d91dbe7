"""Where settings come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import config
from bot.config import SettingError


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no `.env` of anybody else's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PHATNGON_SECRET_KEY", raising=False)
    return tmp_path


def test_a_secret_is_read_from_the_file_that_the_environment_names(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "key").write_text("from a file\n")
    monkeypatch.setenv("PHATNGON_SECRET_KEY_FILE", str(elsewhere / "key"))
    assert config.load().secret_key.get_secret_value() == "from a file"


def test_a_secret_is_read_from_the_file_that_dot_env_names(elsewhere: Path) -> None:
    (elsewhere / "key").write_text("from a file\n")
    (elsewhere / ".env").write_text("PHATNGON_SECRET_KEY=\nPHATNGON_SECRET_KEY_FILE=key\n")
    assert config.load().secret_key.get_secret_value() == "from a file"


def test_an_empty_name_of_a_file_counts_as_none(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("PHATNGON_SECRET_KEY=typed\nPHATNGON_SECRET_KEY_FILE=\n")
    assert config.load().secret_key.get_secret_value() == "typed"


def test_a_file_that_is_not_there_is_named(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("PHATNGON_SECRET_KEY_FILE=nowhere\n")
    with pytest.raises(SettingError, match="PHATNGON_SECRET_KEY_FILE: cannot read nowhere"):
        config.load()


def test_a_wrong_setting_is_named_with_what_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHATNGON_LISTEN", "8080")
    with pytest.raises(SettingError, match=r"PHATNGON_LISTEN: .*HOST:PORT"):
        config.load()
