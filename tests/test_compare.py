"""What a comparison says of two documents: rows and their order, notes, marks, fields, given alignments."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from draftdiff.compare import compare
from draftdiff.comparison import (
    Alignment,
    Aspect,
    Basis,
    Change,
    Comparison,
    Counts,
    Link,
    Pair,
    Row,
    SegmentKind,
    counts_of,
    is_same,
    new_document,
    old_document,
)
from draftdiff.errors import DraftdiffError
from draftdiff.lexicons import load_lexicon
from draftdiff.model import (
    AgendaItem,
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
    Vote,
    VoteKind,
)
from draftdiff.redline import MOST_TOKENS

LEXICON = load_lexicon(Language.ENGLISH)
PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE

RECALLS = "Recalling its resolution 173/135 of 13 December 2118 on the lighthouses of the north,"
NOTES = "Noting the growing traffic of fishing vessels between the islands in winter,"
REQUESTS = "Requests the Authority to print tide tables in the six official languages every year;"
INVITES = "Invites all coastal States to share their measurements of ebb and flow with the Authority;"
DECIDES = "Decides to remain seized of the state of the dykes and of the harbour walls."


def paragraph(key: str, text: str, kind: ParagraphKind = OPERATIVE, number: str = "", **others: object) -> Paragraph:
    return Paragraph(key=key, kind=kind, number=number, text=text, **others)


def document(*paragraphs: Paragraph, **header: object) -> Document:
    return Document(language=Language.ENGLISH, paragraphs=paragraphs, **header)


def footnote(text: str, marker: str = "1") -> Note:
    return Note(anchor=0, marker=marker, text=text)


def linked(*pairs: tuple[str, str]) -> Alignment:
    """An alignment of such pairs, keys separated by spaces: `("a b", "c")` merges a and b."""
    return Alignment(links=tuple(Link(old=tuple(old.split()), new=tuple(new.split())) for old, new in pairs))


def compared(old: Document, new: Document, alignment: Alignment | None = None) -> Comparison:
    return compare(old, new, LEXICON, alignment)


def only_row(old: Paragraph, new: Paragraph) -> Row:
    """The row of two documents of one paragraph each."""
    (row,) = compared(document(old), document(new), linked((old.key, new.key))).rows
    return row


def shape(comparison: Comparison) -> list[str]:
    """The rows in order: `a>b unchanged`."""
    return [f"{' '.join(row.link.old)}>{' '.join(row.link.new)} {row.change}" for row in comparison.rows]


def test_a_renewal() -> None:
    old = document(
        paragraph("r1", RECALLS, PREAMBULAR),
        paragraph("q1", REQUESTS, number="1."),
        paragraph("d1", DECIDES, number="2."),
    )
    new = document(
        paragraph("r2", RECALLS.replace("173/135", "175/16"), PREAMBULAR),
        paragraph("q2", REQUESTS, number="1."),
        paragraph("i2", INVITES, number="2."),
        paragraph("d2", DECIDES, number="3."),
    )
    comparison = compared(old, new)
    assert shape(comparison) == ["r1>r2 amended", "q1>q2 unchanged", ">i2 added", "d1>d2 unchanged"]
    assert [row.renumbered for row in comparison.rows] == [False, False, False, True]
    assert not any(row.moved for row in comparison.rows)
    assert (old_document(comparison), new_document(comparison)) == (old, new)


def test_a_removed_paragraph_stands_after_the_row_of_the_old_one_before_it() -> None:
    old = document(*(paragraph(key, key) for key in "abcdef"))
    new = document(*(paragraph(key, key) for key in "TUVW"))
    links = linked(("b", "V"), ("d", "T"))
    assert shape(compared(old, new, links)) == [
        "a> removed",
        "d>T amended",
        "e> removed",
        "f> removed",
        ">U added",
        "b>V amended",
        "c> removed",
        ">W added",
    ]


def test_removed_paragraphs_of_a_merged_row_follow_it_in_order() -> None:
    old = document(*(paragraph(key, key) for key in "abcd"))
    new = document(paragraph("N", "ac"), paragraph("O", "z"))
    assert shape(compared(old, new, linked(("a c", "N")))) == [
        "a c>N merged",
        "b> removed",
        "d> removed",
        ">O added",
    ]


def test_two_documents_that_have_nothing_to_do_with_one_another() -> None:
    old = document(paragraph("a", RECALLS, PREAMBULAR), paragraph("b", REQUESTS))
    new = document(paragraph("c", "Thanks the cooks of the summer school for their soup and their songs."))
    changes = {row.change for row in compared(old, new).rows}
    assert changes == {Change.ADDED, Change.REMOVED}


def test_the_same_text_twice_is_the_same() -> None:
    text = document(paragraph("a", RECALLS, PREAMBULAR), paragraph("b", REQUESTS, number="1."), title="Tides")
    comparison = compared(text, text)
    assert is_same(comparison)
    assert all(row.segments == () and row.changed == () for row in comparison.rows)


@pytest.mark.parametrize("other", [document(), document(paragraph("a", RECALLS))], ids=["empty", "one paragraph"])
def test_an_empty_document(other: Document) -> None:
    assert {row.change for row in compared(document(), other).rows} <= {Change.ADDED}


def test_added_and_removed_rows_have_their_whole_text_as_a_segment() -> None:
    comparison = compared(document(paragraph("a", RECALLS)), document(paragraph("b", INVITES)), linked())
    assert [(s.kind, s.old, s.new) for row in comparison.rows for s in row.segments] == [
        (SegmentKind.DELETED, RECALLS, ""),
        (SegmentKind.INSERTED, "", INVITES),
    ]
    assert [row.changed for row in comparison.rows] == [(), ()]


def test_a_typographic_difference_leaves_a_row_unchanged() -> None:
    row = only_row(paragraph("a", "a high-level meeting,"), paragraph("b", "a high‑level meeting;"))
    assert row.change is Change.UNCHANGED
    assert {segment.kind for segment in row.segments} == {SegmentKind.SAME, SegmentKind.TYPOGRAPHIC}


def test_a_split_paragraph_is_redlined_over_its_parts() -> None:
    old = document(paragraph("a", f"{REQUESTS[:-1]}, and i{INVITES[1:]}"))
    new = document(paragraph("b", REQUESTS), paragraph("c", INVITES))
    (row,) = compared(old, new, linked(("a", "b c"))).rows
    assert row.change is Change.SPLIT
    assert "".join(segment.new for segment in row.segments) == f"{REQUESTS}\n{INVITES}"
    assert [s.old or s.new for s in row.segments if s.kind is not SegmentKind.SAME] == [
        ", and invites",
        ";\nInvites",
    ]


def test_three_become_two_is_merged_and_two_become_three_is_split() -> None:
    old = document(*(paragraph(key, key) for key in "abc"))
    new = document(*(paragraph(key, key) for key in "de"))
    there, back = compared(old, new, linked(("a b c", "d e"))), compared(new, old, linked(("d e", "a b c")))
    assert (there.rows[0].change, back.rows[0].change) == (Change.MERGED, Change.SPLIT)


class TestNumbers:
    @pytest.mark.parametrize(
        ("old", "new"), [("7.", "8."), ("(a)", "(b)"), ("I", "II"), ("㈠", "㈡"), ("2.", "2 bis.")]
    )
    def test_renumbered(self, old: str, new: str) -> None:
        row = only_row(paragraph("a", INVITES, number=old), paragraph("b", INVITES, number=new))
        assert (row.renumbered, row.change) == (True, Change.UNCHANGED)

    @pytest.mark.parametrize(("old", "new"), [("7.", "7."), ("7.", "7 -"), ("(أ)", "(أ)"), ("", "7."), ("7.", "")])
    def test_not_renumbered(self, old: str, new: str) -> None:
        row = only_row(paragraph("a", INVITES, number=old), paragraph("b", INVITES, number=new))
        assert not row.renumbered


class TestNotes:
    def test_a_row_that_differs_only_in_a_note_is_amended(self) -> None:
        old, new = (
            paragraph(key, NOTES, notes=(footnote(f"{symbol}."),))
            for key, symbol in (("a", "A/173/328"), ("b", "A/175/345"))
        )
        row = only_row(old, new)
        assert (row.change, row.changed, row.segments) == (Change.AMENDED, (Aspect.NOTES,), ())
        assert [s.old or s.new for s in row.notes[0].segments] == ["A/173/328", "A/175/345", "."]

    def test_notes_are_matched_by_what_they_say(self) -> None:
        first, second = "Tide Tables, vol. 9.", "A/173/328, annex."
        old = paragraph("a", NOTES, notes=(footnote(first, "1"), footnote(second, "2")))
        new = paragraph("b", NOTES, notes=(footnote(second, "7"), footnote(first, "8")))
        row = only_row(old, new)
        assert row.change is Change.UNCHANGED
        assert [(note.old, note.new, note.segments) for note in row.notes] == [(1, 0, ()), (0, 1, ())]

    def test_of_long_notes_that_are_nearly_one_the_equal_one_is_the_partner(self) -> None:
        lamps = "Tide Tables, vol. 9, lamps in the north; " * 100
        old = paragraph("a", NOTES, notes=(footnote(f"{lamps}A/173/328."),))
        new = paragraph("b", NOTES, notes=(footnote(f"{lamps}A/173/329."), footnote(f"{lamps}A/173/328.", "2")))
        assert [(note.old, note.new) for note in only_row(old, new).notes] == [(None, 0), (0, 1)]

    def test_a_note_added_and_one_gone(self) -> None:
        old = paragraph(
            "a", NOTES, notes=(footnote("Tide Tables, vol. 9."), footnote("Almanac of the northern lights."))
        )
        new = paragraph("b", NOTES, notes=(footnote("Almanac of the northern lights."),))
        row = only_row(old, new)
        assert [(note.old, note.new) for note in row.notes] == [(1, 0), (0, None)]
        assert row.change is Change.AMENDED

    def test_notes_that_roll_are_matched_by_what_they_still_say(self) -> None:
        tables, almanac = "Tide Tables of the northern isles, vol. {}.", "Almanac of lights and lamps for {}."
        texts = (tables.format(9), almanac.format(2119)), ("A/175/345.", almanac.format(2121), tables.format(11))
        sides = [paragraph("a", NOTES, notes=tuple(map(footnote, side))) for side in texts]
        assert [(note.old, note.new) for note in only_row(*sides).notes] == [(None, 0), (1, 1), (0, 2)]

    def test_a_comment_is_no_footnote_though_it_says_the_same(self) -> None:
        remark = Note(anchor=0, marker="*", kind=NoteKind.COMMENT, text="See Tide Tables.")
        row = only_row(paragraph("a", NOTES, notes=(footnote(remark.text),)), paragraph("b", NOTES, notes=(remark,)))
        assert [(note.old, note.new) for note in row.notes] == [(None, 0), (0, None)]
        assert row.change is Change.AMENDED

    def test_what_is_left_on_both_sides_belongs_together(self) -> None:
        old = paragraph("a", NOTES, notes=(footnote("A/173/328."),))
        new = paragraph("b", NOTES, notes=(footnote("See Tide Tables, vol. 9."),))
        assert [(note.old, note.new) for note in only_row(old, new).notes] == [(0, 0)]

    def test_typography_in_a_note_is_no_change(self) -> None:
        old = paragraph("a", NOTES, notes=(footnote("A/173/328–S/2118/592."),))
        new = paragraph("b", NOTES, notes=(footnote("A/173/328-S/2118/592."),))
        assert only_row(old, new).change is Change.UNCHANGED

    def test_a_comment_is_shown_and_is_no_change_of_the_text(self) -> None:
        comment = Note(anchor=0, marker="*", kind=NoteKind.COMMENT, text="Norland: to be discussed")
        row = only_row(paragraph("a", NOTES), paragraph("b", NOTES, notes=(comment,)))
        assert (row.change, row.changed) == (Change.UNCHANGED, ())
        assert [note.new for note in row.notes] == [0]


class TestMarksAndKinds:
    def with_italics(self, key: str, text: str, word: str) -> Paragraph:
        start = text.index(word)
        return paragraph(key, text, marks=(Mark(kind=MarkKind.ITALIC, start=start, end=start + len(word)),))

    def test_italics_taken_off_a_word_that_stayed(self) -> None:
        row = only_row(self.with_italics("a", REQUESTS, "Requests"), self.with_italics("b", REQUESTS, "tables"))
        assert (row.change, row.changed) == (Change.UNCHANGED, (Aspect.MARKS,))

    def test_italics_of_a_word_that_changed_are_no_change_of_marks(self) -> None:
        other = REQUESTS.replace("Requests", "Urges")
        row = only_row(self.with_italics("a", REQUESTS, "Requests"), self.with_italics("b", other, "Urges"))
        assert row.changed == ()
        row = only_row(self.with_italics("a", REQUESTS, "tables"), self.with_italics("b", other, "tables"))
        assert row.changed == ()
        row = only_row(self.with_italics("a", REQUESTS, "tables"), self.with_italics("b", other, "year"))
        assert row.changed == (Aspect.MARKS,)

    def test_a_document_without_italics_says_nothing_of_italics(self) -> None:
        row = only_row(self.with_italics("a", REQUESTS, "Requests"), paragraph("b", REQUESTS))
        assert row.changed == ()

    def test_a_link_that_one_source_has_set_is_no_change_of_marks(self) -> None:
        here, there = (Mark(kind=MarkKind.LINK, start=at, end=at + 8, value="tides.example") for at in (0, 9))
        row = only_row(paragraph("a", REQUESTS, marks=(here,)), paragraph("b", REQUESTS, marks=(there,)))
        assert row.changed == ()

    def test_italics_of_a_space_are_no_change_of_marks(self) -> None:
        space = Mark(kind=MarkKind.ITALIC, start=8, end=9)
        sides = self.with_italics("a", REQUESTS, "tables"), self.with_italics("b", REQUESTS, "tables")
        assert only_row(sides[0], replace(sides[1], marks=(space, *sides[1].marks))).changed == ()

    def test_a_mark_that_reaches_beyond_its_paragraph_marks_nothing_of_the_next(self) -> None:
        parts = paragraph("a", "Lamps,", marks=(Mark(kind=MarkKind.ITALIC, start=0, end=9),)), paragraph("b", "tides.")
        whole = paragraph("c", "Lamps, tides.", marks=(Mark(kind=MarkKind.ITALIC, start=0, end=6),))
        (row,) = compared(document(*parts), document(whole), linked(("a b", "c"))).rows
        assert row.changed == ()

    def test_a_heading_that_is_read_as_text_is_no_other_clause(self) -> None:
        row = only_row(paragraph("a", "Tides", ParagraphKind.HEADING), paragraph("b", "Tides", ParagraphKind.TEXT))
        assert (row.change, row.changed) == (Change.UNCHANGED, (Aspect.KIND,))

    def test_a_clause_that_crosses_from_the_preamble_is_amended(self) -> None:
        row = only_row(paragraph("a", NOTES, PREAMBULAR), paragraph("b", NOTES, OPERATIVE))
        assert (row.change, row.changed) == (Change.AMENDED, (Aspect.KIND,))

    def test_a_level_is_told(self) -> None:
        row = only_row(paragraph("a", INVITES), paragraph("b", INVITES, level=1))
        assert (row.change, row.changed) == (Change.UNCHANGED, (Aspect.LEVEL,))


class TestFields:
    def test_a_title_changes(self) -> None:
        (field,) = compared(document(title="Tides of the north"), document(title="Tides of the south")).fields
        assert (field.name, field.old, field.new) == ("title", "Tides of the north", "Tides of the south")
        assert [s.old or s.new for s in field.segments] == ["Tides of the ", "north", "south"]

    def test_an_agenda_title_changes_its_number_does_not_count(self) -> None:
        old = document(agenda=(AgendaItem(item="128 (b)", title="Harbours"),))
        assert compared(old, document(agenda=(AgendaItem(item="130 (b)", title="Harbours"),))).fields == ()
        (field,) = compared(old, document(agenda=(AgendaItem(item="130", title="Ports"),))).fields
        assert (field.name, field.old, field.new) == ("agenda", "Harbours", "Ports")

    def test_sponsors_have_no_order(self) -> None:
        old = document(sponsors=("Norland", "Westland"))
        assert compared(old, document(sponsors=("Westland", "Norland"))).fields == ()
        (field,) = compared(old, document(sponsors=("Westland", "Eastland", "Norland"))).fields
        assert (field.name, field.new) == ("sponsors", "Eastland; Norland; Westland")

    def test_sponsors_of_a_cover_are_not_compared_with_the_english_list_of_an_official_file(self) -> None:
        cover = Document(language=Language.FRENCH, sponsors=("Norlande",), source=Source(importer="docx"))
        official = Document(language=Language.FRENCH, sponsors=("Norland",), source=Source(importer="akoma-ntoso"))
        french = load_lexicon(Language.FRENCH)
        assert compare(cover, official, french).fields == compare(official, cover, french).fields == ()
        other = Document(language=Language.FRENCH, sponsors=("Ouestlande",), source=Source(importer="pdf"))
        (field,) = compare(cover, other, french).fields
        assert (field.name, field.old, field.new) == ("sponsors", "Norlande", "Ouestlande")

    def test_what_one_side_does_not_state_is_no_change(self) -> None:
        stated = document(
            title="Tides",
            sponsors=("Norland",),
            agenda=(AgendaItem(item="1", title="Harbours"),),
            meeting="30th plenary meeting",
            vote=Vote(kind=VoteKind.RECORDED, in_favour=100),
            events=(Event(kind=EventKind.ADOPTED, date="2120-11-23"),),
        )
        assert compared(document(), stated).fields == ()

    def test_what_identifies_a_document_is_no_change(self) -> None:
        old = document(symbol="A/RES/173/135", session="173", meeting="52nd meeting", originating=("A/173/L.45",))
        new = document(symbol="A/RES/175/16", session="175", meeting="30th meeting", originating=("A/175/L.27",))
        assert compared(old, new).fields == ()


class TestGivenAlignment:
    OLD = document(paragraph("a", RECALLS), paragraph("b", NOTES), paragraph("c", REQUESTS))
    NEW = document(paragraph("x", REQUESTS), paragraph("y", RECALLS), paragraph("z", NOTES))

    def test_it_is_obeyed(self) -> None:
        comparison = compared(self.OLD, self.NEW, linked(("a", "x")))
        assert shape(comparison) == ["a>x amended", "b> removed", "c> removed", ">y added", ">z added"]

    def test_its_moves_are_found_anew(self) -> None:
        stale = Alignment(links=(Link(old=("a",), new=("y",), moved=True), *linked(("b", "z"), ("c", "x")).links))
        rows = compared(self.OLD, self.NEW, stale).rows
        assert [row.link.new[0] for row in rows if row.moved] == ["x"]
        assert [row.link.moved for row in rows] == [row.moved for row in rows]

    def test_of_two_paragraphs_the_one_that_keeps_less_text_has_moved(self) -> None:
        old = document(paragraph("a", f"{RECALLS} {NOTES} {RECALLS}"), paragraph("b", NOTES))
        new = document(paragraph("y", NOTES), paragraph("x", "Recalling it,"))
        rows = compared(old, new, linked(("a", "x"), ("b", "y"))).rows
        assert [row.link.new[0] for row in rows if row.moved] == ["x"]

    @pytest.mark.parametrize("texts", [("Notes lamps;", "Notes ropes;"), ("Notes ropes;", "Notes lamps;")])
    def test_of_two_of_equal_length_that_have_moved_which_the_aligner_says(self, texts: tuple[str, str]) -> None:
        old = document(paragraph("a", texts[0]), paragraph("b", texts[1]), paragraph("c", RECALLS))
        new = document(paragraph("y", texts[1]), paragraph("x", texts[0]), paragraph("z", RECALLS))
        found = compared(old, new)
        assert compared(old, new, Alignment(links=tuple(row.link for row in found.rows))) == found

    def test_paragraphs_that_it_does_not_name_are_added_or_removed(self) -> None:
        rows = compared(self.OLD, self.NEW, linked()).rows
        assert {row.link.basis for row in rows} == {Basis.NONE}
        assert len(rows) == 6

    def test_a_link_of_several_paragraphs_to_nothing_is_several_rows(self) -> None:
        changes = [row.change for row in compared(self.OLD, document(), linked(("a b c", ""))).rows]
        assert changes == [Change.REMOVED] * 3

    def test_members_of_a_group_stand_in_the_order_of_their_text(self) -> None:
        row = compared(self.OLD, self.NEW, linked(("c a", "z x"))).rows[0]
        assert (row.link.old, row.link.new, row.change) == (("a", "c"), ("x", "z"), Change.SPLIT)

    def test_exact_pairs_are_kept(self) -> None:
        pairs = (Pair(old="a", new="y"), Pair(old="b", new="y"), Pair(old="b", new="z"))
        given = Alignment(links=(Link(old=("a", "b"), new=("y", "z"), pairs=pairs),))
        assert compared(self.OLD, self.NEW, given).rows[1].link.pairs == pairs

    @pytest.mark.parametrize(
        ("alignment", "message"),
        [
            (linked(("a", "q")), "names q, and no paragraph of the new document"),
            (linked(("q", "x")), "names q, and no paragraph of the old document"),
            (linked(("a", "x"), ("a", "y")), "names the paragraph a of the old document twice"),
            (linked(("a a", "x")), "names the paragraph a of the old document twice"),
            (
                Alignment(links=(Link(old=("a", "b"), new=("x",), pairs=(Pair(old="c", new="x"),)),)),
                "pairs c with x",
            ),
            (Alignment(links=(Link(old=("a",), new=("x", "y"), pairs=(Pair(old="a", new="z"),)),)), "pairs a with z"),
        ],
    )
    def test_a_wrong_one_is_refused_with_a_hint(self, alignment: Alignment, message: str) -> None:
        with pytest.raises(DraftdiffError, match=message) as caught:
            compared(self.OLD, self.NEW, alignment)
        assert caught.value.hint
        assert caught.value.slug == "alignment"


def test_two_paragraphs_of_one_key_are_refused() -> None:
    twice = document(paragraph("a", RECALLS), paragraph("a", NOTES), symbol="A/RES/173/135")
    for sides in ((twice, document()), (document(), twice)):
        with pytest.raises(DraftdiffError, match="two paragraphs of A/RES/173/135 have the key a"):
            compared(*sides)


def test_a_paragraph_too_long_for_a_redline_by_the_word_is_told() -> None:
    middle = "The wall stands. " * (MOST_TOKENS // 4)
    old, new = (
        paragraph(key, f"{first} {middle}{last}") for key, first, last in (("a", "Ebb", "low"), ("b", "Flow", "high"))
    )
    comparison = compared(document(old), document(new), linked(("a", "b")))
    assert [(p.code, p.location.paragraph) for p in comparison.problems] == [("coarse-redline", "b")]
    assert compared(document(old), document(replace(old, key="c"))).problems == ()


class TestNotesThatOneTextAloneStates:
    """A typed text often leaves all notes out: they are told once. One left out among others is a change."""

    OFFICIAL, TYPED = Source(importer="akoma-ntoso"), Source(importer="text")
    NOTED = document(
        paragraph("a", RECALLS, PREAMBULAR, notes=(footnote("Resolution 173/9."),)),
        paragraph("b", NOTES, PREAMBULAR, notes=(footnote("A/175/20.", "2"), footnote("A/175/21.", "3"))),
        source=OFFICIAL,
    )
    BARE = document(paragraph("c", RECALLS, PREAMBULAR), paragraph("d", NOTES, PREAMBULAR), source=TYPED)

    @staticmethod
    def told(comparison: Comparison) -> list[tuple[str, str]]:
        return [(problem.text, problem.code) for problem in comparison.problems]

    def test_they_change_no_clause_and_each_is_told(self) -> None:
        for sides in ((self.NOTED, self.BARE), (self.BARE, self.NOTED)):
            comparison = compared(*sides)
            assert [(row.change, row.notes, row.findings) for row in comparison.rows] == [
                (Change.UNCHANGED, (), ())
            ] * 2
            notes = "Resolution 173/9.", "A/175/20.", "A/175/21."
            assert self.told(comparison) == [(note, "note-not-compared") for note in notes]
            assert (old_document(comparison), new_document(comparison)) == sides

    def test_one_that_is_dropped_among_others_is_a_change(self) -> None:
        first, second = self.BARE.paragraphs
        kept = replace(self.BARE, paragraphs=(first, replace(second, notes=(footnote("A/175/20."),))))
        comparison = compared(self.NOTED, kept)
        assert self.told(comparison) == []
        assert [row.changed for row in comparison.rows] == [(Aspect.NOTES,)] * 2

    def test_a_sole_note_may_have_been_left_out_by_intent(self) -> None:
        first, second = self.NOTED.paragraphs
        one = replace(self.NOTED, paragraphs=(first, replace(second, notes=())))
        assert [row.change for row in compared(one, self.BARE).rows] == [Change.AMENDED, Change.UNCHANGED]

    @pytest.mark.parametrize("source", [OFFICIAL, TYPED])
    def test_sources_of_one_kind_state_notes_alike(self, source: Source) -> None:
        both = replace(self.NOTED, source=source), replace(self.BARE, source=source)
        assert [row.change for row in compared(*both).rows] == [Change.AMENDED, Change.AMENDED]

    def test_an_official_text_without_notes_has_none(self) -> None:
        both = replace(self.NOTED, source=self.TYPED), replace(self.BARE, source=self.OFFICIAL)
        assert [row.change for row in compared(*both).rows] == [Change.AMENDED, Change.AMENDED]

    @pytest.mark.parametrize(("importer", "change"), [("text", Change.AMENDED), ("akoma-ntoso", Change.UNCHANGED)])
    def test_notes_that_a_draft_adds_to_a_word_file_without_any_are_changes(
        self, importer: str, change: Change
    ) -> None:
        """What became official since may have had them before: there the Word file was typed without them."""
        bare = replace(self.BARE, source=Source(importer="docx"))
        noted = replace(self.NOTED, source=Source(importer=importer))
        assert [row.change for row in compared(bare, noted).rows] == [change, change]
        assert {row.change for row in compared(noted, bare).rows} == {Change.UNCHANGED}

    def test_comments_are_no_notes_of_the_text(self) -> None:
        first, second = self.NOTED.paragraphs
        comment = replace(footnote("Delegation: reserve."), kind=NoteKind.COMMENT)
        commented = replace(self.NOTED, paragraphs=(replace(first, notes=(*first.notes, comment)), second))
        row = compared(commented, self.BARE).rows[0]
        assert (row.change, [change.old for change in row.notes]) == (Change.UNCHANGED, [1])


def test_two_chinese_characters_in_varied_company_are_a_word_and_replaced_whole() -> None:
    def chinese(*texts: str) -> Document:
        paragraphs = (paragraph(f"p{place}", text) for place, text in enumerate(texts))
        return Document(language=Language.CHINESE, paragraphs=tuple(paragraphs))

    kept = (
        "感谢港务局汇报潮汐；",
        "又感谢灯塔汇报风暴；",
        "审议了汇报。",
        "列报损失；",
        "注意到列报的损失；",
        "决定列报。",
    )
    kept += ("海口和潮汐；", "路口和风暴；", "关口和灯塔；")
    old, new = (
        chinese("请港务局汇报损失；", "港口和灯塔；", *kept),
        chinese("请港务局列报损失；", "港口与灯塔；", *kept),
    )
    rows = compare(old, new, load_lexicon(Language.CHINESE)).rows
    assert [segment.old or segment.new for segment in rows[0].segments] == ["请港务局", "汇报", "列报", "损失；"]
    assert [segment.old or segment.new for segment in rows[1].segments] == ["港口", "和", "与", "灯塔；"]


def test_the_enacting_formula_and_the_closing_count_for_nothing() -> None:
    old, new = (
        document(
            paragraph("e", f"The {name},", ParagraphKind.ENACTING),
            paragraph("o", REQUESTS),
            paragraph("c", f"{name} hall, 58th meeting", ParagraphKind.CLOSING),
        )
        for name in ("Assembly", "Council")
    )
    counts = counts_of(compared(old, new, linked(("e", "e"), ("o", "o"), ("c", "c"))))
    assert counts == Counts(unchanged=1, old_paragraphs=1, new_paragraphs=1)
