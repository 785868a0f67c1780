"""Square brackets that the drafts themselves have, against the brackets of a conflict, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.lexicons import load_lexicon
from draftdiff.merge import NOTHING, SIDES, alternatives_in, merge, resolve, words_of_alternative
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.tokens import split_tokens

TEXTS = {
    Language.ENGLISH: "Requests the Harbour Board to publish tables of the tides once a year in the north;",
    Language.FRENCH: "Prie le Conseil des ports de publier une fois par an la table des marées dans le nord ;",
    Language.SPANISH: "Solicita a la Junta de Puertos que publique una vez al año las tablas de mareas del norte;",
    Language.RUSSIAN: "просит Совет гаваней издавать таблицы приливов один раз в год на всем севере;",
    Language.ARABIC: "تطلب إلى مجلس الموانئ أن ينشر جداول المد مرة في السنة في الشمال؛",
    Language.CHINESE: "请港口委员会每年一次在北方公布潮汐表；",
}


def draft(text: str, language: Language = Language.ENGLISH) -> Document:
    paragraph = Paragraph(key="k1", kind=ParagraphKind.OPERATIVE, number="1.", text=text)
    return Document(language=language, paragraphs=(paragraph,))


def texts_after(base: str, ours: str, theirs: str, language: Language = Language.ENGLISH) -> list[str]:
    """The merged text, and what is left of it when each side is taken."""
    result = merge(*(draft(text, language) for text in (base, ours, theirs)), load_lexicon(language))
    (paragraph,) = result.paragraphs
    for mark in alternatives_in(paragraph):
        words = words_of_alternative(paragraph.text, mark)
        assert words == NOTHING or words in {"ours": ours, "theirs": theirs}[mark.value]
    left = [settled(result, side) for side in SIDES]
    assert not any(alternatives_in(document.paragraphs[0]) for document in left)
    return [document.paragraphs[0].text for document in (result, *left)]


def settled(document: Document, side: str) -> Document:
    while document.conflicts:
        document = resolve(document, "k1", side)
    return document


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "opened"),
    [
        (
            "print it once a year;", "print it [once a year] [twice a year];", "print it not more than once a year;",
            "print it [ours: [once a year] [twice a year]][theirs: not more than once a year];",
        ),
        ("print it once a year;", "print [it [once] a] year;", "print it [once a year];",
         "print [ours: [it [once] a] year][theirs: it [once a year]];"),
        ("print it once a year by ship;", "print it [once a year] by ship;", "print it [once a year by ship];",
         "print it [theirs: [once a year by ship]][ours: [once a year] by ship];"),
        ("print [it] [them] once a year;", "print it once a year;", "print [all of it] [them] once a year;",
         "print [theirs: [all of it] [them]][ours: it] once a year;"),
        ("print it [once a year in the north] by ship;", "print it once a year in the north by ship;",
         "print it [once a year in the south] by ship;",
         "print it [theirs: [once a year in the south]][ours: once a year in the north] by ship;"),
        ("print it [twice a year] [now] by ship;", "print it twice a year by ship;",
         "print it [twice each year] [now] by ship;",
         "print it [theirs: [twice each year] [now]][ours: twice a year] by ship;"),
    ],
)  # fmt: skip
def test_a_bracket_of_a_side_is_open_together_with_the_one_that_closes_it(
    base: str, ours: str, theirs: str, opened: str
) -> None:
    assert texts_after(base, ours, theirs) == [opened, ours, theirs]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("print the tables of tides once a year;", "print [the tables of tides] [all tables] once a year;",
         "print the lists of tides once a year;", "print [the lists of tides] [all tables] once a year;"),
        ("print it once a year in the north;", "print [it] [them] once a year in the north;",
         "print it once a year [in the north];", "print [it] [them] once a year [in the north];"),
        ("they 1) print it 2) send it once;", "they 1) print it 2) send it twice;",
         "they 1) print all 2) send it once;", "they 1) print all 2) send it twice;"),
    ],
)  # fmt: skip
def test_brackets_that_no_edit_of_the_other_side_touches_leave_it_merged(
    base: str, ours: str, theirs: str, merged: str
) -> None:
    assert texts_after(base, ours, theirs) == [merged] * 3


def is_whole(text: str) -> bool:
    """Say whether each square bracket has its partner."""
    depth = 0
    for sign in text:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


@st.composite
def with_brackets(draw: st.DrawFn, text: str) -> str:
    """A text after some edits, as negotiators make them: words in brackets, other words beside them, in them."""
    for _ in range(draw(st.integers(1, 4))):
        tokens = split_tokens(text)
        start = draw(st.integers(0, len(tokens) - 1))
        end = draw(st.integers(start, min(len(tokens), start + 8)))
        words = "".join(tokens[start:end])
        new = draw(st.sampled_from(("[{}]", "[{}] [not]", "[{}][三]", "[not] {}", "not ", "", "{} و")))
        edited = "".join((*tokens[:start], new.format(words), *tokens[end:]))
        if is_whole(edited) and edited.strip():
            text = edited
    return text


@given(st.data(), st.sampled_from([*TEXTS]))
@settings(max_examples=300)
def test_whichever_side_is_taken_no_bracket_is_left_alone(data: st.DataObject, language: Language) -> None:
    base = data.draw(st.one_of(st.just(TEXTS[language]), with_brackets(TEXTS[language])))
    ours, theirs = data.draw(with_brackets(base)), data.draw(with_brackets(base))
    result, *left = texts_after(base, ours, theirs, language)
    assert all(map(is_whole, (result, *left)))
