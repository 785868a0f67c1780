"""Which paragraph continues which: what an aligner of resolutions must get right."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from draftdiff.align import align
from draftdiff.align.groups import links_of, moved_pairs
from draftdiff.align.neighbours import Sections
from draftdiff.align.pairing import Pairing, Texts, pair_texts, read_texts
from draftdiff.align.parameters import MODEL
from draftdiff.align.parts import Parts
from draftdiff.align.units import Vocabulary, spelling_of, units_of, words_of
from draftdiff.comparison import Basis, Link
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind

ENGLISH = load_lexicon(Language.ENGLISH)
TEXTS = (
    "Takes note of the report of the Secretary-General on the harbours of the northern isles;",
    "Requests the Harbour Board to publish the tide tables once a year, and to send them to all pilots;",
    "Encourages coastal States to mark wrecks within their waters and to tell fishing fleets where they lie;",
    "Welcomes the opening of the school for lighthouse keepers, which teaches in three languages;",
    "Decides to include in the provisional agenda of its one hundred and seventy-fifth session the item on tides.",
)


def resolution(*texts: str) -> Document:
    """A resolution with these operative paragraphs."""
    paragraphs = (Paragraph(key="new", kind=ParagraphKind.OPERATIVE, text=text) for text in texts)
    return Document(language=Language.ENGLISH, paragraphs=with_keys(paragraphs))


def linked(old: Document, new: Document) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The links as places in both texts, counted from 1."""
    olds = {paragraph.key: place for place, paragraph in enumerate(old.paragraphs, 1)}
    news = {paragraph.key: place for place, paragraph in enumerate(new.paragraphs, 1)}
    links = align(old, new, load_lexicon(new.language)).links
    return [(tuple(olds[key] for key in link.old), tuple(news[key] for key in link.new)) for link in links]


def moved_texts(old: Document, new: Document) -> list[str]:
    texts = {paragraph.key: paragraph.text for paragraph in old.paragraphs}
    return [texts[link.old[0]] for link in align(old, new, ENGLISH).links if link.moved]


def test_the_same_text_twice_is_linked_in_order() -> None:
    text = resolution(*TEXTS, TEXTS[0], TEXTS[0])
    assert linked(text, text) == [((place,), (place,)) for place in range(1, 8)]
    assert moved_texts(text, text) == []


def test_of_two_equal_texts_the_first_is_the_one_that_stood_there() -> None:
    for place, text in enumerate(TEXTS, 1):
        once, twice = resolution(*TEXTS), resolution(*TEXTS[:place], text, *TEXTS[place:])
        assert {((place,), (place,)), ((), (place + 1,))} <= set(linked(once, twice))
        assert {((place,), (place,)), ((place + 1,), ())} <= set(linked(twice, once))


def test_a_session_rolled_forward_is_the_same_paragraph() -> None:
    new = resolution(*TEXTS[:4], TEXTS[4].replace("seventy-fifth", "seventy-seventh"))
    assert linked(resolution(*TEXTS), new)[4] == ((5,), (5,))


def test_an_inserted_paragraph_moves_nothing() -> None:
    old, new = resolution(*TEXTS), resolution("Thanks the pilots of the southern sound;", *TEXTS)
    assert linked(old, new) == [*(((place,), (place + 1,)) for place in range(1, 6)), ((), (1,))]
    assert moved_texts(old, new) == []


def test_a_paragraph_taken_elsewhere_is_moved_and_no_other() -> None:
    old, new = resolution(*TEXTS), resolution(*TEXTS[1:4], TEXTS[0], TEXTS[4])
    assert moved_texts(old, new) == [TEXTS[0]]


def test_a_paragraph_divided_in_two_is_a_split_and_back_a_merger() -> None:
    parts = (
        "Encourages coastal States to mark wrecks within their waters;",
        "Encourages coastal States to tell fishing fleets where the wrecks within their waters lie;",
    )
    old, new = resolution(*TEXTS), resolution(*TEXTS[:2], *parts, *TEXTS[3:])
    assert linked(old, new)[2] == ((3,), (3, 4))
    assert ((3, 4), (3,)) in linked(new, old)


