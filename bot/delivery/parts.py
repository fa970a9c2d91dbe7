"""The parts of one row that are not sent yet, each one call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.port import Parcel, Sender
from bot.delivery.policy import SENDS_ECHOES
from bot.parcels import Bundle
from storage.deliveries import Choices, Delivered
from storage.echoes import Awaited


@dataclass(frozen=True)
class Part:
    """One parcel on its way. `index` counts from 0; `main`: it shows the row's card and choices."""

    parcel: Parcel
    index: int
    count: int
    main: bool
    choices: Choices | None

    @property
    def is_last(self) -> bool:
        """Whether the row is sent with it."""
        return self.index + 1 == self.count

    @property
    def edits(self) -> bool:
        """Whether it changes a message in place: that may be repeated freely."""
        return self.parcel.edits is not None

    @property
    def is_repeat_safe(self) -> bool:
        """Whether doing it twice is doing it once: an edit, the commands of a chat, leaving it."""
        return self.edits or not self.parcel.is_message

    def is_copy_of_doubt(self, state: str) -> bool:
        """Whether sending it could show the person the same message twice."""
        return state == "unsure" and not self.is_repeat_safe

    def delivered(self, platform_id: str) -> Delivered | None:
        """What to remember once a platform took it; nothing of what is no message."""
        return Delivered(platform_id, self.main, self.choices) if platform_id else None

    def awaited(self, sender: Sender) -> Awaited | None:
        """What its echo will show; None where no echo comes or it has no words."""
        if sender.channel not in SENDS_ECHOES or not self.parcel.has_words:
            return None
        return Awaited.of(self.parcel.text, self.main, self.choices)


def unsent(bundle: Bundle, sent: int, edits: str | None) -> list[Part]:
    """The parts after the first `sent` ones; at least the last, should the text have been cut otherwise before.

    A card is edited in place only where its text is one part: else the further parts would stand apart from it.
    """
    count = len(bundle.parcels)
    return [_part(bundle, index, edits) for index in range(min(sent, count - 1), count)]


def _part(bundle: Bundle, index: int, edits: str | None) -> Part:
    parcel, main = bundle.parcels[index], index == bundle.main
    if main and index == 0:
        parcel = replace(parcel, edits=edits)
    return Part(parcel, index, len(bundle.parcels), main, bundle.choices if main else None)
