"""Who may speak, for everybody to read: `GET /spokespersons` (2.3, 2.4)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise

import pytest
from sqlalchemy import Update, update

from bot.web.contacts import pages, view
from bot.web.contacts.published import Published
from bot.web.contacts.wording import Wording
from storage import directory
from storage.tables import speakers, titles
from storage.work import Database
from tests.bot.web.contacts_site import CHIEF, DIRECTOR, GRANT, Site, opened
from tests.fakes import FakeClock


@pytest.fixture
async def site(database: Database, clock: FakeClock) -> AsyncIterator[Site]:
    async with opened(database, clock) as built:
        yield built


async def test_the_agency_stands_first_then_every_province(site: Site) -> None:
    page = await site.page()
    places = [
        "BHXH Việt Nam Tổng Giám đốc Hoàng Văn Bách",
        "Người phát ngôn Đặng Thùy Dương",
        "BHXH các tỉnh, thành phố",
    ]
    found = [page.rindex(words) for words in (*places, "BHXH thành phố Hà Nội", "BHXH tỉnh Nghệ An")]
    assert found == sorted(found)
    offices = (await site.json())["offices"]
    assert (len(offices), offices[0]["unit"]) == (35, "VSS")


async def test_all_that_article_2_wants_is_shown(site: Site) -> None:
    """2.3: name, title, telephone, e-mail; since when; the article by its number."""
    _, body = await site.get("/spokespersons?lang=vi")
    for words in (
        '<h3 lang="vi">Đặng Thùy Dương</h3>',
        "Phó Tổng Giám đốc",
        '<a class="reach" href="tel:+84-24-3936-0001">024 3936 0001</a>',
        'href="mailto:tgd@example.vn"',
        "Giữ chức vụ từ</dt><dd>13/11/2026",
        "khoản 3 và khoản 4 Điều 2",
        "Lập lúc 15:00 thứ Hai 23/11/2026 (giờ Việt Nam)",
    ):
        assert words in body


async def test_an_authorisation_shows_its_document_its_matter_and_its_dates(site: Site) -> None:
    """2.4"""
    await site.grant(replace(GRANT, since=site.clock.now()))
    page = await site.page()
    for words in (
        "Người được ủy quyền phát ngôn Bùi Thanh Sơn Giám đốc Trung tâm Truyền thông Điện thoại 0912 345 678",
        "Nội dung được ủy quyền Trợ cấp thất nghiệp vùng lũ",
        "Thời hạn ủy quyền từ 15:00 thứ Hai 23/11/2026 đến 18:00 thứ Hai 23/11/2026",
        "Văn bản ủy quyền số 123/UQ-BHXH ngày 20/11/2026, do Hoàng Văn Bách ký",
        "Tư cách phối hợp cùng Người phát ngôn",
        "Tải văn bản",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "vi"),
        ("", "en-GB,en;q=0.9,vi;q=0.5", "en"),
        ("", "fr,vi;q=0.2,en;q=0.8", "en"),
        ("", "en;q=0,fr", "vi"),
        ("", "en;q=x, ;q=1,,\u00ff", "vi"),
        ("?lang=vi", "en", "vi"),
        ("?lang=EN", "vi", "en"),
        ("?lang=fr", "en", "en"),
    ],
)
async def test_the_language_is_the_one_asked_for_else_the_browsers_else_vietnamese(
    site: Site, query: str, accepted: str, language: str
) -> None:
    _, body = await site.get(f"/spokespersons{query}", **{"Accept-Language": accepted})
    assert f'<html lang="{language}">' in body
    assert (site.headers["Content-Language"], site.headers["Vary"]) == (language, "Accept-Language")
    title = {"vi": "Người phát ngôn của Bảo hiểm xã hội Việt Nam", "en": "Spokespersons of Vietnam Social Security"}
    assert f"<h1>{title[language]}</h1>" in body


async def test_in_english_numbers_are_shown_as_dialled_from_abroad_and_entered_words_stay_vietnamese(
    site: Site,
) -> None:
    await site.grant(replace(GRANT, since=site.clock.now()))
    _, body = await site.get("/spokespersons?lang=en")
    assert '<a class="reach" href="tel:+84-912-345-678">+84 912 345 678</a>' in body
    assert '<dt>Matter</dt><dd lang="vi">Trợ cấp thất nghiệp vùng lũ</dd>' in body
    assert "Speaks together" not in body
    assert "speaks together with the Spokesperson" in body


async def test_the_switch_keeps_what_was_searched_for(site: Site) -> None:
    _, body = await site.get("/spokespersons?lang=vi&q=hà+nội&unit=HNO")
    assert (
        'href="/spokespersons?lang=en&amp;unit=HNO&amp;q=h%C3%A0+n%E1%BB%99i" lang="en" hreflang="en">English' in body
    )


async def shown(site: Site, query: str) -> list[str]:
    """The codes of the offices that a reader sees."""
    _, body = await site.get(f"/spokespersons?{query}")
    sections = re.findall(r'<section class="office" id="(\w+)"[^>]*?( hidden)?>', body)
    return [code for code, hidden in sections if not hidden]


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("Hà Nội", ["HNO"]),
        ("ha noi", ["HNO"]),
        ("HANOI", ["HNO"]),
        ("Bình Dương", ["HCM"]),
        ("dinh cong thanh", ["HNO"]),
        ("thanh hno", ["HNO"]),
        ("zzz", []),
        ("<script>", []),
        ("%", []),
    ],
)
async def test_a_search_works_without_javascript_with_and_without_accents(
    site: Site, search: str, codes: list[str]
) -> None:
    assert await shown(site, f"q={search.replace('%', '%25')}") == codes


async def test_a_search_that_finds_nothing_says_what_else_to_try(site: Site) -> None:
    page = await site.page("?q=zzz&lang=vi")
    assert "Không có nơi nào khớp. Hãy thử tên tỉnh, thành phố" in page
    assert "Xem tất cả" in page


async def test_one_unit_can_be_asked_for_alone(site: Site) -> None:
    assert await shown(site, "unit=hno") == ["HNO"]


async def test_a_unit_that_is_none_is_not_found_and_the_reader_is_led_on(site: Site) -> None:
    status, body = await site.get("/spokespersons?unit=XXX&lang=vi")
    assert status == 404
    assert "Không có BHXH tỉnh, thành phố nào mang mã này" in body
    assert 'href="/spokespersons?lang=vi"' in body
    assert (await site.get("/spokespersons.vcf?unit=XXX"))[0] == 404
    assert set((await site.json("?unit=XXX"))["error"]) == {"vi", "en"}


async def test_whom_to_call_now_is_who_is_on_duty_else_the_spokesperson(site: Site) -> None:
    assert "Cần gấp, xin gọi Người phát ngôn Đặng Thùy Dương" in await site.page()
    await site.put_on_duty("Vũ Quang Huy", kind="leader")
    await site.put_on_duty("Đỗ Thị Mai", hours=1)
    page = await site.page()
    assert "Cần gấp, xin gọi Trực báo chí Đỗ Thị Mai Cán bộ Điện thoại 0900 000 901" in page
    assert "Vũ Quang Huy" not in page
    site.clock.advance(3600)
    assert "Đỗ Thị Mai" not in await site.page()


async def test_a_provinces_own_roster_is_shown_with_it(site: Site) -> None:
    await site.put_on_duty("Tạ Ngọc Bích", unit="HNO")
    assert "BHXH thành phố Hà Nội Gồm cả: Hà Tây Trực báo chí Tạ Ngọc Bích" in await site.page()
    assert "Cần gấp, xin gọi Trực báo chí Tạ Ngọc Bích" in await site.page("?unit=HNO")


async def test_where_nobody_is_entered_the_reader_is_sent_to_the_agency(site: Site) -> None:
    assert "Chưa có thông tin. Xin liên hệ người phát ngôn của BHXH Việt Nam." in await site.page("?unit=NAN")


HOSTILE = "<script>alert(1)</script>\"'\u202e=HYPERLINK(1)\r\nTEL:113{{7*7}}"


async def test_hostile_names_are_words_and_nothing_else(site: Site) -> None:
    """T21, T22"""
    bad = replace(CHIEF, name=HOSTILE, title_vi=HOSTILE, phone="javascript:alert(1)", email='"><img src=x>@a.vn')
    await site.write(lambda work: directory.add_speakers(work, bad))
    await site.grant(replace(GRANT, since=site.clock.now(), name=HOSTILE, matter=HOSTILE, number=HOSTILE))
    _, body = await site.get(f"/spokespersons?q={HOSTILE.encode().hex()}")
    assert "<script>alert" not in body
    assert "<img" not in body
    assert "\u202e" not in body
    assert 'href="javascript:' not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "{{7*7}}" in body


async def test_what_was_searched_for_comes_back_as_words(site: Site) -> None:
    """T21"""
    _, body = await site.get('/spokespersons?q="><script>alert(1)</script>&lang="><b>')
    assert "<script>alert" not in body
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in body
    _, body = await site.get(f"/spokespersons?q={'x' * 3000}")
    assert f'value="{"x" * 100}"' in body


async def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    _, body = await site.get("/spokespersons")
    policy = site.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert "unsafe" not in policy
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', body)
    assert " style=" not in body
    assert not re.search(r"\son[a-z]+=", body)
    for part in re.findall(r'(?:src|href)="(/spokespersons/[^"]+)"', body):
        assert (await site.get(part))[0] == 200


async def test_the_page_is_laid_out_for_screen_readers(site: Site) -> None:
    _, body = await site.get("/spokespersons")
    assert [body.count(f"<{mark}") for mark in ("header>", "main ", "footer>", "h1>")] == [1, 1, 1, 1]
    assert '<a class="skip" href="#list">' in body
    assert '<label for="q">' in body
    levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = re.findall(r'\bid="([^"]+)"', body)
    assert len(ids) == len(set(ids))


def _luminance(colour: str) -> float:
    wide = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(wide[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_every_colour_of_words_can_be_read_on_its_ground_by_day_and_by_night(site: Site) -> None:
    """WCAG 2.1, 1.4.3 (AA): 4.5 to 1."""
    _, style = await site.get("/spokespersons/page.css")
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{[^}]*\}", style)
    ]
    assert len(themes) == 3
    for theme in themes[:2]:
        pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "paper", "urgent")]
        for ink, ground in [*pairs, ("accent-ink", "accent")]:
            dark, light = sorted((_luminance(theme[ink]), _luminance(theme[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


async def test_the_same_bytes_are_not_sent_twice_and_a_change_is_seen_at_once(site: Site) -> None:
    _, body = await site.get("/spokespersons")
    assert site.headers["Cache-Control"] == "no-cache"
    tag = site.headers["Etag"]
    assert tag.startswith('"')
    status, nothing = await site.get("/spokespersons", **{"If-None-Match": tag})
    assert (status, nothing, site.headers["Etag"]) == (304, "", tag)
    site.clock.advance(1)  # the time is told to the minute
    assert (await site.get("/spokespersons", **{"If-None-Match": tag}))[0] == 304
    await site.grant(replace(GRANT, since=site.clock.now()))
    status, newer = await site.get("/spokespersons", **{"If-None-Match": tag})
    assert status == 200
    assert newer != body


async def test_head_answers_like_get_without_the_body_and_other_methods_are_refused(site: Site) -> None:
    for path in ("/spokespersons", "/spokespersons.json", "/spokespersons.vcf", "/spokespersons/page.css"):
        async with site.client.get(path) as got, site.client.head(path) as head:
            assert (head.status, head.headers["Etag"]) == (200, got.headers["Etag"])
            assert head.headers["Content-Length"] == str(len(await got.read()))
            assert await head.read() == b""
        async with site.client.post(path, data=b"x") as posted:
            assert (posted.status, set(posted.headers["Allow"].split(","))) == (405, {"GET", "HEAD"})


async def test_a_number_that_cannot_be_dialled_is_shown_and_is_no_link(site: Site) -> None:
    bad = replace(DIRECTOR, unit_code="HUE", phone="hỏi tổng đài", email="chưa có")
    await site.write(lambda work: directory.add_speakers(work, bad))
    _, body = await site.get("/spokespersons?unit=HUE")
    assert "<dd>hỏi tổng đài</dd>" in body
    assert "<dd>chưa có</dd>" in body


async def test_what_was_kept_is_made_anew_in_every_form_when_anything_in_it_changes(site: Site) -> None:
    """2.4: to the minute, though a page is kept."""
    paths = [f"/spokespersons{form}{query}" for form in ("", ".json", ".vcf") for query in ("", "?unit=VSS", "?q=vss")]
    title = {"name_vi": "Tên chức mới", "name_en": "New title"}
    changes: dict[str, Update] = {
        "0900 000 777": update(speakers).values(phone="0900 000 777"),
        "Tên Khác": update(speakers).values(name="Tên Khác"),
        "Chức danh mới": update(speakers).values(title_vi="Chức danh mới"),
        "Tên chức mới": update(titles).values(title),
    }
    shown = {path: (await site.get(path))[1] for path in paths}
    assert {path: (await site.get(path))[1] for path in paths} == shown
    for words, change in changes.items():
        await site.write(lambda work, change=change: work.connection.execute(change).close())
        shown = {path: (await site.get(path))[1] for path in paths if "vcf" not in path or words == "Tên Khác"}
        assert [path for path, body in shown.items() if words not in body] == []


async def test_the_moment_of_the_page_moves_on_with_the_minutes(site: Site) -> None:
    first = await site.page()
    site.clock.advance(59)
    assert await site.page() == first
    site.clock.advance(1)
    assert await site.page() != first


async def test_a_page_that_is_kept_costs_little(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """T15: whoever asks a thousand times a minute does not hold up the platforms' calls."""
    made: list[str] = []
    original = view.offices

    def counted(published: Published, wording: Wording) -> tuple[view.OfficeView, ...]:
        made.append(wording.language)
        return original(published, wording)

    monkeypatch.setattr(pages, "offices", counted)
    for number in range(100):
        await site.page(f"?q=hue{number}")
    assert made == ["vi"]
