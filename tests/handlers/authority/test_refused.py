"""Every way around 2.1.c, 2.2.b and 2.5 by chat: a named refusal, nothing changed, and the attempt on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.talk import Channel
from procedure.terms import Role
from storage import authorisations, postings, staff, suspension, tables
from storage.authorisations import NewAuthorisation
from storage.substitutes import NewSubstitute
from storage.substitutes import name as name_substitute
from storage.work import Work
from tests.handlers.authority.stage import (
    DELEGATE,
    DEPUTY,
    OF_AGENCY,
    Cast,
    cast,
    confirms,
    drafts_agency,
    drafts_province,
)
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, id_of
from tests.storage.test_authorisations import NEW

NO_SUB_DELEGATION, MAY_NOT, CONTACTS = (
    "không được ủy quyền tiếp",
    "Chỉ Tổng Giám đốc được ủy quyền",
    "Ai được phát ngôn?",
)
Try = Callable[[Guest], str]
ROLES = [role for role in Role if role not in (Role.JOURNALIST, Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR)]
UNITS = {
    Role.UNIT_HEAD: "BHYT",
    Role.UNIT_OFFICER: "BHYT",
    Role.PROVINCE_OFFICER: "NAN",
    Role.LEADER: "LD",
    Role.SPOKESPERSON: "LD",
}
FORGED = ("auth.new::0", "auth.new:VSS:0", "auth.new:NAN:0", "auth.new:HNO:0", "auth.end:1:0", "auth.again::0")
REPORTED = ("speak.grant:{report}:0", "speak.self:{report}:0")


async def kept(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All that a denied attempt must leave alone; what it is answered with is no change."""
    rows = await desk.snapshot()
    return {name: found for name, found in rows.items() if name not in ("outbox", "conversations")}


async def authorise(desk: Desk, **change: object) -> int:
    """One authorisation straight into the database, in force for an hour."""
    new: NewAuthorisation = replace(
        NEW,
        since=desk.clock.now(),
        until=desk.clock.now() + timedelta(hours=1),
        **change,  # type: ignore[arg-type]  # the test's own fields
    )
    one = await desk.database.write(lambda work: authorisations.grant(work, new))
    return one.id


async def denied(desk: Desk, guest: Guest, data: str) -> str:
    """What a forged press is answered; it changes nothing and stands on record."""
    before, noted = await kept(desk), await desk.security()
    await guest.carries(data)
    assert await kept(desk) == before, data
    assert len(await desk.security()) == len(noted) + 1, data
    return guest.last.text


@pytest.mark.parametrize("role", ROLES)
async def test_a_forged_button_of_an_authorisation_does_nothing(desk: Desk, role: Role) -> None:
    """2.1.c, 2.2.b, 2.5, 2.6; T1: every role but the two that may, every unit, granting, ending and answering 9.7."""
    await authorise(desk)
    reporter = await desk.staff("sp2", Role.SPOKESPERSON, name="Người báo", unit="LD")
    await reporter.says("/khongthephatngon")
    report = f"{await id_of(reporter)}-1"
    who = await desk.staff("x", role, name="Ngô Văn Thử", unit=UNITS.get(role, "TTTT"))
    for forged in (*FORGED, *(each.format(report=report) for each in REPORTED)):
        text = await denied(desk, who, forged)
        assert (NO_SUB_DELEGATION if role is Role.SPOKESPERSON else MAY_NOT) in text


@pytest.mark.parametrize("forged", FORGED)
async def test_a_journalist_gets_2_6_and_the_contacts(desk: Desk, forged: str) -> None:
    journalist = await desk.known("nb")
    await authorise(desk)
    assert MAY_NOT in await denied(desk, journalist, forged)
    assert list(journalist.last.buttons) == [CONTACTS]


@pytest.mark.parametrize(("unit", "office"), [("VSS", "delegate"), ("NAN", "deputy")])
async def test_somebody_authorised_cannot_pass_it_on(desk: Desk, unit: str, office: str) -> None:
    """2.5, by every forged button, for their own unit and others."""
    them = await cast(desk)
    who = them.colleague if unit == "VSS" else them.deputy
    await authorise(desk, unit_code=unit, office=office, person_id=await id_of(who))
    for forged in FORGED:
        assert NO_SUB_DELEGATION in await denied(desk, who, forged)


