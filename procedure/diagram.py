"""The diagram and the table of rights, generated from the transition table. `python -m procedure.diagram`."""

from __future__ import annotations

from procedure.paths import NATIONAL, Hold, Rule, State

HEAD = """# The procedure as the program runs it

Generated from `procedure/paths.py` by `python -m procedure.diagram > docs/procedure.md`; a test keeps them equal.

## The national path of a request (Art. 7.1)

"""
CLAIM = {Hold.LEAVE: "–", Hold.TAKE: "takes the case on, or holds it already", Hold.GIVE_BACK: "gives it back"}


def page() -> str:
    """The whole page in Markdown: a Mermaid state diagram, then one row a rule."""
    return HEAD + "```mermaid\nstateDiagram-v2\n" + "".join(map(_arrows, NATIONAL)) + "```\n\n" + _table()


def _arrows(rule: Rule) -> str:
    starts: list[State | None] = [*sorted(rule.start)] or [None]
    return "".join(f"    {_arrow(rule, start)}\n" for start in starts)


def _arrow(rule: Rule, start: State | None) -> str:
    return f"{start or '[*]'} --> {rule.end or start}: {rule.event} ({rule.article})"


def _table() -> str:
    rows = ["| event | from | to | by | article | tells | claim |", "| --- | --- | --- | --- | --- | --- | --- |"]
    return "\n".join(rows + [_row(rule) for rule in NATIONAL]) + "\n"


def _row(rule: Rule) -> str:
    cells = (
        rule.event,
        ", ".join(sorted(rule.start)) or "–",
        rule.end or "the same",
        ", ".join(sorted(rule.by)),
        rule.article,
        ", ".join(rule.tells),
        CLAIM[rule.hold],
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    print(page(), end="")
