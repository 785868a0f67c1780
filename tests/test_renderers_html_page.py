"""A page that a delegation sends home: whole, closed, the same for everybody, and right to left where due."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from draftdiff.compare import compare
from draftdiff.comparison import Comparison
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language
from draftdiff.renderers import Layout, RenderOptions, render

EXAMPLES = Path(__file__).parents[1] / "examples"
VOID = {"meta", "br", "input", "link", "img", "hr"}


def example(language: str) -> Comparison:
    sides = []
    for name in ("A_RES_173_135", "A_RES_175_16"):
        path = EXAMPLES / f"{name}.{language}.xml"
        sides.append(read_source(path.read_bytes(), path.name).documents[0])
    return compare(*sides, load_lexicon(Language(language)))


def page(one: Comparison, **options: object) -> str:
    result = render(one, "html", RenderOptions(**options))
    assert isinstance(result, str)
    return result


class Outline(HTMLParser):
    """Reads a page as a browser does, and holds it to be well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text.append(data)

    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_a_page_is_well_formed_and_its_links_lead_somewhere(language: str, layout: Layout) -> None:
    outline = Outline(page(example(language), reader=Language(language), layout=layout))
    ids = outline.ids()
    assert len(ids) == len(set(ids))
    targets = {str(attrs["href"]) for tag, attrs in outline.tags if tag == "a"}
    assert {target for target in targets if target.startswith("#")} == targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)


def test_a_clause_has_a_permanent_link_whatever_the_reader_speaks() -> None:
    for reader in (Language.ENGLISH, Language.ARABIC, Language.CHINESE):
        ids = Outline(page(example("en"), reader=reader)).ids()
        assert {"PP1", "OP5", "OP6-b", "old-OP15", "PP15", "PP16", "Annex-para-2"} <= set(ids)


def test_the_policy_allows_the_page_s_own_style_and_script_and_nothing_else() -> None:
    text = page(example("en"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert not re.search(r"\s(?:style|on\w+|src)=", text)
    assert "http:" not in text and "https:" not in text


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert page(example("ar"), reader=Language.ARABIC) == page(example("ar"), reader=Language.ARABIC)


def test_the_foot_names_both_sources_by_their_digest() -> None:
    text = page(example("en"))
    for name in ("A_RES_173_135.en.xml", "A_RES_175_16.en.xml"):
        assert hashlib.sha256((EXAMPLES / name).read_bytes()).hexdigest() in text
        assert name in text
    assert f"Made with draftdiff {example('en').tool.version}" in text
