"""Opening phrases, names, marks and spaces: what an editor marks in the words of a text, and what not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.drafts import document_of, facts_in, found_in, problems_of

from draftdiff.checks import find_drafting_problems
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language, Mark, MarkKind
from draftdiff.problems import Severity


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("en", "welcomes the lamps.", "the opening phrase begins with a small letter"),
        ("en", "[welcomes the lamps].", "the opening phrase begins with a small letter"),
        ("fr", "accueille avec satisfaction les lampes.", "the opening phrase begins with a small letter"),
        ("es", "acoge con beneplácito las lámparas.", "the opening phrase begins with a small letter"),
        ("ru", "Приветствует фонари.", "the opening phrase begins with a capital"),
        ("ru", "приветствует фонари.", ""),
        ("en", "Welcomes the lamps.", ""),
    ],
)
def test_the_first_letter_is_that_of_official_texts(language: str, text: str, message: str) -> None:
    found = facts_in(f"OP | | {text}", "message", code="opening-phrase", language=Language(language))
    assert found == [message] * bool(message)


def test_a_bracket_is_shown_with_the_words_beside_it() -> None:
    text = "OP | | [Decides that the keepers of the lamps shall meet, and that others) shall not."
    shown = facts_in(text, "text", code="brackets")
    assert shown == ["[Decides that the keepers of…", "…shall meet, and that others)"]


def test_a_quotation_left_open_inside_another_is_the_one_that_is_marked() -> None:
    text = "PP | | ссылаясь на доклад «Год “ночи»,\nOP | | постановляет собраться."
    marked = facts_in(text, "message", "text", code="quotation-marks", language=Language.RUSSIAN)
    assert marked == [("opens a quotation that nothing closes", "“ночи»,")]


def test_letters_of_another_script_are_why_a_phrase_is_unknown() -> None:
    text = "PP | | R\u0435calling the Charter of the Dark Skies,\nOP | | Decides to meet."
    assert found_in(text) == [("hidden-character", "PP1")]


def test_a_stressed_vowel_of_another_script_is_doubted() -> None:
    text = "PP | | приветствуя б\u00f3льшую часть и м\u006fре,\nOP | | постановляет собраться."
    assert facts_in(text, "severity", "text", language=Language.RUSSIAN) == [
        (Severity.HINT, "б\u00f3льшую"), (Severity.WARNING, "м\u006fре"),
    ]  # fmt: skip


def test_a_range_of_bare_letters_closes_no_bracket() -> None:
    document = document_of("OP | | просит учесть положения подпунктов a)–f) пункта 3.", Language.RUSSIAN)
    assert problems_of(document, "brackets") == ()
    document = document_of("OP | | просит пересмотреть часть 1 A) и часть 2 приложения.", Language.RUSSIAN)
    assert problems_of(document, "brackets") == ()
    document = document_of("OP | | просит учесть пандемию COVID-19) и прилив.", Language.RUSSIAN)
    assert len(problems_of(document, "brackets")) == 1
    document = document_of("OP | | ссылается на резолюцию 973 X) Генеральной Ассамблеи.", Language.RUSSIAN)
    assert len(problems_of(document, "brackets")) == 1


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("fr", "des phares; des lampes", ["no space before a punctuation mark"]),
        ("fr", "des phares ; des lampes", []),
        ("en", "1,234,500 lamps", []),
        ("en", "1.234.500 lamps", ["thousands are parted as in another language"]),
        ("fr", "1,234,500 lampes", ["thousands are parted as in another language"]),
        ("es", "1.234.500 faros", []),
        ("es", "1,234,500 faros", ["thousands are parted as in another language"]),
        ("zh", "灯塔,星空", ["a Latin punctuation mark"]),
        ("zh", "灯塔，星空", []),
        ("ar", "المنارات, والنجوم", ["a Latin punctuation mark"]),
        ("ar", "المنارات، والنجوم", []),
    ],
)
def test_marks_and_spaces_are_those_of_the_language(language: str, words: str, told: list[str]) -> None:
    found = problems_of(document_of(f"PP | | {words}", Language(language)), "spacing", "hidden-character")
    assert [one.message for one in found] == told


def test_a_quotation_may_go_through_sub_paragraphs() -> None:
    text = "OP | | Decides to ask: “What are, under the Charter:\n(1) | (a) | The tides;\n(1) | (b) | The nights?”"
    assert facts_in(text, "text", code="quotation-marks") == []
    left_open = document_of(text.replace("?”", "."), Language.ENGLISH)
    told = problems_of(left_open, "quotation-marks")
    assert [one.text for one in told] == ["“What are, under the Charter:"]


@pytest.mark.parametrize(
    ("language", "words", "is_told"),
    [
        (Language.ENGLISH, "the tides of the of the sea", True),
        (Language.ENGLISH, "all that that had had to be", False),
        (Language.ENGLISH, "for States and States and peoples", False),
        (Language.FRENCH, "que nous nous engageons au cas par cas par étapes", False),
        (Language.FRENCH, "la mer la mer et la lune", True),
        (Language.ARABIC, "الدول الأعضاء الدول الأعضاء", True),
        (Language.ARABIC, "المنظمات دون الإقليمية أو الإقليمية أو العالمية", False),
        (Language.CHINESE, "不结盟国家国家元首", False),
        (Language.CHINESE, "潮汐观测站潮汐观测站", True),
        (Language.CHINESE, "秘书长关于关于潮汐的报告", True),
        (Language.CHINESE, "帮助发展发展中国家的科学", False),
        (Language.ENGLISH, f"the tides{':' * 20_000} and the sea", True),
        (Language.ENGLISH, f"the tides of the sea{':' * 20_000}", False),
    ],
)
def test_words_stand_twice_by_slip_or_by_right(language: Language, words: str, is_told: bool) -> None:
    assert bool(problems_of(document_of(f"PP | | {words}", language), "repeated-word")) is is_told


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


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (Language.ENGLISH, "the «Year of the Night»", [(Severity.WARNING, "`“ ”` was expected")]),
        (Language.ENGLISH, 'the "Year of the Night"', [(Severity.HINT, "`“ ”` was expected")]),
        (Language.SPANISH, "el «Año de la Noche»", [(Severity.WARNING, "`“ ”` was expected")]),
        (Language.RUSSIAN, "«Год „ночи“»", []),
        (Language.FRENCH, "l’« Année de la “nuit” »", []),
    ],
)
def test_quotation_marks_are_those_of_the_language(
    language: Language, words: str, told: list[tuple[Severity, str]]
) -> None:
    assert facts_in(f"PP | | {words},", "severity", "hint", code="quotation-marks", language=language) == told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (Language.ARABIC, "المياه والطاقة والطاقة الريحية", "والطاقة والطاقة"),
        (Language.ENGLISH, "their ports and harbours and harbours of origin", "and harbours and harbours"),
    ],
)
def test_a_list_may_say_a_word_again_with_its_and(language: Language, words: str, told: str) -> None:
    found = facts_in(f"PP | | {words}", "severity", "text", code="repeated-word", language=language)
    assert found == [(Severity.HINT, told)]


def test_two_arabic_words_without_a_space_are_told_and_the_word_counts() -> None:
    text = "PP | | إذ تشير إلى مقررها،\nPP | | وإذ تشير أيضاإلى ميثاق السماء اللاإنسانية،\nOP | | تقرر أن تجتمع."
    assert facts_in(text, "code", "message", "text", language=Language.ARABIC) == [
        ("spacing", "no space between two words", "وإذ تشير أيضاإلى ميثاق السماء")
    ]


def test_a_space_before_a_mark_is_shown_with_the_words_beside_it() -> None:
    text = "PP | | Recalling the Charter of the Dark Skies , signed at low tide , and  the Rules,joined to it ,"
    assert facts_in(f"{text}\nOP | | Decides to meet ;", "severity", "message", "text", code="spacing") == [
        (Severity.HINT, "a space before a punctuation mark", "of the Dark Skies , signed at low tide"),
        (Severity.HINT, "two spaces in a row", "at low tide , and  the Rules,joined to"),
        (Severity.HINT, "no space after a punctuation mark", ", and  the Rules,joined to it ,"),
        (Severity.HINT, "a space before a punctuation mark", "Decides to meet ;"),
    ]


def test_french_sets_a_space_before_a_semicolon() -> None:
    text = "OP | 1. | Décide de se réunir ;\nOP | 2. | Prie de chanter ."
    assert facts_in(text, "text", code="spacing", language=Language.FRENCH) == ["Prie de chanter ."]


def test_a_letter_of_another_script_is_named_with_its_word() -> None:
    text = "PP | | Recalling the Ch\u0430rter of the Dark Skies,\nOP | | Decides to m\u03b5et."
    assert facts_in(text, "message", "text") == [
        ("a Cyrillic letter (U+0430) in a word of another script", "Ch\u0430rter"),
        ("a Greek letter (U+03B5) in a word of another script", "m\u03b5et"),
    ]


def test_a_hidden_character_is_told_once_in_a_paragraph() -> None:
    text = "PP | | Recalling\u200b the\u200b Charter\u00ad of the Dark\u200b Skies,\nOP | | Decides to meet."
    assert facts_in(text, "message", "location.offset") == [
        ("a hidden character, U+200B ZERO WIDTH SPACE ×3", 9),
        ("a hidden character, U+00AD SOFT HYPHEN", 23),
    ]


def test_a_latin_letter_for_a_russian_preposition_is_marked() -> None:
    text = "PP | | c удовлетворением отмечая ночь в связи c тем,\nOP | | постановляет собраться."
    assert facts_in(text, "code", "text", language=Language.RUSSIAN) == [
        ("hidden-character", "c удовлетворением"),
        ("hidden-character", "c тем"),
    ]
    for sound in ("в соответствии с задачей 3.c Повестки", "согласно статье 73 c Устава", "вариант plan c принят"):
        text = f"PP | | отмечая, что {sound},\nOP | | постановляет собраться."
        assert found_in(text, Language.RUSSIAN) == []


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


def test_a_chinese_verb_may_stand_behind_its_object() -> None:
    text = "OP | 1. | 对秘书长支持天文台的工作表示满意，并请其继续协助；"
    assert facts_in(text, "text", code="opening-phrase", language=Language.CHINESE) == []


def test_small_letters_may_be_those_of_another_body() -> None:
    text = "OP | 1. | призывает Генерального секретаря назначить генерального секретаря {};"
    drafts = [document_of(text.format(of), Language.RUSSIAN) for of in ("Приливов", "ночи")]
    said = [problems_of(draft, "capital-letters") for draft in drafts]
    assert [len(found) for found in said] == [0, 1]


def test_straight_quotation_marks_are_hinted_at_once() -> None:
    text = 'PP | | Recalling the "Year of the Night",\nPP | | Stressing the "Day of the Tides",'
    assert facts_in(text, "severity", "text", code="quotation-marks") == [(Severity.HINT, '"Year of the Night",')]


def test_a_state_bears_its_official_name() -> None:
    def said(name: str, symbol: str = "A/RES/178/16") -> list[tuple[str, str]]:
        document = document_of(f"PP | | Recalling the lamps of {name},", Language.ENGLISH, symbol)
        return [(one.text, one.hint) for one in problems_of(document, "state-name")]

    assert said("Moldova") == [("Moldova", "`Republic of Moldova` was expected")]
    for official in ("the Republic of Moldova", "Bolivia (Plurinational State of)", "the Islamic Republic of Iran"):
        assert said(official) == []
    assert said("Turkey") == [("Turkey", "`Türkiye` was expected")]
    assert said("Turkey", "A/RES/75/16") == []
    assert said("the harbour of Aurelia, Turkey, on 23 May 2016") == []
    assert said("Turkey, shown in that harbour on 23 May 2016") == [("Turkey", "`Türkiye` was expected")]


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        (Language.ENGLISH, "socio-economic and socio\u2011economically", ["socioeconomic", "socioeconomically"]),
        (Language.ENGLISH, "emphasise, emphasises and emphasis", ["emphasize", "emphasizes"]),
        (Language.ENGLISH, "within twelve months and twenty-four days", ["12", "24"]),
        (Language.ENGLISH, "one hundred and twenty-first, ten-year, Organisation, Group of Twenty", []),
        (Language.ENGLISH, "two thousand and fifteen, one hundred and ten", []),
        (Language.ENGLISH, "a\u00a0important, an high and an unique", ["an important", "a high", "a unique"]),
        (Language.ENGLISH, "a unit, a united, a One Health, an hour, an unmet, a UNDP, target 7.a of it", []),
        (Language.ENGLISH, "“Ten lamps toward the sea”, toward the sea", ["towards"]),
        (Language.FRENCH, "de États, que il et Etats", ["d’États", "qu’il", "États"]),
        (Language.FRENCH, "la ou les, le onze, de OIT", []),
        (Language.SPANISH, "y independencia o otros de el periodo", ["e independencia", "u otros", "del", "período"]),
        (Language.SPANISH, "y hierro, a) y ii), de El Salvador", []),
        (
            Language.RUSSIAN,
            "о образовании, об правах, с странами, в всех",
            ["об образовании", "о правах", "со странами", "во всех"],
        ),
        (Language.ARABIC, "والى الامين", ["إلى", "الأمين"]),
        (Language.CHINESE, "其它部份", ["其他", "部分"]),
    ],
)
def test_words_are_spelt_as_in_official_texts(language: Language, words: str, due: list[str]) -> None:
    found = problems_of(document_of(f"PP | | {words}", language), "spelling")
    assert [one.hint for one in found] == [f"`{one}` was expected" for one in due]


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("Observatroy", [("Observatroy", "`Observatory` was expected")]),
        ("Obserrvatory", [("Obserrvatory", "`Observatory` was expected")]),
        ("Obsservatory", [("Obsservatory", "`Observatory` was expected")]),
        ("Observatories", []),
    ],
)
def test_a_slip_shows_where_the_text_spells_the_word_otherwise(slip: str, told: list[tuple[str, str]]) -> None:
    text = "PP | | Recalling that the Observatory Council and the Observatory Fund sing in the Observatory Hall,\n"
    assert facts_in(f"{text}PP | | Noting the {slip} Council,", "text", "hint", code="spelling") == told
    assert facts_in(f"{text}PP | | Noting every {slip},", "text", "hint", code="spelling") == []


def test_a_raised_latin_letter_calls_the_note_of_a_table() -> None:
    document = document_of("PP | | смета на годa и c учетом,", Language.RUSSIAN)
    (paragraph,) = document.paragraphs
    assert len(problems_of(document, "hidden-character")) == 2
    raised = tuple(Mark(kind=MarkKind.SUPERSCRIPT, start=place, end=place + 1) for place in (12, 16))
    marked = replace(document, paragraphs=(replace(paragraph, marks=raised),))
    assert problems_of(marked, "hidden-character") == ()
