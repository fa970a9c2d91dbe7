"""The catalogues are complete: `make check` calls `problems`.

- Every language has the same keys in the same order, with the same values, the plural forms it needs, nothing empty or
  fuzzy, `<b>` closed where it was opened.
- Every key that the code names is there: the first argument of `say` and `Text`. A key is used if any string in the
  code is that key, or begins one of the f-strings (``say(f"weekday_{n}")``).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from locales import DEFAULT, LANGUAGES, catalogue_path

ROOT = Path(__file__).parent.parent
ROOMS = ("procedure", "storage", "handlers", "bot")
KEY = re.compile(r"[a-z][a-z0-9_.]*")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BOLD = re.compile(r"</?b>")
CALLS = ("say", "Text")


@dataclass
class Used:
    """What the code names: keys it says, every string in it, the beginnings of its f-strings."""

    said: dict[str, str] = field(default_factory=dict)
    strings: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the key is used anywhere."""
        return key in self.strings or any(key.startswith(prefix) for prefix in self.prefixes)


def problems(folder: Path | None = None, code: Iterable[Path] | None = None) -> list[str]:
    """What is wrong with the catalogues, one line each; empty if nothing is. The paths are for tests."""
    paths = {language: _path(language, folder) for language in LANGUAGES}
    catalogues = {language: _read(path) for language, path in paths.items()}
    used = scan(_sources() if code is None else code)
    keys = _keys(catalogues[DEFAULT])
    found = [line for path in paths.values() for line in _repeated(path)]
    for language, catalogue in catalogues.items():
        found += _differences(language, keys, _keys(catalogue))
        found += [f"{language}: {key}: {what}" for key, what in _faults(catalogue, catalogues[DEFAULT])]
    found += [f"{where}: no such sentence: {key}" for key, where in used.said.items() if key not in keys]
    return found + [f"{key}: no code says it" for key in keys if not used.has(key)]


def scan(sources: Iterable[Path]) -> Used:
    """The keys that the code uses."""
    used = Used()
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.strings.add(node.value)
            if isinstance(node, ast.Call):
                _note_call(node, f"{source.name}:{node.lineno}", used)
    return used


def _note_call(call: ast.Call, where: str, used: Used) -> None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in CALLS or not call.args:
        return
    for node in _alternatives(call.args[0]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.said.setdefault(node.value, where)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            used.prefixes.add(str(node.values[0].value))


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """``"a" if x else "b"`` names two keys."""
    if isinstance(node, ast.IfExp):
        yield from _alternatives(node.body)
        yield from _alternatives(node.orelse)
    else:
        yield node


def _faults(catalogue: Catalog, model: Catalog) -> Iterator[tuple[str, str]]:
    for message in _messages(catalogue):
        key, forms = _key(message), _forms(message)
        if not KEY.fullmatch(key):
            yield key, "a key should be lower-case letters, digits, _ and ."
        if message.fuzzy:
            yield key, "is fuzzy"
        if not all(forms) or (message.pluralizable and len(forms) != catalogue.num_plurals):
            yield key, f"has {sum(map(bool, forms))} forms of {catalogue.num_plurals if message.pluralizable else 1}"
        yield from ((key, "<b> is not closed or stands in itself") for form in forms if not _is_balanced(form))
        yield from ((key, what) for what in _mismatches(message, model.get(key)))


def _mismatches(message: Message, model: Message | None) -> Iterator[str]:
    """The number itself may be left out of a plural form (“one file”)."""
    if model is None:
        return
    if message.pluralizable != model.pluralizable:
        yield "has plural forms in one language only"
    optional = {"n"} if message.pluralizable else set()
    wanted = _values(" ".join(_forms(model))) - optional
    for form in filter(None, _forms(message)):
        if wrong := (_values(form) - optional) ^ wanted:
            yield f"values differ: {', '.join(sorted(wrong))}"


def _values(form: str) -> set[str]:
    return set(PLACEHOLDER.findall(form))


def _differences(language: str, wanted: list[str], found: list[str]) -> list[str]:
    missing = [f"{language}: {key}: is missing" for key in wanted if key not in found]
    missing += [f"{language}: {key}: is not in {DEFAULT}" for key in found if key not in wanted]
    return missing or ([] if found == wanted else [f"{language}: the order of keys differs from {DEFAULT}"])


def _repeated(path: Path) -> Iterator[str]:
    """Babel silently keeps one of two entries with the same key."""
    keys = re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    return (f"{path.parts[-3]}: {key}: stands twice" for key in sorted({key for key in keys if keys.count(key) > 1}))


def _is_balanced(form: str) -> bool:
    tags = BOLD.findall(form)
    return tags == ["<b>", "</b>"] * (len(tags) // 2)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _keys(catalogue: Catalog) -> list[str]:
    return [_key(message) for message in _messages(catalogue)]


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def _forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [str(message.string or "")]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def _path(language: str, folder: Path | None) -> Path:
    return catalogue_path(language) if folder is None else folder / language / "LC_MESSAGES" / "phatngon.po"


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


if __name__ == "__main__":
    found = problems()
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.exit(1 if found else 0)
