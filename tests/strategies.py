"""Random documents for property tests: six scripts, combining marks, bidi controls, tables, notes."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from draftdiff.model import (
    AgendaItem,
    By,
    Document,
    Event,
    EventKind,
    Language,
    Mark,
    MarkKind,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Source,
    Stage,
    Vote,
    VoteKind,
)
from draftdiff.problems import Location, Problem, Severity

WORDS = (
    *(
        "Recalling",
        "the",
        "tide",
        "self‑determination",
        "Secretary-General’s",
        "e\u0301te\u0301",
        "l’eau",
        "año",
    ),
    *("A/RES/175/16", "75/16", "1,250.5", "not", ",", ";", ".", "—", '"', "\\", "<b>", "&amp;"),
    *("وإذ", "تشير", "المعدَّل", "الجمعيـــة", "٢٠", "ﷺ", "\u200f(", "\u2067ب\u2069"),
    *("重申", "决议", "第", "𠮷", "подтверждая", "Ё", "\ufeff", "\u00ad", "\U0001f469\u200d\U0001f33e"),
)
"""Pieces of text that have troubled tools: scripts, marks, controls, and what JSON escapes."""

words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
stray = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=20)
texts = st.one_of(words, stray)
names = st.sampled_from(("", "Norland", "Сёдланд", "جزر المدّ", "潮汐国"))
authors = st.none() | st.builds(By, name=names, date=st.sampled_from(("", "2120-11-23T10:00:00Z")))


@st.composite
def marks(draw: st.DrawFn, text: str) -> Mark:
    """A mark inside a text; an empty stretch is one too (the cell of a table without text)."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Mark(kind=draw(st.sampled_from(MarkKind)), start=start, end=end, value=draw(names), by=draw(authors))


@st.composite
def notes(draw: st.DrawFn, text: str) -> Note:
    """A note called somewhere in a text."""
    body = draw(texts)
    return Note(
        anchor=draw(st.integers(0, len(text))),
        marker=draw(st.sampled_from(("1", "*", "أ", ""))),
        kind=draw(st.sampled_from(NoteKind)),
        text=body,
        marks=tuple(draw(st.lists(marks(body), max_size=2))),
        by=draw(authors),
    )


@st.composite
def paragraphs(draw: st.DrawFn, key: str) -> Paragraph:
    """A paragraph of any kind; the cells of a table row are joined by tabs."""
    kind = draw(st.sampled_from(ParagraphKind))
    row = kind is ParagraphKind.TABLE_ROW
    text = "\t".join(draw(st.lists(texts, min_size=1, max_size=3))) if row else draw(texts)
    return Paragraph(
        key=key,
        kind=kind,
        annex=draw(st.integers(0, 2)),
        level=draw(st.integers(0, 3)),
        number=draw(st.sampled_from(("", "1.", "3 -", "(أ)", "㈠", "2 bis."))),
        text=text,
        marks=tuple(draw(st.lists(marks(text), max_size=2))),
        notes=tuple(draw(st.lists(notes(text), max_size=2))),
    )


problems = st.builds(
    Problem,
    code=st.sampled_from(("split-word", "left-out")),
    severity=st.sampled_from(Severity),
    message=texts,
    text=st.one_of(texts, st.just("two\nlines")),
    location=st.builds(Location, line=st.integers(0, 9), offset=st.none() | st.integers(0, 9)),
)


