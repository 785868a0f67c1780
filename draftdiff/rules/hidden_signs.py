"""Signs that deceive the eye: a letter of another script in a word, and a sign that cannot be seen.

Why it matters: the words look as they did, and are found by no search; a redline shows a change that nobody sees.
Example: a Cyrillic letter in *Bosnia*, an invisible sign in *not*. Limits: told where the old text did not have it;
what helps a script to be written (soft hyphens, joiners of Arabic letters) is told by `check` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftdiff.comparison import Flag, FlagKind, Row, Segment, SegmentKind, Value
from draftdiff.patterns import late_pattern
from draftdiff.tokens import CYRILLIC, LATIN, is_beyond_latin

_GREEK = "\u0370-\u03bb\u03bd-\u03ff"
"""Without the mu of a unit of measure."""
_INVISIBLE = "\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_OF_OTHER_ALPHABETS = "\u06a9\u06cc\u06be\u06c1\u06d5"
"""Letters of other languages that look like Arabic ones in a word."""

_SUSPECT = late_pattern(
    f"[{LATIN}][{CYRILLIC}{_GREEK}]|[{CYRILLIC}{_GREEK}][{LATIN}]|[{CYRILLIC}][{_GREEK}]|[{_GREEK}][{CYRILLIC}]"
    f"|[{_INVISIBLE}{_TURNING}{_OF_OTHER_ALPHABETS}]|[{LATIN}{CYRILLIC}][{_JOINERS}]"
)
_WORD = late_pattern(rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}{_TURNING}{_JOINERS}](?=[^\W\d_]))*")
"""A word with the signs inside it."""
_UNSEEN = late_pattern(f"[{_INVISIBLE}{_TURNING}{_JOINERS}]")
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
_BEGINNING = 200
"""Code points of a text that show its script."""
_MOST = 4
"""Times by which the letters of the script of a text outnumber the others."""
_LOOKALIKE = late_pattern(f"[{_OF_OTHER_ALPHABETS}]")
_ROMAN = late_pattern("[ivxlcdmIVXLCDM\u0425\u0445\u0406\u0456\u0421\u0441\u041c\u043c]+")
"""Roman numbers, which Russian texts write with letters of both scripts."""


class _Sign(NamedTuple):
    """A sign that deceives: its message, itself, and the word as it looks."""

    message: str
    sign: str
    word: str


def find(row: Row) -> Iterator[Flag]:
    """Yield a flag for each word of the new text with such a sign that the old text does not have."""
    said = " ".join(_said(row))
    if not is_beyond_latin(said + _beginning(row)):
        return
    foreign = [name for name, whole in _WHOLE.items() if whole.search(said) and _is_foreign(name, row)]
    if not foreign and (said.isascii() or not _SUSPECT.search(said)):
        return
    known = {*_signs_in(" ".join(_said_before(row)), foreign)}
    for found in dict.fromkeys(_signs_in(said, foreign)):
        if found not in known:
            values = Value(name="sign", new=f"U+{ord(found.sign):04X}"), Value(name="words", new=found.word)
            yield Flag(kind=FlagKind.HIDDEN_SIGN, message=f"hidden-sign.{found.message}", values=values)


def _texts(row: Row) -> Iterator[Sequence[Segment]]:
    yield row.segments
    for note in row.notes:
        yield note.segments


def _said(row: Row) -> Iterator[str]:
    """Yield the new words; a sign that came alone with the letters round it."""
    for segments in _texts(row):
        for index, segment in enumerate(segments):
            if segment.kind is not SegmentKind.SAME and segment.new:
                is_alone = is_beyond_latin(segment.new) and not _UNSEEN.sub("", segment.new)
                before = segments[index - 1].new[-1:] if is_alone and index else ""
                after = segments[index + 1].new[:1] if is_alone and index + 1 < len(segments) else ""
                yield before + segment.new + after


def _said_before(row: Row) -> Iterator[str]:
    return (s.old for segments in _texts(row) for s in segments if s.kind is not SegmentKind.SAME)


def _beginning(row: Row) -> str:
    return row.new[0].text[:_BEGINNING] if row.new else ""


def _is_foreign(script: str, row: Row) -> bool:
    """Say whether a row is written in another script, as its beginning shows."""
    text = _beginning(row)
    written = {name: len(letters.findall(text)) for name, letters in _SCRIPTS.items()}
    return written[script] * _MOST < sum(written.values())


def _signs_in(said: str, foreign: Sequence[str]) -> Iterator[_Sign]:
    """Yield the signs in some words of a text; `foreign` are scripts of which it has no word."""
    for match in _WORD.finditer(said):
        word = match[0]
        if not word.isascii():
            yield from _signs_of(word)
    for name in foreign:
        yield from (_Sign(name, match[0][0], match[0]) for match in _WHOLE[name].finditer(said))


def _signs_of(word: str) -> Iterator[_Sign]:
    unseen = _UNSEEN.search(word)
    if unseen and (unseen[0] not in _JOINERS or _needs_no_joiner(word)):
        yield _Sign("invisible", unseen[0], _UNSEEN.sub("", word))
    other = _odd_letter(word)
    if other and not _ROMAN.fullmatch(word):
        yield _Sign(*other, word)
    alike = _LOOKALIKE.search(word)
    if alike and word[0] not in _OF_OTHER_ALPHABETS:
        yield _Sign("lookalike", alike[0], word)


def _needs_no_joiner(word: str) -> bool:
    """Say whether a joiner has no business in a word: Arabic letters join, these do not."""
    return any(script.search(word) for script in _SCRIPTS.values())


def _odd_letter(word: str) -> tuple[str, str] | None:
    """Return the script of which a word has the fewest letters, and the first of these; None for a word in one."""
    letters = {name: script.findall(word) for name, script in _SCRIPTS.items()}
    held = sorted((len(found), name) for name, found in letters.items() if found)
    return (held[0][1], letters[held[0][1]][0]) if len(held) > 1 else None
