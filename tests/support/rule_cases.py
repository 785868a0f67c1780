"""Cases of the rules: files in `cases/rules/`, and comparisons of one paragraph, two sessions apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from draftdiff.compare import compare
from draftdiff.comparison import Alignment, Comparison, Finding, FlagKind, Link, Row, SegmentKind
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Note, Paragraph, ParagraphKind
from support.case_files import cases_in

FOLDER = Path(__file__).parents[1] / "cases" / "rules"
OLD, NEW = "A/RES/175/16", "A/RES/177/18"
EN, FR, ES, RU, AR, ZH = (
    Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.RUSSIAN, Language.ARABIC, Language.CHINESE,
)  # fmt: skip


class Case(NamedTuple):
    """Two texts, and what the rules say of them: the weight, then a line for each kind and flag."""

    rule: str
    language: Language
    old: str
    new: str
    expected: str


def cases_of(path: Path) -> Iterator[Case]:
    """A file of cases: `# language`, then `== old`, `== new`, `== expected`."""
    for language, parts in cases_in(path):
        yield Case(path.stem, Language(language), **parts)


def paragraph(text: str, key: str, notes: tuple[str, ...] = ()) -> Paragraph:
    """A paragraph, of the preamble if it ends in a comma."""
    is_recital = text.rstrip().endswith((",", "،", "，"))
    return Paragraph(
        key=key,
        kind=ParagraphKind.PREAMBULAR if is_recital else ParagraphKind.OPERATIVE,
        text=text,
        notes=tuple(
            Note(anchor=len(text), marker=str(number), text=note) for number, note in enumerate(notes, start=1)
        ),
    )


def compared(
    language: Language,
    old: str,
    new: str,
    old_notes: tuple[str, ...] = (),
    new_notes: tuple[str, ...] = (),
    watch: tuple[str, ...] = (),
) -> Comparison:
    """Compare two paragraphs that belong together, of resolutions two sessions apart."""
    before = Document(symbol=OLD, language=language, paragraphs=(paragraph(old, "old", old_notes),))
    after = Document(symbol=NEW, language=language, paragraphs=(paragraph(new, "new", new_notes),))
    alignment = Alignment(old=OLD, new=NEW, links=(Link(old=("old",), new=("new",)),))
    return compare(before, after, load_lexicon(language), alignment, watch)


def row_of(language: Language, old: str, new: str) -> Row:
    """Return the only row of two paragraphs."""
    return compared(language, old, new).rows[0]


def shown(row: Row) -> str:
    """Say the weight of a row, its kinds and its flags, a line each; who is to act by when has tests of its own."""
    kinds = sorted({kind_and_direction(finding) for finding in row.findings if finding.rule != "typographic"})
    flags = sorted({f"flag {flag.kind.value}" for flag in row.flags if flag.kind is not FlagKind.TASK})
    return "\n".join([row.weight.value if row.weight else "none", *kinds, *flags])


def kind_and_direction(finding: Finding) -> str:
    """Say the kind of a finding, and the direction of a verb."""
    direction = [value.new for value in finding.values if value.name == "direction"]
    return " ".join([finding.rule, *direction])


def unclaimed(row: Row) -> list[int]:
    """Return the segments of the text that changed and that no finding claims."""
    claimed = {index for finding in row.findings if finding.note is None for index in finding.segments}
    changed = (index for index, segment in enumerate(row.segments) if segment.kind is not SegmentKind.SAME)
    return [index for index in changed if index not in claimed]
