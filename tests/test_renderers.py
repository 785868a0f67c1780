"""Every output format: registered, built from the comparison alone, the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.invented import comparison, field, note, paragraph, row
from support.strategies import document_pairs, lexicon_of

from draftdiff.codec import decode_alignment, decode_comparison, encode
from draftdiff.compare import compare
from draftdiff.comparison import (
    Basis,
    Change,
    Comparison,
    Finding,
    Flag,
    FlagKind,
    Link,
    NoteChange,
    Row,
    RunnerUp,
    Value,
    Weight,
)
from draftdiff.errors import UnknownFormat
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, AgendaItem, Document, Event, EventKind, Header, Language, Source
from draftdiff.problems import Problem, Severity
from draftdiff.renderers import RENDERERS, RenderOptions, render
from draftdiff.renderers.harmless import FSI, ISOLATES, LRI, PDI, RLI, harmless, width_of

HOSTILE = "\x1b[31m<script>\u202e| `x` [y](z) &amp; @all"
MADE = comparison(
    [
        row("Noting the [-first-]{+second+} survey", numbers=("1.", "1.")),
        row("{+Requests a report+}", numbers=("", "2.")),
        row("Decides so", numbers=("2.", "3.")),
    ]
)

ALWAYS = [name for name in RENDERERS if name != "pdf"]
"""Formats that need no extra dependency."""


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_where_no_rules_have_run_no_line_is_left_empty_for_weights(name: str) -> None:
    text = render(MADE, name, RenderOptions())
    assert isinstance(text, str) and "\n\n\n" not in text and "\n- \n" not in f"{text}\n"
    assert render(MADE, "html")


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="no output format is called 'yaml'") as raised:
        render(MADE, "yaml")
    assert raised.value.hint == "use one of: terminal, markdown, html, pdf, json, docx, alignment"


@pytest.mark.parametrize("name", ALWAYS)
@pytest.mark.parametrize("reader", ["en", "ar", "zh"])
def test_a_saved_comparison_gives_the_same_bytes(name: str, reader: str) -> None:
    options = RenderOptions(reader=Language(reader))
    assert render(decode_comparison(encode(MADE)), name, options) == render(MADE, name, options)


def test_json_is_the_comparison_itself() -> None:
    written = render(MADE, "json")
    assert isinstance(written, bytes)
    assert decode_comparison(written) == MADE


def test_the_alignment_says_of_each_link_what_it_is_about() -> None:
    written = render(MADE, "alignment")
    assert isinstance(written, bytes)
    alignment = decode_alignment(written)
    assert [link.about for link in alignment.links] == [
        "OP1 Noting the first survey → OP1 Noting the second survey",
        "∅ → OP2 Requests a report",
        "OP2 Decides so → OP3 Decides so",
    ]
    assert [(link.old, link.new) for link in alignment.links] == [(r.link.old, r.link.new) for r in MADE.rows]
    assert (alignment.old, alignment.new) == ("A/RES/173/135", "A/RES/175/16")


def test_about_is_short_and_harmless() -> None:
    made = comparison([row("word " * 50, numbers=("1.", "1.")), row("cell\tcell", numbers=("2.", "2."))])
    written = render(made, "alignment")
    assert isinstance(written, bytes)
    first, second = decode_alignment(written).links
    assert first.about == "OP1 word word word word word word word word… → OP1 word word word word word word word word…"
    assert second.about == "OP2 cell │ cell → OP2 cell │ cell"


def split(change: Change, old: int, new: int) -> Row:
    made = row("One thing [-and-]{+or+} another", numbers=("1.", "1."))
    olds = tuple(paragraph(f"old {n}", number=f"{n}.") for n in range(1, old + 1))
    news = tuple(paragraph(f"new {n}", number=f"{n}.") for n in range(1, new + 1))
    return replace(made, change=change, old=olds, new=news, link=Link(old=(), new=(), basis=Basis.SPLIT))


def test_a_split_and_a_merged_onename_all_their_parts() -> None:
    text = str(render(comparison([split(Change.SPLIT, 1, 2)]), "terminal"))
    assert "OP1 → OP1, OP2  split" in text
    text = str(render(comparison([split(Change.MERGED, 3, 1)]), "terminal"))
    assert "OP1, OP2, OP3 → OP1" in text and "merged" in text


def hostile_comparison() -> Comparison:
    """Each text that a document or a saved comparison can bring, with commands in it."""
    value = Value(name=HOSTILE, old=HOSTILE, new=HOSTILE + "!")
    said = Finding(rule=HOSTILE, weight=Weight.SUBSTANTIVE, message=HOSTILE, values=(value,))
    flag = Flag(kind=FlagKind.OFF_CYCLE, message=HOSTILE, values=(value,))
    one = row(
        f"{HOSTILE} [-{HOSTILE}-]{{+{HOSTILE}!+}}",
        numbers=(HOSTILE, HOSTILE),
        note_redline=f"[-{HOSTILE}-]{{+n+}}",
        weight=Weight.SUBSTANTIVE,
        findings=[said],
        flags=[flag],
    )
    rival = RunnerUp(old="gone", new="gone", score=0.5)
    one = replace(one, link=Link(old=("k",), new=("k",), sure=False, runner_up=rival))
    problem = Problem(code=HOSTILE, severity=Severity.WARNING, message=HOSTILE)
    header = Header(
        symbol=HOSTILE,
        title=HOSTILE,
        meeting=HOSTILE,
        events=(Event(kind=EventKind.ADOPTED, text=HOSTILE),),
        agenda=(AgendaItem(item=HOSTILE),),
        originating=(HOSTILE,),
        source=Source(name=HOSTILE),
        problems=(problem,),
    )
    return comparison(
        [one], old=header, new=header, fields=[field(HOSTILE, f"[-{HOSTILE}-]{{+x+}}", Weight.SUBSTANTIVE)]
    )


@pytest.mark.parametrize("reader", ["en", "ar"])
@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_nothing_in_a_document_commands_or_injects(name: str, reader: str) -> None:
    text = str(render(hostile_comparison(), name, RenderOptions(reader=Language(reader))))
    assert not {c for c in text if ord(c) < 0x20 and c != "\n"}
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e")
    if name == "markdown":
        unescaped = text.replace(r"\<", "").replace(r"\`", "").replace("@<!-- -->", "")
        assert "<script" not in unescaped and "`" not in unescaped and "@" not in unescaped


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
@pytest.mark.parametrize("reader", ["en", "ar", "ru", "zh"])
def test_any_width_will_do(width: int, reader: str) -> None:
    assert str(render(MADE, "terminal", RenderOptions(reader=Language(reader), width=width))).strip()


@pytest.mark.parametrize("name", ALWAYS)
def test_two_empty_documents_can_be_shown(name: str) -> None:
    assert render(comparison([]), name)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("draft.docx", ["OLD (draft.docx)  not stated: vote, agenda item, date"]),
        (f"{'long-' * 6}name.docx", [f"OLD ({'long-' * 6}name.docx)", "    not stated: vote, agenda item, date"]),
    ],
)
def test_what_is_told_of_a_file_with_a_long_name_has_room(name: str, lines: list[str]) -> None:
    made = comparison([], old=Header(source=Source(name=name), title="t"))
    shown = render(made, "terminal", RenderOptions(brief=True, width=60))
    assert isinstance(shown, str)
    assert "\n".join(["", *lines, ""]) in shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Requests a report", ["added  OP2             Requests a report", "       Annex, para. 3  Requests a report"]),
        (
            "Requests a long report",
            ["added  OP2  Requests a long report", "       Annex, para. 3", "         Requests a long report"],
        ),
    ],
)
def test_labels_stand_in_the_column_that_takes_the_fewest_lines(text: str, lines: list[str]) -> None:
    added = [row(f"{{+{text}+}}", numbers=("", number), weight=Weight.SUBSTANTIVE) for number in ("2.", "3.")]
    added[1] = replace(added[1], new=(replace(added[1].new[0], annex=1),))
    found = str(render(comparison(added), "terminal", RenderOptions(width=40, brief=True))).splitlines()
    at = found.index("LOOK AT") + 1
    assert found[at : found.index("", at)] == lines


def test_notes_that_came_went_or_changed_stand_under_their_paragraph() -> None:
    changed = row("Having considered it", numbers=("1.", "1."), note_redline="A/[-175-]{+177+}/1.")
    added = row("{+Notes more+}", numbers=("", "2."))
    noted = replace(added.new[0], notes=(note("See above.", "2"),))
    added = replace(added, new=(noted,), notes=(NoteChange(old=None, new=0),))
    text = str(render(comparison([changed, added]), "terminal"))
    assert "    note 1  A/[-175-]{+177+}/1.\n" in text
    assert "    note 2  {+See above.+}\n" in text


def stored(made: Comparison) -> list[str]:
    return [p.text for r in made.rows for p in r.new]


words = st.lists(
    st.sampled_from(["Requests", "two", "reports", "تطلب", "القرار", "175/16", "请秘书长", "，", "(أ)"]),
    min_size=1,
).map(" ".join)


@given(st.lists(words, min_size=1, max_size=4), st.sampled_from(["en", "ar"]), st.sampled_from(["en", "ar"]))
def test_without_isolates_the_stored_text_remains(texts: list[str], reader: str, language: str) -> None:
    rows = [row(text, numbers=(f"{n}.", f"{n}.")) for n, text in enumerate(texts, 1)]
    made = comparison(rows, new=Header(language=Language(language)))
    options = RenderOptions(reader=Language(reader), show_all=True, width=40)
    shown = "".join(str(render(made, "terminal", options)).translate(ISOLATES).split())
    for text in stored(made):
        assert "".join(text.split()) in shown


@given(document_pairs(), st.sampled_from(ALWAYS), st.sampled_from(LANGUAGES), st.booleans())
@settings(max_examples=60)
def test_law_8_any_comparison_can_be_shown_and_commands_nothing(
    pair: tuple[Document, Document], name: str, reader: Language, show_all: bool
) -> None:
    made = compare(*pair, lexicon_of(pair[0]))
    how = RenderOptions(reader=reader, show_all=show_all, width=60)
    shown = render(made, name, how)
    assert shown == render(decode_comparison(encode(made)), name, how)
    if isinstance(shown, str):
        assert not {c for c in shown if ord(c) < 0x20 and c != "\n"}
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e")
        for line in shown.splitlines():
            assert sum(map(line.count, (FSI, LRI, RLI))) == line.count(PDI)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_real_renewals_keep_every_word_at_any_width(corpus: Path, language: str) -> None:
    old, new = (
        read_source((corpus / "oic" / f"{symbol}.{language}.xml").read_bytes()).documents[0]
        for symbol in ("A_RES_75_16", "A_RES_77_18")
    )
    made = compare(old, new, load_lexicon(Language(language)))
    for width in (60, 120):
        how = RenderOptions(reader=Language(language), show_all=True, width=width)
        lines = str(render(made, "terminal", how)).splitlines()
        shown = "".join("".join(lines).translate(ISOLATES).split())
        unmarked = re.sub(r"\[-.*?-\]|\{\+|\+\}", "", shown)
        assert max(map(width_of, lines)) <= width
        for one in new.paragraphs[1:]:
            assert "".join(harmless(one.text).split()) in unmarked