@pytest.mark.parametrize("command", ["/uyquyen", "/authorise", "/authorize", "/uyquyen Trần Văn An"])
@pytest.mark.parametrize(("role", "said"), [(Role.SPOKESPERSON, NO_SUB_DELEGATION), (Role.LEADER, MAY_NOT)])
async def test_a_typed_command_without_the_right_is_an_attempt(desk: Desk, command: str, role: Role, said: str) -> None:
    who = await desk.staff("x", role, unit="LD")
    before = await kept(desk)
    await who.says(command)
    assert said in who.last.text
    assert CONTACTS in who.last.buttons
    assert await kept(desk) == before
    expected = "no_sub_delegation" if role is Role.SPOKESPERSON else "may_not_authorise"
    assert await desk.security() == [expected]


@pytest.mark.parametrize(
    ("who", "unit"), [("general", "NAN"), ("general", "HNO"), ("director", "VSS"), ("director", "HNO")]
)
async def test_whoever_may_authorise_for_one_unit_may_not_for_another(desk: Desk, who: str, unit: str) -> None:
    """2.1.c, 2.2.b"""
    them = await cast(desk)
    guest: Guest = getattr(them, who)
    number = await authorise(desk, unit_code=unit)
    assert MAY_NOT in await denied(desk, guest, f"auth.new:{unit}:0")
    assert MAY_NOT in await denied(desk, guest, f"auth.end:{number}:0")


async def picks(desk: Desk, guest: Guest, ref: str) -> str:
    """A forged choice of a person, at the question whom."""
    state = await desk.database.read(
        lambda work: work.connection.exec_driver_sql("SELECT max(version) FROM conversations").scalar_one()
    )
    before, noted = await kept(desk), await desk.security()
    await guest.carries(f"form.pick:{ref}:{state}")
    assert await kept(desk) == before
    assert len(await desk.security()) == len(noted) + 1
    return guest.last.text


async def at_whom(them: Cast, guest: Guest) -> None:
    """The form, at the question whom."""
    await guest.says("/uyquyen")
    await guest.presses("➕ Ủy quyền mới")
    if guest is them.director:
        await guest.says("Đi công tác nước ngoài")


@pytest.mark.parametrize("who", ["general", "director"])
async def test_nobody_authorises_themselves(desk: Desk, who: str) -> None:
    them = await cast(desk)
    guest: Guest = getattr(them, who)
    await at_whom(them, guest)
    await guest.says(guest.name)
    assert "Không thể tự ủy quyền" in guest.last.text
    assert "Không thể tự ủy quyền" in await picks(desk, guest, f"p{await id_of(guest)}")
    assert await desk.security() == ["not_to_oneself", "not_to_oneself"]


async def test_a_granter_whose_name_has_brackets_is_the_same_without_them(desk: Desk) -> None:
    general = await desk.staff("dg", Role.DIRECTOR_GENERAL, name="Lê Hùng Cường (LD)", unit="LD")
    await general.says("/uyquyen")
    await general.presses("➕ Ủy quyền mới")
    for typed in ("le hung cuong", "Lê Hùng Cường (LD)"):
        await general.says(typed)
        assert "Không thể tự ủy quyền" in general.last.text
    await general.says("Lê Hùng Cường (Ban BHYT)")
    assert "Chức vụ" in general.last.text


@pytest.mark.parametrize(
    ("who", "target"),
    [("general", "deputy"), ("general", "director"), ("director", "colleague"), ("director", "spokesperson")],
)
async def test_a_forged_choice_of_somebody_of_another_unit_is_denied(desk: Desk, who: str, target: str) -> None:
    """2.1.c, 2.2.b"""
    them = await cast(desk)
    guest: Guest = getattr(them, who)
    await at_whom(them, guest)
    assert "Chỉ ủy quyền được cho" in await picks(desk, guest, f"p{await id_of(getattr(them, target))}")
    assert await desk.security() == ["not_of_the_unit"]


async def test_a_forged_choice_of_a_journalist_or_nobody_is_denied(desk: Desk) -> None:
    them, journalist = await cast(desk), await desk.known("nb")
    await at_whom(them, them.general)
    for ref in (f"p{await id_of(journalist)}", "p999", "p0"):
        assert "Chỉ ủy quyền được cho" in await picks(desk, them.general, ref)


@pytest.mark.parametrize("title", ["Trưởng phòng Truyền thông", "Giám đốc", "Chánh Văn phòng", "Director"])
async def test_a_province_authorises_nobody_but_a_deputy_director(desk: Desk, title: str) -> None:
    """2.2.b"""
    them = await cast(desk)
    await at_whom(them, them.director)
    await them.director.says(DEPUTY)
    await them.director.presses(DEPUTY)
    await them.director.says(title)
    assert "Phó Giám đốc là người được giao phụ trách" in them.director.last.text
    assert await them.granted() == []


