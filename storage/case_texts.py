"""Exact texts for approval: body, files, form and recipients under one hash; and what was said to each.

- The body lies with the other words of the case, so that it can be erased while the chain stays valid.
- One text stands at a time; when the case lets go of it, it is void, and every approval with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from procedure.facts import Draft
from procedure.terms import Role
from storage import files, words
from storage.tables import approvals, texts
from storage.words import NamedFile, Said
from storage.work import Work

STANDING, VOID, ISSUED = "standing", "void", "issued"
SEEN, AGREED = "seen", "agreed"
"""What is said above to a text that was reported up (9.6): that it was seen, or, where that was asked, agreed to."""
ASKED = "report_up_asked"
"""It was reported up for an agreement."""


@dataclass(frozen=True)
class NewText:
    """What is to be approved. `purpose`: answer, briefing, statement, letter. `form`: document, signed, posted,
    interview (3).

    `audience`: whom it is for: askers (those who wait), press (every journalist known), matter (those of them who asked
    about its topic or place), addressee (the newsroom a correction is asked of), nobody (it is posted, 3.2).
    `refused`: the part that is refused (`ground`, `words`, `law`, `lifted_by`, `until`), or nothing. `recipients`: one
    line each, as they are shown: who receives it and by which way.
    """

    body: str
    purpose: str = "answer"
    form: str = "document"
    files: tuple[NamedFile, ...] = ()
    refused: Mapping[str, str] | None = None
    recipients: Sequence[str] = ()
    audience: str = "askers"


@dataclass(frozen=True, kw_only=True)
class CaseText(NewText):
    """A text as it stands. `body` is empty once erased."""

    id: int
    case_id: int
    words_id: int
    binding: bytes
    author: int
    at: datetime
    state: str


@dataclass(frozen=True)
class Approval:
    """What somebody said to a text: `act` is an event of the procedure."""

    act: str
    person_id: int
    capacity: str
    authorisation_id: int | None
    at: datetime
    binding: bytes


def binding_of(work: Work, new: NewText) -> bytes:
    """The one hash: SHA-256 over body, files (name and digest), form, the refused part and the recipients."""
    parts = {
        "body": new.body,
        "files": [[one.name, files.digest_of(work, one.file_id)] for one in new.files],
        "form": new.form,
        "purpose": new.purpose,
        "refused": dict(new.refused or {}),
        "recipients": list(new.recipients),
        "audience": new.audience,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).digest()


def put(work: Work, case_id: int, new: NewText, author: int) -> tuple[CaseText, bytes]:
    """Store a text; it stands once the step that hands it in is recorded. The text, and its words' salted hash."""
    words_id, digest = words.keep(work, case_id, Said.DRAFT, new.body, author, new.files)
    return _stored(work, case_id, words_id, new, author), digest


def again(work: Work, text: CaseText) -> CaseText:
    """The same words under another hash, since its recipients are others now. Nobody has said anything to it."""
    return _stored(work, text.case_id, text.words_id, text, text.author)


def _stored(work: Work, case_id: int, words_id: int, new: NewText, author: int) -> CaseText:
    row = work.connection.execute(
        insert(texts)
        .values(
            case_id=case_id,
            words_id=words_id,
            purpose=new.purpose,
            form=new.form,
            refused=dict(new.refused) if new.refused else None,
            audience=new.audience,
            recipients=list(new.recipients),
            binding=binding_of(work, new),
            author=author,
            at=work.now,
            state=STANDING,
        )
        .returning(texts)
    ).one()
    return _text(work, row)


def load(work: Work, text_id: int) -> CaseText:
    """A text. Raises `sqlalchemy.exc.NoResultFound` for an id that was never given."""
    return _text(work, work.connection.execute(select(texts).where(texts.c.id == text_id)).one())


def of_case(work: Work, case_id: int) -> list[CaseText]:
    """Every text of a case, oldest first."""
    rows = work.connection.execute(select(texts).where(texts.c.case_id == case_id).order_by(texts.c.id)).all()
    return [_text(work, row) for row in rows]


def settle(work: Work, case_id: int, binding: bytes | None) -> int | None:
    """The newest text with that hash stands, every other one that stood is void; the id of the one that stands."""
    rows = work.connection.execute(
        select(texts.c.id, texts.c.binding).where(texts.c.case_id == case_id, texts.c.state != VOID)
    ).all()
    kept = max((row.id for row in rows if row.binding == binding), default=None)
    gone = [row.id for row in rows if row.id != kept]
    if gone:
        void = update(texts).where(texts.c.id.in_(gone), texts.c.state == STANDING).values(state=VOID)
        work.connection.execute(void)
    return kept


def issued(work: Work, text_id: int) -> None:
    """The text has left."""
    work.connection.execute(update(texts).where(texts.c.id == text_id).values(state=ISSUED))


def stands_again(work: Work, text_id: int) -> None:
    """What had left has reached nobody, and is to be approved again."""
    work.connection.execute(update(texts).where(texts.c.id == text_id, texts.c.state == ISSUED).values(state=STANDING))


def say(
    work: Work, text: CaseText, act: str, person_id: int, capacity: Role, authorisation_id: int | None = None
) -> None:
    """Keep what somebody said to exactly this text (report_up, seen, consent, approve…)."""
    work.connection.execute(
        insert(approvals).values(
            case_id=text.case_id,
            text_id=text.id,
            act=act,
            binding=text.binding,
            person_id=person_id,
            capacity=capacity.value,
            authorisation_id=authorisation_id,
            at=work.now,
        )
    )


def said_to(work: Work, text_id: int) -> list[Approval]:
    """Everything that was said to a text, oldest first."""
    rows = work.connection.execute(select(approvals).where(approvals.c.text_id == text_id).order_by(approvals.c.id))
    return [Approval(row.act, row.person_id, row.capacity, row.authorisation_id, row.at, row.binding) for row in rows]


def drafts(work: Work, text_ids: Collection[int]) -> Mapping[int | None, Draft]:
    """The texts as the procedure sees them: seen and consented to as far as it was said to exactly these words."""
    if not text_ids:
        return {}
    rows = work.connection.execute(select(texts).where(texts.c.id.in_(list(text_ids)))).all()
    said = work.connection.execute(select(approvals).where(approvals.c.text_id.in_(list(text_ids)))).all()
    return {row.id: _draft(row, [one for one in said if one.text_id == row.id]) for row in rows}


def _draft(row: Row[tuple[object, ...]], said: Sequence[Row[tuple[object, ...]]]) -> Draft:
    acts = {one.act for one in said}
    consents = frozenset(Role(one.capacity) for one in said if one.act == "consent")
    return Draft(row.binding, row.author, bool(acts & {SEEN, AGREED}), consents, ASKED in acts, row.form)


def _text(work: Work, row: Row[tuple[object, ...]]) -> CaseText:
    return CaseText(
        body=words.body_of(work, row.words_id) or "",
        purpose=row.purpose,
        form=row.form,
        files=tuple(words.files_of(work, row.words_id)),
        refused=row.refused,
        recipients=row.recipients,
        audience=row.audience,
        id=row.id,
        case_id=row.case_id,
        words_id=row.words_id,
        binding=row.binding,
        author=row.author,
        at=row.at,
        state=row.state,
    )
