"""Every table, and the triggers that keep the trail as it was written.

`0001_initial.<database>.sql` builds the tables as they were then;
`0001_trail.<database>.sql` the triggers.
"""

from __future__ import annotations

import re

from alembic import op

from storage.migrations import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the tables, their indexes and the triggers."""
    statements.run(op.get_bind(), "0001_initial")
    statements.run(op.get_bind(), "0001_trail")


def downgrade() -> None:
    """Drop all of it, the dependent tables first."""
    built = "\n".join(statements.read("0001_initial", op.get_bind().dialect.name))
    for name in reversed(re.findall(r"^CREATE TABLE (\w+)", built, re.MULTILINE)):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION trail_is_never_altered()")
