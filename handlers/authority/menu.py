"""What the menu offers to those who authorise, speak or publish."""

from __future__ import annotations

from handlers.authority.seats import granter, speaking
from handlers.scene import Scene
from handlers.talk import Choice, say
from procedure.authority import units_of
from procedure.terms import PRESS_CENTRE, Role

Rows = tuple[tuple[Choice, ...], ...]


def rows(scene: Scene) -> Rows:
    """Nothing for those without a role: nobody else is authorised here."""
    if not scene.roles:
        return ()
    work, person = scene.work, scene.person.id
    grants = units_of(granter(work, person))
    speaks = bool(speaking(work, person))
    publishes = bool(scene.roles & (PRESS_CENTRE | {Role.PROVINCE_OFFICER}))
    every = (
        (
            bool(grants),
            Choice(say("choice_authorise"), "auth.list", words=("uy quyen phat ngon", "uy quyen", "authorise")),
        ),
        (speaks, Choice(say("choice_cannot_speak"), "speak.cannot", words=("khong the phat ngon", "cannot speak"))),
        (publishes, Choice(say("choice_postings"), "post.list", words=("dang tai", "postings"))),
    )
    return tuple((choice,) for may, choice in every if may)
