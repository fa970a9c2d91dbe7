"""Who is asking: name and outlet, asked once with the notice of what is kept and why, and remembered."""

from __future__ import annotations

import re

from handlers.forms import Again, Field, Problem, Rows, Taken, text_of
from handlers.journalist import citizens, outlets
from handlers.scene import Scene, named
from handlers.talk import Choice, Text, say
from storage import directory, people
from storage.conversations import Conversation
from storage.directory import Outlet
from storage.folding import fold

BETWEEN = re.compile(r",|\s[-–—]\s")  # what stands between a name and an outlet
LONGEST_NAME = 120
KEEP = "-keep-"


def known(scene: Scene) -> dict[str, object]:
    """What need not be asked again."""
    person = scene.person
    if not (person.name and person.outlet and person.consent_at):
        return {}
    return {"name": person.name, "outlet": person.outlet, "outlet_code": person.outlet_code}


def _ask_name(scene: Scene, form: Conversation) -> Text:
    return say("ask_name")


def take_name(scene: Scene, form: Conversation, text: str) -> Taken:
    """The name; "Nguyễn Văn A, Báo Lao Động" gives the outlet with it."""
    name, *more = (part.strip() for part in BETWEEN.split(text, maxsplit=1))
    rest = more[0] if more else ""
    if not any(letter.isalpha() for letter in name) or len(text) > LONGEST_NAME:
        return Problem(say("name_unclear"))
    if citizens.is_citizen(text):
        return citizens.aside({})
    people.change(scene.work, scene.person.id, consent_at=scene.now)
    return _with_outlet(scene, form, {"name": name}, rest)


def _with_outlet(scene: Scene, form: Conversation, filled: dict[str, object], rest: str) -> Taken:
    """The name, and what was typed after it as the outlet. Where one is filled in already none is asked for again."""
    if not rest:
        return filled
    taken = _outlet_of(scene, rest)
    match taken:
        case Again(filled=more) if "outlet" in form.data:
            return {**filled, **outlets.as_typed(str(more["outlet_typed"]))}
        case Again(filled=more):
            return {**filled, **more}
        case Problem():
            return filled
        case dict():
            return {**filled, **taken}
    return citizens.aside(filled)


def _ask_outlet(scene: Scene, form: Conversation) -> Text:
    if _near(scene, form):
        return say("ask_outlet_near", typed=text_of(form, "outlet_typed"))
    return say("ask_outlet", name=text_of(form, "name") or scene.person.name or "")


def take_outlet(scene: Scene, form: Conversation, text: str) -> Taken:
    """The outlet, the nearest ones of the directory to choose from, or the way out for who has none."""
    typed = text_of(form, "outlet_typed")
    if _near(scene, form) and (text == KEEP or fold(text) == fold(typed)):
        return outlets.as_typed(typed)
    return _outlet_of(scene, text)


def _outlet_of(scene: Scene, text: str) -> Taken:
    if len(text) > LONGEST_NAME:
        return Problem(say("outlet_too_long"))
    listed = directory.all_outlets(scene.work)
    found = outlets.find(listed, text)
    if found is not None:
        return outlets.of_directory(found)
    if citizens.is_citizen(text) or citizens.has_no_outlet(text) or citizens.is_own_matter(scene, text):
        return citizens.aside({})
    if not any(letter.isalpha() for letter in text):
        return Problem(say("outlet_unclear"))
    near = outlets.nearest(listed, text)
    return Again({"outlet_typed": text, "outlet_near": [one.code for one in near]}) if near else outlets.as_typed(text)


def _outlet_choices(scene: Scene, form: Conversation) -> Rows:
    near = _near(scene, form)
    if not near:
        return ()
    keep = say("choice_keep_outlet", typed=text_of(form, "outlet_typed"))
    return (
        *((Choice(say("label", name=named(one)), "form.pick", one.code, form.version),) for one in near),
        (Choice(keep, "form.pick", KEEP, form.version, ("giu nguyen", "keep")),),
    )


def _near(scene: Scene, form: Conversation) -> list[Outlet]:
    """The outlets offered, as far as the directory still has them."""
    codes = form.data.get("outlet_near")
    if not isinstance(codes, list) or not codes:
        return []
    by_code = {one.code: one for one in directory.all_outlets(scene.work)}
    return [by_code[code] for code in codes if code in by_code]


NAME = Field("name", _ask_name, take_name, is_name=True)
OUTLET = Field("outlet", _ask_outlet, take_outlet, _outlet_choices)
