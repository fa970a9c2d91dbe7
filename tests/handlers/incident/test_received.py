"""A province's incident is reported when its card has arrived at whoever speaks for the agency (5.2.a), on each kind of
database."""

from __future__ import annotations

import pytest

from handlers.talk import Kind, Outgoing, say
from handlers.wire import post
from storage import cases, people
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.clocks.stage import UNIT, Agency, local
from tests.handlers.incident.test_reminded import occurs


@pytest.fixture
async def any_agency(database: Database, clock: FakeClock) -> Agency:
    """Monday, 23 November 2026, 09:00."""
    found = await Agency.open(database, clock, local(23, 9))
    await found.team()
    return found


@pytest.mark.parametrize(("who", "counts"), [("speaker", True), ("general", False), ("claimer", False)])
async def test_at_whose_chat_its_arrival_counts(any_agency: Agency, who: str, counts: bool) -> None:
    """5.2.a: the Spokesperson's; the moment is the platform's."""
    case_id = await occurs(any_agency, local(23, 9), UNIT, "officer")

    def card(work: Work) -> None:
        account = people.accounts_of(work, any_agency.people[who])[0]
        post(work, [Outgoing(account.id, say("label", name="x"), kind=Kind.CARD, card=f"case:{case_id}", case=case_id)])

    await any_agency.database.write(card)
    await any_agency.tick()
    assert not await reported(any_agency, case_id)
    arrived = any_agency.clock.now()
    await any_agency.deliver("card", arrived)
    any_agency.clock.advance(60)
    await any_agency.tick()
    assert (await reported(any_agency, case_id) == arrived) is counts


async def reported(agency: Agency, case_id: int) -> object:
    """When it was reported, if it was."""
    case = await agency.database.read(lambda work: cases.load(work, case_id))
    assert case is not None
    return case.facts.co_reported_at
