"""*Welcomes, also welcomes, further welcomes, welcomes*: what an editor marks in a row of equal verbs, and what not."""

from __future__ import annotations

import pytest
from support.drafts import document_of, problems_of

from draftdiff.checks import find_drafting_problems
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language
from draftdiff.problems import Severity

ERROR, HINT = Severity.ERROR, Severity.HINT


def marked(text: str, language: str = "en", english: str = "") -> list[tuple[int, Severity, str]]:
    """Return which paragraphs are marked, counted from 1, how, and what is said; `english` stands beside the text."""
    document = document_of(text, Language(language))
    keys = [paragraph.key for paragraph in document.paragraphs]
    other = [(document_of(english, Language.ENGLISH), load_lexicon(Language.ENGLISH))] if english else []
    lexicon = load_lexicon(Language(language))
    found = find_drafting_problems(document, lexicon, select=["also-further"], beside=other)
    return [(keys.index(one.location.paragraph) + 1, one.severity, one.message) for one in found]


def preamble(*openings: str) -> str:
    return "".join(f"PP | | {opening} the {number} lamp of the night,\n" for number, opening in enumerate(openings))


def operative(*openings: str) -> str:
    return "".join(f"OP | {number}. | {opening} by night;\n" for number, opening in enumerate(openings, start=1))


def missing(word: str) -> str:
    return f"the paragraph before it opens with the same verb: `{word}` is missing"


def expected(word: str) -> str:
    return f"`{word}` was expected, after the paragraph before it"


