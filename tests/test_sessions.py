"""When the sessions of the General Assembly sat, and which one a document belongs to."""

from __future__ import annotations

import pytest

from draftdiff.model import Document
from draftdiff.sessions import can_adopt, opening_year, session_of, sessions_in, sessions_on


@pytest.mark.parametrize(
    ("symbol", "stated", "session"),
    [
        ("A/RES/175/16", "", 175),
        ("A/RES/175/16", "174", 175),
        ("", "175", 175),
        ("", "", None),
        ("A/RES/ES-11/1", "", None),
        ("", "S-32", None),
        ("", "²", None),
        ("", "1" * 5_000, None),
    ],
)
def test_a_document_belongs_to_the_session_of_its_symbol_or_the_one_it_states(
    symbol: str, stated: str, session: int | None
) -> None:
    assert session_of(Document(symbol=symbol, session=stated)) == session


def test_a_session_goes_from_september_to_september() -> None:
    assert opening_year(75) == 2020
    assert sessions_in(2020) == (74, 75)
    assert sessions_on("2020-11-23") == sessions_on("2021-06") == (75,)
    assert sessions_on("2020-09-14") == (74, 75)
    assert sessions_on("1945-10-24") == sessions_on("2020") == ()


@pytest.mark.parametrize(
    ("session", "date", "fits"),
    [
        (75, "2020-11-23", True),
        (75, "2021-09-13", True),
        (75, "2020-08-31", False),
        (75, "2021-10-01", False),
        (1, "1946-02-14", True),
        (2, "1947-03-01", False),
        (75, "2020", True),
        (75, "next-spring", True),
    ],
)
def test_a_session_adopts_while_it_sits(session: int, date: str, fits: bool) -> None:
    assert can_adopt(session, date) is fits
