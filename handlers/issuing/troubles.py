"""What the administrators must mend so that documents leave as they should."""

from __future__ import annotations

from handlers.talk import Kind, Outgoing, Text, say
from procedure.terms import Role
from storage import cases, staff
from storage.work import Work

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


def template_broken(work: Work, why: str) -> list[Outgoing]:
    """The deployer's template does not work and the shipped one was used; told once a day."""
    return _told(work, say("letter_template_broken", why=why[:300]), f"letter_template:{work.now:%Y-%m-%d}")


def issuing_failed(work: Work, case_id: int, error: str) -> list[Outgoing]:
    """A document could not be made; told once a day for a case."""
    case = cases.load(work, case_id)
    text = say("issuing_failed", code=case.code if case else str(case_id), error=error)
    return _told(work, text, f"issuing:{case_id}:{work.now:%Y-%m-%d}")


def _told(work: Work, text: Text, key: str) -> list[Outgoing]:
    accounts = staff.desk_accounts(work, ADMINISTRATORS)
    return [Outgoing(one.id, text, kind=Kind.CARD, key=f"{key}:{one.id}") for one in accounts]
