"""Which units: several, by name, code or number; the suggested ones first, each with its reason.

Tapped units are ticked until “Xong”; typed ones are taken at once. What could not be read is named, the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast

from handlers.desk.suggest import Suggestion, addressees, suggestions
from handlers.forms import Again, Field, Problem, Rows, Taken, text_of
from handlers.names import office, office_name
from handlers.scene import Scene
from handlers.talk import Choice, Event, Lines, Text, say
from handlers.unit_names import find, nearest
from storage import cases
from storage.conversations import Conversation
from storage.directory import Unit
from storage.folding import fold

DONE, NOBODY, UNIT = "done", "nobody", "u-"
DONE_WORDS, NOBODY_WORDS = ("xong", "done"), ("khong don vi nao", "none")
PARTS = re.compile(r"\s*[,;\n+&]\s*|\s+(?:và|va|and)\s+", re.IGNORECASE)
MOST = 20


def units_field(name: str, ask_key: str, *, nobody: str = "") -> Field:
    """Several units. `nobody`: the key of the choice that names none; without it at least one is needed.

    A form may begin with some ticked: ``{"<name>_ticked": ["HTQT"]}``. The suggestions are those of its ``case``.
    """

    def ask(scene: Scene, form: Conversation) -> Text:
        return _question(scene, form, name, ask_key)

    def choices(scene: Scene, form: Conversation) -> Rows:
        return _choices(scene, form, name, nobody)

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        return _take(scene, form, text, name, nobody)

    return Field(name, ask, take, choices)


def units_of(form: Conversation, name: str) -> tuple[str, ...]:
    """The codes of the units that were named."""
    return tuple(cast("Sequence[str]", form.data.get(name) or ()))


def unit_names(scene: Scene, codes: Iterable[str], between: str = "; ") -> Lines:
    """Their names; some have a comma of their own."""
    return Lines(tuple(say("label", name=office(scene, code)) for code in codes), between)


def _ticked(form: Conversation, name: str) -> list[str]:
    given = form.data.get(f"{name}_ticked")
    return list(cast("Sequence[str]", given if given is not None else form.data.get(name) or ()))


def _unread(form: Conversation, name: str) -> list[str]:
    return list(cast("Sequence[str]", form.data.get(f"{name}_unread") or ()))


def _suggested(scene: Scene, form: Conversation) -> list[Suggestion]:
    ident = form.data.get("case")
    case = cases.load(scene.work, ident) if isinstance(ident, int) else None
    return suggestions(scene, case) if case is not None else []


def _question(scene: Scene, form: Conversation, name: str, key: str) -> Text:
    reasons = tuple(say("suggested_unit", unit=office(scene, one.code), why=one.why) for one in _suggested(scene, form))
    ticked, unread = _ticked(form, name), _unread(form, name)
    parts = (
        *((say("units_unread", typed=", ".join(unread)),) if unread else ()),
        say(key, code=text_of(form, "code")),
        *((say("units_suggested", lines=Lines(reasons)),) if reasons else ()),
        *((say("units_ticked", names=unit_names(scene, ticked)),) if ticked else ()),
    )
    return say("joined", parts=Lines(parts, "\n\n"))


def _choices(scene: Scene, form: Conversation, name: str, nobody: str) -> Rows:
    ticked, known = _ticked(form, name), addressees(scene)
    near = [unit.code for typed in _unread(form, name) for unit in nearest(known, typed)]
    first = (*near, *(one.code for one in _suggested(scene, form)), *ticked)
    by_code = {unit.code: unit for unit in known}
    units = tuple(_tick(form, by_code[code], code in ticked) for code in dict.fromkeys(first) if code in by_code)
    done = Choice(say("choice_units_done", n=len(ticked)), "form.pick", DONE, form.version, DONE_WORDS)
    none = Choice(say(nobody), "form.pick", NOBODY, form.version, NOBODY_WORDS) if nobody else None
    last = done if ticked else none
    return (*((one,) for one in units), *(((last,),) if last else ()))


def _tick(form: Conversation, unit: Unit, is_ticked: bool) -> Choice:
    label = say("unit_ticked" if is_ticked else "unit_unticked", unit=office_name(unit))
    return Choice(label, "form.pick", f"{UNIT}{unit.code}", form.version, (unit.code,))


def _take(scene: Scene, form: Conversation, text: str, name: str, nobody: str) -> Taken:
    ticked = _ticked(form, name)
    if fold(text) in (DONE, *DONE_WORDS):
        return _done(name, ticked) if ticked else Problem(say("units_none_yet"), _choices(scene, form, name, nobody))
    if nobody and fold(text) in (NOBODY, *NOBODY_WORDS):
        return _done(name, [])
    known = addressees(scene)
    picked = next((unit.code for unit in known if text == f"{UNIT}{unit.code}"), None)
    if picked is None:
        return _typed(scene, form, text, name, known)
    if _is_named(scene):
        return _done(name, list(dict.fromkeys([*ticked, picked])))
    return _again(name, [one for one in ticked if one != picked] if picked in ticked else [*ticked, picked])


def _is_named(scene: Scene) -> bool:
    """Whether the choice was made by typing the unit's name: whoever types it means it, and no other."""
    return scene.incoming.event is Event.TEXT and not scene.incoming.text.strip(" .)").isdigit()


def _typed(scene: Scene, form: Conversation, text: str, name: str, known: list[Unit]) -> Taken:
    """The ticked ones and those typed; if any of these is not known, what is known stays ticked."""
    offered = [one.code for one in _suggested(scene, form)]
    found, unread = _read(text, known, offered)
    both = list(dict.fromkeys([*_ticked(form, name), *found]))
    if unread:
        return _again(name, both, unread[:3])
    return _done(name, both) if len(both) <= MOST else Problem(say("units_too_many", n=len(both), most=MOST))


def _done(name: str, codes: list[str]) -> Taken:
    return {name: codes, f"{name}_ticked": None, f"{name}_unread": []}


def _again(name: str, ticked: list[str], unread: Sequence[str] = ()) -> Again:
    return Again({f"{name}_ticked": ticked, f"{name}_unread": list(unread)})


def _read(text: str, known: list[Unit], offered: list[str]) -> tuple[list[str], list[str]]:
    """The codes named in a text, and what of it is no unit. A name may hold a comma itself."""
    parts, found, unread = [part for part in PARTS.split(text.strip()) if part], [], []
    place = 0
    while place < len(parts):
        length, code = _longest(parts[place:], known, offered)
        if code is None:
            unread.append(parts[place])
        else:
            found.append(code)
        place += length
    return found, unread


def _longest(parts: list[str], known: list[Unit], offered: list[str]) -> tuple[int, str | None]:
    for length in range(min(len(parts), 3), 0, -1):
        unit = find(known, ", ".join(parts[:length])) or find(known, " và ".join(parts[:length]))
        if unit is not None:
            return length, unit.code
    number = int(parts[0]) if parts[0].isascii() and parts[0].isdigit() else 0
    return 1, offered[number - 1] if 0 < number <= len(offered) else None
