"""What an editor marks: each check on a sound text of each language with one fault put into it.

`cases/checks/sound.<language>.txt` holds the sound texts: kind, number and text of each paragraph, `NOTE n` for a note
of the one before it. `cases/checks/<check>.txt` holds the faults: language, the label of the paragraph that is marked,
what stands in the sound text, what is put for it (`;` parts the cells of a line).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.drafts import (
    PREVIOUS,
    WITH_PREVIOUS,
    document_of,
    facts_in,
    faults,
    found_in,
    problems_of,
    put,
    sound_text,
)

from draftdiff.checks import CHECKS
from draftdiff.cli.check import find_lines
from draftdiff.compare import compare
from draftdiff.errors import DraftdiffError
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Conflict, Language
from draftdiff.numbering import labels_of
from draftdiff.problems import Severity

TOLD = Path(__file__).parent / "cases" / "told.txt"
OF_NO_TEXT = {"open-conflict", "agenda-item"}
WITH_ANOTHER_LANGUAGE = {"concordance"}
WITHOUT = {
    "misplaced-opening": {Language.CHINESE},
    "capital-letters": {Language.ARABIC, Language.CHINESE},
    "resolution-list": {Language.ARABIC, Language.CHINESE},
}
"""Languages that do not have what a check looks at: one form for both parts, no capitals, one *and* in a list."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_text_is_passed_in_silence(language: Language) -> None:
    assert found_in(sound_text(language), language) == []


@pytest.mark.parametrize(("code", "language", "label", "was", "now"), list(faults()))
def test_a_fault_is_marked_in_its_place(code: str, language: str, label: str, was: str, now: str) -> None:
    spoken = Language(language)
    found = found_in(put(sound_text(spoken), was, now), spoken)
    assert (code, label) in found


def test_every_check_has_a_case_in_all_six_languages() -> None:
    cases = {(code, language) for code, language, *_ in faults()}
    elsewhere = WITH_PREVIOUS | WITH_ANOTHER_LANGUAGE | OF_NO_TEXT
    assert {code for code, _ in cases} | elsewhere == set(CHECKS)
    for code in set(CHECKS) - elsewhere:
        assert {Language(language) for one, language in cases if one == code} == set(LANGUAGES) - WITHOUT.get(
            code, set()
        )


def test_a_broken_sequence_an_ending_and_a_date_are_errors() -> None:
    for was, now, code in (
        ("3. | Also", "4. | Also", "number-sequence"),
        ("observatories;\nOP", "observatories\nOP", "paragraph-ending"),
        ("14 December 2118", "14 December 2119", "session-date"),
        ("14 December 2118", "December 14, 2119", "session-date"),
    ):
        text = sound_text(Language.ENGLISH).replace(was, now, 1)
        assert {*facts_in(text, "severity", code=code)} == {Severity.ERROR}


@pytest.mark.parametrize(("others", "told"), [(47, ["1,410,500"]), (48, [])])
def test_a_paragraph_of_very_many_amounts_is_a_table(others: int, told: list[str]) -> None:
    text = f"OP | | Notes 1,410,500, of which 900,300 and 500,200{', 1,001' * others}."
    assert facts_in(text, "text", code="total") == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("Tides\t1 234\t{}", "Moon\t2 311\t40", "Total\t3 545\t{}"), []),
        (("Tides\t1 234\t{}", "Moon\t2 311\t40", "Total\t3 645\t{}"), ["3 645"]),
        (("Tides\t1 234\t{}", "Moon\t2 311\t40", "Stars\t3 777\t{}"), []),
        (("Sea\t", "Tides\t1 234\t{}", "Subtotal\t1 243\t{}", "Land\t", "Hills\t2 311\t{}"), ["1 243"]),
        (
            ("Sea\t", "Tides\t234", "Subtotal\t234", "Land\t", "Hills\t2 311", "Subtotal\t2 311", "Total\t2 645"),
            ["2 645"],
        ),
        (("Sea\t", "Tides\t234", "Subtotal\t234", "Land\t", "Hills\t2 311", "Subtotal\t2 311", "Total\t2 545"), []),
    ],
)
def test_a_table_adds_up_to_the_totals_below_its_parts(rows: tuple[str, ...], told: list[str]) -> None:
    text = "OP | | Notes the amounts:\n" + "\n".join(f"ROW | | {row.format('–', '–')}" for row in rows)
    assert facts_in(text, "text", code="total") == told


