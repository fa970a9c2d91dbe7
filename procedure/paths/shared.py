"""What several tables name: the states of a text on its way, and capacities that stand alone in a line."""

from __future__ import annotations

from procedure.terms import Role, State

REVIEW = frozenset({State.REVIEW})
UP = frozenset({State.REPORTED_UP})
APPROVED = frozenset({State.APPROVED})
TEXTS = REVIEW | UP | APPROVED
"""The states in which one exact text stands for approval."""
DG = frozenset({Role.DIRECTOR_GENERAL})
HEAD = frozenset({Role.PRESS_HEAD})
DIRECTOR = frozenset({Role.PROVINCE_DIRECTOR})
NAMERS = DIRECTOR | {Role.PROVINCE_OFFICER}
"""Who names the speaker of a province: the Director; the Deputy whom they authorised, themselves alone (2.2.b)."""
DELEGATE = frozenset({Role.DELEGATE})
REPORTERS = frozenset({Role.SPOKESPERSON, Role.DELEGATE})
"""Who reports up to the Director General before speaking (9.6)."""
