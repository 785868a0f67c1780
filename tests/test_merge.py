"""Base, ours, theirs: what a merge of two drafts takes, and what it leaves to a person."""

from __future__ import annotations

from collections import Counter
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.strategies import documents, lexicon_of

from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import ORDER, SIDES, SideNames, merge, recounted, resolve, reword, side_names
from draftdiff.model import (
    By,
    Conflict,
    Document,
    Event,
    EventKind,
    Language,
    Mark,
    MarkKind,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Stage,
)
from draftdiff.revise import revise
from draftdiff.tokens import compare_key, split_tokens

ENGLISH = load_lexicon(Language.ENGLISH)
TEXTS = (
    "Takes note of the report on the harbours of the northern isles;",
    "Requests the Harbour Board to publish the tide tables once a year;",
    "Encourages all States to mark wrecks within their waters;",
    "Decides to consider the question of tides at its next session.",
)
WHOLE = "Calls upon States to strengthen the training of pilots, and to give money to the schools of poorer harbours;"
PARTS = (
    "Calls upon States to strengthen the training of pilots;",
    "Also calls upon States to give money to the schools of poorer harbours;",
)
"""What a side makes of WHOLE when it splits it."""


def draft(*texts: str, title: str = "Safety of harbours") -> Document:
    """A draft of numbered operative paragraphs, as an importer gives it."""
    paragraphs = (
        Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)
        for number, text in enumerate(texts, 1)
    )
    return Document(language=Language.ENGLISH, title=title, paragraphs=with_keys(paragraphs))


def edited(document: Document, index: int, old: str, new: str) -> Document:
    """The same draft with some words of one paragraph replaced; its key stays, as `revise` keeps it."""
    paragraphs = list(document.paragraphs)
    before = paragraphs[index]
    place, grown = before.text.index(old), len(new) - len(old)
    notes = tuple(replace(n, anchor=n.anchor + grown) if n.anchor > place else n for n in before.notes)
    paragraphs[index] = replace(before, text=before.text.replace(old, new), notes=notes)
    return replace(document, paragraphs=tuple(paragraphs))


def texts_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def merged(ours: Document, theirs: Document, base: Document | None = None) -> Document:
    return merge(base or BASE, ours, theirs, ENGLISH)


BASE = draft(*TEXTS)


def test_edits_of_different_paragraphs_are_both_taken() -> None:
    ours = edited(BASE, 0, "northern", "southern")
    theirs = edited(BASE, 2, "all States", "Member States")
    result = merged(ours, theirs)
    assert texts_of(result) == [
        "Takes note of the report on the harbours of the southern isles;",
        TEXTS[1],
        "Encourages Member States to mark wrecks within their waters;",
        TEXTS[3],
    ]
    assert result.conflicts == ()


def test_edits_of_different_words_in_one_paragraph_are_both_taken() -> None:
    ours = edited(BASE, 1, "Requests", "Invites")
    theirs = edited(BASE, 1, "once a year", "twice a year")
    result = merged(ours, theirs)
    assert texts_of(result)[1] == "Invites the Harbour Board to publish the tide tables twice a year;"
    assert result.conflicts == ()


def test_the_same_edit_on_both_sides_is_taken_once() -> None:
    side = edited(BASE, 1, "once", "twice")
    assert merged(side, replace(side, title="Safety of all harbours")).paragraphs == side.paragraphs


def test_edits_of_the_same_words_stand_as_alternatives_that_name_the_sides() -> None:
    ours = edited(BASE, 1, "once a year", "twice a year")
    theirs = edited(BASE, 1, "once a year", "three times a year")
    result = merge(BASE, ours, theirs, ENGLISH, SideNames("Norland", "Meridia"))
    text = "Requests the Harbour Board to publish the tide tables [Meridia: three times][Norland: twice] a year;"
    assert texts_of(result)[1] == text
    marks = [(text[m.start : m.end], m.value) for m in result.paragraphs[1].marks if m.kind is MarkKind.ALTERNATIVE]
    assert marks == [("[Meridia: three times]", "Meridia"), ("[Norland: twice]", "Norland")]
    (conflict,) = result.conflicts
    assert (conflict.key, conflict.base, conflict.ours) == (BASE.paragraphs[1].key, TEXTS[1], ours.paragraphs[1].text)


def test_a_deletion_against_an_edit_is_a_conflict() -> None:
    ours = replace(BASE, paragraphs=BASE.paragraphs[:2] + BASE.paragraphs[3:])
    theirs = edited(BASE, 2, "wrecks", "reefs")
    result = merged(ours, theirs)
    assert texts_of(result)[2] == f"[theirs: {theirs.paragraphs[2].text}][ours: —]"
    assert result.conflicts[0].ours is None


def test_a_paragraph_deleted_by_one_side_and_left_alone_by_the_other_is_gone() -> None:
    ours = replace(BASE, paragraphs=BASE.paragraphs[:2] + BASE.paragraphs[3:])
    theirs = edited(BASE, 0, "northern", "southern")
    assert texts_of(merged(ours, theirs)) == [theirs.paragraphs[0].text, TEXTS[1], TEXTS[3]]


def test_both_sides_adding_in_the_same_place_keep_both_paragraphs_and_count_on() -> None:
    first, second = "Welcomes the new lighthouse of Orrin;", "Thanks the pilots for their reports on ice;"
    ours = draft(*TEXTS[:2], first, *TEXTS[2:])
    theirs = draft(*TEXTS[:2], second, *TEXTS[2:])
    result = merged(ours, theirs)
    assert texts_of(result) == [*TEXTS[:2], second, first, *TEXTS[2:]]
    assert [paragraph.number for paragraph in result.paragraphs] == ["1.", "2.", "3.", "4.", "5.", "6."]


@pytest.mark.parametrize(
    ("printed", "more"),
    [("a b c", "d e"), ("i ii iii", "iv v"), ("أ ب ج د", "ه و"), ("а б в г д е ж з и", "к л"), ("㈠ ㈡", "㈢ ㈣")],
)
def test_items_of_a_list_are_counted_on_in_their_own_alphabet(printed: str, more: str) -> None:
    def listing(*words: str) -> Document:
        signs = [sign if sign > "㈀" else f"({sign})" for sign in f"{printed} {more}".split()]
        items = [
            Paragraph(key=word, kind=ParagraphKind.OPERATIVE, level=2 if "ii" in printed else 1, number=sign, text=word)
            for sign, word in zip(signs, words, strict=False)
        ]
        return replace(BASE, paragraphs=(*BASE.paragraphs[:2], *items, *BASE.paragraphs[2:]))

    words = [f"item{n}" for n in range(len(printed.split()))]
    result = merged(listing(*words, "Buoys"), listing(*words, "Lamps"), listing(*words))
    numbers = [paragraph.number.strip("()") for paragraph in result.paragraphs if paragraph.level]
    assert numbers == f"{printed} {more}".split()


def test_bis_follows_the_number_of_the_clause_before_it() -> None:
    lamps = "Welcomes the new lamps;"
    ours = draft(*TEXTS, "Thanks the pilots for their reports;")
    ours = replace(ours, paragraphs=(*ours.paragraphs[:4], replace(ours.paragraphs[4], number="4 bis.")))
    for theirs, numbers in (
        (draft(*TEXTS, lamps), "1. 2. 3. 4. 4 bis. 5."),
        (draft(lamps, *TEXTS), "1. 2. 3. 4. 5. 5 bis."),
    ):
        assert " ".join(p.number for p in merged(ours, theirs).paragraphs) == numbers
        assert not merged(ours, theirs).conflicts
    theirs = replace(ours, paragraphs=(*BASE.paragraphs, replace(ours.paragraphs[4], key="lamps", text=lamps)))
    assert [one.field for one in merged(ours, theirs).conflicts] == [ORDER, ORDER]  # one of two `4 bis` is miscounted


def test_a_section_that_begins_with_1_again_is_counted_by_itself() -> None:
    def sections(*second: str) -> Document:
        heading = Paragraph(key="heading", kind=ParagraphKind.HEADING, text="Lights")
        return replace(BASE, paragraphs=(*draft(*TEXTS[:2]).paragraphs, heading, *draft(*second).paragraphs))

    ours = sections("Welcomes the new lighthouse of Orrin;", *TEXTS[2:])
    theirs = sections("Thanks the pilots for their reports on ice;", *TEXTS[2:])
    result = merged(ours, theirs, sections(*TEXTS[2:]))
    assert [p.number for p in result.paragraphs] == ["1.", "2.", "", "1.", "2.", "3.", "4."]