def test_two_unrelated_texts_share_a_formula_and_no_paragraph() -> None:
    formula = "Decides to include in the provisional agenda of its one hundred and seventy-fifth session the item on "
    welcomes = [f"Welcomes harbour number {n} of {word}, where pilots rest;" for n, word in enumerate(OLD_WORDS)]
    condemns = [f"Condemns {word} that burnt forests near {word}ville;" for word in NEW_WORDS]
    old, new = resolution(*welcomes, formula + "tides."), resolution(*condemns, formula + "fire.")
    assert all(not olds or not news for olds, news in linked(old, new))


def test_two_texts_with_little_in_common_share_what_one_borrows_and_no_formula() -> None:
    welcomes = [f"Welcomes harbour number {n} of {word}, where pilots rest;" for n, word in enumerate(OLD_WORDS[:7])]
    condemns = [f"Condemns {word} that burnt forests near {word}ville;" for word in NEW_WORDS[:7]]
    old = resolution(*welcomes, *TEXTS[1:3], "Requests the Secretary-General to submit a report on the tides.")
    new = resolution(
        *(text.replace("all ", "most ").replace("wrecks", "old wrecks") for text in TEXTS[1:3]),
        *condemns,
        "Requests the Secretary-General to report at its next session on how fires are fought.",
    )
    assert [link for link in linked(old, new) if all(link)] == [((8,), (1,)), ((9,), (2,))]


OLD_WORDS = (
    "Orrin",
    "Vesper",
    "Ardan",
    "Lunara",
    "Solenne",
    "Kestrel",
    "Meridia",
    "Norland",
    "Aurelia",
    "Tamarind",
    "Ose",
)
NEW_WORDS = ("arson", "drought", "greed", "sloth", "haste", "envy", "neglect", "fraud", "smoke", "ash", "heat")


def test_a_link_of_equal_words_is_sure_and_names_its_basis() -> None:
    links: tuple[Link, ...] = align(resolution(*TEXTS), resolution(*TEXTS), ENGLISH).links
    assert [(link.basis, link.score, link.sure) for link in links] == [(Basis.IDENTICAL, 1.0, True)] * 5


def test_a_pair_that_the_search_for_parts_alone_has_made_is_in_doubt() -> None:
    welcomes = [f"Welcomes harbour number {n} of {word}, where pilots rest;" for n, word in enumerate(OLD_WORDS)]
    ports = ", ".join(word + end for word in NEW_WORDS for end in ("ville", "port", "mouth", "ford", "ton", "bay"))
    old = resolution(*welcomes, f"Strongly condemns every use of burning oil against the fishing fleets of {ports};")
    new = resolution("Demands that every use of burning oil against fleets end;", *welcomes)
    pairs = [link for link in align(old, new, ENGLISH).links if link.old and link.new]
    assert [(link.score, link.sure) for link in pairs if link.basis is Basis.SIMILAR] == [(0.731, False)]


def test_exchanging_the_texts_exchanges_the_sides() -> None:
    old, new = resolution(*TEXTS), resolution(TEXTS[3], *TEXTS[:2], TEXTS[4].replace("fifth", "seventh"))
    turned = sorted((news, olds) for olds, news in linked(new, old))
    assert sorted(linked(old, new)) == turned


def test_what_is_alone_between_linked_neighbours_is_one_paragraph_in_other_words() -> None:
    renewed = "Asks States to make wrecks known to fishing fleets by radio, in words that each crew can read;"
    old, new = resolution(*TEXTS), resolution(*TEXTS[:2], renewed, *TEXTS[3:])
    assert linked(old, new)[2] == ((3,), (3,))


def test_another_matter_in_the_place_of_a_paragraph_is_no_renewal_of_it() -> None:
    foreign = "Encourages farmers of dry valleys to plant hardy grasses and share their harvest with neighbours;"
    old, new = resolution(*TEXTS), resolution(*TEXTS[:2], foreign, *TEXTS[3:])
    assert ((3,), ()) in linked(old, new)


