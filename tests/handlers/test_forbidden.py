"""What 2.5, 2.6, 9.3 and 9.6 forbid, and what is nobody else's business (T28), tried in every way there is."""

from __future__ import annotations

import pytest

from handlers.actions import ACTIONS
from handlers.talk import Channel, Event
from procedure.terms import Kind, LegKind, Role, State
from storage import legs, substitutes, tables
from storage.work import Work
from tests.handlers.attempts import (
    ELSEWHERE,
    ON_A_CASE,
    ON_A_PART,
    SUFFIX,
    becomes,
    matters,
    outsiders,
    stands_in,
    suspended,
    with_part,
)
from tests.handlers.offering.stage import WORDS as OFFERED
from tests.handlers.offering.stage import drafted as offer_drafted
from tests.handlers.offering.stage import offered
from tests.handlers.offering.stage import stage as offer_stage
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import end_all, id_of
from tests.handlers.speaker.right import BARRED
from tests.handlers.speaker.stage import CODE, DAY, chooses, confirms, delegated, drafted, marked, stage

SPEECH = ("approve", "consent", "edit", "return", "reportup", "refuse", "defer", "summon", "interview")
OPEN = (State.RECEIVED, State.PROPOSED, State.DIRECTED, State.DISPATCHED, State.COMPILING, State.REPORTED_UP)
WHO = (
    *("journalist", "stranger", "administrator", "unit officer", "unit head", "province officer"),
    *("province director", "suspended speaker", "former officer"),
)


async def denied(guest: Guest, data: str) -> None:
    """One press, one security row, no form opened, not a word about the case."""
    desk = guest.desk
    noted, forms = len(await desk.security()), await desk.rows(tables.conversations)
    seen = await guest.carries(data)
    assert len(await desk.security()) == noted + 1, data
    assert await desk.rows(tables.conversations) == forms, data
    assert not any(CODE in one.text for one in seen), data


def test_every_action_on_a_case_or_a_part_is_tried() -> None:
    """A new action is tried by itself, unless it is named as being about no case."""
    named = {one for one in ACTIONS if one.startswith(("case.", "leg.", "mark."))}
    assert named - ELSEWHERE <= {*ON_A_CASE, *ON_A_PART}


@pytest.mark.parametrize("who", WHO)
async def test_a_press_on_somebody_elses_case_changes_nothing_and_is_on_record(desk: Desk, who: str) -> None:
    """S3, T1, T28: each action there is, with the right version of the card."""
    _, part = await with_part(desk)
    guest = (await outsiders(desk))[who]
    version, before = (await desk.case()).facts.version, await matters(desk)
    for action in ON_A_CASE:
        await denied(guest, f"{action}:1{SUFFIX.get(action, '')}:{version}")
    for action in ON_A_PART:
        await denied(guest, f"{action}:{part}:1")
    assert await matters(desk) == before


@pytest.mark.parametrize(
    ("who", "state"),
    [
        *((who, None) for who in WHO),
        *(("unit head", state) for state in (State.RETURNED, State.RELEASED, State.DECLINED, State.WITHDRAWN)),
    ],
)
async def test_what_a_unit_offers_is_nothing_to_journalists_and_other_units(
    desk: Desk, who: str, state: State | None
) -> None:
    """S3, T1, T28, 7.2.a: each action, the code typed, words such as “duyệt”."""
    them = await offer_stage(desk)
    await offered(them)
    await offer_drafted(them)
    if state is not None:
        await stands_in(desk, state)
    guest = (await outsiders(desk))[who]
    version, before = (await desk.case()).facts.version, await matters(desk)
    for action in ON_A_CASE:
        await denied(guest, f"{action}:1{SUFFIX.get(action, '')}:{version}")
    for typed in (CODE, f"duyệt {CODE}", "việc của tôi"):
        await guest.says(typed)
        assert OFFERED not in guest.last.text
    assert await matters(desk) == before


@pytest.mark.parametrize("state", [State.ANSWERED, State.REFUSED, State.APPROVED, State.MERGED, State.CLOSED])
async def test_nor_in_whatever_state_the_case_is(desk: Desk, state: State) -> None:
    """S3, T28"""
    await with_part(desk)
    await stands_in(desk, state)
    guest = (await outsiders(desk))["unit head"]
    version, before = (await desk.case()).facts.version, await matters(desk)
    for action in ON_A_CASE:
        await denied(guest, f"{action}:1{SUFFIX.get(action, '')}:{version}")
    assert await matters(desk) == before


@pytest.mark.parametrize("scope", ["VSS", "HNO"])
@pytest.mark.parametrize("state", [State.DRAFTING, State.REVIEW, State.STATED, State.VOID])
@pytest.mark.parametrize("who", ["unit head", "province director", "journalist"])
async def test_nor_on_an_incident_the_agencys_or_another_provinces(
    desk: Desk, who: str, state: State, scope: str
) -> None:
    """S3, T28, 5.2.a"""
    await with_part(desk)
    await becomes(desk, Kind.INCIDENT, scope)
    await stands_in(desk, state)
    guest = (await outsiders(desk))[who]
    version, before = (await desk.case()).facts.version, await matters(desk)
    for action in ON_A_CASE:
        await denied(guest, f"{action}:1{SUFFIX.get(action, '')}:{version}")
    assert await matters(desk) == before


