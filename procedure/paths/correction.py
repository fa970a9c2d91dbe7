"""The press published something untrue (5.1.d, 5.2.b), or distorted what was said (9.8): a letter follows (3.6).

The agency's is signed by whoever speaks for it, a province's by its Director or the Deputy authorised.
"""

from __future__ import annotations

from procedure.paths.rule import NEW, Path, Rule
from procedure.paths.shared import APPROVED, DELEGATE, DG, DIRECTOR, HEAD, NAMERS, REVIEW, TEXTS, UP
from procedure.terms import (
    OUTSIDE,
    PRESS_CENTRE,
    PROGRAM,
    PROVINCE_SPEAKERS,
    PROVINCE_STAFF,
    SPEAKERS,
    STAFF,
    Clock,
    Event,
    Hold,
    Need,
    Role,
    State,
    Tell,
)

S, E, T, N, C = State, Event, Tell, Need, Clock

OPEN = frozenset({S.DRAFTING, S.REVIEW, S.REPORTED_UP, S.APPROVED, S.SENT, S.UNANSWERED, S.ESCALATED})
ANY = OPEN | {S.PUBLISHED, S.DROPPED, S.CLOSED}
DRAFTING = frozenset({S.DRAFTING})
OUT = frozenset({S.SENT, S.UNANSWERED, S.ESCALATED})
ENDED = frozenset({S.PUBLISHED, S.UNANSWERED, S.ESCALATED})
DESK = (T.PRESS_CENTRE, T.SPEAKERS)
TAKE = Hold.TAKE


# fmt: off
def _rules(
    holders: frozenset[Role], drafters: frozenset[Role], speaks: frozenset[Role], above: frozenset[Role],
    head: frozenset[Role], desk: tuple[Tell, ...], article: str, assigned: str,
) -> tuple[Rule, ...]:
    """The lines of one of the two. `above`: to whom what is sensitive is reported (9.6); `head`: who reassigns."""
    reports = speaks - above
    return (
        Rule(E.RECEIVE,        NEW,      S.DRAFTING,   PRESS_CENTRE | PROVINCE_STAFF, article, desk, (N.EVIDENCE,)),
        Rule(E.CLAIM,          OPEN,     None,         holders,        "10.1",  desk, hold=TAKE),
        Rule(E.RELEASE,        OPEN,     None,         holders,        "10.1",  desk, hold=Hold.GIVE_BACK),
        Rule(E.TAKE_OVER,      OPEN,     None,         holders,        "10.1",  desk, (N.REASON,), Hold.MOVE),
        Rule(E.REASSIGN,       OPEN,     None,         head,           "10.1",  desk, (N.PERSON,), Hold.MOVE),
        Rule(E.NOTE,           ANY,      None,         STAFF,          "10.1",  desk, (N.REASON,)),
        Rule(E.MARK,           OPEN,     None,         drafters | speaks, "9.6", desk, (N.LIFT,)),
        Rule(E.DRAFT,          TEXTS | DRAFTING, S.REVIEW, drafters,   "3.6",   desk, (N.TEXT,), TAKE),
        Rule(E.RETURN,         TEXTS,    S.DRAFTING,   speaks,         "9",     desk, (N.REASON,)),
        Rule(E.EDIT,           TEXTS,    S.REVIEW,     speaks - DELEGATE, "9.1", desk, (N.DRAFT, N.TEXT)),
        Rule(E.REPORT_UP,      REVIEW,   S.REPORTED_UP, reports,       "9.6",   (*desk, T.DIRECTOR_GENERAL) if above == DG else desk, (N.DRAFT,)),
        Rule(E.SEEN,           UP,       S.REVIEW,     above,          "9.6",   desk, (N.DRAFT,)),
        Rule(E.OBJECT,         UP,       S.DRAFTING,   above,          "9.6",   desk, (N.REASON,)),
        Rule(E.ASSIGN_SPEAKER, OPEN,     None,         NAMERS if above == DIRECTOR else above, assigned, desk, (N.LENT,)),
        Rule(E.CONSENT,        REVIEW,   None,         reports,        "2.1.c", desk, (N.DRAFT, N.REPORTED)),
        Rule(E.APPROVE,        REVIEW,   S.APPROVED,   speaks,         article, desk, (N.DRAFT, N.REPORTED, N.NOT_OWN, N.TOGETHER)),
        Rule(E.ISSUE,          APPROVED, S.SENT,       PROGRAM,        "3.6",   desk, (N.DRAFT, N.RIGHT), starts=(C.CORRECTION,)),
        Rule(E.LAPSE,          APPROVED, S.REVIEW,     PROGRAM,        "2.4",   desk, (N.REASON,)),
        # the newsroom has nothing of it: it is signed anew, or the words would be lost
        Rule(E.LAPSE,          frozenset({S.SENT}), S.REVIEW, PROGRAM, "2.4",   desk, (N.REASON, N.UNSENT), voids=(C.CORRECTION,)),
        Rule(E.PUBLISHED,      OUT,      S.PUBLISHED,  drafters,       "3.6",   desk, (N.EVIDENCE,), stops=(C.CORRECTION,)),
        # the target goes on, late: until it is published, taken further, or closed
        Rule(E.UNANSWERED,     frozenset({S.SENT}), S.UNANSWERED, PROGRAM, article, desk),
        # to the outlet in writing, its governing body, the press authority, or the court (9.8)
        Rule(E.ESCALATE,       OUT | ENDED, S.ESCALATED, speaks,       "9.8",   desk, (N.EVIDENCE, N.REASON), voids=(C.CORRECTION,)),
        Rule(E.DROP,           OPEN,     S.DROPPED,    speaks,         article, desk, (N.REASON,), voids=(C.CORRECTION,)),
        Rule(E.CLOSE,          ENDED,    S.CLOSED,     drafters,       article, desk, (N.REASON,), voids=(C.CORRECTION,)),
        Rule(E.REOPEN,         frozenset({S.PUBLISHED, S.DROPPED, S.CLOSED}), S.DRAFTING, drafters, article, desk, (N.REASON,), TAKE),
        Rule(E.CORRECT_ANCHOR, ANY,      None,         drafters,       "3.6",   desk, (N.REASON, N.PAST)),
        Rule(E.HAND_TYPED,     ANY,      None,         OUTSIDE,        "2.6",   desk),
    )


NATIONAL_RULES = _rules(
    PRESS_CENTRE, PRESS_CENTRE | {Role.INTERNATIONAL}, SPEAKERS, DG, HEAD, DESK, "5.1.d", "8.1",
)
PROVINCE_RULES = _rules(
    PROVINCE_STAFF, PROVINCE_STAFF, PROVINCE_SPEAKERS, DIRECTOR, DIRECTOR, (T.PROVINCE, T.SPEAKERS), "5.2.b", "2.2.b",
)
# fmt: on

TARGETS = {S.DRAFTING: C.COMPILE, S.REVIEW: C.APPROVAL, S.REPORTED_UP: C.APPROVAL}
CORRECTION = Path("correction", "5.1.d, 9.8", NATIONAL_RULES, OPEN, TEXTS, TARGETS)
PROVINCE_CORRECTION = Path("province_correction", "5.2.b, 9.8", PROVINCE_RULES, OPEN, TEXTS, TARGETS)
