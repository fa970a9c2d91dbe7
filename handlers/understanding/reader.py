"""The reader: taught once when it is built, then every text in well under a millisecond."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Protocol

from handlers.understanding.codes import find_case_code, find_release_code
from handlers.understanding.courtesy import matter
from handlers.understanding.cues import Hit
from handlers.understanding.data_files import pairs
from handlers.understanding.intents import IntentReader
from handlers.understanding.model import Intent, Understanding
from handlers.understanding.normal import Normal, Normaliser
from handlers.understanding.place_names import Place
from handlers.understanding.places import PlaceFinder, PlaceFound
from handlers.understanding.spelling import Speller
from handlers.understanding.topics import Topic, TopicFound, TopicReader
from handlers.understanding.words import LIMIT
from storage import starter

AGENCY = "VSS"
THRESHOLD = 0.45
_AT_MOST_IF_UNKNOWN = 0.3  # of a text without one word that was ever taught
_OF_AN_OFFICE = frozenset({Intent.CONTACT, Intent.REQUEST})
# Topics whose words are also those of other intents ("họp báo", "thông cáo", "dữ liệu"): no sign of a question.
_NO_SUBJECT = frozenset({"press"})


class Outlet(Protocol):
    """What a press agency must tell of itself."""

    @property
    def name_vi(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class Reader:
    """Understands free text. `outlets`: names of press agencies, which mark a journalist."""

    def __init__(self, places: Iterable[Place], topics: Iterable[Topic], outlets: Iterable[str] = ()) -> None:
        self._finder = PlaceFinder(places)
        self._normaliser = Normaliser(self._finder, outlets=outlets)
        requests = list(self._taught("requests"))
        others = list(self._taught("intents"))
        self._topics = TopicReader(topics, self._normaliser, requests)
        self._intents = IntentReader(chain(others, ((Intent.REQUEST.value, tokens) for _, tokens in requests)))
        taught = {token for _, tokens in chain(requests, others) for token in tokens}
        vocabulary = taught | self._topics.cues.vocabulary | self._intents.cues.vocabulary
        self._normaliser.speller = Speller(vocabulary)
        beside = {f"{one} {two}" for _, tokens in chain(requests, others) for one, two in pairwise(tokens)}
        self._finder.learn(vocabulary, beside)
        self._known = vocabulary

    @classmethod
    def starter(cls) -> Reader:
        """A reader of the starter directory."""
        return cls.of(starter.provinces(), starter.topics(), starter.outlets())

    @classmethod
    def of(cls, places: Iterable[Place], topics: Iterable[Topic], outlets: Iterable[Outlet]) -> Reader:
        """A reader of a directory."""
        return cls(places, topics, outlet_names(outlets))

    def find_place(self, text: str) -> PlaceFound:
        """The place that `text` names."""
        return self._finder.find(text[:LIMIT])

    def read(self, text: str) -> Understanding:
        """What `text` means; at most LIMIT characters of it are read."""
        text = text[:LIMIT]
        normal = self._normaliser.read(text)
        tokens = matter(normal.tokens)
        topic = self._topics.read(tokens)
        subject = 0.0 if topic.code in _NO_SUBJECT else min(topic.evidence, 7.0)
        shares, hits = self._intents.read(tokens, subject)
        if not tokens:
            shares = [(Intent.HELP.value, THRESHOLD), *[share for share in shares if share[0] != Intent.HELP]]
        elif self._known.isdisjoint(tokens):
            shares = [(intent, min(share, _AT_MOST_IF_UNKNOWN)) for intent, share in shares]
        return _concluded(text, normal, topic, shares, hits)

    def _taught(self, name: str) -> Iterable[tuple[str, Sequence[str]]]:
        for label, text in pairs(name):
            for normal in self._normaliser.taught(text):
                yield label, matter(normal.tokens)


def outlet_names(outlets: Iterable[Outlet]) -> list[str]:
    """Names that mark a journalist: whole names, and abbreviations long enough to be nothing else."""
    found = list(outlets)
    short = (alias for outlet in found for alias in outlet.aliases if alias.isupper() and len(alias) > 2)
    return [*chain.from_iterable((one.name_vi.split(" - ")[0], one.name_en) for one in found), *short]


def _concluded(
    text: str, normal: Normal, topic: TopicFound, shares: Sequence[tuple[str, float]], hits: Sequence[Hit]
) -> Understanding:
    best, confidence = Intent(shares[0][0]), shares[0][1]
    unit, unit_why = _office(best, normal)
    asked = best is Intent.REQUEST
    why = _decisive(best, hits)
    return Understanding(
        intent=best if confidence >= THRESHOLD else None,
        unit=unit,
        topic=topic.code if asked else None,
        confidence=round(confidence, 3),
        why=tuple(dict.fromkeys(word for word in (*why, unit_why, topic.why if asked else "") if word)),
        nearest=tuple(Intent(label) for label, _ in shares[:3]),
        unit_why=unit_why,
        topic_why=topic.why if asked else "",
        place=normal.place,
        case_code=find_case_code(text),
        release_code=find_release_code(text),
    )


def _office(intent: Intent, normal: Normal) -> tuple[str | None, str]:
    """The office meant and the word that says so: a place that is named, else the agency, where one is meant at all."""
    if intent not in _OF_AN_OFFICE:
        return None, ""
    if normal.place.code:
        return normal.place.code, normal.place.words
    return AGENCY, "bhxh viet nam" if "_vss" in normal.tokens else ""


def _decisive(intent: Intent, hits: Sequence[Hit]) -> list[str]:
    """The strongest three phrases for the intent."""
    own = sorted((hit for hit in hits if hit.label == intent), key=lambda hit: -hit.weight)
    return [hit.phrase for hit in own[:3]]