@pytest.mark.parametrize("answer", ["no", "không", "chắc là có"])
async def test_a_province_authorises_no_deputy_who_is_not_in_charge(desk: Desk, answer: str) -> None:
    """2.2.b"""
    them = await cast(desk)
    await at_whom(them, them.director)
    await them.director.says(DEPUTY)
    await them.director.presses(DEPUTY)
    await them.director.says("Phó Giám đốc BHXH tỉnh Nghệ An")
    await them.director.says(answer)
    assert "được giao phụ trách cơ quan" in them.director.last.text
    assert "Đúng, được giao phụ trách" in them.director.last.buttons


@pytest.mark.parametrize("answer", ["bận", "-", "1"])
async def test_a_director_who_does_not_say_why_they_cannot_speak_authorises_nobody(desk: Desk, answer: str) -> None:
    """2.2.b"""
    them = await cast(desk)
    await them.director.says("/uyquyen")
    await them.director.presses("➕ Ủy quyền mới")
    await them.director.says(answer)
    assert "chỉ ủy quyền khi không thể phát ngôn" in them.director.last.text


def _ends_role(person: int, role: Role) -> Callable[[Work], None]:
    def piece(work: Work) -> None:
        for member in staff.roles_of(work, person):
            if member.role is role:
                staff.end(work, member.id, person)

    return piece


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("who", ["general", "director"])
async def test_the_role_lost_between_review_and_confirmation_grants_nothing(
    desk: Desk, who: str, channel: Channel
) -> None:
    """T2: the right is looked at in the transaction of the confirmation."""
    them = await cast(desk, channel)
    guest: Guest = getattr(them, who)
    await (drafts_agency(guest) if who == "general" else drafts_province(guest))
    role = Role.DIRECTOR_GENERAL if who == "general" else Role.PROVINCE_DIRECTOR
    await desk.database.write(_ends_role(await id_of(guest), role))
    await guest.says("Tiếp tục để xác nhận")
    assert MAY_NOT in guest.last.text
    assert await desk.security() == ["may_not_authorise"]
    assert await them.granted() == []


