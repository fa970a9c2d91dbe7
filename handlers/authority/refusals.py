"""The named refusals of Article 2 in plain words; whoever has not the right is on record (2.5, 2.6, 12)."""

from __future__ import annotations

from handlers.authority.seats import granter, seen_units
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure import errors
from procedure.errors import AuthorityRefused, MayNotAuthorise, SubDelegation
from storage import security

WHY: dict[type[AuthorityRefused], str] = {
    errors.SubDelegation: "no_sub_delegation",
    errors.MayNotAuthorise: "may_not_authorise",
    errors.ToOneself: "not_to_oneself",
    errors.NotOfTheUnit: "not_of_the_unit",
    errors.NotDeputyInCharge: "not_deputy_in_charge",
    errors.DirectorIsAble: "director_is_able",
    errors.NoDocument: "no_document",
    errors.NoSingleMatter: "no_single_matter",
    errors.NoEnd: "no_end",
    errors.EndBeforeBegin: "end_before_begin",
    errors.AlreadyOver: "already_over",
    errors.BeforeDocument: "before_document",
    errors.TooLong: "too_long",
}
"""The name of each refusal: its sentence is ``grant_NAME``, its security row where one is due the name itself."""


def sentence(refusal: AuthorityRefused) -> Text:
    """Why, under which article, and what can be done."""
    return say(f"grant_{WHY[type(refusal)]}")


def refused(scene: Scene, refusal: AuthorityRefused) -> list[Outgoing]:
    """Who has not the right, or gives it to themselves, is denied; a wrong field is only named."""
    rows = ways(scene)
    if isinstance(refusal, MayNotAuthorise | errors.ToOneself | errors.NotOfTheUnit):
        note(scene, refusal)
    return [scene.reply(sentence(refusal), *rows)]


def note(scene: Scene, refusal: AuthorityRefused) -> None:
    """On record."""
    account = scene.account
    security.note(scene.work, account.channel, account.external_id, WHY[type(refusal)], scene.incoming.press)


def without_right(scene: Scene) -> list[Outgoing]:
    """Whoever works with no authorisation at all: 2.6; somebody authorised, or the Spokesperson: 2.5."""
    who = granter(scene.work, scene.person.id)
    try_ = SubDelegation() if who.authorised or _is_spokesperson(scene) else MayNotAuthorise()
    return refused(scene, try_)


def not_a_speaker(scene: Scene) -> list[Outgoing]:
    """Who does not speak for anybody cannot report being unable to (2.6)."""
    return denied(scene, "not_a_speaker", say("not_a_speaker"))


def ways(scene: Scene) -> tuple[tuple[Choice, ...], ...]:
    """What they can do instead."""
    units = seen_units(scene.work, scene.person.id)
    if units is None or units:
        return ((Choice(say("choice_authorised"), "auth.list", words=("uy quyen", "authorisations")),), contacts())
    return (contacts(),)


def contacts() -> tuple[Choice, ...]:
    """Who may speak."""
    return (Choice(say("choice_contacts"), "contacts", words=("lien he", "contact")),)


def _is_spokesperson(scene: Scene) -> bool:
    return any(role.value == "spokesperson" for role in scene.roles)
