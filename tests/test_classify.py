"""Weights, findings and flags of whole comparisons: clauses, notes, fields, flags, names of the document itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.rule_cases import NEW, OLD, compared, paragraph, row_of

from draftdiff.classify import classify
from draftdiff.compare import compare
from draftdiff.comparison import (
    Alignment,
    Change,
    Comparison,
    FieldChange,
    FlagKind,
    Link,
    Row,
    Verdict,
    Weight,
    verdict_of,
)
from draftdiff.gravity import row_order
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Language, Paragraph, ParagraphKind

ENGLISH = Language.ENGLISH

NOTED = {
    Language.ENGLISH: "Notes the opening of the first tidal garden;",
    Language.FRENCH: "Note l’ouverture du premier jardin ;",
    Language.SPANISH: "Observa la apertura del primer jardín;",
}


def flags_of(row: Row) -> set[FlagKind]:
    return {flag.kind for flag in row.flags}


def several(
    old: list[Paragraph], new: list[Paragraph], new_symbol: str = NEW, language: Language = ENGLISH
) -> Comparison:
    """Compare paragraphs that belong together by their keys."""
    keys = {p.key for p in old} & {p.key for p in new}
    before = Document(symbol=OLD, language=language, paragraphs=tuple(old))
    after = Document(symbol=new_symbol, language=language, paragraphs=tuple(new))
    links = tuple(Link(old=(p.key,), new=(p.key,)) for p in old if p.key in keys)
    return compare(before, after, load_lexicon(language), Alignment(old=OLD, new=new_symbol, links=links))


def row_with(comparison: Comparison, key: str) -> Row:
    return next(row for row in comparison.rows if key in (*row.link.old, *row.link.new))


def test_a_new_clause_is_substantive_and_explains_all_its_words() -> None:
    kept = paragraph("Notes the opening of the first tidal garden;", "kept")
    added = paragraph("Deplores the draining of the second tidal garden;", "added")
    row = row_with(several([kept], [kept, added]), "added")
    assert (row.change, row.weight, row.findings[0].message) == (Change.ADDED, Weight.SUBSTANTIVE, "clause.added")
    assert row.findings[0].segments == (0,)


def test_the_same_words_in_another_column_of_a_table_are_substantive() -> None:
    sides = [
        replace(paragraph(text, "row"), kind=ParagraphKind.TABLE_ROW)
        for text in ("\t\t\t\t\tlamp oil\t\t\t", "\t\t\t\tlamp oil")
    ]
    assert row_with(several(sides[:1], sides[1:]), "row").weight is Weight.SUBSTANTIVE


def test_a_recital_that_only_cites_the_predecessor_is_technical() -> None:
    kept = paragraph("Notes the opening of the first tidal garden;", "kept")
    cites = paragraph("Recalling its resolution 175/16 of 12 December 2120,", "cites")
    says_more = paragraph("Recalling its resolution 175/16 of 12 December 2120 on the duty to replant,", "more")
    assert row_with(several([kept], [cites, kept]), "cites").weight is Weight.TECHNICAL
    assert row_with(several([kept], [says_more, kept]), "more").weight is Weight.SUBSTANTIVE


def test_a_clause_that_crosses_into_the_operative_part_is_substantive_though_no_word_changed() -> None:
    text = "Stressing the beauty of the gardens"
    row = row_with(several([paragraph(text + ",", "it")], [paragraph(text + ";", "it")]), "it")
    assert row.weight is Weight.SUBSTANTIVE
    assert "clause.moved" in {finding.message for finding in row.findings}


def test_a_report_that_rolled_in_a_note_is_technical_and_the_finding_names_the_note() -> None:
    text = "Having considered the report of the Secretary-General,"
    row = compared(ENGLISH, text, text, ("A/175/345.",), ("A/177/320.",)).rows[0]
    assert row.weight is Weight.TECHNICAL
    assert [(finding.rule, finding.note) for finding in row.findings] == [("roll-forward", 0)]


def test_ibid_written_out_is_house_style() -> None:
    """The note before the second one is another paragraph's now, so `ibid.` had to be written out."""
    first, second = "Official Records of the Harbour Board, Third Session (A/175/3), chap. I.", "Ibid., chap. II."
    whole = "Official Records of the Harbour Board, Third Session (A/175/3), chap. II."
    old = [paragraph("Noting the tide tables,", "one", (first,)), paragraph("Noting the buoys,", "two", (second,))]
    new = [paragraph("Noting the buoys,", "two", (whole,)), paragraph("Noting the tide tables,", "one", (first,))]
    row = row_with(several(old, new), "two")
    assert row.weight is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("report", "of_others"),
    [
        ("the report of the Secretary-General", "the report of the Harbour Board"),
        # The three words that are read reach beyond the author, as in other languages, where articles are shorter.
        ("the report by experts", "the report by divers"),
    ],
)
def test_same_words_another_report(report: str, of_others: str) -> None:
    recital, note, other = (
        f"Having considered {report} on tides,",
        f"Takes note of {report};",
        f"Takes note of {of_others};",
    )
    old = [paragraph(recital, "pp", ("A/175/345.",)), paragraph(note, "op"), paragraph(other, "other")]
    new = [paragraph(recital, "pp", ("A/177/320.",)), paragraph(note, "op"), paragraph(other, "other")]
    comparison = several(old, new)
    assert flags_of(row_with(comparison, "op")) == {FlagKind.REFERENT_CHANGED}
    assert row_with(comparison, "op").weight is None
    assert flags_of(row_with(comparison, "other")) == set()


