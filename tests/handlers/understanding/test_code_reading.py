"""Codes of cases and releases in free text."""

from __future__ import annotations

import pytest

from handlers.understanding.codes import find_case_code, find_release_code


@pytest.mark.parametrize(
    "text",
    ["BC-2026-00042", "bc 2026 00042 đâu rồi", "hs bc202600042", "mã Bc–2026–00042.", "bc.2026.00042", "BC/2026/00042"],
)
def test_a_case_code_is_known_however_it_is_typed(text: str) -> None:
    assert find_case_code(text) == "BC-2026-00042"


@pytest.mark.parametrize(
    "text", ["abc 2026 00042", "BC-2026-000421", "BC-2026-0042", "TCBC-2026-031", "bc năm 2026", ""]
)
def test_what_is_no_case_code_is_not_taken_for_one(text: str) -> None:
    assert find_case_code(text) is None


def test_a_release_code_is_known_and_is_no_case_code() -> None:
    assert find_release_code("thông cáo tcbc 2026 031 có thật không") == "TCBC-2026-031"
    assert find_release_code("TCBC-2026-0311") is None
