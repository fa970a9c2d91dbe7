"""What costs what: `python -m tests.bench`. Ratios within one run, never a time that a slower machine would fail."""
