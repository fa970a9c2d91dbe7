"""What must never reach a log: tokens, secrets, invitation codes, telephone numbers and e-mail addresses (T18, F8).

One `Redactor` cleans every rendered line and, before that, every value of a log event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

HIDDEN = "[hidden]"
SHORTEST_SECRET = 6  # a shorter value would blot out ordinary words

NAMES = (
    r"(?:access|refresh|id)_?token|secret[_-]?key|(?:app|oa|client)[_-]?secret|code_verifier|code_challenge"
    r"|x-telegram-bot-api-secret-token|x-zevent-signature|authorization|password|passwd|telegram_token"
    r"|telegram_secret|smtp_url"
)
SECRET_NAME = re.compile(NAMES, re.IGNORECASE)

# A name, an optional quote, a separator, an optional opening quote, then the value up to where it ends.
_NAMED = re.compile(rf"(?i)((?:{NAMES})\\?[\"']?\s*[:=]\s*(?:Bearer\s+)?(?:b?\\?[\"'])?)([^\s\"'\\,;&}})]+)")
_TELEGRAM_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_IN_ADDRESS = re.compile(r"(://)[^\s/@]+@")
_INVITATION = re.compile(r"((?:/start(?:@\w+)?|[?&](?:start|code|state))[ =])[A-Za-z0-9_-]{8,}")
_RANDOM = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{20,}(?![A-Za-z0-9_-])")
_ORDINARY = re.compile(r"[A-Z]?[a-z]*|[A-Z]+|\d+")  # what names are made of: X-Telegram-Bot-Api-Secret-Token
_ROW = re.compile(r"(\[parameters: )[^\n]*")  # SQLAlchemy quotes the row that failed: a person's words
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\da-f+])(?<!\d\.)(?:\(?\+\(?\d|\(?0\d|84\d)(?:[ .()-]{0,2}\d){7,12}(?!\d)")


class Redactor:
    """Cleans text. `secrets`: the configured secrets, hidden by their value wherever they stand."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {form for secret in secrets for form in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._by_value = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def clean(self, text: str) -> str:
        """The text with everything secret or personal hidden."""
        if self._by_value:
            text = self._by_value.sub(HIDDEN, text)
        text = _ROW.sub(_keep_name, text)
        text = _TELEGRAM_TOKEN.sub(HIDDEN, text)
        text = _NAMED.sub(_keep_name, text)
        text = _IN_ADDRESS.sub(rf"\1{HIDDEN}@", text)
        text = _INVITATION.sub(_keep_name, text)
        text = _RANDOM.sub(_hide_if_random, text)
        return _PHONE.sub(HIDDEN, _EMAIL.sub(HIDDEN, text))

    def clean_value(self, value: object, name: str = "") -> object:
        """A value of a log event, whatever its shape; all of it is hidden when its name says that it is a secret."""
        if SECRET_NAME.search(name):
            return HIDDEN
        for kinds, clean in self._shapes():
            if isinstance(value, kinds):
                return clean(value)
        return self.clean(repr(value))

    def _shapes(self) -> Sequence[tuple[tuple[type, ...], Callable[..., object]]]:
        return (
            ((type(None), bool, int, float), _number),
            ((str,), self.clean),
            ((bytes, bytearray), lambda raw: self.clean(bytes(raw).decode("utf-8", "backslashreplace"))),
            ((Mapping,), lambda one: {self.clean(str(k)): self.clean_value(v, str(k)) for k, v in one.items()}),
            ((list, tuple, set, frozenset), lambda many: [self.clean_value(one) for one in many]),
        )


def _number(value: float | None) -> object:
    """Numbers as they are, save a telephone number that somebody logged as one."""
    is_long = isinstance(value, int) and not isinstance(value, bool) and re.fullmatch(r"84\d{8,10}", str(value))
    return HIDDEN if is_long else value


def _keep_name(found: re.Match[str]) -> str:
    return found[1] + HIDDEN


def _hide_if_random(found: re.Match[str]) -> str:
    return HIDDEN if looks_random(found[0]) else found[0]


def looks_random(word: str) -> bool:
    """Whether a word is base64 of random bits (a code, a token) and no name: both cases, changing all the time.

    In random base64 the kind of character changes at 64 % of the places, in CamelCase at 25 %; hexadecimal has but
    one case.
    """
    if all(map(_ORDINARY.fullmatch, re.split("[-_]", word))):
        return False
    kinds = "".join(map(_kind, word))
    changes = sum(one != other for one, other in pairwise(kinds))
    return "A" in kinds and "a" in kinds and changes >= 0.35 * len(word)


def _kind(character: str) -> str:
    if character.isdigit():
        return "0"
    return "A" if character.isupper() else "a" if character.islower() else "-"


def _spellings(secret: str) -> set[str]:
    """A secret as it may stand in a line: bare, inside JSON, inside a URL."""
    if len(secret) < SHORTEST_SECRET:
        return set()
    return {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], quote(secret, safe="")}


def brief(error: BaseException) -> str:
    """What kind of error it was and where, without its words: a database's own may quote the rows they fail on."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