def test_headings_of_sections_are_counted_on() -> None:
    def sections(*titles: str) -> Document:
        headings = (
            Paragraph(key=title, kind=ParagraphKind.HEADING, number=number, text=title)
            for number, title in zip(("I.", "II.", "III."), titles, strict=False)
        )
        return replace(BASE, paragraphs=(*BASE.paragraphs, *headings))

    result = merged(
        sections("Lights", "Pilots", "Wrecks"), sections("Lights", "Tides", "Wrecks"), sections("Lights", "Wrecks")
    )
    assert [one.number for one in result.paragraphs[4:]] == ["I.", "II.", "III.", "IV."]


def test_a_clause_that_is_no_longer_the_last_ends_as_the_others_do() -> None:
    before = f"{TEXTS[3][:-1]}\u00a0;"
    base, ours, theirs = (
        draft(*(text.replace(";", "\u00a0;") for text in TEXTS[:3]), *last)
        for last in (
            (TEXTS[3],),
            (before, "Thanks the pilots for reports on ice."),
            (before, "Asks keepers to burn oil."),
        )
    )
    assert texts_of(merged(ours, theirs, base))[3:] == [
        before, "Asks keepers to burn oil\u00a0;", "Thanks the pilots for reports on ice."
    ]  # fmt: skip


def test_paragraphs_of_an_annex_are_counted_by_themselves() -> None:
    def annexed(*texts: str) -> Document:
        annex = (
            replace(one, key=f"annex-{one.key}", kind=ParagraphKind.TEXT, annex=1) for one in draft(*texts).paragraphs
        )
        return replace(BASE, paragraphs=(*BASE.paragraphs, *annex))

    ours = annexed("The keeper burns oil until dawn.", *TEXTS[:2])
    theirs = annexed(TEXTS[0], "Pilots sing in every harbour of the isles.", TEXTS[1])
    result = merged(ours, theirs, annexed(*TEXTS[:2]))
    assert [p.number for p in result.paragraphs] == ["1.", "2.", "3.", "4."] * 2


def test_what_both_sides_added_alike_is_open_where_it_differs() -> None:
    ours = draft(*TEXTS[:2], "Requests the Board to print a list of all the lights of the coast each year;", *TEXTS[2:])
    theirs = draft(
        *TEXTS[:2], "Requests the Board to print a list of all lights of the coast in two tongues;", *TEXTS[2:]
    )
    result = merged(ours, theirs)
    text = (
        "Requests the Board to print a list of all [theirs: —][ours: the ]lights of the coast "
        "[ours: each year][theirs: in two tongues];"
    )
    assert texts_of(result) == [*TEXTS[:2], text, *TEXTS[2:]]
    assert [conflict.base for conflict in result.conflicts] == [None]


def test_an_edit_of_a_paragraph_that_the_other_side_split_stands_in_the_part_that_has_its_words() -> None:
    base = draft(*TEXTS, WHOLE)
    ours = revise(base, draft(TEXTS[0], *PARTS, *TEXTS[1:]), ENGLISH)
    theirs = edited(base, 4, "poorer harbours", "all harbours")
    result = merged(ours, theirs, base)
    last = "Also calls upon States to give money to the schools of all harbours;"
    assert texts_of(result) == [TEXTS[0], PARTS[0], last, *TEXTS[1:]]
    assert [p.number for p in result.paragraphs] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert result.conflicts == ()


def test_a_split_that_both_sides_took_over_is_no_matter_between_them() -> None:
    base = draft(*TEXTS, WHOLE)
    common = revise(base, draft(*TEXTS, *WHOLE.split(" and ")), ENGLISH)
    ours = edited(common, 5, "poorer", "poorer remote")
    heading = replace(common.paragraphs[5], kind=ParagraphKind.HEADING)
    result = merged(ours, replace(common, paragraphs=(*common.paragraphs[:5], heading)), base)
    assert (texts_of(result), result.conflicts) == (texts_of(ours), ())
    assert result.paragraphs[5].kind is ParagraphKind.HEADING


def test_of_a_paragraph_that_one_side_split_and_the_other_deleted_each_part_is_open() -> None:
    base = draft(*TEXTS, WHOLE)
    ours = revise(base, draft(*TEXTS, *PARTS), ENGLISH)
    result = merged(ours, BASE, base)
    assert texts_of(result)[4:] == [f"[ours: {part}][theirs: —]" for part in PARTS]
    for conflict in result.conflicts:
        result = resolve(result, conflict.key, "theirs")
    assert (texts_of(result), result.conflicts) == (list(TEXTS), ())


def test_of_a_paragraph_that_one_side_cut_in_two_distant_ones_and_the_other_deleted_each_part_is_open() -> None:
    base = draft(WHOLE, *TEXTS)
    parted = draft(PARTS[0], *TEXTS[:3], PARTS[1], TEXTS[3])
    deleted = draft(*TEXTS)
    result = merged(deleted, parted, base)
    opened = [f"[theirs: {part}][ours: —]" for part in PARTS]
    assert texts_of(result) == [opened[0], *TEXTS[:3], opened[1], TEXTS[3]]
    assert [conflict.base for conflict in result.conflicts] == [WHOLE, WHOLE]


def test_an_edit_of_a_paragraph_that_the_other_side_merged_stands_in_the_whole() -> None:
    more = "Thanks the pilots of the northern isles for their reports on ice;"
    whole = f"{TEXTS[2][:-1]}, and thanks the pilots of the northern isles for their reports on ice;"
    base = draft(*TEXTS[:3], more, TEXTS[3])
    ours = revise(base, draft(*TEXTS[:2], whole, TEXTS[3]), ENGLISH)
    theirs = edited(base, 3, "reports on ice", "reports on ice and fog")
    assert texts_of(merged(ours, theirs, base))[2] == whole.replace("on ice", "on ice and fog")


def test_an_edit_follows_its_words_into_a_clause_that_has_the_second_paragraph_first() -> None:
    ours = revise(BASE, draft(TEXTS[0], f"{TEXTS[2]} {TEXTS[1]}", TEXTS[3]), ENGLISH)
    result = merged(ours, edited(BASE, 1, "once", "twice"))
    whole = f"{TEXTS[2]} {TEXTS[1].replace('once', 'twice')}"
    assert (texts_of(result), result.conflicts) == ([TEXTS[0], whole, TEXTS[3]], ())


