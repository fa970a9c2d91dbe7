"""What each kind of file looks like: its columns, what they are called in either language, what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from handlers.directory import cells
from handlers.directory.cells import Read
from handlers.directory.words import DUTIES, OFFICES, OUTLETS, PROVINCES, UNITS
from storage.folding import fold
from storage.imports.entries import Kind

NOT_WORD = re.compile(r"[^a-z0-9]+")


class Must(Enum):
    """Whether a cell may be empty, and whether the column may be missing: `CELL` neither, `NOT` both."""

    CELL = "cell"
    NOT = "not"


@dataclass(frozen=True)
class Column:
    """A column. `read` makes a value of a filled cell; the dates have none, since they need the zone."""

    name: str
    headings: tuple[str, ...]
    read: Read | None = cells.text
    must: Must = Must.CELL

    @property
    def spellings(self) -> frozenset[str]:
        """What its heading may be, as `plain` has it."""
        return frozenset(plain(one) for one in (self.name, *self.headings))


@dataclass(frozen=True)
class Layout:
    """The columns of one kind of file, and what such a file or sheet may be called."""

    kind: Kind
    columns: tuple[Column, ...]
    names: tuple[str, ...]

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that must be there."""
        return tuple(column for column in self.columns if column.must is Must.CELL)

    def column(self, heading: str) -> Column | None:
        """The column of that heading."""
        return next((column for column in self.columns if plain(heading) in column.spellings), None)


def plain(heading: str) -> str:
    """A heading without case, accents, marks and the star that says "must be filled"."""
    return NOT_WORD.sub(" ", fold(heading)).strip()


SINCE = Column("since", ("từ ngày", "từ", "ngày bắt đầu", "hiệu lực từ", "from"), None, Must.NOT)
UNTIL = Column("until", ("đến ngày", "đến", "đến hết ngày", "ngày kết thúc", "hết hiệu lực", "to"), None, Must.NOT)
FROM, TO = (Column(one.name, one.headings, None) for one in (SINCE, UNTIL))
CODE = Column("code", ("mã",), cells.code)
NAME_VI = Column("name_vi", ("tên", "tên tiếng Việt", "tên đơn vị", "tên cơ quan"))
NAME_EN = Column("name_en", ("tên tiếng Anh",))
ALIASES = Column("aliases", ("tên gọi khác", "tên khác", "viết tắt"), cells.several, Must.NOT)
FORMER = Column("former", ("tên cũ", "trước đây", "tỉnh cũ"), cells.several, Must.NOT)
UNIT = Column("unit", ("đơn vị", "mã đơn vị", "unit_code"))
NAME = Column("name", ("họ tên", "họ và tên"))
TITLE_VI = Column("title_vi", ("chức vụ", "chức danh"))
TITLE_EN = Column("title_en", ("chức vụ tiếng Anh", "chức danh tiếng Anh"), cells.text, Must.NOT)
PHONE = Column("phone", ("điện thoại", "số điện thoại", "telephone"), cells.phone)
EMAIL = Column("email", ("thư điện tử", "địa chỉ thư điện tử", "e-mail"), cells.email)
REACHED = (NAME, TITLE_VI, TITLE_EN, PHONE, EMAIL)


def _kind(words: Mapping[str, str]) -> Column:
    return Column("kind", ("loại",), cells.one_of(words))


LAYOUTS: Mapping[Kind, Layout] = {
    one.kind: one
    for one in (
        Layout(
            Kind.UNITS,
            (Column("code", ("mã",), cells.unit_code), NAME_VI, NAME_EN, _kind(UNITS), ALIASES, SINCE, UNTIL),
            ("units", "đơn vị", "đơn vị trực thuộc"),
        ),
        Layout(
            Kind.PROVINCES,
            (
                Column("code", ("mã",), cells.unit_code),
                NAME_VI,
                NAME_EN,
                _kind(PROVINCES),
                FORMER,
                ALIASES,
                SINCE,
                UNTIL,
            ),
            ("provinces", "tỉnh", "tỉnh thành", "bhxh tỉnh"),
        ),
        Layout(
            Kind.OUTLETS,
            (CODE, NAME_VI, NAME_EN, _kind(OUTLETS), ALIASES, SINCE, UNTIL),
            ("outlets", "agencies", "cơ quan báo chí", "báo chí"),
        ),
        Layout(
            Kind.TOPICS,
            (
                CODE,
                NAME_VI,
                NAME_EN,
                Column("lead_unit", ("đơn vị chủ trì", "chủ trì")),
                Column("keywords", ("từ khóa",), cells.several, Must.NOT),
                SINCE,
                UNTIL,
            ),
            ("topics", "lĩnh vực", "chủ đề"),
        ),
        Layout(
            Kind.TITLES,
            (Column("office", ("vai trò", "code", "mã"), cells.one_of(OFFICES)), NAME_VI, NAME_EN, SINCE, UNTIL),
            ("titles", "chức danh", "tên chức danh"),
        ),
        Layout(
            Kind.SPOKESPERSONS,
            (Column("office", ("vai trò",), cells.one_of(OFFICES)), UNIT, *REACHED, SINCE, UNTIL),
            ("spokespersons", "speakers", "người phát ngôn"),
        ),
        Layout(
            Kind.AUTHORISATIONS,
            (
                UNIT,
                Column("number", ("số văn bản", "số", "văn bản ủy quyền", "document")),
                Column("signed_on", ("ngày ký", "ngày văn bản"), None),
                *REACHED,
                Column("matter", ("nội dung", "vụ việc", "nội dung ủy quyền"), cells.matter),
                Column("alone", ("phát ngôn một mình", "một mình"), cells.yes_or_no, Must.NOT),
                Column("granted_by", ("người ủy quyền", "người ký")),
                Column("reason", ("lý do",), cells.matter, Must.NOT),
                FROM,
                TO,
            ),
            ("authorisations", "authorizations", "ủy quyền", "ủy quyền phát ngôn"),
        ),
        Layout(
            Kind.ROSTER,
            (Column("kind", ("loại", "trực"), cells.one_of(DUTIES)), UNIT, *REACHED, FROM, UNTIL),
            ("roster", "duties", "lịch trực", "trực"),
        ),
    )
}
IGNORED = frozenset(plain(one) for one in ("stt", "tt", "no", "#", "ghi chú", "note", "notes"))
"""Headings of columns that people like to have and that say nothing here."""