@pytest.mark.parametrize("suspended", [False, True])
async def test_the_role_lost_while_the_confirmation_lies_open_changes_nothing(any_desk: Desk, suspended: bool) -> None:
    """T2, T10"""
    them = await cast(any_desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    person = await id_of(them.general)
    if suspended:
        await any_desk.database.write(lambda work: suspension.suspend(work, person, person))
    else:
        await any_desk.database.write(_ends_role(person, Role.DIRECTOR_GENERAL))
    before = await kept(any_desk)
    await them.general.presses("✅ Xác nhận")
    assert MAY_NOT in them.general.last.text
    assert await kept(any_desk) == before
    assert await any_desk.security() == ["may_not_authorise"]
    assert await them.granted() == []


async def test_the_one_chosen_who_leaves_before_the_confirmation_is_not_authorised(desk: Desk) -> None:
    """2.1.c: whoever is no longer of the agency."""
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    await desk.database.write(_ends_role(await id_of(them.colleague), Role.UNIT_HEAD))
    await them.general.presses("✅ Xác nhận")
    assert "Chỉ ủy quyền được cho" in them.general.last.text
    assert await them.granted() == []


async def test_an_authorisation_waits_for_nobody_the_role_lost_while_ending_it_changes_nothing(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    await them.general.presses("Xem ủy quyền")
    await them.general.presses("Kết thúc trước hạn")
    await them.general.says("việc đã xong")
    await desk.database.write(_ends_role(await id_of(them.general), Role.DIRECTOR_GENERAL))
    before = await kept(desk)
    await them.general.presses("✅ Xác nhận")
    assert MAY_NOT in them.general.last.text
    assert await kept(desk) == before


@pytest.mark.parametrize("role", [Role.PRESS_OFFICER, Role.UNIT_OFFICER, Role.PROVINCE_OFFICER])
async def test_who_stands_in_for_an_officer_gains_no_word_to_the_press_and_no_right_to_authorise(
    desk: Desk, role: Role
) -> None:
    """2.5: an officer's substitute, even of an officer who is authorised to speak."""
    unit = UNITS.get(role, "TTTT")
    officer = await desk.staff("a", role, name="Người đi vắng", unit=unit)
    stand_in = await desk.staff("b", role, name="Người thay", unit=unit)
    absent, acting = await id_of(officer), await id_of(stand_in)
    await authorise(desk, person_id=absent)
    new = NewSubstitute(absent, acting, role, unit, desk.clock.now(), desk.clock.now() + timedelta(days=1))
    await desk.database.write(lambda work: name_substitute(work, new))
    await stand_in.says("/khongthephatngon")
    assert "không được giao nhiệm vụ phát ngôn" in stand_in.last.text
    assert MAY_NOT in await denied(desk, stand_in, "auth.new:VSS:0")
    await officer.says("/khongthephatngon")
    assert "Đã ghi nhận" in officer.last.text


async def test_a_press_on_zalo_confirms_nothing_only_the_code_does(desk: Desk) -> None:
    them = await cast(desk, Channel.ZALO)
    await drafts_agency(them.general)
    await them.general.says("Tiếp tục để xác nhận")
    for typed in ("xác nhận", "✅ Xác nhận", "ok", "đồng ý", "123", "UQ-124", "pressed", "1 2 3"):
        await them.general.says(typed)
        assert await them.granted() == []
        assert "UQ-123" in them.general.last.text
    await them.general.says("uq 123")
    assert len(await them.granted()) == 1


@pytest.mark.parametrize("role", ROLES)
async def test_a_forged_task_of_publishing_is_not_ticked(desk: Desk, role: Role) -> None:
    """2.3: for the agency only the press centre ticks."""
    number = await authorise(desk)
    await desk.database.write(lambda work: postings.open_for(work, postings.AUTHORISATION, number, "VSS"))
    who = await desk.staff("x", role, unit=UNITS.get(role, "TTTT"))
    if role in (Role.PRESS_OFFICER, Role.PRESS_HEAD):
        await who.carries("post.tick:1:0")
        assert "đường dẫn" in who.last.text
        return
    await denied(desk, who, "post.tick:1:0")
    await denied(desk, who, "post.tick:99:0")


async def test_documents_and_lists_are_not_for_strangers(desk: Desk) -> None:
    number = await authorise(desk)
    journalist = await desk.known("nb")
    for forged in (f"auth.show:{number}:0", "auth.show:99:0", "auth.list::0", "auth.past::0", "post.list::0"):
        assert MAY_NOT in await denied(desk, journalist, forged)
        assert not journalist.last.out.files


async def test_a_province_does_not_see_the_authorisations_of_another(desk: Desk) -> None:
    number = await authorise(desk, unit_code="HNO", office="deputy", name="Phó Hà Nội")
    them = await cast(desk)
    await denied(desk, them.local, f"auth.show:{number}:0")
    await them.local.says("/uyquyen")
    assert "Phó Hà Nội" not in them.local.last.text


async def test_the_review_is_not_passed_by_a_forged_submission_before_it(desk: Desk) -> None:
    """T1: a form that is not full is not submitted."""
    them = await cast(desk)
    await at_whom(them, them.general)
    await them.general.says(DELEGATE)
    await them.general.presses(DELEGATE)
    for answer in OF_AGENCY[:2]:
        await them.general.says(answer)
    version = them.general.last.buttons["Hủy"].split(":")[-1]
    await them.general.carries(f"form.submit::{version}")
    assert await them.granted() == []
    assert "✅ Xác nhận" not in them.general.last.buttons


async def test_the_director_of_a_province_that_is_no_more_authorises_nobody_for_it(desk: Desk) -> None:
    """2.2.b: the right ended with the office, whatever role is still entered."""
    them = await cast(desk)
    await drafts_province(them.director)
    await them.director.presses("Tiếp tục để xác nhận")
    closed = update(tables.units).where(tables.units.c.code == "NAN")
    await desk.database.write(lambda work: work.connection.execute(closed.values(until=work.now)) and None)
    await them.director.presses("✅ Xác nhận")
    assert await them.granted() == []
    assert "may_not_authorise" in await desk.security()


async def test_nobody_authorises_their_own_other_account(desk: Desk) -> None:
    """2.5, T9: one person, parted again into two that both hold a role."""
    them = await cast(desk)
    general, unit = await id_of(them.general), await id_of(them.colleague)

    def were_one(work: Work) -> None:
        row = {"account_id": 1, "from_person": unit, "to_person": general, "moved": {}, "at": work.now}
        work.connection.execute(tables.links.insert().values(**row, undone_at=work.now))

    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    await desk.database.write(were_one)
    await them.general.presses("✅ Xác nhận")
    assert await them.granted() == []
    assert "not_to_oneself" in await desk.security()
