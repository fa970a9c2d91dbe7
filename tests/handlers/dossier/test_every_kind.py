"""A dossier of every kind of case in every state that it can be in, in both languages; its chain verifies."""

from __future__ import annotations

import re

import pytest

from handlers.casework.texts import fingerprint
from procedure.paths import path_of
from procedure.terms import Event, Kind, Role, State
from storage import acts, tables, trail
from storage.work import Work
from tests.handlers.dossier.test_dossier import dossier
from tests.handlers.journalist.stage import approved, everybody, hand_in, take
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaker.stage import confirms, delegated, drafted, stage

KEY = re.compile(r"\b[a-z]+_[a-z_]+\b|\{\w+\}")
"""A sentence without words, or a value that was not put in."""
DETAILS = {Kind.CORRECTION: {"basis": "distorted", "asks": "response,apology", "address": "toasoan@vidu.vn"}}
SCOPES = ("VSS", "NAN")


def states_of(kind: Kind) -> set[State]:
    """All that a case of that kind can be in, whosever it is."""
    rules = [rule for scope in SCOPES for rule in path_of(kind, scope).rules]
    return {state for rule in rules for state in (*rule.start, rule.end) if state is not None}


STATES = sorted((kind, state) for kind in Kind for state in states_of(kind))


async def worked_on(desk: Desk) -> Guest:
    """A case with words, a text, an approval, clocks; its officer."""
    officer, _, speaker = await everybody(desk)
    await take(desk, officer, Event.TAKE_ON)
    await hand_in(desk, officer)
    await approved(desk, speaker)
    return officer


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_each_state_of_each_kind_has_its_words(desk: Desk, language: str) -> None:
    officer = await worked_on(desk)
    if language == "en":
        await officer.says("/language")
    for kind, state in STATES:
        await desk.database.write(lambda work, kind=kind, state=state: become(work, kind, state))
        said = await dossier(desk, officer)
        assert KEY.findall(said.partition("\n")[2]) == [], (kind, state)
        assert ("CLOCKS" if language == "en" else "THỜI GIAN") in said.upper(), (kind, state)


def become(work: Work, kind: Kind, state: State) -> None:
    """The case as another kind in another state; what is on record about it stays."""
    changed = tables.cases.update().values(kind=kind, state=state, opener="BHXH", details=DETAILS.get(kind, {}))
    work.connection.execute(changed).close()


async def test_every_dossier_taken_is_on_record_and_the_chains_verify(desk: Desk) -> None:
    officer = await worked_on(desk)
    for _ in range(3):
        await dossier(desk, officer)
    assert await desk.database.read(trail.verify) == []
    assert await desk.database.read(acts.verify) == []
    assert len(await desk.database.read(lambda work: acts.of(work, "case:1"))) == 3


async def test_it_says_who_approved_by_which_authorisation_and_exactly_which_text(desk: Desk) -> None:
    """2.4, 9.1"""
    them = await stage(desk)
    delegate = await delegated(them)
    await drafted(them)
    await delegate.presses("✅ Duyệt")
    await confirms(delegate)
    mark = fingerprint((await them.texts())[-1].binding)
    said = await dossier(desk, them.officer)
    (line,) = [one for one in said.splitlines() if one.endswith(f"đối với đúng bản có mã {mark}")]
    assert "Trần Hồng Sơn" in line
    assert "(ủy quyền số 123/UQ-BHXH)" in line


async def test_the_chains_of_what_begins_within_the_agency_verify(desk: Desk) -> None:
    """An offer and a sudden event: each opened in chat, each with a dossier, each chain whole."""
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    unit = await desk.staff("6", Role.UNIT_OFFICER, unit="BHXH")
    await goes_through(unit, "/cungcap", "Từ 1/7 áp dụng quy định mới về lương hưu.")
    await goes_through(officer, "/vuviec", "Cháy tại trụ sở BHXH tỉnh Nghệ An.", "bây giờ", "BHXH tỉnh Nghệ An")
    kinds = await desk.database.read(
        lambda work: work.connection.scalars(tables.cases.select().with_only_columns(tables.cases.c.kind)).all()
    )
    assert kinds == [Kind.UNIT_INFORMATION, Kind.INCIDENT]
    for number in range(len(kinds)):
        await officer.carries(f"case.dossier:{number + 1}:0")
        assert officer.last.out.files[0].name == f"BC-2026-0000{number + 1}.pdf"
    assert await desk.database.read(trail.verify) == []


async def goes_through(guest: Guest, *words: str) -> None:
    """A form, answer by answer, and sent at its review, whatever the first choice there is called."""
    for typed in words:
        await guest.says(typed)
    for _ in range(2):
        sending = [label for label in guest.last.buttons if label.startswith("✅")]
        if sending:
            await guest.presses(sending[0])
