"""Leaders, the press centre and units around one case, brought to where a leader decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.talk import Channel
from procedure.facts import Act, Actor
from procedure.steps import open_case, take_step
from procedure.terms import Clock, Event, Role, State
from storage import authorisations, case_texts, cases, clocks, directions, people, proposals, words
from storage.actors import actor_of
from storage.authorisations import NewAuthorisation
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.directions import Direction, How, Kind
from storage.filing import Filing, file_case
from storage.words import Said
from storage.work import Work
from tests.handlers.rig import ZONE, Desk, Guest

CODE = "BC-2026-00001"
PROPOSED = "Giao Ban Thực hiện chính sách BHYT làm rõ số liệu."
WORDS = "Làm rõ việc chi trả, báo cáo trước 17 giờ hôm nay."
MATTER = "Chi trả lương hưu tháng 12 tại Nghệ An"
UNIT, UNIT_NAME = "BHYT", "Ban Thực hiện chính sách bảo hiểm y tế"


@dataclass
class Cast:
    """Everybody around the case."""

    desk: Desk
    general: Guest
    leader: Guest
    second: Guest
    head: Guest
    officer: Guest
    speaker: Guest
    unit: Guest
    journalist: Guest

    async def case(self) -> CaseRow:
        """The case as it is now."""
        return await self.desk.case(CODE)

    async def decisions(self) -> list[Direction]:
        """What was decided, oldest first."""
        return await self.desk.database.read(lambda work: directions.of_case(work, 1))

    async def clock(self, name: Clock) -> list[ClockRow]:
        """Every clock of that name, void ones too."""
        found = await self.desk.database.read(lambda work: clocks.of_case(work, 1))
        return [one for one in found if one.clock is name]

    async def said(self, kind: Said) -> list[str | None]:
        """What was said of that kind."""
        return await self.desk.database.read(
            lambda work: [one.body for one in words.of_case(work, 1) if one.kind is kind]
        )


async def cast(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Cast:
    """Those who decide on `channel`, the others on Telegram; the journalist has filed."""
    them = Cast(
        desk,
        await desk.staff("dg", Role.DIRECTOR_GENERAL, channel, "Lê Hùng Cường", "LD"),
        await desk.staff("leader", Role.LEADER, channel, "Trần Thu Hà", "LD"),
        await desk.staff("second", Role.LEADER, channel, "Ngô Văn Bình", "LD"),
        await desk.staff("head", Role.PRESS_HEAD, name="Hà Thị Vân"),
        await desk.staff("officer", Role.PRESS_OFFICER, name="Đỗ Thị Mai"),
        await desk.staff("speaker", Role.SPOKESPERSON, name="Đặng Thùy Dương", unit="LD"),
        await desk.staff("unit", Role.UNIT_HEAD, name="Nguyễn Hồng Sơn", unit=UNIT),
        await desk.known("journalist"),
    )
    await them.journalist.files_request()
    return them


async def taken(
    desk: Desk, guest: Guest, event: Event, act: Act, kind: Said | None = None, code: str = CODE
) -> CaseRow:
    """A step by somebody, as the storage sees it; its words kept."""

    def piece(work: Work) -> CaseRow:
        case = cases.by_code(work, code)
        account = people.find_account(work, guest.channel.value, guest.external_id)
        assert case is not None
        assert account is not None
        me = account.person_id
        done = take_step(case.facts, event, actor_of(work, me), work.now, act)
        digest = words.keep(work, case.id, kind, act.reason, me)[1] if kind else None
        if event is Event.PROPOSE:
            proposals.put(work, case.id, sorted(act.units))
        return cases.record(work, case, done, me, act.occurred_at or work.now, digest)

    return await desk.database.write(piece)


async def proposed(desk: Desk, channel: Channel = Channel.TELEGRAM, units: tuple[str, ...] = (UNIT,)) -> Cast:
    """The press centre has proposed; the leaders have not decided."""
    them = await cast(desk, channel)
    act = Act(reason=PROPOSED, units=frozenset(units))
    await taken(desk, them.officer, Event.PROPOSE, act, Said.PROPOSAL)
    return them


async def recorded(them: Cast, at: datetime) -> None:
    """The press centre has recorded what the leader said by word of mouth."""
    person = await them.desk.database.read(lambda work: people.find_account(work, them.leader.channel.value, "leader"))
    assert person is not None
    act = Act(at, WORDS, frozenset({UNIT}), person.person_id)
    await taken(them.desk, them.officer, Event.RECORD_DIRECTION, act)

    def piece(work: Work) -> None:
        words_id, _ = words.keep(work, 1, Said.DIRECTION, WORDS, person.person_id)
        directions.record(
            work, 1, Kind.DIRECTION, How.ORAL, person.person_id, "Trần Thu Hà", None, words_id, [UNIT], at, 5
        )

    await them.desk.database.write(piece)


async def opens(guest: Guest, code: str = CODE) -> None:
    """The card, from their own list or by the code."""
    found = await guest.desk.case(code)
    await guest.carries(f"case.show:{found.id}:0")


async def picks(guest: Guest, label: str) -> None:
    """Press where there are buttons, type the label where there are none."""
    if guest.channel is Channel.ZALO:
        await guest.says(label)
    else:
        await guest.presses(label)


async def confirms(guest: Guest, code: str = CODE) -> None:
    """The confirmation: a press, on Zalo the code."""
    if guest.channel is Channel.ZALO:
        await guest.says(code)
    else:
        await guest.presses("✅ Xác nhận")


async def drafted(them: Cast, body: str, event: Event | None = Event.REPORT_UP, sensitive: bool = True) -> CaseRow:
    """The centre's own draft, in review; then reported up by the Spokesperson, marked sensitive."""
    desk = them.desk
    if (await them.case()).facts.state is not State.COMPILING:
        await taken(desk, them.officer, Event.TAKE_ON, Act())
    await taken(desk, them.officer, Event.MARK, Act(sensitive=sensitive))
    text = await desk.database.write(lambda work: case_texts.put(work, 1, NewText(body), 5)[0])
    case = await taken(desk, them.officer, Event.DRAFT, Act(text=text.binding))
    if event is None:
        return case
    return await taken(desk, them.speaker, event, Act(binding=text.binding))


