"""The daily head of heads: where every chain stood, written down outside the database (Art. 12; T31).

Whoever cuts a tail in the database and counts the case's length down with it leaves no trace there; here it shows.
One line a chain: its name, how many rows it had, the hash of its last row; the first line seals them all by a keyed
hash, so that a file is not easily rewritten either.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from storage.tables import acts, cases, trail
from storage.trail import Damage
from storage.work import Work

TITLE = "phatngon-anchor-1"


@dataclass(frozen=True)
class Head:
    """The end of a chain: a case by its code, or a subject of acts. `length`: how many rows; `hash`: of the last."""

    chain: str
    length: int
    hash: bytes


def heads(work: Work) -> list[Head]:
    """The end of every chain, by name."""
    lasts = select(trail.c.case_id, func.max(trail.c.seq).label("seq")).group_by(trail.c.case_id).subquery()
    of_cases = (
        select(cases.c.code, trail.c.seq, trail.c.hash)
        .join(lasts, (lasts.c.case_id == trail.c.case_id) & (lasts.c.seq == trail.c.seq))
        .join(cases, cases.c.id == trail.c.case_id)
    )
    ends = select(acts.c.subject, func.max(acts.c.seq).label("seq")).group_by(acts.c.subject).subquery()
    of_acts = select(acts.c.subject, acts.c.seq, acts.c.hash).join(
        ends, (ends.c.subject == acts.c.subject) & (ends.c.seq == acts.c.seq)
    )
    rows = (*work.connection.execute(of_cases), *work.connection.execute(of_acts))
    return sorted((Head(str(row[0]), int(row[1]), bytes(row[2])) for row in rows), key=lambda head: head.chain)


def written(work: Work) -> str:
    """What the file of a day says."""
    lines = [f"{one.chain}\t{one.length}\t{one.hash.hex()}" for one in heads(work)]
    return "\n".join((f"{TITLE}\t{work.now.isoformat()}\t{_seal(work, work.now.isoformat(), lines)}", *lines)) + "\n"


def compare(work: Work, name: str, text: str) -> list[Damage]:
    """What is no longer as an anchor says: a chain that is shorter, gone, or has another row at its end then.

    `name`: of the file. A file that was altered, or sealed under another secret, says nothing and is named itself.
    """
    first, *lines = text.splitlines() or [""]
    title, _, rest = first.partition("\t")
    at, _, seal = rest.partition("\t")
    if title != TITLE or seal != _seal(work, at, lines):
        return [Damage(name, 0, "the anchor file is not as it was written")]
    anchored = [_head(line) for line in lines]
    found = [(one, _row_at(work, one)) for one in anchored]
    return [Damage(one.chain, one.length, _fault(row)) for one, row in found if row != one.hash]


def _fault(row: bytes | None) -> str:
    return "the chain is shorter than anchored" if row is None else "the row is not the anchored one"


def _head(line: str) -> Head:
    chain, length, digest = line.rsplit("\t", 2)
    return Head(chain, int(length), bytes.fromhex(digest))


def _row_at(work: Work, head: Head) -> bytes | None:
    """The hash of the row that was the chain's last; None if there is no such row any more."""
    of_case = (
        select(trail.c.hash)
        .join(cases, cases.c.id == trail.c.case_id)
        .where(cases.c.code == head.chain, trail.c.seq == head.length)
    )
    of_acts = select(acts.c.hash).where(acts.c.subject == head.chain, acts.c.seq == head.length)
    row = work.connection.execute(of_case).scalar() or work.connection.execute(of_acts).scalar()
    return None if row is None else bytes(row)


def _seal(work: Work, at: str, lines: list[str]) -> str:
    return work.keys.chain(TITLE.encode(), at.encode(), *(line.encode() for line in lines)).hex()
