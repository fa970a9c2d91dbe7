"""A choice made by typing: its number, its label with or without accents, or its key word.

A number means the latest list, or the message quoted. Where there are buttons, numbers are just words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from handlers.talk import Bilingual, Channel, Choice, Incoming, say
from storage import deliveries, outbox
from storage.folding import fold
from storage.work import Work

LONGEST = 80
CLOCKS_DIFFER = timedelta(seconds=10)  # between the platform and us
NUMBER = re.compile(r"(?:so |chon |number )?(\d{1,2})[.)]?")
LANGUAGES = ("vi", "en")


def chosen(work: Work, account_id: int, incoming: Incoming) -> str | None:
    """What the typed words choose: ``action:ref:version``; None if they choose nothing."""
    if not incoming.text or len(incoming.text) > LONGEST:
        return None
    typed = _bare(incoming.text)
    found = _list(work, account_id, incoming)
    return _by_number(found, typed, incoming.channel) or _by_words(found, typed)


def is_unclear(work: Work, account_id: int, incoming: Incoming) -> bool:
    """Whether a number was typed and nobody knows of which list: never guess another one (K7, K8).

    It replies to a message that we do not know, or was read from the history, which does not tell what it replies to,
    or a message may just have arrived of which we cannot know yet.
    """
    if incoming.channel is not Channel.ZALO or not NUMBER.fullmatch(_bare(incoming.text)):
        return False
    if incoming.replied_to:
        return deliveries.find_delivery(work, account_id, incoming.replied_to) is None
    return incoming.from_history or outbox.in_doubt(work, account_id)


def offered(work: Work, account_id: int, incoming: Incoming) -> tuple[Choice, ...]:
    """The choices of the list that typed words would be looked for in."""
    return tuple(map(_choice, _list(work, account_id, incoming)))


def offered_last(work: Work, account_id: int) -> tuple[Choice, ...]:
    """The choices that the person was shown last, whatever they quoted."""
    return tuple(map(_choice, deliveries.latest_choices(work, account_id, work.now) or ()))


def _choice(kept: Mapping[str, object]) -> Choice:
    action, ref, version = str(kept["data"]).split(":")
    label = say("label", name=Bilingual(str(kept["vi"]), str(kept["en"])))
    return Choice(label, action, ref, int(version), tuple(_words(kept)))


def out_of_range(work: Work, account_id: int, incoming: Incoming) -> int:
    """How many choices the latest list has when a number was typed that is not among them, else 0."""
    if incoming.channel is not Channel.ZALO or not NUMBER.fullmatch(_bare(incoming.text)):
        return 0
    return len(_list(work, account_id, incoming))


def _list(work: Work, account_id: int, incoming: Incoming) -> Sequence[Mapping[str, object]]:
    if incoming.replied_to:
        quoted = deliveries.find_delivery(work, account_id, incoming.replied_to)
        if quoted and quoted.choices:
            return quoted.choices
    return deliveries.latest_choices(work, account_id, incoming.occurred_at + CLOCKS_DIFFER) or ()


def _by_number(found: Sequence[Mapping[str, object]], typed: str, channel: Channel) -> str | None:
    match = NUMBER.fullmatch(typed)
    if match is None or channel is not Channel.ZALO:
        return None
    return _first(found, lambda choice: choice["number"] == int(match[1]))


def _by_words(found: Sequence[Mapping[str, object]], typed: str) -> str | None:
    if not typed:
        return None
    label = _first(found, lambda choice: typed in {_bare(str(choice[language])) for language in LANGUAGES})
    return label or _first(found, lambda choice: typed in _words(choice))


def _words(choice: Mapping[str, object]) -> list[str]:
    words = choice["words"]
    return [_bare(str(word)) for word in words] if isinstance(words, list) else []


def _first(found: Sequence[Mapping[str, object]], fits: Callable[[Mapping[str, object]], bool]) -> str | None:
    return next((str(choice["data"]) for choice in found if fits(choice)), None)


def _bare(text: str) -> str:
    """Folded, its words alone: nobody types the signs and pictures of a label, nor the comma in "Soạn, trình duyệt"."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
