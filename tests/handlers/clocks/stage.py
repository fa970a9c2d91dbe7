"""An agency whose cases move by steps alone, without anybody's chat; what is posted is seen, delivered or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select, update

from bot.texts import Texts
from bot.timekeeping import CHORES, _posted
from handlers.casework.leg_steps import leg_step
from handlers.casework.units import Order, send_to_units
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Channel, Kind, Outgoing, say
from handlers.wire import post, unpack
from procedure.facts import NOTHING, Act
from procedure.steps import open_case, take_step
from procedure.terms import Event, LegEvent, Role
from storage import acts, cases, clocks, directory, legs, people, staff
from storage.actors import actor_of
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.filing import Filing, file_case
from storage.tables import memberships, outbox
from storage.work import Database, Work
from tests.fakes import FakeClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TEXTS = Texts(ZONE)
TASK = "Kiểm tra và báo cáo"
UNIT = "NAN"
"""A province: BHXH tỉnh Nghệ An."""


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in the agency's zone."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@dataclass(frozen=True)
class Said:
    """One message: when it was posted, to whom, by which channel, and what."""

    at: datetime
    name: str
    channel: str
    kind: str
    key: str
    text: str
    actions: tuple[str, ...]
    id: int


@dataclass
class Agency:
    """People by name, and a clock that stands until it is moved."""

    database: Database
    clock: FakeClock
    people: dict[str, int] = field(default_factory=dict)

    @classmethod
    async def open(cls, database: Database, clock: FakeClock, at: datetime | None = None) -> Agency:
        """With the starter directory, at a moment."""
        if at is not None:
            clock.offset += at.astimezone(UTC) - clock.now()
        await database.write(directory.load_starter)
        return cls(database, clock)

    async def hire(self, name: str, role: Role | None = None, unit: str = "TTTT", email: str = "") -> int:
        """Somebody with a chat, and a role."""

        def piece(work: Work) -> int:
            account = people.meet(work, Channel.TELEGRAM.value, name, name, "vi")
            people.change(work, account.person_id, name=name, email=email or None)
            if role is not None:
                staff.enrol(work, account.person_id, role, unit)
            return account.person_id

        self.people[name] = await self.database.write(piece)
        return self.people[name]

    async def team(self) -> None:
        """The cast of a national case: centre, leader, a province."""
        await self.hire("claimer", Role.PRESS_OFFICER)
        await self.hire("colleague", Role.PRESS_OFFICER)
        await self.hire("head", Role.PRESS_HEAD)
        await self.hire("leader", Role.LEADER, "VSS")
        await self.hire("speaker", Role.SPOKESPERSON, "VSS")
        await self.hire("general", Role.DIRECTOR_GENERAL, "VSS")
        await self.hire("officer", Role.PROVINCE_OFFICER, UNIT)
        await self.hire("director", Role.PROVINCE_DIRECTOR, UNIT)
        await self.hire("asker")

    async def file(self) -> int:
        """The asker's request; its id."""
        asker = self.people["asker"]

        def piece(work: Work) -> int:
            account = people.accounts_of(work, asker)[0]
            step = open_case(actor_of(work, asker), work.now, askers=[asker])
            filing = Filing("asker", "Báo Ví Dụ", None, None)
            case = file_case(work, step, account.id, asker, filing, work.now, ZONE)
            return cases.record(work, case, step, asker, work.now).id

        return await self.database.write(piece)

    async def does(self, name: str, case_id: int, event: Event, act: Act = NOTHING) -> CaseRow:
        """A step of the case."""

        def piece(work: Work) -> CaseRow:
            case, who = _sure(cases.load(work, case_id)), self.people[name]
            step = take_step(case.facts, event, actor_of(work, who), work.now, act)
            return cases.record(work, case, step, who, act.occurred_at or work.now)

        return await self.database.write(piece)

    async def directed(self, at: datetime | None = None, units: frozenset[str] = frozenset({UNIT})) -> int:
        """A claimed case with a direction, which occurred at `at`."""
        case_id = await self.file()
        await self.does("claimer", case_id, Event.CLAIM)
        act = Act(reason="Xử lý", units=units, occurred_at=at)
        await self.does("leader", case_id, Event.DIRECT, act)
        return case_id

    async def propose(self, case_id: int) -> None:
        """To the Leadership, for a direction."""
        await self.does("claimer", case_id, Event.PROPOSE, Act(reason="Đề xuất gửi đơn vị", units=frozenset({UNIT})))

    async def dispatched(self, case_id: int, *units: str) -> None:
        """The letter to the units, with their cards."""
        act = Act(units=frozenset(units), occurred_at=None)
        after = await self.does("claimer", case_id, Event.DISPATCH, act)

        def piece(work: Work) -> None:
            orders = [Order(unit, TASK) for unit in units]
            scene = self.scene(work, "claimer")
            _, told = send_to_units(scene, _sure(cases.load(work, after.id)), Event.DISPATCH, orders)
            post(work, told)

        await self.database.write(piece)

    async def does_leg(self, name: str, leg_id: int, event: LegEvent, act: Act = NOTHING) -> None:
        """A step of a unit's part."""

        def piece(work: Work) -> None:
            leg = legs.load(work, leg_id)
            assert leg is not None
            case = _sure(cases.load(work, leg.case_id))
            *_, told = leg_step(self.scene(work, name), case, leg, event, act)
            post(work, told)

        await self.database.write(piece)

    def scene(self, work: Work, name: str) -> Scene:
        """A scene in which somebody acts."""
        me = people.person(work, self.people[name])
        account = people.accounts_of(work, me.id)[0]
        return replace(own_scene(work), account=account, person=me, acts_as=None)

    async def tick(self) -> list[Said]:
        """One turn of timekeeping; what it posted."""
        before, posted = await self._newest(), 0
        for chore in CHORES.values():
            found = 1
            while found:
                found, more = await self.database.write(partial(_posted, chore))
                posted += more
        return [one for one in await self.posted() if one.id > before] if posted else []

    async def hours(self, count: int, every: timedelta = timedelta(minutes=30)) -> list[Said]:
        """Hours pass, with a turn every so often; every reminder that was told."""
        found: list[Said] = []
        for _ in range(int(timedelta(hours=count) / every)):
            self.clock.advance(every.total_seconds())
            found += [one for one in await self.tick() if one.key.startswith("rung:")]
        return found

    async def posted(self) -> list[Said]:
        """Everything in the outbox, in order."""

        def piece(work: Work) -> list[Said]:
            return [_said(work, row) for row in work.connection.execute(select(outbox).order_by(outbox.c.id))]

        return await self.database.read(piece)

    async def deliver(self, like: str = "", at: datetime | None = None) -> None:
        """Every waiting message whose card or kind begins so is taken by its platform."""

        def piece(work: Work) -> None:
            fitting = outbox.c.card.startswith(like) | outbox.c.kind.startswith(like)
            which = update(outbox).where(outbox.c.state == "pending", fitting)
            work.connection.execute(which.values(state="sent", sent_at=at or work.now))

        await self.database.write(piece)

    async def answer_to_asker(self, case_id: int) -> None:
        """The answer goes out to whoever asked."""

        def piece(work: Work) -> None:
            case = _sure(cases.load(work, case_id))
            post(
                work,
                [
                    Outgoing(one.account_id, say("label", name="x"), kind=Kind.ANSWER, case=case_id)
                    for one in case.waiting
                ],
            )

        await self.database.write(piece)

    async def clocks(self, case_id: int) -> dict[str, ClockRow]:
        """The clocks of a case by name, the newest of each."""
        found = await self.database.read(lambda work: clocks.of_case(work, case_id))
        return {one.clock.value: one for one in found}

    async def outcomes(self, clock_id: int) -> list[tuple[str, str | None]]:
        """What became of each rung of a clock."""
        rows = await self.database.read(lambda work: clocks.rungs_of(work, clock_id))
        return [(one.name, one.outcome) for one in rows]

    async def breaches(self, clock_id: int) -> list[datetime]:
        """When the breaches of a clock happened, as recorded."""
        found = await self.database.read(lambda work: acts.of(work, f"clock:{clock_id}"))
        return [at for act, at in found if act.act == "clock_breached"]

    async def leaves(self, name: str) -> None:
        """Their roles end."""
        ended = update(memberships).where(memberships.c.person_id == self.people[name])
        await self.database.write(lambda work: work.connection.execute(ended.values(until=work.now, state="ended")))

    async def blocked(self, name: str) -> None:
        """Their chat cannot be written to any more."""

        def piece(work: Work) -> None:
            people.lost(work, people.accounts_of(work, self.people[name])[0].id, "blocked")

        await self.database.write(piece)

    async def _newest(self) -> int:
        newest = select(func.max(outbox.c.id))
        return await self.database.read(lambda work: int(work.connection.execute(newest).scalar() or 0))


def _sure(case: CaseRow | None) -> CaseRow:
    assert case is not None
    return case


def _said(work: Work, row: Row[tuple[object, ...]]) -> Said:
    account = people.account(work, row.account_id)
    body = unpack(row.payload)
    name = people.person(work, account.person_id).name or ""
    actions = tuple(choice.action for each in body.choices for choice in each)
    text = TEXTS.render(body.text, "vi").text
    return Said(row.created_at, name, row.channel, row.kind, row.key or "", text, actions, row.id)


def table(told: list[Said]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Who was told what, when: local time, first words, names."""
    moments: dict[tuple[str, str], list[str]] = {}
    for one in told:
        rung = one.key.split(":")[2]
        moments.setdefault((one.at.astimezone(ZONE).strftime("%d %H:%M"), rung), []).append(one.name)
    for (at, rung), names in moments.items():
        yield at, rung, tuple(sorted(names))
