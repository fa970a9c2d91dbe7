"""What the doctor says of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import load
from bot.control import ControlServer, socket_path
from bot.doctor import machine
from bot.doctor.finding import Level


@pytest.mark.parametrize(
    ("version", "has_it"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_the_sqlite_versions_with_the_race_are_named(version: tuple[int, ...], has_it: bool) -> None:
    """F9, D7"""
    finding = machine.sqlite_version(version)
    assert machine.has_the_race(version) == has_it
    assert finding.level == (Level.WARN if has_it else Level.OK)
    assert ".".join(map(str, version)) in str(finding)


def test_exposed_files_are_bad_with_the_remedy(tmp_path: Path) -> None:
    """T19"""
    tmp_path.chmod(0o700)
    (tmp_path / "phatngon.db").write_bytes(b"")
    (tmp_path / "phatngon.db").chmod(0o644)
    [finding] = machine.permissions(tmp_path)
    assert finding.level is Level.BAD
    assert "chmod 600" in finding.remedy
    (tmp_path / "phatngon.db").chmod(0o600)
    assert [one.level for one in machine.permissions(tmp_path)] == [Level.OK]


async def test_a_running_serve_is_seen(tmp_path: Path) -> None:
    settings = load(_env_file=None, data_dir=tmp_path)
    assert (await machine.serving(settings)).level is Level.WARN
    async with ControlServer(socket_path(tmp_path), {}).listening():
        assert (await machine.serving(settings)).level is Level.OK
