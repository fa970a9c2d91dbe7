"""A press centre with two officers and their head, a leader, a unit with people in chat, and a case that was filed."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Channel
from procedure.terms import Role
from storage.cases import CaseRow
from tests.handlers.rig import Desk, Guest

PROPOSE, RECORD, DISPATCH = "Đề xuất Lãnh đạo chỉ đạo", "Ghi nhận chỉ đạo của Lãnh đạo", "Gửi văn bản cho đơn vị"
FORWARD, ADD, MORE = "Chuyển đơn vị hỗ trợ", "Thêm đơn vị", "Việc khác…"
SEND, NOBODY = "✅ Gửi đơn vị", "Không cần đơn vị nào (Trung tâm tự soạn)"
CODE = "BC-2026-00001"


@dataclass
class Stage:
    """Everybody. The topic's lead unit is THU, the place is Nghệ An."""

    desk: Desk
    mai: Guest
    huy: Guest
    head: Guest
    leader: Guest
    thu: Guest
    journalist: Guest

    @classmethod
    async def set(cls, desk: Desk, channel: Channel = Channel.TELEGRAM) -> Stage:
        """With one case filed; `channel`: where Mai is."""
        mai = await desk.staff("1", name="Đỗ Thị Mai", channel=channel)
        huy = await desk.staff("9", name="Vũ Huy")
        head = await desk.staff("8", Role.PRESS_HEAD, name="Lê Thu Hà")
        leader = await desk.staff("5", Role.LEADER, name="Phạm Quang Minh", unit="LD")
        thu = await desk.staff("6", Role.UNIT_OFFICER, name="Ngô Văn Tú", unit="THU")
        journalist = await desk.known("2")
        await journalist.files_request()
        return cls(desk, mai, huy, head, leader, thu, journalist)

    async def case(self) -> CaseRow:
        """The case as it is."""
        return await self.desk.case(CODE)

    async def does(self, who: Guest, act: str) -> None:
        """Open the list of everything and press an act of it."""
        await opened(who)
        await who.presses(MORE)
        await who.presses(act)

    async def directed(self, *units: str, number: str = "12/BHXH-LĐ") -> None:
        """A written direction, recorded by Mai a moment ago."""
        await self.does(self.mai, RECORD)
        await self.mai.says(number)
        await self.mai.presses("Vừa xong")
        await self.mai.says("Kiểm tra, trả lời báo trong tuần.")
        await (self.mai.says(", ".join(units)) if units else self.mai.presses(NOBODY))
        await self.mai.presses("✅ Ghi nhận")

    async def dispatched(self, *units: str) -> None:
        """A direction, and the letter to all that it names."""
        await self.directed(*units)
        await self.mai.presses(DISPATCH)
        await self.mai.presses(SEND)

    async def gives_back(self, who: Guest, why: str = "Việc này thuộc Vụ Pháp chế.") -> None:
        """A unit returns its part."""
        await who.presses("Không thuộc thẩm quyền, trả lại")
        await who.says(why)


async def opened(who: Guest) -> None:
    """The card as a new message, by the code."""
    await who.says(CODE)
