"""`directory import`, `export` and `check` as a person types them."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.config import load
from bot.control import ControlServer, socket_path
from bot.operations.acts import Acts
from storage import contacts, directory, starter
from storage.keys import Keys
from storage.sqlite import SqliteDatabase
from tests.bot.test_cli import KEY, Shell
from tests.handlers.directory.sheets import csv_file, person

DIRECTORS = [person(one.code) for one in starter.provinces()]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def keep(shell: Shell, *rows: tuple[object, ...], name: str = "people.csv") -> str:
    (shell.folder / name).write_bytes(csv_file(rows).data)
    return name


def test_import_preview_export_and_undo(shell: Shell) -> None:
    former = keep(shell, *DIRECTORS)
    assert "there is no database" in shell.run("directory", "import", "--preview", former).stderr
    done = shell.run("directory", "import", former)
    assert (done.returncode, done.stderr) == (0, "")
    assert "spokespersons: 34 new, 0 changed, 0 with another end, 0 ended" in done.stdout
    newer = keep(shell, *DIRECTORS[:33], person("VSS", office="spokesperson", name="B"), name="newer.csv")
    preview = shell.run("directory", "import", "--preview", newer)
    assert preview.returncode == 0
    assert "➕ Spokesperson · VSS: B" in preview.stdout
    assert "⏹ Director · AGI: Lê Thị AGI" in preview.stdout
    assert "34" in shell.run("directory", "import", "--preview", former).stdout  # nothing happened
    assert shell.run("directory", "import", newer).returncode == 0
    assert shell.run("directory", "export", "--out", "all.xlsx").returncode == 0
    assert stat.S_IMODE((shell.folder / "all.xlsx").stat().st_mode) == 0o600
    assert shell.run("directory", "import", "--preview", "all.xlsx").stdout.startswith("Unchanged:")
    assert shell.run("directory", "import", former).returncode == 0
    again = shell.run("directory", "import", "--preview", former)
    assert again.stdout == "Unchanged: 34.\n"
    assert shell.run("trail", "verify").returncode == 0


def test_errors_are_told_by_line_with_exit_1_and_nothing_is_changed(shell: Shell) -> None:
    bad = keep(shell, person("HNO", phone="1"), person("HUX"))
    for words in (("import", bad), ("import", "--preview", bad), ("check", bad)):
        done = shell.run("directory", *words)
        told = done.stdout + done.stderr
        if words[1] != "--preview":
            assert done.returncode == 1
            assert "people.csv, line 2, column “phone”: found “1”; expected one telephone number" in told
            assert "people.csv, line 3, column “unit”: found “HUX”; there is no such unit. Nearest: HUE (Huế)" in told
    assert "no Director General is entered" in shell.run("directory", "check").stdout


def test_mass_endings_need_a_word_more(shell: Shell) -> None:
    shell.run("directory", "import", keep(shell, *DIRECTORS))
    few = keep(shell, *DIRECTORS[:10], name="few.csv")
    refused = shell.run("directory", "import", few)
    assert refused.returncode == 1
    assert "spokespersons: 24 of 34 would end" in refused.stderr
    assert "Nothing was changed." in refused.stderr
    assert shell.run("directory", "import", few, "--ending").returncode == 0
    assert shell.run("directory", "check").stdout.count("no Director is entered") == 24


def test_wrong_use_is_exit_2(shell: Shell) -> None:
    assert shell.run("directory", "import", "nothing.csv").returncode == 2
    assert shell.run("directory", "import").returncode == 2
    assert shell.run("directory", "export", "--kind", "people").returncode == 2
    done = shell.run("directory", "export")
    assert (done.returncode, "there is no database" in done.stderr) == (2, True)


def test_a_kind_is_exported_as_csv_into_a_folder(shell: Shell) -> None:
    shell.run("directory", "import", keep(shell, *DIRECTORS))
    done = shell.run("directory", "export", "--out", "out", "--kind", "spokespersons", "--kind", "titles")
    assert done.stdout.split() == ["out/spokespersons.csv", "out/titles.csv"]
    lines = (shell.folder / "out/spokespersons.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "office,unit,name,title_vi,title_en,phone,email,since,until"
    assert len(lines) == 35


async def test_while_serve_runs_a_thousand_contacts_go_through_its_socket(shell: Shell) -> None:
    """D2"""
    settings = load(_env_file=None, secret_key=KEY)
    assert (await asyncio.to_thread(shell.run, "db", "upgrade")).returncode == 0
    database = SqliteDatabase(shell.folder / "data/phatngon.db", Clock().now, Keys.derive(KEY))
    await database.write(directory.load_starter)
    provinces = csv_file(
        [(f"P{n}", f"Tỉnh P{n}", f"P{n}", "province") for n in range(1_000)], ("code", "name_vi", "name_en", "kind")
    )
    (shell.folder / "provinces.csv").write_bytes(provinces.data)
    people = keep(shell, *(person(f"P{n}", title_vi="Giám đốc " + "x" * 250) for n in range(1_000)))
    acts = Acts(settings, database, Clock())
    try:
        async with ControlServer(socket_path(shell.folder / "data"), acts.commands()).listening():
            done = await asyncio.to_thread(shell.run, "directory", "import", "--ending", "provinces.csv", people)
        assert (done.returncode, done.stderr) == (0, "")
        assert "spokespersons: 1000 new" in done.stdout
        assert len(await database.read(contacts.everyone)) == 1_001
    finally:
        await database.close()


def test_before_the_first_start_the_starter_directory_is_exported(shell: Shell) -> None:
    """What one edits and imports first."""
    assert shell.run("db", "upgrade").returncode == 0
    assert shell.run("directory", "export", "--out", "all").returncode == 0
    lines = (shell.folder / "all" / "provinces.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(starter.provinces())
    assert shell.run("directory", "import", "all/provinces.csv").stdout.startswith("Unchanged: 34.")
