"""Invitations: a one-time code makes a person staff, once a second officer has confirmed who they are (T4).

- Private chat only; five wrong codes an hour from one account, a hundred from all, and none is looked at any more.
- The first administrator is in at once: there is nobody yet who could confirm.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, Text, say
from storage import people, security, staff
from storage.people import Account
from storage.staff import MAY_CONFIRM, Membership

HOUR = timedelta(hours=1)
WRONG_BY_ONE = 5
WRONG_BY_ALL = 100
WRONG_CODE = "wrong_code"


def redeem(scene: Scene, code: str) -> list[Outgoing]:
    """Use a code that was typed or came with a link."""
    if _too_often(scene):
        return [scene.reply(say("code_too_often"))]
    member = staff.redeem(scene.work, code, scene.person.id)
    if member is None:
        security.note(scene.work, scene.account.channel, scene.account.external_id, WRONG_CODE)
        return [scene.reply(say("code_wrong"))]
    if member.state == "active":
        return [scene.reply(say("staff_in", role=role_text(scene, member)))]
    return [scene.reply(say("staff_waiting", role=role_text(scene, member))), *_ask_second(scene, member)]


def _too_often(scene: Scene) -> bool:
    mine = security.count(scene.work, WRONG_CODE, HOUR, scene.account.external_id)
    return mine >= WRONG_BY_ONE or security.count(scene.work, WRONG_CODE, HOUR) >= WRONG_BY_ALL


def role_text(scene: Scene, member: Membership) -> Text:
    """ "Cán bộ Trung tâm Truyền thông · Trung tâm Truyền thông"."""
    unit = say("label", name=office(scene, member.unit_code))
    return say("role_in_unit", role=say(f"role_{member.role}"), unit=unit)


def _ask_second(scene: Scene, member: Membership) -> list[Outgoing]:
    """The card to those who may confirm, with the id that no display name can forge (T5)."""
    return [
        Outgoing(
            account.id,
            say(
                "confirm_member",
                name=scene.account.display_name or "–",
                channel=say(f"channel_{scene.account.channel}"),
                id=scene.account.external_id,
                role=role_text(scene, member),
            ),
            _yes_or_no(member),
            kind=Kind.CARD,
        )
        for account in staff.desk_accounts(scene.work, MAY_CONFIRM)
        if account.person_id != member.person_id
    ]


def _yes_or_no(member: Membership) -> tuple[tuple[Choice, ...], ...]:
    ref = str(member.id)
    return (
        (Choice(say("choice_confirm"), "staff.yes", ref),),
        (Choice(say("choice_refuse"), "staff.no", ref),),
    )


def confirm(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A second officer says yes."""
    return _decide(scene, ref, accept=True)


def refuse(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A second officer says no."""
    return _decide(scene, ref, accept=False)


def _decide(scene: Scene, ref: str, accept: bool) -> list[Outgoing]:
    waiting = staff.membership(scene.work, int(ref)) if ref.isdigit() else None
    if waiting is None or not scene.roles & MAY_CONFIRM or waiting.person_id == scene.person.id:
        security.note(scene.work, scene.account.channel, scene.account.external_id, "confirm_not_allowed")
        return [scene.reply(say("refused_not_yours"))]
    member = staff.decide(scene.work, waiting.id, scene.person.id, accept)
    if member is None:
        return [scene.reply(say("already_decided"))]
    return [scene.reply(_told(scene, member, accept)), *_tell_member(scene, member, accept)]


def _told(scene: Scene, member: Membership, accept: bool) -> Text:
    return say("member_confirmed" if accept else "member_refused", role=role_text(scene, member))


def _tell_member(scene: Scene, member: Membership, accept: bool) -> list[Outgoing]:
    text = say("staff_in", role=role_text(scene, member)) if accept else say("staff_refused")
    return [Outgoing(way.id, text) for way in _first(people.accounts_of(scene.work, member.person_id))]


def _first(ways: list[Account]) -> list[Account]:
    return ways[:1]
