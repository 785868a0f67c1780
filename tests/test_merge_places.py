"""Where a merge puts what a side added, and how it counts what the other side made another: annexes, items, cells."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import ORDER, SIDES, merge
from draftdiff.model import Conflict, Document, Language, Mark, MarkKind, Paragraph, ParagraphKind

PORTS, WRECKS, BUOYS = "Requests the ports:", "To mark the wrecks;", "To light the buoys;"
GULLS, LAMPS = "To count gulls at each isle;", "To hear what old divers say;"
PILOTS, TIDES = "Invites the pilots to sing;", "Decides to consider the tides."
BELLS, STORMS = "Urges all keepers to ring bells in fog;", "Notes that storms grow;"
MAPS = f"Requests the Secretary-General to print maps of each strait {'and each isle ' * 12}within a year;"


def placed(paragraphs: Iterable[Paragraph]) -> Document:
    return Document(language=Language.ENGLISH, paragraphs=with_keys(paragraphs))


def clause(number: int, text: str) -> Paragraph:
    return Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)


def clauses(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(clause(number, text) for number, text in enumerate(texts, 1))


def item(letter: str, text: str) -> Paragraph:
    return Paragraph(key="new", kind=ParagraphKind.OPERATIVE, level=1, number=f"({letter})", text=text)


def items(*texts: str) -> list[Paragraph]:
    return [item(letter, text) for letter, text in zip("abcd", texts, strict=False)]


def annex(number: int, title: str, *texts: str) -> tuple[Paragraph, ...]:
    heading = Paragraph(key="new", kind=ParagraphKind.HEADING, annex=number, text=title)
    counted = enumerate(texts, 1)
    return heading, *(
        Paragraph(key="new", kind=ParagraphKind.TEXT, annex=number, number=f"{place}.", text=text)
        for place, text in counted
    )


def merged(base: Document, ours: Document, theirs: Document) -> Document:
    lexicon = load_lexicon(Language.ENGLISH)
    result = merge(base, ours, theirs, lexicon)
    exchanged = merge(base, theirs, ours, lexicon, SIDES._replace(ours=SIDES.theirs, theirs=SIDES.ours))
    assert exchanged.paragraphs == result.paragraphs
    return result


def outline(document: Document) -> list[tuple[int, str, str]]:
    return [(one.annex, one.number, one.text) for one in document.paragraphs]


LIST = (clause(1, PORTS), item("a", WRECKS), item("b", BUOYS), item("c", GULLS), clause(2, TIDES))


CASES = {
    "an item becomes a clause, and another one is added behind it": (
        LIST,
        (clause(1, PORTS), item("a", WRECKS), item("b", BUOYS), clause(2, GULLS), clause(3, TIDES)),
        (*LIST[:4], item("d", LAMPS), clause(2, TIDES)),
        (clause(1, PORTS), *items(WRECKS, BUOYS, LAMPS), clause(2, GULLS), clause(3, TIDES)),
    ),
    "an item becomes a clause, and another one is added before it": (
        LIST,
        (clause(1, PORTS), item("a", WRECKS), item("b", BUOYS), clause(2, GULLS), clause(3, TIDES)),
        (clause(1, PORTS), *items(LAMPS, WRECKS, BUOYS, GULLS), clause(2, TIDES)),
        (clause(1, PORTS), *items(LAMPS, WRECKS, BUOYS), clause(2, GULLS), clause(3, TIDES)),
    ),
    "an item has a number beside those of its list": (
        LIST,
        (*LIST[:4], replace(item("c", LAMPS), number="(c) bis"), LIST[4]),
        (LIST[0], *items(STORMS, WRECKS, BUOYS, GULLS), LIST[4]),
        (LIST[0], *items(STORMS, WRECKS, BUOYS, GULLS), replace(item("d", LAMPS), number="(d) bis"), LIST[4]),
    ),
    "both sides put an item behind the last, to which a word leads": (
        (LIST[0], *items(f"{WRECKS} and", BUOYS), LIST[4]),
        (LIST[0], *items(WRECKS, f"{BUOYS} and", GULLS), LIST[4]),
        (LIST[0], *items(WRECKS, f"{BUOYS} and", LAMPS), LIST[4]),
        (LIST[0], *items(WRECKS, BUOYS, f"{GULLS} and", LAMPS), LIST[4]),
    ),
    "an item becomes a clause, and a list of its own is added behind it": (
        LIST[:3] + LIST[4:],
        (clause(1, PORTS), item("a", WRECKS), clause(2, BUOYS), clause(3, TIDES)),
        (*LIST[:3], replace(item("i", LAMPS), level=2), clause(2, TIDES)),
        (clause(1, PORTS), item("a", WRECKS), clause(2, BUOYS), item("i", LAMPS), clause(3, TIDES)),
    ),
    "an item that another one followed goes to the end of the list": (
        LIST,
        (clause(1, PORTS), *items(BUOYS, GULLS, WRECKS), clause(2, TIDES)),
        (clause(1, PORTS), *items(WRECKS, LAMPS, BUOYS, GULLS), clause(2, TIDES)),
        (clause(1, PORTS), *items(LAMPS, BUOYS, GULLS, WRECKS), clause(2, TIDES)),
    ),
    "a whole list goes to the end, and takes along what the other side added to it": (
        LIST,
        (clause(1, TIDES), clause(2, PORTS), *LIST[1:4]),
        (clause(1, PORTS), *items(WRECKS, BUOYS, GULLS, LAMPS), clause(2, TIDES)),
        (clause(1, TIDES), clause(2, PORTS), *items(WRECKS, BUOYS, GULLS, LAMPS)),
    ),
    "a list goes behind longer clauses, and takes along what the other side added to it": (
        (clause(1, PORTS), *items(WRECKS), clause(2, MAPS), clause(3, STORMS), clause(4, TIDES)),
        (clause(1, MAPS), clause(2, STORMS), clause(3, PORTS), *items(WRECKS), clause(4, TIDES)),
        (clause(1, PORTS), *items(WRECKS, LAMPS), clause(2, MAPS), clause(3, STORMS), clause(4, TIDES)),
        (clause(1, MAPS), clause(2, STORMS), clause(3, PORTS), *items(WRECKS, LAMPS), clause(4, TIDES)),
    ),
    "clauses go behind longer ones, and take along what the other side added between them": (
        clauses(PILOTS, BELLS, MAPS, STORMS, TIDES),
        clauses(MAPS, STORMS, PILOTS, BELLS, TIDES),
        clauses(PILOTS, LAMPS, BELLS, MAPS, STORMS, TIDES),
        clauses(MAPS, STORMS, PILOTS, LAMPS, BELLS, TIDES),
    ),
    "an item goes to another list, and an item was added behind it": (
        (*LIST[:4], clause(2, STORMS), *items(MAPS), clause(3, TIDES)),
        (clause(1, PORTS), *items(WRECKS, BUOYS), clause(2, STORMS), *items(MAPS, GULLS), clause(3, TIDES)),
        (*LIST[:4], item("d", LAMPS), clause(2, STORMS), *items(MAPS), clause(3, TIDES)),
        (clause(1, PORTS), *items(WRECKS, BUOYS, LAMPS), clause(2, STORMS), *items(MAPS, GULLS), clause(3, TIDES)),
    ),
    "a side adds a whole list behind a clause that goes to the end": (
        clauses(BELLS, PILOTS, MAPS, TIDES),
        clauses(BELLS, MAPS, TIDES, PILOTS),
        (clause(1, BELLS), clause(2, PILOTS), clause(3, PORTS), *items(WRECKS), clause(4, MAPS), clause(5, TIDES)),
        (clause(1, BELLS), clause(2, PORTS), *items(WRECKS), clause(3, MAPS), clause(4, TIDES), clause(5, PILOTS)),
    ),
    "both sides move a clause to the end, and one puts another behind it": (
        clauses(PORTS, PILOTS, TIDES),
        clauses(PILOTS, TIDES, PORTS),
        clauses(PILOTS, TIDES, PORTS, LAMPS),
        clauses(PILOTS, TIDES, PORTS, LAMPS),
    ),
    "both sides move a clause, and each puts something beside it": (
        clauses(PORTS, PILOTS, MAPS, BELLS),
        clauses(PILOTS, MAPS, PORTS, BELLS, STORMS),
        clauses(PILOTS, MAPS, PORTS, LAMPS, BELLS),
        clauses(PILOTS, MAPS, PORTS, LAMPS, BELLS, STORMS),
    ),
    "a clause that another one followed goes to the end": (
        clauses(PORTS, PILOTS, TIDES),
        clauses(PILOTS, TIDES, PORTS),
        clauses(PORTS, LAMPS, PILOTS, TIDES),
        clauses(LAMPS, PILOTS, TIDES, PORTS),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_side_adds_behind_something_that_the_other_takes_elsewhere_stays(
    case: tuple[tuple[Paragraph, ...], ...],
) -> None:
    base, ours, theirs, expected = map(placed, case)
    result = merged(base, ours, theirs)
    assert (outline(result), result.conflicts) == (outline(expected), ())


BODY = (clause(1, PILOTS), clause(2, TIDES))
BASE = placed((*BODY, *annex(1, "Annex", WRECKS, BUOYS)))
FRONT = placed((*BODY, *annex(1, "Annex I", GULLS, TIDES), *annex(2, "Annex II", WRECKS, BUOYS)))


def test_what_a_side_adds_to_an_annex_stays_in_it_where_the_other_puts_one_before() -> None:
    theirs = placed((*BODY, *annex(1, "Annex", WRECKS, LAMPS, BUOYS)))
    result = merged(BASE, FRONT, theirs)
    assert outline(result)[2:] == [
        (1, "", "Annex I"), (1, "1.", GULLS), (1, "2.", TIDES),
        (2, "", "Annex II"), (2, "1.", WRECKS), (2, "2.", LAMPS), (2, "3.", BUOYS),
    ]  # fmt: skip
    assert result.conflicts == ()
    without_first = merged(FRONT, BASE, placed((*FRONT.paragraphs, *annex(2, "", LAMPS)[1:])))
    assert outline(without_first)[2:] == [(1, "", "Annex"), (1, "1.", WRECKS), (1, "2.", BUOYS), (1, "1.", LAMPS)]


def test_two_annexes_that_the_sides_add_are_two_and_the_one_that_nobody_counted_so_is_told() -> None:
    theirs = placed((*BODY, *annex(1, "Annex I", WRECKS, BUOYS), *annex(2, "Annex II", LAMPS, PILOTS)))
    result = merged(BASE, FRONT, theirs)
    assert [one.annex for one in result.paragraphs[2:]] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    told = [(result.paragraphs[5].key, ""), (result.paragraphs[8].key, ORDER)]
    assert [(one.key, one.field) for one in result.conflicts] == told
    same = placed((*BODY, *annex(1, "Annex I", WRECKS, BUOYS), *annex(2, "Annex II", GULLS, TIDES)))
    alike = merged(BASE, same, replace(same, title="Harbours", paragraphs=(*same.paragraphs, *annex(2, "", LAMPS)[1:])))
    assert [one.annex for one in alike.paragraphs[2:]] == [1, 1, 1, 2, 2, 2, 2]


def test_annexes_of_both_sides_keep_their_order_and_are_one_where_they_say_the_same() -> None:
    ours = placed((*FRONT.paragraphs, *annex(3, "Annex III", BELLS, STORMS), *annex(4, "Annex IV", MAPS)))
    other = annex(3, "Annex III", PILOTS, "Decides to count the whales of the strait.")
    theirs = placed(
        (*BODY, *annex(1, "Annex I", WRECKS, BUOYS), *annex(2, "Annex II", f"{BELLS} ", STORMS, LAMPS), *other)
    )
    result = merged(BASE, ours, theirs)
    texts = [[one.text.strip() for one in result.paragraphs if one.annex == number][1:] for number in range(1, 6)]
    assert texts[:3] == [[GULLS, TIDES], [WRECKS, BUOYS], [BELLS, STORMS, LAMPS]]
    assert sorted(texts[3:]) == sorted([[MAPS], [one.text for one in other[1:]]])


def test_a_paragraph_that_goes_to_another_annex_on_each_side_is_asked_about_by_their_numbers_now() -> None:
    def with_bells(place: int, *, first: bool = False) -> Document:
        parts = [[WRECKS, BUOYS], [GULLS, TIDES], [PILOTS, MAPS]]
        parts[place].append(BELLS)
        texts = [*([[LAMPS, STORMS]] if first else []), *parts]
        return placed(
            (*BODY, *(one for number, of in enumerate(texts, 1) for one in annex(number, f"Annex {number}", *of)))
        )

    result = merged(with_bells(0), with_bells(1, first=True), with_bells(2))
    [asked] = [one for one in result.conflicts if one.field == "annex"]
    assert (asked.base, asked.ours, asked.theirs) == ("2", "3", "4")
    assert [one.text for one in result.paragraphs if one.annex == 1] == ["Annex 1", LAMPS, STORMS]


def row(*cells: str) -> Paragraph:
    starts = [sum(len(cell) + 1 for cell in cells[:place]) for place in range(len(cells))]
    marks = (Mark(kind=MarkKind.CELL, start=at, end=at + len(cell)) for at, cell in zip(starts, cells, strict=True))
    return Paragraph(key="row", kind=ParagraphKind.TABLE_ROW, text="\t".join(cells), marks=tuple(marks))


def test_sides_that_edit_cells_beside_each_other_have_nothing_to_settle() -> None:
    base, ours, theirs, expected = (
        Document(language=Language.ENGLISH, paragraphs=(row(*cells),))
        for cells in (
            ("Harbour pilots", "11", "2030"), ("Harbour pilots and divers", "12", "2030"),
            ("Harbour pilots", "11", "2031"), ("Harbour pilots and divers", "12", "2031"),
        )
    )  # fmt: skip
    result = merged(base, ours, theirs)
    assert (result.paragraphs, result.conflicts) == (expected.paragraphs, ())
    [open_cell] = merged(base, ours, replace(theirs, paragraphs=(row("Harbour pilots", "13", "2031"),))).paragraphs
    assert open_cell.text == "Harbour pilots and divers\t[ours: 12][theirs: 13]\t2031"


def test_a_row_of_one_side_is_told_where_the_other_put_a_column_into_its_table() -> None:
    def table(*rows: tuple[str, ...]) -> Document:
        return placed((clause(1, PORTS), *(row(*cells) for cells in rows), clause(2, TIDES)))

    ports = ("Port", "Pilots"), ("Norhaven", "11"), ("Easthaven", "7")
    wide = table(("Port", "Pilots", "Divers"), ("Norhaven", "11", "3"), ("Easthaven", "7", "2"))
    longer = table(*ports[:2], ("Southaven", "4"), *ports[2:])
    result = merged(table(*ports), wide, longer)
    assert [one.text for one in result.paragraphs[2:4]] == ["Norhaven\t11\t3", "Southaven\t4"]
    assert result.conflicts == (Conflict(key=result.paragraphs[3].key, field=ORDER),)
    note = table(*ports, ("Not yet counted",))
    assert merged(table(*ports), note, longer).conflicts == ()
    total = ("Harbours in all", "18", "of 20", "19")
    grown = table(*((*cells, "2") for cells in (*ports, total)))
    [told] = merged(table(*ports, total), grown, table(*ports, ("Southaven", "4"), total)).conflicts
    assert told.field == ORDER
    assert merged(table(*ports), longer, table(*ports[:2], ("Easthaven", "8"))).conflicts == ()
    shared = table(*ports[:2], ("Southaven", "4", "1"), *ports[2:])
    assert [one.field for one in merged(table(*ports), shared, longer).conflicts] == [""]


def test_two_new_annexes_of_one_side_stay_two_where_the_other_put_in_one_like_both() -> None:
    new = (GULLS, STORMS, BELLS)
    ours = placed((*BODY, *annex(1, "Annex I", *new), *annex(2, "Annex II", *new, LAMPS)))
    result = merged(placed(BODY), ours, placed((*BODY, *annex(1, "Annex", *new, LAMPS))))
    assert [(one.annex, one.text) for one in result.paragraphs[3:6]] == [(1, text) for text in new]
    assert [(one.annex, one.text) for one in result.paragraphs[7:]] == [(2, text) for text in (*new, LAMPS)]
    assert [(one.base, one.ours, one.theirs) for one in result.conflicts] == [(None, "Annex II", "Annex")]
    once = placed((*BODY, *annex(1, "Annex I", *new)))
    twice = placed((*once.paragraphs, *annex(2, "Annex II", *new)))
    for base in (placed(BODY), once):
        result = merged(base, twice, replace(once, title="Harbours"))
        assert [one.annex for one in result.paragraphs[2:]] == [1] * 4 + [2] * 4
        assert len({one.key for one in result.paragraphs}) == len(result.paragraphs)
    alone = placed((*BODY, *annex(1, "Annex", PILOTS, MAPS)))
    result = merged(placed(BODY), placed((*BODY, *annex(1, "Annex", *new))), alone)
    assert [one.key for one in result.conflicts] == [one.key for one in result.paragraphs if one.text == "Annex"]


def titled(*sections: tuple[str, ...]) -> Document:
    """Put each section, a title and its clauses, below the one before."""
    texts = [text for _, *section in sections for text in section]
    numbers = {text: number for number, text in enumerate(texts, 1)}
    return placed(
        clause(numbers[text], text) if at else Paragraph(key="new", kind=ParagraphKind.HEADING, text=text)
        for section in sections
        for at, text in enumerate(section)
    )


def test_what_one_side_puts_into_a_section_that_the_other_takes_out_is_told() -> None:
    base = titled(("I Ports", WRECKS, BUOYS), ("II Birds", GULLS, STORMS), ("III Bells", BELLS, TIDES))
    theirs = titled(("I Ports", WRECKS, BUOYS), ("II Birds", GULLS, LAMPS, STORMS), ("III Bells", BELLS, TIDES))
    result = merged(base, titled(("I Ports", WRECKS, BUOYS), ("II Bells", BELLS, TIDES)), theirs)
    lamps = next(one for one in result.paragraphs if one.text == LAMPS)
    assert result.conflicts == (Conflict(key=lamps.key, field=ORDER, base=LAMPS),)
    assert [one.number for one in result.paragraphs if one.number] == ["1.", "2.", "3.", "4.", "5."]
    moved = titled(("I Ports", WRECKS), ("II Birds", GULLS, BUOYS, STORMS), ("III Bells", BELLS, TIDES))
    result = merged(base, titled(("I Ports", WRECKS, BUOYS), ("II Bells", BELLS, TIDES)), moved)
    assert [one.base for one in result.conflicts] == [BUOYS]
    without_title = titled(("I Ports", WRECKS, BUOYS, GULLS, STORMS), ("II Bells", BELLS, TIDES))
    assert merged(base, without_title, theirs).conflicts == ()


def test_an_annex_that_is_gone_gives_its_heading_to_no_other() -> None:
    first, second, third = (WRECKS, BUOYS), (GULLS, STORMS), (BELLS, PILOTS)

    def annexed(*parts: tuple[str, ...]) -> Document:
        numerals = ("I", "II", "III")
        counted = enumerate(zip(numerals, parts, strict=False), 1)
        return placed((*BODY, *(one for at, (name, texts) in counted for one in annex(at, f"Annex {name}", *texts))))

    base, ours = annexed(first, second, third), annexed(second, third)
    result = merged(base, ours, annexed(first, (*second, LAMPS), third))
    assert (outline(result), result.conflicts) == (outline(annexed((*second, LAMPS), third)), ())
    result = merged(base, ours, annexed((*first, LAMPS), second, third))
    assert [(one.annex, one.text) for one in result.paragraphs[2:4]] == [(1, LAMPS), (2, "Annex I")]
    assert result.conflicts == (Conflict(key=result.paragraphs[2].key, field=ORDER, base=LAMPS),)


def test_numbers_that_one_side_forgot_to_count_on_rise_in_the_merged_text() -> None:
    base = placed(clauses(PORTS, GULLS, PILOTS, TIDES))
    ours = replace(
        base, paragraphs=tuple(replace(one, number=f"{at}.") for at, one in enumerate(base.paragraphs[2:], 2))
    )
    result = merged(base, ours, placed(clauses(PORTS, GULLS, PILOTS, LAMPS, TIDES)))
    assert outline(result) == outline(placed(clauses(PILOTS, LAMPS, TIDES)))
    kept = merged(base, ours, placed(clauses(f"{PORTS[:-1]} at dawn:", GULLS, PILOTS, f"{TIDES[:-1]} at dawn.")))
    assert [one.number for one in kept.paragraphs] == ["1.", "2.", "3."]
    base = placed(clauses(PORTS, GULLS, PILOTS, BELLS, TIDES))
    twice = placed((clause(1, LAMPS), *clauses(PORTS, BELLS, GULLS, PILOTS, TIDES)))
    result = merged(base, placed(clauses(TIDES, PORTS, GULLS, PILOTS, BELLS)), twice)
    assert [one.number for one in result.paragraphs] == ["1.", "2.", "3.", "4.", "5.", "6."]
