"""Whoever speaks: approving, agreeing, editing, returning, reporting up, refusing, deferring, summoning (Art. 9)."""
