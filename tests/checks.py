"""What `make check` decides beyond linter and types: catalogues, locks, the diagram, the root, the sizes of files.

`python -m tests.checks` prints each problem and exits 1 if there is one.
"""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from locales.check import problems as catalogue_problems
from procedure.diagram import page

ROOT = Path(__file__).parent.parent
ROOMS = ("procedure", "storage", "handlers", "bot")
AT_THE_ROOT = frozenset(
    {"pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", ".gitignore", ".dockerignore", "procedure", "storage"}
    | {"handlers", "bot", "locales", "tests", "docs", "deploy", "requirements", ".ci"}
)
LONGEST_FILE, MEDIAN_FILE = 300, 80
MEDIAN_BODY, LONG_BODY, LONG_SHARE = 6, 22, 0.1
ADDRESS = re.compile(r"https?://|--(extra-)?index")


def problems() -> Iterator[str]:
    """Everything that is wrong, a line each."""
    yield from catalogue_problems()
    yield from _locks()
    yield from _root()
    yield from _sizes()
    if (ROOT / "docs/procedure.md").read_text("utf-8") != page():
        yield "docs/procedure.md is not fresh: python -m procedure.diagram > docs/procedure.md"


def sources() -> list[Path]:
    """The program's own files; tables and migrations are data."""
    found = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return [path for path in found if "migrations" not in path.parts]


def file_lengths() -> list[int]:
    """Lines of each file that has any."""
    counts = [len(path.read_text("utf-8").splitlines()) for path in sources()]
    return [count for count in counts if count]


def body_lengths() -> list[int]:
    """Lines of each function's body, its docstring aside."""
    return [_body(node) for path in sources() for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_def(node)]


def _is_def(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _body(node: ast.AST) -> int:
    body = list(getattr(node, "body", []))
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return int(body[-1].end_lineno - body[0].lineno + 1) if body else 0


def _sizes() -> Iterator[str]:
    for path in sources():
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST_FILE:
            yield f"{path.relative_to(ROOT)}: {lines} lines, at most {LONGEST_FILE}"
    if statistics.median(file_lengths()) > MEDIAN_FILE:
        yield f"the median file has {statistics.median(file_lengths())} lines, at most {MEDIAN_FILE}"
    bodies = body_lengths()
    if statistics.median(bodies) > MEDIAN_BODY:
        yield f"the median function body has {statistics.median(bodies)} lines, at most {MEDIAN_BODY}"
    if sum(body > LONG_BODY for body in bodies) > LONG_SHARE * len(bodies):
        yield f"more than one function body in ten is longer than {LONG_BODY} lines"


def _locks() -> Iterator[str]:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        if ADDRESS.search(lock.read_text("utf-8")):
            yield f"{lock.relative_to(ROOT)}: an address of a registry stands in a lock"


def _root() -> Iterator[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = {line.split("/")[0] for line in listed.splitlines()}
    for name in sorted(found - AT_THE_ROOT):
        yield f"{name}: outside the agreed root"


def main() -> None:
    """Print the problems and the figures."""
    found = list(problems())
    lengths, bodies = file_lengths(), body_lengths()
    print(f"{len(lengths)} files: longest {max(lengths)}, median {statistics.median(lengths):g} lines")
    print(f"{len(bodies)} functions: longest body {max(bodies)}, median {statistics.median(bodies):g} lines")
    print("\n".join(found) or "catalogues, locks, diagram, root and sizes are in order")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
