"""`/thaythe`: an absent officer's stand-in, with dates. Depth one, never for speaking (2.5).

Officers alone have one: a leader, a Spokesperson, a Director, a head authorises in writing instead, or does not.
"""

from __future__ import annotations

from datetime import UTC, datetime

from handlers.admin.register import register_own
from handlers.authority.spans import from_to
from handlers.authority.term import Term, Unread, read_term
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.desk.substitute_list import overview, role_of
from handlers.desk.substitute_names import colleagues, find, nearest
from handlers.forms import REVIEW, Field, Form, Problem, Rows, Taken, begin, number_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.telling import tell
from storage import case_lists, staff, substitutes
from storage.conversations import Conversation
from storage.staff import Membership
from storage.substitutes import SUBSTITUTABLE, NewSubstitute

MOST_SHOWN = 8


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Those in force and to come, with the way to name one; who may not have one is told why."""
    if not scene.roles:
        return denied(scene, "substitute_not_allowed", say("refused_not_yours"))
    return overview(scene, bool(own_roles(scene)))


def new(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Name one for a role that is one's own. Standing in gives no right to this: depth one."""
    held = own_roles(scene)
    if not held:
        return denied(scene, "substitute_not_allowed", say("substitute_not_yours"))
    return begin(scene, SUBSTITUTE, {"role": held[0].id} if len(held) == 1 else {})


def own_roles(scene: Scene) -> list[Membership]:
    """The officer's roles held in their own right."""
    return [one for one in staff.roles_of(scene.work, scene.person.id) if one.role in SUBSTITUTABLE]


def _ask_role(scene: Scene, form: Conversation) -> Text:
    return say("ask_substitute_role")


def _role_choices(scene: Scene, form: Conversation) -> Rows:
    return tuple((Choice(role_of(scene, one), "form.pick", str(one.id), form.version),) for one in own_roles(scene))


def _take_role(scene: Scene, form: Conversation, text: str) -> Taken:
    mine = [one for one in own_roles(scene) if str(one.id) == text]
    return {"role": mine[0].id} if mine else Problem(say("ask_substitute_role"), _role_choices(scene, form))


def _ask_who(scene: Scene, form: Conversation) -> Text:
    mine = _mine(scene, form)
    return say("ask_substitute_who", role=role_of(scene, mine)) if mine else say("role_gone")


def _who_choices(scene: Scene, form: Conversation) -> Rows:
    mine = _mine(scene, form)
    return _offers(scene, form, colleagues(scene, mine)[:MOST_SHOWN]) if mine else ()


def _take_who(scene: Scene, form: Conversation, text: str) -> Taken:
    mine = _mine(scene, form)
    able = colleagues(scene, mine) if mine else []
    found = find(scene, able, text)
    if found is None:
        return Problem(say("substitute_unknown", typed=text), _offers(scene, form, nearest(scene, able, text)))
    return {"who": found}


def _offers(scene: Scene, form: Conversation, people: list[int]) -> Rows:
    return tuple(
        (Choice(say("roster_person", name=staff_name(scene, one), id=one), "form.pick", str(one), form.version),)
        for one in people
    )


def _ask_term(scene: Scene, form: Conversation) -> Text:
    return say("ask_substitute_term", name=staff_name(scene, number_of(form, "who")))


def _take_term(scene: Scene, form: Conversation, text: str) -> Taken:
    term = read_term(text, scene.now, scene.around.zone)
    if not isinstance(term, Term):
        return Problem(say("substitute_no_end" if term is Unread.NO_END else "substitute_term_unclear", typed=text))
    since, until = max(term.since, scene.now), term.until
    if until <= since:
        return Problem(say("substitute_term_past", typed=text))
    return {"term": [since.astimezone(UTC).isoformat(), until.astimezone(UTC).isoformat()]}


def _review(scene: Scene, form: Conversation) -> Outgoing:
    since, until = _term(form)
    mine, who = _mine(scene, form), staff_name(scene, number_of(form, "who"))
    role = role_of(scene, mine) if mine else say("role_gone")
    text = say("substitute_review", name=who, role=role, term=from_to(scene, since, until))
    version = form.version
    rows = (
        (Choice(say("choice_substitute_yes"), "form.submit", version=version, words=("dong y", "yes", "ok")),),
        (
            Choice(say("choice_edit_person"), "form.edit", "who", version),
            Choice(say("choice_edit_term"), "form.edit", "term", version),
        ),
        (Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat")),),
    )
    return scene.reply(text, *rows)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    """Checked again: a role may have ended, a colleague may have left, while the form lay open."""
    mine, who = _mine(scene, form), number_of(form, "who")
    since, until = _term(form)
    if mine is None or who not in colleagues(scene, mine):
        return denied(scene, "substitute_not_allowed", say("substitute_not_yours"))
    if until <= scene.now:
        return [scene.reply(say("substitute_too_late"), _again())]
    made = substitutes.name(
        scene.work, NewSubstitute(scene.person.id, who, mine.role, mine.unit_code, max(since, scene.now), until)
    )
    register_own(scene, scene.person.id, "substitute", substitute=made.id, person=who, role=made.role.value)
    term = from_to(scene, made.since, made.until)
    role = role_of(scene, mine)
    done = say("substitute_done", name=staff_name(scene, who), role=role, held=_held(scene), term=term)
    told = say("you_substitute", name=staff_name(scene, scene.person.id), role=role, term=term)
    return [scene.reply(done, _again()), *tell(scene, who, told, _again()), *menus(scene.work, who)]


def _held(scene: Scene) -> Text:
    """What an officer holds stays theirs: they give it back, or the head does (10.1)."""
    count = len(case_lists.held_by(scene.work, scene.person.id, 100))
    return say("substitute_held", n=count) if count else say("label", name="")


def _mine(scene: Scene, form: Conversation) -> Membership | None:
    return next((one for one in own_roles(scene) if one.id == form.data.get("role")), None)


def _term(form: Conversation) -> tuple[datetime, datetime]:
    since, until = form.data["term"]  # type: ignore[misc]  # two strings that _take_term put there
    return datetime.fromisoformat(since), datetime.fromisoformat(until)  # type: ignore[has-type]  # the same


def _again() -> tuple[Choice, ...]:
    return (Choice(say("choice_substitutes"), "subs.list", words=("nguoi thay", "substitutes")),)


SUBSTITUTE = Form(
    "substitute",
    (
        Field("role", _ask_role, _take_role, _role_choices),
        Field("who", _ask_who, _take_who, _who_choices),
        Field("term", _ask_term, _take_term),
    ),
    _submit,
    review=_review,
    at_review=Field(REVIEW, _ask_term, _take_term),
)