@pytest.mark.parametrize("role", [Role.PRESS_HEAD, Role.LEADER, Role.SPOKESPERSON])
async def test_a_made_up_reference_is_denied_to_those_who_see_every_case_too(desk: Desk, role: Role) -> None:
    """T1"""
    await with_part(desk)
    guest = await desk.staff("70", role, name="Vũ Huy", unit="TTTT")
    before = await matters(desk)
    for action in (*ON_A_CASE, *ON_A_PART):
        await denied(guest, f"{action}:999999{SUFFIX.get(action, '')}:0")
    assert await matters(desk) == before


@pytest.mark.parametrize("action", ["case.dossier", "case.preview", "case.parts"])
async def test_a_unit_with_a_part_sees_its_part_alone(desk: Desk, action: str) -> None:
    """T28: neither the draft of the answer, nor the dossier, nor the other units."""
    await with_part(desk)
    unit = await desk.staff("71", Role.UNIT_HEAD, name="Ngô Hà", unit="BHYT")
    await denied(unit, f"{action}:1:0")
    assert not any(one.out.files for one in unit.chat)


async def test_a_unit_with_a_part_is_not_offered_the_dossier_and_reads_its_part_for_the_case(desk: Desk) -> None:
    """T28"""
    _, part = await with_part(desk)
    unit = await desk.staff("71", Role.UNIT_HEAD, name="Ngô Hà", unit="BHYT")
    await unit.carries("case.more:1:0")
    assert "case.dossier" not in str(unit.last.buttons.values())
    await unit.carries("case.show:1:0")
    assert f"leg.report:{part}:1" in unit.last.buttons.values()


async def test_a_unit_does_nothing_to_the_part_of_another(desk: Desk) -> None:
    """T28: each action on a part, by the head of a unit that has a part of its own in the same case."""
    them, part = await with_part(desk)
    officer = await id_of(them.officer)
    await desk.database.write(lambda work: legs.open_(work, 1, "TCKT", LegKind.DIRECTED, officer, None, None))
    other = await desk.staff("72", Role.UNIT_HEAD, name="Ngô Tú", unit="TCKT")
    before = await matters(desk)
    for action in ON_A_PART:
        await denied(other, f"{action}:{part}:1")
    assert await matters(desk) == before


async def test_who_was_of_the_staff_is_sent_no_card_any_more(desk: Desk) -> None:
    """T28, P3: a card that somebody had moves for those who may still see the case, and for nobody else."""
    them = await stage(desk)
    former = await desk.staff("73", name="Lý Dung")
    await former.says(CODE)
    await chooses(them.officer, "Tự soạn trả lời")
    assert former.chat[-1].card == "case:1" or any(one.card == "case:1" for one in former.chat)
    await end_all(former)
    seen = len(former.chat)
    await them.officer.presses("Soạn, trình duyệt")
    await them.officer.says("Đến hết tháng 10 có 128.000 người.")
    await them.officer.presses("✅ Trình duyệt")
    assert len(former.chat) == seen


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("role", [Role.PRESS_OFFICER, Role.PRESS_HEAD, Role.LEADER])
async def test_whoever_may_not_speak_may_not_in_any_state(desk: Desk, role: Role, state: State) -> None:
    """2.6, 9.3: each way of speaking by those who see the case; 2.6 is shown, nothing else happens."""
    await drafted(await stage(desk))
    await stands_in(desk, state)
    guest = await desk.staff("74", role, name="Vũ Huy", unit="LD" if role is Role.LEADER else "TTTT")
    version, before = (await desk.case()).facts.version, await matters(desk)
    for act in SPEECH:
        noted = len(await desk.security())
        await guest.carries(f"case.{act}:1:{version}")
        assert BARRED in guest.last.text, act
        assert len(await desk.security()) == noted + 1
    assert await matters(desk) == before


@pytest.mark.parametrize("state", OPEN)
async def test_an_exact_text_is_approved_in_review_and_nowhere_else(desk: Desk, state: State) -> None:
    """9.1"""
    them = await stage(desk)
    await drafted(them)
    await stands_in(desk, state)
    version, before = (await desk.case()).facts.version, await matters(desk)
    await them.spokesperson.carries(f"case.approve:1:{version}")
    await them.spokesperson.carries("form.pick:pressed:1")
    assert await matters(desk) == before


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_somebody_elses_confirmation_is_finished_by_nobody(desk: Desk, channel: Channel) -> None:
    """2.6, T1: neither by its button nor by its code."""
    them = await stage(desk, channel)
    await drafted(them)
    version = (await desk.case()).facts.version
    await them.spokesperson.carries(f"case.approve:1:{version}")
    before = await matters(desk)
    for guest in (them.officer, them.general, await desk.known("75", channel)):
        await guest.says(CODE)
        await guest.carries("form.pick:pressed:1")
    assert await matters(desk) == before


