"""Records go to canonical JSON and come back; whatever is not exactly a record is refused, with its place."""

from __future__ import annotations

import codecs
import csv
import json
from pathlib import Path

import msgspec
import pytest

from draftdiff.codec import decode_alignment, decode_comparison, decode_document, encode
from draftdiff.codec.contradictions import find_faults, find_repeated_members, readable_paragraphs
from draftdiff.comparison import Alignment, Change, Comparison, FieldChange, Link, Row, Segment, SegmentKind
from draftdiff.errors import DraftdiffError, InvalidRecord, UnreadableFile
from draftdiff.model import Conflict, Document, Header, Language, Mark, MarkKind, Note, Paragraph, ParagraphKind

CASES = Path(__file__).parent / "cases"
DECODERS = {
    "draftdiff.document/1": (decode_document, Document),
    "draftdiff.alignment/1": (decode_alignment, Alignment),
    "draftdiff.comparison/1": (decode_comparison, Comparison),
}

SMALL = Document(
    symbol="A/RES/175/16",
    language=Language.ENGLISH,
    title="Cooperation in the field of tide tables",
    sponsors=("Norland", "Sudland"),
    paragraphs=(
        Paragraph(
            key="pp1",
            kind=ParagraphKind.PREAMBULAR,
            text="Recalling “its” resolution 173/135,",
            marks=(Mark(kind=MarkKind.LEAD, start=0, end=9),),
            notes=(Note(anchor=33, marker="1", text="A/175/345."),),
        ),
        Paragraph(key="op1", kind=ParagraphKind.OPERATIVE, number="1 -", text="تطلب إلى الأمين العام"),
    ),
)


