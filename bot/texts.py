"""Keys and values become words: the catalogues, compiled in memory at the start.

- A sentence may hold `{name}` for a value and `<b>…</b>` for bold. Nothing else in it is mark-up.
- A value is shown as it is: never parsed, its controls removed (T21, T22).
- A sentence with several forms is chosen by the value `n`.
- A key or value that is missing is shown by its name and logged; `locales/check.py` finds it before that.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO

import structlog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.moments import show
from bot.richtext import Rich, clean, join
from handlers.talk import Bilingual, Lines, Moment, Text
from locales import DEFAULT, LANGUAGES, catalogue_path

log = structlog.get_logger(__name__)

Value = str | int | Text | Moment | Lines | Bilingual
PIECE = re.compile(r"(<b>|</b>|\{[a-z][a-z0-9_]*\})")


class Texts:
    """The catalogues of all languages and the zone that times are shown in."""

    def __init__(self, zone: tzinfo) -> None:
        """Read and compile the catalogues. Raises `OSError` or `ValueError` if one cannot be read."""
        self._zone = zone
        self._catalogues = {language: _compile(language) for language in LANGUAGES}

    def render(self, text: Text, language: str) -> Rich:
        """The words of a text, in `language` or, if we do not speak it, in Vietnamese."""
        language = language if language in self._catalogues else DEFAULT
        pieces, bold = [], False
        for piece in _pieces(self._sentence(text, language)):
            if piece in ("<b>", "</b>"):
                bold = piece == "<b>"
                continue
            shown = self._placeholder(text, piece, language)
            pieces.append(shown.all_bold() if bold else shown)
        return join(pieces)

    def _sentence(self, text: Text, language: str) -> str:
        catalogue, n = self._catalogues[language], text.values.get("n")
        found = catalogue.ngettext(text.key, text.key, n) if isinstance(n, int) else text.key
        found = catalogue.gettext(text.key) if found == text.key else found
        if found == text.key:
            log.error("sentence_missing", key=text.key, language=language)
        return found

    def _placeholder(self, text: Text, piece: str, language: str) -> Rich:
        if not PIECE.fullmatch(piece):
            return Rich(piece)
        name = piece[1:-1]
        if name not in text.values:
            log.error("value_missing", key=text.key, name=name)
            return Rich(piece)
        return self._value(text.values[name], language)

    def _value(self, value: Value, language: str) -> Rich:
        match value:
            case Text():
                return self.render(value, language)
            case Lines():
                return join((self._value(item, language) for item in value.items), value.between)
            case Moment():
                return Rich(self._moment(value, language))
            case Bilingual():
                return Rich(clean(value.en if language == "en" else value.vi))
            case _:
                return Rich(clean(str(value)))

    def _moment(self, moment: Moment, language: str) -> str:
        weekday = Text(f"weekday_{moment.at.astimezone(self._zone).isoweekday()}")
        return show(moment.at, moment.style, self._zone, language, self._sentence(weekday, language))


def _compile(language: str) -> GNUTranslations:
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache(maxsize=4096)
def _pieces(sentence: str) -> tuple[str, ...]:
    return tuple(piece for piece in PIECE.split(sentence) if piece)
