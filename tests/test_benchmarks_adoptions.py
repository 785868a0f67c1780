"""What `benchmarks.adoptions` counts: on which days resolutions were adopted, in the order of their numbers."""

from __future__ import annotations

from collections import Counter

from support.drafts import document_of

from benchmarks.adoptions import days_said, runs_of
from draftdiff.model import Language


def test_numbers_of_one_day_are_one_run() -> None:
    said = {3: Counter({"2119-10-01": 3}), 5: Counter({"2119-10-01": 3}), 9: Counter({"2119-10-02": 3})}
    assert runs_of(said) == [(3, 5, "2119-10-01"), (9, 9, "2119-10-02")]


def test_a_day_out_of_order_is_a_slip_unless_twenty_say_it() -> None:
    said = {3: Counter({"2119-10-05": 3}), 4: Counter({"2119-12-01": 4}), 5: Counter({"2119-10-05": 30})}
    assert runs_of(said) == [(3, 5, "2119-10-05")]
    said[4] = Counter({"2119-12-01": 20})
    assert runs_of(said) == [(3, 3, "2119-10-05"), (4, 4, "2119-12-01"), (5, 5, "2119-10-05")]
    assert runs_of({3: Counter({"2119-10-05": 2})}) == []


def test_citations_are_counted_from_the_first_numbered_session_on() -> None:
    text = "PP | | Recalling its resolutions 173/135 of 14 December 2118, 37/4 of 22 October 1983 and 23 (I),"
    text += "\nPP | | Recalling Security Council resolutions 4326 (2099) of 3 May 2099 and 4327 (2099) of 3 May 2098,"
    said = days_said([document_of(text, Language.ENGLISH)])
    assert {session: dict(numbers) for session, numbers in said.items()} == {
        "173": {135: {"2118-12-14": 1}},
        "S": {4326: {"2099-05-03": 1}},
    }
