"""On which ground a correction is asked for, and what is asked: response, correction, public apology (3.6)."""

from __future__ import annotations

from typing import cast

from email_validator import EmailNotValidError, validate_email

from handlers.casework.fields import words_field
from handlers.correction.about import CORRECTION, DISTORTED, RESPONSE, UNTRUE, WHAT, untrue_article
from handlers.forms import EMPTY, Again, Field, Problem, Rows, Taken, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.authority import AGENCY
from storage.conversations import Conversation
from storage.folding import fold

BASES = {
    UNTRUE: ("sai su that", "chua dung su that", "untrue"),
    DISTORTED: ("sai lech", "khong chinh xac", "distorted"),
}
ASKED = {
    "response": ("phan hoi", "response"),
    "correction": ("cai chinh", "correction"),
    "apology": ("xin loi", "apology"),
}
DONE, DONE_WORDS = "done", ("xong", "done", "tiep tuc")
TICKED = "ticked"


def _ask_basis(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_basis", article=untrue_article(text_of(form, "scope") or AGENCY))


def _bases(scene: Scene, form: Conversation) -> Rows:
    return tuple(
        (Choice(say(f"choice_basis_{one}"), "form.pick", one, form.version, typed),) for one, typed in BASES.items()
    )


def _take_basis(scene: Scene, form: Conversation, text: str) -> Taken:
    """What is distorted needs our own words beside it; of what is untrue, what is true may be said or left out."""
    typed = fold(text).strip(" .!")
    basis = next((one for one, also in BASES.items() if typed in (one, *also)), None)
    if basis is None:
        return Problem(say("correction_basis_unclear", typed=text), _bases(scene, form))
    ticked = form.data.get(TICKED) or [CORRECTION if basis == UNTRUE else RESPONSE]
    return {"basis": basis, TICKED: ticked, **_beside(form, basis)}


def _beside(form: Conversation, basis: str) -> dict[str, object]:
    """The one of the two fields about our words that is not asked is empty; the other stays as it was filled."""
    asked, other = ("ours", "right") if basis == DISTORTED else ("right", "ours")
    return {asked: form.data.get(asked) or EMPTY, other: ""}


def _ask_what(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_asks")


def _what(scene: Scene, form: Conversation) -> Rows:
    ticked = _ticked(form)
    ticks = tuple((_tick(form, one, one in ticked),) for one in WHAT)
    return (*ticks, (Choice(say("choice_asks_done"), "form.pick", DONE, form.version, DONE_WORDS),))


def _tick(form: Conversation, one: str, is_in: bool) -> Choice:
    label = say("asked_in" if is_in else "asked_out", what=say(f"asks_{one}"))
    return Choice(label, "form.pick", f"t-{one}", form.version)


def _take_what(scene: Scene, form: Conversation, text: str) -> Taken:
    """Pressed, each is ticked or not until “Xong”; typed, those named are all that is asked."""
    typed, ticked = fold(text).strip(" .!"), _ticked(form)
    if typed in (DONE, *DONE_WORDS):
        return {"asked": ",".join(ticked)} if ticked else Problem(say("correction_asks_none"), _what(scene, form))
    pressed = next((one for one in WHAT if text == f"t-{one}"), None)
    if pressed:
        kept = [one for one in WHAT if (one in ticked) != (one == pressed)]
        return Again({TICKED: kept})
    named = [one for one in WHAT if any(each in typed for each in ASKED[one])]
    if not named:
        return Problem(say("correction_asks_unclear", typed=text), _what(scene, form))
    return {"asked": ",".join(named), TICKED: named}


def _ticked(form: Conversation) -> list[str]:
    return list(cast("list[str]", form.data.get(TICKED) or []))


def _ask_address(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_address", outlet=text_of(form, "outlet"))


def _take_address(scene: Scene, form: Conversation, text: str) -> Taken:
    try:
        return {"address": validate_email(text.strip(), check_deliverability=False).normalized}
    except EmailNotValidError:
        return Problem(say("correction_address_unclear", typed=text))


BASIS_FIELD = Field("basis", _ask_basis, _take_basis, _bases)
RIGHT_FIELD = words_field("right", "ask_correction_right", optional=True)
ASKS_FIELD = Field("asked", _ask_what, _take_what, _what)
ADDRESS_FIELD = Field("address", _ask_address, _take_address, optional=True)
