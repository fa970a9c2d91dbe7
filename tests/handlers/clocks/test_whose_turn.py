"""Of a text only whoever owes the next act is reminded: whoever saw it, or agreed to it, is left alone (9.6, 2.1.c)."""

from __future__ import annotations

from datetime import timedelta

from procedure.facts import Act
from procedure.terms import Event, Role
from storage import authorisations, case_texts, cases, tables
from storage.actors import actor_of
from storage.authorisations import NewAuthorisation
from storage.case_texts import NewText
from storage.work import Work
from tests.handlers.clocks.stage import Agency

WORDS = "Đến 31/10 có 12.345 người."


async def in_review(agency: Agency, sensitive: bool = False) -> int:
    """A case whose text waits for approval."""
    case_id = await agency.file()
    await agency.does("claimer", case_id, Event.TAKE_ON)
    if sensitive:
        await agency.does("claimer", case_id, Event.MARK, Act(sensitive=True))

    def piece(work: Work) -> bytes:
        return case_texts.put(work, case_id, NewText(WORDS), agency.people["claimer"])[0].binding

    await agency.does("claimer", case_id, Event.DRAFT, Act(text=await agency.database.write(piece)))
    return case_id


async def says(agency: Agency, name: str, case_id: int, event: Event, role: Role) -> None:
    """To the text that stands, as the chat does it: the step, and what was said to the text."""

    def piece(work: Work) -> None:
        case = cases.load(work, case_id)
        assert case is not None
        assert case.text_id is not None
        case_texts.say(work, case_texts.load(work, case.text_id), event.value, agency.people[name], role)

    before = await agency.database.read(lambda work: cases.load(work, case_id))
    assert before is not None
    assert before.facts.draft is not None
    await agency.does(name, case_id, event, Act(binding=before.facts.draft.binding))
    await agency.database.write(piece)


async def reminded(agency: Agency, hours: int) -> set[str]:
    """Who is reminded in that time."""
    return {one.name for one in await agency.hours(hours)}


async def test_once_seen_the_director_general_is_left_alone_and_whoever_speaks_is_reminded(any_agency: Agency) -> None:
    """9.6"""
    case_id = await in_review(any_agency, sensitive=True)
    await says(any_agency, "speaker", case_id, Event.REPORT_UP, Role.SPOKESPERSON)
    assert await reminded(any_agency, 5) == {"general"}
    await says(any_agency, "general", case_id, Event.SEEN, Role.DIRECTOR_GENERAL)
    assert await reminded(any_agency, 5) == {"speaker"}


async def test_who_speaks_together_is_reminded_in_turn(any_agency: Agency) -> None:
    """2.1.c: the Spokesperson until they consented, then the one authorised alone."""
    case_id = await in_review(any_agency)
    await lent(any_agency, case_id)
    assert await reminded(any_agency, 5) == {"speaker"}
    await says(any_agency, "speaker", case_id, Event.CONSENT, Role.SPOKESPERSON)
    assert await reminded(any_agency, 24) == {"delegate"}


async def lent(agency: Agency, case_id: int) -> None:
    """The case is named under an authorisation to speak together with the Spokesperson."""
    person = await agency.hire("delegate", Role.UNIT_HEAD, "BHYT")

    def piece(work: Work) -> None:
        given = NewAuthorisation(
            *("VSS", "delegate", "delegate", "Trưởng ban", "Head", "0912", "a@b.vn", "123/UQ-BHXH", "2026-11-20"),
            matter="BHXH tự nguyện",
            since=work.now,
            until=work.now + timedelta(days=9),
            person_id=person,
            alone=False,
        )
        one = authorisations.grant(work, given)
        named = tables.cases.update().where(tables.cases.c.id == case_id)
        work.connection.execute(named.values(authorisation_id=one.id, together=True))
        assert one.id in actor_of(work, person).authorisations

    await agency.database.write(piece)
