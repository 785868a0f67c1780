"""What an editor marks: each check on a sound text of each language with one fault put into it.

`cases/checks/sound.<language>.txt` holds the sound texts: kind, number and text of each paragraph, `NOTE n` for a note
of the one before it. `cases/checks/<check>.txt` holds the faults: language, the label of the paragraph that is marked,
what stands in the sound text, what is put for it (`;` parts the cells of a line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from draftdiff.checks import CHECKS, find_drafting_problems
from draftdiff.checks.lines import find_lines
from draftdiff.compare import compare
from draftdiff.errors import DraftdiffError
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import (
    LANGUAGES,
    AgendaItem,
    Conflict,
    Document,
    Language,
    Mark,
    MarkKind,
    Note,
    Paragraph,
    ParagraphKind,
)
from draftdiff.numbering import labels_of
from draftdiff.problems import Problem, Severity

CASES = Path(__file__).parent / "cases" / "checks"
WITH_PREVIOUS = {"moved-paragraph", "left-over", "time-bound"}
OF_NO_TEXT = {"open-conflict", "agenda-item"}
WITH_ANOTHER_LANGUAGE = {"concordance"}
WITHOUT = {
    "misplaced-opening": {Language.CHINESE},
    "capital-letters": {Language.ARABIC, Language.CHINESE},
    "resolution-list": {Language.ARABIC, Language.CHINESE},
}
"""Languages that do not have what a check looks at: one form for both parts, no capitals, one *and* in a list."""
KINDS = {
    "EF": ParagraphKind.ENACTING,
    "PP": ParagraphKind.PREAMBULAR,
    "OP": ParagraphKind.OPERATIVE,
    "HEAD": ParagraphKind.HEADING,
}


def sound_text(language: Language) -> str:
    return (CASES / f"sound.{language.value}.txt").read_text("utf-8")


def document_of(text: str, language: Language, symbol: str = "A/RES/175/16") -> Document:
    paragraphs: list[Paragraph] = []
    kind = ParagraphKind.PREAMBULAR
    for line in text.splitlines():
        name, *cells = (cell.strip() for cell in line.split("|"))
        if name.startswith("NOTE"):
            note = Note(anchor=len(paragraphs[-1].text), marker=name.removeprefix("NOTE").strip(), text=cells[0])
            paragraphs[-1] = replace(paragraphs[-1], notes=(*paragraphs[-1].notes, note))
            continue
        level = int(name.strip("()")) if name.startswith("(") else 0
        kind = KINDS.get(name, kind)
        paragraphs.append(Paragraph(key="new", kind=kind, level=level, number=cells[0], text=cells[1]))
    return Document(symbol=symbol, session="175", language=language, paragraphs=with_keys(paragraphs))


def problems_of(document: Document, *codes: str, **options: Any) -> tuple[Problem, ...]:
    """Return what the named checks find, or all; a part of a text has no enacting formula."""
    is_whole = any(one.kind is ParagraphKind.ENACTING for one in document.paragraphs)
    ignore = () if is_whole else ("enacting-formula",)
    lexicon = load_lexicon(document.language)
    return find_drafting_problems(document, lexicon, **{"select": codes, "ignore": ignore, **options})


def found_in(text: str, language: Language) -> tuple[list[tuple[str, str]], tuple[Problem, ...]]:
    """Return (code, label) of each problem, and the problems."""
    document = document_of(text, language)
    labels = labels_of(document.paragraphs)
    problems = problems_of(document)
    return [(one.code, str(labels[one.location.paragraph])) for one in problems], problems


def faults() -> Iterator[tuple[str, str, str, str, str]]:
    for path in sorted(CASES.glob("*.txt")):
        if not path.name.startswith("sound."):
            for line in path.read_text("utf-8").splitlines()[1:]:
                language, label, was, now = (cell.strip() for cell in line.split(" | "))
                yield path.stem, language, label, was, now


def put(text: str, was: str, now: str) -> str:
    was, now = (re.sub(r"\s*;\s*", " | ", cell) if re.match(r"(OP|\(\d\)) ;", cell) else cell for cell in (was, now))
    now = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), now)
    assert was in text, was
    return text.replace(was, now, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_text_is_passed_in_silence(language: Language) -> None:
    assert found_in(sound_text(language), language)[0] == []


@pytest.mark.parametrize(("code", "language", "label", "was", "now"), list(faults()))
def test_a_fault_is_marked_in_its_place(code: str, language: str, label: str, was: str, now: str) -> None:
    spoken = Language(language)
    found, _ = found_in(put(sound_text(spoken), was, now), spoken)
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
    ):
        _, problems = found_in(sound_text(Language.ENGLISH).replace(was, now, 1), Language.ENGLISH)
        assert {one.severity for one in problems if one.code == code} == {Severity.ERROR}


def test_the_ending_of_a_sub_paragraph_is_a_hint() -> None:
    _, problems = found_in(sound_text(Language.ENGLISH).replace("their work;", "their work"), Language.ENGLISH)
    assert [(one.code, one.severity) for one in problems] == [("paragraph-ending", Severity.HINT)]


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
    assert found_in(text, Language.ENGLISH)[0] == [("number-sequence", "OP1")]
    assert found_in(text.replace("1.", ""), Language.ENGLISH)[0] == []


def test_bis_and_alt_of_a_draft_follow_their_number() -> None:
    text = sound_text(Language.ENGLISH).replace("OP | 3.", "OP | 2 bis.").replace("OP | 4.", "OP | 3.")
    assert found_in(text.replace("OP | 5.", "OP | 4."), Language.ENGLISH)[0] == []


def test_requests_to_different_bodies_repeat_without_also() -> None:
    text = "OP | 1. | Requests the Secretary-General to report;\nOP | 2. | Requests {} to help."
    assert found_in(text.format("Member States"), Language.ENGLISH)[0] == []
    _, problems = found_in(text.format("the Secretary-General"), Language.ENGLISH)
    assert [(one.code, one.severity) for one in problems] == [("also-further", Severity.HINT)]


def test_days_on_which_something_met_are_no_date_of_adoption() -> None:
    text = "OP | | Recalls resolution 173/135 and the meeting held from 22 to 24 March 2123."
    assert found_in(text, Language.ENGLISH)[0] == []


PREVIOUS = """\
PP | | Recalling its resolutions 171/22 of 9 December 2116 and 170/8 of 3 December 2115,
OP | 1. | Takes note of the report of the Secretary-General on the night, contained in document A/173/12;
OP | 2. | Welcomes the recent opening of an observatory on the island of Aurelia;
OP | 3. | Requests all Member States to apply paragraph 2 above until 2119;
OP | 4. | Requests the Secretary-General to report to it at its one hundred and seventy-fifth session."""


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
    with pytest.raises(DraftdiffError, match="`spelling` is no check"):
        problems_of(document, "spelling")


def test_checks_are_chosen_and_left_out() -> None:
    text = sound_text(Language.ENGLISH).replace("3. | Also welcomes", "5. | Welcomes")
    document = document_of(text, Language.ENGLISH)
    assert {one.code for one in problems_of(document)} == {"number-sequence", "also-further"}
    assert {one.code for one in problems_of(document, "also-further")} == {"also-further"}
    left = problems_of(document, ignore=["also-further"])
    assert {one.code for one in left} == {"number-sequence"}


def test_a_paragraph_is_found_in_the_lines_of_its_source() -> None:
    document = document_of(sound_text(Language.ENGLISH), Language.ENGLISH)
    source = "<doc>\n<p><i>Recalling</i> its\n resolutions 171/22 of</p>\n\n<p><b>Recalling</b> also the Charter of</p>"
    lines = find_lines(document.paragraphs, source)
    assert [lines.get(one.key) for one in document.paragraphs[1:4]] == [2, 5, None]


def test_a_text_without_any_endings_is_told_so_once() -> None:
    text = "".join(f"PP | | Recalling the {name} of the night\n" for name in ("year", "fund", "song", "book", "map"))
    _, problems = found_in(text, Language.ENGLISH)
    endings = [(one.severity, one.message) for one in problems if one.code == "paragraph-ending"]
    assert endings == [(Severity.ERROR, "an unusual ending, as of 5 of 5 such paragraphs")]


@pytest.mark.parametrize("wrong", ["OP | 4.", "OP | 5.", "OP | 2."])
def test_a_wrong_number_is_told_once_and_counting_goes_on(wrong: str) -> None:
    text = sound_text(Language.ENGLISH).replace("OP | 3.", wrong)
    assert [code for code, _ in found_in(text, Language.ENGLISH)[0]] == ["number-sequence"]


def test_a_number_left_out_is_told_once_with_or_without_its_place() -> None:
    text = "OP | 1. | Decides to meet;\nOP | | Requests all to sing;\nOP | 3. | Urges all to part."
    _, problems = found_in(text, Language.ENGLISH)
    assert [one.message for one in problems if one.code == "number-sequence"] == ["no number, after 1"]
    _, problems = found_in(text.replace("3.", "2."), Language.ENGLISH)
    assert [one.message for one in problems if one.code == "number-sequence"] == ["no number, after 1"]


@pytest.mark.parametrize("line", ["PP | | 7. Recalling the Night,", "PP | 7. | Recalling the Night,"])
def test_a_preamble_bears_no_numbers(line: str) -> None:
    _, problems = found_in(f"{line}\nOP | | Decides to meet.", Language.ENGLISH)
    told = [(one.message, one.text) for one in problems if one.code == "number-sequence"]
    assert told == [("a paragraph of the preamble is numbered", "7.")]


def test_a_draft_may_label_its_preamble() -> None:
    assert found_in("PP | PP7 | Recalling the Night,\nOP | | Decides to meet.", Language.ENGLISH)[0] == []


def test_a_first_number_that_is_wrong_is_told_once() -> None:
    text = "OP | 6. | Decides to meet;\nOP | 1. | Requests all to sing;\nOP | 2. | Urges all to part."
    assert [label for code, label in found_in(text, Language.ENGLISH)[0] if code == "number-sequence"] == ["OP6"]


def test_the_number_behind_a_bracket_counts() -> None:
    text = "OP | 1. | Decides to meet;\nOP | | [2. Requests all to sing;]\nOP | 3. | Urges all to part."
    assert found_in(text, Language.ENGLISH)[0] == []
    _, problems = found_in(text.replace("[2.", "[3."), Language.ENGLISH)
    assert [(one.message, one.text) for one in problems] == [("3 after 1: a number is missing", "3.")]


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("en", "welcomes the lamps.", "the opening phrase begins with a small letter"),
        ("en", "[welcomes the lamps].", "the opening phrase begins with a small letter"),
        ("fr", "accueille avec satisfaction les lampes.", "the opening phrase begins with a small letter"),
        ("es", "acoge con beneplácito las lámparas.", "the opening phrase begins with a small letter"),
        ("ru", "Приветствует фонари.", "the opening phrase begins with a capital"),
        ("ru", "приветствует фонари.", ""),
        ("en", "Welcomes the lamps.", ""),
    ],
)
def test_the_first_letter_is_that_of_official_texts(language: str, text: str, message: str) -> None:
    _, problems = found_in(f"OP | | {text}", Language(language))
    assert [one.message for one in problems if one.code == "opening-phrase"] == [message] * bool(message)


@pytest.mark.parametrize(
    ("language", "ending", "shown"),
    [("en", ";;", [";;"]), ("en", ",;", [",;"]), ("ar", "،؛", ["،؛"]), ("zh", "；；", ["；；"]), ("en", "D.C.;", [])],
)
def test_two_marks_at_the_end_are_an_error(language: str, ending: str, shown: list[str]) -> None:
    text = f"OP | 1. | Decides to meet in {ending}\nOP | 2. | Urges all to part."
    _, problems = found_in(text, Language(language))
    found = [one for one in problems if one.code == "paragraph-ending" and one.message == "two marks at the end"]
    assert [(one.text, one.severity) for one in found] == [(sign, Severity.ERROR) for sign in shown]


def test_of_two_sessions_beside_an_agenda_the_nearest_is_its_own() -> None:
    text = "OP | | 决定在大会第176届会议临时议程题为“审查大会第十二届特别会议《结论文件》”的项目下列入“夜”的分项。"
    assert found_in(text, Language.CHINESE)[0] == []


def test_the_session_of_an_agenda_is_told_once_beside_the_text_of_last_time() -> None:
    text = "OP | | Decides to include it in the provisional agenda of its 175th session."
    before, after = document_of(text, Language.ENGLISH, "A/RES/173/135"), document_of(text, Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    before = replace(before, session="173")
    found = problems_of(after, previous=compare(before, after, lexicon))
    assert [one.code for one in found] == ["past-session"]


def test_a_wrong_letter_and_a_wrong_note_are_told_once() -> None:
    text = "OP | 1. | Decides:\n(1) | (a) | To meet;\n(1) | (d) | To sing;\n(1) | (c) | To part."
    _, problems = found_in(text, Language.ENGLISH)
    assert [one.message for one in problems if one.code == "sub-number-sequence"] == ["(d) after (a)"]
    text = "PP | | Recalling the Night,\nNOTE 1 | One.\nNOTE 4 | Two.\nNOTE 3 | Three.\nOP | | Decides to meet."
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.message, one.hint) for one in problems] == [("note 4 after note 1", "2 was expected")]
    text = "PP | | Recalling the Night,\nNOTE 3 | Three.\nNOTE 2 | Two.\nOP | | Decides to meet."
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.message, one.hint) for one in problems] == [("the first note is number 3", "1 was expected")]


def test_a_list_that_begins_elsewhere_is_told_once() -> None:
    text = "OP | 1. | Decides:\n(1) | (b) | To meet;\n(1) | (b) | To sing;\n(1) | (c) | To part."
    _, problems = found_in(text, Language.ENGLISH)
    told = [(one.message, one.severity) for one in problems if one.code == "sub-number-sequence"]
    assert told == [("a list begins with (b)", Severity.WARNING)]


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


def test_a_bracket_is_shown_with_the_words_beside_it() -> None:
    text = "OP | | [Decides that the keepers of the lamps shall meet, and that others) shall not."
    _, problems = found_in(text, Language.ENGLISH)
    shown = [one.text for one in problems if one.code == "brackets"]
    assert shown == ["[Decides that the keepers of…", "…shall meet, and that others)"]


@pytest.mark.parametrize(
    "item",
    [
        "in the provisional agenda of its 176th session",
        "in the provisional agenda of the Congress, set by the Commission at its 32nd session",
        "in its agenda, at its 175th session",
    ],
)
def test_only_the_session_of_a_provisional_agenda_must_be_to_come(item: str) -> None:
    text = f"PP | | Recalling the Night,\nOP | | Decides to put it {item}."
    assert found_in(text, Language.ENGLISH)[0] == []


def test_letters_are_named_as_they_are_printed() -> None:
    text = "OP | 1. | Decide:\n(1) | a) | Reunirse;\n(1) | d) | Cantar;\n(1) | c) | Separarse."
    _, problems = found_in(text, Language.SPANISH)
    assert "d) after a)" in [one.message for one in problems]


def test_a_quotation_left_open_inside_another_is_the_one_that_is_marked() -> None:
    text = "PP | | ссылаясь на доклад «Год “ночи»,\nOP | | постановляет собраться."
    _, problems = found_in(text, Language.RUSSIAN)
    marked = [(one.message, one.text) for one in problems if one.code == "quotation-marks"]
    assert marked == [("opens a quotation that nothing closes", "“ночи»,")]


def test_letters_of_another_script_are_why_a_phrase_is_unknown() -> None:
    text = "PP | | R\u0435calling the Charter of the Dark Skies,\nOP | | Decides to meet."
    assert found_in(text, Language.ENGLISH)[0] == [("hidden-character", "PP1")]


def test_a_stressed_vowel_of_another_script_is_doubted() -> None:
    text = "PP | | приветствуя б\u00f3льшую часть и м\u006fре,\nOP | | постановляет собраться."
    _, problems = found_in(text, Language.RUSSIAN)
    assert [(one.severity, one.text) for one in problems] == [
        (Severity.HINT, "б\u00f3льшую"), (Severity.WARNING, "м\u006fре"),
    ]  # fmt: skip


def test_a_range_of_bare_letters_closes_no_bracket() -> None:
    document = document_of("OP | | просит учесть положения подпунктов a)–f) пункта 3.", Language.RUSSIAN)
    assert problems_of(document, "brackets") == ()
    document = document_of("OP | | просит пересмотреть часть 1 A) и часть 2 приложения.", Language.RUSSIAN)
    assert problems_of(document, "brackets") == ()
    document = document_of("OP | | просит учесть пандемию COVID-19) и прилив.", Language.RUSSIAN)
    assert len(problems_of(document, "brackets")) == 1
    document = document_of("OP | | ссылается на резолюцию 973 X) Генеральной Ассамблеи.", Language.RUSSIAN)
    assert len(problems_of(document, "brackets")) == 1


def test_a_chinese_date_before_an_and_is_not_that_of_the_resolution_behind_it() -> None:
    text = "PP | | 回顾2118年12月14日第173/135号决议，\nPP | | 根据2117年6月30日公报和第173/135号决议，"
    assert problems_of(document_of(text, Language.CHINESE), "two-dates") == ()
    wrong = text.replace("公报和第", "第")
    found = problems_of(document_of(wrong, Language.CHINESE), "two-dates")
    assert [one.text for one in found] == ["173/135"]


def test_a_chinese_date_behind_which_something_else_is_said_is_not_that_of_the_number() -> None:
    text = "PP | | 回顾2116年12月9日第171/22号决议，\nPP | | 知悉2118年12月9日是大会第171/22号决议通过两周年，"
    assert problems_of(document_of(text, Language.CHINESE), "two-dates") == ()
    about = text.replace("是大会第", "关于潮汐的第")
    assert len(problems_of(document_of(about, Language.CHINESE), "two-dates")) == 1


def test_a_resolution_is_dated_at_its_first_mention_alone() -> None:
    first, later = "PP | | Recalling its resolution 173/135{},", "\nOP | 1. | Recalls its resolution 173/135{}."
    dated = " of 14 December 2118"
    for text, told in (
        (first.format(dated) + later.format(""), []),
        (
            first.format(dated) + later.format(dated),
            [("OP1", "the date of A/RES/173/135 stands at its first mention alone, in PP1")],
        ),
        (first.format("") + later.format(dated), [("PP1", "the first mention of A/RES/173/135 has no date")]),
        (first.format(" and 173/136" + dated), []),
        ("PP | | Recalling resolution 173/135 of the Human Rights Council,", []),
        ("".join(f"HEAD | | {section}{later.format(dated)}\nOP | 2. | Meets.\n" for section in ("I", "II")), []),
    ):
        document = document_of(text, Language.ENGLISH)
        labels = labels_of(document.paragraphs)
        found = problems_of(document, "first-mention")
        assert [(str(labels[one.location.paragraph]), one.message) for one in found] == told


@pytest.mark.parametrize(
    ("cited", "hint"),
    [
        ("Security Council resolution 1325 (2000) of 31 October 2000", ""),
        ("Security Council resolution 1325 (2000) of 31 October 2001", "S/RES/1325 (2000) was adopted in 2000"),
        ("Economic and Social Council resolution 2020/5 of 31 July 2019", ""),
        ("Economic and Social Council resolution 2020/5 of 31 July 2021", "E/RES/2020/5 was adopted in 2019 or 2020"),
        ("Human Rights Council resolution 3/1 of 8 December 2006", ""),
        ("Human Rights Council resolution 25/1 of 27 March 2014", ""),
        ("Human Rights Council resolution 25/1 of 27 March 2015", "A/HRC/RES/25/1 was adopted in 2014"),
    ],
)
def test_a_resolution_of_a_council_has_a_date_of_its_year(cited: str, hint: str) -> None:
    found = problems_of(document_of(f"PP | | Recalling {cited},", Language.ENGLISH), "session-date")
    assert [(one.severity, one.hint) for one in found] == [(Severity.ERROR, hint)] * bool(hint)


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        ("from 24 to 22 March 2119", True),
        ("from 22 to 24 March 2119", False),
        ("on 24 March 2119 and, before, on 22 March 2119", False),
        ("on 24 March 2119 and in February 2119", False),
    ],
)
def test_a_range_of_days_runs_forward(days: str, is_told: bool) -> None:
    found = problems_of(document_of(f"PP | | Welcoming the meeting held {days},", Language.ENGLISH), "year-range")
    assert [one.message for one in found] == ["the range runs backward"] * is_told


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
    ):
        document = document_of(text.format(*ends), Language.ENGLISH)
        labels = labels_of(document.paragraphs)
        found = problems_of(document, "paragraph-ending")
        assert [str(labels[one.location.paragraph]) for one in found] == told, ends


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("fr", "des phares; des lampes", ["no space before a punctuation mark"]),
        ("fr", "des phares ; des lampes", []),
        ("en", "1,234,500 lamps", []),
        ("en", "1.234.500 lamps", ["thousands are parted as in another language"]),
        ("fr", "1,234,500 lampes", ["thousands are parted as in another language"]),
        ("es", "1.234.500 faros", []),
        ("es", "1,234,500 faros", ["thousands are parted as in another language"]),
        ("zh", "灯塔,星空", ["a Latin punctuation mark"]),
        ("zh", "灯塔，星空", []),
        ("ar", "المنارات, والنجوم", ["a Latin punctuation mark"]),
        ("ar", "المنارات، والنجوم", []),
    ],
)
def test_marks_and_spaces_are_those_of_the_language(language: str, words: str, told: list[str]) -> None:
    found = problems_of(document_of(f"PP | | {words}", Language(language)), "spacing", "hidden-character")
    assert [one.message for one in found] == told


@pytest.mark.parametrize(
    "listed",
    [
        "171/22 of 9 December 2116, 172/3 and 172/4 of 10 December 2117 and 173/135 of 14 December 2118",
        "171/22 of 9 December 2116 and 173/135 of 14 December 2118, and its decision",
        "171/22 of 9 December 2116 and, in May, 173/135 of 14 December 2118, 174/5 of 12 December 2119",
        "171/22 of 9 December 2116 and Security Council resolutions 2700 (2117) of 9 May 2117",
    ],
)
def test_an_and_that_joins_two_of_one_day_or_two_lists_is_none_of_the_middle(listed: str) -> None:
    document = document_of(f"PP | | Recalling its resolutions {listed},", Language.ENGLISH)
    assert problems_of(document, "resolution-list") == ()


def test_a_commission_may_be_some_sessions_ahead_of_the_assembly() -> None:
    text = "PP | | Noting the adoption, by the {}, of resolution 176/8 of 19 May 2120,"
    code = "future-symbol"
    commission = document_of(text.format("Economic and Social Commission for Asia and the Pacific"), Language.ENGLISH)
    assert problems_of(commission, code) == ()
    assembly = document_of(text.format("General Assembly"), Language.ENGLISH)
    assert [one.code for one in problems_of(assembly, code)] == [code]


def test_a_note_may_be_called_again_and_one_to_the_title_counts() -> None:
    text = "PP | | Recalling the Charter1 and the Rules,\nNOTE 2 | A/173/12.\nOP | | Decides to keep the Charter1,2."
    document = document_of(text, Language.ENGLISH)
    raised = Mark(kind=MarkKind.SUPERSCRIPT, start=27, end=28), Mark(kind=MarkKind.SUPERSCRIPT, start=29, end=30)
    first, last = document.paragraphs
    document = replace(document, paragraphs=(first, replace(last, marks=raised)))
    told = [one.message for one in problems_of(document, "note-order")]
    assert told == ["the first note is number 2", "a raised number, and no note"]
    to_the_title = Problem(code="preface-note", severity=Severity.WARNING, message="a note to the title")
    document = replace(document, problems=(to_the_title,))
    told = [one.message for one in problems_of(document, "note-order")]
    assert told == ["a raised number, and no note"]


def test_a_quotation_may_go_through_sub_paragraphs() -> None:
    text = "OP | | Decides to ask: “What are, under the Charter:\n(1) | (a) | The tides;\n(1) | (b) | The nights?”"
    document = document_of(text, Language.ENGLISH)
    assert problems_of(document, "quotation-marks") == ()
    left_open = document_of(text.replace("?”", "."), Language.ENGLISH)
    told = problems_of(left_open, "quotation-marks")
    assert [one.text for one in told] == ["“What are, under the Charter:"]


def test_a_list_that_an_annex_quotes_may_begin_anywhere() -> None:
    document = document_of("OP | 1. | Decides:\n(1) | (b) | To meet.", Language.ENGLISH)
    quoted = replace(document, paragraphs=tuple(replace(one, annex=1) for one in document.paragraphs))
    told = [problems_of(one, "sub-number-sequence") for one in (document, quoted)]
    assert [[one.severity for one in problems] for problems in told] == [[Severity.WARNING], [Severity.HINT]]


def test_two_marks_are_told_once() -> None:
    text = "PP | | Recalling the Charter,, and the Dark Skies,\nOP | | Decides to meet."
    assert found_in(text, Language.ENGLISH)[0] == [("repeated-word", "PP1")]
    text = "PP | | Recalling the Charter of the Dark Skies,,\nOP | | Decides to meet."
    assert found_in(text, Language.ENGLISH)[0] == [("paragraph-ending", "PP1")]


@pytest.mark.parametrize(
    ("language", "words", "is_told"),
    [
        (Language.ENGLISH, "the tides of the of the sea", True),
        (Language.ENGLISH, "all that that had had to be", False),
        (Language.ENGLISH, "for States and States and peoples", False),
        (Language.FRENCH, "que nous nous engageons", False),
        (Language.FRENCH, "la mer la mer et la lune", True),
        (Language.ARABIC, "الدول الأعضاء الدول الأعضاء", True),
        (Language.ARABIC, "المنظمات دون الإقليمية أو الإقليمية أو العالمية", False),
        (Language.CHINESE, "不结盟国家国家元首", False),
        (Language.CHINESE, "潮汐观测站潮汐观测站", True),
        (Language.CHINESE, "秘书长关于关于潮汐的报告", True),
        (Language.CHINESE, "帮助发展发展中国家的科学", False),
    ],
)
def test_words_stand_twice_by_slip_or_by_right(language: Language, words: str, is_told: bool) -> None:
    assert bool(problems_of(document_of(f"PP | | {words}", language), "repeated-word")) is is_told


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("31 April 2119", True),
        ("29 February 2119", True),
        ("29 February", False),
        ("29 February 2120", False),
        ("from 26 to 34 May", True),
    ],
)
def test_a_day_must_be_in_the_calendar(day: str, is_told: bool) -> None:
    problems = problems_of(document_of(f"PP | | Recalling the night of {day},", Language.ENGLISH), "impossible-date")
    assert [one.severity for one in problems] == [Severity.ERROR] * is_told


def test_a_month_must_be_in_the_year() -> None:
    document = document_of("PP | | 回顾其2118年82月22日第173/135号决议，", Language.CHINESE)
    problems = problems_of(document, "impossible-date")
    assert [one.text for one in problems] == ["2118年82月22日"]


def test_a_year_far_ahead_is_doubted_and_that_of_a_resolution_told_once() -> None:
    text = (
        "PP | | Recalling the plan until 2163 and the night of 2 May 2319,\nPP | | Recalling 171/22 of 9 December 2316,"
    )
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.code, one.severity, one.text) for one in problems if "date" in one.code] == [
        ("impossible-date", Severity.WARNING, "2 May 2319"),
        ("session-date", Severity.ERROR, "171/22"),
    ]


def test_a_resolution_of_a_list_and_a_whole_paragraph_stand_once() -> None:
    twice = "171/22 of 9 December 2116, 172/30 of 8 December 2117 and 171/22 of 9 December 2116"
    text = f"PP | | Recalling its resolutions {twice},\nPP | | Mindful of the night above the sea and of the tides,"
    again = f"{text}\nPP | | Mindful of the night above the sea, and of the tides,\nOP | | Decides to meet."
    _, problems = found_in(again, Language.ENGLISH)
    assert [(one.message, one.text) for one in problems if one.code == "repeated-word"] == [
        ("A/RES/171/22 stands twice in one list", "171/22"),
        ("says the same as PP2", ""),
    ]
    apart = text.replace("and 171/22", "and, in the light of what was said and done under resolution 171/22")
    assert found_in(apart, Language.ENGLISH)[0] == []


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (Language.ENGLISH, "the «Year of the Night»", [(Severity.WARNING, "`“ ”` was expected")]),
        (Language.ENGLISH, 'the "Year of the Night"', [(Severity.HINT, "`“ ”` was expected")]),
        (Language.SPANISH, "el «Año de la Noche»", [(Severity.WARNING, "`“ ”` was expected")]),
        (Language.RUSSIAN, "«Год „ночи“»", []),
        (Language.FRENCH, "l’« Année de la “nuit” »", []),
    ],
)
def test_quotation_marks_are_those_of_the_language(
    language: Language, words: str, told: list[tuple[Severity, str]]
) -> None:
    problems = problems_of(document_of(f"PP | | {words},", language), "quotation-marks")
    assert [(one.severity, one.hint) for one in problems] == told


@pytest.mark.parametrize(
    ("symbol", "is_told"),
    [
        ("A/RES/171/1622", True),
        ("171/1622", True),
        ("171/222", False),
        ("171/555", False),
        ("12/2119", False),
        ("Law No. 42/2118", False),
        ("第42/2118号法律", False),
        ("2008 (LX)", False),
    ],
)
def test_no_session_comes_to_so_high_a_number(symbol: str, is_told: bool) -> None:
    document = document_of(f"PP | | Recalling resolution {symbol},", Language.ENGLISH)
    assert bool(problems_of(document, "unread-symbol")) is is_told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (Language.ARABIC, "المياه والطاقة والطاقة الريحية", "والطاقة والطاقة"),
        (Language.ENGLISH, "their ports and harbours and harbours of origin", "and harbours and harbours"),
    ],
)
def test_a_list_may_say_a_word_again_with_its_and(language: Language, words: str, told: str) -> None:
    problems = problems_of(document_of(f"PP | | {words}", language), "repeated-word")
    assert [(one.severity, one.text) for one in problems] == [(Severity.HINT, told)]


def test_the_notes_of_a_later_part_go_on() -> None:
    text = "PP | | Recalling the Charter,\nNOTE 4 | A/173/12.\nPP | | Mindful of the tides,\nNOTE 6 | A/173/14."
    told = [
        [one.message for one in problems_of(document, "note-order")]
        for symbol in ("A/RES/175/16 A", "A/RES/175/16 B")
        if (document := document_of(text, Language.ENGLISH, symbol))
    ]
    assert told == [["the first note is number 4", "note 6 after note 4"], ["note 6 after note 4"]]


def test_two_arabic_words_without_a_space_are_told_and_the_word_counts() -> None:
    text = "PP | | إذ تشير إلى مقررها،\nPP | | وإذ تشير أيضاإلى ميثاق السماء اللاإنسانية،\nOP | | تقرر أن تجتمع."
    _, problems = found_in(text, Language.ARABIC)
    assert [(one.code, one.message, one.text) for one in problems] == [
        ("spacing", "no space between two words", "وإذ تشير أيضاإلى ميثاق السماء"),
    ]


def test_a_space_before_a_mark_is_shown_with_the_words_beside_it() -> None:
    text = "PP | | Recalling the Charter of the Dark Skies , signed at low tide , and  the Rules,joined to it ,"
    problems = problems_of(document_of(f"{text}\nOP | | Decides to meet ;", Language.ENGLISH), "spacing")
    assert [(one.severity, one.message, one.text) for one in problems] == [
        (Severity.HINT, "a space before a punctuation mark", "of the Dark Skies , signed at low tide"),
        (Severity.HINT, "two spaces in a row", "at low tide , and  the Rules,joined to"),
        (Severity.HINT, "no space after a punctuation mark", ", and  the Rules,joined to it ,"),
        (Severity.HINT, "a space before a punctuation mark", "Decides to meet ;"),
    ]


def test_french_sets_a_space_before_a_semicolon() -> None:
    document = document_of("OP | 1. | Décide de se réunir ;\nOP | 2. | Prie de chanter .", Language.FRENCH)
    problems = problems_of(document, "spacing")
    assert [one.text for one in problems] == ["Prie de chanter ."]


def test_a_letter_of_another_script_is_named_with_its_word() -> None:
    text = "PP | | Recalling the Ch\u0430rter of the Dark Skies,\nOP | | Decides to m\u03b5et."
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.message, one.text) for one in problems] == [
        ("a Cyrillic letter (U+0430) in a word of another script", "Ch\u0430rter"),
        ("a Greek letter (U+03B5) in a word of another script", "m\u03b5et"),
    ]


def test_a_hidden_character_is_told_once_in_a_paragraph() -> None:
    text = "PP | | Recalling\u200b the\u200b Charter\u00ad of the Dark\u200b Skies,\nOP | | Decides to meet."
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.message, one.location.offset) for one in problems] == [
        ("a hidden character, U+200B ZERO WIDTH SPACE ×3", 9),
        ("a hidden character, U+00AD SOFT HYPHEN", 23),
    ]


def test_a_latin_letter_for_a_russian_preposition_is_marked() -> None:
    text = "PP | | c удовлетворением отмечая ночь в связи c тем,\nOP | | постановляет собраться."
    _, problems = found_in(text, Language.RUSSIAN)
    assert [(one.code, one.text) for one in problems] == [
        ("hidden-character", "c удовлетворением"),
        ("hidden-character", "c тем"),
    ]
    for sound in ("в соответствии с задачей 3.c Повестки", "согласно статье 73 c Устава", "вариант plan c принят"):
        text = f"PP | | отмечая, что {sound},\nOP | | постановляет собраться."
        assert found_in(text, Language.RUSSIAN)[0] == []


def test_a_session_to_come_is_told_once_and_is_sure_where_its_date_has_passed() -> None:
    text = "PP | | Recalling its resolution 177/22 of 9 December 2116,\nOP | | Decides to meet."
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.code, one.severity) for one in problems] == [("future-symbol", Severity.ERROR)]
    _, problems = found_in(text.replace("2116", "2122"), Language.ENGLISH)
    assert [(one.code, one.severity) for one in problems] == [("future-symbol", Severity.WARNING)]


@pytest.mark.parametrize(
    ("number", "date", "is_told"),
    [
        ("138/7", "9 December 2116", False),
        ("170/7", "9 December 2116", True),
        ("151/7", "9 December 2069", True),
        ("171/7", "9 December 2161", True),
    ],
    ids=["of a commission", "a session off", "a number too high", "figures that changed places"],
)
def test_a_number_years_behind_its_date_is_another_body_s_unless_a_slip_makes_it_so(
    number: str, date: str, is_told: bool
) -> None:
    text = f"PP | | Recalling resolution {number} of {date},\nOP | | Decides to meet."
    assert found_in(text, Language.ENGLISH)[0] == ([("session-date", "PP1")] if is_told else [])


def test_a_reference_to_a_gap_is_told_by_the_gap_alone() -> None:
    text = "OP | 1. | Decides to meet;\nOP | 3. | Requests all to apply paragraph 2 above."
    assert found_in(text, Language.ENGLISH)[0] == [("number-sequence", "OP3")]
    assert found_in(text.replace("paragraph 2", "paragraph 9"), Language.ENGLISH)[0] == [
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
    _, problems = found_in(text, Language(language))
    found = [(one.message, one.severity) for one in problems if one.code == "missing-paragraph"]
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
    document = document_of(f"OP | 1. | A;\nOP | 2. | {beside};\nOP | 3. | B.", Language(language))
    found = [(one.message, one.severity, one.text) for one in problems_of(document, "missing-paragraph")]
    assert found == [("paragraph 1 is named behind paragraph 3", Severity.WARNING, "1")]


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
    _, problems = found_in(text, Language.ENGLISH)
    assert [(one.code, one.text, one.hint) for one in problems] == [("paragraph-ending", ";", "`:` was expected")]
    assert found_in(text.replace("Decides;", "Decides:"), Language.ENGLISH)[0] == []


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


def test_the_day_on_which_a_resolution_was_adopted_is_known_or_lies_between_its_neighbours() -> None:
    def said(citation: str) -> list[tuple[Severity, str]]:
        document = document_of(f"PP | | Recalling its resolution {citation},", Language.ENGLISH)
        return [(one.severity, one.hint) for one in problems_of(document, "session-date")]

    known = "A/RES/70/1 was adopted on 25 Sept 2015"
    assert said("70/1 of 25 September 2015") == []
    assert said("70/1 of 26 October 2015") == [(Severity.WARNING, known)]
    assert said("70/1 of 25 September 2005") == [(Severity.ERROR, known)]
    assert said("70/1 of September 2015") == []
    between = "A/RES/55/56 was adopted between 27 Nov 2000 and 4 Dec 2000"
    assert said("55/56 of 1 December 2000") == []
    assert said("55/56 of 1 November 2000") == [(Severity.WARNING, between)]
    assert said("48/226 C of 29 July 1994") == []
    text = "PP | | Recalling its resolutions 70/1 of 25 September 2015 and 70/1 of 26 October 2015,"
    assert problems_of(document_of(text, Language.ENGLISH), "two-dates") == ()


def test_the_enacting_formula_stands_once() -> None:
    preamble = "PP | | Recalling the tides,\nOP | | Decides to sing."
    formula = "EF | | The General Assembly,\n"
    found = find_drafting_problems(document_of(preamble, Language.ENGLISH), load_lexicon(Language.ENGLISH))
    assert [(one.code, one.severity) for one in found] == [("enacting-formula", Severity.WARNING)]
    found = problems_of(document_of(formula * 2 + preamble, Language.ENGLISH))
    assert [(one.severity, one.message) for one in found] == [(Severity.ERROR, "the enacting formula stands twice")]
    assert problems_of(document_of("EF | | The General Assembly\nOP | | Decides to sing.", Language.ENGLISH)) == ()
    marked = document_of(f"EF | | The General Assembly,\u200e\n{preamble}", Language.ENGLISH)
    assert problems_of(marked, "enacting-formula") == ()


@pytest.mark.parametrize(
    ("language", "years", "message"),
    [
        (Language.ENGLISH, "2115–2119", ""),
        (Language.ENGLISH, "2115-2119", "a hyphen between years, where official texts have an en dash (–)"),
        (Language.SPANISH, "2115-2119", ""),
        (Language.SPANISH, "2115–2119", "a dash between years, where official texts have a hyphen"),
        (Language.SPANISH, "2119-2115", "the range runs backward"),
        (Language.ENGLISH, "A/RES/2119-2115", ""),
    ],
)
def test_a_range_of_years_runs_forward_with_the_sign_of_its_language(
    language: Language, years: str, message: str
) -> None:
    problems = problems_of(document_of(f"PP | | {years},", language), "year-range")
    assert [one.message for one in problems] == [message] * bool(message)


def test_a_report_is_asked_for_at_a_session_to_come() -> None:
    def said(request: str) -> list[str]:
        return [one.text for one in problems_of(document_of(f"OP | | {request}.", Language.ENGLISH), "past-session")]

    assert said("Requests the Secretary-General to report at its 176th session") == []
    assert said("Requests the Secretary-General to report at its 174th session") == ["174"]
    assert said("Requests the Council to report on the work of its forty-sixth session") == []
    assert said("Recalls the work of its 174th session") == []


def test_an_opening_phrase_is_set_off_as_the_others_are() -> None:
    document = document_of("PP | | Recalling the tides,\n" * 4, Language.ENGLISH)
    italic = (Mark(kind=MarkKind.ITALIC, start=0, end=9),)
    marked = [replace(one, marks=italic) for one in document.paragraphs]
    some = replace(document, paragraphs=(*marked[:3], document.paragraphs[3]))
    assert [one.message for one in problems_of(some, "opening-phrase")] == [
        "the opening phrase is not set off as the others are"
    ]
    assert problems_of(document, "opening-phrase") == ()
    assert problems_of(replace(document, paragraphs=tuple(marked)), "opening-phrase") == ()


def test_what_follows_decides_as_follows_needs_no_opening_phrase() -> None:
    text = "OP | | Decides as follows:\nOP | 1. | The lamps burn at night;\nOP | 2. | By day they rest."
    assert problems_of(document_of(text, Language.ENGLISH), "opening-phrase") == ()


def test_a_chinese_verb_may_stand_behind_its_object() -> None:
    text = "OP | 1. | 对秘书长支持天文台的工作表示满意，并请其继续协助；"
    assert problems_of(document_of(text, Language.CHINESE), "opening-phrase") == ()


def test_small_letters_may_be_those_of_another_body() -> None:
    text = "OP | 1. | призывает Генерального секретаря назначить генерального секретаря {};"
    drafts = [document_of(text.format(of), Language.RUSSIAN) for of in ("Приливов", "ночи")]
    said = [problems_of(draft, "capital-letters") for draft in drafts]
    assert [len(found) for found in said] == [0, 1]


def test_a_text_that_is_no_resolution_is_told_so_once() -> None:
    text = "".join(f"OP | {number}. | The keepers of the lamp {number};\n" for number in range(1, 6))
    found = problems_of(document_of(text, Language.ENGLISH), "opening-phrase")
    assert [one.message for one in found] == ["no known opening phrase, as in 5 of 5 such paragraphs"]


def test_straight_quotation_marks_are_hinted_at_once() -> None:
    text = 'PP | | Recalling the "Year of the Night",\nPP | | Stressing the "Day of the Tides",'
    found = problems_of(document_of(text, Language.ENGLISH), "quotation-marks")
    assert [(one.severity, one.text) for one in found] == [(Severity.HINT, '"Year of the Night",')]


def test_a_state_bears_its_official_name() -> None:
    def said(name: str, symbol: str = "A/RES/178/16") -> list[tuple[str, str]]:
        document = document_of(f"PP | | Recalling the lamps of {name},", Language.ENGLISH, symbol)
        return [(one.text, one.hint) for one in problems_of(document, "state-name")]

    assert said("Moldova") == [("Moldova", "`Republic of Moldova` was expected")]
    for official in ("the Republic of Moldova", "Bolivia (Plurinational State of)", "the Islamic Republic of Iran"):
        assert said(official) == []
    assert said("Turkey") == [("Turkey", "`Türkiye` was expected")]
    assert said("Turkey", "A/RES/75/16") == []


AGENDA = {
    Language.ARABIC: (
        "المصابيح: مصابيح الليل في الموانئ",
        "تدرج في جدول الأعمال المؤقت لدورتها 176 البند المعنون ”{}“",
    ),
    Language.CHINESE: ("灯光：港口夜间的灯光", "决定在大会第一百七十六届会议临时议程列入题为“{}”的项目"),
    Language.ENGLISH: (
        "Lamps: lamps of the night in harbours",
        "Decides to include in the provisional agenda of its 176th session the item entitled “{}”",
    ),
    Language.FRENCH: (
        "Lampes : lampes de la nuit dans les ports",
        "Décide d’inscrire à l’ordre du jour provisoire de sa 176e session la question intitulée « {} »",
    ),
    Language.RUSSIAN: (
        "Лампы: лампы ночи в старых портах",
        "постановляет включить в предварительную повестку дня своей 176-й сессии пункт, озаглавленный «{}»",
    ),
    Language.SPANISH: (
        "Lámparas: lámparas de la noche en los puertos",
        "Decide incluir en el programa provisional de su 176º período de sesiones el tema titulado “{}”",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_item_bears_its_title_to_the_letter(language: Language) -> None:
    title, text = AGENDA[language]

    def said(quoted: str, item: str = title) -> list[str]:
        document = document_of(f"OP | | {text.format(quoted)}.", language)
        return [one.text for one in problems_of(replace(document, agenda=(AgendaItem(title=item),)), "agenda-item")]

    sub_item = re.split(r"\s*[:：]\s*", title)[1]
    lost = sub_item[:-1] if language is Language.CHINESE else sub_item.rsplit(" ", 1)[0]
    assert said(title) == said(sub_item) == said("2119") == said(f"{sub_item} (LAMP)") == []
    assert said(lost) == [lost]
    second, third = (
        next(word for word, number in load_lexicon(language).ordinals.items() if number == wanted) for wanted in (2, 3)
    )
    assert said(f"{sub_item} {third}", item=f"{sub_item} {second}") == []  # of another conference
