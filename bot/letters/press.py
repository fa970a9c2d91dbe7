"""Letters made: by the deployer's template if it works, else by the shipped one; no template ever stops an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.letters.setting import set_letter
from bot.letters.template import TemplateBroken, fill, own_template, read, shipped
from handlers.issuing.letter import Letter

log = structlog.get_logger(__name__)
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every table of every font


@dataclass(frozen=True)
class Made:
    """A PDF; `problem`: why the deployer's template was not used, or ""."""

    data: bytes
    problem: str = ""


class Letters:
    """Makes letters. Reads the template anew each time: a change counts from the next letter on."""

    def __init__(self, data_dir: Path) -> None:
        self._path = own_template(data_dir)

    def __call__(self, letter: Letter) -> bytes:
        """The PDF alone."""
        return self.make(letter).data

    def make(self, letter: Letter) -> Made:
        """The PDF, and what was wrong with the deployer's template. Takes about a tenth of a second of computing."""
        if self._path.exists():
            try:
                return Made(set_letter(fill(read(self._path), letter), letter.title, letter.at))
            except TemplateBroken as error:
                log.error("letter_template_broken", why=str(error))
                return Made(self._shipped(letter), str(error))
            except Exception as error:
                log.exception("letter_template_cannot_be_set")
                return Made(self._shipped(letter), f"{type(error).__name__}: {error}")
        return Made(self._shipped(letter))

    def _shipped(self, letter: Letter) -> bytes:
        return set_letter(fill(shipped(), letter), letter.title, letter.at)
