"""The commands that write. `serve` offers them on its control socket; without a `serve` the command line calls them.

Arguments and results are what JSON can carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bot.channels.zalo import authorize
from bot.channels.zalo.tokens import pasted
from bot.clock import Clock
from bot.config import PREFIX, Settings
from bot.control import Command, CommandFailed
from bot.operations.directory import import_files
from bot.operations.invitation import invite
from bot.operations.zalo_consent import zalo_consent
from storage import dead_letters, directory, hold
from storage.work import Database


class Acts:
    """The acts on one database."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock

    def commands(self) -> Mapping[str, Command]:
        """By name, as `bot.control.ControlServer` wants them."""
        return {
            "invite": self.invite,
            "zalo_begin": self.zalo_begin,
            "zalo_finish": self.zalo_finish,
            "zalo_adopt": self.zalo_adopt,
            "furnish": self.furnish,
            "release": self.release,
            "replay": self.replay,
            "discard": self.discard,
            "directory_import": self.directory_import,
        }

    async def invite(self, role: str, unit: str) -> str:
        """A one-time code. Raises `CommandFailed` when the unit is unknown or does not fit the role."""
        return await self._database.write(partial(invite, role=role, unit_code=unit))

    async def zalo_begin(self) -> str:
        """The link of a new consent. Raises `CommandFailed` without PUBLIC_URL."""
        if not self._settings.public_url:
            raise CommandFailed(f"{PREFIX}PUBLIC_URL: should be our address, for example https://press.example.vn")
        async with zalo_consent(self._settings, self._database, self._clock) as (oauth, _):
            public_url, now = self._settings.public_url, self._clock.now()
            return (await authorize.begin(self._database, oauth, public_url, now)).url

    async def zalo_finish(self, code: str, state: str) -> str:
        """Exchange the code of a consent for a pair and keep it. Raises `CommandFailed`."""
        async with zalo_consent(self._settings, self._database, self._clock) as (oauth, keeper):
            try:
                await authorize.finish(self._database, oauth, keeper, code, state)
            except authorize.ConsentFailed as error:
                raise CommandFailed(str(error)) from error
        return "kept"

    async def zalo_adopt(self, access: str, refresh: str) -> str:
        """Keep a pair that a person copied from Zalo's console."""
        async with zalo_consent(self._settings, self._database, self._clock) as (_, keeper):
            await keeper.adopt(pasted(access, refresh))
        return "kept"

    async def furnish(self) -> bool:
        """Fill an empty directory with the starter data; False if there is a directory already."""
        return await self._database.write(directory.load_starter)

    async def release(self) -> bool:
        """Let a restored database send again (D12); False when it was not held."""
        return await self._database.write(hold.release)

    async def replay(self, id: int) -> bool:
        """Handle a dead letter again; False when it is not dead."""
        return await self._database.write(partial(dead_letters.replay, id=id))

    async def discard(self, id: int) -> bool:
        """Take a dead letter off the list; False when it is not dead."""
        return await self._database.write(partial(dead_letters.discard, id=id))

    async def directory_import(self, files: dict[str, str], ending: bool) -> dict[str, object]:
        """Import files (name → base64): whether it was done, and what there is to say."""
        return await import_files(self._database, self._settings.zone, files, ending)
