"""The reader of free text follows the directory: taught anew when places, topics or outlets have changed, by an import
or by their own dates.

Each update checks the directory's version in its own transaction, which costs one look; teaching, about a tenth of a
second, happens outside of any transaction and on another thread.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

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
    """Reads by the directory of one version. Many threads may read while a newer one is being taught.

    `until`: the moment at which something in it begins or ends.
    """

    def __init__(self, reader: Reader, version: int, until: datetime | None = None) -> None:
        self._taught = (reader, version, until)  # one assignment replaces all
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
        if not self._is_current(work):
            raise Outdated

    async def follow(self, database: Database) -> None:
        """Be taught anew, once however many ask at the same time."""
        async with self._teaching:
            if not await database.read(self._is_current):
                self._taught = await _teach(database)
                log.info("reader_taught", version=self._taught[1])

    def _is_current(self, work: Work) -> bool:
        _, version, until = self._taught
        return directory.version(work) == version and (until is None or work.now < until)


async def _teach(database: Database) -> tuple[Reader, int, datetime | None]:
    known, version, until = await database.read(lambda work: (_known(work), *_of_when(work)))
    return await asyncio.to_thread(Reader.of, *known), version, until


def _known(work: Work) -> tuple[list[Unit], list[Topic], list[Outlet]]:
    places = [unit for unit in directory.all_units(work) if unit.kind in PROVINCIAL]
    return places, directory.all_topics(work), directory.all_outlets(work)


def _of_when(work: Work) -> tuple[int, datetime | None]:
    return directory.version(work), directory.next_change(work)
