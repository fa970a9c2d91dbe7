"""Somebody of a unit took us into a group: nothing is posted there, the head is asked in private (T8)."""

from __future__ import annotations

from handlers.clocks.stage import own_scene
from handlers.groups.deciders import ADMINISTRATORS, deciders, unit_of_account
from handlers.groups.wording import named, rows_of
from handlers.names import staff_name
from handlers.talk import Incoming, Kind, Lines, Moment, Outgoing, Text, say
from storage import people, staff, unit_groups
from storage.unit_groups import UnitGroup
from storage.work import Work


def asked(incoming: Incoming, work: Work) -> list[Outgoing]:
    """The question to whoever decides; the administrators and whoever took us in are told of it."""
    account = people.find_account(work, incoming.channel, incoming.account)
    unit = unit_of_account(work, incoming.channel, incoming.account)
    if account is None or unit is None:
        return []
    group = unit_groups.ask(work, incoming.channel, incoming.chat, incoming.chat_title, unit, account.person_id)
    who = deciders(work, unit)
    return [*_questions(work, group, who), *_told(work, group, who)]


def _questions(work: Work, group: UnitGroup, who: list[int]) -> list[Outgoing]:
    scene = own_scene(work)
    text = say(
        "group_ask",
        name=staff_name(scene, group.asked_by),
        until=Moment(group.waits_until),
        **named(scene, group),
    )
    rows = rows_of(group)
    return [
        Outgoing(one.id, text, rows, kind=Kind.CARD, card=f"group:{group.id}") for one in people.one_each(work, who)
    ]


def _told(work: Work, group: UnitGroup, asked_: list[int]) -> list[Outgoing]:
    admins = [one for one in staff.members(work, ADMINISTRATORS) if one not in (*asked_, group.asked_by)]
    adder = [] if group.asked_by in asked_ else [group.asked_by]
    return [*_to(work, admins, _for_admins(work, group, asked_)), *_to(work, adder, _for_adder(work, group))]


def _for_admins(work: Work, group: UnitGroup, asked_: list[int]) -> Text:
    scene = own_scene(work)
    whom = Lines(tuple(staff_name(scene, one) for one in asked_), ", ") if asked_ else say("nothing_entered")
    return say("group_told_admins", name=staff_name(scene, group.asked_by), whom=whom, **named(scene, group))


def _for_adder(work: Work, group: UnitGroup) -> Text:
    return say("group_told_adder", until=Moment(group.waits_until), **named(own_scene(work), group))


def _to(work: Work, who: list[int], text: Text) -> list[Outgoing]:
    return [Outgoing(one.id, text, kind=Kind.CARD) for one in people.one_each(work, who)]
