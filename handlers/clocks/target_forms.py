"""Setting a target's length, and when it is first reminded of; recorded, and told back (the newest counts)."""

from __future__ import annotations

from datetime import timedelta

from handlers.clocks.spans import read_span
from handlers.clocks.target_list import DUE, back, cannot, clock_named, may, no, reminded, settable
from handlers.clocks.why import length
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.law import lengths
from procedure.terms import Clock, Role
from storage import acts, targets
from storage.conversations import Conversation
from storage.folding import fold

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=60)
SUBJECT = "targets"
AT_DUE = ("dung luc", "at the target", "at_due")
BEFORE, AFTER = ("truoc", "before"), ("sau", "after")


def start_length(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Đổi độ dài."""
    return _start(scene, ref, TARGET_LENGTH)


def start_remind(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Đổi lúc nhắc."""
    return _start(scene, ref, TARGET_REMIND)


def _start(scene: Scene, ref: str, form: Form) -> list[Outgoing]:
    clock = clock_named(ref)
    if clock is None or not may(scene):
        return no(scene)
    return begin(scene, form, {"clock": ref}) if clock in settable(scene) else [cannot(scene, clock)]


def _clock(form: Conversation) -> Clock:
    return Clock(text_of(form, "clock"))


def _name(form: Conversation) -> Text:
    return say(f"clock_{_clock(form).lower()}")


def _ask_length(scene: Scene, form: Conversation) -> Text:
    return say("ask_target_length", duty=_name(form))


def _take_length(scene: Scene, form: Conversation, text: str) -> Taken:
    found = read_span(text)
    if found is None:
        return Problem(say("target_unread", typed=text))
    if not SHORTEST <= found <= LONGEST:
        return Problem(say("target_out_of_range", least=_said(SHORTEST), most=_said(LONGEST)))
    return {"seconds": int(found.total_seconds())}


def _set_length(scene: Scene, form: Conversation) -> list[Outgoing]:
    chosen = targets.current(scene.work, _clock(form))
    return _set(scene, _clock(form), number_of(form, "seconds"), chosen.rungs if chosen else {})


def _ask_remind(scene: Scene, form: Conversation) -> Text:
    return say("ask_target_remind", duty=_name(form), now=reminded(scene, _clock(form)))


def _remind_choices(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_target_at_due"), "form.pick", AT_DUE[-1], form.version, AT_DUE[:2]),),)


def _take_remind(scene: Scene, form: Conversation, text: str) -> Taken:
    """ "trước 30 phút", "sau 1 giờ", or at the target itself; never before the target begins to run."""
    plain = fold(text).strip(" .")
    if plain in AT_DUE:
        return {"seconds": 0}
    sign = next((way for words, way in ((BEFORE, -1), (AFTER, 1)) if any(one in plain.split() for one in words)), 0)
    bare = " ".join(one for one in plain.split() if one not in (*BEFORE, *AFTER))
    found = read_span(bare)
    if not sign or found is None:
        return Problem(say("target_remind_unread", typed=text), _remind_choices(scene, form))
    whole = targets.definition(scene.work, _clock(form)).length or LONGEST
    if (sign < 0 and found >= whole) or found > LONGEST:
        return Problem(say("target_remind_too_early", length=_said(whole)), _remind_choices(scene, form))
    return {"seconds": sign * int(found.total_seconds())}


def _set_remind(scene: Scene, form: Conversation) -> list[Outgoing]:
    chosen = targets.current(scene.work, _clock(form))
    rungs = {**(chosen.rungs if chosen else {}), DUE: number_of(form, "seconds")}
    return _set(scene, _clock(form), chosen.seconds if chosen else None, rungs)


def _set(scene: Scene, clock: Clock, seconds: int | None, rungs: dict[str, int]) -> list[Outgoing]:
    """The right and the clock are checked again: the form may be old."""
    if not may(scene):
        return no(scene)
    if clock not in settable(scene):
        return [cannot(scene, clock)]
    targets.put(scene.work, clock, seconds, rungs, scene.person.id)
    detail = {"clock": clock.value, "seconds": seconds, "rungs": rungs}
    article = lengths.definition(clock, scene.now).article
    acts.record(scene.work, acts.Act(SUBJECT, "set", scene.person.id, Role.ADMINISTRATOR.value, article, detail))
    one = targets.definition(scene.work, clock)
    done = say(
        "target_set",
        duty=say(f"clock_{clock.lower()}"),
        length=_said(one.length or timedelta(0)),
        when=say("target_silent") if one.ladder == "silent" else reminded(scene, clock),
    )
    return [scene.reply(done, back())]


def _said(span: timedelta) -> Text:
    return length(int(span.total_seconds()))


TARGET_LENGTH = Form("target_length", (Field("seconds", _ask_length, _take_length),), _set_length)
TARGET_REMIND = Form("target_remind", (Field("seconds", _ask_remind, _take_remind, _remind_choices),), _set_remind)
