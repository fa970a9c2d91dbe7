"""An authorisation as whoever assigns the speaker sees it: who, for which matter, until when, alone or together."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.shortened import shortened
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, Text, say
from handlers.telling import tell
from storage import authorisations, people, words
from storage.authorisations import Authorisation
from storage.cases import CaseRow
from storage.words import Said

LONGEST = 600


def question(scene: Scene, case: CaseRow) -> str | Text:
    """What the case is about, in the first words that were said about it."""
    said = [one.body for one in words.of_case(scene.work, case.id) if one.kind is Said.QUESTION and one.body]
    return shortened(said[0] if said else None, LONGEST)


def line(scene: Scene, one: Authorisation) -> Text:
    """The authorisation in a few lines."""
    return say(
        "assign_line",
        name=one.name,
        title=one.title_vi,
        number=one.number,
        matter=one.matter,
        since=Moment(one.since),
        until=Moment(one.ends),
        how=say("assign_alone" if one.alone else "assign_together"),
        reach="" if is_reached(scene, one) else say("assign_not_in_chat"),
    )


def is_reached(scene: Scene, one: Authorisation) -> bool:
    """Whether they can act here themselves."""
    return one.person_id is not None and bool(people.accounts_of(scene.work, one.person_id))


def others_told(scene: Scene, before: CaseRow, one: Authorisation | None) -> list[Outgoing]:
    """Whoever is to speak now, and whoever was before and is no more: each in a message of their own."""
    old_id = before.facts.authorisation
    old = authorisations.load(scene.work, old_id) if old_id and (one is None or one.id != old_id) else None
    by = staff_name(scene, scene.person.id)
    told: list[Outgoing] = []
    if one is not None and one.person_id not in (None, scene.person.id):
        text = say("assigned_received", code=before.code, name=by, number=one.number, matter=one.matter)
        told += tell(scene, one.person_id or 0, text, see_case(before))
    if old is not None and old.person_id not in (None, scene.person.id):
        told += tell(scene, old.person_id or 0, say("assigned_away", code=before.code, name=by))
    return told
