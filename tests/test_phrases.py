"""Opening phrases: golden cases in six languages, and what cases cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.case_files import cases_in

from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language, ParagraphKind
from draftdiff.phrases import Opening, find_opening, find_verbs
from draftdiff.phrases.misread import find_misread_opening

FOLDER = Path(__file__).parent / "cases" / "phrases"
FILES = sorted(FOLDER.glob("*.txt"))
PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE
NOTHING = "nothing"


class Case(NamedTuple):
    topic: str
    title: str
    kind: ParagraphKind
    text: str
    expected: str

    @property
    def language(self) -> Language:
        return Language(self.title.partition(":")[0])


def cases_of(path: Path) -> Iterator[Case]:
    """A file of cases: `# language: title`, then `== preambular` or `== operative`, then `== expected`."""
    for title, parts in cases_in(path):
        (kind, text), (_, expected) = parts.items()
        yield Case(path.stem, title, ParagraphKind(kind), text, expected)


def shown(opening: Opening) -> str:
    modifiers = f" ({', '.join(opening.modifiers)})" if opening.modifiers else ""
    return f"{opening.phrase} = {', '.join(opening.acts)}{modifiers}"


def found(case: Case) -> str:
    """What a case's file is about: the opening, the opening with the later verbs, or the misread opening."""
    lexicon = load_lexicon(case.language)
    if case.topic == "misread":
        near = find_misread_opening(case.text, lexicon, case.kind)
        return f"{near.phrase} = {near.base}" if near else NOTHING
    opening = find_opening(case.text, lexicon, case.kind)
    later = find_verbs(case.text, lexicon) if case.topic == "chains" else ()
    return "\n".join(map(shown, (opening, *later))) if opening else NOTHING


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{path.stem}: {case.title}") for path in FILES for case in cases_of(path)]
)
def test_a_case(case: Case) -> None:
    assert found(case) == case.expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_topic_has_a_case_in_every_language(path: Path) -> None:
    assert {case.language for case in cases_of(path)} == set(LANGUAGES)


def test_places_are_those_of_the_text() -> None:
    text = "\u200eTakes\u00a0note, with\u2011out more"
    opening = find_opening(text, load_lexicon(Language.ENGLISH))
    assert opening is not None
    assert text[opening.start : opening.end] == opening.phrase == "Takes\u00a0note"


def test_the_kind_is_told_by_the_phrase() -> None:
    english = load_lexicon(Language.ENGLISH)
    assert [find_opening(text, english).kinds for text in ("Recalling it", "Recalls it")] == [
        (PREAMBULAR,),
        (OPERATIVE,),
    ]
    chinese = find_opening("回顾其决议，", load_lexicon(Language.CHINESE))
    assert chinese is not None
    assert set(chinese.kinds) == {PREAMBULAR, OPERATIVE}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "…", "75/16", "\n\t", "(a)", "\ud800", "a" * 5000])
def test_any_text_is_read(text: str, language: Language) -> None:
    lexicon = load_lexicon(language)
    assert find_opening(text, lexicon) is None
    assert find_verbs(text, lexicon) == ()
    assert find_misread_opening(text, lexicon) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_lexicon_is_found(language: Language) -> None:
    lexicon = load_lexicon(language)
    for phrase in lexicon.phrases:
        for kind in phrase.kinds:
            opening = find_opening(f"{phrase.text} 75/16", lexicon, kind)
            assert opening is not None
            assert (opening.start, opening.end) == (0, len(phrase.text))