CHAINS = {
    "ar": ("وإذ تشير إلى", "وإذ تشير أيضا إلى", "وإذ تشير كذلك إلى"),
    "en": ("Recalling", "Recalling also", "Recalling further"),
    "es": ("Recordando", "Recordando también", "Recordando además"),
    "fr": ("Rappelant", "Rappelant également", "Rappelant en outre"),
    "ru": ("приветствуя", "приветствуя также", "приветствуя далее"),
    "zh": ("回顾", "又回顾", "还回顾"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_begins_anew_behind_further(language: Language) -> None:
    bare, also, further = CHAINS[language.value]
    assert marked(preamble(bare, also, further, bare, also), language.value) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_words_that_changed_places_are_errors_in_every_language(language: Language) -> None:
    bare, also, further = CHAINS[language.value]
    found = marked(preamble(bare, further, also), language.value)
    assert [(place, severity) for place, severity, _ in found] == [(2, ERROR), (3, ERROR)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_missing_inside_a_row_is_an_error_in_every_language(language: Language) -> None:
    bare, _, further = CHAINS[language.value]
    found = marked(preamble(bare, bare, further), language.value)
    assert [(place, severity) for place, severity, _ in found] == [(2, ERROR)]


def test_each_missing_word_is_the_one_that_is_due() -> None:
    assert marked(preamble("Recalling", "Recalling")) == [(2, ERROR, missing("also"))]
    assert marked(preamble("Recalling", "Recalling also", "Recalling")) == [(3, ERROR, missing("further"))]
    assert marked(preamble("Recalling", "Recalling further")) == [(2, ERROR, expected("also"))]
    assert marked(preamble("Recalling", "Recalling also", "Recalling also")) == [(3, ERROR, expected("further"))]


def test_behind_a_missing_word_the_next_ones_are_read_as_they_were_meant() -> None:
    assert [place for place, *_ in marked(preamble("Recalling", "Recalling", "Recalling also"))] == [2]
    assert [place for place, *_ in marked(preamble("Recalling", "Recalling", "Recalling further", "Recalling"))] == [2]


def test_a_word_without_a_partner_is_an_error_whatever_the_verb() -> None:
    assert marked(preamble("Stressing", "Recalling also")) == [(2, ERROR, alone("also"))]
    assert marked(operative("Decides to meet", "Also requests the Committee to sing")) == [(2, ERROR, alone("also"))]


def test_the_word_is_named_as_it_is_printed() -> None:
    text = operative("Décide de chanter", "Prie de même les gardiens de chanter")
    assert [message for _, _, message in marked(text, "fr")] == [alone("de même")]
    text = operative("Décide de chanter", "Prie également les gardiens de chanter")
    assert [message for _, _, message in marked(text, "fr")] == [alone("également")]


def alone(word: str) -> str:
    return f"`{word}` continues no verb of the paragraph before it"


def test_also_may_continue_a_later_verb_of_the_paragraph_before() -> None:
    text = operative("Recognizes the lamps, and stresses their light", "Also stresses their number")
    assert marked(text) == []


def test_also_may_stand_behind_a_phrase_that_nobody_knows() -> None:
    assert marked(operative("In the dark, bewails the lamps", "Also welcomes the stars")) == []


def test_equally_is_no_link_of_a_row() -> None:
    assert marked(preamble("Stressing", "Reaffirming equally")) == []


def test_a_verb_joined_to_another_is_another_verb() -> None:
    text = operative("Welcomes and encourages the keepers", "Welcomes the lamps")
    assert marked(text) == []
    assert marked(preamble("Deploring in particular", "Deploring")) == []


def test_verbs_that_ask_are_hinted_at_where_the_same_body_is_asked() -> None:
    same = operative("Requests the Secretary-General to sing", "Requests the Secretary-General to meet")
    assert marked(same) == [(2, HINT, missing("also"))]
    assert marked(same.replace("General to meet", "General, in May, to meet")) == [(2, HINT, missing("also"))]
    assert marked(operative("Requests the Secretary-General to sing", "Requests Member States to meet")) == []
    all_of_them = operative("Requests Member States to sing", "Requests all Member States to meet")
    assert marked(all_of_them) == [(2, HINT, missing("also"))]


def test_where_no_known_body_is_asked_the_first_words_are_compared() -> None:
    assert marked(operative("Requests lampmakers to sing", "Requests lampmakers to meet")) == [
        (2, HINT, missing("also"))
    ]
    assert marked(operative("Requests lampmakers to sing", "Requests pilots to meet")) == []


def test_verbs_that_decide_are_hinted_at() -> None:
    assert marked(operative("Decides to meet", "Decides that it shall sing")) == [(2, HINT, missing("also"))]


def test_thanks_to_different_bodies_repeat_bare() -> None:
    assert marked(operative("Commends the Committee for its songs", "Commends the Secretariat for its lamps")) == []


def test_verbs_that_ask_go_by_the_other_places_of_their_text() -> None:
    urges, also = "Urges States to sing", "Also urges States to meet"
    assert marked(operative(urges, also, "Decides to meet", urges, urges)) == [(5, HINT, missing("also"))]
    assert marked(operative(urges, urges)) == []
    assert marked(operative(urges, also, "Decides to meet", urges, urges, "Decides to part", urges, urges)) == []


def test_where_in_this_regard_joins_the_paragraphs_a_missing_word_is_a_hint() -> None:
    for joined in ("Recalling in this regard", "Recalling, in this regard,"):
        assert marked(preamble("Recalling", joined)) == [(2, HINT, missing("also"))]


def test_behind_in_this_regard_the_next_one_may_be_bare() -> None:
    assert marked(preamble("Recalling in this regard", "Recalling")) == [(2, HINT, missing("also"))]


def test_a_phrase_of_several_meanings_is_hinted_at() -> None:
    text = preamble("признавая", "признавая")
    assert marked(text, "ru") == [(2, HINT, missing("также"))]


@pytest.mark.parametrize(
    ("language", "opening", "word"),
    [
        ("ar", "وإذ تقر", "أيضا"),
        ("fr", "Soulignant", "également"),
        ("ru", "учитывая", "также"),
        ("zh", "注意到", "又"),
    ],
)
def test_it_is_an_error_where_official_texts_go_by_the_printed_phrase(language: str, opening: str, word: str) -> None:
    assert marked(preamble(opening, opening), language) == [(2, ERROR, missing(word))]


def test_it_is_an_error_where_both_verbs_cite_a_thing_of_one_kind_directly() -> None:
    both = preamble("признавая резолюцию 173/135 и", "признавая резолюцию 173/136 и")
    assert marked(both, "ru") == [(2, ERROR, missing("также"))]
    one = preamble("признавая резолюцию 173/135 и", "признавая")
    assert marked(one, "ru") == [(2, HINT, missing("также"))]


ACKNOWLEDGED = preamble("признавая", "признавая")


def test_another_language_beside_the_text_tells_whether_a_verb_is_the_same() -> None:
    assert marked(ACKNOWLEDGED, "ru", preamble("Recognizing", "Recognizing also")) == [(2, ERROR, missing("также"))]
    assert marked(ACKNOWLEDGED, "ru", preamble("Recognizing", "Acknowledging")) == []


def test_of_two_languages_beside_it_one_that_has_one_verb_decides() -> None:
    spanish = document_of(preamble("Recordando", "Recordando también"), Language.SPANISH)
    english = document_of(preamble("Recalling", "Noting"), Language.ENGLISH)
    beside = [(one, load_lexicon(one.language)) for one in (english, spanish)]
    arabic = document_of(preamble("وإذ تشير إلى", "وإذ تشير إلى"), Language.ARABIC)
    found = find_drafting_problems(arabic, load_lexicon(Language.ARABIC), select=["also-further"], beside=beside)
    assert [one.severity for one in found] == [ERROR]


def test_also_may_stand_behind_the_verb() -> None:
    assert marked(operative("Recognizes the lamps", "Recognizes also their light")) == []


def test_an_operative_part_that_leaves_the_rule_itself_is_only_hinted_at() -> None:
    kept = [*("Recalls the lamps", "Also recalls the stars", "Stresses the night", "Also stresses the day")] * 5
    assert marked(operative(*kept, "Welcomes the sun", "Welcomes the moon")) == [(22, ERROR, missing("also"))]
    found = marked(operative("Recalls a lamp", "Recalls it", "Stresses a star", "Stresses it", "Notes it", "Notes"))
    assert [severity for _, severity, _ in found] == [HINT] * 3


def test_a_preamble_has_no_habit_of_its_own() -> None:
    found = marked(preamble("Recalling", "Recalling", "Stressing", "Stressing", "Welcoming", "Welcoming"))
    assert [severity for _, severity, _ in found] == [ERROR] * 3


@pytest.mark.parametrize(
    ("first", "second", "is_marked"),
    [
        ("Rappelant sa résolution,", "Rappelant sa décision,", True),
        ("Rappelant que la nuit est claire,", "Rappelant qu’il fait nuit,", True),
        ("Rappelant sa résolution,", "Rappelant que la nuit est claire,", False),
        ("Rappelant qu’il fait nuit,", "Rappelant sa résolution,", False),
    ],
)
def test_in_french_a_clause_does_not_continue_a_noun(first: str, second: str, is_marked: bool) -> None:
    found = marked(f"PP | | {first}\nPP | | {second}\n", "fr")
    assert found == ([(2, ERROR, missing("également"))] if is_marked else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_behind_a_heading_the_verb_stands_bare(language: Language) -> None:
    bare, also, _ = CHAINS[language.value]
    first, second, third = preamble(bare, bare, also).splitlines(keepends=True)
    assert marked(first + "HEAD | | Lamps\n" + second + third, language.value) == []
    found = marked(first + "HEAD | | Lamps\n" + preamble(also), language.value)
    assert [(place, severity) for place, severity, _ in found] == [(3, ERROR)]


def test_also_may_stand_behind_the_body_that_is_asked() -> None:
    first = "OP | 1. | تطلب إلى الأمين العام أن يضيء المصباح؛\n"
    second = "OP | 2. | تطلب إلى الأمين العام أيضا أن يطفئه؛\n"
    third = "OP | 3. | تطلب كذلك إلى الأمين العام أن يحفظه.\n"
    assert marked(first + second + third, "ar") == []


def test_also_may_refer_to_another_phrase_of_one_act() -> None:
    text = "OP | 1. | {}所有国家唱歌；\nOP | 2. | 又呼吁秘书长看海。"
    assert marked(text.format("吁请"), "zh") == []
    assert [(place, severity) for place, severity, _ in marked(text.format("欢迎"), "zh")] == [(2, ERROR)]


def test_the_security_council_has_no_such_rule() -> None:
    text = "PP | | Recalling the Night,\nPP | | Recalling the Sea,\nOP | | Further urges all to sing."
    for symbol, count in (("A/RES/173/9", 2), ("S/2119/9", 0)):
        assert len(problems_of(document_of(text, Language.ENGLISH, symbol), "also-further")) == count
