"""A reminder that did not arrive: held, dead or too old before its platform came back. E-mail takes it over."""

from __future__ import annotations

from dataclasses import replace

from handlers.clocks.reach import ways_of
from handlers.clocks.recipients import Duty
from handlers.clocks.stage import own_scene
from handlers.clocks.telling import BY_MAIL, KEY, instead
from handlers.talk import Outgoing, Text
from procedure.clocks import Standing
from storage import cases, clocks, people
from storage.work import Work

OVER = (Standing.MET, Standing.MET_LATE, Standing.VOID)


def is_reminder(key: str | None) -> bool:
    """Whether a message's key is that of a reminder."""
    return bool(key) and str(key).startswith(KEY)


def not_arrived(work: Work, account_id: int, key: str, text: Text) -> list[Outgoing]:
    """What follows when the reminder under `key` did not reach an account; nothing once nothing is owed any more."""
    clock = clocks.load(work, int(key.removeprefix(KEY).split(":")[0]))
    case = cases.load(work, clock.case_id) if clock else None
    if clock is None or case is None or clock.standing(work.now) in OVER:
        return []
    ways = ways_of(work, people.account(work, account_id).person_id)
    if key.endswith(BY_MAIL):  # the mail itself did not arrive
        ways = replace(ways, sure=None, mail=None)
    return list(instead(own_scene(work), ways, text, key.removesuffix(BY_MAIL), Duty(case, clock)))
