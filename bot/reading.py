"""The reader of free text follows the directory: taught anew when places, topics or outlets have changed.

Each update checks the directory's version in its own transaction, which costs one look; teaching, about a tenth of a
second, happens outside of any transaction and on another thread.
"""

from __future__ import annotations

import asyncio

import structlog

from handlers.understanding.model import Understanding
from handlers.understanding.places import PlaceFound
from handlers.understanding.reader import Reader
from storage import directory
from storage.directory import PROVINCIAL, Outlet, Topic, Unit
from storage.work import Database, Work

log = structlog.get_logger(__name__)


class Outdated(Exception):
    """The directory has changed since the reader was taught: teach it, and begin the update anew."""


class CurrentReader:
    """Reads by the directory of one version. Many threads may read while a newer one is being taught."""

    def __init__(self, reader: Reader, version: int) -> None:
        self._taught = (reader, version)  # one assignment replaces both
        self._teaching = asyncio.Lock()

    @classmethod
    async def of(cls, database: Database) -> CurrentReader:
        """Taught by the directory as it is now."""
        return cls(*await _teach(database))

    def read(self, text: str) -> Understanding:
        """What the text means."""
        return self._taught[0].read(text)

    def find_place(self, text: str) -> PlaceFound:
        """The place that the text names."""
        return self._taught[0].find_place(text)

    def check(self, work: Work) -> None:
        """Raises `Outdated`, in the transaction of an update, when the directory has moved on."""
        if directory.version(work) != self._taught[1]:
            raise Outdated

    async def follow(self, database: Database) -> None:
        """Be taught anew, once however many ask at the same time."""
        async with self._teaching:
            if await database.read(directory.version) != self._taught[1]:
                self._taught = await _teach(database)
                log.info("reader_taught", version=self._taught[1])


async def _teach(database: Database) -> tuple[Reader, int]:
    places, topics, outlets, version = await database.read(_known)
    return await asyncio.to_thread(Reader.of, places, topics, outlets), version


def _known(work: Work) -> tuple[list[Unit], list[Topic], list[Outlet], int]:
    places = [unit for unit in directory.all_units(work) if unit.kind in PROVINCIAL]
    return places, directory.all_topics(work), directory.all_outlets(work), directory.version(work)
