"""Who may let somebody else speak, and on what terms: every refusal of Article 2 by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from procedure import errors
from procedure.authority import LONGEST, Grant, Granter, check_grant, check_term, may_authorise, units_of
from procedure.errors import AuthorityRefused, MayNotAuthorise, StepRefused, SubDelegation
from procedure.matters import is_particular
from procedure.terms import Role

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
GENERAL = Granter(1, frozenset({(Role.DIRECTOR_GENERAL, "LD")}))
DIRECTOR = Granter(2, frozenset({(Role.PROVINCE_DIRECTOR, "NAN")}))
AGENCYS = Grant("VSS", "Chi trả lương hưu tháng 12", "123/UQ", True, NOW - DAY, NOW, NOW + DAY, person=7)
PROVINCES = replace(AGENCYS, unit="NAN", in_charge=True, reason="Đi công tác")


def test_the_director_general_authorises_a_delegate_of_the_agency() -> None:
    granted = check_grant(AGENCYS, GENERAL, NOW)
    assert (granted.office, granted.capacity, granted.article) == ("delegate", Role.DIRECTOR_GENERAL, "2.1.c")


def test_a_director_authorises_the_deputy_in_charge_of_their_own_province() -> None:
    granted = check_grant(PROVINCES, DIRECTOR, NOW)
    assert (granted.office, granted.capacity, granted.article) == ("deputy", Role.PROVINCE_DIRECTOR, "2.2.b")


@pytest.mark.parametrize("unit", ["VSS", "NAN", "HNO"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.JOURNALIST])
def test_nobody_else_authorises(role: Role, unit: str) -> None:
    """2.1.c, 2.2.b: of all roles and units two pairs give the right."""
    who = Granter(3, frozenset({(role, "NAN" if "province" in role else "LD")}))
    if (role, unit) in ((Role.DIRECTOR_GENERAL, "VSS"), (Role.PROVINCE_DIRECTOR, "NAN")):
        assert may_authorise(who, unit).capacity is role
        assert units_of(who) == [unit]
        return
    with pytest.raises(SubDelegation if role is Role.SPOKESPERSON else MayNotAuthorise):
        may_authorise(who, unit)
    assert unit not in units_of(who)


@pytest.mark.parametrize("unit", ["VSS", "NAN"])
def test_somebody_authorised_passes_nothing_on(unit: str) -> None:
    """2.5"""
    with pytest.raises(SubDelegation):
        may_authorise(Granter(9, frozenset({(Role.UNIT_HEAD, "BHYT")}), authorised=True), unit)


def test_a_director_general_who_is_also_authorised_still_authorises() -> None:
    assert may_authorise(replace(GENERAL, authorised=True), "VSS").office == "delegate"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"person": 1}, errors.ToOneself),
        ({"person": None, "is_granter": True}, errors.ToOneself),
        ({"belongs": False}, errors.NotOfTheUnit),
        ({"matter": ""}, errors.NoSingleMatter),
        ({"matter": "mọi vấn đề"}, errors.NoSingleMatter),
        ({"number": " "}, errors.NoDocument),
        ({"has_file": False}, errors.NoDocument),
        ({"signed_from": None}, errors.NoDocument),
        ({"signed_from": NOW + SECOND, "since": NOW + DAY, "until": NOW + 2 * DAY}, errors.NoDocument),
        ({"until": None}, errors.NoEnd),
        ({"since": None}, errors.EndBeforeBegin),
        ({"since": NOW + DAY}, errors.EndBeforeBegin),
        ({"until": NOW}, errors.AlreadyOver),
        ({"since": NOW - DAY, "until": NOW - SECOND}, errors.AlreadyOver),
        ({"since": NOW - DAY, "until": NOW}, errors.AlreadyOver),
        ({"since": NOW - DAY - SECOND}, errors.BeforeDocument),
        ({"until": NOW + LONGEST + SECOND}, errors.TooLong),
    ],
)
def test_each_broken_rule_is_named(change: dict[str, object], refusal: type[AuthorityRefused]) -> None:
    """2.1.c, 2.4"""
    with pytest.raises(refusal):
        check_grant(replace(AGENCYS, **change), GENERAL, NOW)  # type: ignore[arg-type]  # the case's own fields


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"in_charge": False}, errors.NotDeputyInCharge),
        ({"reason": " "}, errors.DirectorIsAble),
        ({"person": 2}, errors.ToOneself),
        ({"belongs": False}, errors.NotOfTheUnit),
        ({"unit": "HNO"}, MayNotAuthorise),
        ({"unit": "VSS"}, MayNotAuthorise),
    ],
)
def test_each_broken_rule_of_a_province_is_named(change: dict[str, object], refusal: type[AuthorityRefused]) -> None:
    """2.2.b"""
    with pytest.raises(refusal):
        check_grant(replace(PROVINCES, **change), DIRECTOR, NOW)  # type: ignore[arg-type]  # the case's own fields


def test_an_authorisation_may_begin_on_the_day_its_document_was_signed_and_last_a_year() -> None:
    check_term(NOW - DAY, NOW - DAY + LONGEST, NOW, NOW - DAY)


def test_a_delegate_needs_no_reason_and_a_person_not_known_here_may_be_authorised() -> None:
    assert check_grant(replace(AGENCYS, person=None), GENERAL, NOW).office == "delegate"


def test_a_refusal_of_authority_is_no_refusal_of_a_step() -> None:
    assert not issubclass(AuthorityRefused, StepRefused)


@pytest.mark.parametrize(
    "matter",
    [
        *("", " ", "BHYT", "phát ngôn", "mọi vấn đề", "Tất cả", "toàn bộ các nội dung", "tat ca cac van de cua nganh"),
        *("các vấn đề liên quan đến ngành", "phát ngôn cho báo chí", "bất kỳ nội dung nào khi báo chí yêu cầu"),
        *("everything", "all press matters", "any questions", "speaking to the press", "Mọi vấn đề về lương hưu"),
        *("0912 345 678", "12 2026"),
    ],
)
def test_everything_or_nothing_is_no_particular_matter(matter: str) -> None:
    """2.4"""
    assert not is_particular(matter)


@pytest.mark.parametrize(
    "matter",
    [
        *("Chi trả lương hưu tháng 12 tại Nghệ An", "BHXH một lần", "chi tra luong huu", "Vụ việc tại huyện Quỳ Châu"),
        *("Pension payments in December", "Quy định mới về thông tin thẻ BHYT", "Sự cố ứng dụng VssID ngày 22/11"),
    ],
)
def test_a_case_that_is_named_is_one_particular_matter(matter: str) -> None:
    assert is_particular(matter)
