from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from draftdiff.sequences import each_once, equal_runs, likeness

WORDS = st.lists(st.sampled_from(["the", "of", "Assembly", "report", ","]), max_size=40)


def test_runs_are_what_both_have_in_common() -> None:
    old = ["Requests", "the", "Secretary-General", "to", "report"]
    new = ["Also", "requests", "the", "Secretary-General", "orally", "to", "report"]
    assert equal_runs(old, new) == [(1, 2, 2), (3, 5, 2)]


def test_runs_at_both_ends_are_found_first() -> None:
    assert equal_runs("abcde", "abxde") == [(0, 0, 2), (3, 3, 2)]
    assert equal_runs("same", "same") == [(0, 0, 4)]


def test_nothing_in_common_gives_no_run() -> None:
    assert equal_runs("abc", "xyz") == []
    assert equal_runs("", "xyz") == []


def test_likeness_is_the_share_of_what_is_common() -> None:
    assert likeness("A/75/345", "A/77/345") == 0.875
    assert likeness("", "") == 1.0
    assert likeness("", "x") == 0.0


@given(WORDS, WORDS)
def test_runs_are_those_of_the_library_for_edit_distances(old: list[str], new: list[str]) -> None:
    codes = [code for code in Indel.opcodes(old, new) if code.tag == "equal"]
    assert equal_runs(old, new) == [(c.src_start, c.dest_start, c.src_end - c.src_start) for c in codes]
    assert likeness(old, new) == round(Indel.normalized_similarity(old, new), 3)


def test_of_pairs_in_their_order_each_side_stands_once() -> None:
    assert [*each_once([(1, "a"), (2, "a"), (1, "b"), (2, "c")])] == [(1, "a"), (2, "c")]
