"""Drafts for the tests of the checks, a line for each paragraph; the sound texts, and the faults put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from draftdiff.checks import find_drafting_problems
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Note, Paragraph, ParagraphKind
from draftdiff.numbering import labels_of
from draftdiff.problems import Problem

CASES = Path(__file__).parents[1] / "cases" / "checks"
WITH_PREVIOUS = {"moved-paragraph", "left-over", "time-bound"}
KINDS = {
    "EF": ParagraphKind.ENACTING,
    "PP": ParagraphKind.PREAMBULAR,
    "OP": ParagraphKind.OPERATIVE,
    "HEAD": ParagraphKind.HEADING,
    "ROW": ParagraphKind.TABLE_ROW,
}


def sound_text(language: Language) -> str:
    return (CASES / f"sound.{language.value}.txt").read_text("utf-8")


def document_of(text: str, language: Language, symbol: str = "A/RES/175/16") -> Document:
    paragraphs: list[Paragraph] = []
    kind = ParagraphKind.PREAMBULAR
    for line in text.splitlines():
        name, *cells = (cell.strip() for cell in line.split("|"))
        if name.startswith("NOTE"):
            note = Note(anchor=len(paragraphs[-1].text), marker=name.removeprefix("NOTE").strip(), text=cells[0])
            paragraphs[-1] = replace(paragraphs[-1], notes=(*paragraphs[-1].notes, note))
            continue
        level = int(name.strip("()")) if name.startswith("(") else 0
        kind = KINDS.get(name, kind)
        paragraphs.append(Paragraph(key="new", kind=kind, level=level, number=cells[0], text=cells[1]))
    return Document(symbol=symbol, session="175", language=language, paragraphs=with_keys(paragraphs))


def problems_of(document: Document, *codes: str, **options: Any) -> tuple[Problem, ...]:
    """Return what the named checks find, or all; a part of a text has no enacting formula."""
    is_whole = any(one.kind is ParagraphKind.ENACTING for one in document.paragraphs)
    ignore = () if is_whole else ("enacting-formula",)
    lexicon = load_lexicon(document.language)
    return find_drafting_problems(document, lexicon, **{"select": codes, "ignore": ignore, **options})


def found_in(text: str, language: Language = Language.ENGLISH, *codes: str) -> list[tuple[str, str]]:
    """Return what the named checks find in a text, or all: code, and label of the paragraph."""
    document = document_of(text, language)
    labels = labels_of(document.paragraphs)
    return [(one.code, str(labels[one.location.paragraph])) for one in problems_of(document, *codes)]


def facts_in(text: str, *facts: str, code: str = "", language: Language = Language.ENGLISH) -> list[Any]:
    """Return these facts of each problem that a check finds in a text, or all checks: a tuple of several, one bare."""
    return [attrgetter(*facts)(one) for one in problems_of(document_of(text, language), *filter(None, [code]))]


def faults() -> Iterator[tuple[str, str, str, str, str]]:
    for path in sorted(CASES.glob("*.txt")):
        if not path.name.startswith("sound."):
            for line in path.read_text("utf-8").splitlines()[1:]:
                language, label, was, now = (cell.strip() for cell in line.split(" | "))
                yield path.stem, language, label, was, now


def put(text: str, was: str, now: str) -> str:
    was, now = (re.sub(r"\s*;\s*", " | ", cell) if re.match(r"(OP|\(\d\)) ;", cell) else cell for cell in (was, now))
    now = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), now)
    assert was in text, was
    return text.replace(was, now, 1)


PREVIOUS = """\
PP | | Recalling its resolutions 171/22 of 9 December 2116 and 170/8 of 3 December 2115,
OP | 1. | Takes note of the report of the Secretary-General on the night, contained in document A/173/12;
OP | 2. | Welcomes the recent opening of an observatory on the island of Aurelia;
OP | 3. | Requests all Member States to apply paragraph 2 above until 2119;
OP | 4. | Requests the Secretary-General to report to it at its one hundred and seventy-fifth session."""