def test_words_are_compared_without_what_inflection_and_script_add_to_them() -> None:
    russian, arabic = (spelling_of(load_lexicon(language)) for language in (Language.RUSSIAN, Language.ARABIC))
    assert {russian.stem(word) for word in ("гавани", "гаваней")} == {"гаван"}
    assert {arabic.stem(word) for word in ("الموانئ", "والموانئ")} == {"الموانئ"}
    assert arabic.stem("وا") == "وا"  # one letter is no word


def test_figures_that_roll_with_the_years_prove_nothing() -> None:
    told = words_of("130 pilots on 14 May 1998, A/175/8", Vocabulary(spelling_of(ENGLISH))).figures
    assert told == {"130", "175/8"}


def test_a_heading_continues_its_title_wherever_its_number_went() -> None:
    def headed(language: Language, title: str, annex: str, *further: str) -> Document:
        text = ParagraphKind.OPERATIVE
        lines = [(ParagraphKind.HEADING, title), *((text, line) for line in TEXTS[:3])]
        lines += [
            (ParagraphKind.HEADING, annex),
            (text, TEXTS[3]),
            *((ParagraphKind.HEADING, line) for line in further),
        ]
        paragraphs = (Paragraph(key="new", kind=kind, text=line) for kind, line in lines)
        return Document(language=language, paragraphs=with_keys(paragraphs))

    for language, old, new in (
        (Language.ENGLISH, ("Tide tables", "Annex"), ("II. Tide tables", "Annex I", "Annex II")),
        (Language.CHINESE, ("潮汐表", "附件"), ("二 潮汐表", "附件一", "附件二")),
    ):
        links = linked(headed(language, *old), headed(language, *new))
        assert links == [*(((place,), (place,)) for place in range(1, 7)), ((), (7,))]


def test_an_amount_tells_paragraphs_of_one_formula_apart() -> None:
    formula = "Decides to appropriate the amount of {} dollars for the upkeep of lighthouses in the period"
    old = resolution(*(formula.format(amount) for amount in ("1,250,400", "2,730,100", "3,318,600")))
    new = resolution(*(formula.format(amount) + " under review" for amount in ("3,318,600", "1,250,400")))
    assert linked(old, new)[:3] == [((1,), (2,)), ((3,), (1,)), ((2,), ())]


def test_a_clause_goes_on_in_the_one_that_names_the_same_though_also_went_from_one_to_the_other() -> None:
    def shares(first: str, second: str, thanks: str) -> Document:
        share = "{}, in view of its gift, that {} of the balance of the fund shall be returned to the Government of {};"
        both = share.format(first, "one third", "Arvania"), share.format(second, "a tenth", "Belmark")
        return resolution(*both, f"Thanks the Government of Arvania and the Government of Belmark for {thanks};")

    old = shares("Decides", "Also decides", "one third of the lamps and a tenth of the oil")
    new = shares("Also decides", "Further decides", "one third of the boats and a tenth of the sails")
    assert linked(old, new) == [((place,), (place,)) for place in (1, 2, 3)]


def test_a_formula_that_a_partner_covers_makes_no_further_part() -> None:
    board = "in accordance with the statute of the Harbour Board of the northern isles and its rules"
    old = resolution(f"Requests pilots to wear bright coats, {board};", f"Urges keepers to clean their lamps, {board};")
    new = resolution(
        f"Requests pilots to wear bright coats at night, {board};", f"Urges keepers to clean lamps, {board};"
    )
    assert linked(old, new) == [((1,), (1,)), ((2,), (2,))]


def test_a_list_of_resolutions_divided_in_two_is_a_split_though_its_words_repeat() -> None:
    cited = [f"{session}/{session + 7} of {session - 150} December {session + 1945}" for session in range(161, 173)]
    old = resolution(*TEXTS[:2], f"Recalling its resolutions {', '.join(cited)},", *TEXTS[3:])
    halves = (f"Recalling its resolutions {', '.join(cited[:6])},", f"Recalling also {', '.join(cited[6:])},")
    new = resolution(*TEXTS[:2], *halves, *TEXTS[3:])
    assert linked(old, new)[2] == ((3,), (3, 4))


