"""A new revision of a draft keeps the keys of the paragraphs that go on, whatever else changed in them."""

from __future__ import annotations

from msgspec.structs import replace
from small_documents import DOUBTFUL, NEW, OLD

from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language
from draftdiff.problems import Location
from draftdiff.revise import revise

ENGLISH = load_lexicon(Language.ENGLISH)


def keys_of(document: object) -> list[str]:
    return [paragraph.key for paragraph in document.paragraphs]  # type: ignore[attr-defined]


def test_amended_and_renumbered_paragraphs_keep_their_keys_and_new_ones_get_their_own() -> None:
    revised = revise(OLD, NEW, ENGLISH)
    *before, requests, invites = keys_of(OLD)
    *same, amended, added, moved_on = keys_of(revised)
    assert same == before
    assert (amended, moved_on) == (requests, invites)
    assert added not in keys_of(OLD)


def test_nothing_but_the_keys_changes() -> None:
    revised = revise(OLD, NEW, ENGLISH)
    assert replace(revised, paragraphs=with_keys(revised.paragraphs)) == NEW


def test_a_key_stays_unique_when_a_carried_one_takes_its_place() -> None:
    first = OLD.paragraphs[3]
    twice = replace(OLD, paragraphs=(*OLD.paragraphs[:3], replace(first, key=OLD.paragraphs[4].key)))
    keys = keys_of(revise(twice, OLD, ENGLISH))
    assert len(set(keys)) == len(keys)
    assert keys[3] == OLD.paragraphs[4].key


def test_problems_follow_the_paragraph_that_they_are_about() -> None:
    renamed = replace(OLD, paragraphs=tuple(replace(p, key=f"draft-{n}") for n, p in enumerate(OLD.paragraphs)))
    revised = revise(renamed, DOUBTFUL, ENGLISH)
    assert [problem.location for problem in revised.problems] == [Location(paragraph="draft-3", line=41)]