def test_a_paragraph_that_each_side_merged_with_another_neighbour_is_not_said_twice() -> None:
    base = draft(*TEXTS)
    ours = revise(base, draft(TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", TEXTS[3]), ENGLISH)
    theirs = revise(base, draft(f"{TEXTS[0]} {TEXTS[1]}", *TEXTS[2:]), ENGLISH)
    result = merged(ours, theirs, base)
    assert (texts_of(result), result.conflicts) == ([" ".join(TEXTS[:3]), TEXTS[3]], ())
    assert merged(theirs, ours, base).paragraphs == result.paragraphs


def test_a_split_against_an_edit_at_the_seam_leaves_both_sides_to_a_person() -> None:
    whole = "Calls upon States to train pilots and, in this regard, to give money to the schools of poorer harbours;"
    base = draft(*TEXTS, whole)
    parts = ("Calls upon States to train pilots;", "Invites banks to give money to the schools of poorer harbours;")
    ours = revise(base, draft(*TEXTS, *parts), ENGLISH)
    theirs = edited(base, 4, "in this regard", "to that end")
    result = merged(ours, theirs, base)
    decode_document(encode(result))
    assert [conflict.field for conflict in result.conflicts] == ["", ""]
    for side, document in (("ours", ours), ("theirs", theirs)):
        settled = result
        for conflict in result.conflicts:
            settled = resolve(settled, conflict.key, side)
        assert texts_of(settled) == texts_of(document)


def test_a_word_put_at_the_very_seam_of_a_split_stands_on_one_side_of_it_whoever_split() -> None:
    whole = "欢迎新灯塔的建造，强调迫切需要在港口方面促进协调一致的国际努力，并增进沿海各镇的安全和建立信任；"
    base = draft(whole, *TEXTS)
    cut = whole.index("要在")
    parted = replace(base, paragraphs=(*draft(whole[:cut], whole[cut:]).paragraphs, *base.paragraphs[1:]))
    reworded = edited(base, 0, "要在", " 立即 要在")
    first, second = merged(parted, reworded, base), merged(reworded, parted, base)
    assert texts_of(first) == texts_of(second) == [whole[:cut] + " 立即 ", whole[cut:], *TEXTS]
    assert texts_of(merged(parted, edited(parted, 0, "新", "旧"), base))[:2] == [
        whole[:cut].replace("新", "旧"),
        whole[cut:],
    ]


def test_two_splits_of_one_paragraph_in_different_places_are_both_taken() -> None:
    said = ("Urges States to train the pilots of ferries;", "also to light their harbours;", "and to mark all wrecks.")
    base = draft(TEXTS[0], " ".join(said))
    ours = revise(base, draft(TEXTS[0], said[0], " ".join(said[1:])), ENGLISH)
    theirs = revise(base, draft(TEXTS[0], " ".join(said[:2]), said[2]), ENGLISH)
    result = merged(ours, theirs, base)
    assert (texts_of(result), result.conflicts) == ([TEXTS[0], *said], ())
    assert [paragraph.number for paragraph in result.paragraphs] == ["1.", "2.", "3.", "4."]
    assert len({paragraph.key for paragraph in result.paragraphs}) == 4
    assert merged(theirs, ours, base).paragraphs == result.paragraphs


MORE = "Thanks the pilots for their reports on ice;"


def test_a_paragraph_that_one_side_put_into_a_distant_one_takes_the_edits_of_the_other_with_it() -> None:
    base = draft(MORE, *TEXTS)
    ours = revise(base, draft(TEXTS[0], TEXTS[1], TEXTS[2], f"{MORE} {TEXTS[3]}"), ENGLISH)
    theirs = edited(base, 0, "ice", "ice and fog")
    result = merged(ours, theirs, base)
    last = f"{MORE.replace('ice', 'ice and fog')} {TEXTS[3]}"
    assert (texts_of(result), result.conflicts) == ([*TEXTS[:3], last], ())


@pytest.mark.parametrize(("old", "new"), [(" on ice;", ""), ("ice;", "ice; and also for the wind;"), (";", ":")])
def test_an_edit_at_the_end_of_a_paragraph_does_not_undo_that_the_other_side_put_it_into_another(
    old: str, new: str
) -> None:
    base = draft(MORE, *TEXTS)
    ours = revise(base, draft(*TEXTS[:3], f"{MORE} {TEXTS[3]}"), ENGLISH)
    result = merged(ours, edited(base, 0, old, new), base)
    assert (texts_of(result), result.conflicts) == ([*TEXTS[:3], f"{MORE.replace(old, new)} {TEXTS[3]}"], ())


def test_a_paragraph_that_one_side_deleted_does_not_come_back_in_a_distant_one() -> None:
    base = draft(MORE, *TEXTS)
    ours = revise(base, draft(*TEXTS[:3], f"{MORE} {TEXTS[3]}"), ENGLISH)
    result = merged(ours, draft(*TEXTS), base)
    assert (texts_of(result), result.conflicts) == (list(TEXTS), ())


def test_a_paragraph_that_one_side_deleted_and_the_other_reworded_in_a_distant_one_is_open_there() -> None:
    base = draft(MORE, *TEXTS)
    reworded = MORE.replace("ice", "ice and fog")
    ours = revise(base, draft(*TEXTS[:3], f"{reworded} {TEXTS[3]}"), ENGLISH)
    result = merged(ours, draft(*TEXTS), base)
    assert texts_of(result) == [*TEXTS[:3], f"[theirs: —][ours: {reworded} ]{TEXTS[3]}"]
    (conflict,) = result.conflicts
    assert texts_of(resolve(result, conflict.key, "theirs")) == list(TEXTS)


def test_a_paragraph_that_each_side_put_into_another_one_far_away_is_a_conflict_of_order() -> None:
    base = draft(TEXTS[0], TEXTS[1], MORE, TEXTS[2], TEXTS[3])
    ours = revise(base, draft(f"{TEXTS[0]} {MORE}", *TEXTS[1:]), ENGLISH)
    theirs = revise(base, draft(*TEXTS[:3], f"{TEXTS[3]} {MORE}"), ENGLISH)
    result = merged(ours, theirs, base)
    places = {paragraph.key: paragraph.text for paragraph in result.paragraphs}
    assert [(places[conflict.key], conflict.field, conflict.base) for conflict in result.conflicts] == [
        (f"{TEXTS[0]} {MORE}", "order", MORE), (f"{TEXTS[3]} {MORE}", "order", MORE),
    ]  # fmt: skip
    assert len(resolve(result, result.conflicts[0].key, "ours").conflicts) == 1


@pytest.mark.parametrize("more", [MORE, "Requests the Board to publish the tables;"])
def test_a_paragraph_that_both_sides_added_and_one_put_into_another_does_not_stand_twice_in_silence(more: str) -> None:
    common = (*TEXTS, TEXTS[1].replace("once", "twice"))
    added = draft(*common, more)
    theirs = edited(replace(added, paragraphs=added.paragraphs[:5]), 0, TEXTS[0], f"{TEXTS[0]} {more}")
    result = merged(added, theirs, draft(*common))
    assert texts_of(result) == [f"{TEXTS[0]} {more}", *common[1:], more]
    told = [(result.paragraphs[place].key, "order") for place in (0, 5)]
    assert [(conflict.key, conflict.field) for conflict in result.conflicts] == told


def test_a_clause_that_each_side_made_of_another_one_does_not_stand_twice_in_silence() -> None:
    """Ours wrote it over another clause, and theirs, which took that out, added it with another end."""
    clause = "Asks the Board to print the list of both lights of the coast in large letters, and to send it to"
    ours = edited(BASE, 2, TEXTS[2], f"{clause} pilots;")
    theirs = draft(TEXTS[0], TEXTS[1], TEXTS[3], f"{clause} each keeper in time;")
    result = merged(ours, theirs)
    assert texts_of(result)[2:] == [f"[ours: {clause} pilots;][theirs: —]", TEXTS[3], f"{clause} each keeper in time;"]
    assert [conflict.field for conflict in result.conflicts] == ["", "order", "order"]


def test_a_clause_that_would_be_lost_if_a_side_is_taken_is_told() -> None:
    """Both left of a clause its beginning alone, and ours put the next one behind it: nothing says what that was."""
    base = draft(TEXTS[0], WHOLE, MORE, TEXTS[3])
    theirs = edited(base, 1, WHOLE, "Calls upon pilots to keep watch")
    whole = edited(theirs, 1, "watch", f"watch {MORE}")
    ours = replace(whole, paragraphs=(*whole.paragraphs[:2], whole.paragraphs[3]))
    theirs = edited(theirs, 0, "northern", "southern")
    result = merged(ours, theirs, base)
    key = result.paragraphs[1].key
    assert texts_of(result)[1] == f"Calls upon pilots to keep watch[theirs: —][ours:  {MORE}]"
    order = Conflict(key=key, field="order", base=MORE)
    assert [conflict for conflict in result.conflicts if conflict.field] == [order]
    left = resolve(result, key, "theirs")
    assert left.conflicts == (order,)
    assert resolve(left, key, "theirs").conflicts == ()


def test_a_paragraph_that_one_side_deleted_and_the_other_cut_up_among_others_is_a_conflict_of_order() -> None:
    """The other side typed its text anew, and made the end of the clause a heading: nothing says where it came from."""
    base = draft(*TEXTS, MORE)
    cut = MORE.index(" ", len(MORE) // 2)
    retyped = draft(f"{TEXTS[0]} {MORE[:cut]}", *TEXTS[1:], MORE[cut:].strip())
    ours = replace(
        retyped, paragraphs=(*retyped.paragraphs[:4], replace(retyped.paragraphs[4], kind=ParagraphKind.HEADING))
    )
    result = merged(ours, draft(*TEXTS), base)
    assert [(conflict.field, conflict.base) for conflict in result.conflicts] == [("order", MORE)] * 2


def test_two_paragraphs_that_both_sides_merged_in_other_words_are_open_in_those_words_alone() -> None:
    base = draft(TEXTS[0], TEXTS[1], TEXTS[2])
    ours = revise(base, draft(TEXTS[0], f"{TEXTS[1][:-1]}, and to that end {TEXTS[2].lower()}"), ENGLISH)
    theirs = revise(base, draft(TEXTS[0], f"{TEXTS[1][:-1]}, and in this regard {TEXTS[2].lower()}"), ENGLISH)
    (conflict,) = merged(ours, theirs, base).conflicts
    assert conflict.field == ""


def test_a_move_on_one_side_and_an_edit_on_the_other_are_both_taken() -> None:
    ours = replace(BASE, paragraphs=(*BASE.paragraphs[1:3], BASE.paragraphs[0], BASE.paragraphs[3]))
    theirs = edited(BASE, 0, "northern", "southern")
    result = merged(ours, theirs)
    assert texts_of(result) == [TEXTS[1], TEXTS[2], theirs.paragraphs[0].text, TEXTS[3]]
    assert result.conflicts == ()


def test_moves_of_different_paragraphs_are_both_taken() -> None:
    ours = replace(BASE, paragraphs=(*BASE.paragraphs[1:], BASE.paragraphs[0]))
    theirs = replace(BASE, paragraphs=(BASE.paragraphs[3], *BASE.paragraphs[:3]))
    result = merged(ours, theirs)
    assert texts_of(result) == [TEXTS[3], TEXTS[1], TEXTS[2], TEXTS[0]]
    assert result.conflicts == ()


def test_clauses_of_both_sides_with_a_word_that_the_base_has_once_are_no_conflict() -> None:
    ours, theirs = (
        draft("Invites all States to ring their bells;", *TEXTS),
        draft(*TEXTS[:3], "Thanks the States;", TEXTS[3]),
    )
    assert merged(ours, theirs).conflicts == ()


ITEM = Paragraph(key="item", kind=ParagraphKind.OPERATIVE, level=1, number="(b)", text="To light the buoys at dusk;")
LISTED = replace(
    BASE,
    paragraphs=(
        *BASE.paragraphs[:2],
        replace(ITEM, key="first", number="(a)", text="Mark wrecks;"),
        *BASE.paragraphs[2:],
    ),
)
"""BASE with a list of one item below its second clause."""
CLAUSE = Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number="3.", text="Asks pilots to sing;")


@pytest.mark.parametrize(
    ("base", "inner", "outer"),
    [
        (LISTED, [ITEM], [CLAUSE]),
        (
            LISTED,
            [Paragraph(key="more", kind=ParagraphKind.CONTINUATION, text="In the light of the storms.")],
            [CLAUSE],
        ),
        (LISTED, [replace(ITEM, key="deep", level=2, number="(i)", text="Under water;")], [ITEM]),
        (
            BASE,
            [replace(CLAUSE, key="own", text="Thanks the keepers of lights;")],
            [Paragraph(key="heading", kind=ParagraphKind.HEADING, text="Lights"), CLAUSE],
        ),
    ],
)
def test_what_one_side_adds_to_a_list_a_clause_or_a_section_stands_before_what_the_other_puts_behind_it(
    base: Document, inner: list[Paragraph], outer: list[Paragraph]
) -> None:
    def with_added(*added: Paragraph) -> Document:
        return replace(base, paragraphs=(*base.paragraphs[:3], *added, *base.paragraphs[3:]))

    result = merged(with_added(*inner), with_added(*outer), base)
    assert [one.key for one in result.paragraphs] == [one.key for one in with_added(*inner, *outer).paragraphs]
    assert result.conflicts == ()


def test_an_item_whose_clause_or_list_the_other_side_took_out_is_a_conflict_of_order() -> None:
    ours = replace(LISTED, paragraphs=(*LISTED.paragraphs[:3], ITEM, *LISTED.paragraphs[3:]))
    for theirs in (
        replace(BASE, paragraphs=(BASE.paragraphs[0], *BASE.paragraphs[2:])),
        replace(BASE, paragraphs=(BASE.paragraphs[0], replace(BASE.paragraphs[1], text=WHOLE), *BASE.paragraphs[2:])),
    ):
        result = merged(ours, theirs, LISTED)
        told = [(conflict.key, conflict.field, conflict.base) for conflict in result.conflicts]
        assert told == [(ITEM.key, "order", TEXTS[1])]


def test_a_text_behind_a_list_is_no_list_that_the_other_side_left() -> None:
    behind = Paragraph(
        key="behind", kind=ParagraphKind.CONTINUATION, text="and asks the Board to tell all ports of it;"
    )
    at = next(place for place, one in enumerate(LISTED.paragraphs) if one.level)
    end = next(place for place in range(at, len(LISTED.paragraphs)) if not LISTED.paragraphs[place].level)
    listed = replace(LISTED, paragraphs=(*LISTED.paragraphs[:end], behind, *LISTED.paragraphs[end:]))
    ours = replace(listed, paragraphs=(*listed.paragraphs[:end], ITEM, *listed.paragraphs[end:]))
    theirs = replace(listed, paragraphs=tuple(one for one in listed.paragraphs if not one.level))
    assert [(one.key, one.field) for one in merged(ours, theirs, listed).conflicts] == [(ITEM.key, "order")]


def test_two_places_for_one_paragraph_are_a_conflict_of_order() -> None:
    first, *others = BASE.paragraphs
    ours = replace(BASE, paragraphs=(*others, first))
    theirs = replace(BASE, paragraphs=(others[0], first, *others[1:]))
    result = merged(ours, theirs)
    assert sorted(texts_of(result)) == sorted(TEXTS)
    assert [(conflict.field, conflict.base) for conflict in result.conflicts] == [("order", first.text)]


def test_other_typography_is_no_change_that_stands_against_another() -> None:
    base = draft('Takes note of the "green" harbours of the northern isles;', *TEXTS[1:])
    ours = edited(base, 0, '"green" harbours', "“green” harbours")
    theirs = edited(base, 0, '"green" harbours', "quiet harbours")
    assert texts_of(merged(ours, theirs, base))[0] == "Takes note of the quiet harbours of the northern isles;"
    without = replace(base, paragraphs=base.paragraphs[1:])
    both = merged(ours, without, base)
    assert (texts_of(both), both.conflicts) == (list(TEXTS[1:]), ())


def test_words_left_by_chance_in_a_rewritten_stretch_do_not_cut_an_alternative() -> None:
    base = draft("Notes that the price of lamp oil and the store of wicks in the towers of the coast fell;", *TEXTS[1:])
    ours = edited(base, 0, "price of lamp oil and the store of wicks in the towers", "winter closed the ports")
    theirs = edited(base, 0, "store of wicks", "store of good wicks")
    text = (
        "Notes that the [theirs: price of lamp oil and the store of good wicks in the towers]"
        "[ours: winter closed the ports] of the coast fell;"
    )
    assert texts_of(merged(ours, theirs, base))[0] == text


def test_what_both_sides_say_between_open_words_is_not_open() -> None:
    base = draft(
        "Asks for a report as soon as possible in the course of the year, bearing in mind the tides;", *TEXTS[1:]
    )
    ours = edited(
        base, 0, "as soon as possible in the course of the year, bearing in mind", "now in each of the two years, with"
    )
    theirs = edited(base, 0, "in the course of the year", "in each of the two years")
    text = (
        "Asks for a report [theirs: as soon as possible][ours: now] in each of the two years, "
        "[theirs: bearing in mind][ours: with] the tides;"
    )
    assert texts_of(merged(ours, theirs, base))[0] == text


def test_words_inserted_beside_open_ones_are_open_with_them() -> None:
    base = draft("First, second and third meetings of the keepers of lighthouses;", *TEXTS[1:])
    ours = edited(base, 0, "second and third", "second, third and fourth")
    theirs = edited(base, 0, ", second and third", " to fourth")
    result = merged(ours, theirs, base)
    opened = "First[theirs:  to fourth][ours: , second, third and fourth]"
    assert texts_of(result)[0] == f"{opened} meetings of the keepers of lighthouses;"
    for name, side in (("ours", ours), ("theirs", theirs)):
        assert resolve(result, base.paragraphs[0].key, name).paragraphs == side.paragraphs


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "opened"),
    [
        ("shall continue its work", "should continue its work", "shall not delay its work",
         "[theirs: shall not delay][ours: should continue] its work"),
        ("builds trust, by consent now", "builds trust,duly  by consent now", "builds trust,as agreed now",
         "builds trust,[theirs: as agreed][ours: duly  by consent] now"),
        ("may not change its rules", "may change its rules", "may not forget its rules",
         "may [ours: change][theirs: not forget] its rules"),
        ("to end hunger, the lack of food", "to end hunger, in all towns of the isles, and in the lack of food",
         "to end hunger, all towns of the isles, the lack of food",
         "to end hunger[theirs: ,][ours: , in] all towns of the isles, [theirs: —][ours: and in ]the lack of food"),
        ("1 and 2 of May", "1, 2 and 3 of May", "2 and 4 of May", "[ours: 1, 2 and 3][theirs: 2 and 4] of May"),
        ("on 5 May 2030", "on 6 May 2030", "on 5 May 2031", "on [theirs: 5 May 2031][ours: 6 May 2030]"),
        ("from 3 to 5 May", "from 4 to 5 May", "from 3 to 5 June", "from [theirs: 3 to 5 June][ours: 4 to 5 May]"),
        ("on 5 May, 2 days early", "on 6 May, 2 days early", "on 5 May, 3 days early", "on 6 May, 3 days early"),
        ("应当继续工作", "可以继续工作", "应当停止工作", "[ours: 可以继续][theirs: 应当停止]工作"),
    ],
)  # fmt: skip
def test_words_that_the_sides_changed_beside_each_other_are_open_together(
    base: str, ours: str, theirs: str, opened: str
) -> None:
    before = draft(f"Says that the Board {base};", *TEXTS)
    result = merged(edited(before, 0, base, ours), edited(before, 0, base, theirs), before)
    assert texts_of(result)[0] == f"Says that the Board {opened};"


