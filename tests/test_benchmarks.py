"""The two plain aligners that stand beside the product, and what the table calls short of its target."""

from __future__ import annotations

from benchmarks.baselines import by_assignment, by_difflib
from benchmarks.growth import invented_pair
from benchmarks.overview import Line
from draftdiff.model import Language

HARBOURS = "Welcomes the opening of three harbours for pilots on the northern isles"
TIDES = "Requests the Harbour Board to publish its tide tables once a year"
LAMPS = "Encourages keepers of lamps to count the ships that pass at night"
PAIR = {
    "old_paras": [{"id": f"old{n}", "text": text} for n, text in enumerate((HARBOURS, TIDES, LAMPS), 1)],
    "new_paras": [{"id": f"new{n}", "text": text} for n, text in enumerate((LAMPS, HARBOURS + " and isles", TIDES), 1)],
}


def test_difflib_keeps_the_order_and_loses_what_moved() -> None:
    said = by_difflib(PAIR, Language.ENGLISH)
    assert [(link["old"], link["new"], link["kind"]) for link in said["links"]] == [
        (["old1"], ["new2"], "amended"),
        (["old2"], ["new3"], "same"),
    ]
    assert (said["removed"], said["added"]) == (["old3"], ["new1"])


def test_assignment_finds_what_moved() -> None:
    said = by_assignment(PAIR, Language.ENGLISH)
    assert [(link["old"], link["new"], link["kind"]) for link in said["links"]] == [
        (["old1"], ["new2"], "amended"),
        (["old2"], ["new3"], "same"),
        (["old3"], ["new1"], "moved"),
    ]


def test_a_target_is_missed_from_above_or_from_below() -> None:
    assert Line("right", 0.97, 0.96).is_short()
    assert not Line("right", None, 0.96).is_short()
    assert Line("time", 9, 9.5, least=True).is_short()


def test_the_invented_texts_of_a_size_are_always_the_same() -> None:
    assert invented_pair(50) == invented_pair(50)
    assert [len(document.paragraphs) for document in invented_pair(50)] == [50, 50]
