"""The dossier of a case as one file, for whoever of the staff sees the whole of it. Each one made is on record."""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.body import body
from handlers.casework.cards import see_case
from handlers.casework.steps import sees_whole
from handlers.denying import denied
from handlers.dossier.clocks import counted
from handlers.dossier.entry import Entry
from handlers.dossier.said import all_said, directed, parts
from handlers.dossier.texts import documents, exact_texts
from handlers.dossier.timeline import timeline
from handlers.page_block import PageBlock
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Moment, Outgoing, Text, say
from procedure.capacities import capacities
from procedure.terms import Role
from storage import acts, cases, files
from storage.acts import Act
from storage.cases import CaseRow

SECTIONS: tuple[tuple[str, Callable[[Scene, CaseRow], list[Entry]]], ...] = (
    ("dossier_section_timeline", timeline),
    ("dossier_section_said", all_said),
    ("dossier_section_directions", directed),
    ("dossier_section_parts", parts),
    ("dossier_section_texts", exact_texts),
    ("dossier_section_documents", documents),
    ("dossier_section_clocks", counted),
)


def choice(case: CaseRow) -> Choice:
    """The way to it."""
    return Choice(say("choice_dossier"), "case.dossier", str(case.id), words=("tai ho so", "dossier"))


def send(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Make it and send it back."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees_whole(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    file = _made(scene, case)
    _record(scene, case)
    text = say("dossier_sent", code=case.code)
    sent = scene.reply(text, see_case(case), files=(file,))
    return [Outgoing(sent.to, sent.text, sent.choices, sent.files, case=case.id)]


def _made(scene: Scene, case: CaseRow) -> FileRef:
    """A PDF where the program can set one, else plain text."""
    title = _words(scene, say("dossier_title", code=case.code, at=Moment(scene.now)))
    blocks = _all(scene, case)
    pages = scene.around.pages
    if pages is None:
        plain = "\n\n".join([title, *("\n".join(filter(None, (one.heading, one.lead, one.body))) for one in blocks)])
        return FileRef(files.keep(scene.work, "text/plain", plain.encode()), f"{case.code}.txt")
    return FileRef(files.keep(scene.work, "application/pdf", pages(title, blocks, scene.now)), f"{case.code}.pdf")


def _all(scene: Scene, case: CaseRow) -> list[PageBlock]:
    """The card's own words, then section after section; an empty one says so."""
    found = [PageBlock(heading=_words(scene, say("dossier_section_card")), body=_words(scene, body(scene, case)))]
    for heading, section in SECTIONS:
        found.append(PageBlock(heading=_words(scene, say(heading))))
        found += [_block(scene, one) for one in section(scene, case) or [Entry(say("dossier_nothing"))]]
    return found


def _block(scene: Scene, entry: Entry) -> PageBlock:
    if entry.body is None:
        return PageBlock(body=_words(scene, entry.lead))
    return PageBlock(lead=_words(scene, entry.lead), body=_words(scene, entry.body))


def _words(scene: Scene, text: Text) -> str:
    made = scene.around.words
    return made(text, scene.person.language) if made else text.key


def _record(scene: Scene, case: CaseRow) -> None:
    """Who took a copy of everything, and when."""
    held = capacities(case.facts, scene.actor) or scene.roles
    capacity = min(held, key=list(Role).index)
    acts.record(scene.work, Act(f"case:{case.id}", "dossier", scene.person.id, capacity.value, "12"))
