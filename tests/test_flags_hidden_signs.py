"""Signs that deceive the eye are named: letters of other scripts, and signs that cannot be seen."""

from __future__ import annotations

import pytest
from support.rule_cases import AR, EN, ES, FR, RU, ZH, paragraph, row_of

from draftdiff.compare import compare
from draftdiff.comparison import Change, FlagKind, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Language
from draftdiff.renderers.labels import load_labels

GARDENS = {
    EN: "Urges the Pelican Board to tend the gardens;",
    FR: "Engage le Conseil du Pélican à soigner les jardins ;",
    ES: "Insta a la Junta del Pelícano a cuidar los jardines;",
    RU: "настоятельно призывает Совет пеликанов беречь сады;",
    AR: "تحث مجلس Pelican على رعاية الحدائق؛",
    ZH: "敦促Pelican委员会照管园林；",
}


def signs(language: Language, old: str, new: str) -> list[tuple[str, ...]]:
    """Return message, sign and word of each flag."""
    flags = [flag for flag in row_of(language, old, new).flags if flag.kind is FlagKind.HIDDEN_SIGN]
    return [(flag.message, *(value.new for value in flag.values)) for flag in flags]


@pytest.mark.parametrize(
    ("language", "word", "other", "message", "sign"),
    [
        (EN, "Board", "B\u043eard", "cyrillic", "U+043E"),
        (FR, "Conseil", "C\u03bfnseil", "greek", "U+03BF"),
        (ES, "Junta", "Junt\u0430", "cyrillic", "U+0430"),
        (RU, "Совет", "С\u006fвет", "latin", "U+006F"),
        (AR, "الحدائق", "الحدائ\u06a9", "lookalike", "U+06A9"),
        (ZH, "Pelican", "Pelic\u0430n", "cyrillic", "U+0430"),
    ],
)
def test_a_letter_of_another_script_is_named(
    language: Language, word: str, other: str, message: str, sign: str
) -> None:
    old = GARDENS[language]
    assert signs(language, old, old.replace(word, other)) == [(f"hidden-sign.{message}", sign, other)]
    assert row_of(language, old, old.replace(word, other)).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufeff", "\u202e", "\u3164"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invisible_sign_is_named_also_where_nothing_else_changed(language: Language, sign: str) -> None:
    old = GARDENS[language]
    word = max(old.rstrip(" ;؛；").split(), key=len)
    row = row_of(language, old, old.replace(word, word[:2] + sign + word[2:]))
    flag = next(flag for flag in row.flags if flag.kind is FlagKind.HIDDEN_SIGN)
    assert (flag.message, flag.values[0].new) == ("hidden-sign.invisible", f"U+{ord(sign):04X}")
    assert row.change in (Change.UNCHANGED, Change.AMENDED)


def test_a_word_that_is_wholly_of_letters_that_look_alike_is_named() -> None:
    assert signs(EN, "Notes a pelican at sea;", "Notes \u0430 pelican at sea;") == [
        ("hidden-sign.cyrillic", "U+0430", "\u0430")
    ]
    assert signs(RU, "отмечает встречу с утра;", "отмечает встречу c утра;") == [("hidden-sign.latin", "U+0063", "c")]


def test_what_stood_there_before_or_belongs_to_a_script_is_not_told() -> None:
    odd = "Urges the B\u043eard to tend the gardens;"
    assert not signs(EN, odd, odd.replace("tend", "water"))
    assert not signs(EN, "Urges the B\u043eard and States to act;", "Urges States and the B\u043eard to act;")
    assert not signs(AR, "تحث المجلس على الرعاية؛", "تحث المجلس على ا\u200dلرعاية؛")
    assert not signs(RU, "отмечает век;", "отмечает X\u0406X век;")
    assert not signs(EN, "Notes the dose;", "Notes the dose of 5 \u03bcg;")


def test_an_added_clause_is_read_too() -> None:
    new = Document(language=EN, paragraphs=(paragraph("Notes the b\u043eat;", "new"),))
    (row,) = compare(Document(language=EN), new, load_lexicon(EN)).rows
    assert row.change is Change.ADDED
    assert [(flag.kind, flag.values[1].new) for flag in row.flags] == [(FlagKind.HIDDEN_SIGN, "b\u043eat")]


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_reader_is_told_which_sign(reader: Language) -> None:
    messages = load_labels(reader).messages
    kinds = ("invisible", "cyrillic", "latin", "greek", "lookalike")
    assert all("{sign.new}" in messages[f"hidden-sign.{kind}"] for kind in kinds)
