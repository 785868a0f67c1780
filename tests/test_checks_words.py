"""Opening phrases, names, marks and spaces: what an editor marks in the words of a text, and what not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.drafts import document_of, facts_in, found_in, problems_of

from draftdiff.checks import find_drafting_problems
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language, Mark, MarkKind
from draftdiff.problems import Severity


def test_letters_of_another_script_are_why_a_phrase_is_unknown() -> None:
    text = "PP | | R\u0435calling the Charter of the Dark Skies,\nOP | | Decides to meet."
    assert found_in(text) == [("hidden-character", "PP1")]


def test_a_quotation_may_go_through_sub_paragraphs() -> None:
    text = "OP | | Decides to ask: “What are, under the Charter:\n(1) | (a) | The tides;\n(1) | (b) | The nights?”"
    assert facts_in(text, "text", code="quotation-marks") == []
    apart = "PP | | Noting “the tides,\nPP | | Noting the nights”,"
    assert len(facts_in(apart, "text", code="quotation-marks")) == 2
    left_open = document_of(text.replace("?”", "."), Language.ENGLISH)
    told = problems_of(left_open, "quotation-marks")
    assert [one.text for one in told] == ["“What are, under the Charter:"]


def test_words_and_marks_without_end_are_read_in_time() -> None:
    assert not found_in(f"PP | | {'ab' * 100_000}", Language.ENGLISH, "spelling")
    marks = ":" * 20_000
    for text, is_told in ((f"the tides{marks} and the sea", True), (f"the tides of the sea{marks}", False)):
        assert bool(found_in(f"PP | | {text}", Language.ENGLISH, "repeated-word")) is is_told


def test_a_resolution_of_a_list_and_a_whole_paragraph_stand_once() -> None:
    twice = "171/22 of 9 December 2116, and also 172/30 of 8 December 2117 and 171/22 of 9 December 2116"
    text = f"PP | | Recalling its resolutions {twice},\nPP | | Mindful of the night above the sea and of the tides,"
    again = f"{text}\nPP | | Mindful of the night above the sea, and of the tides,\nOP | | Decides to meet."
    assert facts_in(again, "message", "text", code="repeated-word") == [
        ("A/RES/171/22 stands twice in one list", "171/22"),
        ("says the same as PP2", ""),
    ]
    apart = text.replace("and 171/22", "and, in the light of what was said and done under resolution 171/22")
    assert found_in(apart) == []


def test_two_arabic_words_without_a_space_are_told_and_the_word_counts() -> None:
    text = "PP | | إذ تشير إلى مقررها،\nPP | | وإذ تشير أيضاإلى ميثاق السماء اللاإنسانية،\nOP | | تقرر أن تجتمع."
    assert facts_in(text, "code", "message", "text", language=Language.ARABIC) == [
        ("spacing", "no space between two words", "وإذ تشير أيضاإلى ميثاق السماء")
    ]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "the moon- shaped sails of low- and high-lying observatories", "the moon- shaped sails of"),
        ("fr", "à sa cent- soixante-dix-neuvième session", "à sa cent-"),
        ("ar", "النجومإلى الميناء واللاإنسانية وبـإقرار", "النجومإلى الميناء"),
    ],
)
def test_a_space_too_many_or_too_few_in_a_word_is_told(language: Language, said: str, told: str) -> None:
    assert facts_in(f"PP | | {said},", "text", code="spacing", language=Language(language)) == [told]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "les phares et les phare du nord", ["les phare"]),
        ("fr", "le phare et la lampe, le lampes", ["le lampes"]),
        ("fr", "le fonds et le fond, les nouveau-nés, nouveaux, les première et premières, les date(s) et dates", []),
        ("fr", "les phare", []),
        ("es", "los faros y su faro, las faro y su faros", ["las faro", "su faros"]),
        ("es", "los informe al respecto en dos informes", []),
        ("en", "the lamps and these lamp", []),
    ],
)
def test_a_noun_has_the_number_of_the_word_before_it(language: Language, said: str, told: list[str]) -> None:
    assert facts_in(f"PP | | {said},", "text", code="spelling", language=Language(language)) == told


@pytest.mark.parametrize(
    ("language", "said", "due"),
    [("en", "at its 52nd session", "`fifty-second`"), ("fr", "à sa 52e session", "`cinquante-deuxième`"),
     ("ru", "на своей 52-й сессии", ""), ("fr", "à sa 1re session", "")],
)  # fmt: skip
def test_the_words_of_a_session_in_figures_are_told_where_they_have_one_form(
    language: Language, said: str, due: str
) -> None:
    (hint,) = facts_in(f"PP | | {said},", "hint", code="spelling", language=Language(language))
    assert due in hint if due else not hint


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "from 12 to 14 December 2118, on 3 May and in June 2117", "December 14, 2118"),
        ("en", "in June 2117", "14 Dec. 2118"),
        ("fr", "du 1er au 3 mai 2118, en juin 2117", "1 mai 2118"),
        ("es", "los días 1 y 3 de Mayo de 2118, en junio de 2117", "3 de mayo 2118"),
        ("ru", "1 и 3 мая 2118 года, в июне 2117 и 2119 годов", "3 мая 2118"),
    ],
)
def test_a_date_has_the_form_of_official_texts(language: Language, right: str, wrong: str) -> None:
    text = f"PP | | {right},\nPP | | {wrong},"
    assert facts_in(text, "text", code="spelling", language=Language(language)) == [wrong]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "the 2020 Agenda, “the 2003 Agenda” and the 2030 Agenda", ["2020 Agenda", "2003 Agenda"]),
        ("en", "its seventyninth session and its seventy-ninth session", ["seventyninth session"]),
        ("fr", "sa soixante dix-neuvième session", ["soixante dix-neuvième"]),
        ("zh", "《2020年可持续发展议程》", ["2020年可持续发展议程"]),
    ],
)
def test_the_year_of_an_agenda_and_an_ordinal_are_told_in_quotations_too(
    language: Language, said: str, told: list[str]
) -> None:
    assert facts_in(f"PP | | {said},", "text", code="spelling", language=Language(language)) == told


def test_french_sets_a_space_before_a_semicolon() -> None:
    text = "OP | 1. | Décide de se réunir ;\nOP | 2. | Prie de chanter ."
    assert facts_in(text, "text", code="spacing", language=Language.FRENCH) == ["Prie de chanter ."]


def test_a_hidden_character_is_told_once_in_a_paragraph() -> None:
    text = "PP | | Recalling\u200b the\u200b Charter\u00ad of the Dark\u200b Skies,\nOP | | Decides to meet."
    assert facts_in(text, "message", "location.offset") == [
        ("a hidden character, U+200B ZERO WIDTH SPACE ×3", 9),
        ("a hidden character, U+00AD SOFT HYPHEN", 23),
    ]


def test_the_enacting_formula_stands_once() -> None:
    preamble = "PP | | Recalling the tides,\nOP | | Decides to sing."
    formula = "EF | | The General Assembly,\n"
    found = find_drafting_problems(document_of(preamble, Language.ENGLISH), load_lexicon(Language.ENGLISH))
    assert [(one.code, one.severity) for one in found] == [("enacting-formula", Severity.WARNING)]
    found = problems_of(document_of(formula * 2 + preamble, Language.ENGLISH))
    assert [(one.severity, one.message) for one in found] == [(Severity.ERROR, "the enacting formula stands twice")]
    assert problems_of(document_of("EF | | The General Assembly\nOP | | Decides to sing.", Language.ENGLISH)) == ()
    marked = document_of(f"EF | | The General Assembly,\u200e\n{preamble}", Language.ENGLISH)
    assert problems_of(marked, "enacting-formula") == ()


def test_an_opening_phrase_is_set_off_as_the_others_are() -> None:
    document = document_of("PP | | Recalling the tides,\n" * 4, Language.ENGLISH)
    italic = (Mark(kind=MarkKind.ITALIC, start=0, end=9),)
    marked = [replace(one, marks=italic) for one in document.paragraphs]
    some = replace(document, paragraphs=(*marked[:3], document.paragraphs[3]))
    assert [one.message for one in problems_of(some, "opening-phrase")] == [
        "the opening phrase is not set off as the others are"
    ]
    assert problems_of(document, "opening-phrase") == ()
    assert problems_of(replace(document, paragraphs=tuple(marked)), "opening-phrase") == ()


def test_what_follows_decides_as_follows_needs_no_opening_phrase() -> None:
    text = "OP | | Decides as follows:\nOP | 1. | The lamps burn at night;\nOP | 2. | By day they rest."
    assert facts_in(text, "text", code="opening-phrase") == []


def test_straight_quotation_marks_are_hinted_at_once() -> None:
    text = 'PP | | Recalling the "Year of the Night",\nPP | | Stressing the "Day of the Tides",'
    assert facts_in(text, "severity", "text", code="quotation-marks") == [(Severity.HINT, '"Year of the Night",')]


def test_a_state_that_changed_its_name_may_bear_the_older_one_in_an_older_text() -> None:
    texts = [document_of("PP | | Recalling Turkey,", Language.ENGLISH, f"A/RES/{session}/16") for session in (75, 178)]
    assert [len(problems_of(one, "state-name")) for one in texts] == [0, 1]


def test_a_raised_latin_letter_calls_the_note_of_a_table() -> None:
    document = document_of("PP | | смета на годa и c учетом,", Language.RUSSIAN)
    (paragraph,) = document.paragraphs
    assert len(problems_of(document, "hidden-character")) == 2
    raised = tuple(Mark(kind=MarkKind.SUPERSCRIPT, start=place, end=place + 1) for place in (12, 16))
    marked = replace(document, paragraphs=(replace(paragraph, marks=raised),))
    assert problems_of(marked, "hidden-character") == ()


def test_a_word_is_a_slip_of_one_that_the_text_has_in_the_same_company() -> None:
    text = "PP | | Noting the observatories of the north,\nPP | | Stressing the observatories of the south,\n"
    for said, told in (
        ("the observtories of", ["observtories"]),
        ("the obsarvatories of", ["obsarvatories"]),
        ("old obsevratories of", ["obsevratories"]),
        ("the obbservatories in", ["obbservatories"]),
        ("old observtories of", []),
        ("the observatoried of", []),
        ("the conservatories of", []),
    ):
        assert facts_in(f"{text}PP | | Mindful of {said} the sea,", "text", code="spelling") == told
    twice = "PP | | Mindful of the observtories of the sea,\n" * 2
    assert facts_in(text + twice, "text", code="spelling") == []
    for right in ("a member State", "what each member stated", "the Secretary\u2011General"):
        assert facts_in(f"PP | | Recalling {right},", "text", code="spelling") == []


def test_the_beginning_of_an_arabic_word_may_hold_particles() -> None:
    """Other particles make no slip of a word, and letters that changed places need both neighbours."""
    text = "PP | | إذ تلاحظ أن المنارات تضيء ليلا،\nPP | | وإذ تؤكد أن المنارات تضيء الميناء،\n"
    for said, told in (
        ("أن المنراات تضيء", ["المنراات"]),
        ("أن المنراات تنير", []),
        ("أن المارات تضيء", ["المارات"]),
        ("أن المنارت تضيء", []),
        ("أن بالمنارات تضيء", []),
        ("أن كلمنارات تضيء", []),
    ):
        found = facts_in(f"{text}PP | | وإذ ترى {said} الميناء،", "text", code="spelling", language=Language.ARABIC)
        assert found == told
    joined = text.replace("المنارات", "والمنارات") + "PP | | وإذ ترى أن وبالمنارات تضيء الميناء،"
    assert facts_in(joined, "text", code="spelling", language=Language.ARABIC) == []
    for said, told in (("الجمعية العاممة", ["العاممة"]), ("الجمعية للعامة", [])):
        assert facts_in(f"PP | | إذ تشكر {said}،", "text", code="spelling", language=Language.ARABIC) == told


@pytest.mark.parametrize("said", ["《宪章》:请秘书长", "“宪章”:请秘书长", "（宪章）;请秘书长", "A/173/1,《宪章》"])
def test_a_latin_mark_beside_chinese_marks_is_told(said: str) -> None:
    assert len(facts_in(f"OP | | 回顾{said}报告。", "text", code="hidden-character", language=Language.CHINESE)) == 1


def test_figures_of_another_kind_are_told_beside_those_of_most_numbers() -> None:
    text = "PP | | إذ تشير إلى عامي ٢١١٦ و٢١١٧ وسنة {}،\nOP | | تقرر أن تجتمع."
    assert facts_in(text.format("2118"), "text", code="hidden-character", language=Language.ARABIC) == []
    text = "PP | | إذ تشير إلى أعوام 2116 و2117 و2118 وسنتي {} و٢١٢٠،\nOP | | تقرر أن تجتمع."
    assert facts_in(text.format("21١8"), "text", code="hidden-character", language=Language.ARABIC) == ["21١8"]


def test_small_letters_behind_an_ordinal_are_those_of_another_body() -> None:
    for said, told in (("la vingtième assemblée générale", []), ("l’assemblée générale", ["assemblée générale"])):
        text = f"PP | | Rappelant {said} de l’Association,\nOP | | Décide de se réunir."
        assert facts_in(text, "text", code="capital-letters", language=Language.FRENCH) == told


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "at its 77th session, and at the 144th and seventy-seventh sessions", ["77"]),
        ("fr", "à sa 77e session", ["77"]),
        ("es", "en su 77º período de sesiones", []),
        ("ru", "на своей 77-й сессии", ["77"]),
        ("zh", "向大会第77届会议", ["77"]),
        ("en", "in its resolution 171/22 of 9 December, and on 10 December", ["9 December"]),
        ("en", "it's in the AU Decl. and in decision Assembly/AU/Dec.5", ["it’s", "AU"]),
        ("en", "UN News and the Organisation of the Dark Skies on urbanisation", ["urbanisation"]),
    ],
)
def test_sessions_dates_and_short_names_are_as_in_official_texts(
    language: Language, said: str, told: list[str]
) -> None:
    assert facts_in(f"PP | | {said},", "text", code="spelling", language=Language(language)) == told


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "the tides(and the moon) of May", "the tides(and the moon) of"),
        ("en", "the month(s) of the court (a)(b)", ""),
        ("en", "the tides (and the moon)of May", "tides (and the moon)of May"),
        ("en", "the term“night watch”", "the term“night watch”"),
        ("en", "the “night”watch", "the “night”watch"),
        ("en", "the tides - that is, the sea - rise", "the tides - that is, the sea -"),
        ("en", "from 3 - 5 days", ""),
        ("fr", "les auditeurs(trices)", ""),
        ("fr", "les marées(de mai)", "les marées(de mai)"),
        ("fr", "les marées - la mer", "les marées - la mer"),
        ("ru", "приливы(в мае)", "приливы(в мае)"),
        ("ru", "приливы - моря", "приливы - моря"),
        ("es", "las mareas(de mayo)", "las mareas(de mayo)"),
        ("ar", "المد(في أيار)", "المد(في أيار)"),
        ("zh", "潮汐(五月)和潮汐 - 海", ""),
    ],
)
def test_no_word_is_joined_to_a_bracket_or_quotation_and_no_hyphen_is_a_dash(
    language: Language, said: str, told: str
) -> None:
    found = facts_in(f"PP | | {said},", "text", code="spacing", language=Language(language))
    assert [one.rstrip(",") for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "at its seventy-eigth session", ["seventy-eigth"]),
        ("en", "at its seventy-eighth session and its eighth meeting, in eight days", []),
        ("fr", "à sa soixnte-dix-huitième session", ["soixnte-dix-huitième"]),
        ("es", "en su septugésimo octavo período de sesiones", ["septugésimo"]),
        ("ru", "на своей семьдеесят девятой сессии", ["семьдеесят"]),
    ],
)
def test_the_number_of_a_session_is_misspelt_beside_its_noun(language: Language, said: str, told: list[str]) -> None:
    assert facts_in(f"PP | | {said},", "text", code="spelling", language=Language(language)) == told


def test_a_sub_paragraph_begins_as_its_neighbours_do() -> None:
    text = "OP | 1. | Decides:\n(1) | (a) | {} meet;\n(1) | (b) | {} rest;\n(1) | (c) | {} watch."
    for letters, told in (
        (("To", "to", "To"), ["to rest;"]),
        (("to", "To", "to"), ["To rest;"]),
        (("To", "to", "to"), []),
    ):
        assert facts_in(text.format(*letters), "text", code="opening-phrase") == told
