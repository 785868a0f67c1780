"""The laws of the project, on generated documents and on real ones.

1. What is decoded is what was encoded. 2. Segments and rows rebuild both sides. 3. The other way round is the
same turned round. 7. The same input gives the same bytes. 8. Nothing in a text disturbs a comparison: the
generated texts are full of controls, marks and markup.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import sample
from hypothesis import given, settings
from support.strategies import document_pairs, documents, lexicon_of, text_pairs

from draftdiff.align import align
from draftdiff.codec import decode_alignment, decode_comparison, decode_document, encode
from draftdiff.compare import compare
from draftdiff.comparison import (
    Alignment,
    Change,
    Comparison,
    Pair,
    Row,
    Segment,
    SegmentKind,
    is_same,
    new_document,
    old_document,
)
from draftdiff.importers.akoma_ntoso import read
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language
from draftdiff.redline import redline
from draftdiff.tokens import compare_key, split_tokens

LEXICON = load_lexicon(Language.ENGLISH)
EXCHANGED = {SegmentKind.DELETED: SegmentKind.INSERTED, SegmentKind.INSERTED: SegmentKind.DELETED}
REVERSED = {
    Change.ADDED: Change.REMOVED,
    Change.REMOVED: Change.ADDED,
    Change.SPLIT: Change.MERGED,
    Change.MERGED: Change.SPLIT,
}


def check_segments(segments: Sequence[Segment], old: str, new: str) -> None:
    """Law 2 for a redline: it rebuilds both texts, and each segment is what its kind says."""
    assert bool(segments) == (old != new)
    assert not segments or "".join(segment.old for segment in segments) == old
    assert not segments or "".join(segment.new for segment in segments) == new
    for segment in segments:
        is_right = {
            SegmentKind.SAME: segment.old == segment.new != "",
            SegmentKind.TYPOGRAPHIC: segment.old != segment.new,
            SegmentKind.DELETED: segment.old != "" == segment.new,
            SegmentKind.INSERTED: segment.old == "" != segment.new,
        }
        assert is_right[segment.kind], segment


def counted(segments: Sequence[Segment], *, turned: bool = False) -> Counter[tuple[SegmentKind, str, str]]:
    """Segments without their order (a deletion always stands first); `turned`: of the sides exchanged."""
    if turned:
        return Counter((EXCHANGED.get(segment.kind, segment.kind), segment.new, segment.old) for segment in segments)
    return Counter((segment.kind, segment.old, segment.new) for segment in segments)


def check_comparison(comparison: Comparison, old: Document, new: Document) -> None:
    """Law 2 for a comparison: both documents are in it, each paragraph in one row, in reading order."""
    assert encode(old_document(comparison)) == encode(old)
    assert encode(new_document(comparison)) == encode(new)
    assert Counter(p.key for row in comparison.rows for p in row.old) == Counter(p.key for p in old.paragraphs)
    assert Counter(p.key for row in comparison.rows for p in row.new) == Counter(p.key for p in new.paragraphs)
    places = {paragraph.key: place for place, paragraph in enumerate(new.paragraphs)}
    standing = [places[row.new[0].key] for row in comparison.rows if row.new]
    assert standing == sorted(standing)
    for row in comparison.rows:
        check_row(row)


def check_row(row: Row) -> None:
    """The segments of a row and of its notes rebuild them, and its change is what they say."""
    check_segments(row.segments, *("\n".join(p.text for p in side) for side in (row.old, row.new)))
    old_notes, new_notes = ([note.text for p in side for note in p.notes] for side in (row.old, row.new))
    assert Counter(n.old for n in row.notes if n.old is not None) == Counter(range(len(old_notes)))
    assert Counter(n.new for n in row.notes if n.new is not None) == Counter(range(len(new_notes)))
    for note in row.notes:
        before = "" if note.old is None else old_notes[note.old]
        check_segments(note.segments, before, "" if note.new is None else new_notes[note.new])
    if row.change is Change.UNCHANGED:
        assert {segment.kind for segment in row.segments} <= {SegmentKind.SAME, SegmentKind.TYPOGRAPHIC}


def check_turned(there: Comparison, back: Comparison) -> None:
    """Law 3: exchanging the documents exchanges the sides of every row and nothing else."""
    rows = {(row.link.old, row.link.new): row for row in there.rows}
    assert len(rows) == len(back.rows)
    for row in back.rows:
        twin = rows[row.link.new, row.link.old]
        is_even = len(row.old) == len(row.new)
        assert row.change is (twin.change if is_even else REVERSED[twin.change])
        assert (row.moved, row.renumbered, row.changed) == (twin.moved, twin.renumbered, twin.changed)
        assert counted(row.segments, turned=True) == counted(twin.segments)
        assert {(note.new, note.old) for note in row.notes} == {(note.old, note.new) for note in twin.notes}
        assert {Pair(old=pair.new, new=pair.old) for pair in row.link.pairs} == set(twin.link.pairs)


def check_laws(old: Document, new: Document) -> None:
    """Laws 1, 2 and 3 for two documents."""
    lexicon = lexicon_of(old)
    there = compare(old, new, lexicon)
    check_comparison(there, old, new)
    check_turned(there, compare(new, old, lexicon))
    assert decode_comparison(encode(there)) == there
    assert is_same(compare(old, old, lexicon))


@given(documents())
def test_law_1_a_document(document: Document) -> None:
    data = encode(document)
    assert decode_document(data) == document
    assert encode(decode_document(data)) == data


@given(document_pairs())
def test_law_1_an_alignment(pair: tuple[Document, Document]) -> None:
    alignment = align(*pair, lexicon_of(pair[0]))
    assert decode_alignment(encode(alignment)) == alignment


@given(text_pairs())
@settings(max_examples=400)
def test_laws_2_and_3_a_redline(pair: tuple[str, str]) -> None:
    old, new = pair
    segments = redline(old, new)
    check_segments(segments, old, new)
    assert counted(redline(new, old), turned=True) == counted(segments)
    for before, after in pairwise(segment.kind for segment in segments):
        assert before is not after
        assert (before, after) != (SegmentKind.INSERTED, SegmentKind.DELETED)


@given(text_pairs())
@settings(max_examples=400)
def test_a_redline_cuts_no_word(pair: tuple[str, str]) -> None:
    for side, text in zip(("old", "new"), pair, strict=True):
        ends = {0}
        for segment in redline(*pair):
            ends.add(max(ends) + len(getattr(segment, side)))
        at = 0
        for token in split_tokens(text):
            if compare_key(token)[:1].isalnum():
                assert ends.isdisjoint(range(at + 1, at + len(token))), token
            at += len(token)


@given(document_pairs())
@settings(max_examples=150)
def test_laws_1_2_and_3_a_comparison(pair: tuple[Document, Document]) -> None:
    check_laws(*pair)


@given(document_pairs())
@settings(max_examples=50)
def test_a_comparison_by_its_own_alignment_is_the_same(pair: tuple[Document, Document]) -> None:
    lexicon = lexicon_of(pair[0])
    comparison = compare(*pair, lexicon)
    own = Alignment(links=tuple(row.link for row in comparison.rows))
    assert compare(*pair, lexicon, own) == comparison


COMPARE = """
import sys
from draftdiff.codec import encode
from draftdiff.compare import compare
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
old, new = (read_source(open(path, "rb").read(), path).documents[0] for path in sys.argv[1:])
sys.stdout.buffer.write(encode(compare(old, new, load_lexicon(old.language))))
"""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Apia"},
)


def test_law_7_no_seed_locale_or_time_zone_changes_a_byte() -> None:
    root = Path(__file__).parents[1]
    files = sorted(str(path) for path in (root / "examples").rglob("*.ar.*"))[:2]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", COMPARE, *files],
            env={**os.environ, **variables},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for variables in SURROUNDINGS
    ]
    assert outputs[0] == outputs[1] != b""


class RealPair(NamedTuple):
    """Two consecutive resolutions: the language, and the files."""

    language: Language
    old: str
    new: str


def real_pairs(corpus: Path) -> list[RealPair]:
    """Return the pairs of the labelled rows, in six languages, and the renewals that stand unpacked."""
    labels = (corpus.parent / "bench" / "weights" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, labels)
    pairs = {RealPair(Language(row["language"]), row["old_file"], row["new_file"]) for row in rows}
    return sorted(pairs) + [
        RealPair(language, f"oic/A_RES_{old}.{language}.xml", f"oic/A_RES_{new}.{language}.xml")
        for language in Language
        if language is not Language.UNKNOWN
        for old, new in (("75_16", "77_18"), ("77_18", "79_9"))
    ]


def read_files(corpus: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read files of the corpus by name, out of the archives that hold a session in a language."""
    wanted = set(names)
    found = {name: (corpus / name).read_bytes() for name in wanted if name.startswith("oic/")}
    for archive in sorted((corpus / "ga").glob("*.tar.xz")):
        with tarfile.open(archive) as members:
            for member in members:
                stream = members.extractfile(member) if member.name in wanted else None
                if stream:
                    found[member.name] = stream.read()
    return found


@pytest.mark.corpus
def test_laws_1_2_and_3_of_real_documents(corpus: Path) -> None:
    pairs = sample(real_pairs(corpus))
    files = read_files(corpus, [name for pair in pairs for name in (pair.old, pair.new)])
    for pair in pairs:
        old, new = (read(files[name], Path(name).name, None).documents[0] for name in (pair.old, pair.new))
        check_laws(old, new)
