"""What an import would change, in words: counts by kind, then each row with its old and new values."""

from __future__ import annotations

from collections import Counter

from handlers.directory.layouts import LAYOUTS
from handlers.talk import Bilingual, Lines, Moment, Text, say
from storage.imports.changes import Change, Deed, Difference, Plan
from storage.imports.entries import Kind, Value

COLUMNS = {"unit_code": "unit", "granted_by_name": "granted_by", "held_since": "since", "code": "code"}
"""What files call a column that the directory keeps under another name."""


def summary(plan: Plan) -> Text:
    """One line a kind: how many new, changed, with another end, ended."""
    counts = Counter((change.kind, change.deed) for change in plan.changes)
    lines = [
        say("import_counts", kind=kind_name(kind), **{deed.value: counts[kind, deed] for deed in Deed})
        for kind in Kind
        if kind in plan.kinds
    ]
    return say("joined", parts=Lines((*lines, say("import_same", n=plan.same, over=_over(plan)))))


def changes(plan: Plan, most: int | None = None) -> Text:
    """The rows that change, one a line; of many the first `most`, and how many more there are."""
    shown = plan.changes if most is None else plan.changes[:most]
    lines = [_line(change) for change in shown]
    if len(shown) < len(plan.changes):
        lines.append(say("and_more", n=len(plan.changes) - len(shown)))
    return say("joined", parts=Lines(tuple(lines)))


def endings(plan: Plan) -> Text:
    """Kinds of which more than half would end: how many of how many."""
    lines = [
        say("import_mass_ending", kind=kind_name(kind), ended=str(ended), stand=str(stand))
        for kind, (ended, stand) in sorted(plan.mass_endings.items())
    ]
    return say("joined", parts=Lines(tuple(lines)))


def kind_name(kind: Kind) -> Text:
    """ "người phát ngôn"."""
    return say(f"import_kind_{kind}")


def _over(plan: Plan) -> Text | str:
    return say("import_over", n=plan.over) if plan.over else ""


def _line(change: Change) -> Text:
    differences = Lines(tuple(map(_difference, change.differences)), "; ")
    detail: Text | str = say("import_differences", list=say("joined", parts=differences)) if change.differences else ""
    since = change.new.since if change.new and change.deed is Deed.NEW else None
    begins: Text | str = say("import_begins", at=Moment(since)) if since else ""
    return say(f"import_line_{change.deed}", what=_what(change), detail=detail, begins=begins)


def _what(change: Change) -> Text:
    """What a row is about: ``Giám đốc, HNO: Đinh Công Thành``."""
    values = {name: _text(value) for name, value in change.values.items()}
    match change.kind:
        case Kind.SPOKESPERSONS:
            office = say(f"office_of_{change.values['office']}")
            return say("import_about_person", role=office, unit=values["unit_code"], name=values["name"])
        case Kind.AUTHORISATIONS:
            return say("import_about_document", number=values["number"], unit=values["unit_code"], name=values["name"])
        case Kind.ROSTER:
            role = say(f"duty_{change.values['kind']}")
            return say("import_about_person", role=role, unit=values["unit_code"], name=values["name"])
    return say("import_about_code", code=values["code"], name=values["name_vi"])


def _difference(one: Difference) -> Text:
    return say("import_difference", column=_column(one.column), old=_text(one.old), new=_text(one.new))


def _column(name: str) -> Bilingual:
    """A column by the heading that files may have."""
    wanted = COLUMNS.get(name, name)
    found = next((one for layout in LAYOUTS.values() for one in layout.columns if one.name == wanted), None)
    return Bilingual(found.headings[0], found.name) if found else Bilingual(name, name)


def _text(value: Value) -> Text:
    match value:
        case None | () | "":
            return say("label", name="–")
        case bool():
            return say("import_yes" if value else "import_no")
        case tuple():
            return say("label", name=", ".join(value))
        case str():
            return say("label", name=value)
    return say("import_at", at=Moment(value))