def test_notes_follow_their_words_and_two_newer_notes_are_alternatives() -> None:
    note = Note(anchor=len("Takes note of the report"), marker="1", text="A/173/9.")
    base = replace(BASE, paragraphs=(replace(BASE.paragraphs[0], notes=(note,)), *BASE.paragraphs[1:]))
    first = replace(base.paragraphs[0], notes=(replace(note, text="A/175/7."),))
    ours = replace(base, paragraphs=(first, *base.paragraphs[1:]))
    theirs = edited(base, 0, "Takes note", "Takes due note")
    (result,) = merge(base, ours, theirs, ENGLISH).paragraphs[0].notes
    assert (result.text, result.anchor) == ("A/175/7.", len("Takes due note of the report"))

    second = replace(base.paragraphs[0], notes=(replace(note, marker="2", text="A/175/8."),))
    theirs = replace(base, paragraphs=(second, *base.paragraphs[1:]))
    twice = merge(base, ours, theirs, ENGLISH)
    assert merge(base, theirs, ours, ENGLISH, SideNames("theirs", "ours")).paragraphs == twice.paragraphs
    assert twice.paragraphs[0].notes[0].text == "[ours: A/175/7.][theirs: A/175/8.]"
    assert len(twice.conflicts) == 1
    key = base.paragraphs[0].key
    assert [resolve(twice, key, side).paragraphs[0].notes[0].text for side in SIDES] == ["A/175/7.", "A/175/8."]
    assert reword(twice, key, ["A/175/9."]).paragraphs[0].notes == (replace(note, text="A/175/9."),)
    assert merge(base, twice, edited(base, 1, "once", "twice"), ENGLISH).conflicts == twice.conflicts


