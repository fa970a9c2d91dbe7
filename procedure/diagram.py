"""The diagrams and the tables of rights, generated from the transition tables. `python -m procedure.diagram`.

- An arrow from every open state is drawn once, from the group of them; several events between two states share one.
- The rights stand twice: line by line as they are, and for each role what it may do in which states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from procedure.paths import PATHS
from procedure.paths.leg import LEG
from procedure.paths.leg import OPEN as OPEN_LEGS
from procedure.paths.rule import LegRule, Path, Rule
from procedure.terms import Hold, Role

HEAD = """# The procedure as the program runs it

Generated from `procedure/paths/` by `python -m procedure.diagram > docs/procedure.md`; a test keeps them equal.
In the diagrams `ANY_OPEN` stands for every state in which somebody owes an act.
"""
CLAIM = {
    Hold.LEAVE: "–",
    Hold.TAKE: "takes the case on, or holds it already",
    Hold.GIVE_BACK: "gives it back",
    Hold.MOVE: "moves it",
}
GROUP, NEW = "ANY_OPEN", "[*]"
Arrows = Mapping[tuple[str, str], list[str]]


def page() -> str:
    """The whole page in Markdown: for each path a diagram, its lines, its rights by role; last the unit's part."""
    return HEAD + "".join(map(_path, PATHS)) + _leg()


def _path(path: Path) -> str:
    title = f"\n## {path.name.replace('_', ' ').capitalize()} (Art. {path.article})\n\n"
    diagram = _diagram(_arrows(path.rules, path.open))
    return title + diagram + _table(map(_row, path.rules)) + _rights(path.rules, path.open)


def _leg() -> str:
    title = "\n## A unit's part (Art. 7.1.b, 7.1.c, 7.2.b, 9.2)\n\n"
    return title + _diagram(_arrows(LEG, OPEN_LEGS)) + _table(map(_leg_row, LEG)) + _rights(LEG, OPEN_LEGS)


def _arrows(rules: Iterable[Rule | LegRule], group: frozenset[str]) -> Arrows:
    """From and to, with the events; only what moves a case."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in rules:
        for start in _starts(rule.start, group, str(rule.end)) if rule.end else ():
            if rule.event not in found[start, str(rule.end)]:
                found[start, str(rule.end)].append(str(rule.event))
    return found


def _starts(states: frozenset[str], group: frozenset[str], end: str) -> list[str]:
    """The states a line leaves; all open ones but the one it leads to are one group."""
    if not states:
        return [NEW]
    whole = states | {end} >= group
    single = sorted(str(one) for one in states - (group if whole else frozenset()) if one != end)
    return [GROUP, *single] if whole else single


def _diagram(arrows: Arrows) -> str:
    lines = (f"    {start} --> {end}: {', '.join(events)}\n" for (start, end), events in sorted(arrows.items()))
    return "```mermaid\nstateDiagram-v2\n" + "".join(lines) + "```\n\n"


def _rights(rules: Iterable[Rule | LegRule], group: frozenset[str]) -> str:
    """One row a role: each event, with the states where they are not simply the open ones."""
    held: dict[Role, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for rule in rules:
        for role in rule.by:
            held[role][str(rule.event)] |= {str(one) for one in rule.start}
    rows = [f"| {role} | {_events(held[role], group)} |" for role in Role if role in held]
    return "\n" + "\n".join(["| role | may |", "| --- | --- |", *rows]) + "\n"


def _events(events: Mapping[str, set[str]], group: frozenset[str]) -> str:
    return "; ".join(f"{event}{_where(states, group)}" for event, states in events.items())


def _where(states: set[str], group: frozenset[str]) -> str:
    if not states:
        return ""
    if states == group:
        return " (open)"
    return " (any)" if states > group else f" ({', '.join(sorted(states))})"


def _table(rows: Iterable[str]) -> str:
    head = "| event | from | to | by | article | tells | needs | claim | clocks |"
    return "\n".join([head, "| --- |" + " --- |" * 8, *rows]) + "\n"


def _row(rule: Rule) -> str:
    return _line(rule, CLAIM[rule.hold], _clocks(rule))


def _leg_row(rule: LegRule) -> str:
    return _line(rule, "–", "–")


def _line(rule: Rule | LegRule, claim: str, clocks: str) -> str:
    cells = (
        rule.event,
        ", ".join(sorted(rule.start)) or "–",
        rule.end or "the same",
        ", ".join(sorted(rule.by)),
        rule.article,
        ", ".join(rule.tells) or "–",
        ", ".join(rule.needs) or "–",
        claim,
        clocks,
    )
    return "| " + " | ".join(cells) + " |"


def _clocks(rule: Rule) -> str:
    moved = (("starts", rule.starts), ("meets", rule.stops), ("voids", rule.voids))
    return "; ".join(f"{verb} {', '.join(clocks)}" for verb, clocks in moved if clocks) or "–"


if __name__ == "__main__":
    print(page(), end="")
