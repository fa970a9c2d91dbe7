"""`understand`: what free text means."""

from __future__ import annotations

import io
import sys

import click


@click.command()
def understand() -> None:
    """Read texts, one a line, and print what is understood of each as one JSON object a line."""
    from handlers.understanding.report import lines

    texts = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for line in lines(texts):
        click.echo(line)
