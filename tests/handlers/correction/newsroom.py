"""Those who ask a newsroom for a correction, and the way from the opening to the letter that has left."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.correction import unanswered
from handlers.talk import Channel
from procedure.terms import Role
from storage import tables, trail, words
from storage.words import Words
from tests.bot.issuing_rig import Office
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaker.stage import Stage, chooses, confirms

LINK = "https://bao.example.vn/cham-tra-luong-huu"
CODE = "BC-2026-00001"
THEIRS = "BHXH tỉnh Nghệ An nợ lương hưu của 3.000 người."
OURS = "Toàn bộ người hưởng ở Nghệ An đã được chi trả trong ngày 10/11."
DAY = 86_400


@dataclass
class Newsroom:
    """An officer and whoever speaks, each on a channel, and the worker that issues."""

    desk: Desk
    officer: Guest
    speaker: Guest
    office: Office

    async def opens(self, basis: str = "Chưa đúng sự thật", ours: str = OURS, address: str = "toasoan@bao.vn") -> None:
        """From the command to the case."""
        await self.officer.says(f"/caichinh {LINK}")
        await self.officer.says("Báo Ví Dụ")
        await self.officer.says(THEIRS)
        await chooses(self.officer, basis)
        await (self.officer.says(ours) if ours else chooses(self.officer, "Bỏ qua"))
        await chooses(self.officer, "Xong")
        await (self.officer.says(address) if address else chooses(self.officer, "Bỏ qua"))
        await chooses(self.officer, "✅ Mở hồ sơ cải chính")

    async def drafts(self) -> None:
        """The proposed text as it is, handed in."""
        await self.officer.says(CODE)
        await chooses(self.officer, "Soạn, trình duyệt")
        await chooses(self.officer, "Dùng bản này")
        await chooses(self.officer, "✅ Trình duyệt")

    async def approves(self) -> None:
        """The text that stands."""
        await self.speaker.says(CODE)
        await chooses(self.speaker, "✅ Duyệt")
        await confirms(self.speaker)

    async def sends(self) -> None:
        """All of it: the letter has left."""
        await self.opens()
        await self.drafts()
        await self.approves()
        await self.office.issued()

    async def waits(self, days: int = 6) -> int:
        """So many days later; how many letters were found unanswered."""
        self.desk.clock.advance(days * DAY)
        return await self.looks()

    async def looks(self) -> int:
        """Timekeeping looks; everybody reads what it says."""

        def piece(work: object) -> tuple[int, list[object]]:
            found, outs = unanswered.announced(work)  # type: ignore[arg-type]  # a Work
            return found, [self.desk._post(work, out) for out in outs]  # type: ignore[arg-type]  # a Work

        found, seen = await self.desk.database.write(piece)
        for account, language, message in seen:  # type: ignore[misc]  # as the desk posts them
            guest = self.desk.guests.get((account.channel, account.external_id))
            if guest is not None:
                guest.read(message, language)
        return found

    async def said(self) -> list[Words]:
        """Everything that was said about the case."""
        case = await self.desk.case()
        return await self.desk.database.read(lambda work: words.of_case(work, case.id))

    async def events(self) -> list[tuple[str, str, str]]:
        """(event, to, article) of every step."""
        query = tables.trail.select().order_by(tables.trail.c.id)
        rows = await self.desk.database.read(lambda work: work.connection.execute(query).all())
        return [(row.event, row.to_state, row.article) for row in rows]

    async def is_whole(self) -> bool:
        """Whether the trail is without damage."""
        return await self.desk.database.read(lambda work: trail.verify(work)) == []


async def newsroom(desk: Desk, officer: Channel = Channel.TELEGRAM, speaker: Channel = Channel.TELEGRAM) -> Newsroom:
    """The press centre's officer and the Spokesperson."""
    first = await desk.staff("1", channel=officer, name="Đỗ Thị Mai")
    second = await desk.staff("2", Role.SPOKESPERSON, speaker, "Đặng Thùy Dương", "LD")
    return Newsroom(desk, first, second, Office(Stage(desk, first, second, second, first)))


async def province(desk: Desk) -> Newsroom:
    """A province's officer and its Director."""
    first = await desk.staff("30", Role.PROVINCE_OFFICER, name="Hồ Nghệ", unit="NAN")
    second = await desk.staff("31", Role.PROVINCE_DIRECTOR, name="Phan Giám", unit="NAN")
    return Newsroom(desk, first, second, Office(Stage(desk, first, second, second, first)))
