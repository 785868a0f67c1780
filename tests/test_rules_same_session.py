"""Two texts of one session: no time passed between them, so no date, session or citation rolled."""

from __future__ import annotations

import pytest
from support.rule_cases import AR, EN, ES, FR, RU, ZH, paragraph

from draftdiff.compare import compare
from draftdiff.comparison import Alignment, Link, Row, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Event, EventKind, Language


def revised(language: Language, old: str, new: str, symbols: tuple[str, str] = ("A/175/L.8", "A/175/L.8/Rev.1")) -> Row:
    """Compare a paragraph of a draft with the same of its revision."""
    before, after = (
        Document(symbol=symbol, session=symbol.split("/")[1], language=language, paragraphs=(paragraph(text, key),))
        for symbol, text, key in zip(symbols, (old, new), ("old", "new"), strict=True)
    )
    alignment = Alignment(old=symbols[0], new=symbols[1], links=(Link(old=("old",), new=("new",)),))
    return compare(before, after, load_lexicon(language), alignment).rows[0]


REPORTS = {
    EN: ("Requests a report at its one hundred and seventy-sixth session;", "seventy-sixth", "seventy-seventh"),
    FR: ("Demande un rapport à sa cent soixante-seizième session ;", "soixante-seizième", "soixante-dix-septième"),
    ES: ("Solicita un informe en su centésimo septuagésimo sexto período de sesiones;", "sexto", "séptimo"),
    RU: ("просит представить доклад на ее сто семьдесят шестой сессии;", "шестой", "седьмой"),
    ZH: ("请秘书长在第一百七十六届会议上提交报告；", "七十六", "七十七"),
    AR: ("تطلب تقريرا في دورتها السادسة والسبعين بعد المائة؛", "السادسة", "السابعة"),
}


@pytest.mark.parametrize("language", REPORTS)
def test_another_session_to_report_to_is_substantive(language: Language) -> None:
    text, was, now = REPORTS[language]
    row = revised(language, text, text.replace(was, now))
    assert row.weight is Weight.SUBSTANTIVE
    assert "period" in {finding.rule for finding in row.findings}


def test_another_resolution_is_substantive() -> None:
    row = revised(
        EN, "Recalls resolution 173/135 of 14 December 2118;", "Recalls resolution 173/153 of 14 December 2118;"
    )
    assert [(finding.rule, finding.weight) for finding in row.findings] == [("citation-replaced", Weight.SUBSTANTIVE)]


def test_the_letter_of_a_part_is_no_article() -> None:
    old = "Recalls its resolution 173/135 A of 14 December 2118;"
    assert revised(EN, old, old.replace(" A ", " ")).weight is Weight.SUBSTANTIVE
    assert revised(EN, old.replace(" A ", " "), old).weight is Weight.SUBSTANTIVE


def test_another_day_is_substantive() -> None:
    row = revised(EN, "Decides to meet on 3 May 2121;", "Decides to meet on 4 May 2121;")
    assert row.weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Welcomes document CD/1299;", "Welcomes document CD/1300;"),
        (EN, "Recalling the closing of the lagoon 27 years ago,", "Recalling the closing of the lagoon 29 years ago,"),
        (EN, "Notes the seventy-fifth anniversary of the Union;", "Notes the fifth anniversary of the Union;"),
        (EN, "Notes that 187 States are parties to the Accord;", "Notes that 191 States are parties to the Accord;"),
        (AR, "تحيط علما بالذكرى السنوية الخامسة والسبعين للاتحاد؛", "تحيط علما بالذكرى السنوية الخامسة للاتحاد؛"),
    ],
)
def test_another_document_anniversary_or_count_is_substantive(language: Language, old: str, new: str) -> None:
    assert revised(language, old, new).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Requests the parties to keep the gardens;", "Requests parties to keep the gardens;"),
        (EN, "Welcomes the map of the gardens;", "Welcomes a map of the gardens;"),
        (Language.FRENCH, "Note les progrès dans les jardins ;", "Note des progrès dans les jardins ;"),
        (Language.SPANISH, "Observa los mapas de la bahía;", "Observa mapas de la bahía;"),
        (EN, "Welcomes the meeting of 4 May 2119;", "Welcomes the meeting of 2119;"),
    ],
)
def test_an_article_or_a_day_left_out_of_a_draft_is_substantive(language: Language, old: str, new: str) -> None:
    assert revised(language, old, new).weight is Weight.SUBSTANTIVE
    assert revised(language, new, old).weight is Weight.SUBSTANTIVE


def test_a_session_does_not_go_back_beside_others_that_rolled() -> None:
    old = "Notes the debates at its seventy-first to seventy-fifth sessions;"
    new = "Notes the debates at its seventieth to seventy-seventh sessions;"
    assert revised(EN, old, new, RENEWAL).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Recalls the talks held on 10 December 2108;", "Recalls the talks held on 10 December 2113;"),
        ("Notes document E/2120/5 of the Board;", "Notes document E/2129/5 of the Board;"),
        ("Recalls its resolution 173/9 B of 4 May 2119;", "Recalls its resolution 175/16 B of 4 May 2123;"),
        ("Notes the second Conference on the tide;", "Notes the first Conference on the tide;"),
        (
            "Notes that the parties agreed on two aspects of it;",
            "Notes that the parties agreed on three aspects of it;",
        ),
        ("Urges States that are members to tend it;", "Urges States that were members to tend it;"),
        (
            "Welcomes the proposal to hold a conference on the tide for the divers;",
            "Recalls the proposal to hold a conference on the tide against the divers;",
        ),
        ("Notes the report on the gardens of the lagoon;", "Recalls the reports on the gardens of the lagoon;"),
    ],
)
def test_between_renewals_what_time_does_not_bring_is_substantive(old: str, new: str) -> None:
    assert revised(EN, old, new, RENEWAL).weight is Weight.SUBSTANTIVE


