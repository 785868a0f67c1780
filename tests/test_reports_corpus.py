"""Reports of real resolutions: whole pages in six languages, and a true story of one item from 1982 to 2024."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from test_renderers_html_page import Outline, page

from draftdiff.compare import compare
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, ParagraphKind
from draftdiff.renderers import Layout
from draftdiff.renderers.series import SERIES_RENDERERS, render_series
from draftdiff.series import trace

pytestmark = pytest.mark.corpus

EARLIER = ("37_4", "49_15", "52_4", "55_9", "59_8", "67_264", "69_317", "72_74", "73_135")
LATER = ("75_16", "77_18", "79_9")
LETTERS = "\u0620-\u064a"


def read(path: Path) -> Document:
    return read_source(path.read_bytes(), path.name).documents[0]


@pytest.mark.parametrize("layout", [Layout.REDLINE, Layout.SIDE_BY_SIDE, Layout.TABLE])
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_pages_of_real_resolutions(corpus: Path, language: str, layout: Layout) -> None:
    old, new = (read(corpus / "oic" / f"A_RES_{name}.{language}.xml") for name in ("77_18", "79_9"))
    made = compare(old, new, load_lexicon(Language(language)))
    text = page(made, reader=Language(language), layout=layout)
    ids = Outline(text).ids()
    assert len(ids) == len(set(ids)) and {"PP1", "OP30"} <= set(ids)
    assert re.findall(rf"[{LETTERS}]</?(?:ins|del)>[{LETTERS}]", text) == []


@pytest.fixture(scope="module")
def lineage(corpus: Path) -> list[Document]:
    texts = [next((corpus / "lineage").glob(f"A_RES_{name}.en.*")) for name in EARLIER]
    return [read(path) for path in (*texts, *(corpus / "oic" / f"A_RES_{name}.en.xml" for name in LATER))]


def test_the_story_of_an_item_through_forty_two_years(lineage: list[Document]) -> None:
    series = trace(lineage, load_lexicon(Language.ENGLISH))
    texts = [{p.key: p for p in one.paragraphs} for one in lineage]
    story = {}
    for thread in series.threads:
        last = max(place for place, key in enumerate(thread) if key)
        paragraph = texts[last][thread[last] or ""]
        place = "".join("." if key is None else "x" for key in thread)
        story[f"{paragraph.kind.value[:2]}{paragraph.number} {' '.join(paragraph.text.split()[:5])}"] = place
    assert story["op1. Takes note with satisfaction of"] == "xxxxxxxxxxxx"
    assert story["op29. Requests the Secretary-General to report"] == "xxxxxxxxxxxx"
    assert story["op7. Recalls the adoption of General"] == "..........xx"
    assert story["op8. Also recalls the adoption of"] == "...........x"
    assert story["pr Having considered the one-year partnership"] == ".....xx....."
    kept = sum(place == "x" * 12 for place in story.values())
    assert kept == sum(all(thread) for thread in series.threads) >= 9
    for place, document in enumerate(lineage):
        keys = [thread[place] for thread in series.threads if thread[place]]
        assert sorted(keys) == sorted(paragraph.key for paragraph in document.paragraphs)
    assert sum(p.kind is ParagraphKind.OPERATIVE for p in lineage[-1].paragraphs) == 30


@pytest.mark.parametrize("format_name", SERIES_RENDERERS)
def test_the_series_in_every_format(lineage: list[Document], format_name: str) -> None:
    english = load_lexicon(Language.ENGLISH)
    comparisons = [compare(old, new, english) for old, new in pairwise(lineage)]
    series = trace(lineage, english, [[row.link for row in one.rows] for one in comparisons])
    text = render_series(series, comparisons, format_name)
    for name in EARLIER[1:]:
        assert name.replace("_", "/") in text
    if format_name == "html":
        ids = Outline(text).ids()
        assert len(ids) == len(set(ids)) and {"OP1", "OP30"} <= set(ids)
