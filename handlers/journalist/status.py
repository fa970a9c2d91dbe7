"""Where a journalist's requests stand, in plain words; and withdrawing one. Nobody else's can be seen (T28)."""

from __future__ import annotations

from handlers.desk.cards import refreshed, see_case
from handlers.desk.steps import on_case, sees, step
from handlers.names import office, topic
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.understanding.codes import find_case_code
from handlers.welcome import menu
from procedure.paths import Event, State
from storage import cases, words
from storage.cases import CaseRow
from storage.words import Said


def overview(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The one case named, or all of the person's, newest first."""
    code = find_case_code(scene.incoming.text) if not ref else None
    named = cases.load(scene.work, int(ref)) if ref.isdigit() else cases.by_code(scene.work, code or "")
    if ref or code:
        return [_one(scene, named)] if named and sees(scene, named) else [scene.reply(say("case_unknown"))]
    mine = cases.asked_by(scene.work, scene.person.id)
    return [_list(scene, mine)] if len(mine) != 1 else [_one(scene, mine[0])]


def _list(scene: Scene, mine: list[CaseRow]) -> Outgoing:
    if not mine:
        return scene.reply(say("no_cases"), (Choice(say("choice_request"), "request.start", words=("yeu cau",)),))
    lines = tuple(say("case_line", code=one.code, state=state(one), filed=Moment(one.filed_at)) for one in mine)
    rows = tuple((Choice(say("label", name=one.code), "case.status", str(one.id)),) for one in mine)
    return scene.reply(say("cases_listed", n=len(mine), cases=Lines(lines)), *rows)


def _one(scene: Scene, case: CaseRow) -> Outgoing:
    text = say(
        "case_shown",
        code=case.code,
        state=state(case),
        place=say("label", name=office(scene, case.unit_code)),
        topic=say("label", name=topic(scene, case.topic_code)),
        filed=Moment(case.filed_at),
        answer=_answer(scene, case),
    )
    mine = case.facts.asker == scene.person.id
    shown = scene.reply(text, *(_choices(case) if mine else (see_case(case),)))
    return Outgoing(shown.to, shown.text, shown.choices, case=case.id)


def state(case: CaseRow) -> Text:
    """What the journalist may know: no names of officers."""
    if case.facts.state is State.RECEIVED and case.facts.claimed_by:
        return say("public_claimed")
    return say(f"public_{case.facts.state.lower()}")


def _answer(scene: Scene, case: CaseRow) -> Text | str:
    given = [one for one in words.of_case(scene.work, case.id) if one.kind is Said.ANSWER and one.body]
    return say("case_answer", link=given[-1].body or "") if given else ""


def _choices(case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    if case.facts.state is not State.RECEIVED:
        return ((Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),),)
    ref, version = str(case.id), case.facts.version
    return (
        (Choice(say("choice_supplement"), "case.supplement", ref, words=("bo sung", "supplement")),),
        (Choice(say("choice_withdraw"), "case.withdraw", ref, version, ("rut", "withdraw")),),
    )


def ask_withdraw(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """What withdrawing means, before it is done."""
    return on_case(scene, ref, version, Event.WITHDRAW, _ask_withdraw)


def _ask_withdraw(scene: Scene, case: CaseRow) -> list[Outgoing]:
    yes = Choice(say("choice_withdraw_yes"), "withdraw.yes", str(case.id), case.facts.version, ("dong y", "yes"))
    no = Choice(say("choice_keep"), "case.status", str(case.id), words=("khong", "no"))
    return [scene.reply(say("ask_withdraw", code=case.code), (yes,), (no,))]


def withdraw(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Withdraw, after the question was answered with yes."""
    return on_case(scene, ref, version, Event.WITHDRAW, _withdraw)


def _withdraw(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, _ = step(scene, case, Event.WITHDRAW)
    return [
        scene.reply(say("withdrawn", code=case.code)),
        *refreshed(scene, after, news=bool(case.facts.claimed_by)),
    ]


def which_to_withdraw(scene: Scene) -> list[Outgoing]:
    """Asked in words: the one named or the only open one is asked about, else they choose."""
    code = find_case_code(scene.incoming.text)
    mine = [one for one in cases.asked_by(scene.work, scene.person.id) if one.facts.state is State.RECEIVED]
    meant = [one for one in mine if one.code == code] if code else mine
    if len(meant) == 1:
        return _ask_withdraw(scene, meant[0])
    if not meant:
        return [menu(scene, say("nothing_to_withdraw"))]
    rows = tuple(
        (Choice(say("label", name=one.code), "case.withdraw", str(one.id), one.facts.version),) for one in meant
    )
    return [scene.reply(say("which_withdraw"), *rows)]
