"""The check of the catalogues finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from locales import LANGUAGES
from locales.check import problems, scan

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: {plurals}\\n"\n'
)
PLURALS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
FILED = {"vi": 'msgid "filed"\nmsgstr "Đã nhận <b>{code}</b>"\n', "en": 'msgid "filed"\nmsgstr "Filed <b>{code}</b>"\n'}
FILES = {
    "vi": 'msgid "files"\nmsgid_plural "files"\nmsgstr[0] "{n} tệp của {who}"\n',
    "en": 'msgid "files"\nmsgid_plural "files"\nmsgstr[0] "one file of {who}"\nmsgstr[1] "{n} files of {who}"\n',
}
CODE = 'say("filed", code="x")\nsay("files", n=2, who="y")\n'


def write(folder: Path, vi: list[str], en: list[str], code: str = CODE) -> list[str]:
    for language, entries in zip(LANGUAGES, (vi, en), strict=True):
        path = folder / language / "LC_MESSAGES" / "phatngon.po"
        path.parent.mkdir(parents=True)
        header = HEADER.format(language=language, plurals=PLURALS[language])
        path.write_text("\n".join([header, *entries]), encoding="utf-8")
    source = folder / "code.py"
    source.write_text(code, encoding="utf-8")
    return problems(folder, [source])


def test_complete_catalogues_have_no_problem(tmp_path: Path) -> None:
    assert write(tmp_path, [FILED["vi"], FILES["vi"]], [FILED["en"], FILES["en"]]) == []


@pytest.mark.parametrize(
    ("vi", "en", "found"),
    [
        ('msgstr "Đã nhận {code}"', 'msgstr "Filed {number}"', "en: filed: values differ: code, number"),
        ('msgstr ""', 'msgstr "Filed {code}"', "vi: filed: has 0 forms of 1"),
        ('msgstr "<b>Đã nhận {code}"', 'msgstr "Filed {code}"', "vi: filed: <b> is not closed or stands in itself"),
    ],
)
def test_a_faulty_sentence_is_named(tmp_path: Path, vi: str, en: str, found: str) -> None:
    lines = write(tmp_path, [f'msgid "filed"\n{vi}\n', FILES["vi"]], [f'msgid "filed"\n{en}\n', FILES["en"]])
    assert found in lines


def test_a_sentence_that_is_missing_in_one_language_is_named(tmp_path: Path) -> None:
    assert write(tmp_path, [FILED["vi"], FILES["vi"]], [FILED["en"]]) == ["en: files: is missing"]


def test_a_plural_form_too_few_is_named(tmp_path: Path) -> None:
    short = 'msgid "files"\nmsgid_plural "files"\nmsgstr[0] "one file of {who}"\n'
    assert write(tmp_path, [FILED["vi"], FILES["vi"]], [FILED["en"], short]) == ["en: files: has 1 forms of 2"]


def test_a_fuzzy_sentence_is_named(tmp_path: Path) -> None:
    fuzzy = "#, fuzzy\n" + FILED["en"]
    assert write(tmp_path, [FILED["vi"], FILES["vi"]], [fuzzy, FILES["en"]]) == ["en: filed: is fuzzy"]


def test_another_order_is_named(tmp_path: Path) -> None:
    lines = write(tmp_path, [FILED["vi"], FILES["vi"]], [FILES["en"], FILED["en"]])
    assert lines == ["en: the order of keys differs from vi"]


def test_a_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    lines = write(tmp_path, [FILED["vi"], FILES["vi"], FILED["vi"]], [FILED["en"], FILES["en"]])
    assert lines == ["vi: filed: stands twice"]


def test_a_key_without_a_sentence_and_a_sentence_without_use_are_named(tmp_path: Path) -> None:
    lines = write(tmp_path, [FILED["vi"], FILES["vi"]], [FILED["en"], FILES["en"]], 'say("filled", code="x")\n"files"')
    assert lines == ["code.py:1: no such sentence: filled", "filed: no code says it"]


def test_keys_are_found_in_alternatives_and_in_f_strings(tmp_path: Path) -> None:
    source = tmp_path / "code.py"
    source.write_text('say("a" if x else "b")\ntalk.Text(f"topic_{code}")\n', encoding="utf-8")
    used = scan([source])
    assert set(used.said) == {"a", "b"}
    assert used.prefixes == {"topic_"}
    assert used.has("topic_BHYT")
