"""What is missing in the directory, or ends soon, is found before a journalist finds it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from handlers.directory.checkup import findings
from storage import starter
from storage.directory import Speaker, add_speakers
from storage.tables import duties
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.directory.sheets import DOCUMENT_HEADINGS, brought_in, csv_file, document, person
from tests.handlers.rig import TEXTS

SHIFT = ("kind", "unit", "name", "title_vi", "phone", "email", "since", "until")
AGENCY = [person("VSS", office="director_general"), person("VSS", office="spokesperson")]
DIRECTORS = [person(one.code) for one in starter.provinces()]


async def found(database: Database) -> list[str]:
    return [TEXTS.render(text, "en").text for text in await database.read(findings)]


def shift(since: str, until: str) -> tuple[str, ...]:
    return ("press", "VSS", "A", "Chuyên viên", "1900 9068", "a@vss.gov.vn", since, until)


async def test_an_empty_directory_lacks_everybody(filled: Database) -> None:
    lines = await found(filled)
    assert lines[:2] == [
        "VSS: no Director General is entered. Import a spokespersons file.",
        "VSS: no Spokesperson is entered. Import a spokespersons file.",
    ]
    assert sum("no Director is entered" in line for line in lines) == 34
    assert "VSS: nobody is on press duty in the next 7 days. Import a roster file." in lines


async def test_a_whole_directory_with_everything_published_lacks_nothing(filled: Database, clock: FakeClock) -> None:
    await brought_in(
        filled, csv_file([*AGENCY, *DIRECTORS]), csv_file([shift("23/11/2026", "31/12/2026")], SHIFT, "r.csv")
    )
    assert await found(filled) == ["108 posting tasks are open. In chat: /postings."]


async def test_an_end_within_three_days_and_gaps_of_the_roster_are_told(filled: Database, clock: FakeClock) -> None:
    rows = [
        shift("23/11/2026", "24/11/2026"),
        shift("26/11/2026 08:00", "27/11/2026"),
        shift("29/11/2026", "29/11/2026"),
    ]
    paper = [
        document(since="20/11/2026", until="25/11/2026"),
        document(number="2/UQ", since="20/11/2026", until="29/11/2026"),
    ]
    await brought_in(
        filled,
        csv_file([*AGENCY, *DIRECTORS]),
        csv_file(rows, SHIFT, "roster.csv"),
        csv_file(paper, DOCUMENT_HEADINGS, "uq.csv"),
    )
    lines = await found(filled)
    (soon,) = [line for line in lines if line.startswith("Authorisation")]
    assert soon.startswith("Authorisation 12/UQ-BHXH of Lê Văn Đ (VSS) ends")
    gaps = [line for line in lines if "nobody is on press duty from" in line]
    assert len(gaps) == 3
    assert "from 00:00 Wednesday 25 November 2026 to 08:00 Thursday 26 November 2026" in gaps[0]
    clock.advance(timedelta(days=30).total_seconds())
    assert any("nobody is on press duty in the next 7 days" in line for line in await found(filled))


async def test_telephones_and_addresses_that_cannot_be_right_are_told(filled: Database) -> None:
    def enter(work: Work) -> None:
        add_speakers(work, Speaker("director", "HNO", "A", "T", "T", "024 1", "a@vss.gov.vn", work.now))
        row = {"kind": "press", "unit_code": "VSS", "name": "B", "title_vi": "T", "title_en": "T"}
        work.connection.execute(insert(duties), [{**row, "phone": "1900 9068", "email": "b@", "since": work.now}])

    await filled.write(enter)
    lines = await found(filled)
    assert "spokespersons, HNO, A: “024 1” cannot be right. Mend it in the file and import it again." in lines
    assert "duty roster, VSS, B: “b@” cannot be right. Mend it in the file and import it again." in lines
