"""A redline cut to its opening words, every change, and some words on either side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.invented import segments

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.renderers.excerpt import Piece, PieceKind, excerpt_of, opening_of, pieces_of

LONG = "Requests the Secretary-General to continue to publish the yearly survey of lighthouses"
TAIL = "in the six languages and to send it to all libraries of deposit that ask for it in good time"


def shown(pieces: tuple[Piece, ...]) -> str:
    marks = {
        PieceKind.SAME: "{}",
        PieceKind.DELETED: "[-{}-]",
        PieceKind.INSERTED: "{{+{}+}}",
        PieceKind.GAP: " … ",
    }
    return "".join(marks.get(piece.kind, "{}").format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("redline", "excerpt"),
    [
        ("Requests [-two-]{+three+} reports", "Requests [-two-]{+three+} reports"),
        (
            f"{LONG} {TAIL}, by {{+early +}}May",
            "Requests the Secretary-General to continue to publish … that ask for it in good time, by {+early +}May",
        ),
        (
            f"Requests [-two-]{{+three+}} reports on {TAIL}",
            "Requests [-two-]{+three+} reports on in the six languages and to … ",
        ),
        (
            f"[-Notes-]{{+Welcomes+}} what was said {TAIL} and {TAIL}, [-and-]{{+or+}} more",
            "[-Notes-]{+Welcomes+} what was said in the six languages and … "
            "deposit that ask for it in good time, [-and-]{+or+} more",
        ),
    ],
)
def test_long_unchanged_text_is_left_out(redline: str, excerpt: str) -> None:
    assert shown(excerpt_of(segments(redline))) == excerpt


def test_a_few_words_are_shown_rather_than_replaced_by_an_ellipsis() -> None:
    redline = "one two three four five six seven eight nine ten {+x+}"
    assert shown(excerpt_of(segments(redline))) == redline


def test_a_chinese_character_is_half_a_word() -> None:
    text = "请秘书长继续每年以六种语文出版灯塔概览并分送给所有提出要求的交存图书馆以供研究人员查阅"
    excerpt = shown(excerpt_of(segments(f"{text}[-两-]{{+三+}}份")))
    assert excerpt == "请秘书长继续每年以六种语文出 … 要求的交存图书馆以供研究人员查阅[-两-]{+三+}份"


def test_a_typographic_difference_is_shown_as_new_text() -> None:
    typographic = Segment(kind=SegmentKind.TYPOGRAPHIC, old="-", new="\u2011")
    assert pieces_of((*segments("high"), typographic, *segments("level"))) == (
        Piece(PieceKind.SAME, "high\u2011level"),
    )


def test_an_unchanged_text_is_named_by_its_first_words() -> None:
    assert shown(opening_of(f"{LONG} {TAIL}")) == f"{LONG.removesuffix(' lighthouses')} lighthouses in the … "
    assert shown(opening_of("Decides so")) == "Decides so"


def test_no_elided_article_ends_a_line() -> None:
    text = "Prend note du rôle des phares de l’archipel, de l’île et de l’océan qui les entoure, ainsi que des bouées"
    assert shown(opening_of(text, words=7)) == "Prend note du rôle des phares de … "
    assert shown(opening_of(text, words=8)) == "Prend note du rôle des phares de l’archipel … "


words = st.lists(st.sampled_from(["word", " ", "،", "词", "75/16", "-"]), min_size=1).map("".join)


@given(st.lists(st.tuples(st.sampled_from(["same", "deleted", "inserted"]), words)))
def test_no_change_is_ever_left_out(parts: list[tuple[str, str]]) -> None:
    made = [
        Segment(kind=SegmentKind(kind), old=text * (kind != "inserted"), new=text * (kind != "deleted"))
        for kind, text in parts
    ]
    for kind in (PieceKind.DELETED, PieceKind.INSERTED):
        expected = "".join(text for name, text in parts if name == kind.value)
        assert "".join(piece.text for piece in excerpt_of(made) if piece.kind is kind) == expected
