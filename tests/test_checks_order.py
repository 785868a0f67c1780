"""Numbers, letters, endings, notes and references: what an editor marks in the order of a text, and what not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.drafts import document_of, facts_in, found_in, problems_of, sound_text

from draftdiff.compare import compare
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language, Mark, MarkKind, Paragraph, ParagraphKind
from draftdiff.problems import Problem, Severity


def test_the_ending_of_a_sub_paragraph_is_a_hint() -> None:
    text = sound_text(Language.ENGLISH).replace("their work;", "their work")
    assert facts_in(text, "code", "severity") == [("paragraph-ending", Severity.HINT)]


def test_lists_may_be_as_deep_as_they_like() -> None:
    document = document_of(
        "OP | 1. | Decides:\n(1) | (a) | To meet;\n(2) | (i) | In May;\n(1) | (b) | To part.", Language.ENGLISH
    )
    deep = tuple(replace(one, level=one.level * 10**30) for one in document.paragraphs)
    for paragraphs in (document.paragraphs, deep):
        problems = problems_of(replace(document, paragraphs=paragraphs), "sub-number-sequence")
        assert problems == ()


def test_a_lone_operative_paragraph_bears_no_number() -> None:
    text = "PP | | Recalling the Charter of the Dark Skies,\nOP | 1. | Decides to consider the matter again."
    assert found_in(text) == [("number-sequence", "OP1")]
    assert found_in(text.replace("1.", "")) == []


def test_bis_and_alt_of_a_draft_follow_their_number() -> None:
    text = sound_text(Language.ENGLISH).replace("OP | 3.", "OP | 2 bis.").replace("OP | 4.", "OP | 3.")
    assert found_in(text.replace("OP | 5.", "OP | 4.")) == []


def test_a_text_without_any_endings_is_told_so_once() -> None:
    text = "".join(f"PP | | Recalling the {name} of the night\n" for name in ("year", "fund", "song", "book", "map"))
    endings = facts_in(text, "severity", "message", code="paragraph-ending")
    assert endings == [(Severity.ERROR, "an unusual ending, as of 5 of 5 such paragraphs")]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [("4", "4 after 2: a number is missing"), ("2", "2 stands twice")],
)
def test_a_wrong_number_is_told_once_and_counting_goes_on(wrong: str, message: str) -> None:
    text = sound_text(Language.ENGLISH).replace("OP | 3.", f"OP | {wrong}.")
    assert facts_in(text, "code", "message") == [("number-sequence", message)]


def test_each_wrong_number_is_told() -> None:
    text = "OP | 1. | Decides to meet;\nOP | 2. | Urges all to part;\nOP | {}. | Welcomes it;\nOP | {}. | Recalls it."
    for numbers, told in (
        ((3, 4), []),
        ((1, 2), ["1 after 2"]),
        ((1, 4), ["1 after 2"]),
        ((5, 9), ["5 after 2: a number is missing", "9 after 5: a number is missing"]),
    ):
        assert facts_in(text.format(*numbers), "message", code="number-sequence") == told


def test_a_power_calls_no_note() -> None:
    document = document_of("PP | | Noting 103 lamps and the Charter3,", Language.ENGLISH)
    (paragraph,) = document.paragraphs
    raised = tuple(Mark(kind=MarkKind.SUPERSCRIPT, start=place, end=place + 1) for place in (9, 32))
    marked = replace(document, paragraphs=(replace(paragraph, marks=raised),))
    assert [one.location.offset for one in problems_of(marked, "note-order")] == [32]


def test_a_number_left_out_is_told_once_with_or_without_its_place() -> None:
    text = "OP | 1. | Decides to meet;\nOP | | Requests all to sing;\nOP | 3. | Urges all to part."
    assert facts_in(text, "message", code="number-sequence") == ["no number, after 1"]
    assert facts_in(text.replace("3.", "2."), "message", code="number-sequence") == ["no number, after 1"]


@pytest.mark.parametrize("line", ["PP | | 7. Recalling the Night,", "PP | 7. | Recalling the Night,"])
def test_a_preamble_bears_no_numbers(line: str) -> None:
    told = facts_in(f"{line}\nOP | | Decides to meet.", "message", "text", code="number-sequence")
    assert told == [("a paragraph of the preamble is numbered", "7.")]


def test_a_draft_may_label_its_preamble() -> None:
    assert found_in("PP | PP7 | Recalling the Night,\nOP | | Decides to meet.") == []


def test_a_first_number_that_is_wrong_is_told_once() -> None:
    text = "OP | 6. | Decides to meet;\nOP | 1. | Requests all to sing;\nOP | 2. | Urges all to part."
    assert [label for code, label in found_in(text) if code == "number-sequence"] == ["OP6"]


def test_the_number_behind_a_bracket_counts() -> None:
    text = "OP | 1. | Decides to meet;\nOP | | [2. Requests all to sing;]\nOP | 3. | Urges all to part."
    assert found_in(text, Language.ENGLISH, "number-sequence") == []
    wrong = text.replace("[2.", "[3.")
    assert facts_in(wrong, "message", "text", code="number-sequence") == [("3 after 1: a number is missing", "3.")]


@pytest.mark.parametrize(
    ("language", "ending", "shown"),
    [("en", ";;", [";;"]), ("en", ",;", [",;"]), ("ar", "،؛", ["،؛"]), ("zh", "；；", ["；；"]), ("en", "D.C.;", [])],
)
def test_two_marks_at_the_end_are_an_error(language: str, ending: str, shown: list[str]) -> None:
    text = f"OP | 1. | Decides to meet in {ending}\nOP | 2. | Urges all to part{'。' if language == 'zh' else '.'}"
    found = facts_in(text, "message", "text", "severity", code="paragraph-ending", language=Language(language))
    assert found == [("two marks at the end", sign, Severity.ERROR) for sign in shown]


def test_a_wrong_letter_and_a_wrong_note_are_told_once() -> None:
    text = "OP | 1. | Decides:\n(1) | (a) | To meet;\n(1) | (d) | To sing;\n(1) | (c) | To part."
    assert facts_in(text, "message", code="sub-number-sequence") == ["(d) after (a)"]
    text = "PP | | Recalling the Night,\nNOTE 1 | One.\nNOTE 4 | Two.\nNOTE 3 | Three.\nOP | | Decides to meet."
    assert facts_in(text, "message", "hint") == [("note 4 after note 1", "2 was expected")]
    text = "PP | | Recalling the Night,\nNOTE 3 | Three.\nNOTE 2 | Two.\nOP | | Decides to meet."
    assert facts_in(text, "message", "hint") == [("the first note is number 3", "1 was expected")]


def test_a_list_that_begins_elsewhere_is_told_once() -> None:
    text = "OP | 1. | Decides:\n(1) | (b) | To meet;\n(1) | (b) | To sing;\n(1) | (c) | To part."
    told = facts_in(text, "message", "severity", code="sub-number-sequence")
    assert told == [("a list begins with (b)", Severity.WARNING)]
    unnumbered = text.replace("Decides:", "Decides:\n(1) | | To wait;")
    assert facts_in(unnumbered, "message", "severity", code="sub-number-sequence") == told
    announced = "OP | 1. | Decides to add a new paragraph {} to article 9:\n(1) | {} | The keeper may sing."
    for named, printed, messages in (
        ("4", "4.", []),
        ("4", "(4)", []),
        ("4", "4 -", []),
        ("14", "4.", ["a list begins with 4."]),
    ):
        assert facts_in(announced.format(named, printed), "message", code="sub-number-sequence") == messages


def test_each_list_inside_another_begins_anew() -> None:
    inner = "\n(2) | (i) | In May;\n(2) | (ii) | In June"
    text = f"OP | 1. | Decides:\n(1) | (a) | To meet:{inner};\n(1) | (b) | To sing:{inner}."
    assert facts_in(text, "message", code="sub-number-sequence") == []
    wrong = text.replace("(i) | In May", "(ii) | In May")
    assert facts_in(wrong, "message", code="sub-number-sequence") == ["a list begins with (ii)"] * 2


def test_a_list_that_plain_text_begins_with_b_is_marked_at_its_beginning() -> None:
    document = document_of("OP | 1. | Decides:\nOP | 2. | Requests all to part.", Language.ENGLISH)
    first, second = document.paragraphs
    items = [
        Paragraph(key=key, kind=ParagraphKind.CONTINUATION, text=text)
        for key, text in (("b", "(b) To meet;"), ("c", "(c) To sing;"))
    ]
    listed = replace(document, paragraphs=(first, *items, second))
    found = problems_of(listed, "sub-number-sequence")
    assert [(one.location.paragraph, one.message) for one in found] == [("b", "a list begins with (b)")]
    numbered = replace(listed, paragraphs=(first, replace(items[0], text="2. To meet;"), second))
    quoted = document_of("OP | 1. | Decides:\n(1) | (a) | (b) becomes (c).", Language.ENGLISH)
    assert problems_of(numbered, "sub-number-sequence") == problems_of(quoted, "sub-number-sequence") == ()


def test_letters_are_named_as_they_are_printed() -> None:
    text = "OP | 1. | Decide:\n(1) | a) | Reunirse;\n(1) | d) | Cantar;\n(1) | c) | Separarse."
    assert "d) after a)" in facts_in(text, "message", language=Language.SPANISH)


def test_a_full_stop_stands_behind_the_last_sub_paragraph_and_none_inside_a_list() -> None:
    text = (
        "OP | 1. | Requests:\n(1) | (a) | To sing{}\n(1) | (b) | To meet{}\nOP | 2. | Decides:\n(1) | (a) | To part{}"
    )
    for ends, told in (
        ((";", ";", "."), []),
        ((",", ";", "."), []),
        ((".", ";", "."), ["OP1 (a)"]),
        ((".", ".", "."), []),
        ((";", ",", "."), ["OP1 (b)"]),
        ((";", ";", ";"), ["OP2 (a)"]),
        (("; and", ";", "."), ["OP1 (a)"]),
    ):
        found = found_in(text.format(*ends), Language.ENGLISH, "paragraph-ending")
        assert [label for _, label in found] == told, ends
    at_the_end = (
        "OP | 1. | Decides;\nOP | 2. | Requests:\n(1) | (a) | To sing,;\n(1) | (b) | To meet.\n(1) | (c) | To part."
    )
    assert [label for _, label in found_in(at_the_end)] == ["OP2 (a)", "OP2 (b)"]
    text = "OP | 1. | Requests:\n(1) | (a) | To sing{}\n(1) | (b) | To meet{}\n(1) | (c) | To part;\nOP | 2. | Decides."
    for ends, told in (((";", ","), ["OP1 (b)"]), ((",", ","), []), ((",", ";"), []), ((";", ":"), ["OP1 (b)"])):
        found = found_in(text.format(*ends), Language.ENGLISH, "paragraph-ending")
        assert [label for _, label in found] == told, ends


def test_a_note_may_be_called_again_and_one_to_the_title_counts() -> None:
    text = "PP | | Recalling the Charter1 and the Rules,\nNOTE 2 | A/173/12.\nOP | | Decides to keep the Charter1,2."
    document = document_of(text, Language.ENGLISH)
    raised = Mark(kind=MarkKind.SUPERSCRIPT, start=27, end=28), Mark(kind=MarkKind.SUPERSCRIPT, start=29, end=30)
    first, last = document.paragraphs
    document = replace(document, paragraphs=(first, replace(last, marks=raised)))
    told = [(one.message, one.text) for one in problems_of(document, "note-order")]
    assert told == [("the first note is number 2", "2"), ("a raised number, and no note", "1")]
    to_the_title = Problem(code="preface-note", severity=Severity.WARNING, message="a note to the title")
    document = replace(document, problems=(to_the_title,))
    told = [one.message for one in problems_of(document, "note-order")]
    assert told == ["a raised number, and no note"]
    starred = replace(document, paragraphs=(replace(first, notes=(replace(first.notes[0], marker="1"),)), last))
    assert not problems_of(starred, "note-order")
    endless = replace(starred.paragraphs[0].notes[0], marker="1" * 5_000)
    numbered = replace(starred, paragraphs=(replace(first, notes=(*starred.paragraphs[0].notes, endless)), last))
    assert not problems_of(numbered, "note-order")


def test_a_list_that_an_annex_quotes_may_begin_anywhere() -> None:
    document = document_of("OP | 1. | Decides:\n(1) | (b) | To meet.", Language.ENGLISH)
    quoted = replace(document, paragraphs=tuple(replace(one, annex=1) for one in document.paragraphs))
    told = [problems_of(one, "sub-number-sequence", "paragraph-ending") for one in (document, quoted)]
    assert [[one.severity for one in problems] for problems in told] == [[Severity.WARNING], [Severity.HINT]]
    document = document_of("OP | 1. | Recalls resolution 173/135", Language.ENGLISH)
    quoted = replace(document, paragraphs=tuple(replace(one, annex=1) for one in document.paragraphs))
    text = replace(document, paragraphs=tuple(replace(one, kind=ParagraphKind.TEXT) for one in document.paragraphs))
    told = [problems_of(one, "first-mention", "paragraph-ending") for one in (document, quoted, text)]
    lost = "Recalls resolution 173/135"
    assert [[one.text for one in problems] for problems in told] == [["173/135", lost], [], []]


def test_an_annex_is_named() -> None:
    def told(body: str, annex: int) -> list[str]:
        document = document_of(f"OP | 1. | {body};\nOP | 2. | Article 1.", Language.ENGLISH)
        first, second = document.paragraphs
        annexed = replace(document, paragraphs=(first, replace(second, annex=annex)))
        return [one.message for one in problems_of(annexed, "annex")]

    own, other = "Adopts the rules annexed to the present resolution", "Recalls the annex to resolution 173/135"
    assert told(own, 1) == told(other, 1) == told(other, 0) == []
    assert told(own, 0) == ["the text has no annex"]
    assert told("Adopts the rules", 1) == ["nothing refers to this annex"]


def test_two_marks_are_told_once() -> None:
    text = "PP | | Recalling the Charter,, and the Dark Skies,\nOP | | Decides to meet."
    assert found_in(text) == [("repeated-word", "PP1")]
    text = "PP | | Recalling the Charter of the Dark Skies,,\nOP | | Decides to meet."
    assert found_in(text) == [("paragraph-ending", "PP1")]


def test_the_notes_of_a_later_part_go_on() -> None:
    text = "PP | | Recalling the Charter,\nNOTE 4 | A/173/12.\nPP | | Mindful of the tides,\nNOTE 6 | A/173/14."
    told = [
        [one.message for one in problems_of(document, "note-order")]
        for symbol in ("A/RES/175/16 A", "A/RES/175/16 B")
        if (document := document_of(text, Language.ENGLISH, symbol))
    ]
    assert told == [["the first note is number 4", "note 6 after note 4"], ["note 6 after note 4"]]


def test_a_reference_to_a_gap_is_told_by_the_gap_alone() -> None:
    text = "OP | 1. | Decides to meet;\nOP | 3. | Requests all to apply paragraph 2 above."
    assert found_in(text) == [("number-sequence", "OP3")]
    assert found_in(text.replace("paragraph 2", "paragraph 9")) == [
        ("number-sequence", "OP3"),
        ("missing-paragraph", "OP3"),
    ]


@pytest.mark.parametrize(
    ("language", "beside", "message"),
    [
        ("en", "paragraph 3 above", "paragraph 3 does not stand above paragraph 2"),
        ("en", "paragraph 1 below", "paragraph 1 does not stand below paragraph 2"),
        ("en", "paragraph 1 above", ""),
        ("en", "paragraph 3 below", ""),
        ("en", "paragraph 3 of the present resolution", ""),
        ("en", "paragraphs 1 to 3 of the present resolution", ""),
        ("fr", "le paragraphe 3 ci-dessus", "paragraph 3 does not stand above paragraph 2"),
        ("es", "el párrafo 3 supra", "paragraph 3 does not stand above paragraph 2"),
        ("ru", "пункт 3 выше", "paragraph 3 does not stand above paragraph 2"),
        ("ar", "الفقرة 3 أعلاه", "paragraph 3 does not stand above paragraph 2"),
        ("zh", "上文第3段", "paragraph 3 does not stand above paragraph 2"),
    ],
)
def test_a_reference_that_points_the_wrong_way_is_an_error(language: str, beside: str, message: str) -> None:
    text = f"OP | 1. | Decides;\nOP | 2. | {beside};\nOP | 3. | Urges."
    found = facts_in(text, "message", "severity", code="missing-paragraph", language=Language(language))
    assert found == ([(message, Severity.ERROR)] if message else [])


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("en", "paragraphs 3 to 1 of the present resolution"),
        ("fr", "les paragraphes 3 à 1 de la présente résolution"),
        ("es", "los párrafos 3 a 1 de la presente resolución"),
        ("ru", "пункты 3–1 настоящей резолюции"),
        ("ar", "الفقرات 3-1 من هذا القرار"),
        ("zh", "本决议第3至1段"),
    ],
)
def test_a_list_of_paragraphs_that_runs_backward_is_doubted(language: str, beside: str) -> None:
    text = f"OP | 1. | A;\nOP | 2. | {beside};\nOP | 3. | B."
    found = facts_in(text, "message", "severity", "text", code="missing-paragraph", language=Language(language))
    assert found == [("paragraph 1 is named after paragraph 3", Severity.WARNING, "1")]


def test_a_reference_to_a_paragraph_that_was_left_out_is_marked() -> None:
    names = ("lamps of the harbour", "stars above the sea", "songs of the keepers")
    listed = "".join(f"OP | {number}. | Welcomes the {name};\n" for number, name in enumerate(names, 1))
    before = document_of(f"{listed}OP | 4. | Urges all to apply paragraph 2 above.", Language.ENGLISH)
    shorter = listed.replace("OP | 2. | Welcomes the stars above the sea;\n", "").replace("3.", "2.")
    after = document_of(f"{shorter}OP | 3. | Urges all to apply paragraph 2 above.", Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    previous = compare(before, after, lexicon)
    found = problems_of(after, previous=previous, select=["moved-paragraph"])
    assert [one.message for one in found] == ["last time’s paragraph 2 is gone"]


def test_an_operative_paragraph_introduces_a_list_with_a_colon() -> None:
    text = "OP | 1. | Decides;\n(1) | (a) | To meet;\n(1) | (b) | To sing;\nOP | 2. | Urges all to part."
    assert facts_in(text, "code", "text", "hint") == [("paragraph-ending", ";", "`:` was expected")]
    assert found_in(text.replace("Decides;", "Decides:")) == []


def test_a_paragraph_may_introduce_a_table_with_a_title() -> None:
    text = "OP | 1. | Approves the following posts:\nOP | 2. | Decides to meet."
    document = document_of(text, Language.ENGLISH)
    title = Paragraph(key="t", kind=ParagraphKind.HEADING, text="A. Keepers")
    row = Paragraph(key="r", kind=ParagraphKind.TABLE_ROW, text="lamp\t1")
    first, second = document.paragraphs
    found = problems_of(replace(document, paragraphs=(first, title, row, second)))
    assert [one.code for one in found] == []
    found = problems_of(replace(document, paragraphs=(first, title, second)))
    assert [(one.code, one.text) for one in found] == [("paragraph-ending", ":")]


def test_a_text_that_is_no_resolution_is_told_so_once() -> None:
    text = "".join(f"OP | {number}. | The keepers of the lamp {number};\n" for number in range(1, 6))
    assert facts_in(text, "message", code="opening-phrase") == ["no known opening phrase, as in 5 of 5 such paragraphs"]


def test_the_notes_of_an_annex_may_begin_with_1_again() -> None:
    text = "PP | | Mindful of the tides,\nNOTE 1 | See A/173/12.\nPP | | Recalling the sea,\nNOTE 1 | Ibid."
    document = document_of(text, Language.ENGLISH)
    first, second = document.paragraphs
    for annex, codes in ((0, ["note-order"]), (1, [])):
        found = problems_of(replace(document, paragraphs=(first, replace(second, annex=annex))), "note-order")
        assert [one.code for one in found] == codes


def test_the_first_note_names_no_note_before_it() -> None:
    text = "PP | | Recalling the tides,\nNOTE 1 | {}\nPP | | Noting the sea,\nNOTE 2 | Ibid., annex."
    assert facts_in(text.format("A/171/5."), "text", code="note-order") == []
    assert facts_in(text.format("Ibid."), "text", code="note-order") == ["Ibid."]
    assert facts_in(text.format("See A/171/5, ibid."), "text", code="note-order") == []


def test_a_note_ends_with_a_full_stop_and_a_heading_with_no_mark() -> None:
    text = "HEAD | | The tides{}\nPP | | Noting the sea,\nNOTE 1 | Resolution 171/22, annex{}\nOP | | Decides to meet."
    assert found_in(text.format("", "."), Language.ENGLISH, "paragraph-ending") == []
    assert facts_in(text.format("", ""), "text", code="paragraph-ending") == ["Resolution 171/22, annex"]
    assert facts_in(text.format("", " (A/171/5)"), "text", code="paragraph-ending") == [
        "olution 171/22, annex (A/171/5"
    ]
    assert facts_in(text.format(".", "."), "text", code="paragraph-ending") == ["."]
    assert facts_in(text.format("", ": www.un.org/tides"), "text", code="paragraph-ending") == []


def test_the_letter_of_a_reference_is_one_of_its_list() -> None:
    text = "OP | 1. | Decides:\n(1) | (a) | To meet;\n(1) | (b) | To rest;\nOP | 2. | Refers to paragraph 1 ({}) above."
    assert facts_in(text.format("b"), "text", code="missing-paragraph") == []
    assert facts_in(text.format("c"), "text", code="missing-paragraph") == ["1 (c)"]
    assert (
        facts_in("OP | 1. | Decides to meet;\nOP | 2. | See paragraph 1 (c) above.", "text", code="missing-paragraph")
        == []
    )


def test_the_letters_of_a_list_have_one_form() -> None:
    text = "OP | 1. | Decides:\n(1) | (a) | To meet;\n(1) | {} | To rest."
    for number, told in (("(b)", []), ("b)", ["b)"]), ("(B)", ["(B)"])):
        assert facts_in(text.format(number), "text", code="sub-number-sequence") == told


def test_a_paragraph_that_nearly_repeats_another_is_told_unless_its_figures_differ() -> None:
    names, places = ("tides", "moon", "watch", "stars"), ("sea", "land")
    mindful = "Mindful of the " + " ".join(f"{name} of the {place}" for name in names for place in places)
    text = f"PP | | {mindful} and the year 2120,\nPP | | {mindful} and {{}},\nOP | | Decides to meet."
    assert facts_in(text.format("year 2120"), "message", code="repeated-word") == ["says nearly the same as PP1"]
    assert facts_in(text.format("the year 2120"), "message", code="repeated-word") == ["says the same as PP1"]
    assert facts_in(text.format("the year 2121"), "message", code="repeated-word") == []
