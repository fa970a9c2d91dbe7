"""A filled form as the procedure judges it, and as it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import cast

from handlers.authority.seats import granter
from handlers.authority.titles import english
from handlers.authority.whom import colleagues, is_granters_name
from handlers.names import staff_name
from handlers.scene import Scene
from procedure.authority import Grant, Granted, check_grant
from storage import authorisations, links
from storage.authorisations import NewAuthorisation

Data = Mapping[str, object]
AGENCY_FORM, DEPUTY_FORM = "authorise", "authorise_deputy"


def checked(scene: Scene, data: Data) -> Granted:
    """Every rule of Article 2 at this moment. Raises an `AuthorityRefused`."""
    return check_grant(as_grant(scene, data), granter(scene.work, scene.person.id), scene.now)


def as_grant(scene: Scene, data: Data) -> Grant:
    """What the procedure must know."""
    unit, person = word(data, "unit"), cast("int | None", data.get("person"))
    staff = person is None or any(one.person_id == person for one in colleagues(scene.work, unit))
    return Grant(
        unit=unit,
        matter=word(data, "matter"),
        number=word(data, "number"),
        has_file=isinstance(data.get("document"), int),
        signed_from=_signed_from(scene, data),
        since=since(scene, data),
        until=until(data),
        person=person,
        belongs=staff,
        is_granter=_is_granter(scene, person, word(data, "whom")),
        in_charge=data.get("in_charge") is True,
        reason=word(data, "reason"),
    )


def as_new(scene: Scene, data: Data, granted: Granted) -> NewAuthorisation:
    """What is stored; only of a draft that was `checked`."""
    grant = as_grant(scene, data)
    return NewAuthorisation(
        unit_code=grant.unit,
        office=granted.office,
        name=word(data, "whom"),
        title_vi=word(data, "title"),
        title_en=title_en(data),
        phone=word(data, "phone"),
        email=word(data, "email"),
        number=grant.number,
        signed_on=word(data, "signed_on"),
        matter=grant.matter,
        since=cast("datetime", grant.since),
        until=cast("datetime", grant.until),
        granted_by=scene.person.id,
        granted_by_name=staff_name(scene, scene.person.id),
        person_id=grant.person,
        file_id=cast("int", data["document"]),
        file_name=word(data, "document_name"),
        alone=data.get("alone") is not False,
        reason=grant.reason or None,
    )


def word(data: Data, name: str) -> str:
    """A filled text; empty if there is none."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def title_en(data: Data) -> str:
    """The English title: as typed, or as such titles are called."""
    return word(data, "title_en") or english(word(data, "title"))


def since(scene: Scene, data: Data) -> datetime | None:
    """Its first moment; one that begins at once begins when it is confirmed, not when it was typed."""
    said = word(data, "since")
    if not said:
        return None
    begin = datetime.fromisoformat(said)
    return max(begin, scene.now) if data.get("at_once") else begin


def until(data: Data) -> datetime | None:
    """The first moment without the right."""
    said = word(data, "until")
    return datetime.fromisoformat(said) if said else None


def code(scene: Scene, number: str, prefix: str = "UQ") -> str:
    """What is typed to confirm on Zalo: the digits that the document's number begins with, so that it is looked at."""
    digits = "".join(each if each.isdigit() else " " for each in number).split()
    newest = authorisations.listed(scene.work, None, 1)
    return f"{prefix}-{digits[0] if digits else (newest[0].id if newest else 0) + 1}"


def _is_granter(scene: Scene, person: int | None, name: str) -> bool:
    """The granter under another account, or called the same."""
    if person is None:
        return is_granters_name(scene, name)
    return person in links.same_people(scene.work, scene.person.id)


def _signed_from(scene: Scene, data: Data) -> datetime | None:
    """The first moment of the document's date, where the agency is."""
    said = word(data, "signed_on")
    return datetime.combine(date.fromisoformat(said), time(), scene.around.zone) if said else None
