"""Where a journalist's requests stand: the list and the single view. Nobody else's can be seen (T28)."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.steps import sees
from handlers.denying import denied
from handlers.journalist import given, own, ways
from handlers.journalist.standing import state, times
from handlers.names import office, topic
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.understanding.codes import find_case_code
from procedure.terms import State
from storage import cases
from storage.cases import CaseRow


def overview(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The one case named, or all of the person's, newest first."""
    code = find_case_code(scene.incoming.text) if not ref else None
    named = cases.load(scene.work, int(ref)) if ref.isdigit() else cases.by_code(scene.work, code or "")
    if ref and (named is None or not _may_see(scene, named)):
        return denied(scene, "case_not_seen", say("case_unknown"))  # a made-up button; a mistyped code is none
    if ref or code:
        return [one(scene, named)] if named and _may_see(scene, named) else [scene.reply(say("case_unknown"))]
    mine = own.listed(scene)
    return [_list(scene, mine)] if len(mine) != 1 else [one(scene, mine[0])]


def _may_see(scene: Scene, case: CaseRow) -> bool:
    return bool(own.asked(scene, case)) or sees(scene, case)


def _list(scene: Scene, mine: list[CaseRow]) -> Outgoing:
    if not mine:
        return scene.reply(say("no_cases"), (Choice(say("choice_request"), "request.start", words=("yeu cau",)),))
    lines = tuple(say("case_line", code=each.code, state=state(scene, each), filed=_since(each)) for each in mine)
    rows = tuple((Choice(say("label", name=each.code), "case.status", str(each.id)),) for each in mine)
    return scene.reply(say("cases_listed", n=len(mine), cases=Lines(lines)), *rows)


def _since(case: CaseRow) -> Moment:
    return Moment(case.filed_at)


def one(scene: Scene, case: CaseRow) -> Outgoing:
    """One case, for whoever asked it or, with the way to its card, for staff."""
    shown = own.as_theirs(scene, case)
    into = own.goes_on_in(scene, shown)
    text = say(
        "case_shown",
        code=shown.code,
        state=state(scene, shown),
        place=say("label", name=office(scene, shown.unit_code)),
        topic=say("label", name=topic(scene, shown.topic_code)),
        filed=_since(shown),
        more=_more(scene, shown, into),
    )
    theirs = bool(own.asked(scene, shown))
    reply = scene.reply(text, *(ways.rows(scene, into) if theirs else (see_case(case),)))
    return Outgoing(reply.to, reply.text, reply.choices, case=into.id)


def _more(scene: Scene, shown: CaseRow, into: CaseRow) -> Text | str:
    """What goes with the state: the case it is dealt with in, promises, the answer. Whoever left learns no more."""
    lines: list[Text] = []
    if into.id != shown.id and shown.facts.state is State.MERGED:
        lines.append(say("public_merged_into", code=into.code))
    if shown.follows is not None:
        before = cases.load(scene.work, shown.follows)
        lines.append(say("public_follows", code=before.code if before else "–"))
    if own.waits(scene, into):
        lines += [*times(scene, into), *given.given(scene, into)]
    return say("joined", parts=Lines(("", *lines))) if lines else ""
