"""Amendments: carried out on the old text they give the new one, and they read as a drafter says them."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace
from support.amended import carried_out, footnotes
from support.invented import comparison, field, note, paragraph, row, segments
from support.strategies import document_pairs, lexicon_of, text_pairs

from draftdiff.compare import compare
from draftdiff.comparison import Change, Comparison, Link, NoteChange, Row, Weight, new_document
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Header, Language, Mark, MarkKind, Paragraph, ParagraphKind
from draftdiff.redline import redline
from draftdiff.renderers import Layout, RenderOptions, render
from draftdiff.renderers.amendments.edits import edits_of
from draftdiff.renderers.amendments.plan import amendments_of
from draftdiff.renderers.amendments.records import Act, Reason, applied
from draftdiff.renderers.harmless import ISOLATES
from draftdiff.renderers.labels import load_labels

EXAMPLES = Path(__file__).parents[1] / "examples"
PREAMBULAR, TEXT, TABLE_ROW = ParagraphKind.PREAMBULAR, ParagraphKind.TEXT, ParagraphKind.TABLE_ROW
ALL = RenderOptions(min_weight=Weight.TYPOGRAPHIC)
"""Typography too: then the new text comes out sign for sign."""


PAIRS = [("77_18", "79_9"), ("75_16", "77_18")]


def told(made: Comparison, reader: str = "en") -> list[str]:
    """Return the lines of the list without isolates, as wide as they are."""
    text = render(made, "terminal", RenderOptions(reader=reader, layout=Layout.AMENDMENTS, width=10_000))
    return [line.strip() for line in text.translate(ISOLATES).splitlines()]


def instructions(made: Comparison, reader: str = "en") -> list[str]:
    """Return what stands between the head of the list and its end: the instructions, and what they quote."""
    lines = told(made, reader)
    end = len(lines) - lines[::-1].index("") - 1 if lines[-1][:1].isalpha() else len(lines)
    return [line for line in lines[lines.index("") : end] if line]


def edited(change: str, **others: object) -> list[str]:
    """Return how the edits of one paragraph are said; it is the second of three."""
    rows = [row("Recalls the tide;"), row(change), row("Recalls the ebb.")]
    return instructions(comparison(rows))


def outcome(made: Comparison) -> tuple[object, object]:
    """Return what comes of the instructions, and the new text."""
    amendments = amendments_of(made, ALL)
    sides = carried_out(amendments, made), new_document(made).paragraphs
    read = [[(one.kind, one.level, one.text) for one in side] for side in sides]
    return (read[0], footnotes(sides[0])), (read[1], footnotes(sides[1]))


@given(text_pairs())
def test_edits_make_the_new_words_of_the_old(texts: tuple[str, str]) -> None:
    parts = redline(*texts, ())
    edits = edits_of(parts, typography=True)
    if edits:
        assert applied(edits, texts[0]) == texts[1]


@given(document_pairs())
def test_instructions_make_the_new_text_of_the_old(pair: tuple[Document, Document]) -> None:
    got, wanted = outcome(compare(*pair, lexicon_of(pair[0])))
    assert got == wanted


@given(document_pairs())
def test_every_row_has_an_instruction_or_is_left_out_or_is_the_same(pair: tuple[Document, Document]) -> None:
    made = compare(*pair, lexicon_of(pair[0]))
    for weight in (None, *Weight):
        check_sum(made, RenderOptions(min_weight=weight))


def check_sum(made: Comparison, options: RenderOptions) -> None:
    amendments = amendments_of(made, options)
    done = {place for one in amendments.instructions for place in one.rows}
    left = [place for places in amendments.left_out.values() for place in places]
    assert len(left) == len({*left}) and done.isdisjoint(left)
    for place in {*range(len(made.rows))} - done - {*left}:
        same = made.rows[place]
        assert (same.change, same.moved, same.changed, same.segments) == (Change.UNCHANGED, False, (), ())


@pytest.mark.corpus
@pytest.mark.parametrize(("language", "pair"), [*product(LANGUAGES, PAIRS)])
def test_real_resolutions(corpus: Path, language: Language, pair: tuple[str, str]) -> None:
    paths = [corpus / "oic" / f"A_RES_{name}.{language}.xml" for name in pair]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"no such pair in {language}")
    old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in paths)
    made = compare(old, new, load_lexicon(language))
    got, wanted = outcome(made)
    assert got == wanted
    check_sum(made, RenderOptions())
    assert any("“" in line or "«" in line for line in told(made, language))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("[-Urges-]{+Calls upon+} all States;", ["replace the word “Urges” with “Calls upon”"]),
        ("Notes the change{+ and its effects+};", ["after the word “change”, insert the words “and its effects”"]),
        ("Notes the tides[- and the moon-];", ["delete the words “and the moon”"]),
        ("{+Deeply +}alarmed by tides,", ["before the word “alarmed”, insert the word “Deeply”"]),
        ("Notes 10 tides[- 11-];", ["delete “11”"]),
        # A word that stands more than once is quoted with its neighbours.
        ("Notes the sea and the tide [-and-]{+or+} the moon;", ["replace the words “tide and” with “tide or”"]),
        ("Notes tides[-;-]{+.+}", ["replace the word “tides;” with “tides.”"]),
        # Changes with a word or two between them are one.
        (
            "Notes [-old-]{+new+} tides, [-wet-]{+dry+} sand and harbours, the piers and the [-moles-]{+lamps+} there;",
            ["replace the words “old tides, wet” with “new tides, dry”", "replace the word “moles” with “lamps”"],
        ),
    ],
)  # fmt: skip
def test_words_are_quoted_so_that_their_place_is_known(change: str, said: list[str]) -> None:
    lines = edited(change)
    if len(said) == 1:
        assert lines == [f"1.  In operative paragraph 2, {said[0]}."]
    else:
        assert lines[0] == "1.  In operative paragraph 2:"
        assert [line.removeprefix("– ").rstrip(";.") for line in lines[1:]] == said


def test_chinese_words_are_quoted_from_a_mark_on_or_at_some_length() -> None:
    (edit,) = edits_of(segments("回顾关于潮汐的决议、灯塔{+和港口+}的作用；"))
    assert edit.anchor == "灯塔"
    (edit,) = edits_of(segments("回顾北方沿海各国在许多小的港口设立的灯塔{+和浮标+}的作用；"))
    assert edit.anchor == "港口设立的灯塔"


def test_where_all_words_around_are_the_same_it_is_told_which_are_meant() -> None:
    same = "tide, " * 20
    (edit,) = edits_of(segments(f"Notes {same}[-tide, -]{same}ever;"))
    assert (edit.old, edit.nth) == ("tide, ", 21)
    assert applied([edit], f"Notes {same}tide, {same}ever;") == f"Notes {same}{same}ever;"


def test_an_opening_phrase_is_quoted_whole() -> None:
    made = row("{+Strongly +}[-Urges-]{+urges+} all States to share their measurements;")
    leads = [Mark(kind=MarkKind.LEAD, start=0, end=end) for end in (5, 14)]
    old, new = (replace(side[0], marks=(lead,)) for side, lead in zip((made.old, made.new), leads, strict=True))
    rows = [replace(made, old=(old,), new=(new,))]
    said = "1.  In operative paragraph 1, replace the word “Urges” with “Strongly urges”."
    assert instructions(comparison(rows)) == [said]


def test_a_clause_that_is_largely_rewritten_is_replaced_whole() -> None:
    change = "Notes [-old tides-]{+lamps+} and the [-men-]{+keepers+} and the [-sea-]{+light+} of the [-foam-]{+oil+};"
    assert edited(change) == [
        "1.  Replace operative paragraph 2 with the following:",
        "“Notes lamps and the keepers and the light of the oil;”",
    ]


def test_quoted_words_that_hold_quotation_marks_stand_in_the_inner_ones() -> None:
    assert edited("Notes the item[- “Sea”-]{+ “Tides and “low” water”+};") == [
        "1.  In operative paragraph 2, replace the word ‘“Sea”’ with ‘“Tides and “low” water”’."
    ]


def test_paragraphs_come_go_and_move() -> None:
    rows = [
        row("Recalling the tide,", PREAMBULAR),
        row("{+Noting the ebb,+}", PREAMBULAR),
        row("{+Decides to sail;+}", numbers=("", "1.")),
        row("Requests reports;", numbers=("1.", "2.")),
        row("(a) On tides;", level=1, numbers=("(a)", "(a)")),
        row("[-On sand;-]", level=1, numbers=("(b)", "")),
        row("{+Welcomes lamps;+}", numbers=("", "3.")),
        row("[-Invites all;-]", numbers=("2.", "")),
        row("[-To swim;-]", level=1, numbers=("(a)", "")),
        row("Thanks all [-keepers-]{+men+};", numbers=("3.", "4.")),
    ]
    assert told(comparison(rows))[2:] == [
        "",
        "1.  After the first preambular paragraph, insert a new paragraph reading:",
        "“Noting the ebb,”",
        "",
        "2.  Before operative paragraph 1, insert a new paragraph reading:",
        "“1. Decides to sail;”",
        "",
        "3.  After operative paragraph 1, insert a new paragraph reading:",
        "“3. Welcomes lamps;”",
        "",
        "4.  Delete operative paragraph 1 (b).",
        "",
        "5.  Delete operative paragraph 2, with all that stands below it.",
        "",
        "6.  In operative paragraph 3, replace the word “keepers” with “men”.",
        "",
        "Renumber the remaining paragraphs accordingly.",
    ]


def test_a_moved_paragraph_is_moved_and_then_amended() -> None:
    made = comparison([row("Notes sand;", moved=True), row("Thanks [-all-]{+both+};"), row("Sails.")])
    assert instructions(made) == [
        "1.  In operative paragraph 1, replace the word “all” with “both”.",
        "2.  Move operative paragraph 3 to immediately before operative paragraph 1.",
    ]


def test_what_is_split_or_merged_is_replaced() -> None:
    both, halves = "Notes tides;\nThanks all;", (paragraph("Notes tides;"), paragraph("Thanks all;"))
    link = Link(old=("k", "k"), new=("k",))
    merged = Row(
        link=link,
        change=Change.MERGED,
        old=halves,
        new=(paragraph("Notes tides; thanks all;", number="1."),),
        segments=segments(both.replace(";\nT", ";[-\nT-]{+ t+}")),
    )
    made = comparison([merged, row("Sails.")])
    assert instructions(made) == [
        "1.  Replace operative paragraph 1 and operative paragraph 2 with the following:",
        "“1. Notes tides; thanks all;”",
    ]
    assert instructions(made, "es")[0].startswith("1.  Sustitúyanse el párrafo 1 de la parte dispositiva y el párrafo")
    assert "الفقرة 1 من المنطوق والفقرة 2" in instructions(made, "ar")[0]


def test_notes_rows_of_tables_fields_and_sponsors_are_named() -> None:
    noted = row("Notes tides;", note_redline="A/175/[-88-]{+99+}.")
    fresh = row("Thanks all keepers;")
    fresh = replace(
        fresh,
        change=Change.AMENDED,
        new=(replace(fresh.new[0], notes=(note("A/175/1.", "2", 18),)),),
        notes=(NoteChange(old=None, new=0, segments=segments("{+A/175/1.+}")),),
    )
    table = row("Cape\t[-2111-]{+2112+}", TABLE_ROW, annex=1)
    fields = [field("title", "Tides of the [-north-]{+south+}"), field("sponsors", "Norland; [-Osia-]{+Sudland+}")]
    assert instructions(comparison([noted, fresh, table], fields=fields)) == [
        "1.  In the title, replace the word “north” with “south”.",
        "2.  Add to the sponsors: Sudland.",
        "3.  Delete from the sponsors: Osia.",
        "4.  Replace footnote 1 (operative paragraph 1) with the following:",
        "“A/175/99.”",
        "5.  In operative paragraph 2, insert a footnote after the word “keepers”, reading:",
        "“A/175/1.”",
        "6.  In table row [1] (“Cape”) of the annex, replace “2111” with “2112”.",
    ]


def test_light_changes_are_left_out_and_named() -> None:
    made = comparison(
        [
            row("Notes [-tides-]{+lamps+} of the sea;", weight=Weight.EDITORIAL),
            row("Thanks [-all-]{+some+} of the men;", weight=Weight.SUBSTANTIVE),
        ]
    )
    shown = RenderOptions(layout=Layout.AMENDMENTS, min_weight=Weight.TECHNICAL)
    text = str(render(made, "terminal", shown))
    assert "operative paragraph 1" not in text
    assert text.endswith("Left out: lighter changes (OP1).\n")
    assert amendments_of(made, shown).left_out == {Reason.LIGHTER: (0,)}


LANGUAGES_TOLD = {
    "en": (
        "In operative paragraph 2, replace the word “tides” with “ebb and flow”.",
        "After the first preambular paragraph, insert a new paragraph reading:",
        "Delete operative paragraph 3.",
    ),
    "fr": (
        "Au paragraphe 2, remplacer «\u00a0tides\u00a0» par «\u00a0ebb and flow\u00a0».",
        "Après le premier alinéa du préambule, insérer un alinéa ainsi conçu\u00a0:",
        "Supprimer le paragraphe 3.",
    ),
    "es": (
        "En el párrafo 2 de la parte dispositiva, sustitúyase “tides” por “ebb and flow”.",
        "Insértese después del primer párrafo del preámbulo un nuevo párrafo del siguiente tenor:",
        "Suprímase el párrafo 3 de la parte dispositiva.",
    ),
    "ru": (
        "В пункте 2 постановляющей части слово «tides» заменить словами «ebb and flow».",
        "После первого пункта преамбулы включить новый пункт следующего содержания:",
        "Исключить пункт 3 постановляющей части.",
    ),
    "zh": (
        "执行部分第2段，将“tides”改为“ebb and flow”。",
        "序言部分第1段之后，增加一段，案文如下：",
        "删除执行部分第3段。",
    ),
    "ar": (
        "في الفقرة 2 من المنطوق، يستعاض عن كلمة «tides» بعبارة «ebb and flow».",
        "تضاف بعد الفقرة الأولى من الديباجة فقرة جديدة نصها كما يلي:",
        "تحذف الفقرة 3 من المنطوق.",
    ),
}


@pytest.mark.parametrize("reader", LANGUAGES)
def test_a_list_in_the_terms_of_six_languages(reader: str) -> None:
    rows = [
        row("Recalling the sea,", PREAMBULAR),
        row("{+Noting the sky,+}", PREAMBULAR),
        row("Sails;"),
        row("Notes the [-tides-]{+ebb and flow+} of the northern sea;"),
        row("[-Rests.-]"),
    ]
    made = comparison(rows, Header(language=Language.ENGLISH), Header(language=Language.ENGLISH))
    lines = [line[4:] for line in instructions(made, reader) if line[0].isdecimal()]
    words, added, deleted = LANGUAGES_TOLD[reader]
    assert lines == [added, words, deleted]


@pytest.mark.parametrize("reader", LANGUAGES)
def test_all_places_have_names_in_all_languages(reader: str) -> None:
    labels, english = load_labels(reader), load_labels("en")
    acts = {*Act}
    assert {kind: {*forms} - acts for kind, forms in labels.places.items()} == {
        kind: {*forms} for kind, forms in english.places.items()
    }
    for kind, forms in english.places.items():
        for form, said in forms.items():
            fields = [name for name in ("number", "nth", "path") if f"{{{name}}}" in said]
            assert all(f"{{{name}}}" in labels.places[kind][form] for name in fields), (kind, form)
    assert {len(words) for words in labels.nths.values()} <= {0, 60}
    assert "61" in labels.place("preambular", "in", "61", "")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_list_says_the_same_in_every_format(language: str) -> None:
    paths = [EXAMPLES / f"A_RES_{name}.{language}.xml" for name in ("173_135", "175_16")]
    old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in paths)
    made = compare(old, new, load_lexicon(Language(language)))
    got, wanted = outcome(made)
    assert got == wanted
    count = len(amendments_of(made, RenderOptions()).instructions)
    options = RenderOptions(layout=Layout.AMENDMENTS, reader=language)
    assert f"\n{count}. " in str(render(made, "markdown", options))
    assert str(render(made, "html", options)).count("<li><p>") == count
    word = read_source(render(made, "docx", options), "list.docx").documents[0]
    assert sum(line.startswith(f"{count}.") for line in told(made, language)) == 1
    texts = " ".join(f"{one.number} {one.text}" for one in word.paragraphs)
    assert "A/175/198." in texts.translate(ISOLATES)


def test_an_arabic_verb_agrees_with_what_is_named_of_an_annex_of_one_paragraph() -> None:
    moved = comparison([row("Notes sand;", TEXT, annex=1, moved=True), row("Sails."), row("Thanks both;")])
    assert instructions(moved, "ar")[0].startswith("1.  تنقل الفقرة [1]")
    deleted = comparison([row("Sails."), row("[-Notes sand;-]", TEXT, annex=1)])
    assert instructions(deleted, "ar") == ["1.  يحذف المرفق."]


def test_texts_without_a_difference_have_no_amendment() -> None:
    assert told(comparison([row("Sails.")]))[-1] == "No amendment."


def test_a_paragraph_becomes_another_kind() -> None:
    made = row("Notes the tides;", numbers=("", "1."))
    made = replace(made, change=Change.AMENDED, old=(replace(made.old[0], kind=PREAMBULAR),))
    assert instructions(comparison([made])) == [
        "1.  The first preambular paragraph becomes operative paragraph 1 in the new numbering."
    ]


def test_moves_that_build_on_each_other_are_told_in_the_order_in_which_they_can_be_carried_out() -> None:
    one, two, three = (Paragraph(key=key, kind=TEXT, text=f"{key} tide") for key in ("a", "b", "c"))
    kept = Row(link=Link(old=("c",), new=("c",)), change=Change.UNCHANGED, old=(three,), new=(three,))
    others = [
        Row(link=Link(old=(p.key,), new=(p.key,), moved=True), change=Change.UNCHANGED, moved=True, old=(p,), new=(p,))
        for p in (two, one)
    ]
    made = Comparison(
        old=Header(), new=Header(), old_order=("a", "b", "c"), new_order=("c", "b", "a"), rows=(kept, *others)
    )
    moves = [(one.places, one.anchor.key) for one in amendments_of(made, ALL).instructions]
    assert moves == [(("b",), "c"), (("a",), "b")]


def test_what_follows_a_sub_paragraph_that_left_its_clause_is_not_told_as_following_the_clause() -> None:
    rows = [
        row("Thanks all;", numbers=("1.", "1.")),
        row("On lamps;", level=1, numbers=("(b)", "(a)"), moved=True),
        row("{+Welcomes men;+}", numbers=("", "2.")),
        row("Requests reports:", numbers=("2.", "3.")),
        row("[-On tides;-]", level=1, numbers=("(a)", "")),
    ]
    assert instructions(comparison(rows)) == [
        "1.  Delete operative paragraph 2 (a).",
        "2.  Move operative paragraph 2 (b) to immediately after operative paragraph 1.",
        "3.  After operative paragraph 2 (b), insert a new paragraph reading:",
        "“2. Welcomes men;”",
    ]


def test_what_stands_between_a_chapeau_and_a_sub_paragraph_that_becomes_a_clause_has_a_place_of_its_own() -> None:
    recast = row("On tides;", level=1, numbers=("(a)", "3."))
    recast = replace(recast, change=Change.AMENDED, new=(replace(recast.new[0], level=0),))
    rows = [
        row("Requests reports:", numbers=("1.", "1.")),
        row("{+Notes the ebb;+}", numbers=("", "2.")),
        recast,
        row("{+Thanks all;+}", numbers=("", "4.")),
    ]
    assert instructions(comparison(rows)) == [
        "1.  After operative paragraph 1 (chapeau), insert a new paragraph reading:",
        "“2. Notes the ebb;”",
        "2.  Operative paragraph 1 (a) becomes operative paragraph 3 in the new numbering.",
        "3.  After operative paragraph 1 (a), insert a new paragraph reading:",
        "“4. Thanks all;”",
    ]


def test_the_number_of_a_hundredth_instruction_stands_apart_from_its_words() -> None:
    rows = [row("Thanks [-all-]{+men+};", numbers=(f"{place}.", f"{place}.")) for place in range(1, 101)]
    said = "In operative paragraph {0}, replace the word “all” with “men”."
    assert instructions(comparison(rows))[8:10] == [f"9.  {said.format(9)}", f"10. {said.format(10)}"]
    assert instructions(comparison(rows))[-1] == f"100. {said.format(100)}"


@pytest.mark.parametrize("reader", LANGUAGES)
def test_how_many_paragraphs_come_does_not_stand_beside_the_number_of_the_one_before_them(reader: str) -> None:
    added = [
        row(f"{{+{name} sails;+}}", numbers=("", number)) for name, number in (("A", "2."), ("B", "3."), ("C", "4."))
    ]
    made = comparison(
        [row("Notes;", numbers=("1.", "1.")), row("Lamps", ParagraphKind.HEADING, numbers=("1", "1")), *added]
    )
    said = instructions(made, reader)[0][4:]
    assert "3" in said
    assert not re.search(r"1\)? 3", said)


@pytest.mark.parametrize(
    ("words", "is_said"), [("Thanks all keepers;", False), ("Thanks all [-keepers-]{+men+};", True)]
)
def test_where_words_beside_a_new_note_are_those_of_the_amended_text_that_is_said(words: str, is_said: bool) -> None:
    fresh = row(words)
    fresh = replace(
        fresh,
        change=Change.AMENDED,
        new=(replace(fresh.new[0], notes=(note("A/175/1.", "2", len(fresh.new[0].text) - 1),)),),
        notes=(NoteChange(old=None, new=0, segments=segments("{+A/175/1.+}")),),
    )
    said = "Footnotes are inserted in the text as amended: the words quoted for their places are those of that text."
    assert (said in told(comparison([fresh]))) is is_said


def test_notes_of_one_clause_are_told_in_their_order_before_what_follows_the_clause() -> None:
    old = (note("A/175/1.", "1", 5), note("A/175/2.", "2", 11), note("A/175/3.", "3", 12))
    new = (note("A/175/9.", "1", 5), note("A/175/3.", "2", 12), note("A/175/4.", "3", 16))
    changes = [(2, 1, "A/175/3."), (None, 2, "{+A/175/4.+}"), (1, None, "[-A/175/2.-]"), (0, 0, "A/175/[-1-]{+9+}.")]
    noted = row("Notes tides, ebb and flow;")
    noted = replace(
        noted,
        change=Change.AMENDED,
        old=(replace(noted.old[0], notes=old),),
        new=(replace(noted.new[0], notes=new),),
        notes=tuple(NoteChange(old=old, new=new, segments=segments(change)) for old, new, change in changes),
    )
    assert [line for line in instructions(comparison([noted, row("{+Sails.+}")])) if line[0].isdigit()] == [
        "1.  Replace footnote 1 (operative paragraph 1) with the following:",
        "2.  Delete footnote 2 (operative paragraph 1).",
        "3.  In operative paragraph 1, insert a footnote after the words “tides, ebb”, reading:",
        "4.  After operative paragraph 1, insert a new paragraph reading:",
    ]
