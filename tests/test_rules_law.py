"""Law 9: a light weight is proved, and one word that matters makes a row substantive, wherever it stands."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rule_cases import FOLDER, Case, cases_of, row_of, unclaimed

from draftdiff.changes.term_tree import ANY_ENDING
from draftdiff.comparison import Change, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language
from draftdiff.tokens import split_tokens

CLASSES = ("negation", "modal", "scope", "quantity", "qualifier", "period")
CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in cases_of(path)]
LIGHT = [case for case in CASES if not case.expected.startswith("substantive")]


def written(entry: str) -> str:
    """Write an entry of the lexicon as it may stand in a text."""
    return entry.replace(ANY_ENDING, "ого" if any("\u0400" <= sign <= "\u04ff" for sign in entry) else "s")


@st.composite
def texts_with_a_word(draw: st.DrawFn) -> tuple[Case, str, str]:
    """A light case, a word of a class that matters, and the new text with the word in it."""
    case = draw(st.sampled_from(LIGHT))
    words = load_lexicon(case.language).words[draw(st.sampled_from(CLASSES))]
    word = written(draw(st.sampled_from(words)))
    tokens = split_tokens(case.new)
    if case.language is Language.CHINESE:
        place = draw(st.integers(0, len(tokens) - 1))
        return case, word, "".join([*tokens[:place], word, *tokens[place:]])
    gaps = [place for place, token in enumerate(tokens) if token.isspace()]
    place = draw(st.sampled_from(gaps))
    return case, word, "".join([*tokens[:place], " ", word, *tokens[place + word.endswith("'") :]])


def joins_a_number(case: Case, text: str) -> bool:
    """In Chinese a numeral beside another makes another number, an Arabic *alif* its part A: not one word more."""
    if case.language is Language.ARABIC:
        return re.search(r"\d ألف\b", text) is not None
    return case.language is Language.CHINESE and any(
        first.isnumeric() and second.isnumeric() for first, second in pairwise(text)
    )


@given(texts_with_a_word())
def test_one_word_that_matters_makes_a_light_row_substantive(drawn: tuple[Case, str, str]) -> None:
    case, _, text = drawn
    if not joins_a_number(case, text):
        assert row_of(case.language, case.old, text).weight is Weight.SUBSTANTIVE


@given(texts_with_a_word())
def test_deleting_it_again_does_so_too(drawn: tuple[Case, str, str]) -> None:
    case, _, text = drawn
    if not joins_a_number(case, text):
        assert row_of(case.language, text, case.old).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.language}")
def test_every_segment_of_a_light_row_is_claimed(case: Case) -> None:
    for old, new in ((case.old, case.new), (case.new, case.old)):
        row = row_of(case.language, old, new)
        if row.change is Change.AMENDED and row.weight is not Weight.SUBSTANTIVE:
            assert not unclaimed(row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_recorded_equality_hides_a_single_word_that_matters(language: Language) -> None:
    """Terms that are the same but for one negation, modal, scope or quantity word are not equal."""
    lexicon = load_lexicon(language)
    matters = {word for name in ("negation", "modal", "scope", "quantity") for word in lexicon.words[name]}
    for group in lexicon.equal_terms:
        for term in group.terms:
            for other in group.terms:
                longer, shorter = split_tokens(term), split_tokens(other)
                for place, token in enumerate(longer):
                    if token.lower() in matters:
                        without = "".join(longer[:place] + longer[place + 1 :]).split()
                        assert without != "".join(shorter).split(), (group.kind, term, other)


def test_the_minus_of_a_number_is_no_mark_and_a_dash_before_a_year_is_one() -> None:
    old = "Requests the Harbour Board to mark waters of −5 degrees;"
    assert row_of(Language.ENGLISH, old, old.replace("−", "")).weight is Weight.SUBSTANTIVE
    old = "请港务局公布潮汐表——2130年的灯塔；"
    assert row_of(Language.CHINESE, old, old.replace("——", "、")).weight is Weight.EDITORIAL
