"""Codes that link a second channel: typed there within ten minutes, good once, bound to who asked for it (T9).

A code is ``LK-`` and twelve letters and digits without those that look alike: 60 random bits, kept only as a hash.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from storage.tables import link_codes
from storage.work import Work

LIFETIME = timedelta(minutes=10)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 3, 4
FORM = re.compile(rf"LK(?:[\s–-]*[{ALPHABET}]{{{GROUP}}}){{{GROUPS}}}", re.IGNORECASE)


def read(text: str) -> str | None:
    """The code in a text that is nothing but a code, in its one spelling; None in any other text."""
    if not FORM.fullmatch(text.strip()):
        return None
    bare = re.sub(r"[\s–-]", "", text.upper())[2:]
    return "-".join(["LK", *(bare[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))])


def issue(work: Work, account_id: int) -> str:
    """A new code of that account; it is shown once. An earlier one of theirs that was not used is worth nothing now."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS)]
    code = "-".join(["LK", *groups])
    work.connection.execute(
        delete(link_codes).where(link_codes.c.account_id == account_id, link_codes.c.used_at.is_(None))
    )
    work.connection.execute(
        insert(link_codes).values(
            digest=digest_of(code), account_id=account_id, created_at=work.now, expires_at=work.now + LIFETIME
        )
    )
    return code


def issuer(work: Work, digest: str) -> int | None:
    """The account that asked for a code which may still be used; None if there is none such."""
    found: int | None = work.connection.execute(
        select(link_codes.c.account_id).where(link_codes.c.digest == digest, _open(work))
    ).scalar()
    return found


def claim(work: Work, digest: str) -> bool:
    """Use the code up; of two who try, one does."""
    done = work.connection.execute(
        update(link_codes).where(link_codes.c.digest == digest, _open(work)).values(used_at=work.now)
    )
    return done.rowcount > 0


def digest_of(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def _open(work: Work) -> ColumnElement[bool]:
    return and_(link_codes.c.used_at.is_(None), link_codes.c.expires_at > work.now)