def test_a_note_on_words_that_the_other_side_took_out_is_open() -> None:
    base = edited(BASE, 0, " on the harbours", ", on the harbours")
    text = base.paragraphs[0].text
    note = Note(anchor=text.index(" of the northern"), marker="1", text="A/173/9.")
    ours = replace(base, paragraphs=(replace(base.paragraphs[0], notes=(note,)), *base.paragraphs[1:]))
    result = merged(ours, edited(base, 0, ", on the harbours", ""), base)
    assert texts_of(result)[0] == "Takes note of the report of the northern isles;"
    assert [one.text for one in result.paragraphs[0].notes] == ["[theirs: —][ours: A/173/9.]"]
    key = base.paragraphs[0].key
    left = [resolve(result, key, side).paragraphs[0].notes for side in SIDES]
    assert [[one.text for one in notes] for notes in left] == [["A/173/9."], []]

    elsewhere = merged(ours, edited(base, 0, " of the northern isles", ""), base)
    assert elsewhere.conflicts == ()
    assert elsewhere.paragraphs[0].notes == (note,)


def test_a_note_that_a_side_left_behind_the_words_that_it_changed_is_still_the_same() -> None:
    note = Note(anchor=len(TEXTS[0]) - 1, marker="1", text="A/173/9.")
    base = replace(BASE, paragraphs=(replace(BASE.paragraphs[0], notes=(note,)), *BASE.paragraphs[1:]))

    def by_hand(new: str) -> Document:
        text = TEXTS[0].replace("Takes note", new)
        return replace(base, paragraphs=(replace(base.paragraphs[0], text=text, notes=(note,)), *BASE.paragraphs[1:]))

    notes = merge(base, by_hand("Takes due note"), by_hand("Takes special note"), ENGLISH).paragraphs[0].notes
    assert [one.text for one in notes] == ["A/173/9."]
    assert merge(base, by_hand("Takes due note"), BASE, ENGLISH).paragraphs[0].notes == ()  # the other took it out


