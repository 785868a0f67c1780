"""Citations: golden cases in six languages, and what cases cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.case_files import cases_in

from draftdiff.citations import Citation, CitationKind, find_citations, first_document
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language

FOLDER = Path(__file__).parent / "cases" / "citations"
FILES = sorted(FOLDER.glob("*.txt"))
NOTHING = "nothing"


class Case(NamedTuple):
    topic: str
    language: Language
    text: str
    expected: str


def cases_of(path: Path) -> Iterator[Case]:
    """A file of cases: `# language`, then `== text`, then `== expected`, a line for each citation."""
    for language, parts in cases_in(path):
        yield Case(path.stem, Language(language), **parts)


CASES = [case for path in FILES for case in cases_of(path)]


def shown(citation: Citation) -> str:
    date = f" of {citation.date}" if citation.date else ""
    return f"{citation.text} = {f'{citation.kind} {citation.value}'.strip()}{date}"


def kinds_and_values(text: str, language: Language) -> list[tuple[CitationKind, str]]:
    return [(found.kind, found.value) for found in find_citations(text, load_lexicon(language))]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.topic}: {case.language} {n}") for n, case in enumerate(CASES)]
)
def test_a_case(case: Case) -> None:
    found = find_citations(case.text, load_lexicon(case.language))
    assert ("\n".join(map(shown, found)) or NOTHING) == case.expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_topic_has_a_case_in_every_language(path: Path) -> None:
    assert {case.language for case in cases_of(path)} == set(LANGUAGES)


@pytest.mark.parametrize("topic", ["articles", "resolutions", "old-and-special", "other-bodies", "adopted-by"])
def test_all_languages_cite_the_same(topic: str) -> None:
    cited = {case.language: sorted(kinds_and_values(case.text, case.language)) for case in CASES if case.topic == topic}
    assert len(cited) == len(LANGUAGES)
    assert len({tuple(values) for values in cited.values()}) == 1


def test_volumes_without_end_are_read_in_one_way() -> None:
    """Each *and* could once be told apart in two ways: forty volumes took hours."""
    volumes = "".join(f" و{number}" for number in range(2, 100))
    for after, numbers in (("", 0), ("، الرقم 5", 100)):
        found = find_citations(f"المجلد 1{volumes}{after}", load_lexicon(Language.ARABIC))
        treaties = [one.value for one in found if one.kind is CitationKind.TREATY]
        assert [len(value.split("/")) for value in treaties] == [numbers] * bool(numbers)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "第{}届会议"), ("en", "its {}th session"), ("fr", "sa {}e session"), ("ru", "{}-й сессии")],
)
def test_a_session_of_five_thousand_figures_is_none(language: str, text: str) -> None:
    found = find_citations(text.format("1" * 5_000), load_lexicon(language))
    assert CitationKind.SESSION not in {one.kind for one in found}


def test_places_are_those_of_the_text_whatever_is_invisible() -> None:
    text = "القرار \u200f173/9 المـــؤرّخ ٨ كانون الأوّل/ديسمبر ٢١١٨"
    found = find_citations(text, load_lexicon(Language.ARABIC))
    assert [(one.kind, one.value) for one in found] == [
        (CitationKind.RESOLUTION, "A/RES/173/9"),
        (CitationKind.DATE, "2118-12-08"),
    ]
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert [one.text for one in found] == ["173/9", "٨ كانون الأوّل/ديسمبر ٢١١٨"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("see 173/9 of 8 December 2118", "A/RES/173/9"),
        ("a vote on ES-11/1", "A/RES/ES-11/1"),
        ("General Assembly resolution 16/21", "16/21"),
        ("resolution 242\t(1967)", "S/RES/242 (1967)"),
        ("see A/RES/173/9 and A/DEC/173/401", "A/RES/173/9 A/DEC/173/401"),
        ("resolutions 173/9 and 173/556", "A/RES/173/9 A/DEC/173/556"),
        ("resolution 16/21 of 25 March 2011", "A/HRC/RES/16/21"),
        ("resolution 34/22 of 24 March 2017", "A/HRC/RES/34/22"),
        ("resolution 37/165 of 17 December 2018", "A/RES/37/165"),
        ("resolution 34/22 of 15 November 1979", "A/RES/34/22"),
        ("resolution 34/22", "A/RES/34/22"),
        ("resolution 16/21", "16/21"),
        ("resolution 16/21 of the Human Rights Council", "A/HRC/RES/16/21"),
        ("Commission on Narcotic Drugs resolution 53/12", "E/CN.7/RES/53/12"),
        ("resolution 40/3: the Human Rights Council", "A/RES/40/3"),
        ("resolution 40/3 and the Human Rights Council", "A/RES/40/3"),
        ("the Human Rights Council and resolution 31/1", "A/RES/31/1"),
        ("the Human Rights Council and resolution 30/1", "A/HRC/RES/30/1"),
        ("the Human Rights Council and resolution S-9/2", "A/RES/S-9/2"),
        ("the Human Rights Council, the Economic and Social Council and resolution 30/1", "30/1"),
        (f"the Human Rights Council took note {'at length ' * 8}of resolution 40/3", "A/RES/40/3"),
        ("resolutions 47/3, 41/1 and 31/2 of the Human Rights Council", "A/HRC/RES/47/3 A/HRC/RES/41/1 A/HRC/RES/31/2"),
        ("resolution 47/3 and resolution 31/2 of the Human Rights Council", "A/RES/47/3 A/HRC/RES/31/2"),
        ("Human Rights Council resolution 5/1, Statistical Commission resolution 6/2", "A/HRC/RES/5/1 E/CN.3/RES/6/2"),
        ("Statistical Commission resolution 6/2, Human Rights Council resolution 5/1", "E/CN.3/RES/6/2 A/HRC/RES/5/1"),
        ("resolution 16/21 of 18 May 2118 of the Commission on Narcotic Drugs", "E/CN.7/RES/16/21"),
        ("resolution 34/22 of 24 March 2017 was welcomed, and resolution 34/22", "A/HRC/RES/34/22 A/HRC/RES/34/22"),
        ("resolution 172/305 on strengthening the Economic and Social Council", "A/RES/172/305"),
        ("the Economic and Social Council, as resolution 167/290 has it", "A/RES/167/290"),
        ("decision Assembly/AU/Decl. 8 (XXXII)", ""),
        ("Human Rights Council resolution 5/1, resolution 62/219 of 22 December 2007", "A/HRC/RES/5/1 A/RES/62/219"),
        ("general recommendation No. 26 (2008)", ""),
        ("resolution 242 (1967)", "S/RES/242 (1967)"),
        ("resolution 75/322 A–C", "A/RES/75/322 A A/RES/75/322 C"),
    ],
)
def test_who_adopted_it(text: str, values: str) -> None:
    cited = (CitationKind.RESOLUTION, CitationKind.DECISION)
    assert " ".join(value for kind, value in kinds_and_values(text, Language.ENGLISH) if kind in cited) == values


def test_the_first_document_is_no_resolution() -> None:
    found = first_document("A/RES/173/9, A/173/53")
    assert found
    assert found.value == "A/173/53"


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_never_hide_a_citation(language: Language) -> None:
    """Hints only spare a search: without them the cases give the same."""
    from msgspec.structs import replace

    lexicon = load_lexicon(language)
    plain = replace(lexicon, hints={})
    for case in CASES:
        if case.language is language:
            assert find_citations(case.text, lexicon) == find_citations(case.text, plain)


CITED = (
    "175/16", "A/RES/173/135", "A/C.3/175/L.8/Rev.1", "3369 (XXX)", "ES-11/1", "14 December 2118", "2118年12月14日",
    "14 كانون الأول/ديسمبر 2118", "14 декабря 2118 года", "第175/16号", "paragraph 3 (a) of ", "resolution ",
)  # fmt: skip
SIGNS = st.text(st.sampled_from("0123456789/ ()-.,ABXIVد第号年月日届段ألفو، إ\u200f\u00a0ы"), max_size=9)


@given(st.lists(st.one_of(st.sampled_from(CITED), SIGNS), min_size=1, max_size=8).map("".join))
def test_any_text_is_read_and_no_two_citations_overlap(text: str) -> None:
    for language in LANGUAGES:
        place = 0
        for found in find_citations(text, load_lexicon(language)):
            assert place <= found.start < found.end <= len(text)
            assert text[found.start : found.end] == found.text
            place = found.end
