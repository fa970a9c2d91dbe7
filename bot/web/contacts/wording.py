"""The words of the public page in one language."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.richtext import clean
from bot.texts import Texts, Value
from bot.web.contacts.published import Office, Titles
from handlers.authority.spans import end_in
from handlers.names import office_name
from handlers.talk import Bilingual, Moment, Text, say
from storage.contacts import Duty
from storage.directory import Speaker
from storage.telephones import at_home, from_abroad


class Wording:
    """Words in `language`, moments in the agency's zone."""

    def __init__(self, texts: Texts, zone: ZoneInfo, language: str) -> None:
        self._texts = texts
        self._zone = zone
        self.language = language

    def words(self, text: Text) -> str:
        """A sentence."""
        return self._texts.render(text, self.language).text

    def page(self, name: str, **values: Value) -> str:
        """A sentence of the page itself."""
        return self.words(say(f"page_{name}", **values))

    def moment(self, at: datetime, style: str = "full") -> str:
        """A point in time."""
        return self.words(say("label", name=Moment(at, style)))

    def office(self, office: Office) -> str:
        """What an office is called."""
        return self.words(say("agency") if office.unit is None else say("label", name=office_name(office.unit)))

    def title(self, one: Speaker | Duty) -> str:
        """The title of a person."""
        return self._either(one.title_vi, one.title_en)

    def capacity(self, one: Speaker | Duty, titles: Titles) -> str:
        """The office of Article 2 that somebody holds, as it is called now; of the roster that they are on duty."""
        if isinstance(one, Duty):
            return self.words(say("office_of_duty"))
        dated = titles.get(one.office)
        return self._either(*dated) if dated else self.words(say(f"office_of_{one.office}"))

    def telephone(self, phone: str) -> str:
        """A number as it is called from here, or in English from abroad."""
        return self._either(at_home(phone), from_abroad(phone))

    def period(self, one: Speaker | Duty) -> str:
        """From when until when."""
        if one.until is None:
            return self.page("from", since=Moment(one.since))
        return self.page("from_to", since=Moment(one.since), until=end_in(self._zone, one.until))

    def document(self, one: Speaker) -> str:
        """The document of an authorisation: number, date, who signed."""
        return self.page(
            "document_named",
            number=one.document or "",
            signed=self._signed(one.signed_on),
            by=say("granted_by", name=one.granted_by) if one.granted_by else "",
        )

    def _signed(self, day: str | None) -> Text | str:
        if not day:
            return ""
        noon = datetime.combine(date.fromisoformat(day), time(12), self._zone)
        return say("signed_on", date=Moment(noon, "date"))

    def _either(self, vi: str, en: str) -> str:
        return self.words(say("label", name=Bilingual(vi, en or vi)))


def one_line(words: str) -> str:
    """What people entered, without controls and turned directions, on one line."""
    return " ".join(clean(words).split())
