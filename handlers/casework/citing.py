"""Where something stands in the regulation, as people cite it: điểm b khoản 1 Điều 7."""

from __future__ import annotations

from handlers.talk import Text, say


def cited(code: str) -> Text:
    """``7.1.b``, ``9.6`` or ``12`` in words; anything else as it is."""
    article, *rest = code.split(".")
    if not article.isdigit() or len(rest) > 2:
        return say("label", name=code)
    if not rest:
        return say("cite_article", article=article)
    if len(rest) == 1:
        return say("cite_clause", article=article, clause=rest[0])
    return say("cite_point", article=article, clause=rest[0], point=rest[1])
