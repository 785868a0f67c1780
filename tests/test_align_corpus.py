"""Real resolutions, reordered and renewed: equal texts are paired, what left its order is moved, little is marked."""

from __future__ import annotations

import re
import subprocess
import tarfile
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from draftdiff.align import align
from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, SegmentKind
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, ParagraphKind
from draftdiff.tokens import compare_key, compared_text, split_tokens

pytestmark = pytest.mark.corpus

Pair = tuple[Document, Document]
MOST_MARKED = 1.2
"""Times what token-Indel distance marks: dates, rewritten clauses and Chinese words are marked whole."""


def assembly_text(corpus: Path, session: int, number: int, language: str) -> Document:
    """A resolution out of the archives of the General Assembly."""
    with tarfile.open(corpus / "ga" / f"ga{session}.{language}.tar.xz") as archive:
        for member in archive:
            if re.search(rf"A_RES_{session}_{number}-", member.name):
                source = archive.extractfile(member)
                assert source is not None
                return read_source(source.read(), Path(member.name).name).documents[0]
    raise AssertionError(f"no {session}/{number} in {language}")


@pytest.fixture(scope="module", params=[language.value for language in LANGUAGES])
def reordered(request: pytest.FixtureRequest, corpus: Path) -> Pair:
    """77/198 and 78/184: about a hundred paragraphs, a quarter of them in another order."""
    return assembly_text(corpus, 77, 198, request.param), assembly_text(corpus, 78, 184, request.param)


def equal_texts(old: Document, new: Document) -> list[tuple[str, str]]:
    """The keys of paragraphs whose text stands once on each side, and is the same."""
    sides = []
    for document in (old, new):
        texts = {p.key: compared_text(p.text).rstrip(" ,;.،؛，；。") for p in document.paragraphs if p.text}
        counts = Counter(texts.values())
        sides.append({text: key for key, text in texts.items() if counts[text] == 1})
    return [(key, sides[1][text]) for text, key in sides[0].items() if text in sides[1]]


def longest_run(values: list[int]) -> int:
    lengths: list[int] = []
    for place, value in enumerate(values):
        lengths.append(1 + max((lengths[before] for before in range(place) if values[before] < value), default=0))
    return max(lengths, default=0)


def test_equal_texts_are_paired_and_what_left_its_order_is_moved(reordered: Pair) -> None:
    old, new = reordered
    links = align(old, new, load_lexicon(new.language)).links
    pairs = {(link.old[0], link.new[0]) for link in links if len(link.old) == len(link.new) == 1}
    assert [pair for pair in equal_texts(old, new) if pair not in pairs] == []
    places = [{p.key: place for place, p in enumerate(document.paragraphs)} for document in (old, new)]
    single = sorted(
        (places[0][link.old[0]], places[1][link.new[0]], link.moved)
        for link in links
        if len(link.old) == len(link.new) == 1
    )
    kept = [j for _, j, moved in single if not moved]
    assert kept == sorted(kept)
    assert len(kept) == longest_run([j for _, j, _ in single])


def marked_characters(comparison: Comparison) -> int:
    kinds = (SegmentKind.DELETED, SegmentKind.INSERTED)
    return sum(len(s.old) + len(s.new) for row in comparison.rows for s in row.segments if s.kind in kinds)


def least_characters(comparison: Comparison) -> int:
    """What token-Indel distance marks in the same links, and all of what was added or removed."""
    total = 0
    for row in comparison.rows:
        old, new = (split_tokens("\n".join(p.text for p in side)) for side in (row.old, row.new))
        steps = Indel.opcodes([compare_key(token) for token in old], [compare_key(token) for token in new])
        for step in steps:
            if step.tag != "equal":
                removed, added = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
                total += sum(map(len, removed)) + sum(map(len, added))
    return total


def marked_by_git(old: Document, new: Document, folder: Path) -> int:
    for name, document in (("old", old), ("new", new)):
        (folder / name).write_text("".join(p.text + "\n" for p in document.paragraphs), encoding="utf-8")
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "old", "new"]
    shown = subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout.decode()
    lines = shown.partition("@@")[2].splitlines()
    return sum(len(line) - 1 for line in lines if line[:1] in ("-", "+"))


def test_little_more_is_marked_than_changed_and_far_less_than_git_marks(reordered: Pair, tmp_path: Path) -> None:
    old, new = reordered
    comparison = compare(old, new, load_lexicon(new.language))
    marked, least = marked_characters(comparison), least_characters(comparison)
    by_git = marked_by_git(old, new, tmp_path)
    print(f"\n{new.language.value}: marked {marked}, least {least}, git {by_git}")
    assert marked <= MOST_MARKED * least
    assert marked <= 0.4 * by_git


def oic(corpus: Path, symbol: str, language: str) -> Document:
    name = f"A_RES_{symbol}.{language}.xml"
    return read_source((corpus / "oic" / name).read_bytes(), name).documents[0]


@pytest.mark.parametrize("language", [language.value for language in LANGUAGES])
def test_75_16_to_77_18_adds_one_paragraph(corpus: Path, language: str) -> None:
    old, new = oic(corpus, "75_16", language), oic(corpus, "77_18", language)
    rows = compare(old, new, load_lexicon(new.language)).rows
    operative = [p.key for p in new.paragraphs if p.kind is ParagraphKind.OPERATIVE]
    changes = {row.change: row for row in rows if row.change in (Change.ADDED, Change.REMOVED)}
    assert [row.change for row in rows].count(Change.ADDED) == len(changes) == 1
    assert changes[Change.ADDED].new[0].key == operative[6]
    assert {(len(row.old), len(row.new)) for row in rows} == {(1, 1), (0, 1)}


def test_unrelated_resolutions_share_no_paragraph(corpus: Path) -> None:
    old, new = oic(corpus, "75_16", "en"), assembly_text(corpus, 77, 248, "en")
    kinds = {p.key: p.kind for p in old.paragraphs}
    links = [link for link in align(old, new, load_lexicon(new.language)).links if link.old and link.new]
    counted = (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE)
    assert [link for link in links if kinds[link.old[0]] in counted] == []
