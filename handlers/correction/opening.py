"""Asking the press to correct: from the menu, by `/caichinh`, or from what was reported of it (3.6, 5.1.d, 5.2.b, 9.8).

Taken over from a reflection: its outlet, its link or its files, and its words to be used; the reflection stays open.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.steps import sees_whole
from handlers.casework.whose_matter import known_scope, scope_field
from handlers.correction.article_fields import EXCERPT_FIELD, LINK_FIELD, PROOF_FIELD, WORDS, link_in
from handlers.correction.claim_fields import ADDRESS_FIELD, ASKS_FIELD, BASIS_FIELD, RIGHT_FIELD
from handlers.correction.filing import file
from handlers.correction.ours import OURS_FIELD
from handlers.correction.outlet_field import OUTLET
from handlers.correction.review import show
from handlers.correction.right import may_follow, may_open
from handlers.denying import denied
from handlers.forms import Field, Form, Problem, begin
from handlers.journalist import outlets
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, say
from storage import cases, words
from storage.cases import CaseRow
from storage.words import Said


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Open the form."""
    return _begin(scene, {})


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/caichinh`: a link after it is taken as the article's."""
    link = link_in(scene.incoming.text)
    return _begin(scene, {"link": link, "proof": True} if link else {})


def _begin(scene: Scene, known: Mapping[str, object]) -> list[Outgoing]:
    if not may_open(scene.actor):
        return denied(scene, "correction_not_yours", say("refused_not_yours"))
    return begin(scene, FORM, {**known_scope(scene), **known})


def from_case(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """From the card of what the press reported."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees_whole(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    if not may_follow(scene, case):
        return denied(scene, "correction_not_yours", say("refused_not_yours"))
    kept = words.files_of_case(scene.work, case.id)
    files = tuple(FileRef(one.file_id, one.name) for one in kept)
    return begin(scene, FORM, _taken_over(scene, case, bool(files)), files)


def _taken_over(scene: Scene, case: CaseRow, has_files: bool) -> Mapping[str, object]:
    said = (one.body for one in words.of_case(scene.work, case.id) if one.kind is Said.QUESTION)
    reported = next(said, None) or ""
    link: Mapping[str, object] = {"link": case.url or "", "proof": True} if case.url or has_files else {}
    return {
        "scope": case.facts.scope,
        "follows": case.id,
        "follows_code": case.code,
        "reported": reported if len(reported) <= LONGEST_REPORT else "",
        **(outlets.taken(scene, case.outlet) if case.outlet else {}),
        **link,
    }


LONGEST_REPORT = 3_000
"""Characters of a report that fits as an excerpt."""
FORM = Form(
    "correction",
    (
        scope_field("ask_correction_scope"),
        OUTLET,
        LINK_FIELD,
        PROOF_FIELD,
        EXCERPT_FIELD,
        BASIS_FIELD,
        OURS_FIELD,
        RIGHT_FIELD,
        ASKS_FIELD,
        ADDRESS_FIELD,
    ),
    file,
    review=show,
    at_review=Field("at_review", WORDS.ask, lambda scene, form, text: Problem(say("correction_review_hint"))),
    takes_files=True,
)
