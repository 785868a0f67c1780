"""A page that a delegation sends home: whole, closed, the same for everybody, and right to left where due."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from support.invented import comparison, finding, row
from support.strategies import document_pairs, lexicon_of

from draftdiff.compare import compare
from draftdiff.comparison import Comparison, SegmentKind, Value, Weight
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Header, Language, Note, Paragraph, ParagraphKind
from draftdiff.renderers import Layout, RenderOptions, render
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.html_page import render_several
from draftdiff.renderers.html_page.anchors import Anchors, Links
from draftdiff.renderers.html_page.markup import said, shown
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.wording import wording_of

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
@pytest.mark.parametrize("less", [{}, {"brief": True}, {"min_weight": Weight.SUBSTANTIVE}])
def test_a_page_is_well_formed_and_its_links_lead_somewhere(
    language: str, layout: Layout, less: dict[str, object]
) -> None:
    outline = Outline(page(example(language), reader=Language(language), layout=layout, **less))
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


HOSTILE = (
    "</style><script>alert(1)</script><img src=x onerror=alert(2)> \u202eevil\u2066 \x1b[31m &amp; \"'> {{ 7*7 }} "
    "]]> --> javascript:alert(3) https://example.org/?a=<b>&c=1; "
)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("reader", [Language.ENGLISH, Language.ARABIC])
def test_hostile_text_is_text(layout: Layout, reader: Language) -> None:
    bad = finding(HOSTILE, HOSTILE, Weight.SUBSTANTIVE, Value(name="words", old=HOSTILE, new=HOSTILE))
    rows = [
        row(f"[-{HOSTILE}-]{{+{HOSTILE}+}} and on", numbers=(HOSTILE, HOSTILE), findings=(bad,), note_redline=HOSTILE),
        row("{+" + "long" * 5000 + "+}", numbers=("", "2.")),
    ]
    header = Header(symbol=HOSTILE, title=HOSTILE, language=Language.ARABIC, sponsors=(HOSTILE,))
    made = replace(comparison(rows), old=header, new=header)
    outline = Outline(page(made, layout=layout, reader=reader))
    assert [tag for tag, _ in outline.tags if tag in ("script", "style", "img", "b")] == ["style", "script"]
    text = "".join(outline.text)
    assert not set(text) & set("\u202e\u2066\x1b")
    assert "<script>alert(1)</script>" in text and "<U+202E>evil" in text and "{{ 7*7 }}" in text
    names = {name for _, attrs in outline.tags for name in attrs}
    assert not {name for name in names if name.startswith("on") or name in ("src", "style")}
    assert not any(str(attrs.get("href", "#")).startswith("javascript") for _, attrs in outline.tags)


def test_a_redline_stands_in_the_page_word_for_word() -> None:
    made = comparison([row("Requests [-two-]{+three+} reports under 75/16", numbers=("1.", "1."))])
    assert (
        '<p>Requests <del>two</del><ins>three</ins> reports under <bdi class="symbol" dir="ltr">75/16</bdi></p>'
        in page(made)
    )


def test_what_was_added_or_removed_is_marked_whole() -> None:
    text = page(comparison([row("{+Requests a report+}", numbers=("", "1.")), row("[-Decides so-]")]))
    assert "<p><ins>Requests a report</ins></p>" in text
    assert "<p><del>Decides so</del></p>" in text


def test_a_change_in_arabic_is_marked_by_whole_words() -> None:
    """A mark inside a word would tear its letters apart."""
    text = page(example("ar"), reader=Language.ARABIC)
    assert re.findall(r"[\u0620-\u064a]<(?:ins|del)>[\u0620-\u064a]", text) == []
    assert re.findall(r"[\u0620-\u064a]</(?:ins|del)>[\u0620-\u064a]", text) == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("see A/RES/75/16 and 77/18", ["A/RES/75/16", "77/18"]),
        ("وثيقة A/C.3/75/L.8/Rev.1، و ES-11/1", ["A/C.3/75/L.8/Rev.1", "ES-11/1"]),
        ("A/75/345-S/2020/898.", ["A/75/345-S/2020/898"]),
        ("E/CN.4/2005/52 (annex)", ["E/CN.4/2005/52"]),
        ("الوثيقة (A/66/53)، و A/RES/3369(XXX)", ["A/66/53", "A/RES/3369(XXX)"]),
        ("كانون الأول/ديسمبر and/or", []),
        ("at https://example.org/a?b=1, or www.example.org.", ["https://example.org/a?b=1", "www.example.org"]),
        ("1/2 of 3/4", ["1/2", "3/4"]),
    ],
)
def test_symbols_are_isolated_and_unbroken(text: str, symbols: list[str]) -> None:
    assert re.findall(r'<bdi class="symbol" dir="ltr">(.*?)</bdi>', str(shown(text))) == symbols


def test_what_the_reader_s_language_isolates_gets_a_direction() -> None:
    assert str(said("قرار \u2068A/RES/75/16\u2069 و\u2068نص\u2069")) == (
        'قرار <bdi dir="ltr"><bdi class="symbol" dir="ltr">A/RES/75/16</bdi></bdi> و<bdi dir="rtl">نص</bdi>'
    )


def test_several_comparisons_are_one_page_with_links_of_their_own() -> None:
    outline = Outline(render_several((example("en"), example("en")), RenderOptions()))
    assert len(outline.ids()) == len(set(outline.ids()))
    assert {"A-RES-175-16-OP5", "A-RES-175-16.2-OP5"} <= set(outline.ids())


def test_a_label_stays_in_one_line_where_it_leads_nowhere_too_unless_it_is_wider_than_a_column() -> None:
    changed = row("Not [-the-]{+a+} same", numbers=("1.", "2."), weight=Weight.SUBSTANTIVE)
    assert '<a href="#OP2">OP1 → OP2</a>' in page(comparison([changed]))
    assert '<span class="name">OP1 → OP2</span>' in page(comparison([changed]), brief=True)
    made, wide = comparison([changed]), "OP1, OP2, OP3 → PP1, OP2, OP3, OP4"
    anchors, rows = Anchors(wording_of(made, load_labels("en")).names), {wide: made.rows[0]}
    assert Links(anchors, {"OP2"}).linked(wide, rows) == f'<a class="long" href="#OP2">{wide}</a>'
    assert Links(anchors, set()).linked(wide, rows) == f'<span class="name long">{wide}</span>'


def test_two_clauses_of_one_number_lead_each_to_its_own_place() -> None:
    gone = row("[-Thanks the keepers;-]", numbers=("1.", ""), weight=Weight.SUBSTANTIVE)
    come = row("{+Asks for lamps;+}", numbers=("", "1."), weight=Weight.SUBSTANTIVE)
    made = page(comparison([gone, come]))
    assert re.findall(r'<span class="label"><a href="#(.*?)">OP1</a></span>', made) == ["OP1", "old-OP1"]


def test_labels_in_chinese_sentences_are_links() -> None:
    changed = row("各[-港-]{+岛+}", numbers=("1.", "1."), weight=Weight.SUBSTANTIVE)
    made = page(comparison([changed]), reader=Language.CHINESE)
    assert '1处实质性改动：<a href="#OP1">执行部分第1段</a>' in made


def test_opening_words_are_said_to_be_in_the_language_of_the_documents() -> None:
    added = row("{+Prend note du rôle des phares;+}", numbers=("", "1."), weight=Weight.SUBSTANTIVE)
    made = comparison([added], new=Header(language=Language.FRENCH))
    assert '<span lang="fr">Prend note du rôle des phares;</span>' in page(made)


def test_arabic_in_an_unknown_language_is_still_written_from_the_right() -> None:
    header = Header(language=Language.UNKNOWN)
    made = replace(comparison([row("تطلب [-تقريرا-]{+تقريرين+}", numbers=("1.", "1."))]), old=header, new=header)
    assert 'class="words" lang="und" dir="rtl"' in page(made)


def test_brief_leaves_the_first_half_page() -> None:
    text = page(example("en"), brief=True)
    assert "substantive changes: " in text
    assert "<table" not in text and 'class="row' not in text


def test_lighter_changes_leave_the_table_and_stay_in_the_text() -> None:
    outline = Outline(page(example("en"), min_weight=Weight.SUBSTANTIVE))
    weights = [attrs["data-weight"] for tag, attrs in outline.tags if tag == "tr" and "data-weight" in attrs]
    assert set(weights) <= {"substantive", ""}
    rows = [attrs["data-weight"] for tag, attrs in outline.tags if tag == "div" and "data-weight" in attrs]
    assert "technical" in rows
    whole = Outline(page(example("en"), min_weight=Weight.SUBSTANTIVE, layout=Layout.TABLE))
    assert weights == [attrs["data-weight"] for tag, attrs in whole.tags if tag == "tr" and "data-weight" in attrs]


class Words(HTMLParser):
    """Collects the text of each row as both documents have it; calls of notes and the notes stand apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sides: list[tuple[list[str], list[str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or ""
        if tag == "div" and kind == "words":
            self.sides.append(([], []))
        if tag not in VOID:
            self.open.append("call" if kind == "call" else "note" if kind == "note" else f"{tag}.{kind.split(' ')[0]}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "div.words" not in self.open or "p." not in self.open or {"call", "note"} & set(self.open):
            return
        old, new = self.sides[-1]
        if "ins." not in self.open:
            old.append(data)
        if "del." not in self.open:
            new.append(data)


@given(document_pairs())
@settings(max_examples=40)
def test_law_2_the_page_holds_both_texts_whole(pair: tuple[Document, Document]) -> None:
    made = compare(*pair, lexicon_of(pair[0]))
    sides = Words(page(made)).sides
    assert len(sides) == len(made.rows)
    for one, (old, new) in zip(made.rows, sides, strict=True):
        typographic = any(segment.kind is SegmentKind.TYPOGRAPHIC for segment in one.segments)
        if one.new:
            assert "".join(new) == seen(one.new)
        if one.old and not typographic:
            assert "".join(old) == seen(one.old)


def seen(paragraphs: tuple[Paragraph, ...]) -> str:
    return " ¶".join(harmless(paragraph.text) for paragraph in paragraphs)


@pytest.mark.parametrize("layout", [Layout.REDLINE, Layout.TABLE, Layout.SIDE_BY_SIDE])
def test_each_note_stands_below_the_text_that_has_it(layout: Layout) -> None:
    def clause(number: int, text: str, *notes: str) -> Paragraph:
        called = tuple(Note(anchor=len(text), marker=str(place), text=said) for place, said in enumerate(notes, number))
        return Paragraph(key=str(number), kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text, notes=called)

    stays = "Decides to measure the tides every day;"
    old = (clause(1, stays, "Report A/173/84.", "Annex."), clause(2, "Recalls a report on buoys;", "A/173/85."))
    new = (clause(1, stays, "Report A/175/92."),)
    documents = (Document(language=Language.ENGLISH, paragraphs=paragraphs) for paragraphs in (old, new))
    shown_page = page(compare(*documents, load_lexicon(Language.ENGLISH)), layout=layout)
    noted: dict[str, list[str]] = {"old": [], "new": []}
    for side, cell in re.findall(r'<(?:td|div)[^>]* class="words (old|new)"(.*?)</(?:td|div)>', shown_page, re.DOTALL):
        notes = re.findall(r'<p class="note"><span class="marker">(.*?)</span> (.*?)</p>', cell)
        noted[side] += [re.sub(r"<(?!/?(?:del|ins)\b)[^>]*>", "", f"{label}: {text}") for label, text in notes]
    times = 2 if layout is Layout.SIDE_BY_SIDE else 1  # in the table of changes, and in the text
    assert noted == {
        "old": [
            "note 1: Report <del>A/173/84</del>.",
            "note 2: <del>Annex.</del>",
            "note 2: <del>A/173/85.</del>",
        ]
        * times,
        "new": ["note 1: Report <ins>A/175/92</ins>."] * times,
    }


def test_a_page_may_end_inside_a_long_row_of_the_table_alone() -> None:
    long = "of the lamps of all harbours, " * 20
    rows = [row("Notes [-one-]{+two+}", numbers=("1.", "1.")), row(f"Notes {{+{long}+}}all", numbers=("2.", "2."))]
    written = page(comparison(rows))
    assert [name.split()[-1] for name in re.findall(r'<tr role="row" class="([^"]*)"', written)] == ["change", "long"]
