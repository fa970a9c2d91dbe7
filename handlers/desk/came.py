"""How a request came that an officer files for somebody: by letter, telephone or e-mail."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.forms import Rows
from handlers.talk import Choice, say
from storage.conversations import Conversation
from storage.folding import fold

CAME: Mapping[str, tuple[str, ...]] = {
    "letter": ("cong van", "thu", "van ban", "letter"),
    "call": ("dien thoai", "goi dien", "call", "telephone", "phone"),
    "email": ("e-mail", "email", "mail", "thu dien tu"),
}
"""Each way with what may be typed for it."""


def came_choices(form: Conversation) -> Rows:
    """One choice a way."""
    return tuple((Choice(say(f"came_{way}"), "form.pick", way, form.version, typed),) for way, typed in CAME.items())


def came_of(text: str) -> str | None:
    """The way that was pressed or typed; None for anything else."""
    said = fold(text).strip()
    return next((way for way, typed in CAME.items() if said == way or said in typed), None)
