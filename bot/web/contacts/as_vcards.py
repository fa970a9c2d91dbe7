"""The contacts for telephones: one vCard for each who may speak."""

from __future__ import annotations

from collections.abc import Iterator

from bot.vcard import Card, Version, write
from bot.web.contacts.published import Published
from bot.web.contacts.wording import Wording
from storage.directory import Speaker


def as_vcards(published: Published, wording: Wording, version: Version) -> str:
    """All of them in one language. Who has neither telephone nor e-mail is no contact."""
    return write(_cards(published, wording), version)


def _cards(published: Published, wording: Wording) -> Iterator[Card]:
    for office in published.offices:
        for one in office.speakers:
            if one.phone or one.email:
                title = wording.title(one) or wording.capacity(one, published.titles)
                yield Card(one.name, one.phone, one.email, title, wording.office(office), _note(one, wording))


def _note(one: Speaker, wording: Wording) -> str:
    """Of an authorisation what it is for and how long it counts: a telephone does not forget by itself."""
    if one.document is None:
        return ""
    lines = (
        (wording.page("document"), wording.document(one)),
        (wording.page("matter"), one.matter or "–"),
        (wording.page("period"), wording.period(one)),
    )
    return "\n".join(f"{name}: {value}" for name, value in lines)