@pytest.mark.parametrize("how", ["suspended", "ended"])
@pytest.mark.parametrize("act", ["approve", "refuse", "defer"])
async def test_a_right_lost_under_the_open_confirmation_does_nothing(desk: Desk, act: str, how: str) -> None:
    """2.6, T10, P3"""
    them = await stage(desk)
    await drafted(them)
    version, speaker = (await desk.case()).facts.version, them.spokesperson
    await speaker.carries(f"case.{act}:1:{version}")
    if act == "refuse":
        await speaker.says("6.1.a")
        await speaker.says("Nội dung thuộc bí mật nhà nước.")
    if act == "defer":
        await speaker.says("25/11 9h")
        await speaker.says("Cần đối chiếu số liệu.")
    assert "✅ Xác nhận" in speaker.last.buttons
    await (suspended(speaker) if how == "suspended" else end_all(speaker))
    before = await matters(desk)
    await confirms(speaker)
    assert await matters(desk) == before
    assert len(await desk.security()) == 1
    assert not any("lý do" in one.text.lower() and CODE in one.text for one in them.journalist.chat)


async def test_who_stands_in_for_an_officer_approves_nothing(desk: Desk) -> None:
    """2.5, 2.6"""
    them = await stage(desk)
    await drafted(them)
    stand_in = await desk.staff("76", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt")
    officer, other = await id_of(them.officer), await id_of(stand_in)

    def named(work: Work) -> None:
        row = {"person_id": officer, "substitute_id": other, "role": Role.PRESS_OFFICER.value, "unit_code": "TTTT"}
        term = {"since": work.now, "until": work.now + DAY, "created_at": work.now}
        work.connection.execute(tables.substitutes.insert().values(**row, **term))

    await desk.database.write(named)
    before = await matters(desk)
    for act in SPEECH:
        await stand_in.carries(f"case.{act}:1:{(await desk.case()).facts.version}")
        assert BARRED in stand_in.last.text
    assert await matters(desk) == before
    assert Role.SPOKESPERSON not in substitutes.SUBSTITUTABLE


@pytest.mark.parametrize("data", ["auth.new:VSS:0", "auth.again:1:0", "speak.grant:VSS:0"])
async def test_somebody_authorised_passes_nothing_on(desk: Desk, data: str) -> None:
    """2.5"""
    them = await stage(desk)
    delegate = await delegated(them)
    await drafted(them)
    before = await matters(desk)
    await delegate.carries(data)
    assert await matters(desk) == before
    assert len(await desk.security()) == 1


async def test_an_authorisation_of_another_matter_gives_nothing_in_this_case(desk: Desk) -> None:
    """2.1.c, 2.4: in force, and not the one under which the case was assigned."""
    them = await stage(desk)
    delegate = await delegated(them)
    await drafted(them)
    unnamed = tables.cases.update().values(authorisation_id=None)
    await desk.database.write(lambda work: work.connection.execute(unnamed).close())
    version, before = (await desk.case()).facts.version, await matters(desk)
    for act in SPEECH:
        await denied(delegate, f"case.{act}:1:{version}")
    assert await matters(desk) == before


@pytest.mark.parametrize("act", ["approve", "consent", "interview"])
async def test_what_is_sensitive_is_not_spoken_before_it_was_reported_up(desk: Desk, act: str) -> None:
    """9.6"""
    them = await stage(desk)
    await marked(desk)
    await drafted(them)
    version, before = (await desk.case()).facts.version, await matters(desk)
    await them.spokesperson.carries(f"case.{act}:1:{version}")
    assert "phải báo cáo" in "".join((*them.spokesperson.toasts, them.spokesperson.chat[-2].text))
    await them.spokesperson.carries("form.pick:pressed:1")
    assert await matters(desk) == before


async def test_an_administrator_of_the_official_account_approves_nothing_by_typing(desk: Desk) -> None:
    """2.6: speech beside the procedure is on record and moves nothing."""
    them = await stage(desk, asks=Channel.ZALO)
    await drafted(them)
    before = await desk.case()
    await them.journalist.does(Event.HAND_TYPED, text=f"Duyệt {CODE}", typed_by="7967320986128691935")
    after = await desk.case()
    assert (after.facts.state, after.facts.draft, after.text_id) == (State.REVIEW, before.facts.draft, before.text_id)
    assert [event for event, *_ in await them.trail()][-1] == "hand_typed"


@pytest.mark.parametrize("typed", ["duyệt", "ok", "đồng ý", "1", "✅ Duyệt", "approve", CODE])
async def test_a_reply_to_an_old_card_with_such_words_approves_nothing(desk: Desk, typed: str) -> None:
    """2.6, T2: what is approved has been shown and confirmed, whoever says so."""
    them = await stage(desk)
    await drafted(them)
    before, card = await matters(desk), them.spokesperson.last
    desk.clock.advance(366 * 24 * 3_600)
    for guest in (them.officer, them.spokesperson, them.journalist):
        await guest.says(typed, replied_to=card.id)
    after = await matters(desk)
    for name in ("texts", "approvals", "documents", "authorisations"):
        assert after[name] == before[name]
    assert (await desk.case()).facts.state is State.REVIEW
