"""One reader for all tests of understanding: it is taught once."""

from __future__ import annotations

import pytest

from handlers.understanding.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.starter()
