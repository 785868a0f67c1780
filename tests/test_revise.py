"""A new revision of a draft keeps the keys of the paragraphs that go on, whatever else changed in them."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace
from support.small_documents import DOUBTFUL, NEW, OLD
from support.strategies import documents, lexicon_of

from draftdiff.codec import decode_document, encode
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language
from draftdiff.problems import Location
from draftdiff.revise import revise

ENGLISH = load_lexicon(Language.ENGLISH)


def keys_of(document: Document) -> list[str]:
    return [paragraph.key for paragraph in document.paragraphs]


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
    key = OLD.paragraphs[4].key
    twice = replace(OLD, paragraphs=(*OLD.paragraphs[:3], replace(first, key=key)))
    counted = replace(first, key=f"{key}-2", text="Welcomes the gift of a brass astrolabe;")
    keys = keys_of(revise(twice, replace(OLD, paragraphs=(*OLD.paragraphs, counted)), ENGLISH))
    assert keys[3:] == [key, f"{key}-2", f"{key}-2-2"]


def test_problems_follow_the_paragraph_that_they_are_about() -> None:
    renamed = replace(OLD, paragraphs=tuple(replace(p, key=f"draft-{n}") for n, p in enumerate(OLD.paragraphs)))
    revised = revise(renamed, DOUBTFUL, ENGLISH)
    assert [problem.location for problem in revised.problems] == [Location(paragraph="draft-3", line=41)]


@given(documents(), documents())
@settings(max_examples=60)
def test_whatever_the_two_texts_are_keys_stay_unique_and_all_else_stays(previous: Document, revision: Document) -> None:
    revision = replace(revision, language=previous.language)
    revised = revise(previous, revision, lexicon_of(previous))
    assert decode_document(encode(revised)) == revised
    assert len(set(keys_of(revised))) == len(revised.paragraphs)
    same_keys = tuple(replace(p, key=q.key) for p, q in zip(revised.paragraphs, revision.paragraphs, strict=True))
    assert replace(revised, paragraphs=same_keys, problems=revision.problems) == revision

    renamed = replace(previous, paragraphs=tuple(replace(p, key=f"n{i}") for i, p in enumerate(previous.paragraphs)))
    assert keys_of(revise(renamed, previous, lexicon_of(previous))) == keys_of(renamed)
