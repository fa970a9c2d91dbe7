"""What loads the PDF library, and what does not."""

from __future__ import annotations

import subprocess
import sys

HEAVY = "{'fpdf', 'PIL', 'fontTools'} & set(sys.modules)"


def test_the_program_starts_without_the_pdf_library() -> None:
    """It takes longer to load than anything else, and a process that only takes messages in sets no letter."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, bot.app, bot.cli; print({HEAVY})"], capture_output=True, check=True
    )
    assert told.stdout.strip() == b"set()"
