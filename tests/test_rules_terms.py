"""Entries of a lexicon in the units of a text: endings, clitics, entries inside others, tables."""

from __future__ import annotations

import pytest

from draftdiff.changes.term_tree import TermTree, words_of_entries, words_of_entry
from draftdiff.changes.terms import EQUAL_TERMS, ORDINALS, chosen, ordinals_in, terms_tree
from draftdiff.changes.word_signs import BRACKET, CITED, NUMBER, PLACE, VERB, word_signs
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language


def test_entries_stand_where_all_their_words_do_and_inside_others() -> None:
    tree = TermTree({"limit": ("in accordance with",), "place": ("in",)})
    keys = ["in", "accordance", "with", "the", "rules", "in", "force"]
    (found,) = tree.find_all(keys)
    assert [(term.start, term.end, set(term.classes)) for term in found] == [
        (0, 1, {"place"}),
        (0, 3, {"limit"}),
        (5, 6, {"place"}),
    ]
    assert [term.words for term in chosen(found, ("limit", "place"))] == [("in", "accordance", "with"), ("in",)]


def test_a_word_may_have_any_ending_and_begin_with_a_clitic() -> None:
    tree = TermTree({"verb": ("просит*",)}, {"0": ("تقرير",)}, clitics=("و", "ال", "وال"))
    first, second = tree.find_all(["просити", "والتقرير"])
    assert [term.words for term in first] == [("просит*",)]
    assert [(term.start, term.words) for term in second] == [(1, ("تقرير",))]
    assert tree.units["просити"].classes == {"verb"}
    assert tree.units["والتقرير"].tables == {1}


def test_tables_do_not_mix() -> None:
    tree = TermTree({"scope": ("all parties",)}, {"0": ("all parties",), "1": ("parties",)})
    words, equal = tree.find_all(["all", "parties"])
    assert [term.classes for term in words] == [{"scope"}]
    assert [term.classes for term in equal] == [{"0"}, {"1"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_read_alike_together_and_alone(language) -> None:
    lexicon = load_lexicon(language)
    groups = [*lexicon.words.values(), *(group.terms for group in lexicon.equal_terms), tuple(lexicon.ordinals)]
    for texts in groups:
        assert [*map(tuple, words_of_entries(texts))] == [words_of_entry(text) for text in texts]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("Secretary-General", ("secretary-general",)),
        ("no later than", ("no", "later", "than")),
        ("resum*", ("resum*",)),
        ("大会", ("大", "会")),
        ("七十七", ("七十七",)),
        ("-a", ("-", "a")),
    ],
)
def test_the_units_of_an_entry(entry: str, words: tuple[str, ...]) -> None:
    assert words_of_entry(entry) == words


def test_a_lexicon_has_three_tables() -> None:
    tree = terms_tree(load_lexicon(Language.ENGLISH))
    assert tree.units["seventy-fifth"].tables == {ORDINALS}
    assert EQUAL_TERMS in tree.units["turkey"].tables


def test_the_signs_of_words() -> None:
    signs = word_signs(load_lexicon(Language.ENGLISH))
    assert signs["lagoon"] == frozenset()
    assert {CITED, NUMBER} <= signs["75/16"]
    assert CITED in signs["november"]
    assert VERB in signs["welcomes"]
    assert PLACE in signs["in"]
    assert BRACKET in signs["["]


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("the third international decade", ["third"]),
        ("the fourth committee and the sixth session", ["sixth"]),
        ("one third of the water", []),
        ("the second pillar", []),
    ],
)
def test_an_ordinal_of_a_name_or_a_share_is_none_of_an_event(text: str, ordinals: list[str]) -> None:
    lexicon, keys = load_lexicon(Language.ENGLISH), text.split()
    found = ordinals_in(keys, terms_tree(lexicon).find_all(keys)[ORDINALS], lexicon)
    assert [keys[term.start] for term in found] == ordinals
