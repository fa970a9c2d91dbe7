"""The connection breaks at the instant of delivery: one copy at most where it was cut, none elsewhere (R2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.sandbox.ledger import Message
from storage.tables import accounts, cases
from storage.work import Work
from tests.torture.cast import CAST, OFFICERS, filed, journalist
from tests.torture.invariants import COPY
from tests.torture.load import link_of
from tests.torture.players import Player, answer, offers, says
from tests.torture.stage import staged

ON_TELEGRAM, ON_ZALO = OFFICERS[:2]


@pytest.mark.parametrize("number", [0, 1], ids=["zalo", "telegram"])
async def test_a_cut_reply_brings_one_copy_and_none_where_an_echo_tells(
    database_url: str, tmp_path: Path, number: int
) -> None:
    """R2, K7: receipt, card and answer, each cut once; what Zalo echoes needs no copy"""
    asker = journalist(number)
    async with staged(database_url, tmp_path) as stage:
        await stage.data.write(partial(filed, person=asker, question="Có bao nhiêu người tham gia?"))
        code = await stage.data.read(_code)
        cuts = stage.outside.gate.cuts
        cuts += [(one.external_id, code) for one in (asker, ON_TELEGRAM, ON_ZALO)]
        await stage.start()
        await stage.until(lambda: not cuts)
        await stage.rest()
        hears_twice = Counter({asker.who: 1} if asker.channel == "telegram" else {})
        assert copies(stage.outside.ledger.transcript) == hears_twice + Counter({ON_TELEGRAM.who: 1})
        cuts.append((asker.external_id, code))
        officer = Player(stage.outside, ON_TELEGRAM)
        await officer.sees(offers("choice_answer_published", code))
        await answer(officer, code, link_of(code))
        await Player(stage.outside, asker).sees(says(link_of(code)))
        await stage.rest()
        assert not cuts
        assert copies(stage.outside.ledger.transcript)[asker.who] == 2 * hears_twice[asker.who]
        expected = hears_twice + hears_twice + Counter({ON_TELEGRAM.who: 1})
        stage.doubts.update(await stage.data.read(partial(_doubts, expected=expected)))
        await stage.check()


def copies(transcript: Callable[[str], list[Message]]) -> Counter[str]:
    """For each person the messages that say they may be a second copy."""
    return Counter(one.who for person in CAST for one in transcript(person.who) if one.text.startswith(COPY))


def _code(work: Work) -> str:
    return str(work.connection.scalar(select(cases.c.code)))


def _doubts(work: Work, expected: Counter[str]) -> dict[int, int]:
    idents = {person.external_id: expected[person.who] for person in CAST}
    rows = work.connection.execute(select(accounts.c.id, accounts.c.external_id))
    return {row.id: idents[row.external_id] for row in rows}