def test_a_section_that_names_a_report_of_its_own_speaks_of_that() -> None:
    def section(number: str, note: str) -> list[Paragraph]:
        heading = Paragraph(key=f"h{number}", kind=ParagraphKind.HEADING, number=number, text="Lamps", level=1)
        recital = paragraph("Having considered the report of the Secretary-General,", f"pp{number}", (note,))
        text = "Takes note of the report of the Secretary-General;"
        noting = Paragraph(key=f"op{number}", kind=ParagraphKind.OPERATIVE, number="1.", text=text)
        return [heading, recital, noting]

    comparison = several(
        [*section("I", "A/175/345."), *section("II", "A/175/346.")],
        [*section("I", "A/177/320."), *section("II", "A/175/346.")],
    )
    assert flags_of(row_with(comparison, "opI")) == {FlagKind.REFERENT_CHANGED}
    assert flags_of(row_with(comparison, "opII")) == set()


def test_words_of_time_carried_over_unread() -> None:
    text = "Welcomes the recent opening of the gardens;"
    kept = [paragraph(text, "it")]
    assert flags_of(several(kept, kept).rows[0]) == {FlagKind.TIME_BOUND}
    assert flags_of(several(kept, kept, "A/175/L.9").rows[0]) == set()


def test_a_new_request_may_cost_money() -> None:
    kept = paragraph("Notes the opening of the first tidal garden;", "kept")
    added = paragraph("Requests the Secretary-General to convene a meeting of gardeners;", "added")
    assert FlagKind.BUDGET in flags_of(row_with(several([kept], [kept, added]), "added"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            Language.ENGLISH,
            "Takes note of the report of the Lamp Board, and decides to establish one post of Gardener;",
        ),
        (Language.FRENCH, "Prend note du rapport du Conseil et décide de créer un poste de jardinier ;"),
        (Language.SPANISH, "Toma nota del informe del Consejo y decide crear un puesto de Jardinero;"),
    ],
)
def test_one_new_post_costs_money_too(language: Language, text: str) -> None:
    before = Document(symbol=OLD, language=language, paragraphs=(paragraph(NOTED[language], "kept"),))
    after = Document(
        symbol=NEW, language=language, paragraphs=(paragraph(NOTED[language], "kept"), paragraph(text, "added"))
    )
    assert FlagKind.BUDGET in flags_of(row_with(compare(before, after, load_lexicon(language)), "added"))


def test_progress_is_substantive_and_flagged() -> None:
    row = compared(
        ENGLISH,
        "Requests the Secretary-General to open the gardens;",
        "Welcomes the opening of the gardens by the Secretary-General;",
    ).rows[0]
    assert row.weight is Weight.SUBSTANTIVE
    assert FlagKind.PROGRESS in flags_of(row)


def test_a_watched_term_is_flagged_in_or_next_to_a_change_alone() -> None:
    near = compared(ENGLISH, "Notes the old tidal gardens;", "Notes the tidal gardens;", watch=("tidal gardens",))
    far = compared(
        ENGLISH,
        "Notes the tidal gardens of all the islands that lie between the two capes, and their beauty;",
        "Notes the tidal gardens of all the islands that lie between the two capes, and their colour;",
        watch=("tidal gardens",),
    )
    assert FlagKind.WATCHED in flags_of(near.rows[0])
    assert FlagKind.WATCHED not in flags_of(far.rows[0])


