"""Random documents for property tests: six scripts, combining marks, bidi controls, tables, notes."""

from __future__ import annotations

from hypothesis import strategies as st

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
stray = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=20
)
texts = st.one_of(words, stray)
names = st.sampled_from(("", "Norland", "Сёдланд", "جزر المدّ", "潮汐国"))
authors = st.none() | st.builds(By, name=names, date=st.sampled_from(("", "2120-11-23T10:00:00Z")))


@st.composite
def marks(draw: st.DrawFn, text: str) -> Mark:
    """A mark inside a text; an empty stretch is one too (the cell of a table without text)."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Mark(
        kind=draw(st.sampled_from(MarkKind)), start=start, end=end, value=draw(names), by=draw(authors)
    )


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
        events=tuple(
            draw(st.lists(st.builds(Event, kind=st.sampled_from(EventKind), text=texts), max_size=2))
        ),
        vote=draw(
            st.none() | st.builds(Vote, kind=st.sampled_from(VoteKind), against=st.none() | st.integers(0, 9))
        ),
        sponsors=tuple(draw(st.lists(names, max_size=3))),
        source=draw(st.builds(Source, name=names)),
        problems=tuple(draw(st.lists(problems, max_size=2))),
        paragraphs=tuple(draw(paragraphs(f"k{index}")) for index in range(count)),
    )