def test_a_paragraph_beside_a_divided_one_is_no_part_of_it_for_a_formula() -> None:
    old = resolution(*TEXTS)
    new = resolution(*TEXTS[:3], "Encourages coastal States to count the seals of the northern skerries;", *TEXTS[3:])
    assert linked(old, new)[2] == ((3,), (3,))
    assert ((), (4,)) in linked(old, new)


def test_a_recital_that_folds_several_paragraphs_takes_in_a_further_one_in_other_words() -> None:
    recital = "Recalling its resolution, in which it requested the Harbour Board to publish the tide tables once a year"
    wrecks = ", encouraged coastal States to mark wrecks within their waters"
    school = ", and noted with interest the opening of a school for keepers of lighthouses;"
    old = resolution(*TEXTS)
    assert ((2, 3, 4), (2,)) in linked(old, resolution(TEXTS[0], recital + wrecks + school, TEXTS[4]))
    alone = linked(old, resolution(TEXTS[0], recital + school, TEXTS[2], TEXTS[4]))
    assert ((2,), (2,)) in alone
    assert ((4,), ()) in alone


def test_a_paragraph_folded_into_a_recital_may_go_on_by_itself_as_well() -> None:
    berths = "the Harbour Board to draw up a plan of the berths for the congress of pilots"
    recital = "Recalling its resolution, in which it requested the Harbour Board to publish the tide tables once a year"
    folded = ", encouraged coastal States to mark wrecks within their waters, welcomed the opening of the school for"
    old = resolution(*TEXTS[:4], f"Requests {berths} in spring;", TEXTS[4])
    new = resolution(
        TEXTS[0],
        f"{recital}{folded} lighthouse keepers, and requested {berths} in spring;",
        f"Requests {berths}, and to send it to all ports;",
        TEXTS[4],
    )
    assert ((2, 3, 4, 5), (2, 3)) in linked(old, new)


def pairing_of(old: Document, new: Document) -> tuple[Texts, Pairing]:
    texts = read_texts(units_of(old), units_of(new), spelling_of(ENGLISH))
    return texts, pair_texts(texts)


def parts_of(old: Document, new: Document) -> Parts:
    """The search for further parts, after it has come to its end."""
    texts, pairing = pairing_of(old, new)
    parts = Parts(texts, pairing.links, MODEL)
    parts.found()
    return parts


def test_a_name_that_paragraphs_have_which_are_the_same_proves_less_of_a_part() -> None:
    ports = "the Assembly of Ports and its Main Committees and the Council of Ports and its subsidiary bodies"
    agendas = "Recognizes that it is necessary to align the agendas{} with the plan for safe harbours, case by case;"
    part = f"Encourages {ports} to examine all resolutions that have one purpose;"
    old, new = (agendas.format(f" of {ports}"), TEXTS[4]), (agendas.format(""), part, TEXTS[4])
    rare = parts_of(resolution(TEXTS[0], *old), resolution(TEXTS[0], *new))
    named = f"Requests {ports} to meet in spring;"
    common = parts_of(resolution(named, *old), resolution(named, *new))
    assert common.apart[1, 2] < rare.apart[1, 2] / 3
    assert common.evidence[1, 2]["amount"] == rare.evidence[1, 2]["amount"]


def sectioned(**sections: tuple[str, ...]) -> Document:
    """A resolution in sections, each with its title."""
    lines = [
        line
        for title, texts in sections.items()
        for line in ((ParagraphKind.HEADING, title), *((ParagraphKind.OPERATIVE, text) for text in texts))
    ]
    paragraphs = (Paragraph(key="new", kind=kind, text=text) for kind, text in lines)
    return Document(language=Language.ENGLISH, paragraphs=with_keys(paragraphs))


