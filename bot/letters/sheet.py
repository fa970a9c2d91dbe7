"""An empty document: A4, the letter's font, pages numbered from the second on. It alone loads the PDF library."""

from __future__ import annotations

from datetime import datetime

from fpdf import FPDF

from bot.letters.measures import FACES, FAMILY, FONTS, LEFT, RIGHT, TOP

PAGE_NUMBER_FROM = 2


class Sheet(FPDF):
    """A document whose pages are numbered in the middle of the top margin."""

    def header(self) -> None:
        """The number, from the second page on."""
        if self.page_no() >= PAGE_NUMBER_FROM:
            self.set_font(FAMILY, "", 13)
            number = str(self.page_no())
            self.text(LEFT + (self.w - LEFT - RIGHT - self.get_string_width(number)) / 2, TOP / 2 + 4, number)
        self.set_y(TOP)


def begun(title: str, at: datetime) -> Sheet:
    """With its first page open. `at`: the moment that it bears."""
    sheet = Sheet(format="A4")
    sheet.set_margins(LEFT, TOP, RIGHT)
    sheet.set_auto_page_break(False)
    for style, name in FACES.items():
        sheet.add_font(FAMILY, style, FONTS / f"LiberationSerif-{name}.ttf")
    sheet.set_creation_date(at)
    sheet.set_title(title)
    sheet.set_lang("vi")
    sheet.add_page()
    return sheet
