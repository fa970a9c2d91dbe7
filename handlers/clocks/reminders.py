"""Due rungs become messages, in the transaction that closes them (procedure, "Reminders"; I9, I11).

- A rung is locked while it is told, and closed with its messages: through restarts and any number of processes it goes
  out once a recipient, and its messages' keys say so again.
- All that is due for a person becomes one message: two clocks of a case never hide each other, and after an outage
  the missed rungs are not told one by one.
- What was met or is void is settled in silence; a breach is recorded at its true moment all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from handlers.clocks import breaches
from handlers.clocks.recipients import Duty, people_of
from handlers.clocks.stage import own_scene
from handlers.clocks.telling import Reminder, nobody, told
from handlers.talk import Outgoing
from procedure.clocks import Standing
from procedure.ladders import BORN_LATE, LAST_HOURS, Audience, Planned, Rung, held_back, next_morning
from procedure.law.lengths import Force
from storage import cases, clocks, targets
from storage.cases import CaseRow
from storage.clocks import ClockRow, RungRow
from storage.work import Work

AT_ONCE = 200
RUNS = (Standing.RUNNING, Standing.BREACHED)
LATE_AFTER = timedelta(minutes=15)
"""A rung told so much later than it was due was missed while nothing ran."""


@dataclass(frozen=True)
class Due:
    """A clock that runs, with those of its rungs that are due now, the oldest first."""

    duty: Duty
    rungs: tuple[tuple[RungRow, Rung], ...]

    @property
    def last(self) -> RungRow:
        """The rung that counts: the others were missed."""
        return self.rungs[-1][0]

    @property
    def audiences(self) -> Iterable[Audience]:
        """Everybody whom one of the rungs is for."""
        return dict.fromkeys(to for _, rung in self.rungs for to in rung.to)

    def is_missed(self, now: datetime) -> bool:
        """Whether it should have been told earlier."""
        return len(self.rungs) > 1 or self.last.at < now - LATE_AFTER


def announced(work: Work, limit: int = AT_ONCE) -> tuple[int, list[Outgoing]]:
    """How many rungs were closed, and the messages they lead to. At most `limit` rungs in one transaction."""
    rows = [(rung, clock) for rung, clock in clocks.due_rungs(work, limit) if not _is_on_the_second(work, rung, clock)]
    by_id = cache(lambda case_id: cases.load(work, case_id))
    found: dict[int, list[tuple[RungRow, Rung]]] = {}
    duties: dict[int, Duty] = {}
    for rung, clock in rows:
        duty = duties.setdefault(clock.id, Duty(_sure(by_id(clock.case_id)), clock))
        breaches.record(work, duty.case, clock, rung)
        meant = _meant(work, rung, clock)
        if meant is not None:
            found.setdefault(clock.id, []).append((rung, meant))
    due = [Due(duties[ident], tuple(rungs)) for ident, rungs in found.items()]
    return len(rows), _messages(work, [one for one in due if not _is_quiet(work, one)])


def _sure(case: CaseRow | None) -> CaseRow:
    if case is None:
        raise LookupError("a clock without its case")
    return case


def _is_on_the_second(work: Work, rung: RungRow, clock: ClockRow) -> bool:
    """On its last second a duty can still be fulfilled in time: the breach is told a moment later."""
    return rung.name == breaches.BREACH and clock.standing(work.now) is Standing.RUNNING


def _meant(work: Work, rung: RungRow, clock: ClockRow) -> Rung | None:
    """The rung as its ladder has it; None where nothing is to be told: then it is closed."""
    known = {one.name: one for one in targets.ladder(work, clock.clock, clock.ladder)}
    born_late = rung.name == BORN_LATE.name
    meant = BORN_LATE if born_late else known.get(rung.name)
    promised = born_late and clock.force is not Force.LEGAL  # made less than its first rung ahead: nothing is late
    if meant is None or promised or clock.standing(work.now) not in RUNS:
        clocks.close_rung(work, rung.id, "settled")
        return None
    if _is_overtaken(work, clock, meant, known):
        clocks.close_rung(work, rung.id, "late")
        return None
    return meant


def _is_overtaken(work: Work, clock: ClockRow, meant: Rung, known: Mapping[str, Rung]) -> bool:
    """Whether a later rung was told before it, which quiet hours had held back."""
    told = (known.get(one.name) for one in clocks.rungs_of(work, clock.id) if one.outcome == "told")
    return not meant.mornings and any(one is not None and one.after > meant.after for one in told)


def _is_quiet(work: Work, due: Due) -> bool:
    """Whether quiet hours hold it back, as after an outage at night: then its last rung comes when they end."""
    clock, (rung, meant) = due.duty.clock, due.rungs[-1]
    morning = held_back(work.now, clocks.zone_of(work))
    if morning == work.now or (clock.force is Force.LEGAL and meant.after >= -LAST_HOURS):
        return False
    _close_missed(work, due)
    clocks.close_rung(work, rung.id, "held")
    clocks.lay(work, clock.id, [Planned(meant, morning)])
    return True


def _messages(work: Work, due: Sequence[Due]) -> list[Outgoing]:
    scene = own_scene(work)
    for_person: dict[int, list[Due]] = {}
    orphans: list[Due] = []
    for one in due:
        people = dict.fromkeys(who for to in one.audiences for who in people_of(work, one.duty, to))
        _close(work, one, bool(people))
        orphans += [] if people else [one]
        for who in people:
            for_person.setdefault(who, []).append(one)
    until = _until(work, due)
    return [
        *(out for who, mine in for_person.items() for out in told(scene, _reminder(work, who, mine, until))),
        *(out for one in orphans for out in nobody(scene, one.duty)),
    ]


def _reminder(work: Work, person: int, mine: Sequence[Due], until: Mapping[int, datetime]) -> Reminder:
    first, *rest = sorted(mine, key=lambda one: (one.duty.clock.due_at, one.duty.clock.id))
    all_ = [first, *rest]
    return Reminder(
        person,
        tuple(one.duty for one in all_),
        born_late=frozenset(one.duty.clock.id for one in all_ if one.last.name == BORN_LATE.name),
        missed=any(one.is_missed(work.now) for one in all_),
        key=f"{first.duty.clock.id}:{first.last.name}:{first.last.at:%Y%m%d%H%M%S}",
        until=max(until[one.duty.clock.id] for one in all_),
    )


def _close(work: Work, one: Due, has_people: bool) -> None:
    _close_missed(work, one)
    clocks.close_rung(work, one.last.id, "told" if has_people else "nobody")
    _lay_morning(work, one)


def _close_missed(work: Work, one: Due) -> None:
    for rung, _ in one.rungs[:-1]:
        clocks.close_rung(work, rung.id, "late")


def _lay_morning(work: Work, one: Due) -> None:
    """The next morning's rung, once nothing else waits before it."""
    clock = one.duty.clock
    ladder = targets.ladder(work, clock.clock, clock.ladder)
    mornings = [rung for rung in ladder if rung.mornings]
    if mornings and not clocks.waiting_rungs(work, clock.id):
        clocks.lay(work, clock.id, [next_morning(mornings[0], work.now, clocks.zone_of(work))])


def _until(work: Work, due: Sequence[Due]) -> dict[int, datetime]:
    """Until when each is worth sending: its next rung says it anew."""
    found = {}
    for one in due:
        coming = clocks.waiting_rungs(work, one.duty.clock.id)
        found[one.duty.clock.id] = coming[0].at if coming else work.now + LAST_HOURS
    return found
