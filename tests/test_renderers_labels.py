"""The labels of the six reader languages say the same things, each with its own plural forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest

from draftdiff.checks import CHECKS
from draftdiff.compare import compare
from draftdiff.comparison import Change, FlagKind, Weight
from draftdiff.gravity import SUBSTANTIVE_ORDER
from draftdiff.importers import read_source
from draftdiff.importers.notices import NOTICES
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language, ParagraphKind, Stage, VoteKind
from draftdiff.package_data import read_package_data
from draftdiff.problems import Severity
from draftdiff.renderers.labels import Template, fill, load_labels, plural_form

EXAMPLES = Path(__file__).parents[1] / "examples"
READERS = [language for language in Language if language is not Language.UNKNOWN]
ENGLISH = load_labels(Language.ENGLISH)


def forms_of(template: Template) -> list[str]:
    return [template] if isinstance(template, str) else list(template.values())


def placeholders_of(template: Template) -> set[str]:
    """Return what a template is filled with, whether a number is written with its ending or without."""
    names = {name for form in forms_of(template) for _, name, _, _ in Formatter().parse(form) if name}
    return {re.sub(r"nth\[(\w+)\]", r"\1", name.replace("due.new", "due")) for name in names}


@pytest.mark.parametrize("reader", READERS)
def test_all_files_hold_the_same_keys(reader: Language) -> None:
    labels = load_labels(reader)
    assert labels.language is reader
    assert sorted(labels.phrases) == sorted(ENGLISH.phrases)
    assert sorted(labels.messages) == sorted(ENGLISH.messages)
    assert sorted(labels.remarks) == sorted(ENGLISH.remarks)
    assert sorted(labels.faults) == sorted(ENGLISH.faults)
    assert {name: sorted(words) for name, words in labels.terms.items()} == {
        name: sorted(words) for name, words in ENGLISH.terms.items()
    }
    assert len(labels.months) == 12


@pytest.mark.parametrize("reader", READERS)
def test_no_file_says_a_thing_twice(reader: Language) -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
        return dict(pairs)

    json.loads(read_package_data("renderers", "labels", f"{reader.value}.json"), object_pairs_hook=once)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("part", ["phrases", "messages", "remarks", "faults"])
def test_all_files_fill_the_same_placeholders(reader: Language, part: str) -> None:
    templates, english = getattr(load_labels(reader), part), getattr(ENGLISH, part)
    for name, template in templates.items():
        assert placeholders_of(template) == placeholders_of(english[name]), name


@pytest.mark.parametrize("reader", READERS)
def test_plural_templates_hold_every_form_of_the_language(reader: Language) -> None:
    labels = load_labels(reader)
    wanted = {*labels.plurals, "other"}
    for name, template in {**labels.phrases, **labels.messages}.items():
        assert isinstance(template, str) or set(template) == wanted, name


@pytest.mark.parametrize(
    ("reader", "forms"),
    [
        ("en", {0: "other", 1: "one", 2: "other", 21: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other", 11: "other"}),
        ("es", {0: "other", 1: "one", 2: "other", 101: "other"}),
        ("ru", {0: "other", 1: "one", 2: "few", 5: "other", 11: "other", 12: "other", 21: "one"}),
        ("ru", {22: "few", 111: "other", 1001: "one"}),
        ("zh", {0: "other", 1: "other", 2: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many"}),
        ("ar", {100: "other", 102: "other", 103: "few", 110: "few", 111: "many"}),
    ],
)  # fmt: skip
def test_plural_forms(reader: str, forms: dict[int, str]) -> None:
    plurals = load_labels(Language(reader)).plurals
    assert {count: plural_form(count, plurals) for count in forms} == forms


def test_a_template_is_filled_once_so_that_a_value_cannot_hold_a_placeholder() -> None:
    assert fill("{verb} now", {"verb": "{weight}"}, 0, {}) == "{weight} now"


@pytest.mark.parametrize(
    ("reader", "date"),
    [
        ("en", "23 Nov 2020"),
        ("fr", "23 nov. 2020"),
        ("es", "23 nov. 2020"),
        ("ru", "23 ноября 2020 года"),
        ("zh", "2020年11月23日"),
        ("ar", "23 تشرين الثاني/نوفمبر 2020"),
    ],
)
def test_dates(reader: str, date: str) -> None:
    assert load_labels(Language(reader)).worded_date("2020-11-23") == date


def test_the_first_day_of_a_french_month_has_its_ending() -> None:
    assert load_labels(Language.FRENCH).worded_date("2020-12-01") == "1er déc. 2020"


@pytest.mark.parametrize(
    ("reader", "numbers"),
    [
        ("en", "1st 2nd 3rd 11th 12th 13th 71st 80th 101st 111th"),
        ("fr", "1re 79e"),
        ("es", "79º"),
        ("ru", "79"),
        ("zh", "79"),
        ("ar", "79"),
    ],
)
def test_numbers_of_sessions(reader: str, numbers: str) -> None:
    said = [load_labels(Language(reader)).ordinal(re.sub(r"\D", "", number)) for number in numbers.split()]
    assert " ".join(said) == numbers


def test_what_is_no_date_stays_as_it_is() -> None:
    assert ENGLISH.worded_date("2020") == "2020"


@pytest.mark.parametrize(
    ("term", "values"),
    [
        ("kind", [*Change, *SUBSTANTIVE_ORDER]),
        ("weight", Weight),
        ("flag", FlagKind),
        ("language", Language),
        ("stage", Stage),
        ("vote", VoteKind),
        ("paragraph", ParagraphKind),
        ("check", CHECKS),
        ("severity", Severity),
    ],
)
def test_every_language_neutral_value_has_a_word(term: str, values: Iterable[str]) -> None:
    assert {str(value) for value in values} <= set(ENGLISH.terms[term])


def test_every_code_of_an_importer_has_words() -> None:
    assert set(NOTICES) <= set(ENGLISH.problems)


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_all_that_rules_find_in_the_examples_has_words(language: str) -> None:
    old, new = (
        read_source((EXAMPLES / f"{symbol}.{language}.xml").read_bytes()).documents[0]
        for symbol in ("A_RES_173_135", "A_RES_175_16")
    )
    rows = compare(old, new, load_lexicon(Language(language))).rows
    found = [finding for row in rows for finding in row.findings]
    assert {finding.message for finding in found} <= set(ENGLISH.messages)
    assert {finding.rule for finding in found} <= set(ENGLISH.terms["kind"])


def test_french_signs_stay_beside_their_words() -> None:
    """A line may not begin with a colon, nor end with an opening quotation mark: the space there does not break."""
    text = read_package_data("renderers", "labels", "fr.json").decode()
    words = [value for value, key in re.findall(r'"((?:[^"\\]|\\.)*)"(\s*:)?', text) if not key]
    assert [value for value in words if re.search(r" [:;?!»]|« ", value)] == []
