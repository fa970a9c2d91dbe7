"""A correction becomes a case: its card goes to the desk that carries it and to whoever speaks; the letter is next."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import audience
from handlers.casework.cards import card, desk_of, new_case_cards, see_case
from handlers.casework.fields import kept_files
from handlers.casework.opening import opened
from handlers.casework.whose_matter import province_of
from handlers.correction.about import ADDRESS, ASKS, BASIS, DISTORTED, OURS_FROM
from handlers.correction.right import may_open
from handlers.correction.said import Sides, together
from handlers.denying import denied
from handlers.desk.result import next_rows
from handlers.forms import text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.authority import AGENCY
from procedure.errors import NotYours
from procedure.facts import Act, Step
from procedure.steps import open_case
from procedure.terms import Event, Kind, Tell
from storage.cases import CaseRow
from storage.conversations import Conversation


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end: the right is checked again."""
    try:
        step = _step(scene, form)
    except NotYours:
        return [
            *denied(scene, "correction_not_yours", say("refused_not_yours")),
            scene.reply(say("words_given_back", words=text_of(form, "excerpt"))),
        ]
    case = _store(scene, form, step)
    done = scene.reply(
        say("correction_filed", code=case.code, outlet=case.outlet),
        *next_rows(scene, case, Event.DRAFT),
        see_case(case),
    )
    return [done, *new_case_cards(scene, case), *_besides(scene, case, step)]


def _step(scene: Scene, form: Conversation) -> Step:
    """Raises `NotYours`. The evidence: the link, or the names of what was sent in its place."""
    scope, own = text_of(form, "scope") or AGENCY, province_of(scene)
    if not may_open(scene.actor) or (scope != AGENCY and own not in (None, scope)):
        raise NotYours(Event.RECEIVE)
    evidence = text_of(form, "link") or ", ".join(one.name for one in kept_files(form))
    opener = own if scope == AGENCY else None
    return open_case(scene.actor, scene.now, Kind.CORRECTION, scope, Act(evidence=evidence), opener=opener)


def _store(scene: Scene, form: Conversation, step: Step) -> CaseRow:
    ours = text_of(form, "ours") if text_of(form, "basis") == DISTORTED else text_of(form, "right")
    said, places = together(scene, Sides(text_of(form, "excerpt"), ours))
    scope, follows = step.case.scope, form.data.get("follows")
    return opened(
        scene,
        step,
        said,
        kept_files(form),
        outlet=text_of(form, "outlet"),
        url=text_of(form, "link") or None,
        place=None if scope == AGENCY else scope,
        details={**_details(form), **places},
        follows=follows if isinstance(follows, int) else None,
    )


def _details(form: Conversation) -> Mapping[str, str]:
    found = {
        BASIS: text_of(form, "basis"),
        ASKS: text_of(form, "asked"),
        ADDRESS: text_of(form, "address"),
        OURS_FROM: text_of(form, "ours_from") if text_of(form, "basis") == DISTORTED else "",
    }
    return {name: value for name, value in found.items() if value}


def _besides(scene: Scene, case: CaseRow, step: Step) -> list[Outgoing]:
    """Whoever speaks hears of it too."""
    desk = {one.person_id for one in desk_of(scene, case)}
    called = audience.accounts(scene.work, case, {Tell.SPEAKERS} & set(step.tells))
    return [card(scene, case, one) for one in called if one.person_id not in desk]
