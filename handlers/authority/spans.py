"""From–to as people read it: a term that ends at midnight ends "hết ngày" of the day before."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.scene import Scene
from handlers.talk import Moment, Text, say
from storage.authorisations import Authorisation

MINUTE = timedelta(minutes=1)


def from_to(scene: Scene, since: datetime, until: datetime) -> Text:
    """Both ends."""
    return say("term_from_to", since=Moment(since), until=end_of(scene, until))


def end_of(scene: Scene, until: datetime) -> Text:
    """The end alone."""
    return end_in(scene.around.zone, until)


def end_in(zone: ZoneInfo, until: datetime) -> Text:
    """The end where clocks show `zone`."""
    if _is_midnight(zone, until):
        return say("term_end_of_day", day=Moment(until - MINUTE, "day"))
    return say("term_end_at", at=Moment(until))


def by(scene: Scene, until: datetime) -> Text:
    """The moment by which something is promised; a day given alone is promised for its end."""
    if _is_midnight(scene.around.zone, until):
        return say("by_end_of_day", day=Moment(until - MINUTE, "day"))
    return say("moment", at=Moment(until))


def _is_midnight(zone: ZoneInfo, at: datetime) -> bool:
    return at.astimezone(zone).time() == time()


def standing(scene: Scene, one: Authorisation) -> Text:
    """Coming, in force, over, ended early."""
    if one.ended_at is not None and one.ended_at < one.until:
        return say("auth_ended", at=Moment(one.ended_at), why=one.ended_why or "–")
    if scene.now < one.since:
        return say("auth_coming", at=Moment(one.since))
    return say("auth_over", at=Moment(one.until)) if one.until <= scene.now else say("auth_in_force")
