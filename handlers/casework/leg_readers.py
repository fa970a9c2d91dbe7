"""Who reads the card of a unit's part: each of its people in private, or the unit's allowed group for those it serves.

- With an allowed group the head still has a card in private, and so has whoever is not on the group's channel, has
  had this card already, or acts on it outside the group.
- The card in the group offers what an officer of the unit may do; a press counts with the presser's own rights (T3).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from handlers.casework import audience
from handlers.casework.leg_people import heads_of
from handlers.scene import Scene
from procedure.facts import Actor
from procedure.terms import Role
from storage import card_readers, directory, people, unit_groups
from storage.actors import actors_of
from storage.directory import PROVINCIAL
from storage.legs import LegRow
from storage.people import Account
from storage.work import Work

NOBODY = 0


@dataclass(frozen=True)
class CardReader:
    """An account with the card. `actor`: whose rights its buttons follow. `serves`: the people whom it calls."""

    account: Account
    actor: Actor
    serves: frozenset[int]

    def sounds(self, called: Collection[int], but: int) -> bool:
        """Whether somebody it serves is called, other than whoever acts."""
        return bool((self.serves & frozenset(called)) - {but})


def readers(scene: Scene, leg: LegRow) -> list[CardReader]:
    """Everybody with the card, the groups last."""
    own = audience.unit_people(scene.work, leg.facts.unit)
    groups = _groups(scene.work, leg.facts.unit)
    served = _served(scene.work, leg, own, groups) if groups else frozenset[int]()
    known = _with_the_card(scene, leg) if groups else frozenset[int]()
    actors = actors_of(scene.work, {one.person_id for one in own})
    found = [
        CardReader(one, actors[one.person_id], frozenset({one.person_id}) - served)
        for one in own
        if one.person_id not in served or one.id in known
    ]
    return [*found, *(CardReader(one, officer_of(scene.work, leg.facts.unit), served) for one in groups)]


def officer_of(work: Work, unit_code: str) -> Actor:
    """Nobody in person: what any officer of the unit may do, for the buttons that all of a group see."""
    unit = directory.last_unit(work, unit_code)
    provincial = unit is not None and unit.kind in PROVINCIAL
    role = Role.PROVINCE_OFFICER if provincial else Role.UNIT_OFFICER
    return Actor(NOBODY, frozenset({role}), frozenset({(role, unit_code)}))


def acts_in_private(scene: Scene, account: Account) -> bool:
    """Whether it is whoever acts, in their own chat."""
    return account.person_id == scene.person.id and not scene.incoming.in_group


def _groups(work: Work, unit_code: str) -> list[Account]:
    return people.accounts_by_id(work, (one.account_id for one in unit_groups.allowed(work, unit_code)))


def _served(work: Work, leg: LegRow, own: list[Account], groups: list[Account]) -> frozenset[int]:
    """Those of the unit who can be in the group and are not its head."""
    channels, heads = {one.channel for one in groups}, set(heads_of(work, leg.facts.unit))
    rest = {one.person_id for one in own} - heads
    ways = ((who, way.channel) for who in rest for way in people.accounts_of(work, who))
    return frozenset(who for who, channel in ways if channel in channels)


def _with_the_card(scene: Scene, leg: LegRow) -> frozenset[int]:
    """The accounts that keep a card of their own."""
    had = {one.id for one in card_readers.of(scene.work, leg.case_id, f"leg:{leg.id}")}
    here = {scene.account.id} if acts_in_private(scene, scene.account) else set[int]()
    return frozenset(had | here)
