"""Steps of others, taken straight by the procedure and stored as the handlers store them."""

from __future__ import annotations

from datetime import timedelta

from procedure.facts import NOTHING, THE_PROGRAM, Act
from procedure.law.grounds import GROUNDS
from procedure.steps import take_step
from procedure.terms import Event, Role
from storage import case_texts, cases, people, program, words
from storage.actors import actor_of
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.words import Said
from storage.work import Work
from tests.handlers.rig import Desk, Guest

CODE = "BC-2026-00001"
OTHER = "BC-2026-00002"
SAID = {
    Event.DIRECT: Said.DIRECTION,
    Event.PROPOSE: Said.PROPOSAL,
    Event.REFUSE: Said.REFUSAL,
    Event.DEFER: Said.DEFERRAL,
}


async def take(desk: Desk, guest: Guest | None, event: Event, act: Act = NOTHING, code: str = CODE) -> CaseRow:
    """One step by somebody, or by the program."""

    def piece(work: Work) -> CaseRow:
        case = cases.by_code(work, code)
        assert case is not None
        who = program.stand_in(work) if guest is None else _person(work, guest)
        digest = words.keep(work, case.id, SAID[event], act.reason, who)[1] if event in SAID else None
        actor = THE_PROGRAM if guest is None else actor_of(work, who)
        return cases.record(work, case, take_step(case.facts, event, actor, work.now, act), who, work.now, digest)

    return await desk.database.write(piece)


def _person(work: Work, guest: Guest) -> int:
    found = people.find_account(work, guest.channel.value, guest.external_id)
    assert found is not None
    return found.person_id


async def hand_in(desk: Desk, officer: Guest, body: str = "Đến 31/10 có 12.345 người.", code: str = CODE) -> CaseRow:
    """A text for approval."""

    def piece(work: Work) -> CaseRow:
        case = cases.by_code(work, code)
        assert case is not None
        who = _person(work, officer)
        text, digest = case_texts.put(work, case.id, NewText(body), who)
        done = take_step(case.facts, Event.DRAFT, actor_of(work, who), work.now, Act(text=text.binding))
        return cases.record(work, case, done, who, work.now, digest)

    return await desk.database.write(piece)


async def approved(desk: Desk, speaker: Guest, code: str = CODE) -> CaseRow:
    """The text that stands is approved and has left."""
    case = await desk.case(code)
    assert case.facts.draft is not None
    binding = case.facts.draft.binding
    await take(desk, speaker, Event.APPROVE, Act(binding=binding), code)
    approver = await desk.database.read(lambda work: actor_of(work, _person(work, speaker)))
    return await take(desk, None, Event.ISSUE, Act(binding=binding, approver=approver), code)


async def refused(desk: Desk, speaker: Guest, why: str = "Chưa có kết luận thanh tra.") -> CaseRow:
    """Refused on the ground 6.1.c, to be looked at again in ten days."""
    assert GROUNDS[2].passes
    until = desk.clock.now() + timedelta(days=10)
    act = Act(ground=GROUNDS[2].code, reason=why, lifted_by="kết luận thanh tra", until=until)
    return await take(desk, speaker, Event.REFUSE, act)


async def everybody(desk: Desk) -> tuple[Guest, Guest, Guest]:
    """An officer, a journalist who has filed one request, and the Spokesperson."""
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    journalist = await desk.known("2")
    speaker = await desk.staff("9", Role.SPOKESPERSON, name="Đặng Thùy Dương", unit="LANHDAO")
    await journalist.files_request()
    return officer, journalist, speaker