def cases_of(folder: str) -> list[dict[str, str]]:
    with (CASES / folder / "expected.tsv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def named(row: dict[str, str]) -> str:
    return row["document"]


def test_the_canonical_form_is_made_to_be_read_and_compared_by_line() -> None:
    assert encode(SMALL).decode() == (CASES / "codec" / "document.json").read_text("utf-8")


def test_a_comparison_has_a_paragraph_on_a_line() -> None:
    golden = (CASES / "codec" / "comparison.json").read_bytes()
    assert encode(decode_comparison(golden)) == golden


def test_conflicts_are_written_only_while_there_are_any() -> None:
    settled = json.loads(encode(SMALL))
    assert "conflicts" not in settled
    open_one = msgspec.structs.replace(SMALL, conflicts=(Conflict(key="op1", base="a", ours="b", theirs=None),))
    assert json.loads(encode(open_one))["conflicts"][0]["ours"] == "b"
    assert decode_document(encode(open_one)) == open_one


def test_any_layout_and_any_order_of_members_is_read() -> None:
    tree = json.loads(encode(SMALL))
    turned = json.dumps(dict(reversed(tree.items())), indent=7, ensure_ascii=True).encode()
    assert decode_document(turned) == SMALL


def test_members_that_say_nothing_may_be_left_out() -> None:
    data = b'{"format": "draftdiff.document/1", "paragraphs": [{"key": "a", "kind": "text", "text": "Tides."}]}'
    assert decode_document(data).paragraphs[0] == Paragraph(key="a", kind=ParagraphKind.TEXT, text="Tides.")


def test_a_byte_order_mark_of_an_editor_does_no_harm() -> None:
    assert decode_document(codecs.BOM_UTF8 + encode(SMALL)) == SMALL


@pytest.mark.parametrize("case", cases_of("invalid"), ids=named)
def test_invalid_documents_are_refused(case: dict[str, str]) -> None:
    decode, _ = DECODERS[case["format"]]
    with pytest.raises(InvalidRecord) as caught:
        decode((CASES / "invalid" / f"{case['document']}.json").read_bytes())
    assert caught.value.hint
    assert "matching regex" not in caught.value.message


@pytest.mark.parametrize("case", cases_of("contradictory"), ids=named)
def test_contradictions_that_no_schema_can_say_are_refused_with_their_place(case: dict[str, str]) -> None:
    data = (CASES / "contradictory" / f"{case['document']}.json").read_bytes()
    decode, record_type = DECODERS[case["format"]]
    with pytest.raises(InvalidRecord):
        decode(data)
    found = find_faults(msgspec.json.decode(data, type=record_type))
    assert (case["code"], case["place"]) in [(fault.code, fault.location.path) for fault in found]


def test_all_contradictions_are_found_at_once() -> None:
    marks = (Mark(kind=MarkKind.BOLD, start=0, end=99), Mark(kind=MarkKind.BOLD, start=3, end=2))
    broken = Document(paragraphs=(
        Paragraph(key="a", kind=ParagraphKind.TEXT, text="Tides.", marks=marks),
        Paragraph(key="a", kind=ParagraphKind.TEXT, text="Ebb."),
    ))  # fmt: skip
    codes = [fault.code for fault in find_faults(broken)]
    assert codes == ["mark-outside-text", "mark-outside-text", "repeated-key"]
    with pytest.raises(InvalidRecord, match=r"\(and 2 more\)"):
        decode_document(encode(broken))


def test_words_that_a_segment_would_hide_are_refused() -> None:
    for kind in SegmentKind:
        change = FieldChange(name="title", old="a", new="b", segments=(Segment(kind=kind, old="a", new="b"),))
        found = Comparison(old=Header(), new=Header(), old_order=(), new_order=(), rows=(), fields=(change,))
        is_sound = kind is SegmentKind.TYPOGRAPHIC
        assert [fault.code for fault in find_faults(found)] == ([] if is_sound else ["wrong-segment"])


def test_places_count_code_points_not_bytes() -> None:
    paragraph = Paragraph(
        key="a", kind=ParagraphKind.TEXT, text="𠮷ةب", marks=(Mark(kind=MarkKind.BOLD, start=0, end=3),)
    )
    assert find_faults(Document(paragraphs=(paragraph,))) == ()


@pytest.mark.parametrize(
    ("data", "slug", "message"),
    [
        (b"", "not-json", "not JSON"),
        (encode(SMALL)[:200], "not-json", "truncated"),
        (b"\x00\x01\x02\x03", "not-json", "not JSON"),
        (b'{"format": "draftdiff.document/1", "x": ' + b"[" * 1_000_000, "too-deep", "nested too deeply"),
        (encode(SMALL).decode().encode("utf-16"), "not-json", "not JSON"),
        (b'{"format": "draftdiff.document/1", "title": "mar\xe9e"}', "not-utf-8", "not UTF-8"),
        (encode(SMALL) + b"}", "not-json", "trailing"),
        (b'{"format": "draftdiff.document/1", "title": "\\ud800"}', "not-json", "not JSON"),
        (b'{"format": "draftdiff.document/1", "title": NaN}', "not-json", "not JSON"),
    ],
    ids=["empty", "cut", "binary", "deep", "UTF-16", "Latin-1", "more", "surrogate", "NaN"],
)  # fmt: skip
def test_what_is_not_json_is_refused_in_one_clear_line(data: bytes, slug: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as caught:
        decode_document(data)
    assert caught.value.slug == slug
    assert "\n" not in caught.value.message


def test_no_search_for_repeated_members_goes_too_deep() -> None:
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        find_repeated_members(b"[" * 100_000 + b"]" * 100_000)


@pytest.mark.parametrize(
    ("format_name", "slug"),
    [
        ('"draftdiff.document/2"', "other-version"),
        ('"draftdiff.alignment/1"', "other-record"),
        ('"something else"', "other-record"),
        ('""', "unknown-record"),
        ("7", "invalid-record"),
    ],
)
def test_a_record_of_another_kind_is_told_apart(format_name: str, slug: str) -> None:
    with pytest.raises(DraftdiffError) as caught:
        decode_document(f'{{"format": {format_name}}}'.encode())
    assert caught.value.slug == slug


def test_what_is_readable_of_a_broken_document_can_be_labelled() -> None:
    tree = {"paragraphs": [{"key": "a", "kind": "text", "text": "Tides."}, {"key": "b"}, 3]}
    assert [(path, p.key) for path, p in readable_paragraphs(tree)] == [("$.paragraphs[0]", "a")]
    assert readable_paragraphs([]) == readable_paragraphs({"paragraphs": 5}) == ()


def test_a_member_that_stands_twice_is_found() -> None:
    data = b'{"title": "a", "paragraphs": [{"key": "k7", "text": "a", "text": "b"}], "title": "b"}'
    found = [(problem.code, problem.message, problem.location.paragraph) for problem in find_repeated_members(data)]
    assert found == [
        ("repeated-member", "the member `text` stands twice, the last is taken", "k7"),
        ("repeated-member", "the member `title` stands twice, the last is taken", ""),
    ]


def test_segments_of_a_group_are_joined_by_one_newline() -> None:
    old = (Paragraph(key="a", kind=ParagraphKind.OPERATIVE, text="Ebb and flow;"),)
    new = tuple(
        Paragraph(key=key, kind=ParagraphKind.OPERATIVE, text=text) for key, text in (("b", "Ebb;"), ("c", "flow;"))
    )
    segments = (
        Segment(kind=SegmentKind.SAME, old="Ebb", new="Ebb"),
        Segment(kind=SegmentKind.DELETED, old=" and ", new=""),
        Segment(kind=SegmentKind.INSERTED, old="", new=";\n"),
        Segment(kind=SegmentKind.SAME, old="flow;", new="flow;"),
    )
    row = Row(link=Link(old=("a",), new=("b", "c")), change=Change.SPLIT, old=old, new=new, segments=segments)
    comparison = Comparison(old=Header(), new=Header(), old_order=("a",), new_order=("b", "c"), rows=(row,))
    assert decode_comparison(encode(comparison)) == comparison
