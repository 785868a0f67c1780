"""Numbers of paragraphs that are named: house style only where the text says that it means its own."""

from __future__ import annotations

import pytest
from support.rule_cases import NEW, OLD

from draftdiff.compare import compare
from draftdiff.comparison import Finding, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind

OWN = {
    Language.ENGLISH: "Requests the Board to carry out paragraph {} above;",
    Language.FRENCH: "Prie la Commission d’appliquer le paragraphe {} ci-dessus ;",
    Language.SPANISH: "Solicita a la Junta que aplique el párrafo {} de la presente resolución;",
    Language.RUSSIAN: "просит Правление выполнить пункт {} выше;",
    Language.ARABIC: "تطلب إلى المجلس تنفيذ الفقرة {} أعلاه؛",
    Language.CHINESE: "请理事会执行上文第{}段；",
}
OTHERS = {
    Language.ENGLISH: "Requests the Board to carry out paragraph {} of resolution 171/22;",
    Language.FRENCH: "Prie la Commission d’appliquer le paragraphe {} de la résolution 171/22 ;",
    Language.SPANISH: "Solicita a la Junta que aplique el párrafo {} de la resolución 171/22;",
    Language.RUSSIAN: "просит Правление выполнить пункт {} резолюции 171/22;",
    Language.ARABIC: "تطلب إلى المجلس تنفيذ الفقرة {} من القرار 171/22؛",
    Language.CHINESE: "请理事会执行第171/22号决议第{}段；",
}


def operative(number: int, text: str, key: str) -> Paragraph:
    return Paragraph(key=key, kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)


def said_of(language: Language, old: str, new: str, *, grown: bool = True) -> list[Finding]:
    """Return what is said of the last clause; another one came before the gardens, or went."""
    gardens, dunes = "Welcomes the tidal gardens of Port Pelican;", "Decides to count the dunes of all islands;"
    short = [operative(1, gardens, "gardens"), operative(2, old if grown else new, "asks")]
    long = [
        operative(1, dunes, "dunes"),
        operative(2, gardens, "gardens"),
        operative(3, new if grown else old, "asks"),
    ]
    before, after = (short, long) if grown else (long, short)
    comparison = compare(
        Document(symbol=OLD, language=language, paragraphs=tuple(before)),
        Document(symbol=NEW, language=language, paragraphs=tuple(after)),
        load_lexicon(language),
    )
    return next([*row.findings] for row in comparison.rows if row.new and row.new[0].key == "asks")


@pytest.mark.parametrize("language", OWN)
def test_the_number_of_an_own_paragraph_follows_it(language: Language) -> None:
    said = said_of(language, OWN[language].format(1), OWN[language].format(2))
    assert [(finding.rule, finding.weight) for finding in said] == [("house-style", Weight.EDITORIAL)]


@pytest.mark.parametrize("language", OTHERS)
def test_another_paragraph_of_another_text_is_another_mandate(language: Language) -> None:
    said = said_of(language, OTHERS[language].format(1), OTHERS[language].format(2))
    assert [(finding.rule, finding.weight) for finding in said] == [("citation-replaced", Weight.SUBSTANTIVE)]


@pytest.mark.parametrize(("behind", "is_own"), [("", True), (" del Estatuto", False)])
def test_a_paragraph_may_be_one_of_the_text_itself_where_no_other_is_named(behind: str, *, is_own: bool) -> None:
    bare = f"Decide que la suma se deduzca del prorrateo indicado en el párrafo {{}}{behind};"
    (said,) = said_of(Language.SPANISH, bare.format(1), bare.format(2))
    assert said.rule == ("house-style" if is_own else "citation-replaced")


@pytest.mark.parametrize("source", ["the annex to resolution 171/22", "the outcome document of the Conference"])
def test_one_paragraph_less_of_another_text_is_another_mandate(source: str) -> None:
    listed = f"Recalls paragraphs {{}} of {source};"
    said = said_of(Language.ENGLISH, listed.format("1, 2 and 4"), listed.format("2 and 4"), grown=False)
    assert Weight.SUBSTANTIVE in {finding.weight for finding in said}


def test_a_list_of_own_paragraphs_beside_one_of_another_text() -> None:
    both = "Recalls paragraph {0} of resolution 171/22, and requests the Board to carry out paragraph {0} above;"
    said = said_of(Language.ENGLISH, both.format(1), both.format(2))
    assert {(finding.rule, finding.weight) for finding in said} == {
        ("citation-replaced", Weight.SUBSTANTIVE),
        ("house-style", Weight.EDITORIAL),
    }
