"""Telephone numbers as machines dial them (E.164, RFC 3966); what people wrote stays beside it."""

from __future__ import annotations

from phonenumbers import PhoneNumberFormat, format_number

from storage.telephones import possible


def e164(text: str) -> str | None:
    """``+842439361234``; None if it is no possible number, or has an extension, which this form would lose."""
    number = possible(text)
    return None if number is None or number.extension else format_number(number, PhoneNumberFormat.E164)


def link(text: str) -> str | None:
    """What a tap dials, ``tel:+84-24-3936-1234;ext=12``; None if it is no possible number."""
    number = possible(text)
    return None if number is None else format_number(number, PhoneNumberFormat.RFC3966)
