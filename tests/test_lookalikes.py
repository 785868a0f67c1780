"""Signs that deceive the eye: where they stand, and which words only look as if they held one."""

from __future__ import annotations

import pytest

from draftdiff.lookalikes import OddSign, foreign_words, odd_signs

ENGLISH = "Urges the Pelican Board to tend the gardens"
RUSSIAN = "настоятельно призывает Совет пеликанов беречь сады"


@pytest.mark.parametrize(
    ("text", "place", "kind", "sign", "word"),
    [
        ("the B\u043eard", 4, "cyrillic", "\u043e", "B\u043eard"),
        ("the B\u03bfard", 4, "greek", "\u03bf", "B\u03bfard"),
        ("беречь с\u0061ды", 7, "latin", "a", "с\u0061ды"),
        ("رعاية الحدائ\u06a9", 6, "lookalike", "\u06a9", "الحدائ\u06a9"),
        ("do n\u200bot", 3, "invisible", "\u200b", "not"),
        ("敦促Pelic\u0430n委员会", 0, "cyrillic", "\u0430", "敦促Pelic\u0430n委员会"),
    ],
)
def test_a_sign_is_told_with_the_place_of_its_word(text: str, place: int, kind: str, sign: str, word: str) -> None:
    assert [*odd_signs(text)] == [(place, OddSign(kind, sign, word))]


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "X\u0406X век", "5 \u03bcg", "ا\u200dلرعاية", "گلستان"])
def test_a_word_as_its_script_writes_it_is_passed(text: str) -> None:
    assert not [*odd_signs(text)]


def test_a_word_wholly_of_another_script_is_one_where_the_text_is_written_otherwise() -> None:
    assert [*foreign_words("tend \u0430 garden", ENGLISH)] == [OddSign("cyrillic", "\u0430", "\u0430")]
    assert [*foreign_words("беречь c утра", RUSSIAN)] == [OddSign("latin", "c", "c")]
    assert not [*foreign_words("tend a garden", ENGLISH)]
    assert not [*foreign_words("беречь с утра", RUSSIAN)]
