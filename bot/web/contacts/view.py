"""What the template shows, every word and link made: it only lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dialling import link
from bot.web.contacts.paths import VCARDS, document_path, mail_link, with_query
from bot.web.contacts.published import Office, Published
from bot.web.contacts.wording import Wording, one_line
from locales import DEFAULT
from storage.contacts import Duty
from storage.directory import Speaker
from storage.folding import fold

LONGEST_SEARCH = 100


@dataclass(frozen=True)
class PersonView:
    """One person. `terms`: (what, value, its language) of an authorisation, the office or the duty.

    Links are None without one. `email`: what stands before the @, the @, and what stands behind.
    """

    name: str
    capacity: str
    title: str
    phone: str
    phone_link: str | None
    email: tuple[str, str, str]
    email_link: str | None
    terms: tuple[tuple[str, str, str], ...]
    document: str | None = None


@dataclass(frozen=True)
class OfficeView:
    """One office. `find`: what a search looks in, folded. `shown`: whether it matches what is searched for."""

    code: str
    name: str
    former: str
    people: tuple[PersonView, ...]
    on_duty: tuple[PersonView, ...]
    find: str
    shown: bool
    vcards: str


def offices(published: Published, wording: Wording) -> tuple[OfficeView, ...]:
    """The offices in their order."""
    return tuple(_office(office, published, wording) for office in published.offices)


def searched(found: Sequence[OfficeView], search: str) -> list[OfficeView]:
    """The same; those that do not match stay, hidden, for the search that the browser does.

    What holds the words as they stand goes before what holds each of them somewhere: Bình Dương is no Dương of Hòa
    Bình.
    """
    wanted = fold(search[:LONGEST_SEARCH])
    as_said = {one.code for one in found if wanted in one.find}
    matching = as_said or {one.code for one in found if all(word in one.find for word in wanted.split())}
    return [replace(one, shown=one.code in matching) for one in found]


def to_call(published: Published, wording: Wording) -> PersonView | None:
    """Whom to call now at the first office shown, the agency if all are."""
    first = next((office.to_call for office in published.offices[:1]), None)
    return None if first is None else _person(first, published, wording)


def _office(office: Office, published: Published, wording: Wording) -> OfficeView:
    return OfficeView(
        office.code,
        wording.office(office),
        ", ".join(map(one_line, office.unit.former)) if office.unit else "",
        tuple(_person(one, published, wording) for one in office.speakers),
        tuple(_person(one, published, wording) for one in office.on_duty),
        fold(one_line(" ".join(_found_by(office, wording)))),
        True,
        with_query(VCARDS, unit=office.code, lang=wording.language),
    )


def _found_by(office: Office, wording: Wording) -> Iterator[str]:
    yield from (office.code, wording.office(office))
    if office.unit:
        yield from (office.unit.name_vi, office.unit.name_en, *office.unit.former, *office.unit.aliases)
    for one in office.speakers:
        yield from (one.name, one.title_vi, one.title_en, one.matter or "", one.document or "")


def _person(one: Speaker | Duty, published: Published, wording: Wording) -> PersonView:
    capacity, title = wording.capacity(one, published.titles), one_line(wording.title(one))
    if fold(title).startswith(fold(capacity)):  # "Giám đốc BHXH tỉnh Nghệ An" says "Giám đốc" already
        capacity, title = title, ""
    return PersonView(
        one_line(one.name),
        capacity,
        title,
        one_line(wording.telephone(one.phone)),
        link(one.phone),
        one_line(one.email).partition("@"),
        mail_link(one.email),
        tuple(_terms(one, wording)),
        document_path(one) if isinstance(one, Speaker) else None,
    )


def _terms(one: Speaker | Duty, wording: Wording) -> Iterator[tuple[str, str, str]]:
    """What people entered is Vietnamese, whatever the page's language."""
    own = wording.language
    if isinstance(one, Duty):
        yield wording.page("on_duty"), wording.period(one), own
    elif one.document is None:
        yield wording.page("since"), wording.moment(one.held_since or one.since, "date"), own
    else:
        yield wording.page("matter"), one_line(one.matter or "–"), DEFAULT
        yield wording.page("period"), wording.period(one), own
        yield wording.page("document"), wording.document(one), own
        if one.office == "delegate" and one.alone is not None:  # only the agency's speak together with somebody (2.1.c)
            yield wording.page("capacity"), wording.page("alone") if one.alone else wording.page("together"), own
