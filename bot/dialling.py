"""Telephone numbers as machines dial them (E.164, RFC 3966); what people wrote stays beside it."""

from __future__ import annotations

from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, format_number, is_possible_number, parse

from storage.telephones import HOME


def e164(text: str) -> str | None:
    """``+842439361234``; None if it is no possible number, or has an extension, which this form would lose."""
    number = _parsed(text)
    return None if number is None or number.extension else format_number(number, PhoneNumberFormat.E164)


def link(text: str) -> str | None:
    """What a tap dials, ``tel:+84-24-3936-1234;ext=12``; None if it is no possible number."""
    number = _parsed(text)
    return None if number is None else format_number(number, PhoneNumberFormat.RFC3966)


def _parsed(text: str) -> PhoneNumber | None:
    try:
        number = parse(text, HOME)
    except NumberParseException:
        return None
    return number if is_possible_number(number) else None
