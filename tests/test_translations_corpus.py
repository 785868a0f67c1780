"""Real resolutions in six languages: what one of them alone changed, and where their figures contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from benchmarks.folders import files_in
from draftdiff.checks import find_drafting_problems
from draftdiff.checks.correspondence import Correspondence, corresponding
from draftdiff.checks.draft import Draft
from draftdiff.compare import compare
from draftdiff.comparison import Comparison, FlagKind, new_document, old_document
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Key, Language
from draftdiff.numbering import labels_of
from draftdiff.problems import Problem, Severity
from draftdiff.translations import Translation, flag_translations

pytestmark = pytest.mark.corpus

NUMBER = re.compile(r"(\d\d)_ ?(\d{1,3})")
MOST_ERRORS = 0.3
"""Contradictions of citations per document and language: true slips are at .1."""


def read(path: Path) -> Document:
    return read_source(path.read_bytes(), path.name).documents[0]


def renewal(corpus: Path, language: Language) -> Comparison:
    old, new = (read(corpus / "oic" / f"A_RES_{name}.{language.value}.xml") for name in ("75_16", "77_18"))
    return compare(old, new, load_lexicon(language))


def contradictions(here: Document, there: Document) -> list[Problem]:
    beside = [(there, load_lexicon(there.language))]
    return [*find_drafting_problems(here, load_lexicon(here.language), beside=beside, select=["concordance"])]


def twins(here: Document, other: Document) -> Correspondence:
    return corresponding(*(Draft(one, load_lexicon(one.language)) for one in (here, other)))


def beside(here: Comparison, other: Comparison) -> Translation:
    pairs = (twins(side(here), side(other)).pairs for side in (old_document, new_document))
    old, new = ({twin.paragraph.key: clause.paragraph.key for clause, twin in found} for found in pairs)
    return Translation(other, old, new)


def test_what_the_arabic_translation_alone_corrected(corpus: Path) -> None:
    here, *others = (renewal(corpus, language) for language in (Language.ARABIC, *set(LANGUAGES) - {Language.ARABIC}))
    flagged = flag_translations(here, [beside(here, other) for other in others])
    labels = labels_of([paragraph for row in flagged.rows for paragraph in row.new])
    kinds = {str(labels[row.new[0].key]): {flag.kind for flag in row.flags} for row in flagged.rows if row.new}
    assert {label for label, found in kinds.items() if FlagKind.THIS_LANGUAGE_ONLY in found} >= {"PP8", "OP16", "OP23"}
    assert FlagKind.THIS_LANGUAGE_ONLY not in kinds["OP6"] | kinds["OP7"] | kinds["PP12"]


@pytest.fixture(scope="module")
def languages_of(corpus: Path) -> dict[str, dict[Language, Document]]:
    """Every tenth resolution, in all its languages."""
    found: dict[str, dict[Language, Document]] = defaultdict(dict)
    for name, data in files_in(corpus / "ga"):
        number = NUMBER.search(name)
        if number and int(number[2]) % 10 == 1:
            try:
                document = read_source(data, name).documents[0]
            except DraftdiffError:
                continue
            found[document.symbol][document.language] = document
    return found


def test_official_translations_contradict_each_other_seldom(
    languages_of: dict[str, dict[Language, Document]],
) -> None:
    count, errors = 0, []
    for symbol, documents in languages_of.items():
        english = documents.get(Language.ENGLISH)
        for language, document in documents.items():
            if english and document is not english:
                count += 1
                found = contradictions(document, english)
                errors += [(symbol, language.value, one) for one in found if one.severity is Severity.ERROR]
    print(f"\n{count} texts beside the English one: {len(errors)} contradictions")
    for symbol, language, one in errors:
        print(f"  {symbol} {language}: {one.message}: {one.text}")
    assert count > 100
    assert len(errors) < MOST_ERRORS * count


def test_slips_of_official_texts_are_found(languages_of: dict[str, dict[Language, Document]]) -> None:
    """A wrong session number, a wrong day, digits that changed places."""
    for symbol, language, here, there in (
        ("A/RES/76/61", Language.SPANISH, "A/79/98", "A/76/98"),
        ("A/RES/77/101", Language.FRENCH, "17", "December 2017"),
        ("A/RES/75/161", Language.CHINESE, "E/2020/27", "E/2016/27"),
    ):
        documents = languages_of[symbol]
        found = contradictions(documents[language], documents[Language.ENGLISH])
        assert [one for one in found if here in one.text and there in one.message]
        assert len(found) <= 2


def test_behind_a_paragraph_that_is_lost_the_others_keep_their_twins(
    languages_of: dict[str, dict[Language, Document]],
) -> None:
    chance, exact, count = Random(11), 0, 0
    for documents in languages_of.values():
        english = documents.get(Language.ENGLISH)
        for document in documents.values():
            if english is None or document is english or len(document.paragraphs) < 8:
                continue
            whole = twins(document, english)
            if len(whole.pairs) == len(document.paragraphs) == len(english.paragraphs):
                lost = chance.choice(document.paragraphs)
                rest = tuple(one for one in document.paragraphs if one is not lost)
                left = twins(replace(document, paragraphs=rest), english)
                exact += keys(left) == [pair for pair in keys(whole) if pair[0] != lost.key]
                count += 1
    print(f"\none paragraph lost: the others have their twins in {exact} of {count} texts")
    assert exact > 0.9 * count


def keys(found: Correspondence) -> list[tuple[Key, Key]]:
    return [(clause.paragraph.key, twin.paragraph.key) for clause, twin in found.pairs]
