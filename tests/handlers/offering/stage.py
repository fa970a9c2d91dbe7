"""Those who have to do with what a unit offers: the unit's people on one channel, the press centre on another."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Channel
from procedure.terms import Role, State
from storage import clocks, tables, words
from storage.clocks import ClockRow
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaker.stage import CODE, chooses, confirms

WORDS = "Từ 01/12/2026, BHXH Việt Nam áp dụng mẫu thẻ BHYT điện tử mới trên toàn quốc."
MORE = "Mẫu thẻ theo Quyết định số 1313/QĐ-BHXH, ban hành kèm công văn hướng dẫn."
OFFER, SEND = "Cung cấp thông tin cho báo chí", "✅ Gửi Trung tâm Truyền thông"
ADD, OUT, AGAIN = "Bổ sung thông tin", "Rút thông tin", "Gửi lại Trung tâm Truyền thông"
ASK, BACK, NOT_USED = "Hỏi lại đơn vị", "↩ Trả lại đơn vị", "Không sử dụng"
DRAFT, USE, SUBMIT, APPROVE = "Soạn, trình duyệt", "Dùng bản này", "✅ Trình duyệt", "✅ Duyệt"
UNIT = "BHYT"


@dataclass
class Stage:
    """Everybody."""

    desk: Desk
    unit: Guest
    colleague: Guest
    officer: Guest
    second: Guest
    head: Guest
    speaker: Guest
    general: Guest

    async def trail(self) -> list[tuple[str, str, str]]:
        """(event, capacity, article) of every step."""
        query = tables.trail.select().order_by(tables.trail.c.id)
        rows = await self.desk.database.read(lambda work: work.connection.execute(query).all())
        return [(row.event, row.capacity, row.article) for row in rows]

    async def edit_clocks(self) -> list[ClockRow]:
        """Every EDIT clock of the case, oldest first."""
        case = await self.desk.case()
        found = await self.desk.database.read(lambda work: clocks.of_case(work, case.id))
        return sorted((one for one in found if one.clock == "EDIT"), key=lambda one: one.id)

    async def said(self) -> list[str]:
        """The kinds of words of the case, oldest first."""
        case = await self.desk.case()
        return [one.kind.value for one in await self.desk.database.read(lambda work: words.of_case(work, case.id))]


async def stage(desk: Desk, unit: Channel = Channel.ZALO, centre: Channel = Channel.TELEGRAM) -> Stage:
    """Nothing is offered yet."""
    return Stage(
        desk,
        await desk.staff("11", Role.UNIT_OFFICER, unit, "Mai Quốc Việt", UNIT),
        await desk.staff("12", Role.UNIT_HEAD, unit, "Trần Hồng Sơn", UNIT),
        await desk.staff("13", Role.PRESS_OFFICER, centre, "Đỗ Thị Mai"),
        await desk.staff("14", Role.PRESS_OFFICER, centre, "Vũ Quang Huy"),
        await desk.staff("15", Role.PRESS_HEAD, centre, "Bùi Thanh Sơn"),
        await desk.staff("16", Role.SPOKESPERSON, centre, "Đặng Thùy Dương", "LD"),
        await desk.staff("17", Role.DIRECTOR_GENERAL, centre, "Lê Hùng Cường", "LD"),
    )


async def offered(them: Stage, words: str = WORDS) -> None:
    """The unit's two acts: the words, and sending them."""
    await them.unit.says(f"/cungcap {words}")
    await chooses(them.unit, SEND)


async def begun(desk: Desk, unit: Channel = Channel.ZALO, centre: Channel = Channel.TELEGRAM) -> Stage:
    """An offer before the press centre."""
    them = await stage(desk, unit, centre)
    await offered(them)
    return them


async def state(desk: Desk) -> State:
    """Where it stands."""
    return (await desk.case()).facts.state


async def drafted(them: Stage) -> None:
    """The centre's: what was offered, as it is, before whoever approves."""
    await them.officer.says(CODE)
    await chooses(them.officer, DRAFT)
    await chooses(them.officer, USE)
    await chooses(them.officer, SUBMIT)


async def approved(them: Stage, who: Guest) -> None:
    """The exact text, confirmed."""
    await who.says(CODE)
    await chooses(who, APPROVE)
    await confirms(who)


async def acts(guest: Guest, label: str, why: str) -> None:
    """From the card: a choice, and what is asked then."""
    await guest.says(CODE)
    if label not in guest.last.buttons:
        await chooses(guest, "Việc khác…")
    await chooses(guest, label)
    await guest.says(why)
