"""`python -m bot` is `phatngon`."""

from bot.cli import main

main()