def with_notes(*texts: str) -> Document:
    """BASE with these notes at the ends of its paragraphs, counted through; none where empty."""
    numbers = count(1)
    notes = (
        (Note(anchor=len(paragraph.text), marker=str(next(numbers)), text=text),) if text else ()
        for paragraph, text in zip(BASE.paragraphs, texts, strict=True)
    )
    paragraphs = (replace(one, notes=of) for one, of in zip(BASE.paragraphs, notes, strict=True))
    return replace(BASE, paragraphs=tuple(paragraphs))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("new", "first", "", "second"), ("", "first", "newer", "second"), ("new", "first", "newer", "second")),
        (("new", "first", "", "second"), ("", "", "", "second"), ("new", "", "", "second")),
        (("", "", "", "second"), ("", "first", "", ""), ("", "", "", "")),
    ],
)
def test_to_count_notes_on_is_no_edit_and_notes_of_both_sides_are_counted_through(
    ours: tuple[str, ...], theirs: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    result = merged(with_notes(*ours), with_notes(*theirs), with_notes("", "first", "", "second"))
    assert (result.paragraphs, result.conflicts) == (with_notes(*expected).paragraphs, ())


def test_a_note_that_one_side_words_otherwise_and_the_other_takes_out_is_open() -> None:
    ours, theirs, base = (with_notes(first, "", "", "last") for first in ("newer", "", "old"))
    result = merged(ours, theirs, base)
    assert [note.text for note in result.paragraphs[0].notes] == ["[theirs: —][ours: newer]"]
    assert [(one.base, one.ours, one.theirs) for one in result.conflicts] == [("old", "newer", None)]
    named = merge(base, ours, theirs, ENGLISH, SideNames("norland", "meridia"))
    for side, settled in ((SIDES.ours, ours), (SIDES.theirs, theirs), ("norland", ours), ("meridia", theirs)):
        assert recounted(named, resolve(named, named.paragraphs[0].key, side), ENGLISH) == settled
    moved = replace(ours.paragraphs[0], text=TEXTS[0][:-1] + " and the coast;")
    moved = replace(moved, notes=(replace(moved.notes[0], text="old and newer", anchor=len(moved.text)),))
    longer = replace(ours, paragraphs=(moved, *ours.paragraphs[1:]))
    for first, second, said in ((longer, theirs, ("old and newer", None)), (theirs, longer, (None, "old and newer"))):
        result = merged(first, second, base)
        assert [(one.base, one.ours, one.theirs) for one in result.conflicts] == [("old", *said)]


def test_what_two_delegations_say_in_one_place_is_both_kept() -> None:
    said = [
        Note(anchor=len(TEXTS[0]), marker="", kind=NoteKind.COMMENT, text=text, by=By(name=name))
        for name, text in (("EU", "delete"), ("G77", "keep"))
    ]
    ours, theirs = (
        replace(BASE, paragraphs=(replace(BASE.paragraphs[0], notes=(one,)), *BASE.paragraphs[1:])) for one in said
    )
    result = merged(ours, theirs)
    assert sorted(result.paragraphs[0].notes, key=said.index) == said and not result.conflicts
    assert merged(theirs, ours) == result


def test_a_new_note_behind_one_that_was_counted_on_is_another_note() -> None:
    base = with_notes("", "first", "", "second")
    ours, theirs = with_notes("new", "first", "", "second"), [*base.paragraphs]
    theirs[3] = replace(theirs[3], notes=(*theirs[3].notes, replace(theirs[3].notes[0], marker="3", text="third")))
    result = merged(ours, replace(base, paragraphs=tuple(theirs)), base)
    assert [(note.marker, note.text) for note in result.paragraphs[3].notes] == [("3", "second"), ("4", "third")]


def test_notes_in_one_place_stay_in_the_order_of_their_numbers() -> None:
    notes = (Note(anchor=10, marker="9", text="A/175/9."), Note(anchor=10, marker="10", text="A/175/10."))
    base = replace(BASE, paragraphs=(replace(BASE.paragraphs[0], notes=notes), *BASE.paragraphs[1:]))
    result = merged(edited(base, 0, "northern", "southern"), edited(base, 0, "Takes note", "Takes due note"), base)
    assert [note.marker for note in result.paragraphs[0].notes] == ["9", "10"]


def test_a_mark_put_on_by_one_side_survives_an_edit_of_the_other() -> None:
    lead = Mark(kind=MarkKind.LEAD, start=0, end=len("Requests"))
    marked = replace(BASE.paragraphs[1], marks=(lead,))
    ours = replace(BASE, paragraphs=(BASE.paragraphs[0], marked, *BASE.paragraphs[2:]))
    theirs = edited(BASE, 1, "once", "twice")
    assert merged(ours, theirs).paragraphs[1].marks == (lead,)
    assert merged(BASE, edited(ours, 1, "once", "twice"), ours).paragraphs[1].marks == ()  # one side took it off
    longer = merged(ours, edited(BASE, 1, "Requests", "Kindly requests")).paragraphs[1].marks
    assert longer == (replace(lead, end=len("Kindly requests")),)


def test_fields_of_the_header_merge_one_by_one() -> None:
    sponsors = ("Norland", "Meridia")  # in the order of the source
    [untitled] = merged(replace(BASE, title="Ports"), replace(BASE, title="Tides"), replace(BASE, title="")).conflicts
    assert untitled.base is None
    ours = replace(BASE, title="Safety of ports", sponsors=sponsors)
    result = merged(ours, replace(BASE, meeting="12th plenary meeting"))
    assert (result.title, result.meeting, result.sponsors) == ("Safety of ports", "12th plenary meeting", sponsors)
    assert merged(ours, replace(BASE, sponsors=("Sudland", "Meridia"))).sponsors == ("Meridia", "Norland", "Sudland")
    both = merged(ours, replace(BASE, title="Safety at sea"))
    assert [(c.field, c.ours, c.theirs) for c in both.conflicts] == [("title", "Safety of ports", "Safety at sea")]


def test_sponsors_that_one_side_took_out_as_a_whole_do_not_come_back_in_part() -> None:
    base = replace(BASE, sponsors=("Norland", "Meridia"))
    adopted = replace(base, sponsors=())
    result = merged(adopted, replace(base, sponsors=("Norland", "Meridia", "Ostland")), base)
    assert [(one.field, one.ours) for one in result.conflicts] == [("sponsors", "[]")]
    assert resolve(result, "sponsors", "ours").sponsors == ()


def test_of_two_revisions_the_later_symbol_and_date_stand() -> None:
    def revised(number: int, date: str) -> Document:
        events = (Event(kind=EventKind.ISSUED, date=date, text=date),)
        return replace(BASE, symbol=f"A/C.3/175/L.8/Rev.{number}", stage=Stage.REVISED, events=events)

    base = replace(BASE, symbol="A/C.3/175/L.8", stage=Stage.DRAFT)
    result = merged(revised(10, "2119-11-06"), revised(9, "2119-11-08"), base)
    assert (result.symbol, result.stage, result.conflicts) == ("A/C.3/175/L.8/Rev.10", Stage.REVISED, ())
    assert [event.date for event in result.events] == ["2119-11-08"]
    assert merged(revised(1, ""), revised(2, ""), base).symbol == "A/C.3/175/L.8/Rev.2"
    for other in ("A/C.3/175/L.9", "our draft"):
        assert [c.field for c in merged(revised(1, ""), replace(base, symbol=other), base).conflicts] == ["symbol"]


def test_the_same_paragraph_added_in_two_places_does_not_depend_on_the_side() -> None:
    added = Paragraph(key="a0", kind=ParagraphKind.OPERATIVE, text="Thanks the pilots;")
    base = draft(TEXTS[0])
    ours = replace(base, paragraphs=(added, *base.paragraphs))
    theirs = edited(replace(base, paragraphs=(*base.paragraphs, added)), 0, "northern", "southern")
    one, other = merged(ours, theirs, base), merged(theirs, ours, base)
    assert texts_of(one) == texts_of(other)
    assert len(one.paragraphs) == 2


def test_a_conflict_that_a_side_brings_with_it_stays_open() -> None:
    first = merged(edited(BASE, 1, "once", "twice"), edited(BASE, 1, "once", "thrice"))
    gone = replace(first, paragraphs=(first.paragraphs[0], *first.paragraphs[2:]))
    kinds = (Conflict(key=BASE.paragraphs[1].key, field="kind", base="operative", ours="text", theirs="closing"),)
    assert merged(replace(first, conflicts=kinds), edited(gone, 0, "northern", "southern"), first).conflicts == ()
    result = merged(first, edited(BASE, 0, "northern", "southern"))
    assert result.conflicts == first.conflicts
    assert result.paragraphs[1] == first.paragraphs[1]
    settled = resolve(first, BASE.paragraphs[1].key, "ours")
    assert merged(settled, edited(BASE, 0, "northern", "southern")).conflicts == ()


def test_conflicts_stand_in_the_order_of_the_text_those_that_a_side_brings_among_the_new() -> None:
    sides = [edited(edited(BASE, 1, "once", word), 3, "next", word) for word in ("twice", "often")]
    ours = edited(merged(*sides), 0, "northern", "southern")
    result = merged(ours, edited(edited(BASE, 0, "northern", "western"), 2, "all States", "us"))
    assert [conflict.key for conflict in result.conflicts] == [BASE.paragraphs[place].key for place in (0, 1, 3)]


def test_resolving_keeps_one_side() -> None:
    ours, theirs = edited(BASE, 1, "once", "twice"), edited(BASE, 1, "once", "thrice")
    result = merged(ours, theirs)
    key = BASE.paragraphs[1].key
    assert resolve(result, key, "ours").paragraphs == ours.paragraphs
    assert resolve(result, key, "theirs").paragraphs == theirs.paragraphs
    assert resolve(result, key, "ours").conflicts == ()


def test_a_note_goes_with_the_words_of_the_side_that_is_not_taken() -> None:
    note = Note(anchor=len("Takes note of the report on the harbours"), marker="1", text="A/173/9.")
    base = replace(BASE, paragraphs=(replace(BASE.paragraphs[0], notes=(note,)), *BASE.paragraphs[1:]))
    shorter = replace(base.paragraphs[0], text="Takes note of the report;", notes=())
    ours = replace(base, paragraphs=(shorter, *base.paragraphs[1:]))
    result = merged(ours, edited(base, 0, "northern", "southern"), base)
    assert texts_of(result)[0] == ("Takes note of the report[ours: —][theirs:  on the harbours of the southern isles];")
    key = result.paragraphs[0].key
    assert resolve(result, key, "ours").paragraphs[0] == replace(shorter, key=key)
    (kept,) = resolve(result, key, "theirs").paragraphs[0].notes
    assert kept.anchor == note.anchor


def test_other_words_take_the_place_of_the_open_ones_alone() -> None:
    note = Note(anchor=len(TEXTS[1]) - 1, marker="1", text="A/173/9.")
    base = replace(BASE, paragraphs=(BASE.paragraphs[0], replace(BASE.paragraphs[1], notes=(note,))))
    ours = edited(edited(base, 1, "Requests", "Urges"), 1, "once", "twice")
    theirs = edited(edited(base, 1, "Requests", "Invites"), 1, "once", "thrice")
    result = merge(base, ours, theirs, ENGLISH)
    key = base.paragraphs[1].key
    reworded = reword(result, key, ["Encourages", "at least once"])
    text = "Encourages the Harbour Board to publish the tide tables at least once a year;"
    assert (reworded.paragraphs[1].text, reworded.paragraphs[1].marks) == (text, ())
    assert reworded.paragraphs[1].notes[0].anchor == len(text) - 1
    assert reworded.conflicts == ()
    with pytest.raises(DraftdiffError, match="2 places are open at "):
        reword(result, key, ["Encourages"])


def with_lead(document: Document, words: str) -> Document:
    lead = Mark(kind=MarkKind.LEAD, start=0, end=len(words))
    first = replace(document.paragraphs[0], marks=(lead,))
    return replace(document, paragraphs=(first, *document.paragraphs[1:]))


def test_other_words_do_not_run_into_those_beside_them() -> None:
    ours = edited(edited(BASE, 1, "tide tables", "winter tide tables"), 1, "a year;", "a year by June;")
    theirs = edited(edited(BASE, 1, "tide tables", "spring tide tables"), 1, "a year;", "a year by May;")
    result = merged(ours, theirs)
    opened = "the [theirs: spring][ours: winter] tide tables once a year [ours: by June][theirs: by May];"
    assert texts_of(result)[1] == f"Requests the Harbour Board to publish {opened}"
    key = BASE.paragraphs[1].key
    expected = "Requests the Harbour Board to publish the new tide tables once a year by April;"
    assert texts_of(reword(result, key, ["new", "by April"]))[1] == expected
    assert texts_of(reword(result, key, ["new ", " by April"]))[1] == expected
    assert texts_of(reword(result, key, ["", ""]))[1] == TEXTS[1]


def test_a_mark_of_open_words_stays_with_them() -> None:
    base = with_lead(BASE, "Takes note")
    ours = with_lead(edited(BASE, 0, "Takes note", "Notes with concern"), "Notes with concern")
    theirs = with_lead(edited(BASE, 0, "Takes note", "Welcomes warmly"), "Welcomes warmly")
    result = merge(base, ours, theirs, ENGLISH)
    (paragraph, *_) = result.paragraphs
    leads = [paragraph.text[m.start : m.end] for m in paragraph.marks if m.kind is MarkKind.LEAD]
    assert sorted(leads) == ["Notes with concern", "Welcomes warmly"]
    assert resolve(result, paragraph.key, "ours").paragraphs == ours.paragraphs
    assert resolve(result, paragraph.key, "theirs").paragraphs == theirs.paragraphs
    assert reword(result, paragraph.key, ["Notes"]).paragraphs[0].marks == ()


def test_a_mark_that_goes_beyond_the_open_words_is_there_once() -> None:
    base = with_lead(edited(BASE, 0, "Takes note", "Takes note again"), "Takes note again")
    ours, theirs = (
        with_lead(edited(BASE, 0, "Takes note", f"{words} again"), f"{words} again")
        for words in ("Notes with concern", "Welcomes warmly")
    )
    result = merge(base, ours, theirs, ENGLISH)
    assert resolve(result, base.paragraphs[0].key, "ours").paragraphs == ours.paragraphs
    assert resolve(result, base.paragraphs[0].key, "theirs").paragraphs == theirs.paragraphs


def test_two_kinds_of_one_paragraph_are_a_conflict_of_their_own_that_is_settled_with_its_words() -> None:
    def as_kind(side: Document, kind: ParagraphKind) -> Document:
        return replace(side, paragraphs=(*side.paragraphs[:3], replace(side.paragraphs[3], kind=kind)))

    ours, theirs = as_kind(BASE, ParagraphKind.TEXT), as_kind(BASE, ParagraphKind.CLOSING)
    key = BASE.paragraphs[3].key
    kinds = Conflict(key=key, field="kind", base="operative", ours="text", theirs="closing")
    result = merged(ours, theirs)
    assert result.conflicts == (kinds,)
    assert decode_document(encode(result)) == result
    assert resolve(result, key, "theirs") == theirs
    both = merge(
        BASE, edited(ours, 3, "next", "third"), edited(theirs, 3, "next", "fourth"), ENGLISH, SideNames("N", "M")
    )
    assert [conflict.field for conflict in both.conflicts] == ["", "kind"]
    assert resolve(both, key, "M") == edited(theirs, 3, "next", "fourth")


def test_alternatives_in_alternatives_are_settled_from_the_outside() -> None:
    key = BASE.paragraphs[1].key
    first = merged(edited(BASE, 1, "once", "twice"), edited(BASE, 1, "once", "thrice"))
    result = merged(edited(BASE, 1, "once", "never"), first)
    assert "[theirs: [theirs: thrice][ours: twice]][ours: never]" in result.paragraphs[1].text
    assert texts_of(resolve(result, key, "ours"))[1] == TEXTS[1].replace("once", "never")
    assert resolve(result, key, "ours").conflicts == ()
    inner = resolve(result, key, "theirs")
    assert inner.paragraphs[1] == first.paragraphs[1]
    assert [conflict.key for conflict in inner.conflicts] == [key]
    assert texts_of(resolve(inner, key, "theirs"))[1] == TEXTS[1].replace("once", "thrice")


def test_a_field_is_settled_by_the_name_of_a_side_while_open_words_tell_it() -> None:
    names = SideNames("meridia", "norland")
    ours = replace(edited(BASE, 1, "once", "twice"), title="Tides")
    theirs = replace(edited(BASE, 1, "once", "thrice"), title="Harbours")
    result = merge(BASE, ours, theirs, ENGLISH, names)
    assert side_names(result) == names
    assert resolve(result, "title", "norland").title == "Harbours"
    settled = resolve(result, BASE.paragraphs[1].key, "norland")
    assert side_names(settled) == SIDES
    assert resolve(settled, "title", "ours").title == "Tides"
    with pytest.raises(DraftdiffError, match="no value of title is called norland"):
        resolve(settled, "title", "norland")


def test_the_side_that_took_a_paragraph_out_is_known_by_it() -> None:
    ours = replace(BASE, paragraphs=BASE.paragraphs[:2] + BASE.paragraphs[3:])
    names = SideNames("meridia", "norland")
    assert side_names(merge(BASE, ours, edited(BASE, 2, "wrecks", "reefs"), ENGLISH, names)) == names


def test_other_words_for_a_paragraph_that_one_side_deleted() -> None:
    ours = replace(BASE, paragraphs=BASE.paragraphs[:2] + BASE.paragraphs[3:])
    result = merged(ours, edited(BASE, 2, "wrecks", "reefs"))
    key = BASE.paragraphs[2].key
    assert texts_of(reword(result, key, ["Invites all States;"]))[2] == "Invites all States;"
    assert texts_of(reword(result, key, [""])) == texts_of(ours)


def test_resolving_a_deletion_takes_the_paragraph_out() -> None:
    ours = replace(BASE, paragraphs=BASE.paragraphs[:2] + BASE.paragraphs[3:])
    result = merged(ours, edited(BASE, 2, "wrecks", "reefs"))
    assert texts_of(resolve(result, BASE.paragraphs[2].key, "ours")) == texts_of(ours)


def test_ours_and_theirs_name_a_side_whatever_it_is_called() -> None:
    ours, theirs = edited(BASE, 1, "once", "twice"), edited(BASE, 1, "once", "ten times")
    result = merge(BASE, ours, theirs, ENGLISH, SideNames("norland", "meridia"))
    assert resolve(result, BASE.paragraphs[1].key, "ours") == ours
    assert resolve(result, BASE.paragraphs[1].key, "theirs") == theirs


def test_a_dash_in_a_text_is_not_taken_for_the_sign_of_a_side_without_words() -> None:
    base = draft("Notes the harbours — those of the isles — and the lamps;", *TEXTS[1:])
    ours = edited(base, 0, "the isles — and the lamps", "the isles — and all the bright lamps")
    theirs = edited(base, 0, " — those of the isles — and the lamps", "")
    for document, other, takes in ((ours, theirs, "ours"), (theirs, ours, "theirs")):
        both = merge(base, document, other, ENGLISH, SideNames("norland", "meridia"))
        assert resolve(both, base.paragraphs[0].key, takes).paragraphs == ours.paragraphs


def test_resolving_what_is_no_conflict_says_so() -> None:
    with pytest.raises(DraftdiffError, match="there is no conflict at OP9"):
        resolve(BASE, "OP9", "ours")


@st.composite
def edits(draw: st.DrawFn, base: Document) -> Document:
    """A descendant of a document: words changed, paragraphs dropped, added, moved."""
    result = list(base.paragraphs)
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(("words", "drop", "add", "move", "split")))
        if kind == "add":
            place = draw(st.integers(0, len(result)))
            key = f"a{draw(st.integers(0, 10**6))}"
            if key not in {paragraph.key for paragraph in result}:
                text = draw(st.sampled_from(("Thanks the pilots;", "Welcomes رسالة the light;", "欢迎新灯塔；")))
                result.insert(place, Paragraph(key=key, kind=ParagraphKind.OPERATIVE, text=text))
        elif result:
            index = draw(st.integers(0, len(result) - 1))
            taken = result.pop(index)
            if kind == "move":
                result.insert(draw(st.integers(0, len(result))), taken)
            elif kind == "split":
                at = draw(st.integers(0, len(taken.text)))
                parts = (taken.text[:at], taken.text[at:])
                keys = (taken.key, f"s{draw(st.integers(0, 10**6))}")
                result[index:index] = [
                    replace(taken, key=key, text=text, marks=(), notes=())
                    for key, text in zip(keys, parts, strict=True)
                ]
            elif kind == "words":
                tokens = split_tokens(taken.text)
                at = draw(st.integers(0, len(tokens)))
                tokens[at : at + draw(st.integers(0, 2))] = draw(
                    st.lists(st.sampled_from((" ", "not", "三", "و")), max_size=2)
                )
                result.insert(index, replace(taken, text="".join(tokens), marks=(), notes=()))
    return replace(base, paragraphs=tuple(result))


