"""The letter's template: the deployer's own if there is one and it works, else the shipped one.

It is Jinja2 in a sandbox: it sees the fields of a `handlers.issuing.letter.Letter` and nothing else. Every value is put
in without any markup of its own.
"""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from bot.letters.markup import Block, MarkupError, escaped, parse
from bot.richtext import clean
from handlers.issuing.letter import Letter

SHIPPED = Path(__file__).parent / "templates" / "letter.txt"
NAME = "letter.txt"
LONGEST = 64 * 1024
MOST_LETTERS = 1_000_000


class TemplateBroken(Exception):
    """The template cannot be used; the message says where and why."""


def own_template(data_dir: Path) -> Path:
    """Where the deployer's template is looked for."""
    return data_dir / "templates" / NAME


@cache
def shipped() -> Template:
    """The template of the program itself."""
    return _environment().from_string(SHIPPED.read_text(encoding="utf-8"))


def read(path: Path) -> Template:
    """A template from a file. Raises `TemplateBroken`."""
    try:
        source = path.read_bytes()
        if len(source) > LONGEST:
            raise TemplateBroken(f"{path}: longer than {LONGEST} bytes")
        return _environment().from_string(source.decode("utf-8-sig"))
    except OSError as error:
        raise TemplateBroken(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TemplateBroken(f"{path}: is not UTF-8") from None
    except TemplateError as error:
        raise TemplateBroken(f"{path}: {_where(error)}") from None


def fill(template: Template, letter: Letter) -> tuple[Block, ...]:
    """The letter's blocks. Raises `TemplateBroken`, whatever the template does."""
    values = {field.name: getattr(letter, field.name) for field in fields(letter)}
    try:
        pieces, length = [], 0
        for piece in template.generate(values):
            pieces.append(piece)
            length += len(piece)
            if length > MOST_LETTERS:
                raise TemplateBroken(f"makes more than {MOST_LETTERS} characters")
        return parse(unicodedata.normalize("NFC", "".join(pieces)))
    except (TemplateError, MarkupError, SecurityError) as error:
        raise TemplateBroken(_where(error)) from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError) as error:
        raise TemplateBroken(f"{type(error).__name__}: {error}") from None


def _environment() -> SandboxedEnvironment:
    """Undefined names are errors; blocks leave no blank lines; every value is cleaned and escaped."""
    return SandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_value, autoescape=False
    )


def _value(value: object) -> object:
    """What `{{ … }}` puts in. An undefined name stays one, so that it is reported."""
    return value if isinstance(value, StrictUndefined) else escaped(clean(str(value)))


def _where(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"line {line}: {error}" if line else str(error)
