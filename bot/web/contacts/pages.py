"""`/spokespersons`, `.json` and `.vcf`: read, put into words, answered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.texts import Texts
from bot.vcard import Version
from bot.web.contacts import paths
from bot.web.contacts.answers import answer
from bot.web.contacts.as_json import as_json
from bot.web.contacts.as_vcards import as_vcards
from bot.web.contacts.documents import Documents
from bot.web.contacts.kept import Kept
from bot.web.contacts.language import language_of
from bot.web.contacts.published import Published, read
from bot.web.contacts.view import LONGEST_SEARCH, OfficeView, offices, searched, to_call
from bot.web.contacts.wording import Wording, one_line
from bot.web.guards import Handler
from locales import LANGUAGES
from storage.work import Database

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
VERSIONS = {"3": Version.V3, "4": Version.V4}


class ContactPages:
    """The public contacts. Each page takes `?unit=`, a code of the directory; `?lang=vi|en` chooses the language.

    The page itself takes `?q=`, the vCards `?version=3|4`.
    """

    def __init__(self, database: Database, texts: Texts, zone: ZoneInfo) -> None:
        self._database = database
        self._zone = zone
        self._kept = Kept()
        self._wordings = {language: Wording(texts, zone, language) for language in LANGUAGES}
        templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._page = templates.get_template("spokespersons.html")
        self._documents = Documents(database, templates.get_template("document.html"), self._wordings)

    def routes(self) -> list[web.RouteDef]:
        """The pages, their style and script, the documents. HEAD works wherever GET does."""
        return [
            web.get(paths.PAGE, self._html),
            web.get(paths.JSON, self._json),
            web.get(paths.VCARDS, self._vcards),
            web.get(paths.STYLE, _part("page.css", "text/css")),
            web.get(paths.SCRIPT, _part("page.js", "text/javascript")),
            web.get(paths.DOCUMENT, self._documents.send),
        ]

    async def _html(self, request: web.Request) -> web.Response:
        published, wording = await self._read(request), self._wordings[language_of(request)]
        status = 200 if published.offices else 404
        search = one_line(request.query.get("q", ""))[:LONGEST_SEARCH]
        asked = (wording.language, _unit(request))
        views = self._kept.get(published, ("offices", *asked), lambda: offices(published, wording))
        body = self._kept.get(
            published, ("html", *asked, search), lambda: _rendered(self._page, published, wording, views, search)
        )
        return answer(request, body, "text/html", status=status, language=wording.language)

    async def _json(self, request: web.Request) -> web.Response:
        published = await self._read(request)
        body = self._kept.get(published, ("json", _unit(request)), lambda: self._json_of(published))
        return answer(request, body, "application/json", status=200 if published.offices else 404)

    def _json_of(self, published: Published) -> str:
        shape = as_json(published, list(self._wordings.values()), self._zone)
        if not published.offices:
            shape = {"error": {each: wording.page("unit_unknown") for each, wording in self._wordings.items()}}
        return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"

    async def _vcards(self, request: web.Request) -> web.Response:
        published, wording = await self._read(request), self._wordings[language_of(request)]
        if not published.offices:
            return answer(request, wording.page("unit_unknown"), "text/plain", status=404, language=wording.language)
        version = VERSIONS.get(request.query.get("version", ""), Version.V3)
        about = ("vcards", wording.language, _unit(request), version)
        body = self._kept.get(published, about, lambda: as_vcards(published, wording, version))
        asked = "".join(f"-{office.code}" for office in published.offices) if "unit" in request.query else ""
        file_name = f"spokespersons{asked}.vcf"
        return answer(request, body, "text/vcard", language=wording.language, file_name=file_name)

    async def _read(self, request: web.Request) -> Published:
        """All offices, or the one asked for; none if there is no such."""
        published = await self._database.read(read)
        asked = _unit(request)
        kept = tuple(office for office in published.offices if asked in ("", office.code))
        return replace(published, offices=kept)


def _unit(request: web.Request) -> str:
    """The code of the unit asked for; "" for all."""
    return request.query.get("unit", "").strip().upper()


def _rendered(page: Template, published: Published, wording: Wording, views: Sequence[OfficeView], search: str) -> str:
    unit = published.offices[0].code if len(published.offices) == 1 else ""
    found = searched(views, search)
    return page.render(
        t=wording.page,
        language=wording.language,
        languages=[
            (each, LANGUAGE_NAMES[each], paths.with_query(paths.PAGE, lang=each, unit=unit, q=search))
            for each in LANGUAGES
        ],
        search=search,
        unit=unit,
        count=sum(office.shown for office in found),
        agency=[office for office in found if office.code == "VSS"],
        provinces=[office for office in found if office.code != "VSS"],
        to_call=to_call(published, wording),
        generated=wording.moment(published.at),
        all_offices=paths.with_query(paths.PAGE, lang=wording.language),
        json_link=paths.with_query(paths.JSON, unit=unit),
        vcards_link=paths.with_query(paths.VCARDS, unit=unit, lang=wording.language),
    )


def _part(name: str, kind: str) -> Handler:
    """Whoever serves a file that lies beside the templates."""
    body = files("bot.web.templates").joinpath(name).read_text(encoding="utf-8")

    async def serve(request: web.Request) -> web.StreamResponse:
        return answer(request, body, kind)

    return serve
