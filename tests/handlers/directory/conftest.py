"""A database with the starter directory."""

from __future__ import annotations

import pytest

from storage import directory
from storage.work import Database


@pytest.fixture
async def filled(database: Database) -> Database:
    """With the starter directory."""
    await database.write(directory.load_starter)
    return database
