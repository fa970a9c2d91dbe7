"""A question that follows from an answer: a new request, linked to the case before, with what is known filled in."""

from __future__ import annotations

from handlers.denying import denied
from handlers.forms import begin, draft_of, pause, text_of
from handlers.journalist import own
from handlers.journalist.guesses import choose_place, choose_topic
from handlers.journalist.introduction import known
from handlers.journalist.request import REQUEST
from handlers.journalist.ways import FOLLOWED
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from handlers.welcome import resume
from storage import cases
from storage.cases import CaseRow


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Open the request; a draft about something else is not mixed with it."""
    case = cases.load(scene.work, int(own.resolved(scene, ref))) if ref.isdigit() else None
    if case is None or not own.asked(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    if case.facts.state not in FOLLOWED:
        return [scene.reply(say("follow_not_now", code=case.code))]
    draft = draft_of(scene.form)
    if draft is not None and text_of(draft, "question"):
        calm = pause(scene)
        return [calm.reply(say("follow_draft_open", code=case.code), *resume(calm))]
    return begin(scene, REQUEST, _filled(scene, case))


def _filled(scene: Scene, case: CaseRow) -> dict[str, object]:
    place = choose_place(case.unit_code) if case.unit_code else {}
    topic = choose_topic(case.topic_code) if case.topic_code else {}
    return {**known(scene), **place, **topic, "follows": case.id, "follows_code": case.code}
