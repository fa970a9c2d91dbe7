"""Targets: how long each is, and when it is reminded of; for administrators. The regulation's own lengths are shown.

A target is our own aim where the regulation sets none; changing one never changes what runs already.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.casework.citing import cited
from handlers.clocks.why import length
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Lines, Outgoing, Text, say
from procedure.law import articles, lengths
from procedure.law.lengths import Definition, Force
from procedure.terms import Clock, Role
from storage import targets

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
DUE = "due"
"""The rung that may be moved: the first nudge of a target."""


def listed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/muctieu`: every length, and a way to each target."""
    if not may(scene):
        return no(scene)
    legal = [one for one in lengths.DEFINITIONS if one.force is Force.LEGAL and _counts(scene, one)]
    own = [targets.definition(scene.work, clock) for clock in settable(scene)]
    rows = tuple((Choice(say("label", name=_duty(one.clock)), "target.show", one.clock.value),) for one in own)
    text = say(
        "targets",
        legal=Lines(tuple(_legal(one) for one in legal)),
        targets=Lines(tuple(_line(scene, one) for one in own)),
    )
    return [scene.reply(text, *rows)]


def _legal(definition: Definition) -> Text:
    return say("targets_legal_line", duty=_duty(definition.clock), article=cited(definition.article))


def shown(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """One of them, with what may be changed; the regulation's own says that it cannot, and by which article."""
    if not may(scene):
        return no(scene)
    clock = clock_named(ref)
    if clock is None:
        return listed(scene)
    if clock not in settable(scene):
        return [cannot(scene, clock)]
    one = targets.definition(scene.work, clock)
    rows = [(Choice(say("choice_target_length"), "target.length", ref, words=("do dai", "length")),)]
    if one.ladder != "silent":
        rows.append((Choice(say("choice_target_remind"), "target.remind", ref, words=("luc nhac", "remind")),))
    return [scene.reply(say("target_shown", line=_line(scene, one)), *rows, back())]


def _counts(scene: Scene, one: Definition) -> bool:
    return lengths.definition(one.clock, scene.now) is one


def may(scene: Scene) -> bool:
    """Administrators alone."""
    return bool(scene.roles & ADMINISTRATORS)


def no(scene: Scene) -> list[Outgoing]:
    """Denied."""
    return denied(scene, "targets_not_allowed", say("refused_not_yours"))


def settable(scene: Scene) -> list[Clock]:
    """The clocks whose length is ours to set."""
    found = (one for one in Clock if lengths.definition(one, scene.now).force is Force.TARGET)
    return [one for one in found if lengths.definition(one, scene.now).length is not None]


def clock_named(ref: str) -> Clock | None:
    """A clock by its name."""
    return next((one for one in Clock if one.value == ref), None)


def cannot(scene: Scene, clock: Clock) -> Outgoing:
    """The regulation's own length, or one that somebody promises: with the article's words."""
    one = lengths.definition(clock, scene.now)
    words = articles.citation(one.article, scene.now)
    said = Bilingual(words.vi, words.en) if words else say("label", name="–")
    return scene.reply(say("target_cannot", duty=_duty(clock), article=cited(one.article), words=said), back())


def back() -> tuple[Choice, ...]:
    """To the list."""
    return (Choice(say("choice_targets"), "target.list", words=("muc tieu", "targets")),)


def reminded(scene: Scene, clock: Clock) -> Text:
    """When its first nudge comes."""
    chosen = targets.current(scene.work, clock)
    after = chosen.rungs.get(DUE, 0) if chosen else 0
    if after == 0:
        return say("target_at_due")
    return say("target_before" if after < 0 else "target_after", length=length(abs(after)))


def _line(scene: Scene, one: Definition) -> Text:
    seconds = int((one.length or timedelta(0)).total_seconds())
    when = say("target_silent") if one.ladder == "silent" else reminded(scene, one.clock)
    return say("targets_line", duty=_duty(one.clock), length=length(seconds), when=when)


def _duty(clock: Clock) -> Text:
    """One target serves every kind of case, whatever is drafted there."""
    if clock is Clock.COMPILE:
        return say("target_compile")
    return say(f"clock_{clock.lower()}")
