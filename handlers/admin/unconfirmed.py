"""The card that asks a second officer whether somebody is who they say (T4, T5)."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.admin.confirmers import confirmers
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, Text, say
from handlers.telling import tell
from storage import people
from storage.people import Account
from storage.staff import Membership


def role_text(scene: Scene, member: Membership) -> Text:
    """ "Cán bộ Trung tâm Truyền thông · Trung tâm Truyền thông"."""
    unit = say("label", name=office(scene, member.unit_code))
    return say("role_in_unit", role=say(f"role_{member.role}"), unit=unit)


def ask_second(scene: Scene, member: Membership) -> list[Outgoing]:
    """The card to each of those who may confirm, with the id that no display name can forge.

    With nobody who may, the inviter is told how the operator gets them a second officer.
    """
    readers = list(_readers(scene, member))
    if not readers and member.invited_by is not None:
        return tell(scene, member.invited_by, say("no_second_officer", role=role_text(scene, member)))
    return [Outgoing(one.id, _card(scene, member), _yes_or_no(member), kind=Kind.CARD) for one in readers]


def _readers(scene: Scene, member: Membership) -> Iterator[Account]:
    for person_id in confirmers(scene.work, member):
        yield from people.accounts_of(scene.work, person_id)[:1]


def _card(scene: Scene, member: Membership) -> Text:
    by = say("invited_by_operator") if member.invited_by is None else _by(scene, member.invited_by)
    account = people.accounts_of(scene.work, member.person_id)[0]
    return say(
        "confirm_member",
        invited=member.name or say("invited_unnamed"),
        name=account.display_name or "–",
        channel=say(f"channel_{account.channel}"),
        id=account.external_id,
        role=role_text(scene, member),
        by=by,
    )


def _by(scene: Scene, person_id: int) -> Text:
    return say("label", name=staff_name(scene, person_id))


def _yes_or_no(member: Membership) -> tuple[tuple[Choice, ...], ...]:
    ref = str(member.id)
    return (
        (Choice(say("choice_confirm"), "staff.yes", ref),),
        (Choice(say("choice_staff_refuse"), "staff.no", ref),),
    )