async def provincial(them: Cast, scope: str = "NAN") -> str:
    """A case of a province's own (7.1.d); its code."""

    def piece(work: Work) -> str:
        account = people.find_account(work, them.journalist.channel.value, them.journalist.external_id)
        assert account is not None
        me = account.person_id
        done = open_case(Actor(me), work.now, scope=scope, askers=(me,))
        filing = Filing("Trần Minh Đức", "Báo Ví Dụ", scope, None)
        case = file_case(work, done, account.id, me, filing, work.now, ZONE)
        digest = words.keep(work, case.id, Said.QUESTION, "Vì sao chi trả chậm?", me)[1]
        return cases.record(work, case, done, me, work.now, digest).code

    return await them.desk.database.write(piece)


async def authorised(desk: Desk, guest: Guest, *, unit: str = "VSS", alone: bool = True, days: int = 3) -> int:
    """Somebody is authorised in writing; the row."""

    def piece(work: Work) -> int:
        account = people.find_account(work, guest.channel.value, guest.external_id)
        assert account is not None
        office = "delegate" if unit == "VSS" else "deputy"
        of = (guest.name, "Trưởng ban", "Head", "0912 345 678", "a@vss.vn", "123/UQ-BHXH", "2026-11-20", MATTER)
        until = work.now + timedelta(days=days)
        new = NewAuthorisation(unit, office, *of, work.now, until, person_id=account.person_id, alone=alone)
        return authorisations.grant(work, new).id

    return await desk.database.write(piece)
