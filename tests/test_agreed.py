"""Agreed language: which words of a draft stand in earlier texts already, where, and since when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from draftdiff.agreed import clauses_of, find_agreed, new_clauses_of, precedes
from draftdiff.compare import compare
from draftdiff.comparison import Change, SegmentKind
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Event, EventKind, Language, Paragraph, ParagraphKind, header_of
from draftdiff.passages import Clause, Standing
from draftdiff.renderers.agreed import render_agreed

PILOTS = "Requests the Board to publish the tables of tides once a year and to send them to all pilots free of charge"
WRECKS = "Encourages coastal States to mark wrecks within their waters and to tell fishing fleets where they lie"
SCHOOL = "Welcomes the school for lighthouse keepers on the northern coast, which now teaches in five languages"


def resolution(symbol: str, *texts: str, language: Language = Language.ENGLISH, date: str = "") -> Document:
    """A resolution of operative paragraphs, adopted on a date if one is given."""
    events = (Event(kind=EventKind.ADOPTED, date=date),) if date else ()
    paragraphs = (
        Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)
        for number, text in enumerate(texts, 1)
    )
    return Document(symbol=symbol, language=language, events=events, paragraphs=with_keys(paragraphs))


def found_in(draft: Document, *others: Document) -> tuple[Clause, ...]:
    return find_agreed(draft, others).clauses


def places(clause: Clause) -> list[tuple[str, str]]:
    return [(passage.place.symbol, str(passage.place.label)) for passage in clause.passages]


def quoted(clause: Clause) -> list[str]:
    return [clause.paragraph.text[passage.start : passage.end] for passage in clause.passages]


@pytest.mark.parametrize("written", [f"{PILOTS};", f"{PILOTS}.", PILOTS.replace(" of ", "\u00a0of "), PILOTS.upper()])
def test_the_same_words_are_word_for_word_whatever_their_case_and_punctuation(written: str) -> None:
    draft, earlier = resolution("A/RES/175/16", written), resolution("A/RES/171/5", f"{WRECKS};", f"{PILOTS};")
    (clause,) = found_in(draft, earlier)
    assert clause.standing is Standing.VERBATIM
    assert places(clause) == [("A/RES/171/5", "OP2")]


def test_a_clause_within_a_longer_one_is_word_for_word_too() -> None:
    longer = f"{WRECKS}, and in this regard {PILOTS[0].lower()}{PILOTS[1:]} for as long as it can"
    (clause,) = found_in(resolution("A/RES/175/16", f"{PILOTS};"), resolution("A/RES/171/5", longer))
    assert clause.standing is Standing.VERBATIM


def test_the_latest_text_is_named_and_the_earliest_and_their_number() -> None:
    others = [resolution(f"A/RES/{session}/8", f"{PILOTS};") for session in (173, 169, 171)]
    (clause,) = found_in(resolution("A/RES/175/16", f"{PILOTS};"), *others)
    (passage,) = clause.passages
    assert (passage.place.symbol, passage.first, passage.documents) == ("A/RES/173/8", "A/RES/169/8", 3)


def test_texts_of_other_organs_are_as_old_as_their_dates() -> None:
    symbols = ["S/RES/1325 (2000)", "A/RES/3369(XXX)", "A/RES/73/8"]
    others = [resolution(symbol, f"{PILOTS};") for symbol in symbols] + [
        resolution("A/RES/ES-11/2", f"{PILOTS};", date="2022-03-24")
    ]
    (clause,) = found_in(resolution("A/RES/175/16", f"{PILOTS};"), *others)
    (passage,) = clause.passages
    assert (passage.place.symbol, passage.first) == ("A/RES/ES-11/2", "A/RES/3369(XXX)")


def test_a_clause_with_few_other_words_is_nearly_the_same_and_its_changes_are_told() -> None:
    draft = resolution("A/RES/175/16", f"{PILOTS.replace('Requests', 'Invites')};")
    (clause,) = found_in(draft, resolution("A/RES/171/5", f"{PILOTS};"))
    assert clause.standing is Standing.NEARLY
    changed = [(one.old, one.new) for one in clause.segments if one.kind is not SegmentKind.SAME]
    assert changed == [("Requests", ""), ("", "Invites")]


def test_a_short_clause_with_a_change_in_its_middle_is_nearly_the_same() -> None:
    draft = resolution("A/RES/175/16", "Noting the regattas that were held in April at Port Meridian,")
    other = resolution("A/RES/171/5", "Noting the regattas that were held in October at Port Meridian,")
    (clause,) = found_in(draft, other)
    assert (clause.standing, places(clause)) == (Standing.NEARLY, [("A/RES/171/5", "OP1")])


def test_of_paragraphs_with_nearly_the_same_words_that_without_many_others_is_named() -> None:
    longer = f"{WRECKS}, and in this regard {PILOTS[0].lower()}{PILOTS[1:]} for as long as it can"
    draft = resolution("A/RES/175/16", f"{PILOTS.replace('Requests', 'Invites')};")
    (clause,) = found_in(draft, resolution("A/RES/171/5", f"{PILOTS};"), resolution("A/RES/174/6", longer))
    assert places(clause) == [("A/RES/171/5", "OP1")]


def test_paragraphs_with_a_long_formula_do_not_hide_the_one_with_most_words() -> None:
    formula = (
        "Decides to include in the provisional agenda of its one hundred and seventy-sixth session the item entitled"
    )
    draft = resolution("A/RES/175/16", f"{formula} “The keepers of lighthouses and their families on small islands”")
    own = resolution("A/RES/171/5", draft.paragraphs[0].text.replace("sixth", "second"))
    others = [resolution(f"A/RES/174/{n}", f"{formula} “Topic {n}”") for n in range(20)]
    (clause,) = found_in(draft, own, *others)
    assert places(clause) == [("A/RES/171/5", "OP1")]


def test_a_passage_has_both_brackets_of_a_pair() -> None:
    board = "the Board of Northern Harbours and of the Lights along their Coasts (BOARD)"
    draft = resolution("A/RES/175/16", f"Thanks {board} for its help to all those who were lost at sea this year")
    (clause,) = found_in(draft, resolution("A/RES/171/5", f"Urges States to pay {board}, in full and on time"))
    assert quoted(clause) == [board]
    board = "(Northern Board) of Harbours and of the Lights along all Coasts of these Seas"
    draft = resolution("A/RES/175/16", f"Thanks {board} for its help to all those who were lost in storms this year")
    (clause,) = found_in(draft, resolution("A/RES/171/5", f"Urges States to pay {board}, in full and on time"))
    assert quoted(clause) == [board]


def test_passages_of_several_texts_are_told_each_with_its_place() -> None:
    mixed = (
        "Decides to convene a conference of harbours in the spring of every other year, "
        "to publish the tables of tides once a year and to send them to all pilots, "
        "to open a museum of anchors and of the ropes that held them through the storms, "
        "to mark wrecks within their waters and to tell fishing fleets where they lie"
    )
    (clause,) = found_in(
        resolution("A/RES/175/16", mixed), resolution("A/RES/171/5", PILOTS), resolution("A/RES/173/9", WRECKS)
    )
    assert clause.standing is Standing.PARTLY
    assert places(clause) == [("A/RES/171/5", "OP1"), ("A/RES/173/9", "OP1")]
    assert quoted(clause) == [
        "to publish the tables of tides once a year and to send them to all pilots",
        "to mark wrecks within their waters and to tell fishing fleets where they lie",
    ]


def test_a_passage_keeps_a_short_word_at_its_beginning() -> None:
    """A negation is as short as a preposition."""
    rule = "not to sell tables of tides beyond the price of the paper that they are printed on"
    draft = resolution(
        "A/RES/175/16", f"Encourages every harbour in the northern seas and in all of their bays {rule};"
    )
    (clause,) = found_in(
        draft, resolution("A/RES/171/5", f"Reminds pilots, who are many, {rule}, and to keep them dry")
    )
    assert (clause.standing, quoted(clause)) == (Standing.PARTLY, [rule])


def test_a_formula_of_a_few_words_is_no_passage() -> None:
    other = "Recognizes the work that the keepers of lighthouses do, and in this regard reiterates the need to pay them"
    own = "Notes the state of the tide tables, and in this regard reiterates the need to print them on better paper"
    (clause,) = found_in(resolution("A/RES/175/16", own), resolution("A/RES/171/5", other))
    assert (clause.standing, clause.passages) == (Standing.NOWHERE, ())


def test_a_name_that_many_texts_have_is_no_passage_and_a_long_formula_is() -> None:
    name = "the United Harbours Declaration on the Rights of Keepers of Lighthouses"
    formula = f"{name} and on the duties of all those who sail by the light that they keep in every season"
    few = [resolution("A/RES/171/5", f"Recalls {name}, and asks for nothing")]
    many = [resolution(f"A/RES/171/{n}", f"Recalls {name}, and asks for nothing at all") for n in range(20)]
    long = [resolution(f"A/RES/171/{n}", f"Recalls {formula}, and asks for nothing at all") for n in range(20)]
    draft = resolution(
        "A/RES/175/16", f"Urges harbours that have not read, in any of the languages known there, {formula}"
    )
    standings = [found_in(draft, *others)[0].standing for others in (few, many, long)]
    assert standings == [Standing.PARTLY, Standing.NOWHERE, Standing.PARTLY]


CHINESE = "请秘书长每年印发一次各港口潮汐表，并将其免费送交所有引航员和灯塔看守人"
ARABIC = "تطلب إلى مجلس الموانئ أن ينشر جداول المد والجزر مرة كل سنة وأن يرسلها إلى جميع المرشدين مجانا"
RUSSIAN = "просит Совет портов ежегодно издавать таблицы приливов и рассылать их бесплатно всем лоцманам северных вод"
FRENCH = "Prie le Conseil des ports de publier chaque année les tables des marées et de les envoyer à tous les pilotes"
SPANISH = "Solicita a la Junta de Puertos que publique cada año las tablas de mareas y las envíe a todos los prácticos"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.CHINESE, CHINESE), (Language.ARABIC, ARABIC), (Language.RUSSIAN, RUSSIAN),
        (Language.FRENCH, FRENCH), (Language.SPANISH, SPANISH), (Language.ENGLISH, PILOTS),
    ],
)  # fmt: skip
def test_each_language_is_searched_in_its_own_texts(language: Language, text: str) -> None:
    draft = resolution("A/RES/175/16", text, language=language)
    same = resolution("A/RES/171/5", text, language=language)
    (clause,) = found_in(draft, same)
    assert (clause.standing, quoted(clause)) == (Standing.VERBATIM, [text])
    other = Language.ENGLISH if language is not Language.ENGLISH else Language.FRENCH
    (clause,) = found_in(draft, replace(same, language=other))
    assert clause.standing is Standing.NOWHERE


def test_only_earlier_texts_of_others_precede() -> None:
    draft = resolution("A/RES/175/16", PILOTS, date="2120-11-23")

    def earlier(symbol: str, date: str = "", of: Document = draft) -> bool:
        return precedes(resolution(symbol, PILOTS, date=date), header_of(of))

    assert earlier("A/RES/174/201")
    assert not earlier("A/RES/176/1")
    assert earlier("A/RES/175/3", "2120-11-20")
    assert not earlier("A/RES/175/17", "2120-11-23"), "of the same day: neither comes from the other"
    assert not earlier("A/RES/175/16")
    assert earlier("S/RES/1325 (2000)")
    adopted = replace(resolution("A/RES/175/16", PILOTS), originating=("A/C.2/175/L.8/Rev.1",))
    draft = resolution("A/C.2/175/L.8/Rev.1", PILOTS)
    assert not precedes(adopted, draft), "a draft does not come from what was adopted of it"
    assert not earlier("A/C.2/175/L.8", of=draft)
    assert earlier("A/RES/175/3", "2120-11-20", of=draft)
    copy = replace(draft, symbol="", title="Pilots")
    assert not precedes(copy, replace(draft, title="Pilots")), (
        "a copy of a draft, or the draft before it, is not agreed"
    )
    assert precedes(copy, replace(draft, title="Harbours"))


def test_of_a_comparison_only_what_is_new_is_looked_for() -> None:
    old = resolution("A/RES/173/135", f"{PILOTS};", f"{SCHOOL};")
    new = resolution(
        "A/RES/175/16", f"{PILOTS}, {WRECKS[0].lower()}{WRECKS[1:]};", f"{SCHOOL};", "Takes note of all anchors in use."
    )
    comparison = compare(old, new, load_lexicon(Language.ENGLISH))
    clauses = new_clauses_of(comparison)
    assert [(str(clause.label), clause.words, clause.is_whole) for clause in clauses] == [
        ("OP1", f"{WRECKS[0].lower()}{WRECKS[1:]}", False),
        ("OP3", "Takes note of all anchors in use.", True),
    ]
    agreed = find_agreed(new, [resolution("A/RES/169/4", f"{WRECKS};"), old], comparison)
    assert (agreed.since, agreed.searched) == (header_of(old), 2)
    first, second = agreed.clauses
    assert (first.standing, places(first)) == (Standing.VERBATIM, [("A/RES/169/4", "OP1")])
    assert second.standing is Standing.NOWHERE


def test_of_a_split_clause_each_part_has_its_own_new_words() -> None:
    old = resolution("A/RES/173/135", f"{PILOTS}, and {WRECKS[0].lower()}{WRECKS[1:]} in summer and winter;")
    came = "on paper that neither salt nor rain can spoil"
    new = resolution("A/RES/175/16", f"{PILOTS}, {came};", f"{WRECKS} in summer and winter, {came};")
    comparison = compare(old, new, load_lexicon(Language.ENGLISH))
    assert [row.change for row in comparison.rows] == [Change.SPLIT]
    told = [(str(clause.label), clause.words) for clause in new_clauses_of(comparison)]
    assert told == [("OP1", came), ("OP2", "Encourages"), ("OP2", came)]


def test_titles_tables_and_enacting_words_are_not_looked_for() -> None:
    kinds = [ParagraphKind.HEADING, ParagraphKind.TABLE_ROW, ParagraphKind.ENACTING, ParagraphKind.CLOSING]
    paragraphs = with_keys(Paragraph(key="new", kind=kind, text=PILOTS) for kind in kinds)
    assert clauses_of(replace(resolution("A/RES/175/16"), paragraphs=paragraphs)) == ()


def test_what_is_too_short_to_be_looked_for_is_left_out() -> None:
    assert found_in(resolution("A/RES/175/16", "Decides so;", "Decides to do so at once;")) != ()
    assert [clause.words for clause in found_in(resolution("A/RES/175/16", "Decides so;"))] == []


def test_the_order_of_the_texts_changes_nothing() -> None:
    draft = resolution("A/RES/175/16", f"{PILOTS};", f"{WRECKS};", f"{PILOTS}, and {WRECKS}")
    others: Sequence[Document] = [
        resolution("A/RES/171/5", f"{PILOTS};"), resolution("A/RES/173/9", f"{WRECKS};", f"{PILOTS} at sea"),
        resolution("A/RES/173/10", f"{WRECKS};"),
    ]  # fmt: skip
    assert found_in(draft, *others) == found_in(draft, *reversed(others))


def test_a_few_new_words_are_told_only_where_they_were_found_and_in_few_texts() -> None:
    old = resolution("A/RES/173/135", f"{SCHOOL};")
    new = resolution("A/RES/175/16", f"{SCHOOL}, subject to the approval of pilots;")
    comparison = compare(old, new, load_lexicon(Language.ENGLISH))
    others = [resolution(f"A/RES/171/{n}", "Asks for tables, subject to the approval of pilots") for n in range(9)]
    told = [find_agreed(new, some, comparison).clauses for some in (others[:0], others[:2], others)]
    assert [[clause.standing for clause in clauses] for clauses in told] == [[], [Standing.VERBATIM], []]


def test_a_draft_without_new_words_to_look_for_is_told_so() -> None:
    text = resolution("A/RES/175/1", PILOTS, WRECKS)
    said = render_agreed(find_agreed(text, [], compare(text, text, load_lexicon("en"))), "terminal")
    assert "0 documents searched · nothing new that is long enough to be looked for" in said
