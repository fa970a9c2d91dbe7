"""Citations of the regulation, as people read them."""

from __future__ import annotations

import pytest

from handlers.casework.citing import cited
from tests.handlers.rig import TEXTS


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("7.1.b", "điểm b khoản 1 Điều 7", "Art. 7.1.b"),
        ("9.6", "khoản 6 Điều 9", "Art. 9.6"),
        ("12", "Điều 12", "Art. 12"),
        ("", "", ""),
        ("Luật Báo chí", "Luật Báo chí", "Luật Báo chí"),
    ],
)
def test_a_citation_reads_as_officers_write_it(code: str, vi: str, en: str) -> None:
    assert tuple(TEXTS.render(cited(code), language).text for language in ("vi", "en")) == (vi, en)
