"""An authorisation granted, and one ended early, once confirmed: stored, on record, told, to be published (2.4).

The right is checked again here: whoever lost it since the form was opened changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.authority import telling, unable
from handlers.authority.draft import AGENCY_FORM, DEPUTY_FORM, Data, as_new, checked
from handlers.authority.refusals import refused, sentence, without_right
from handlers.authority.seats import granter
from handlers.forms import REVIEW, draft_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.authority import AGENCY, may_authorise
from procedure.errors import AuthorityRefused, MayNotAuthorise, NotOfTheUnit, ToOneself
from storage import acts, authorisations, conversations, files, postings
from storage.acts import Act
from storage.authorisations import Authorisation
from storage.conversations import Conversation

DENIED = (MayNotAuthorise, ToOneself, NotOfTheUnit)


def authorise(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Enter it. One that has become wrong meanwhile is kept as a draft, with the reason."""
    try:
        granted = checked(scene, data)
    except DENIED as refusal:
        return refused(scene, refusal)
    except AuthorityRefused as refusal:
        return [_kept(scene, data, refusal)]
    one = authorisations.grant(scene.work, as_new(scene, data, granted))
    _record(scene, one, "granted", granted.capacity, f"{granted.article}, 2.4")
    postings.open_for(scene.work, postings.AUTHORISATION, one.id, one.unit_code)
    return [*telling.granted(scene, one), *unable.settled_by(scene, data, one)]


def end(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """End it now."""
    one = authorisations.load(scene.work, int(cast("int", data["authorisation"])))
    if one is None:
        return without_right(scene)
    try:
        granted = may_authorise(granter(scene.work, scene.person.id), one.unit_code)
    except AuthorityRefused as refusal:
        return refused(scene, refusal)
    ended = authorisations.end(scene.work, one.id, scene.person.id, str(data["why"]))
    if ended is None:
        return [scene.reply(say("auth_over_already", number=one.number), *telling.see(one))]
    _record(scene, ended, "ended", granted.capacity, "2.4")
    postings.end(scene.work, ended.id, ended.unit_code)
    return telling.ended(scene, ended)


def _kept(scene: Scene, data: Data, refusal: AuthorityRefused) -> Outgoing:
    name = AGENCY_FORM if data["unit"] == AGENCY else DEPUTY_FORM
    under = draft_of(scene.form)
    kept = {"under": {"step": under.step, "data": under.data}} if under else {}
    draft = Conversation(name, REVIEW, 0, {**data, **kept, "paused": True})
    conversations.save(scene.work, scene.account.id, draft)
    back = (Choice(say("choice_resume"), "form.resume", words=("tiep tuc", "resume")),)
    return scene.reply(sentence(refusal), back)


def _record(scene: Scene, one: Authorisation, act: str, capacity: str, article: str) -> None:
    detail = {
        "unit": one.unit_code,
        "office": one.office,
        "person": one.person_id,
        "number": one.number,
        "signed_on": one.signed_on,
        "file": one.file_id,
        "sha256": files.digest_of(scene.work, one.file_id) if one.file_id else None,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
    }
    subject = f"authorisation:{one.id}"
    acts.record(scene.work, Act(subject, act, scene.person.id, str(capacity), article, detail), scene.now)
