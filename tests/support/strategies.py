"""Random documents for property tests: six scripts, combining marks, bidi controls, tables, notes."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import load_lexicon
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

Drawn = TypeVar("Drawn")

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

pieces = st.sampled_from(WORDS)
phrases = st.lists(pieces, max_size=12).map(" ".join)
stray = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=20)
texts = st.one_of(phrases, stray)
names = st.sampled_from(("", "Norland", "Сёдланд", "جزر المدّ", "潮汐国"))
authors = st.none() | st.builds(By, name=names, date=st.sampled_from(("", "2120-11-23T10:00:00Z")))
looks = st.tuples(st.sampled_from(MarkKind), names, authors)
calls = st.tuples(st.sampled_from(("1", "*", "أ", "")), st.sampled_from(NoteKind), authors)
kinds = st.sampled_from(ParagraphKind)
standings = st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(("", "1.", "3 -", "(أ)", "㈠", "2 bis.")))
cells = st.lists(texts, min_size=1, max_size=3).map("\t".join)
few = st.integers(0, 2)
edits = st.sampled_from(("insert", "delete", "replace", "repeat", "join", "break"))
steps = st.sampled_from(("edit", "add", "remove", "move", "split", "merge", "renumber", "cross"))
# Strategies that no text of a document enters are made once: to make one takes longer than to draw from it.


@st.composite
def marks(draw: st.DrawFn, text: str) -> Mark:
    """A mark inside a text; an empty stretch is one too (the cell of a table without text)."""
    kind, value, by = draw(looks)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return Mark(kind=kind, start=start, end=end, value=value, by=by)


@st.composite
def notes(draw: st.DrawFn, text: str) -> Note:
    """A note called somewhere in a text."""
    marker, kind, by = draw(calls)
    anchor, body = draw(st.integers(0, len(text))), draw(texts)
    return Note(anchor=anchor, marker=marker, kind=kind, text=body, marks=_marked(draw, body), by=by)


@st.composite
def paragraphs(draw: st.DrawFn, key: str) -> Paragraph:
    """A paragraph of any kind; the cells of a table row are joined by tabs."""
    kind = draw(kinds)
    annex, level, number = draw(standings)
    text = draw(cells if kind is ParagraphKind.TABLE_ROW else texts)
    return Paragraph(
        key=key,
        kind=kind,
        annex=annex,
        level=level,
        number=number,
        text=text,
        marks=_marked(draw, text),
        notes=tuple(draw(notes(text)) for _ in range(draw(few))),
    )


def _marked(draw: st.DrawFn, text: str) -> tuple[Mark, ...]:
    return tuple(draw(marks(text)) for _ in range(draw(few)))


problems = st.builds(
    Problem,
    code=st.sampled_from(("split-word", "left-out")),
    severity=st.sampled_from(Severity),
    message=texts,
    text=st.one_of(texts, st.just("two\nlines")),
    location=st.builds(Location, line=st.integers(0, 9), offset=st.none() | st.integers(0, 9)),
)


def several(strategy: st.SearchStrategy[Drawn], most: int = 2) -> st.SearchStrategy[tuple[Drawn, ...]]:
    """None, one or more of something, in a tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


headers = st.builds(
    Document,
    symbol=st.sampled_from(("", "A/RES/175/16", "A/C.3/175/L.8/Rev.1")),
    language=st.sampled_from(Language),
    stage=st.sampled_from(Stage),
    session=st.sampled_from(("", "175", "ES-11")),
    title=texts,
    agenda=several(st.builds(AgendaItem, item=names, title=texts)),
    events=several(st.builds(Event, kind=st.sampled_from(EventKind), text=texts)),
    vote=st.none() | st.builds(Vote, kind=st.sampled_from(VoteKind), against=st.none() | st.integers(0, 9)),
    sponsors=several(names, 3),
    source=st.builds(Source, name=names),
    problems=several(problems),
)


@st.composite
def documents(draw: st.DrawFn, max_paragraphs: int = 6) -> Document:
    """A document, every field of its header drawn too."""
    count = draw(st.integers(0, max_paragraphs))
    drawn = tuple(draw(paragraphs(f"k{index}")) for index in range(count))
    return replace(draw(headers), paragraphs=drawn)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """A text after a few edits of whole pieces, in the manner of a drafter or of a careless converter."""
    words = text.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(words)))
        match draw(edits):
            case "insert":
                words[place:place] = [draw(pieces)]
            case "delete":
                del words[place : place + 1]
            case "replace":
                words[place : place + 1] = [draw(pieces)]
            case "repeat":
                words[place:place] = words[max(0, place - 3) : place]
            case "join":
                words[place : place + 2] = ["".join(words[place : place + 2])]
            case _:
                words[place : place + 1] = [piece for word in words[place : place + 1] for piece in halves(word)]
    return " ".join(words)


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
        match draw(steps):
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
                kind = draw(kinds)
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
    """A document and its renewal, or two documents of one language that have nothing to do with one another."""
    old = draw(documents())
    return old, replace(draw(st.one_of(renewals(old), documents())), language=old.language)


def lexicon_of(document: Document) -> Lexicon:
    """The lexicon of a document's language; of a document without one, the English."""
    return load_lexicon(Language.ENGLISH if document.language is Language.UNKNOWN else document.language)