def test_a_name_spelled_out_as_the_document_has_it() -> None:
    full = paragraph("Recalling the Treaty on the Pelican Lagoon,", "full")
    short = paragraph("Urges all States to honour the Treaty;", "it")
    long = paragraph("Urges all States to honour the Treaty on the Pelican Lagoon;", "it")
    assert row_with(several([full, short], [full, long]), "it").weight is Weight.EDITORIAL
    assert row_with(several([short], [long]), "it").weight is Weight.SUBSTANTIVE


def operative(number: int, text: str, key: str) -> Paragraph:
    return Paragraph(key=key, kind=paragraph(text, key).kind, number=f"{number}.", text=text)


def test_a_list_of_paragraphs_that_grows_by_a_new_one_follows_it() -> None:
    first, second, third = "Notes the tidal gardens;", "Notes the lighthouse;", "Welcomes the dunes;"
    named = "Requests the surveys set out in paragraphs 1 and 2 above;"
    old = [operative(1, first, "one"), operative(2, second, "two"), operative(3, named, "it")]
    new = [operative(1, first, "one"), operative(2, third, "new"), operative(3, second, "two")]
    grown = operative(4, named.replace("1 and 2", "1, 2 and 3"), "it")
    assert row_with(several(old, [*new, grown]), "it").weight is Weight.EDITORIAL
    other = operative(4, named.replace("1 and 2", "1 and 2"), "it")
    assert row_with(several(old, [*new, other]), "it").weight is None
    less = operative(4, named.replace("paragraphs 1 and 2", "paragraphs 2 and 4"), "it")
    assert row_with(several(old, [*new, less]), "it").weight is Weight.SUBSTANTIVE


def test_a_paragraph_number_that_follows_its_paragraph() -> None:
    first, second = "Notes the tidal gardens;", "Notes the lighthouse;"
    old = [operative(1, first, "one"), operative(2, "Requests the survey set out in paragraph 1 above;", "it")]
    new = [
        operative(1, second, "new"),
        operative(2, first, "one"),
        operative(3, "Requests the survey set out in paragraph 2 above;", "it"),
    ]
    assert row_with(several(old, new), "it").weight is Weight.EDITORIAL
    wrong = [*new[:2], operative(3, "Requests the survey set out in paragraph 3 above;", "it")]
    assert row_with(several(old, wrong), "it").weight is Weight.SUBSTANTIVE


def test_also_names_its_cause() -> None:
    old = [paragraph("Welcomes the gardens;", "one"), paragraph("Also welcomes the dunes;", "two")]
    new = [old[0], paragraph("Deplores the storm;", "storm"), paragraph("Welcomes the dunes;", "two")]
    finding = row_with(several(old, new), "two").findings[0]
    assert (finding.message, finding.values[1].new) == ("also-further.added", "storm")
    gardens, dunes, storm, reefs = old[0], new[-1], new[1], paragraph("Regrets the loss of the reefs;", "reefs")
    comparison = several([gardens, old[1], storm, reefs], [gardens, storm, dunes, reefs])
    finding = row_with(comparison, "two").findings[0]
    moved = next(row.link for row in comparison.rows if row.moved)
    cause = finding.values[1]
    assert (finding.message, (cause.old,), (cause.new,)) == ("also-further.moved", moved.old, moved.new)


def test_a_rollover_is_called_so_and_never_that_there_is_no_change() -> None:
    comparison = compared(
        ENGLISH, "Decides to review the tidal gardens in 2122;", "Decides to review the tidal gardens in 2124;"
    )
    assert verdict_of(comparison) is Verdict.ROLLOVER


def test_a_title_is_weighed_like_a_text() -> None:
    kept = (paragraph("Notes the tidal gardens;", "it"),)
    old = Document(symbol=OLD, language=ENGLISH, title="Tidal gardens", paragraphs=kept)
    new = Document(symbol=NEW, language=ENGLISH, title="Tidal gardens and salt marshes", paragraphs=kept)
    assert [field.weight for field in compare(old, new, load_lexicon(ENGLISH)).fields] == [Weight.SUBSTANTIVE]