def test_a_formula_of_each_section_stays_in_its_section() -> None:
    endorsed = "Endorses the conclusions of the Harbour Board;"
    funded = "Approves {} dollars for the renovation of the building, to be spent with the host country;"
    old = sectioned(Lighthouses=(endorsed, funded.format(900)), Pilots=(endorsed, funded.format(700)), Dues=TEXTS[:3])
    new = sectioned(Pilots=(endorsed, funded.format(750)), Dues=TEXTS[:3], Lighthouses=(endorsed, funded.format(990)))
    assert linked(old, new) == [((i,), (j,)) for i, j in enumerate((8, 9, 10, 1, 2, 3, 4, 5, 6, 7), 1)]
    without = sectioned(Lighthouses=(funded.format(990),), Dues=TEXTS[:3], Wrecks=(endorsed,), Pilots=(endorsed,))
    assert {((2,), ()), ((5,), (10,)), ((), (8,))} < set(linked(old, without))


def test_words_that_are_put_in_or_exchanged_leave_a_part_the_words_beside_them() -> None:
    lamps, asked = "Urges ports to keep their lamps lit in fog", "asks the Board to test a well of each harbour for oil"
    part = "Asks that Board to check a well of every harbour for lead;"
    parts = parts_of(resolution(TEXTS[0], f"{lamps}, and {asked};"), resolution(TEXTS[0], f"{lamps};", part))
    assert parts.links == {0: 0, 1: 1}
    assert parts.apart[1, 2] == len(("asks … Board", "to … a", "a … of", "of … harbour"))


def test_all_evidence_is_weighed_and_all_that_is_weighed_is_there() -> None:
    old = resolution(*TEXTS)
    halves = [f"Encourages {part};" for part in TEXTS[2][11:-1].split(" and ")]
    new = resolution(*TEXTS[:2], *halves, *TEXTS[3:])
    for evidence, weighed in (
        (pairing_of(old, new)[1].evidence, {*MODEL.text, *MODEL.place, "foreign"}),
        (parts_of(old, new).evidence, {*MODEL.part}),
    ):
        assert {frozenset(found) for found in evidence.values()} == {frozenset(weighed)}


def table(*rows: str) -> Document:
    paragraphs = (Paragraph(key="new", kind=ParagraphKind.TABLE_ROW, text=row) for row in rows)
    return Document(language=Language.ENGLISH, paragraphs=with_keys(paragraphs))


def test_rows_of_a_table_are_paired_though_their_numbers_are_others() -> None:
    old, new = (
        table("Harbour\tDues", "North\t12 500", "West\t7 100"),
        table("Harbour\tDues", "North\t30 900", "South\t9 200"),
    )
    assert linked(old, new) == [((1,), (1,)), ((2,), (2,)), ((3,), ()), ((), (3,))]


def test_of_many_rows_with_one_name_each_is_paired_with_the_nearest() -> None:
    sums = [table(*(f"All dues\t{n} {amount}" for n in range(11, 22))) for amount in (700, 900)]
    assert linked(*sums) == [((place,), (place,)) for place in range(1, 12)]


def test_a_row_that_begins_with_a_figure_is_known_by_all_its_cells() -> None:
    rows = ("1\t7\t0", "1\t2\t5", "1\t4\t4")
    assert linked(table(*rows), table(*reversed(rows))) == [((3,), (1,)), ((2,), (2,)), ((1,), (3,))]


def test_a_row_of_figures_is_known_by_its_name() -> None:
    ranks = ("D-1", "P-5", "P-4", "P-3", "Subtotal", "Pilots", "P-5", "P-4", "Subtotal")
    old = table("Rank\tPosts", *(f"{rank}\t{80 + place}" for place, rank in enumerate(ranks)))
    new = table("Rank\tPosts\tAfloat", *(f"{rank}\t{97 - place}\t{1200 + place}" for place, rank in enumerate(ranks)))
    assert linked(old, new) == [((place,), (place,)) for place in range(1, 11)]
    assert all(link.sure and not link.moved for link in align(old, new, ENGLISH).links)
    fewer = table("Rank\tPosts\tAfloat", "P-4\t9\t3", "Subtotal\t9\t3")
    assert not any(link.moved for link in align(old, fewer, ENGLISH).links)


