"""How each person stands to the emulated OA: whether they follow, and when they last did something."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.sandbox.ledger import SamplePerson
from bot.sandbox.zalo_world import Refused, World

FREE_FOR = timedelta(hours=48)
OPEN_FOR = timedelta(days=7)
STRANGER = "journalist"


class Contacts:
    """The OA's followers. Staff and known journalists have met the OA when the sandbox is born; others have not."""

    def __init__(self, world: World) -> None:
        self._world = world
        if not world.recall("born"):
            world.remember("born", {"at": world.clock.now().isoformat()})

    def touch(self, person: SamplePerson) -> None:
        """The person did something that counts as an interaction; whoever writes may be answered."""
        self._keep(person, follows=True, last=self._world.clock.now().isoformat())

    def leave(self, person: SamplePerson) -> None:
        """The person follows no more."""
        last = self.last_interaction(person)
        self._keep(person, follows=False, last=last.isoformat() if last else "")

    def follows(self, person: SamplePerson) -> bool:
        """Whether the OA may reach the person at all."""
        return self._record(person)["follows"] == "yes"

    def last_interaction(self, person: SamplePerson) -> datetime | None:
        """When the person last did something; None for never."""
        last = self._record(person)["last"]
        return datetime.fromisoformat(last) if last else None

    def quota_for(self, person: SamplePerson) -> dict[str, str]:
        """What a consultation message takes now: the free reply, else the quota. Raises `Refused`."""
        if not self.follows(person):
            raise Refused(-213)
        last = self.last_interaction(person)
        if last is None:
            raise Refused(-232)
        silent = self._world.clock.now() - last
        if silent > OPEN_FOR:
            raise Refused(-230)
        return {"quota_type": "reply" if silent <= FREE_FOR else "sub_quota", "remain": "1990", "total": "2000"}

    def _record(self, person: SamplePerson) -> dict[str, str]:
        met = person.role != STRANGER or person.known
        born = self._world.recall("born")["at"]
        return self._world.recall(f"contact:{person.external_id}") or {"follows": "yes", "last": born if met else ""}

    def _keep(self, person: SamplePerson, *, follows: bool, last: str) -> None:
        record = {"follows": "yes" if follows else "no", "last": last}
        self._world.remember(f"contact:{person.external_id}", record)
