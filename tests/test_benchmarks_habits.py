"""What `benchmarks.habits` counts: kept places, and phrases that say *also* whatever they translate."""

from __future__ import annotations

from collections.abc import Iterator

from support.drafts import document_of

from benchmarks.habits import habits
from draftdiff.model import Document, Language

PAIRS = 60


def texts(russian: tuple[str, str], english: tuple[str, str], count: int) -> Iterator[Document]:
    """Yield documents of one pair of paragraphs in two languages."""
    for number in range(count):
        symbol = f"A/RES/175/{number}-{english[1]}"
        for language, openings in ((Language.RUSSIAN, russian), (Language.ENGLISH, english)):
            yield document_of("".join(f"PP | | {opening} ночь,\n" for opening in openings), language, symbol)


def test_a_phrase_goes_by_its_print_where_it_says_also_for_two_verbs_too() -> None:
    said = ("признавая", "признавая также")
    one, two = ("Recognizing", "Recognizing also"), ("Recognizing", "Acknowledging")
    found = habits([*texts(said, one, PAIRS - 20), *texts(said, two, 20)])
    assert found["by_phrase"] == {"ru": ["признавая"]}
    assert found["of_two_verbs"] == {"ru: признавая": (PAIRS, 20, 20)}


def test_a_phrase_that_stands_bare_for_two_verbs_does_not() -> None:
    kept = texts(("признавая", "признавая также"), ("Recognizing", "Recognizing also"), PAIRS)
    bare = texts(("признавая", "признавая"), ("Recognizing", "Acknowledging"), 5)
    found = habits([*kept, *bare])
    assert found["by_phrase"] == {}
    assert found["of_two_verbs"] == {"ru: признавая": (PAIRS + 5, 5, 0)}


def test_shares_are_those_of_phrases_of_one_meaning() -> None:
    kept = texts(("ссылаясь на", "ссылаясь также на"), ("Recalling", "Recalling also"), 3)
    broken = texts(("ссылаясь на", "ссылаясь на"), ("Recalling", "Recalling"), 1)
    assert habits([*kept, *broken])["shares"] == {"also-further, preambular": {"en": 0.75, "ru": 0.75}}
