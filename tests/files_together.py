"""How several processes share the tests: a file is one process's, and the fault tests are at most two processes'."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

FAULTS = "tests/torture/"
LONGEST = "tests/torture/test_random_kills.py"


class FilesTogether(LoadFileScheduling):
    """Each fault test runs whole programs against limits of time; three at once would starve on two cores."""

    def _split_scope(self, nodeid: str) -> str:
        scope = str(super()._split_scope(nodeid))
        return FAULTS if scope.startswith(FAULTS) and scope != LONGEST else scope
