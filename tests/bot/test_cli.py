"""The command line as a person types it."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.config import load
from bot.control import ControlServer, socket_path
from bot.operations.acts import Acts
from storage.keys import Keys
from storage.sqlite import SqliteDatabase

KEY = "a secret key of the test, long enough for it"
ROOT = Path(__file__).parents[2]
AT = "2026-11-23 08:00:00.000000"


class Shell:
    """Runs `phatngon` in a folder of its own with an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PHATNGON_SECRET_KEY": KEY}  # noqa: TID251 - a process of its own needs its PATH

    def run(self, *words: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        environment = self.environment | {f"PHATNGON_{name.upper()}": value for name, value in settings.items()}
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """With a database."""
    shell = Shell(tmp_path_factory.mktemp("made"))
    done = shell.run("db", "upgrade")
    assert (done.returncode, done.stderr) == (0, "")
    return shell


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """Without anything."""
    return Shell(tmp_path)


def test_help_names_every_command_and_loads_no_library() -> None:
    probe = "import sys; from bot import cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"aiogram", "aiohttp", "sqlalchemy", "pydantic", "httpx2"} & set(loaded.stdout.split())
    helped = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for command in ("serve", "sandbox", "invite", "understand", "zalo", "trail", "db", "doctor", "backup", "restore"):
        assert f"\n  {command} " in helped.stdout


def test_understanding_reads_lines_and_loads_no_channel(bare: Shell) -> None:
    done = bare.run("understand", typed="ai la nguoi phat ngon o ha noi\n\nMột câu khác\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert len(answers) == 3
    assert set(answers[0]) == {"intent", "unit", "topic", "confidence", "why"}
    assert answers[0]["unit"] == "HNO"


@pytest.mark.parametrize(
    ("words", "settings", "named"),
    [
        (["serve"], {"secret_key": ""}, "PHATNGON_SECRET_KEY"),
        (["serve"], {"telegram_token": "1:x", "telegram_secret": "short"}, "PHATNGON_TELEGRAM_SECRET"),
        (["serve"], {"zalo_app_id": "1"}, "PHATNGON_ZALO_OA_SECRET"),
        (["serve"], {}, "no channel"),
        (["serve"], {"listen": "8080"}, "PHATNGON_LISTEN"),
        (["serve"], {"timezone": "Asia/Atlantis"}, "PHATNGON_TIMEZONE"),
        (["serve", "--only", "cooking"], {}, "cooking"),
        (["invite", "press_officer", "--unit", "TTTT"], {"secret_key": "short"}, "PHATNGON_SECRET_KEY"),
        (["invite", "king", "--unit", "TTTT"], {}, "king"),
        (["trail", "verify"], {}, "phatngon db upgrade"),
        (["backup", "copy.db"], {}, "no database"),
        (["backup", "copy.db"], {"database_url": "postgresql+asyncpg://x/y"}, "pg_dump"),
        (["restore", "copy.db"], {}, "copy.db"),
        (["db", "check"], {"database_url": "mysql://x/y"}, "PostgreSQL"),
        (["nonsense"], {}, "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(
    bare: Shell, words: list[str], settings: dict[str, str], named: str
) -> None:
    """S9"""
    done = bare.run(*words, **settings)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_refuses_a_folder_that_others_can_read(bare: Shell) -> None:
    """T19, S9"""
    (bare.folder / "data").mkdir()
    (bare.folder / "data").chmod(0o755)
    done = bare.run("serve", telegram_token="123456:" + "A" * 35, telegram_secret="s" * 32)
    assert (done.returncode, "chmod 700 data" in done.stderr) == (2, True)


def test_serve_refuses_a_settings_file_that_others_can_read(bare: Shell) -> None:
    """T19, S9"""
    (bare.folder / ".env").write_text("PHATNGON_TELEGRAM_MODE=polling\n")
    (bare.folder / ".env").chmod(0o644)
    done = bare.run("serve", telegram_token="123456:" + "A" * 35)
    assert (done.returncode, "chmod 600 .env" in done.stderr) == (2, True)


def test_a_database_is_checked_built_and_checked_again(bare: Shell) -> None:
    assert bare.run("db", "check").returncode == 1
    assert bare.run("db", "upgrade").returncode == 0
    assert bare.run("db", "upgrade").returncode == 0
    assert bare.run("db", "check").returncode == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in [bare.folder / "data", *(bare.folder / "data").iterdir()])


def test_an_invitation_works_before_the_first_serve_and_prints_its_code(bare: Shell) -> None:
    done = bare.run("invite", "administrator", "--unit", "TTTT", zalo_app_id="1")
    code, zalo, _ = done.stdout.splitlines()
    assert done.returncode == 0
    assert len(code) >= 22
    assert zalo == f"Zalo: send the Official Account  /start {code}"


def test_an_unknown_unit_ends_with_2_and_near_ones(made: Shell) -> None:
    done = made.run("invite", "press_officer", "--unit", "TTT")
    assert (done.returncode, "TTTT (Trung tâm Truyền thông)" in done.stderr) == (2, True)


async def test_while_serve_runs_the_command_goes_through_its_socket(made: Shell) -> None:
    """D2"""
    path = made.folder / "data" / "phatngon.db"
    database = SqliteDatabase(path, Clock().now, Keys.derive(KEY))
    server = ControlServer(socket_path(path.parent), Acts(load(_env_file=None), database, Clock()).commands())
    async with server.listening():
        done = await asyncio.to_thread(made.run, "invite", "press_head", "--unit", "TTTT")
        looked = await asyncio.to_thread(made.run, "trail", "verify")
        copied = await asyncio.to_thread(made.run, "backup", "while-serving.db")
        refused = await asyncio.to_thread(made.run, "restore", "while-serving.db")
    locked = await asyncio.to_thread(made.run, "invite", "press_head", "--unit", "TTTT")
    await database.close()
    assert [one.returncode for one in (done, looked, copied, refused, locked)] == [0, 0, 0, 2, 2]
    assert "in use by another process" in refused.stderr
    assert "in use by another process" in locked.stderr


def test_a_whole_trail_ends_with_0_and_a_damaged_one_with_1(made: Shell) -> None:
    """T31"""
    assert made.run("trail", "verify", "--since", "2026-01-01").stdout == "The trail is whole.\n"
    plant_a_case_without_trail(made.folder / "data" / "phatngon.db")
    damaged = made.run("trail", "verify")
    assert damaged.returncode == 1
    assert damaged.stdout.startswith("BC-2026-00001 row ")


def plant_a_case_without_trail(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys=OFF")
        columns = [row[1:4] for row in database.execute("PRAGMA table_info(cases)") if row[3]]
        given = {"code": "BC-2026-00001", "version": 1, "filed_at": AT, "changed_at": AT, "guess": "{}"}
        values = {name: given.get(name, 1 if "INT" in kind else "filed") for name, kind, _ in columns}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        database.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", list(values.values()))  # noqa: S608 - our own names


def test_a_backup_is_restored_held(made: Shell) -> None:
    """D12"""
    assert made.run("backup", "copy.db").returncode == 0
    done = made.run("restore", "copy.db")
    assert done.returncode == 0
    assert "held" in done.stdout
    assert "held after a restore" in made.run("doctor").stdout
    assert made.run("release").returncode == 0
    assert "held after a restore" not in made.run("doctor").stdout
    assert made.run("release").returncode == 1


def test_dead_letters_are_listed_without_what_they_held(bare: Shell) -> None:
    """U9"""
    bare.run("db", "upgrade")
    columns = "channel, key, lane, body, received_at, state, tries, not_before, error"
    values = ["zalo", "k", "l", b"secret", AT, "dead", 5, AT, "why"]
    with closing(sqlite3.connect(bare.folder / "data" / "phatngon.db")) as database, database:
        database.execute(f"INSERT INTO inbox ({columns}) VALUES (?,?,?,?,?,?,?,?,?)", values)  # noqa: S608 - our own names
    assert bare.run("dead-letter", "list").stdout == "1\t2026-11-23T08:00:00Z\tzalo\twhy\n"
    assert bare.run("dead-letter", "replay", "1").returncode == 0
    assert bare.run("dead-letter", "replay", "1").returncode == 1
    assert bare.run("dead-letter", "discard", "7").returncode == 1


def test_the_doctor_names_what_is_bad_and_ends_with_1(made: Shell) -> None:
    done = made.run("doctor", telegram_token="123456:" + "A" * 35, telegram_api="http://127.0.0.1:9", log_format="json")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert any(line.startswith("bad   PHATNGON_TELEGRAM_SECRET") for line in lines)
    assert any(line.startswith("bad   telegram - not reachable") for line in lines)
    assert any(line.startswith("ok    PHATNGON_DATABASE_URL") for line in lines)
    assert "A" * 35 not in done.stdout + done.stderr


def test_the_doctor_is_content_with_a_good_set_up(made: Shell) -> None:
    done = made.run(
        "doctor",
        **dict.fromkeys(("zalo_app_id", "zalo_app_secret", "zalo_oa_id", "zalo_oa_secret"), "1"),
        zalo_refresh_token="a-refresh-token",
        public_url="https://press.example.vn",
    )
    assert [line for line in done.stdout.splitlines() if line.startswith("bad")] == []
    assert done.returncode == 0
    assert "a-refresh-token" not in done.stdout