def test_an_unknown_opening_stops_nothing() -> None:
    row = compared(ENGLISH, "Gardenizes the lagoons of the bay;", "Lagoonizes the lagoons of the bay;").rows[0]
    assert row.weight is Weight.SUBSTANTIVE


def sponsors(old: tuple[str, ...], new: tuple[str, ...], language: Language = ENGLISH) -> FieldChange:
    """Compare the sponsors of two documents that have nothing else in which they differ."""
    kept = (paragraph(NOTED[ENGLISH], "kept"),)
    before = Document(symbol=OLD, language=language, sponsors=old, paragraphs=kept)
    after = Document(symbol=NEW, language=language, sponsors=new, paragraphs=kept)
    return next(f for f in compare(before, after, load_lexicon(language)).fields if f.name == "sponsors")


def test_a_sponsor_with_another_article_or_capital_or_in_a_short_form_is_the_same() -> None:
    full = ("Bahamas", "Realm of Norland", "United Kingdom of Great Britain and Northern Ireland")
    assert sponsors(full, ("the Bahamas", "realm of Norland", "united Kingdom")).weight is Weight.EDITORIAL
    spoken, now = "Norland (on behalf of members of League)", "Norland (on behalf of the members of the League)"
    assert [finding.message for finding in sponsors((spoken,), (now,)).findings] == ["house-style.small"]
    spaced = sponsors(("Nor land", "Westland."), ("Eastland", "Norland", "Westland"))
    assert [(value.old, value.new) for finding in spaced.findings for value in finding.values] == [("", "Eastland")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sponsors_that_a_file_of_any_language_lists_in_english_are_known(language: Language) -> None:
    listed = ("the Bahamas", "Netherlands", "Türki\u0307ye")
    now = ("Bahamas", "Netherlands (Kingdom of the)", "Türkiye")
    assert sponsors(listed, now, language).weight is Weight.EDITORIAL


def test_sponsors_who_joined_and_left_are_named_and_never_substantive() -> None:
    field = sponsors(("Norland", "Westland"), ("Eastland", "Norland"))
    assert field.weight is Weight.TECHNICAL
    assert [(value.old, value.new) for finding in field.findings for value in finding.values] == [
        ("Westland", "Eastland")
    ]


def test_a_watched_term_without_a_word_stands_nowhere() -> None:
    before, after = "Notes the old tidal gardens;", "Notes the tidal gardens;"
    blank = compared(ENGLISH, before, after, watch=("", " ", "\u200b"))
    assert compared(ENGLISH, before, after, watch=("",)) == blank
    assert blank == compared(ENGLISH, before, after)


def test_one_term_given_alone_is_watched_as_a_whole() -> None:
    sides = "Notes the old tidal gardens;", "Notes the tidal gardens;"
    alone, listed = (compared(ENGLISH, *sides, watch=watch) for watch in ("tidal gardens", ("tidal gardens",)))
    assert alone == listed


def test_a_term_that_is_watched_twice_is_flagged_once() -> None:
    row = compared(ENGLISH, "Notes the old dunes;", "Notes the dunes;", watch=("dunes", "dunes")).rows[0]
    assert [flag.kind for flag in row.flags].count(FlagKind.WATCHED) == 1


def test_a_watched_term_comes_first_of_all() -> None:
    old = [paragraph("Notes the dunes of the bay;", "dunes"), paragraph("Requests the Keeper to sing;", "verb")]
    new = [paragraph("Notes the dunes of the gulf;", "dunes"), paragraph("Invites the Keeper to sing;", "verb")]
    before = Document(symbol=OLD, language=ENGLISH, paragraphs=tuple(old))
    after = Document(symbol=NEW, language=ENGLISH, paragraphs=tuple(new))
    links = (Link(old=("dunes",), new=("dunes",)), Link(old=("verb",), new=("verb",)))
    alignment = Alignment(old=OLD, new=NEW, links=links)
    for watch, first in (((), "verb"), (("dunes",), "dunes")):
        rows = compare(before, after, load_lexicon(ENGLISH), alignment, watch).rows
        assert min(rows, key=row_order).new[0].key == first


def test_a_note_that_names_the_same_source_in_other_words_is_editorial() -> None:
    text = "Recalling the Pelican Plan,"
    row = compared(ENGLISH, text, text, ("See A/175/3, chap. II.",), ("Contained in A/175/3, chap. II.",)).rows[0]
    assert row.weight is Weight.EDITORIAL
    other = compared(ENGLISH, text, text, ("See A/175/3, chap. II.",), ("Contained in A/175/3, chap. III.",)).rows[0]
    assert {finding.message for finding in other.findings} != {"note.same-source"}
    annex = compared(Language.CHINESE, "回顾，", "回顾，", ("《鸟志》，1，附件一。",), ("《鸟志》，1，附件二。",))
    assert annex.rows[0].weight is Weight.SUBSTANTIVE


def test_a_case_that_changed_alone_is_grammar_where_a_language_has_cases_and_a_plural_is_not() -> None:
    russian = Language.RUSSIAN
    case = row_of(russian, "отмечает развитие садов залива;", "отмечает развития садов залива;")
    aspect = row_of(russian, "призывает хранителя обеспечить уход;", "призывает хранителя обеспечивать уход;")
    number = row_of(russian, "отмечает работу на уровне залива;", "отмечает работу на уровнях залива;")
    assert [row.weight for row in (case, aspect, number)] == [
        Weight.EDITORIAL, Weight.EDITORIAL, Weight.SUBSTANTIVE,
    ]  # fmt: skip


def test_days_of_a_range_are_said_with_their_month() -> None:
    row = row_of(
        ENGLISH,
        "Notes the fair held in Port Pelican from 3 to 5 May 2120;",
        "Notes the fair held in Cape Heron from 9 to 12 June 2122;",
    )
    said = {value.name: (value.old, value.new) for finding in row.findings for value in finding.values}
    assert said["place"] == ("Port Pelican", "Cape Heron")
    assert said["moved"] == ("3 to 5 May 2120", "9 to 12 June 2122")


def test_classifying_twice_says_the_same() -> None:
    comparison = compared(ENGLISH, "Requests the Keeper to sing;", "Invites the Keeper to sing;")
    assert classify(comparison, load_lexicon(ENGLISH)) == comparison


def test_what_is_added_to_a_list_is_no_full_name() -> None:
    """`and parts of the Pelican Sea` stands elsewhere in both documents, and is another place none the less."""
    known = paragraph("Noting the patrols in Port Heron and parts of the Pelican Sea,", "known")
    short = paragraph("Deplores the patrols in Port Heron;", "it")
    long = paragraph("Deplores the patrols in Port Heron and parts of the Pelican Sea;", "it")
    assert row_with(several([known, short], [known, long]), "it").weight is Weight.SUBSTANTIVE


def test_a_full_name_is_known_in_the_form_that_its_sentence_asks_for() -> None:
    elsewhere, other = paragraph("вместе с Советом по правам человека,", "known"), paragraph("2", "other")
    old, new = paragraph("хвалит Совет;", "it"), paragraph("хвалит Совет по правам человека;", "it")
    known = several([elsewhere, old], [elsewhere, new], language=Language.RUSSIAN)
    unknown = several([other, old], [other, new], language=Language.RUSSIAN)
    assert [row_with(each, "it").weight for each in (known, unknown)] == [Weight.EDITORIAL, Weight.SUBSTANTIVE]


def test_the_date_of_an_instrument_that_stayed_is_house_style_and_a_lone_date_is_not() -> None:
    dated = row_of(
        ENGLISH, "Recalls the adoption of resolution 170/4;", "Recalls the adoption of resolution 170/4 of 3 May 2116;"
    )
    lone = row_of(ENGLISH, "Recalls the opening of the gardens;", "Recalls the opening of the gardens on 3 May 2116;")
    assert [dated.weight, lone.weight] == [Weight.EDITORIAL, Weight.SUBSTANTIVE]


def test_documents_step_by_the_sessions_of_their_own_body() -> None:
    old = "Takes note of document A/HRC/130/74;"
    row = row_of(ENGLISH, old, old.replace("A/HRC/130/74", "A/177/328"))
    assert FlagKind.OFF_CYCLE not in flags_of(row)
    early, thrice_a_year = (row_of(ENGLISH, old, old.replace("130/74", symbol)) for symbol in ("134/20", "136/20"))
    assert FlagKind.OFF_CYCLE in flags_of(early)
    assert FlagKind.OFF_CYCLE not in flags_of(thrice_a_year)