def test_requests_to_different_bodies_repeat_without_also() -> None:
    text = "OP | 1. | Requests the Secretary-General to report;\nOP | 2. | Requests {} to help."
    assert found_in(text.format("Member States")) == []
    assert facts_in(text.format("the Secretary-General"), "code", "severity") == [("also-further", Severity.HINT)]


def test_what_was_left_over_from_last_time_is_marked() -> None:
    old = document_of(PREVIOUS, Language.ENGLISH, "A/RES/173/135")
    draft = PREVIOUS.replace("OP | 2.", "OP | 2. | Welcomes the Night Fund established by the donors;\nOP | 3.")
    draft = draft.replace("OP | 4.", "OP | 5.").replace("OP | 3. | Requests", "OP | 4. | Requests")
    new = document_of(draft, Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    problems = problems_of(new, previous=compare(old, new, lexicon), select=WITH_PREVIOUS)
    labels = labels_of(new.paragraphs)
    assert [(one.code, str(labels[one.location.paragraph]), one.text) for one in problems] == [
        ("left-over", "PP1", ""),
        ("left-over", "OP1", "A/173/12"),
        ("time-bound", "OP3", "recent"),
        ("moved-paragraph", "OP4", "2"),
        ("left-over", "OP4", "2119"),
        ("left-over", "OP5", "one hundred and seventy-fifth"),
    ]


@pytest.mark.parametrize(
    ("symbol", "kept", "told"),
    [
        ("173/135", "PP | | Recalling its resolutions 171/22 and 170/8,", [""]),
        ("173/135", "PP | | Recalling its resolutions 171/22 and 173/135,", []),
        ("173/135 A", "PP | | Recalling its resolutions 171/22 and 173/135,", []),
        ("173/135 A", "PP | | Recalling its resolutions 171/22 and 173/135 A,", []),
        ("173/135 A", "PP | | Recalling its resolutions 171/22 and 173/135 B,", [""]),
        ("173/135", "PP | | Recalling its resolutions 160/22 and 150/8,", []),
        ("173/135", "PP | | Recalling its resolution 171/22,", []),
        ("173/135", "PP | | Recalling its resolutions 172/22, 172/23, 172/24 and 171/8,", []),
        ("173/135", "OP | | Recalls its resolutions 171/22 and 170/8.", []),
        ("173/135", "PP | | Looking forward to the night of 2119,", []),
        ("173/135", "OP | | Decides to meet in 2119.", ["2119"]),
        ("173/135", "OP | | Decides to meet on 5 May 2119.", ["5 May 2119"]),
        ("173/135", "OP | | Decides that the working group 2119–2123 shall meet.", []),
        ("173/135", "OP | | Recalls the night of 2118.", []),
        ("173/135", "OP | | Decides to meet in 2120.", []),
        ("173/135", "OP | | Decides to report at its 174th session.", ["174"]),
        ("173/135", "OP | | Decides to report at its 176th session.", []),
        ("173/135", "OP | | Recalls its 173rd session.", []),
        ("173/135", "OP | | Takes note of document A/173/12.", ["A/173/12"]),
        ("173/135", "OP | | Takes note of document A/172/12.", []),
        ("173/135", "OP | | Takes note of documents A/173/12 and A/175/12.", []),
        ("173/135", "OP | | Takes note of the report.\nNOTE 1 | A/173/53.", ["A/173/53"]),
        ("173/135", "OP | | Recalls Human Rights Council resolution 324/5.\nNOTE 1 | See A/173/53.", []),
    ],
)
def test_what_both_texts_have_is_left_over_where_its_time_has_come(symbol: str, kept: str, told: list[str]) -> None:
    old, new = document_of(kept, Language.ENGLISH, f"A/RES/{symbol}"), document_of(kept, Language.ENGLISH)
    previous = compare(replace(old, session="173"), new, load_lexicon(Language.ENGLISH))
    assert [one.text for one in problems_of(new, "left-over", previous=previous)] == told
    for session in ("175", ""):
        revised = compare(replace(old, session=session, symbol=""), new, load_lexicon(Language.ENGLISH))
        assert problems_of(new, "left-over", previous=revised) == ()


def test_what_a_merge_left_undecided_is_an_error_and_its_brackets_are_none() -> None:
    document = document_of(sound_text(Language.ENGLISH), Language.ENGLISH)
    undecided = replace(document.paragraphs[2], text="[ours: Mine] [theirs: Yours]")
    document = replace(document, paragraphs=(*document.paragraphs[:2], undecided, *document.paragraphs[3:]))
    key = undecided.key
    conflicts = (
        Conflict(key=key, base="was", ours="mine", theirs="yours"),
        Conflict(field="title", ours="a", theirs="b"),
    )
    problems = problems_of(replace(document, conflicts=conflicts))
    assert [(one.code, one.severity, one.location.paragraph, one.message) for one in problems] == [
        ("open-conflict", Severity.ERROR, "", "a merge left title undecided"),
        ("open-conflict", Severity.ERROR, key, "a merge left this paragraph undecided"),
    ]


def test_a_name_that_is_no_check_is_refused() -> None:
    document = document_of(sound_text(Language.ENGLISH), Language.ENGLISH)
    with pytest.raises(DraftdiffError, match="`grammar` is no check"):
        problems_of(document, "grammar")


def test_checks_are_chosen_and_left_out() -> None:
    text = sound_text(Language.ENGLISH).replace("3. | Also welcomes", "5. | Welcomes")
    document = document_of(text, Language.ENGLISH)
    assert {one.code for one in problems_of(document)} == {"number-sequence", "also-further"}
    assert {one.code for one in problems_of(document, "also-further")} == {"also-further"}
    assert problems_of(document, select="also-further") == problems_of(document, "also-further")
    left = problems_of(document, ignore=["also-further"])
    assert {one.code for one in left} == {"number-sequence"}


def test_a_paragraph_is_found_in_the_lines_of_its_source() -> None:
    document = document_of(sound_text(Language.ENGLISH), Language.ENGLISH)
    source = "<doc>\n<p><i>Recalling</i> its\n resolutions 171/22 of</p>\n\n<p><b>Recalling</b> also the Charter of</p>"
    lines = find_lines(document.paragraphs, source)
    assert [lines.get(one.key) for one in document.paragraphs[1:4]] == [2, 5, None]
    document = document_of(
        "PP | | 回顾其2116年12月9日第171/22号决议，\nPP | | 回顾其2117年12月8日决议，", Language.CHINESE
    )
    lines = find_lines(
        document.paragraphs,
        "<p><i>回顾</i>其2116\n年12月9日第171/22号决议，</p>\n<p><i>回顾</i>其2117年12月8日决议，</p>",
    )
    assert [lines.get(one.key) for one in document.paragraphs] == [1, 3]


@pytest.mark.parametrize("case", [line for line in TOLD.read_text("utf-8").splitlines()[1:] if line[0] != "#"])
def test_what_a_check_tells_of_a_paragraph(case: str) -> None:
    asked, paragraph, *told = case.split(" | ")
    language, *codes = asked.split(" ")
    kind, _, text = paragraph.partition(" ")
    found = problems_of(document_of(f"{kind} | | {text}", Language(language)), *codes)
    assert [f"{one.severity.value}: {one.text}: {one.hint or one.message}" for one in found] == told
