"""Nobody else on this machine may read what we keep."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import file_modes
from bot.config import SettingError


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_what_is_created_is_for_us_alone(tmp_path: Path) -> None:
    """T19"""
    file_modes.keep_to_ourselves()
    folder = tmp_path / "data"
    file_modes.make_folder(folder)
    (folder / "phatngon.db").write_bytes(b"")
    (folder / "phatngon.db-wal").write_bytes(b"")
    assert file_modes.exposed(folder) == []
    file_modes.refuse_exposed(folder)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o666])
@pytest.mark.parametrize("name", ["phatngon.db", "phatngon.db-wal", "phatngon.db-shm", "backup.db"])
def test_a_file_that_others_reach_is_refused_with_the_remedy(tmp_path: Path, name: str, mode: int) -> None:
    """T19, S9"""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / name).write_bytes(b"")
    (folder / name).chmod(mode)
    with pytest.raises(SettingError, match=f"chmod 600 .*{name}"):
        file_modes.refuse_exposed(folder)


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o710, 0o701])
def test_a_folder_that_others_enter_is_refused(tmp_path: Path, mode: int) -> None:
    """T19, S9"""
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(SettingError, match="chmod 700"):
        file_modes.refuse_exposed(folder)


def test_a_settings_file_that_others_read_is_refused(tmp_path: Path) -> None:
    """T19"""
    folder, env = tmp_path / "data", tmp_path / ".env"
    folder.mkdir(mode=0o700)
    file_modes.refuse_exposed(folder, env)
    env.write_text("PHATNGON_SECRET_KEY=x")
    env.chmod(0o644)
    with pytest.raises(SettingError, match=r"\.env has mode 0644"):
        file_modes.refuse_exposed(folder, env)


def test_a_folder_that_cannot_be_made_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match="DATA_DIR"):
        file_modes.make_folder(tmp_path / "file" / "data")