@st.composite
def documents(draw: st.DrawFn, max_paragraphs: int = 6) -> Document:
    """A document, every field of its header drawn too."""
    count = draw(st.integers(0, max_paragraphs))
    return Document(
        symbol=draw(st.sampled_from(("", "A/RES/175/16", "A/C.3/175/L.8/Rev.1"))),
        language=draw(st.sampled_from(Language)),
        stage=draw(st.sampled_from(Stage)),
        session=draw(st.sampled_from(("", "175", "ES-11"))),
        title=draw(texts),
        agenda=tuple(draw(st.lists(st.builds(AgendaItem, item=names, title=texts), max_size=2))),
        events=tuple(draw(st.lists(st.builds(Event, kind=st.sampled_from(EventKind), text=texts), max_size=2))),
        vote=draw(st.none() | st.builds(Vote, kind=st.sampled_from(VoteKind), against=st.none() | st.integers(0, 9))),
        sponsors=tuple(draw(st.lists(names, max_size=3))),
        source=draw(st.builds(Source, name=names)),
        problems=tuple(draw(st.lists(problems, max_size=2))),
        paragraphs=tuple(draw(paragraphs(f"k{index}")) for index in range(count)),
    )


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """A text after a few edits of whole pieces, in the manner of a drafter or of a careless converter."""
    pieces = text.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(pieces)))
        match draw(st.sampled_from(("insert", "delete", "replace", "repeat", "join", "break"))):
            case "insert":
                pieces[place:place] = [draw(st.sampled_from(WORDS))]
            case "delete":
                del pieces[place : place + 1]
            case "replace":
                pieces[place : place + 1] = [draw(st.sampled_from(WORDS))]
            case "repeat":
                pieces[place:place] = pieces[max(0, place - 3) : place]
            case "join":
                pieces[place : place + 2] = ["".join(pieces[place : place + 2])]
            case _:
                pieces[place : place + 1] = [piece for word in pieces[place : place + 1] for piece in halves(word)]
    return " ".join(pieces)


def halves(word: str) -> tuple[str, str]:
    """A word as a line end breaks it."""
    return word[: len(word) // 2], word[len(word) // 2 :]


@st.composite
def text_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same text edited, or two texts that have nothing to do with one another."""
    old = draw(texts)
    return old, draw(st.one_of(edited(old), texts))


@st.composite
def renewals(draw: st.DrawFn, old: Document) -> Document:
    """A later document of the same matter: paragraphs edited, added, removed, moved, split and merged."""
    later = list(old.paragraphs)
    for step in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(later)))
        fresh = f"n{step}"
        match draw(st.sampled_from(("edit", "add", "remove", "move", "split", "merge", "renumber", "cross"))):
            case "edit":
                later[place : place + 1] = [_with_text(p, draw(edited(p.text))) for p in later[place : place + 1]]
            case "add":
                later.insert(place, draw(paragraphs(fresh)))
            case "remove":
                del later[place : place + 1]
            case "move":
                moved, later[place : place + 1] = later[place : place + 1], []
                later[draw(st.integers(0, len(later))) : 0] = moved
            case "split":
                later[place : place + 1] = [
                    replace(_with_text(p, half), key=key)
                    for p in later[place : place + 1]
                    for key, half in zip((p.key, fresh), halves(p.text), strict=True)
                ]
            case "merge" if len(later) > place + 1:
                both = " ".join(p.text for p in later[place : place + 2])
                later[place : place + 2] = [_with_text(later[place], both)]
            case "renumber":
                later = [replace(p, number=f"{count}.") for count, p in enumerate(later, 1)]
            case _:
                kind = draw(st.sampled_from(ParagraphKind))
                later[place : place + 1] = [replace(p, kind=kind) for p in later[place : place + 1]]
    return replace(old, symbol="A/RES/177/18", title=draw(edited(old.title)), paragraphs=tuple(later))


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with another text, its marks and notes drawn in where the text has become shorter."""
    end = len(text)
    return replace(
        paragraph,
        text=text,
        marks=tuple(replace(m, start=min(m.start, end), end=min(m.end, end)) for m in paragraph.marks),
        notes=tuple(replace(note, anchor=min(note.anchor, end)) for note in paragraph.notes),
    )


@st.composite
def document_pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and its renewal, or two documents that have nothing to do with one another."""
    old = draw(documents())
    return old, draw(st.one_of(renewals(old), documents()))
