""" "I cannot speak" (9.7): one tap asks whoever may authorise; a Director authorises at once, or passes it up.

Pressed twice within a day it stays one report and one card.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.authority import going_up, granting, reports
from handlers.authority.refusals import not_a_speaker, without_right
from handlers.authority.reports import Report
from handlers.authority.review import CANNOT_SPEAK
from handlers.authority.seats import granters_of, may_grant, speaking
from handlers.authority.unable import granting_role, reporter, tell, tell_heads
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.terms import Role

MENU = (Choice(say("choice_authorised"), "auth.list", words=("uy quyen", "authorisations")),)


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/khongthephatngon` and perhaps why."""
    return _report(scene, "", scene.incoming.text.strip())


def press(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The button; `ref` may name the unit."""
    return _report(scene, ref, "")


def _report(scene: Scene, unit: str, why: str) -> list[Outgoing]:
    seats = [seat for seat in speaking(scene.work, scene.person.id) if unit in ("", seat[1])]
    units = list(dict.fromkeys(place for _, place in seats))
    if not seats:
        return _without_seat(scene)
    if len(units) > 1:
        return [_which(scene, units)]
    held, place = seats[0]
    return _director(scene, place) if held == "director" else _ask(scene, held, place, why)


def _without_seat(scene: Scene) -> list[Outgoing]:
    """The Director General, who reports to nobody, authorises; everybody else does not speak at all (2.6)."""
    return granting.start(scene) if may_grant(scene.work, scene.person.id, AGENCY) else not_a_speaker(scene)


def _which(scene: Scene, units: list[str]) -> Outgoing:
    rows = tuple((Choice(say("label", name=office(scene, unit)), "speak.cannot", unit),) for unit in units)
    return scene.reply(say("cannot_which"), *rows)


def _ask(scene: Scene, held: str, unit: str, why: str) -> list[Outgoing]:
    """Ask whoever may authorise; the head of the press centre is told."""
    before = reports.open_of(scene.work, scene.person.id, unit)
    if before is not None:
        return [scene.reply(say("cannot_told_already", at=Moment(before.at)), MENU)]
    report = reports.add(scene.work, scene.person.id, held, unit)
    text = _card_text(scene, report, why)
    asked = [out for who in granters_of(scene.work, unit) for out in tell(scene, who, text, *_answers(report))]
    done = say("cannot_told" if asked else "cannot_nobody", who=say(f"granter_{_level(unit)}"))
    return [scene.reply(done, MENU), *asked, *tell_heads(scene, text)]


def _card_text(scene: Scene, report: Report, why: str) -> Text:
    return say(
        "cannot_card",
        name=reporter(scene, report),
        office=say(f"office_of_{report.office}"),
        unit=say("label", name=office(scene, report.unit)),
        why=say("cannot_why", why=why) if why else "",
        at=Moment(report.at),
    )


def _answers(report: Report) -> tuple[tuple[Choice, ...], ...]:
    return (
        (Choice(say("choice_authorise_other"), "speak.grant", report.ref, words=("uy quyen", "authorise")),),
        (Choice(say("choice_speak_self"), "speak.self", report.ref, words=("truc tiep", "myself")),),
    )


def _director(scene: Scene, unit: str) -> list[Outgoing]:
    """Their own form at once, the reason asked first (2.2.b); and the way up when they cannot even do that."""
    before = reports.open_of(scene.work, scene.person.id, unit)
    report = before or reports.add(scene.work, scene.person.id, "director", unit)
    told = [] if before else tell_heads(scene, _card_text(scene, report, ""))
    first, *rest = granting.open_for(scene, unit, {})
    up = (Choice(say("choice_tell_centre"), "speak.up", report.ref, words=("bao trung tam", "tell")),)
    return [replace(first, choices=(*first.choices, up)), *rest, *told]


def pass_up(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """A Director who cannot even authorise: the press centre is told, and the province's cases are to go up to it."""
    report = reports.find(scene.work, ref)
    if report is None or report.person != scene.person.id or not may_grant(scene.work, scene.person.id, report.unit):
        return without_right(scene)
    if report.passed_up is not None:
        return [scene.reply(say("cannot_passed_already", at=Moment(report.passed_up)), MENU)]
    reports.mark(scene.work, report, reports.PASSED_UP, scene.person.id, granting_role(report.unit))
    text = say("cannot_up", name=reporter(scene, report), unit=say("label", name=office(scene, report.unit)))
    heads = tell_heads(scene, text, Role.PRESS_OFFICER)
    return [scene.reply(say("cannot_passed"), MENU), *heads, *going_up.told(scene, report.unit)]


def grant(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Whoever may authorise does so in one tap: the form, with the report in it."""
    report = reports.find(scene.work, ref)
    if report is None or not may_grant(scene.work, scene.person.id, report.unit):
        return without_right(scene)
    if report.answered is not None:
        return [_answered(scene, report)]
    reason = {"reason": CANNOT_SPEAK} if report.unit == AGENCY else {}
    return granting.open_for(scene, report.unit, {**reason, "report": report.ref})


def speak_self(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Whoever may authorise speaks themselves (8.1, 2.2.a); told back."""
    report = reports.find(scene.work, ref)
    if report is None or not may_grant(scene.work, scene.person.id, report.unit):
        return without_right(scene)
    if report.answered is not None:
        return [_answered(scene, report)]
    reports.mark(scene.work, report, reports.ANSWERED, scene.person.id, granting_role(report.unit))
    text = say("cannot_speaks_self", who=say(f"granter_{_level(report.unit)}"), name=reporter(scene, report))
    return [scene.reply(say("cannot_self_done"), MENU), *tell(scene, report.person, text), *tell_heads(scene, text)]


def _answered(scene: Scene, report: Report) -> Outgoing:
    return scene.reply(say("cannot_answered", at=Moment(report.answered or report.at)), MENU)


def _level(unit: str) -> str:
    return "agency" if unit == AGENCY else "province"
