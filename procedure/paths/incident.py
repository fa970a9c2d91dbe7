"""A sudden event (5.1.b, 5.2.a): where first information is needed at once, it is given within 24 hours of the event.

- The national one is stated by whoever speaks for the agency, a province's by its Director or the Deputy authorised.
- A province's goes to the national Spokesperson and Delegates at once, who acknowledge it; the duty is met when it is
  stated and reported. They may state it jointly: their consent is given to the exact text (5.2.a).
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

OPEN = frozenset({S.DRAFTING, S.REVIEW, S.REPORTED_UP, S.APPROVED, S.STATED})
ANY = OPEN | {S.VOID, S.CLOSED}
DRAFTING = frozenset({S.DRAFTING})
STATED = frozenset({S.STATED})
WORDED = frozenset({S.DRAFTING, S.REVIEW})
SPOKESPERSON = frozenset({Role.SPOKESPERSON})
TOLD = SPOKESPERSON | DG | {Role.AGENCY_DELEGATE}
"""To whom a province reports: the Spokesperson or a Delegate of the agency (5.2.a)."""
BOTH = (T.PRESS_CENTRE, T.SPEAKERS)
TAKE = Hold.TAKE


# fmt: off
def _rules(
    holders: frozenset[Role], drafters: frozenset[Role], speaks: frozenset[Role], above: frozenset[Role],
    assigns: frozenset[Role], heads: frozenset[Role], desk: tuple[Tell, ...], own: Tell, assigned: str, opening: str,
) -> tuple[Rule, ...]:
    """The lines that both have. `above`: to whom what is sensitive is reported (9.6); `heads`: who reassigns; `own`: who
    is told of what only moves the work."""
    reports = speaks - above
    return (
        Rule(E.RECEIVE,        NEW,      S.DRAFTING,  STAFF,                 opening, (*desk, T.NATIONAL_SPEAKERS), (N.PAST,), starts=(C.FIRST_STATEMENT,)),
        Rule(E.CLAIM,          OPEN,     None,        holders,               "10.1",  (own,), hold=TAKE),
        Rule(E.RELEASE,        OPEN,     None,        holders,               "10.1",  (own,), hold=Hold.GIVE_BACK),
        Rule(E.TAKE_OVER,      OPEN,     None,        holders,               "10.1",  (own,), (N.REASON,), Hold.MOVE),
        Rule(E.REASSIGN,       OPEN,     None,        heads,                 "10.1",  (own,), (N.PERSON,), Hold.MOVE),
        Rule(E.NOTE,           ANY,      None,        STAFF,                 "10.1",  (own,), (N.REASON,)),
        Rule(E.MARK,           OPEN,     None,        STAFF,                 "9.6",   desk, (N.LIFT,)),
        # whether first information is needed at once: who speaks or the centre's head may decide otherwise
        Rule(E.NEED,           OPEN,     None,        speaks | SPOKESPERSON | HEAD, "5.1.b", desk, (N.REASON,), starts=(C.FIRST_STATEMENT,)),
        Rule(E.DRAFT,          TEXTS | DRAFTING, S.REVIEW, drafters,         "5.1.b", desk, (N.TEXT,), TAKE),
        Rule(E.RETURN,         TEXTS,    S.DRAFTING,  speaks,                "9",     desk, (N.REASON,)),
        Rule(E.EDIT,           TEXTS,    S.REVIEW,    speaks - DELEGATE,     "9.1",   desk, (N.DRAFT, N.TEXT)),
        Rule(E.REPORT_UP,      REVIEW,   S.REPORTED_UP, reports,             "9.6",   (*desk, T.DIRECTOR_GENERAL) if above == DG else desk, (N.DRAFT,)),
        Rule(E.SEEN,           UP,       S.REVIEW,    above,                 "9.6",   desk, (N.DRAFT,)),
        Rule(E.OBJECT,         UP,       S.DRAFTING,  above,                 "9.6",   desk, (N.REASON,)),
        Rule(E.ASSIGN_SPEAKER, OPEN,     None,        assigns,               assigned, desk, (N.LENT,)),
        Rule(E.CONSENT,        REVIEW,   None,        reports | SPOKESPERSON, "2.1.c" if above == DG else "5.2.a", desk, (N.DRAFT, N.REPORTED) if above == DG else (N.DRAFT,)),
        Rule(E.APPROVE,        REVIEW,   S.APPROVED,  speaks,                "9.1",   desk, (N.DRAFT, N.REPORTED, N.NOT_OWN, N.TOGETHER)),
        Rule(E.ISSUE,          APPROVED, S.STATED,    PROGRAM,               "5.1.b", desk, (N.DRAFT, N.RIGHT), stops=(C.FIRST_STATEMENT,)),
        Rule(E.LAPSE,          APPROVED, S.REVIEW,    PROGRAM,               "2.4",   desk, (N.REASON,)),
        Rule(E.FURTHER,        STATED,   S.DRAFTING,  drafters | speaks,     "5.1.b", desk, (N.REASON,)),
        Rule(E.FALSE_ALARM,    OPEN,     S.VOID,      speaks - DELEGATE,     "5.1.b", desk, (N.REASON,), voids=(C.FIRST_STATEMENT,)),
        # also before it was stated, or before more is, where nothing is owed: nobody is made to publish (5.1.b)
        Rule(E.CLOSE,          STATED | DRAFTING, S.CLOSED, drafters | speaks, "5.1", desk, (N.REASON, N.CO_REPORTED, N.INFORMED)),
        Rule(E.REOPEN,         frozenset({S.CLOSED, S.VOID}), S.DRAFTING, drafters | speaks, "5.1", desk, (N.REASON,), starts=(C.FIRST_STATEMENT,)),
        Rule(E.CORRECT_ANCHOR, ANY,      None,        drafters | speaks,     "5.1.b", desk, (N.REASON, N.PAST)),
        Rule(E.HAND_TYPED,     ANY,      None,        OUTSIDE,               "2.6",   desk),
    )


NATIONAL_RULES: tuple[Rule, ...] = _rules(
    PRESS_CENTRE, PRESS_CENTRE | {Role.INTERNATIONAL}, SPEAKERS, DG, DG, HEAD, BOTH, T.PRESS_CENTRE, "8.1", "5.1.b",
)
PROVINCE_RULES: tuple[Rule, ...] = (
    *_rules(
        PRESS_CENTRE | PROVINCE_STAFF, PRESS_CENTRE | PROVINCE_STAFF, PROVINCE_SPEAKERS, DIRECTOR, NAMERS, HEAD | DIRECTOR, (*BOTH, T.PROVINCE), T.PROVINCE, "2.2.b", "5.2.a",
    ),
    # the report to the national Spokesperson: seen by the chat's receipt, or recorded by the province
    Rule(E.CO_REPORT,          OPEN,     None,        PROVINCE_STAFF | PROGRAM, "5.2.a", (*BOTH, T.NATIONAL_SPEAKERS), (N.EVIDENCE, N.PAST), stops=(C.FIRST_STATEMENT,)),
    Rule(E.CO_ACKNOWLEDGE,     OPEN,     None,        TOLD,                  "5.2.a", (*BOTH, T.PROVINCE), stops=(C.FIRST_STATEMENT,)),
    # the province asks to state it jointly, or no more: then the exact text needs the Spokesperson's consent
    Rule(E.TOGETHER,           WORDED,   None,        PROVINCE_SPEAKERS,     "5.2.a", (*BOTH, T.PROVINCE, T.NATIONAL_SPEAKERS)),
    Rule(E.INSTRUCT,           OPEN,     None,        DG,                    "8.2",   (T.PROVINCE, T.PRESS_CENTRE), (N.REASON,)),
)
# fmt: on

TARGETS = {S.DRAFTING: C.COMPILE, S.REVIEW: C.APPROVAL, S.REPORTED_UP: C.APPROVAL}
INCIDENT = Path("incident", "5.1.b", NATIONAL_RULES, OPEN, TEXTS, TARGETS)
PROVINCE_INCIDENT = Path("province_incident", "5.2.a", PROVINCE_RULES, OPEN, TEXTS, TARGETS)