def test_the_old_document_cited_with_another_day_is_a_slip() -> None:
    adopted = Event(kind=EventKind.ADOPTED, date="2120-12-07")
    rows = {}
    for day in ("7", "8", "B 7"):
        part, number = day[:-1], day[-1]
        old, new = "resolution 171/5 of 3 December 2116,", f"resolution 173/135 {part}of {number} December 2120,"
        texts = f"Recalling its {old}", f"Recalling its {new}"
        before = Document(symbol=RENEWAL[0], language=EN, paragraphs=(paragraph(texts[0], "p"),), events=(adopted,))
        after = Document(symbol=RENEWAL[1], language=EN, paragraphs=(paragraph(texts[1], "p"),))
        alignment = Alignment(old=RENEWAL[0], new=RENEWAL[1], links=(Link(old=("p",), new=("p",)),))
        rows[day] = compare(before, after, load_lexicon(EN), alignment).rows[0]
    assert rows["7"].weight is Weight.TECHNICAL
    assert rows["B 7"].weight is Weight.SUBSTANTIVE, "a second part of what has no parts is of another day"
    assert [(v.old, v.new) for v in rows["8"].findings[0].values] == [("", "173/135"), ("2120-12-07", "2120-12-08")]
    assert rows["8"].weight is Weight.SUBSTANTIVE


def test_between_renewals_nothing_rolls_back() -> None:
    row = revised(EN, "Notes the session held on 5 May 2119;", "Notes the session held on 5 May 2118;", RENEWAL)
    assert row.weight is Weight.SUBSTANTIVE


def test_a_date_told_in_more_detail_is_no_other_date() -> None:
    row = revised(EN, "Welcomes the meeting held in May 2119;", "Welcomes the meeting held on 4 May 2119;")
    assert "period" not in {finding.rule for finding in row.findings}


RENEWAL = ("A/RES/173/135", "A/RES/175/16")


def test_between_renewals_another_day_of_the_same_year_was_changed_by_hand() -> None:
    row = revised(EN, "Recalls the talks of 25 May 2110;", "Recalls the talks of 26 May 2110;", RENEWAL)
    assert [(finding.rule, finding.message) for finding in row.findings] == [("period", "period.date")]
    assert row.weight is Weight.SUBSTANTIVE


def test_between_renewals_a_second_meeting_of_one_year_rolled() -> None:
    old = "Notes that the thirty-fifth Congress was held on 5 February 2119;"
    new = "Notes that the thirty-sixth Congress was held on 15 December 2119;"
    assert revised(EN, old, new, RENEWAL).weight is Weight.TECHNICAL


def test_words_after_a_body_are_its_full_name_only_with_capitals() -> None:
    other = "Welcomes the work of the Union of Lighthouses to continue to print tables;"
    before, after = (
        Document(
            symbol=symbol,
            language=EN,
            paragraphs=(paragraph(text, "one"), paragraph(other, "two")),
        )
        for symbol, text in (
            (RENEWAL[0], "Requests the Union of Lighthouses to continue to print maps;"),
            (RENEWAL[1], "Requests the Union of Lighthouses to print maps;"),
        )
    )
    row = compare(before, after, load_lexicon(EN)).rows[0]
    assert row.weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Requests the Council to publish any map in its possession;", ("its", "their")),
        (FR, "Prie le Conseil de publier ses cartes des marais;", ("ses", "leurs")),
        (ES, "Solicita al Consejo que publique su informe;", ("su", "sus")),
        (RU, "просит Совет и комитеты опубликовать его карты;", ("его", "их")),
    ],
)
def test_an_agreement_that_follows_nothing_is_another_owner(language: Language, old: str, new: tuple[str, str]) -> None:
    before, after = (f" {word} " for word in new)
    assert before in old
    assert revised(language, old, old.replace(before, after)).weight is Weight.SUBSTANTIVE


def test_no_tense_ages_within_a_session() -> None:
    old, new = "Notes the meeting to be held at noon;", "Notes the meeting held at noon;"
    assert revised(EN, old, new).weight is Weight.SUBSTANTIVE
    assert revised(EN, old, new, ("A/RES/173/8", "A/RES/175/8")).weight is Weight.TECHNICAL


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 10 (A/175/10), sect. D."),
        (RU, "Дополнение № 10 (A/175/10), гл. V.", "Дополнение № 10 (A/175/10), гл. VI."),
        (ES, "A/175/10, secc. II.", "A/175/10, secc. III."),
    ],
)
def test_another_place_in_a_source_is_substantive(language: Language, old: str, new: str) -> None:
    documents = (
        Document(symbol=symbol, session="175", language=language, paragraphs=(paragraph("Z.", "1", (said,)),))
        for symbol, said in (("A/175/L.8", old), ("A/175/L.8/Rev.1", new))
    )
    assert compare(*documents, load_lexicon(language)).rows[0].weight is Weight.SUBSTANTIVE
