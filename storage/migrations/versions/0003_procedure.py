"""Article 7 whole: who asks, the units' parts, directions, texts and approvals, documents, clocks and their reminders.

`0003_procedure.<database>.sql` builds what `storage/tables/` gained. Whoever had asked before goes on waiting for the
answer; every case that was there has as many trail rows as its version says.
"""

from __future__ import annotations

import re

from alembic import op

from storage.migrations import statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAITING = (
    "INSERT INTO askers (case_id, person_id, account_id, name, outlet, since)"
    " SELECT id, person_id, account_id, asker, outlet, filed_at FROM cases"
)


def upgrade() -> None:
    """Add the tables and columns; bring what is there up to them."""
    statements.run(op.get_bind(), "0003_procedure")
    op.execute("UPDATE cases SET trail_length = version")
    op.execute(WAITING)


def downgrade() -> None:
    """Drop what older tables gained, then the new tables, the dependent ones first."""
    built = "\n".join(statements.read("0003_procedure", op.get_bind().dialect.name))
    new = set(re.findall(r"^CREATE TABLE (\w+)", built, re.MULTILINE))
    for index, table in re.findall(r"^CREATE INDEX (\w+) ON (\w+)", built, re.MULTILINE):
        if table not in new:
            op.drop_index(index, table_name=table)
    for table, column in re.findall(r"^ALTER TABLE (\w+) ADD COLUMN (\w+)", built, re.MULTILINE):
        op.drop_column(table, column)
    for name in reversed(re.findall(r"^CREATE TABLE (\w+)", built, re.MULTILINE)):
        op.drop_table(name)
