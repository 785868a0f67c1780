"""A document as plain lines: a label, then the text, one sentence a line. Git's own diff of these reads as clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.model import Document, Header
from draftdiff.numbering import labels_of
from draftdiff.renderers.harmless import harmless

CLAUSE = r"^\[[^]:]+\]+$"
"""A line that names a clause, for git's `xfuncname`; an alternative in brackets has a colon."""

WORD = r"[^[:space:][:punct:]]+|[[:punct:]]"
"""A word of any script, for git's `wordRegex`; of Chinese a run: in the locale C a range of its signs is an error."""

_SENTENCE_END = re.compile(r"(?<=[!?;؟؛])\s+|(?<=\.)\s+(?![\da-zà-ÿа-яё]|[IVXLC]+\b|[B-Z]\b)|(?<=[。！？；])")
"""A full stop before a number, a small letter or a letter alone belongs to a short form: *chap. VII, sect. B*."""


def readable_lines(document: Document) -> Iterator[str]:
    """Yield what the header states, then each paragraph with its label, its notes below it."""
    yield f"[{harmless(document.symbol) or 'document'}]"
    yield from (harmless(f"{name}: {value}") for name, value in stated(document) if value)
    labels = labels_of(document.paragraphs)
    for paragraph in document.paragraphs:
        yield ""
        yield f"[{harmless(str(labels[paragraph.key]))}]"
        yield from _sentences(paragraph.text, paragraph.number)
        for note in paragraph.notes:
            name = f"{note.kind.value} {note.marker}".rstrip()
            for number, sentence in enumerate(_sentences(note.text)):
                yield f"  {harmless(name)}: {sentence}" if number == 0 else f"  {sentence}"
    for conflict in document.conflicts:
        yield ""
        yield harmless(f"conflict: {labels.get(conflict.key, conflict.key)} {conflict.field}".strip())


def _sentences(text: str, number: str = "") -> Iterator[str]:
    for place, sentence in enumerate(filter(None, _SENTENCE_END.split(text))):
        yield harmless(f"{number} {sentence}" if number and place == 0 else sentence)


def stated(document: Header) -> Iterator[tuple[str, str]]:
    """Yield the fields of a header that a reader would miss, in words, each with its name."""
    yield "language", document.language.value
    yield "stage", document.stage.value
    for name in ("organ", "session", "title"):
        yield name, getattr(document, name)
    for item in document.agenda:
        yield "agenda", f"{item.item} {item.title}".strip()
    for event in document.events:
        yield event.kind.value, event.date or event.text
    yield "meeting", document.meeting
    if document.vote is not None:
        counts = (document.vote.in_favour, document.vote.against, document.vote.abstaining)
        yield "vote", f"{document.vote.kind.value} {'-'.join(str(n) for n in counts if n is not None)}".rstrip()
    for name in ("originating", "sponsors"):
        yield name, ", ".join(getattr(document, name))
