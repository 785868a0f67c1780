"""Two small documents in English, and the same with parts, for the tests of the command line."""

from __future__ import annotations

from msgspec.structs import replace

from draftdiff.keys import with_keys
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.problems import Location, Problem, Severity

PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def _paragraphs(*described: tuple[ParagraphKind, str, str]) -> tuple[Paragraph, ...]:
    return with_keys(Paragraph(key="new", kind=kind, number=number, text=text) for kind, number, text in described)


_PREAMBLE = (
    (ParagraphKind.ENACTING, "", "The General Assembly,"),
    (
        PREAMBULAR,
        "",
        "Recalling its resolution 171/12 on the printing of tide tables for small harbours,",
    ),
    (PREAMBULAR, "", "Noting with concern that many lighthouses of the northern coasts have no keeper,"),
)

OLD = Document(
    symbol="A/RES/173/135",
    language=Language.ENGLISH,
    session="173",
    title="Cooperation in the field of tide tables",
    paragraphs=_paragraphs(
        *_PREAMBLE,
        (
            OPERATIVE,
            "1.",
            "Requests the Secretary-General to print tide tables in the six official languages;",
        ),
        (OPERATIVE, "2.", "Invites all coastal States to share their measurements of ebb and flow."),
    ),
)

NEW = replace(
    OLD,
    symbol="A/RES/175/16",
    session="175",
    paragraphs=_paragraphs(
        *_PREAMBLE,
        (
            OPERATIVE,
            "1.",
            "Invites the Secretary-General to print tide tables in the six official languages;",
        ),
        (OPERATIVE, "2.", "Welcomes the gift of a brass astrolabe by the museum of navigation;"),
        (OPERATIVE, "3.", "Invites all coastal States to share their measurements of ebb and flow."),
    ),
)

DOUBTFUL = replace(
    OLD,
    problems=(
        Problem(
            code="split-word",
            severity=Severity.WARNING,
            message="a word was rejoined",
            location=Location(paragraph=OLD.paragraphs[3].key, line=41),
            text="tide tab les",
            hint="compare it with the printed text",
        ),
    ),
)


def edited(old: str, new: str, document: Document = OLD) -> Document:
    """Return a document with words in the place of others."""
    paragraphs = tuple(replace(p, text=p.text.replace(old, new)) for p in document.paragraphs)
    return replace(document, paragraphs=paragraphs)
