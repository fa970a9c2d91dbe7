"""The documents name what is there: every path, table, command, setting and letter's name in them exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import cli
from bot.config import PREFIX, Settings
from handlers.commands import BY_NAME, CANCEL, CONTACTS, INVITATION
from handlers.issuing.letter import Letter, RefusedPart
from tests.checks import ROOT

PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
ROOMS = ("bot", "handlers", "storage", "procedure", "locales", "tests", "deploy", "docs", "requirements")
LEAST = 40
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"(?:{'|'.join(ROOMS)})/[\w./-]*")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SHELL = re.compile(r"(?:^ {4,}|`)(?:\S*/)?phatngon ([a-z][a-z-]*(?: [a-z][a-z-]*)?)", re.MULTILINE)
CELL = re.compile(r"(?<!\\)\|")
CHAT = re.compile(r"`/([a-z]+)(?: [^`/]*)?`")
SETTING = re.compile(rf"\b{PREFIX}([A-Z_]+[A-Z])\b")
DOOR = {"menu", "healthz", "readyz", "metrics", "spokespersons", "data", "setjoingroups", "setprivacy", "newbot"}
"""Paths of the web server and commands of @BotFather, which look like commands in chat."""


def _terms() -> list[tuple[str, str, str]]:
    """The glossary's rows that name something in the code: the word, its name there, where."""
    lines = (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()
    cells = [[one.strip() for one in CELL.split(line)] for line in lines if line.startswith("|")]
    return [(one[1], one[2], one[3]) for one in cells if CODE.search(one[2]) and CODE.search(one[3])]


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


page = pytest.mark.parametrize("page", PAGES, ids=lambda one: one.name)


@page
def test_every_path_that_is_named_is_there(page: Path) -> None:
    named = [one for one in CODE.findall(page.read_text("utf-8")) if PATH.fullmatch(one)]

    assert not [one for one in named if not (ROOT / one).exists()]


@page
def test_every_test_that_is_named_is_there(page: Path) -> None:
    named = TEST.findall(page.read_text("utf-8"))

    assert not [one for path, one in named if f"def {one}(" not in _source(path)]


def test_every_line_on_traps_names_a_test() -> None:
    lines = (ROOT / "docs/traps.md").read_text("utf-8").splitlines()
    rows = [one for one in lines if one.startswith("| ") and not one.startswith(("| trap |", "| article |", "| --- |"))]

    assert len(rows) > LEAST
    assert not [one for one in rows if not TEST.search(one)]


def _source(path: str) -> str:
    found = ROOT / path
    return found.read_text("utf-8") if found.exists() else ""


@page
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [one for one in LINK.findall(page.read_text("utf-8")) if "://" not in one]

    assert not [one for one in targets if not (page.parent / one).exists()]


@page
def test_every_command_of_the_command_line_is_one(page: Path) -> None:
    assert not [one for one in SHELL.findall(page.read_text("utf-8")) if not _is_command(one)]


@page
def test_every_command_in_chat_is_one(page: Path) -> None:
    known = {*BY_NAME, *CONTACTS, *CANCEL, *INVITATION, *DOOR}

    assert not [one for one in CHAT.findall(page.read_text("utf-8")) if one not in known]


@page
def test_every_setting_is_one(page: Path) -> None:
    names = {one.upper() for one in Settings.model_fields}

    assert not [
        one
        for one in SETTING.findall(page.read_text("utf-8"))
        if one not in names and one[: -len("_FILE")] not in names
    ]


def test_the_readme_lists_every_setting() -> None:
    named = set(SETTING.findall((ROOT / "README.md").read_text("utf-8")))

    assert {one.upper() for one in Settings.model_fields} <= named


def test_the_page_on_letters_names_what_a_template_is_given() -> None:
    text = (ROOT / "docs/letters.md").read_text("utf-8")
    rows = [one.split("|")[1] for one in text.splitlines() if one.startswith("| `") and "@" not in one.split("|")[1]]
    named = {name for row in rows for name in CODE.findall(row) if name.isidentifier()}

    assert named == {*_names(Letter), "is_draft"} - {"at", "title"}
    assert {f"`{one}`" in text for one in _names(RefusedPart)} == {True}


@pytest.mark.parametrize("row", _terms(), ids=lambda row: row[0])
def test_every_word_of_the_glossary_is_in_the_code_where_it_says(row: tuple[str, str, str]) -> None:
    _, words, where = row
    code = "".join(one.read_text("utf-8") for path in CODE.findall(where) for one in _files(ROOT / path))

    assert not [one for one in CODE.findall(words) if re.split(r"[. ]", one)[-1] not in code]


def test_the_pages_are_looked_at_at_all() -> None:
    found = [one for page in PAGES for one in CODE.findall(page.read_text("utf-8")) if PATH.fullmatch(one)]

    assert len(set(found)) > LEAST
    assert len(_terms()) > LEAST


def _names(what: type) -> Iterator[str]:
    return iter(what.__annotations__)


def _is_command(words: str) -> bool:
    first, _, second = words.partition(" ")
    command = cli.commands.get(first)
    if isinstance(command, click.Group):
        return not second or second in command.commands
    return command is not None
