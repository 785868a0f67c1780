"""Signs that deceive the eye: a letter of another script in a word, and a sign that cannot be seen.

A Cyrillic letter in *Bosnia*, an invisible sign in *not*: the words look right, and no search finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.patterns import late_pattern
from draftdiff.tokens import CYRILLIC, LATIN

_GREEK = "\u0370-\u03bb\u03bd-\u03ff"
"""Without the mu of a unit of measure."""
_INVISIBLE = "\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_OF_OTHER_ALPHABETS = "\u06a9\u06cc\u06be\u06c1\u06d5"
"""Letters of other languages that look like Arabic ones in a word."""

UNSEEN = late_pattern(f"[{_INVISIBLE}{_TURNING}{_JOINERS}]")
_SUSPECT = late_pattern(
    f"[{LATIN}][{CYRILLIC}{_GREEK}]|[{CYRILLIC}{_GREEK}][{LATIN}]|[{CYRILLIC}][{_GREEK}]|[{_GREEK}][{CYRILLIC}]"
    f"|[{_INVISIBLE}{_TURNING}{_OF_OTHER_ALPHABETS}]|[{LATIN}{CYRILLIC}][{_JOINERS}]"
)
"""What a text with such a word holds; most texts hold none."""
_WORD = late_pattern(rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}{_TURNING}{_JOINERS}](?=[^\W\d_]))*")
"""A word with the signs inside it."""
_SCRIPTS = {
    "latin": late_pattern(f"[{LATIN}]"),
    "cyrillic": late_pattern(f"[{CYRILLIC}]"),
    "greek": late_pattern(f"[{_GREEK}]"),
}
_WHOLE = {
    "cyrillic": late_pattern(
        r"(?<!\w)[\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425]+(?!\w)"
    ),
    "latin": late_pattern(r"(?<![\w(./])[aceopxy]+(?![\w)./])"),
}
"""Words all of whose letters look like those of another script, which the text is written in."""
_MOST = 4
"""Times by which the letters of the script of a text outnumber the others."""
_LOOKALIKE = late_pattern(f"[{_OF_OTHER_ALPHABETS}]")
_ROMAN = late_pattern("[ivxlcdmIVXLCDM\u0425\u0445\u0406\u0456\u0421\u0441\u041c\u043c]+")
"""Roman numbers, which Russian texts write with letters of both scripts."""


class OddSign(NamedTuple):
    """A sign that deceives."""

    kind: str
    """Its script (`latin`, `cyrillic`, `greek`), `lookalike` for a letter of another alphabet, or `invisible`."""
    sign: str
    word: str
    """The word as it looks."""


def odd_signs(text: str) -> Iterator[tuple[int, OddSign]]:
    """Yield the signs inside the words of a text, each with the place of its word in code points."""
    if text.isascii() or not _SUSPECT.search(text):
        return
    for match in _WORD.finditer(text):
        if not match[0].isascii():
            yield from ((match.start(), sign) for sign in _signs_of(match[0]))


def foreign_words(text: str, written_in: str) -> Iterator[OddSign]:
    """Yield the words of a text that are wholly of letters of another script than a longer text is written in."""
    found = {name: [*whole.finditer(text)] for name, whole in _WHOLE.items()}
    if not any(found.values()):
        return
    written = {name: len(letters.findall(written_in)) for name, letters in _SCRIPTS.items()}
    for name, matches in found.items():
        if written[name] * _MOST < sum(written.values()):
            yield from (OddSign(name, match[0][0], match[0]) for match in matches)


def _signs_of(word: str) -> Iterator[OddSign]:
    unseen = UNSEEN.search(word)
    # Arabic letters join; in a word of these scripts a joiner has no business.
    if unseen and (unseen[0] not in _JOINERS or any(script.search(word) for script in _SCRIPTS.values())):
        yield OddSign("invisible", unseen[0], UNSEEN.sub("", word))
    other = _odd_letter(word)
    if other and not _ROMAN.fullmatch(word):
        yield OddSign(*other, word)
    alike = _LOOKALIKE.search(word)
    if alike and word[0] not in _OF_OTHER_ALPHABETS:
        yield OddSign("lookalike", alike[0], word)


def _odd_letter(word: str) -> tuple[str, str] | None:
    """Return the script of which a word has the fewest letters, and the first of these; None for a word in one."""
    letters = {name: script.findall(word) for name, script in _SCRIPTS.items()}
    held = sorted((len(found), name) for name, found in letters.items() if found)
    return (held[0][1], letters[held[0][1]][0]) if len(held) > 1 else None