def test_a_row_alone_between_two_partners_is_the_same_row_in_doubt() -> None:
    old = table("Harbour dues\t12 500", "Foreseen for next year\t700", "Total\t13 200")
    new = table("Harbour dues\t13 100", "Estimated needs\t900", "Total\t14 000")
    assert linked(old, new) == [((1,), (1,)), ((2,), (2,)), ((3,), (3,))]
    assert [link.sure for link in align(old, new, ENGLISH).links] == [True, False, True]


def test_what_the_title_says_makes_no_part() -> None:
    title = "The keeping of lighthouses and the training of pilots in the waters of the northern isles"
    named = title[0].lower() + title[1:]
    asked = f"Requests the Secretary-General to report in two years on {named}, together with the Harbour Board;"
    recalled = f"Recalling its resolution 175/16 of 3 December 2120, entitled “{named}”,"
    old = resolution(*TEXTS, asked)
    new = resolution(recalled, *TEXTS, "Requests the Secretary-General to report in two years on this resolution.")
    assert ((6,), (1, 7)) in linked(old, new)
    old, new = (replace(document, title=title) for document in (old, new))
    assert {((6,), (7,)), ((), (1,))} < set(linked(old, new))


def test_a_link_that_could_as_well_be_another_is_in_doubt() -> None:
    formula = "Decides to set off {} dollars against the dues of the harbours of the northern isles and of the {};"
    old = resolution(*TEXTS, formula.format("1,250,400", "pilots"), formula.format("2,730,100", "keepers"))
    new = resolution(*TEXTS, formula.format("3,318,600", "ferries"), formula.format("4,100,200", "schools"))
    links = align(old, new, ENGLISH).links
    assert linked(old, new)[5:] == [((6,), (6,)), ((7,), (7,))]
    assert [link.sure for link in links] == [True] * 5 + [False] * 2
    assert links[5].runner_up is not None
    assert (links[5].runner_up.old, links[5].runner_up.new) == (links[5].old[0], links[6].new[0])


def test_a_link_far_likelier_than_what_is_like_it_is_sure() -> None:
    formula = "{} to set off {} dollars against the dues of the harbours of the northern isles and of the pilots;"
    sides = (("1,250,400", "2,730,100"), ("3,318,600", "4,100,200"))
    decided = [[formula.format("Decides", first), formula.format("Further decides", second)] for first, second in sides]
    old, new = (resolution(*TEXTS, *side) for side in decided)
    links = align(old, new, ENGLISH).links
    assert linked(old, new)[5:] == [((6,), (6,)), ((7,), (7,))]
    assert links[5].runner_up is not None
    assert links[5].runner_up.score > 0.4
    assert [link.sure for link in links] == [True] * 7


def test_the_same_formula_round_another_object_is_in_doubt() -> None:
    formula = "Takes note of the completion of the draft {};"
    guide = "guidelines and draft annex constituting the Guide to Mooring of Barges"
    other = "conclusions on identification and legal consequences of unpaid wages of stokers"
    for now, sure in ((other, False), (f"{guide}, and of the draft {other}", True)):
        old = resolution(*TEXTS[:2], formula.format(guide), *TEXTS[2:])
        new = resolution(*TEXTS[:4], formula.format(now), TEXTS[4])
        sure_of = dict(zip(linked(old, new), [link.sure for link in align(old, new, ENGLISH).links], strict=True))
        assert sure_of == dict.fromkeys(sure_of, True) | {((3,), (5,)): sure}


