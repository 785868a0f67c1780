"""An opening phrase that an OCR misread: near to one of the lexicon, though none of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from draftdiff.lexicon import Lexicon, Phrase
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_opening
from draftdiff.phrases.tree import Word, first_words, modifiers_at, phrase_letters, trees_of
from draftdiff.tokens import is_han

_SURE_AT_ONE, _SURE_AT_TWO = 5, 9
_SURE_ARABIC = 4, 6
"""A phrase must have this many letters to be known with one letter wrong, or two; Arabic writes no vowels."""
_SURE_HAN = 3
"""Of a Chinese phrase of this many characters one may be wrong."""
_FIRST_ARABIC, _LAST_ARABIC = "\u0621", "\u064a"
_MOST_WORDS = 8
"""First words of a text that are read together; no lexicon has a phrase of more than six."""


class _Near(Struct, frozen=True):
    """A phrase that the first words come near to: how many edits away, its letters, the words it takes."""

    edits: int
    letters: int
    used: int
    phrase: Phrase


def find_misread_opening(text: str, lexicon: Lexicon, kind: ParagraphKind | None = None) -> Opening | None:
    """Return the opening phrase, exact or at most two letters away (spaces do not count), or None.

    Modifiers are found where they are spelt rightly. The text is never altered: `phrase` is what stands
    there.
    """
    exact = find_opening(text, lexicon, kind)
    if exact is not None:
        return exact
    words = first_words(text, 0, lexicon, known=False)
    bare, modifiers = _without_modifiers(words, lexicon)
    nearest = [(near, own) for own in (words, bare) if (near := _nearest(own, lexicon, kind))]
    if not nearest:
        return None
    near, own = min(nearest, key=lambda found: _rank(found[0]))
    begin, end = words[0].start, own[near.used - 1].end
    return Opening(
        start=begin,
        end=end,
        phrase=text[begin:end],
        base=near.phrase.text,
        acts=near.phrase.acts,
        modifiers=tuple(name for place, name in modifiers if place < end and own is bare),
        kinds=near.phrase.kinds,
    )


def _rank(near: _Near) -> tuple[int, int]:
    """Fewest edits first; of those the longest phrase."""
    return near.edits, -near.letters


def _without_modifiers(words: list[Word], lexicon: Lexicon) -> tuple[list[Word], list[tuple[int, str]]]:
    """Part the words into those that are no modifiers, and the classes of modifiers with their places."""
    tree = trees_of(lexicon).modifiers
    keys = [word.key for word in words]
    own: list[Word] = []
    modifiers: list[tuple[int, str]] = []
    index = 0
    while index < len(words):
        used, name = max(modifiers_at(keys, index, tree), default=(index, ""))
        if name:
            modifiers.append((words[index].start, name))
            index = used
        else:
            own.append(words[index])
            index += 1
    return own, modifiers


def _nearest(words: list[Word], lexicon: Lexicon, kind: ParagraphKind | None) -> _Near | None:
    """The phrase with the fewest edits from some first words; of those the longest."""
    keys = [word.key for word in words[:_MOST_WORDS]]
    starts = [key.removeprefix(proclitic) for key in keys[:1] for proclitic in ("", *lexicon.proclitics)]
    spelt = [(first + "".join(keys[1:used]), used) for used in range(1, len(keys) + 1) for first in starts]
    found = (near for letters, used in spelt for near in _near(letters, used, lexicon, kind))
    return min(found, key=_rank, default=None)


def _near(found: str, used: int, lexicon: Lexicon, kind: ParagraphKind | None) -> Iterator[_Near]:
    from rapidfuzz.distance.Levenshtein import distance

    for letters, most, phrase in _spelt_phrases(lexicon):
        if abs(len(letters) - len(found)) <= most and (kind is None or kind in phrase.kinds):
            edits = distance(found, letters, score_cutoff=most)
            if edits <= most:
                yield _Near(edits, len(letters), used, phrase)


def _most_edits(letters: str) -> int:
    if is_han(letters[:1]):
        return int(len(letters) >= _SURE_HAN)
    is_arabic = _FIRST_ARABIC <= letters[:1] <= _LAST_ARABIC
    at_one, at_two = _SURE_ARABIC if is_arabic else (_SURE_AT_ONE, _SURE_AT_TWO)
    return 2 if len(letters) >= at_two else int(len(letters) >= at_one)


@lru_cache(maxsize=16)
def _spelt_phrases(lexicon: Lexicon) -> tuple[tuple[str, int, Phrase], ...]:
    spelt = ((phrase_letters(phrase.text, lexicon), phrase) for phrase in lexicon.phrases)
    return tuple((letters, most, phrase) for letters, phrase in spelt if (most := _most_edits(letters)))
