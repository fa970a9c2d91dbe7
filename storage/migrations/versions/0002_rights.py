"""Dated contacts, titles, the duty roster, authorisations, postings; substitutes, PINs, links, press cards; acts.

`0002_rights.<database>.sql` builds what `storage/tables/` gained; `0002_acts.<database>.sql` keeps acts as written.
"""

from __future__ import annotations

import re

from alembic import op

from storage.migrations import statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and tables; contacts that are there were in office since their row began."""
    statements.run(op.get_bind(), "0002_rights")
    statements.run(op.get_bind(), "0002_acts")
    op.execute("UPDATE speakers SET held_since = since")


def downgrade() -> None:
    """Drop the new tables, the dependent ones first, then the new columns."""
    built = "\n".join(statements.read("0002_rights", op.get_bind().dialect.name))
    for name in reversed(re.findall(r"^CREATE TABLE (\w+)", built, re.MULTILINE)):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION acts_are_never_altered()")
    for table, column in re.findall(r"^ALTER TABLE (\w+) ADD COLUMN (\w+)", built, re.MULTILINE):
        op.drop_column(table, column)
