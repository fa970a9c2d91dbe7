"""What a behaviour acts in: who did what, where they stand, and the transaction it happens in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from handlers.issuing.letter import Letter
from handlers.page_block import PageBlock
from handlers.talk import Bilingual, Choice, FileRef, Incoming, Kind, Outgoing, Text, say
from handlers.understanding.model import Understanding
from handlers.understanding.places import PlaceFound
from procedure.facts import Actor
from procedure.terms import PRESS_CENTRE, Role
from storage.actors import actor_of
from storage.conversations import Conversation
from storage.people import Account, Person
from storage.work import Work


class Reads(Protocol):
    """Whoever understands free text."""

    def read(self, text: str) -> Understanding:
        """What the text means."""

    def find_place(self, text: str) -> PlaceFound:
        """The place that the text names."""


@dataclass(frozen=True)
class Surroundings:
    """What stays the same from one update to the next. `zone`: the agency's.

    `require_pin`: every legal act asks for a PIN. `public_url`: our own address without a stroke at its end, or "".
    `asks_agreement`: what is reported up is to be agreed to by a confirmation, not only seen (9.6). `words`: a text in
    a language, for what is sent as a file. `letters`: the official letter as a PDF, some 0.1 s.
    `pages`: a title and what stands under it as a PDF.
    """

    reader: Reads
    zone: ZoneInfo
    require_pin: bool = False
    public_url: str = ""
    words: Callable[[Text, str], str] | None = None
    letters: Callable[[Letter], bytes] | None = None
    pages: Callable[[str, Sequence[PageBlock], datetime], bytes] | None = None
    asks_agreement: bool = False


@dataclass(frozen=True)
class Scene:
    """One update being handled. Behaviours take it and return messages; what they change goes through `work`.

    `acts_as`: the rights the person came with, looked up once; or another's, such as whoever types in the Official
    Account's own manager. None: looked up whenever asked for.
    """

    incoming: Incoming
    account: Account
    person: Person
    roles: frozenset[Role]
    form: Conversation | None
    work: Work
    around: Surroundings
    acts_as: Actor | None = None

    @property
    def now(self) -> datetime:
        """The moment of the transaction, UTC."""
        return self.work.now

    @property
    def actor(self) -> Actor:
        """Whoever acts as the procedure sees them: looked up in this update, so that an ended right is gone (P3)."""
        return self.acts_as or actor_of(self.work, self.person.id)

    @property
    def is_desk(self) -> bool:
        """Whether they belong to the press centre."""
        return bool(self.roles & PRESS_CENTRE)

    def with_form(self, form: Conversation | None) -> Scene:
        """The same scene after the form has moved on."""
        return replace(self, form=form)

    def with_person(self, person: Person) -> Scene:
        """The same scene after the person's facts have changed."""
        return replace(self, person=person)

    def reply(self, text: Text, *rows: tuple[Choice, ...], files: tuple[FileRef, ...] = ()) -> Outgoing:
        """A message back to where this came from."""
        return Outgoing(self.account.id, text, rows, files)

    def forget(self) -> Outgoing:
        """What was just sent (a PIN) is to be kept nowhere."""
        return Outgoing(self.account.id, say("label", name=""), kind=Kind.FORGET)

    def toast(self, text: Text) -> Outgoing:
        """A short word over the pressed button, where the channel has such; else nothing."""
        return Outgoing(self.account.id, text, kind=Kind.TOAST)


Behaviour = Callable[[Scene, str, int], list[Outgoing]]
"""`behaviour(scene, ref, version)`: what a choice or a command does."""


def named(thing: object) -> Bilingual:
    """The name of a thing of the directory, in both languages."""
    return Bilingual(str(getattr(thing, "name_vi", "")), str(getattr(thing, "name_en", "")))
