"""A correction before it is filed: theirs and ours side by side, what is asked for, and who signs."""

from __future__ import annotations

from handlers.correction.about import DISTORTED, asks, basis
from handlers.desk.result import review
from handlers.forms import files_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Lines, Outgoing, Text, say
from procedure.authority import AGENCY
from storage.conversations import Conversation


def show(scene: Scene, form: Conversation) -> Outgoing:
    """Everything that will be filed."""
    scope, names = text_of(form, "scope") or AGENCY, tuple(one.name for one in files_of(form))
    text = say(
        "correction_review",
        outlet=text_of(form, "outlet"),
        link=text_of(form, "link") or say("correction_no_link"),
        files=say("files_listed", n=len(names), names=Lines(names, ", ")) if names else say("files_none"),
        basis=basis(text_of(form, "basis"), scope),
        asks=asks(text_of(form, "asked")),
        address=text_of(form, "address") or say("address_none"),
        theirs=text_of(form, "excerpt"),
        ours=_ours(form),
        follows=say("correction_follows", code=text_of(form, "follows_code")) if form.data.get("follows") else "",
        goes=say("correction_goes_agency") if scope == AGENCY else _province(scene, scope),
    )
    return review(scene, form, text, say("choice_correction_send"), _edits(form))


def _province(scene: Scene, scope: str) -> Text:
    return say("correction_goes_province", unit=office(scene, scope))


def _ours(form: Conversation) -> Text:
    """Beside theirs: what we had said, or what is true; that nothing was given."""
    ours = text_of(form, "ours") or text_of(form, "right")
    if not ours:
        return say("correction_ours_none")
    source = text_of(form, "ours_from")
    if text_of(form, "basis") != DISTORTED:
        return say("correction_right", words=ours)
    return say("correction_ours_of", number=source, words=ours) if source else say("correction_ours", words=ours)


def _edits(form: Conversation) -> list[tuple[Text, str]]:
    """The fields that can be asked again; of the two about our words the one that was asked."""
    ours = "ours" if text_of(form, "basis") == DISTORTED else "right"
    return [
        (say("choice_edit_outlet"), "outlet"),
        (say("choice_edit_article"), "link"),
        (say("choice_edit_excerpt"), "excerpt"),
        (say("choice_edit_basis"), "basis"),
        (say("choice_edit_ours"), ours),
        (say("choice_edit_asks"), "asked"),
        (say("choice_edit_address"), "address"),
    ]
