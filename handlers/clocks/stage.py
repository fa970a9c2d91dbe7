"""The scene of what happens by itself: nobody wrote, the program acts, under its stand-in."""

from __future__ import annotations

from typing import NoReturn

from handlers.scene import Scene, Surroundings
from handlers.talk import Channel, Event, Incoming
from procedure.facts import THE_PROGRAM
from procedure.terms import Role
from storage import clocks, people, program
from storage.people import Account
from storage.work import Work

NOWHERE = 0
"""The program's account: there is none."""


class _NothingToRead:
    """Nobody says anything here."""

    def read(self, text: str) -> NoReturn:
        """Never asked."""
        raise LookupError("the program is written to by nobody")

    def find_place(self, text: str) -> NoReturn:
        """Never asked."""
        raise LookupError("the program is written to by nobody")


def own_scene(work: Work) -> Scene:
    """A scene in which the program acts now, in the agency's time zone."""
    me = people.person(work, program.stand_in(work))
    account = Account(NOWHERE, me.id, Channel.EMAIL.value, "", me.name or "", None)
    nothing = Incoming(Channel.EMAIL, "", Event.OTHER, work.now, work.now)
    around = Surroundings(_NothingToRead(), clocks.zone_of(work))
    return Scene(nothing, account, me, frozenset({Role.PROGRAM}), None, work, around, acts_as=THE_PROGRAM)
