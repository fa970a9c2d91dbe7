"""The words of a decision: typed, taken over from before, or the press centre's proposal as it stands."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.fields import words_field
from handlers.forms import Field, Rows, Taken, text_of
from handlers.leadership.proposal import proposal_of
from handlers.scene import Scene
from handlers.talk import Choice, say
from storage.conversations import Conversation
from storage.folding import fold

KEEP, AGREE = "keep", "agree"
KEEP_WORDS = ("giu nguyen", "keep")
AGREE_WORDS = ("dong y", "dong y voi de xuat", "agree")


def decision_words(ask_key: str, *, may_agree: bool = False) -> Field:
    """The question for the words. `may_agree`: the proposal may be agreed to with its words and units, in one press."""
    plain = words_field("words", ask_key)

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        said, before = fold(text).strip(" .!"), text_of(form, "before")
        if before and said in (KEEP, *KEEP_WORDS):
            return {"words": before}
        proposal = proposal_of(scene, form.data.get("case")) if may_agree else None
        if proposal is not None and said in (AGREE, *AGREE_WORDS):
            return {"words": proposal.words, "units": list(proposal.units)}
        return plain.take(scene, form, text)

    def choices(scene: Scene, form: Conversation) -> Rows:
        agree = Choice(say("choice_agree"), "form.pick", AGREE, form.version, AGREE_WORDS)
        keep = Choice(say("choice_keep_words"), "form.pick", KEEP, form.version, KEEP_WORDS)
        offered = may_agree and proposal_of(scene, form.data.get("case")) is not None
        return (
            *(((agree,),) if offered else ()),
            *(((keep,),) if text_of(form, "before") else ()),
            *plain.choices(scene, form),
        )

    return replace(plain, take=take, choices=choices)
