"""The people of the sandbox: made up, and marked so in their names."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from bot.sandbox.ledger import GROUP, SamplePerson


@cache
def sample_people() -> tuple[SamplePerson, ...]:
    """Everybody who lives in the sandbox, journalists first."""
    return tuple(_person(row) for row in read_rows("people.csv"))


@cache
def sample_groups() -> tuple[SamplePerson, ...]:
    """The group chats of units; the bot is in none of them until somebody takes it in."""
    return tuple(
        SamplePerson(
            who=row["who"],
            name=row["name"],
            role=GROUP,
            unit=row["unit"],
            channel=row["channel"],
            external_id=row["external_id"],
            members=tuple(row["members"].split()),
        )
        for row in read_rows("groups.csv")
    )


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file that lies beside this one."""
    text = files("bot.sandbox").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _person(row: dict[str, str]) -> SamplePerson:
    return SamplePerson(
        who=row["who"],
        name=row["name"],
        role=row["role"],
        unit=row["unit"],
        channel=row["channel"],
        external_id=row["external_id"],
        language=row["language"],
        outlet=row["outlet"],
        known=row["known"] == "yes",
    )
