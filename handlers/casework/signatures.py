"""Under whose signature a unit's report goes where its head is not here: the report's last line, and off it again."""

from __future__ import annotations

MARK = "✍ "


def signed(body: str, name: str) -> str:
    """The report with the name that it is signed by (10.2.a); as it is where there is none."""
    return f"{body}\n\n{MARK}{name}" if name else body


def unsigned(report: str) -> str:
    """Its words alone: who signed a report inside the agency is no part of an answer to the press."""
    body, gap, last = report.rpartition("\n\n")
    return body if gap and last.startswith(MARK) else report
