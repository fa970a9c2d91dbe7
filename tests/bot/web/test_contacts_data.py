"""The same contacts for programs and telephones, to the minute; documents only while they count (2.4)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import authorisations, directory
from storage.work import Database
from tests.bot.test_vcard import fields
from tests.bot.web.contacts_site import CHIEF, GRANT, PDF, Site, opened
from tests.bot.web.test_contacts_page import HOSTILE
from tests.fakes import FakeClock

BOTH = {"vi": str, "en": str}
AUTHORISATION: dict[str, Any] = {
    "number": str,
    "signed_on": (str, None),
    "granted_by": (str, None),
    "matter": str,
    "alone": (bool, None),
    "document": (str, None),
}
PERSON: dict[str, Any] = {
    "office": str,
    "capacity": BOTH,
    "name": str,
    "title": BOTH,
    "phone": str,
    "phone_e164": (str, None),
    "email": str,
    "since": datetime,
    "until": (datetime, None),
    "authorisation": (AUTHORISATION, None),
    "sample": (bool, None),
}
OFFICE: dict[str, Any] = {
    "unit": str,
    "kind": str,
    "name": BOTH,
    "former": [str],
    "on_duty": [PERSON],
    "speakers": [PERSON],
}
PUBLISHED: dict[str, Any] = {"generated_at": datetime, "timezone": str, "articles": [str], "offices": [OFFICE]}


def fits(value: object, shape: Any) -> bool:
    """Whether a value has the shape promised, no field more or less."""
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if shape is None:
        return value is None
    if isinstance(shape, dict):
        same = isinstance(value, dict) and value.keys() == shape.keys()
        return same and all(fits(value[name], inner) for name, inner in shape.items())  # type: ignore[index]
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if shape is datetime:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    return type(value) is shape


@pytest.fixture
async def site(database: Database, clock: FakeClock) -> AsyncIterator[Site]:
    async with opened(database, clock) as built:
        yield built


async def test_the_json_keeps_the_shape_that_is_promised(site: Site) -> None:
    await site.grant(replace(GRANT, since=site.clock.now()))
    await site.put_on_duty("Đỗ Thị Mai")
    found = await site.json()
    assert fits(found, PUBLISHED)
    assert found["generated_at"] == "2026-11-23T15:00:00+07:00"
    assert (found["timezone"], found["articles"]) == ("Asia/Ho_Chi_Minh", ["2.3", "2.4"])
    agency = found["offices"][0]
    assert [one["office"] for one in agency["speakers"]] == ["director_general", "spokesperson", "delegate"]
    assert [one["name"] for one in agency["on_duty"]] == ["Đỗ Thị Mai"]
    assert agency["speakers"][0]["since"] == "2026-11-13T15:00:00+07:00"
    delegate = agency["speakers"][2]
    assert (delegate["phone_e164"], delegate["until"]) == ("+84912345678", "2026-11-23T18:00:00+07:00")
    document = delegate["authorisation"].pop("document")
    assert delegate["authorisation"] == {
        "number": "123/UQ-BHXH",
        "signed_on": "2026-11-20",
        "granted_by": "Hoàng Văn Bách",
        "matter": "Trợ cấp thất nghiệp vùng lũ",
        "alone": False,
    }
    assert (await site.get(document))[0] == 200


async def test_an_authorisation_stands_there_from_its_first_moment_and_not_in_its_last(site: Site) -> None:
    """2.4"""
    one = await site.grant()
    path = f"/spokespersons/documents/{one.id}"
    second, whole = 1, ["Hoàng Văn Bách", "Đặng Thùy Dương"]
    seen = []
    for wait in (3600 - second, second, 7200 - second, second):
        site.clock.advance(wait)
        status, cards = await site.get("/spokespersons.vcf?unit=VSS")
        assert status == 200
        pages = {"Bùi Thanh Sơn" in await site.page(), "Bùi Thanh Sơn" in cards, await site.names() != whole}
        assert len(pages) == 1
        seen.append((pages.pop(), (await site.get(path))[0]))
    assert seen == [(False, 404), (True, 200), (True, 200), (False, 410)]


async def test_an_authorisation_that_is_ended_early_is_gone_at_once_everywhere(site: Site) -> None:
    """2.4"""
    one = await site.grant(replace(GRANT, since=site.clock.now()))
    await site.get("/spokespersons")
    tag = site.headers["Etag"]
    await site.write(lambda work: authorisations.end(work, one.id, None, "mistake"))
    status, body = await site.get("/spokespersons", **{"If-None-Match": tag})
    assert (status, "Bùi Thanh Sơn" in body) == (200, False)
    assert "Bùi Thanh Sơn" not in await site.names()


async def test_a_document_is_sent_to_be_saved_and_never_shown(site: Site) -> None:
    """T21"""
    one = await site.grant(replace(GRANT, since=site.clock.now()), mime="text/html")
    async with site.client.get(f"/spokespersons/documents/{one.id}") as answer:
        assert await answer.read() == PDF
        headers = answer.headers
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Disposition"] == (
        f"attachment; filename=\"authorisation-{one.id}\"; filename*=UTF-8''%E1%BB%A7y%20%22quy%E1%BB%81n%22-123.pdf"
    )


async def test_a_document_of_the_past_says_so_in_both_languages(site: Site) -> None:
    one = await site.grant()
    site.clock.advance(4 * 3600)
    status, body = await site.get(f"/spokespersons/documents/{one.id}")
    assert status == 410
    assert "Ủy quyền này đã hết hiệu lực" in body
    assert "This authorisation is over" in body
    assert "/spokespersons?lang=en" in body
    assert site.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("ident", ["0", "999", "-1", "1.0", "x", "9" * 30, "%00", "١"])
async def test_what_is_no_document_is_not_found(site: Site, ident: str) -> None:
    assert (await site.get(f"/spokespersons/documents/{ident}"))[0] == 404


async def test_an_authorisation_without_a_file_or_ended_before_it_began_was_never_there(site: Site) -> None:
    bare = await site.database.write(lambda work: authorisations.grant(work, replace(GRANT, since=work.now)))
    early = await site.grant()
    await site.write(lambda work: authorisations.end(work, early.id, None, "mistake"))
    site.clock.advance(2 * 3600)
    for one in (bare, early):
        assert (await site.get(f"/spokespersons/documents/{one.id}"))[0] == 404
    (delegate,) = [one for one in (await site.json())["offices"][0]["speakers"] if one["authorisation"]]
    assert delegate["authorisation"]["document"] is None


async def test_the_vcards_hold_everybody_and_what_an_authorisation_is_for(site: Site) -> None:
    await site.grant(replace(GRANT, since=site.clock.now()))
    _, body = await site.get("/spokespersons.vcf?lang=vi")
    assert site.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert site.headers["Content-Disposition"] == 'attachment; filename="spokespersons.vcf"'
    found = fields(body)
    names = ["Hoàng Văn Bách", "Đặng Thùy Dương", "Bùi Thanh Sơn", "Đinh Công Thành"]
    assert [value for name, value in found if name == "FN"] == names
    assert [value for name, value in found if name == "NOTE"] == [
        "Văn bản ủy quyền: số 123/UQ-BHXH ngày 20/11/2026\\, do Hoàng Văn Bách ký\\nNội dung được ủy quyền: "
        "Trợ cấp thất nghiệp vùng lũ\\nThời hạn ủy quyền: từ 15:00 thứ Hai 23/11/2026 "
        "đến 18:00 thứ Hai 23/11/2026"
    ]


async def test_the_vcards_of_one_unit_in_the_language_and_version_asked_for(site: Site) -> None:
    _, body = await site.get("/spokespersons.vcf?unit=HNO&lang=en&version=4")
    assert site.headers["Content-Disposition"] == 'attachment; filename="spokespersons-HNO.vcf"'
    found = dict(fields(body))
    assert (found["VERSION"], found["ORG"]) == ("4.0", "Social Security of Hanoi City")
    assert (await site.get("/spokespersons.vcf?version=9"))[1].count("VERSION:3.0") == 3


async def test_a_hostile_name_adds_no_field_to_a_vcard_and_stays_itself_in_the_json(site: Site) -> None:
    """T21, T22"""
    bad = replace(CHIEF, office="spokesperson", name=HOSTILE, title_vi=HOSTILE, email="a@b.vn\r\nTEL:113")
    await site.write(lambda work: directory.add_speakers(work, bad))
    _, body = await site.get("/spokespersons.vcf?unit=VSS")
    names = [name for name, _ in fields(body)]
    assert names.count("TEL;TYPE=WORK,VOICE") == names.count("FN") == 3
    assert "TEL" not in names
    found = (await site.json("?unit=VSS"))["offices"][0]["speakers"][-1]
    assert found["name"] == "<script>alert(1)</script>\"'=HYPERLINK(1) TEL:113{{7*7}}"


async def test_an_address_that_asks_for_what_is_not_there_too_often_must_wait(site: Site) -> None:
    """T15"""
    statuses = {(await site.get("/spokespersons/documents/x"))[0] for _ in range(2001)}
    assert statuses == {404, 429}
    site.clock.advance(timedelta(minutes=1).total_seconds())
    assert (await site.get("/spokespersons"))[0] == 200
