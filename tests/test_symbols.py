"""Symbols of documents: what is read, and the one spelling of each."""

from __future__ import annotations

import pytest

from draftdiff.symbols import Symbol, parse_symbol

SPELLINGS = [
    ("A/RES/175/16", "A/RES/175/16"),
    ("175/16", "A/RES/175/16"),
    (" 175/16 ", "A/RES/175/16"),
    ("\u200f175/16\u200e", "A/RES/175/16"),
    ("175/253 A", "A/RES/175/253 A"),
    ("175/253A", "A/RES/175/253 A"),
    ("A/RES/175/101 A-B", "A/RES/175/101 A-B"),
    ("A/RES/175/101 A – C", "A/RES/175/101 A-C"),
    ("ES-11/1", "A/RES/ES-11/1"),
    ("A/RES/ES\u201111/1", "A/RES/ES-11/1"),
    ("S-32/1", "A/RES/S-32/1"),
    ("3369 (XXX)", "A/RES/3369(XXX)"),
    ("A/RES/3369(XXX)", "A/RES/3369(XXX)"),
    ("3367 A (XXX)", "A/RES/3367(XXX) A"),
    ("2 (ES-X)", "A/RES/2(ES-X)"),
    ("1325 (2000)", "S/RES/1325 (2000)"),
    ("S/RES/1325(2000)", "S/RES/1325 (2000)"),
    ("A/DEC/175/570", "A/DEC/175/570"),
    ("A/HRC/RES/16/18", "A/HRC/RES/16/18"),
    ("A/175/L.27", "A/175/L.27"),
    ("A/C.3/175/L.8/Rev.1", "A/C.3/175/L.8/Rev.1"),
    ("A/175/L.27/Rev.1/Add.2", "A/175/L.27/Rev.1/Add.2"),
    ("A/175/PV.30", "A/175/PV.30"),
    ("A/175/345", "A/175/345"),
    ("S/2120/898", "S/2120/898"),
    ("2123/12", "E/RES/2123/12"),
    ("UNEP/EA.5/Res.14", "UNEP/EA.5/Res.14"),
    ("UNEP/EA/RES/5/14", "UNEP/EA.5/Res.14"),
    ("UNEP/EA.6/L.9/Rev.1", "UNEP/EA.6/L.9/Rev.1"),
    ("WHA175.8", "WHA175.8"),
    ("EB154.R5", "EB154.R5"),
    ("WHA172(10)", "WHA172(10)"),
    ("1/CP.77", "1/CP.77"),
    ("FCCC/CP/2123/L.17", "FCCC/CP/2123/L.17"),
]


@pytest.mark.parametrize(("printed", "canonical"), SPELLINGS)
def test_each_symbol_has_one_spelling(printed: str, canonical: str) -> None:
    symbol = parse_symbol(printed)
    assert symbol is not None
    assert (symbol.text, str(symbol)) == (canonical, canonical)
    assert parse_symbol(canonical) == symbol


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lamp",
        "175",
        "175/",
        "/16",
        "175/16/",
        "175/16 of 2120",
        "A/RES/175/99999",
        "16 (lamps)",
        "A/RES/",
        "9" * 9999,
        "A/175/16" + "/Add.1" * 16,
    ],
)
def test_anything_else_is_no_symbol(text: str) -> None:
    assert parse_symbol(text) is None


def test_a_symbol_is_taken_apart() -> None:
    assert parse_symbol("A/C.3/175/L.8/Rev.1") == Symbol(
        text="A/C.3/175/L.8/Rev.1", body="A/C.3", kind="L", session="175", number="8", suffix="Rev.1"
    )
    assert parse_symbol("A/175/345") == Symbol(text="A/175/345", body="A", kind="", session="175", number="345")
    assert parse_symbol("175/253 A") == Symbol(
        text="A/RES/175/253 A", body="A", kind="RES", session="175", number="253", part="A"
    )


def test_old_sessions_are_counted_as_new_ones_are() -> None:
    sessions = {
        printed: parse_symbol(printed) for printed in ("3369 (XXX)", "2205 (XXI)", "377 (V)", "2 (ES-X)", "1 (S-IV)")
    }
    assert [symbol.session for symbol in sessions.values() if symbol] == ["30", "21", "5", "ES-10", "S-4"]


def test_a_resolution_of_the_security_council_has_no_session() -> None:
    symbol = parse_symbol("1325 (2000)")
    assert symbol is not None
    assert (symbol.body, symbol.kind, symbol.session, symbol.number) == ("S", "RES", "", "1325")


@pytest.mark.parametrize(
    ("text", "unrevised", "revision", "is_adopted"),
    [
        ("A/C.3/175/L.8", "A/C.3/175/L.8", 0, False),
        ("A/C.3/175/L.8/Rev.12", "A/C.3/175/L.8", 12, False),
        ("A/175/L.27/Rev.1/Add.2", "A/175/L.27/Rev.1/Add.2", 0, False),
        ("175/16", "A/RES/175/16", 0, True),
    ],
)
def test_revisions_of_a_draft_have_their_number_and_the_rest_in_common(
    text: str, unrevised: str, revision: int, is_adopted: bool
) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert (symbol.unrevised, symbol.revision, symbol.is_adopted) == (unrevised, revision, is_adopted)
