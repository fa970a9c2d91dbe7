"""How many cells are tested and which share of them is refused: `python -m tests.procedure.count`."""

from __future__ import annotations

from collections import Counter

from tests.procedure.cells import cells
from tests.procedure.leg_cells import leg_cells


def counted() -> dict[str, tuple[int, int]]:
    """For each table the number of cells and how many of them are refused."""
    every = Counter(cell.path for cell in cells())
    refused = Counter(cell.path for cell in cells() if cell.refusal)
    found = {path: (number, refused[path]) for path, number in every.items()}
    parts = leg_cells()
    return found | {"leg": (len(parts), sum(cell.refusal is not None for cell in parts))}


def total() -> tuple[int, int]:
    """All cells, and all that are refused."""
    found = counted().values()
    return sum(number for number, _ in found), sum(refused for _, refused in found)


if __name__ == "__main__":
    for name, (number, refused) in counted().items():
        print(f"{name:20} {number:7} cells, {refused:7} refused ({refused / number:.1%})")
    number, refused = total()
    print(f"{'all':20} {number:7} cells, {refused:7} refused ({refused / number:.1%})")
