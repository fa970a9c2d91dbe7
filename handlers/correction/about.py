"""What a correction's card says of it: the outlet, the article, what is wrong with it and what is asked for."""

from __future__ import annotations

from handlers.scene import Scene
from handlers.talk import Lines, Text, say
from procedure.authority import AGENCY
from storage.cases import CaseRow

BASIS, ASKS, ADDRESS = "basis", "asks", "address"
"""In a correction's details: untrue (5.1.d) or distorted (9.8); what is asked for, by commas; the newsroom's e-mail."""
CUT, OURS_AT, OURS_FROM = "cut", "ours_at", "ours_from"
"""Where in the first words theirs end and ours begin (characters); the document that ours are of."""
UNTRUE, DISTORTED = "untrue", "distorted"
RESPONSE, CORRECTION, APOLOGY = "response", "correction", "apology"
WHAT = (RESPONSE, CORRECTION, APOLOGY)
"""What may be asked for (3.6), in the order in which it is named."""


def about(scene: Scene, case: CaseRow) -> Text:
    """The outlet, the article, the basis, and what is asked for (3.6)."""
    return say(
        "about_correction",
        outlet=case.outlet,
        url=case.url or say("correction_no_link"),
        basis=basis(case.details.get(BASIS, UNTRUE), case.facts.scope),
        asks=asks(case.details.get(ASKS, "")),
        address=case.details.get(ADDRESS) or say("address_none"),
    )


def basis(name: str, scope: str) -> Text:
    """Untrue: of the agency 5.1.d, of a province 5.2.b; distorted: 9.8."""
    if name == DISTORTED:
        return say("basis_distorted")
    return say("basis_untrue", article=untrue_article(scope))


def untrue_article(scope: str) -> Text:
    """Where it is said that what is untrue is to be corrected."""
    clause, point = ("1", "d") if scope == AGENCY else ("2", "b")
    return say("cite_point", article="5", clause=clause, point=point)


def asks(names: str) -> Lines:
    """What is asked for, in words. `names`: by commas."""
    return Lines(tuple(say(f"asks_{one}") for one in names.split(",") if one), ", ")
