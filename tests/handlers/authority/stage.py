"""The people of Article 2, and a whole authorisation as they would type it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Attachment, Channel
from procedure.terms import Role
from storage import authorisations
from storage.authorisations import Authorisation
from tests.handlers.rig import PDF, Desk, Guest

DELEGATE, DEPUTY = "Nguyễn Hồng Sơn", "Trần Văn Phúc"
MATTER = "Chi trả lương hưu tháng 12 tại Nghệ An"
TERM = "từ 8h 24/11 đến 17h 30/11"
NUMBER = "123/UQ-BHXH"
OF_AGENCY = ("Trưởng ban Thực hiện chính sách BHYT", "0912 345 678", "son@vss.vn", MATTER, TERM)
OF_PROVINCE = ("Phó Giám đốc BHXH tỉnh Nghệ An", "yes", "0912 345 679", "phuc@vss.vn", MATTER, TERM)


@dataclass
class Cast:
    """Everybody who has a part in an authorisation."""

    desk: Desk
    general: Guest
    spokesperson: Guest
    head: Guest
    officer: Guest
    colleague: Guest
    director: Guest
    deputy: Guest
    local: Guest

    async def granted(self) -> list[Authorisation]:
        """Every authorisation there is."""
        return await self.desk.database.read(lambda work: authorisations.listed(work, None, 99)[::-1])


async def cast(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Cast:
    """Those who grant on `channel`, the others on Telegram."""
    return Cast(
        desk,
        await desk.staff("dg", Role.DIRECTOR_GENERAL, channel, "Lê Hùng Cường", "LD"),
        await desk.staff("sp", Role.SPOKESPERSON, channel, "Đặng Thùy Dương", "LD"),
        await desk.staff("head", Role.PRESS_HEAD, name="Hà Thị Vân"),
        await desk.staff("officer", Role.PRESS_OFFICER, name="Đỗ Thị Mai"),
        await desk.staff("unit", Role.UNIT_HEAD, name=DELEGATE, unit="BHYT"),
        await desk.staff("director", Role.PROVINCE_DIRECTOR, channel, "Phan Quốc Bảo", "NAN"),
        await desk.staff("deputy", Role.PROVINCE_OFFICER, channel, DEPUTY, "NAN"),
        await desk.staff("local", Role.PROVINCE_OFFICER, name="Võ Thị Lam", unit="NAN"),
    )


async def chooses(guest: Guest, label: str) -> None:
    """Press where there are buttons, type the label where there are none."""
    if guest.channel is Channel.ZALO:
        await guest.says(label)
    else:
        await guest.presses(label)


async def fills(guest: Guest, *answers: str, document: Attachment = PDF) -> None:
    """Answer the form's questions in order, the document last."""
    for answer in answers:
        await guest.says(answer)
    await guest.says("", document)


async def drafts_agency(guest: Guest, *, alone: str = "một mình", signed: str = "hôm nay") -> None:
    """Everything the agency's form asks, up to the review."""
    await guest.says("/uyquyen")
    await chooses(guest, "➕ Ủy quyền mới")
    await guest.says(DELEGATE)
    await chooses(guest, DELEGATE)
    await fills(guest, *OF_AGENCY, alone, NUMBER, signed)


async def drafts_province(guest: Guest, *, signed: str = "hôm nay") -> None:
    """Everything a province's form asks, up to the review."""
    await guest.says("/uyquyen")
    await chooses(guest, "➕ Ủy quyền mới")
    await guest.says("Đi công tác nước ngoài đến cuối tháng")
    await guest.says(DEPUTY)
    await chooses(guest, DEPUTY)
    await fills(guest, *OF_PROVINCE, NUMBER, signed)


async def confirms(guest: Guest, code: str = "UQ-123") -> None:
    """On from the review, and the confirmation."""
    await chooses(guest, "Tiếp tục để xác nhận")
    if guest.channel is Channel.ZALO:
        await guest.says(code)
    else:
        await guest.presses("✅ Xác nhận")