@pytest.mark.parametrize(
    ("words", "foreign", "text", "odds", "score"),
    [
        (0.4, 0.1, 2.9, 2.9, 0.731),
        (0.4, 0.1, 2.9, 3.0, 0.953),
        (0.8, 0.0, -3.0, 3.0, 0.953),
        (0.8, 0.0, -3.1, 6.0, 0.731),
        (0.6, 0.3, 2.9, 5.3, 0.731),
        (0.6, 0.3, 2.9, 5.5, 0.996),
    ],
)
def test_the_more_words_two_texts_have_of_their_own_the_more_odds_a_sure_link_needs(
    words: float, foreign: float, text: float, odds: float, score: float
) -> None:
    evidence = {(0, 0): {"words": words, "foreign": foreign}}
    pairing = Pairing({}, {0: 0}, evidence, text={(0, 0): text}, odds={(0, 0): odds}, is_renewal=True)
    assert pairing.score(0, 0) == score


def test_a_link_that_its_place_alone_makes_likely_is_in_doubt() -> None:
    kept = "Encourages the Harbour Board to keep its records of wrecks coherent with those of other boards, within its"
    kept += " own mandate, and to bring the lessons of each winter to the attention of crews;"
    asked = "Requests the Secretary-General to speak with coastal States about old anchors, and to bring plans for"
    asked += " a count of chains before the meeting of keepers at the end of next year;"
    noted = "Notes that the Board {} keeps records of anchors, wrecks and chains, within existing means, and that"
    noted += " keepers, crews and coastal States bring lessons of each winter and plans for the year to its meeting;"
    old = resolution(*TEXTS[:2], kept, *TEXTS[2:], noted.format("now"))
    new = resolution(*TEXTS[:2], asked, *TEXTS[2:], noted.format("still"))
    assert linked(old, new)[2] == ((3,), (3,))
    assert [link.sure for link in align(old, new, ENGLISH).links] == [True, True, False, True, True, True, True]


def test_what_is_removed_is_told_before_what_is_added_whichever_text_is_the_older() -> None:
    one, other = resolution(TEXTS[0], TEXTS[1]), resolution(TEXTS[0], "Thanks the cooks for their soup.", TEXTS[3])
    for old, new in ((one, other), (other, one)):
        alone = [link for link in align(old, new, ENGLISH).links if not link.old or not link.new]
        assert [bool(link.old) for link in alone] == sorted((bool(link.old) for link in alone), reverse=True)
        assert len({bool(link.old) for link in alone}) == 2


def test_a_split_is_as_likely_as_the_least_likely_of_its_pairs_and_lists_those_that_are_not_all() -> None:
    old, new = units_of(resolution(*TEXTS[:2])), units_of(resolution(*TEXTS[2:4]))
    (split, _) = links_of({(0, 0): 0.9, (0, 1): 0.7}, {}, old, new)
    assert (split.score, split.pairs) == (0.7, ())
    (many,) = links_of({(0, 0): 0.9, (0, 1): 0.7, (1, 1): 0.8}, {}, old, new)
    assert len(many.pairs) == 3


def test_of_two_paragraphs_that_changed_places_the_one_that_kept_less_text_has_moved() -> None:
    old = units_of(resolution(" ".join(TEXTS), TEXTS[1]))
    new = units_of(resolution(TEXTS[1], "Takes note of the report;"))
    shortened, kept = (old[0], new[1]), (old[1], new[0])
    assert moved_pairs([shortened, kept]) == [shortened]


def test_what_stands_above_all_headings_is_in_no_other_section() -> None:
    old, new = (
        units_of(sectioned(Tides=TEXTS[:1])),
        units_of(
            replace(sectioned(Tides=()), paragraphs=(*resolution(TEXTS[0]).paragraphs, *sectioned(Tides=()).paragraphs))
        ),
    )
    sections = Sections(old, new, {0: 1})
    assert not sections.are_one(1, 0)
    assert not sections.are_two(1, 0)


def test_a_clause_that_stands_once_is_the_same_in_another_section() -> None:
    old = sectioned(Lighthouses=TEXTS[:2], Pilots=TEXTS[2:4])
    new = sectioned(Lighthouses=(TEXTS[0], TEXTS[3]), Pilots=(TEXTS[2], TEXTS[1]))
    assert {((3,), (6,)), ((6,), (3,))} < set(linked(old, new))
