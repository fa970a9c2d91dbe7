"""What an operator does from the command line, apart from how it is typed (`bot/cli.py`)."""