@st.composite
def three_sides(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    base = draw(documents())
    return base, draw(edits(base)), draw(edits(base))


def tokens_in(document: Document) -> Counter[str]:
    found = Counter(key for p in document.paragraphs for key in keys_of(p.text))
    for conflict in document.conflicts:
        for text in (conflict.base, conflict.ours, conflict.theirs):
            found.update(keys_of(text or ""))
    return found


def keys_of(text: str) -> list[str]:
    """Return what the tokens of a text are compared by; typography and spaces are no words that could be lost."""
    return [key for token in split_tokens(text) if (key := compare_key(token)).strip()]


@given(three_sides())
@settings(max_examples=150)
def test_law_5(sides: tuple[Document, Document, Document]) -> None:
    base, ours, theirs = sides
    lexicon = lexicon_of(base)
    assert merge(base, base, ours, lexicon) == ours
    assert merge(base, ours, base, lexicon) == ours
    assert merge(base, ours, ours, lexicon) == ours
    one = merge(base, ours, theirs, lexicon, SideNames("A", "B"))
    assert_no_inserted_word_is_lost(one, sides)
    assert_only_the_names_are_exchanged(one, merge(base, theirs, ours, lexicon, SideNames("B", "A")))


def assert_no_inserted_word_is_lost(result: Document, sides: tuple[Document, Document, Document]) -> None:
    base, ours, theirs = map(tokens_in, sides)
    there = tokens_in(result)
    for side in (ours, theirs):
        assert not [token for token in side - base if token not in there]


def assert_only_the_names_are_exchanged(one: Document, other: Document) -> None:
    assert one.paragraphs == other.paragraphs
    assert [(c.key, c.field, c.ours, c.theirs) for c in one.conflicts] == [
        (c.key, c.field, c.theirs, c.ours) for c in other.conflicts
    ]


def test_words_that_both_sides_added_near_each_other_do_not_stand_twice_in_silence() -> None:
    base = draft("Decides to promote northern trade in tide tables;", TEXTS[1])
    added = "regulated, transparent and universal markets"
    ours = edited(base, 0, "tables;", f"tables, with {added} at its heart;")
    theirs = draft(base.paragraphs[0].text, f"Stresses that {added} matter;", TEXTS[1])
    told = [conflict.key for conflict in merged(ours, theirs, base).conflicts if conflict.field == "order"]
    assert told == [paragraph.key for paragraph in theirs.paragraphs[:2]]
    few = draft(base.paragraphs[0].text, "Stresses that universal markets matter;", TEXTS[1])
    assert merged(ours, few, base).conflicts == ()


def test_a_phrase_of_common_words_that_each_side_moves_elsewhere_does_not_stand_twice_in_silence() -> None:
    base = draft(
        "Takes note of the report of the Board on the tides of the isles;",
        "Requests the Board in the coming year to publish the tables of the isles;",
        "Encourages all States to mark the wrecks of the isles;",
    )
    without = edited(base, 1, " in the coming year", "")
    ours, theirs = (edited(without, n, "of the isles", "of the isles in the coming year") for n in (0, 2))
    told = [conflict.key for conflict in merged(ours, theirs, base).conflicts if conflict.field == ORDER]
    assert told == [base.paragraphs[0].key, base.paragraphs[2].key]
    (back,) = merged(ours, without, base).conflicts
    assert (back.key, back.field, back.base) == (base.paragraphs[0].key, ORDER, base.paragraphs[1].text)
    assert merged(ours, edited(base, 2, "of the isles", "of the isles in the coming year"), base).conflicts == ()


@pytest.mark.parametrize("clause", ["Welcomes the pilots;", "Thanks all keepers of lights;"])
def test_a_short_clause_that_one_side_adds_and_the_other_puts_inside_another_does_not_stand_twice_in_silence(
    clause: str,
) -> None:
    ours = draft(*TEXTS, clause)
    theirs = edited(BASE, 0, " of the northern", f", {clause[0].lower()}{clause[1:-1]}, of the northern")
    told = [(conflict.key, conflict.field) for conflict in merged(ours, theirs).conflicts]
    assert told == [(ours.paragraphs[place].key, ORDER) for place in (0, 4)]


def test_two_common_words_that_each_side_moves_elsewhere_do_not_stand_twice_in_silence() -> None:
    base = draft(
        "Takes note of the report of the Board on the tides;",
        "Requests the pilots of the Board, as appropriate, to publish the tables;",
        "Encourages all States, as appropriate, to mark the wrecks;",
        "Invites the keepers to light the coast;",
    )
    without = edited(base, 1, ", as appropriate,", "")
    ours = edited(without, 0, "report of", "report, as appropriate, of")
    theirs = edited(without, 3, "keepers", "keepers, as appropriate,")
    told = [conflict.key for conflict in merged(ours, theirs, base).conflicts if conflict.field == ORDER]
    assert told == [base.paragraphs[0].key, base.paragraphs[3].key]


def test_a_verb_of_a_clause_that_is_gone_may_lead_a_new_one() -> None:
    """No word was moved: one side says otherwise what the other takes out, and adds a clause with the same verb."""
    ours = draft(TEXTS[0], TEXTS[1].replace("Requests", "Urges"), *TEXTS[2:], "Requests all pilots to be patient;")
    kept = revise(BASE, ours, ENGLISH)
    left = replace(BASE, paragraphs=(BASE.paragraphs[0], *BASE.paragraphs[2:]))
    assert [conflict.field for conflict in merged(kept, left).conflicts] == [""]


def test_a_phrase_that_both_sides_say_in_longer_additions_is_no_conflict() -> None:
    """New clauses of any two drafts have words such as these in common."""
    usual = "to report to the General Assembly at its next session"
    ours = draft(*TEXTS, f"Asks the keepers of all the lights of the coast, in the light of new rules, {usual};")
    theirs = edited(BASE, 2, "waters;", f"waters, and asks pilots who know the deep channels of the isles {usual};")
    assert merged(ours, theirs).conflicts == ()


def test_names_of_sides_are_no_words_of_the_text() -> None:
    sides = [edited(BASE, 0, "northern", word) for word in ("southern", "eastern")]
    result = merge(BASE, *sides, ENGLISH, ("mark-tide", "decides"))
    assert [conflict.field for conflict in result.conflicts] == [""]


def test_to_settle_one_conflict_leaves_the_others_open() -> None:
    ours = edited(edited(BASE, 0, "northern", "southern"), 1, "once", "twice")
    theirs = edited(edited(BASE, 0, "northern", "eastern"), 1, "once", "thrice")
    result = merged(ours, theirs)
    left = resolve(result, BASE.paragraphs[0].key, "theirs")
    assert left.paragraphs == (theirs.paragraphs[0], *result.paragraphs[1:])
    assert left.conflicts == result.conflicts[1:]


def test_a_level_is_settled_where_it_is_disputed() -> None:
    first, *others = BASE.paragraphs
    sides = [replace(BASE, paragraphs=(replace(first, level=level), *others)) for level in (1, 2)]
    for name, side in zip(SIDES, sides, strict=True):
        assert resolve(merged(*sides), first.key, name) == side
