"""The storage room's errors: all of them, on one screen."""

from __future__ import annotations


class StorageError(Exception):
    """Something is wrong with the database itself, not with what was asked of it."""


class StorageUnavailable(StorageError):
    """Not now: nothing was changed and the same piece may be tried again later (D1, D3, D8, D11)."""


class DatabaseRefused(StorageError):
    """The program must not start on this database: the message says why and what to do (D2, D4, D6, D7, T19)."""


class Overtaken(Exception):
    """Somebody changed the thing between reading and writing: nothing was changed here (P1)."""
