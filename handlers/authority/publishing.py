"""What is to be published when contacts or authorisations change (2.3, 2.4): the cards, the list, who may tick."""

from __future__ import annotations

from handlers.authority.refusals import without_right
from handlers.authority.seats import chat_of, publishers_of, seen_units
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Lines, Moment, Outgoing, Text, say
from procedure.terms import PRESS_CENTRE, Role
from storage import postings
from storage.people import Account
from storage.postings import Posting
from storage.rights import rights_of

SHOWN = 10


def listed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/dangtai`: what is still to be published, oldest first, for whoever publishes."""
    if not publishes(scene):
        return without_right(scene)
    found = postings.open_tasks(scene.work, seen_units(scene.work, scene.person.id))
    shown = found[:SHOWN]
    lines = Lines(tuple(line(scene, one) for one in shown)) if shown else say("posting_none")
    more: Text | str = say("posting_more", n=len(found) - SHOWN) if len(found) > SHOWN else ""
    text = say("posting_list", n=len(found), lines=lines, more=more)
    return [scene.reply(text, *((_tick(one, _of(scene, one)),) for one in shown), _authorised())]


def publishes(scene: Scene) -> bool:
    """The press centre; in a province its Director and officers."""
    return bool(scene.roles & (PRESS_CENTRE | {Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR}))


def may_tick(scene: Scene, one: Posting) -> bool:
    """For the agency the press centre; for a province its own people, or the press centre to help."""
    rights = rights_of(scene.work, scene.person.id)
    own = rights.units_as(Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR)
    return bool(rights.roles & PRESS_CENTRE) or one.unit_code in own


def card(scene: Scene, tasks: list[Posting], account: Account, matters: bool = True) -> Outgoing:
    """The tasks of one change, each with its button while it is open."""
    first = tasks[0]
    lines = Lines(tuple(_state(scene, one) for one in tasks))
    text = say(f"posting_card_{first.subject}", what=what(scene, first), lines=lines)
    rows = tuple((_tick(one, ""),) for one in tasks if one.is_open)
    name = f"posting:{first.subject}:{first.subject_id}"
    return Outgoing(account.id, text, (*rows, _list()), kind=Kind.CARD, card=name, matters=matters)


def refreshed(scene: Scene, one: Posting) -> list[Outgoing]:
    """The cards of a change brought up to date where a channel can edit them."""
    tasks = postings.of(scene.work, one.subject, one.subject_id)
    ways = (chat_of(scene.work, who) for who in publishers_of(scene.work, one.unit_code))
    return [card(scene, tasks, way, matters=False) for way in ways if way]


def line(scene: Scene, one: Posting) -> Text:
    """One task in one line."""
    return say("posting_line", form=form_name(one), what=what(scene, one), at=Moment(one.opened_at, "date"))


def what(scene: Scene, one: Posting) -> Text:
    """About whom: the name and the unit."""
    name = postings.about(scene.work, one) or "–"
    return say(f"posting_about_{one.subject}", name=name, unit=say("label", name=office(scene, one.unit_code)))


def form_name(one: Posting) -> Text:
    """Where it is to be published."""
    return say(f"posting_form_{one.form}")


def _state(scene: Scene, one: Posting) -> Text:
    if one.done_at is not None:
        by = staff_name(scene, one.done_by)
        return say("posting_done", form=form_name(one), proof=one.proof or "–", name=by, at=Moment(one.done_at))
    return say("posting_void" if one.void_at else "posting_open", form=form_name(one))


def _tick(one: Posting, whose: Text | str) -> Choice:
    label = say("choice_tick", form=say(f"posting_short_{one.form}"), whose=whose)
    return Choice(label, "post.tick", str(one.id))


def _of(scene: Scene, one: Posting) -> Text:
    return say("choice_tick_whose", name=postings.about(scene.work, one) or "–")


def _list() -> tuple[Choice, ...]:
    return (Choice(say("choice_postings"), "post.list", words=("dang tai", "postings")),)


def _authorised() -> tuple[Choice, ...]:
    return (Choice(say("choice_authorised"), "auth.list", words=("uy quyen", "authorisations")),)
