"""Finds calls of notes that an OCR took for signs: `Child,’` for note 3, `death penalty;°` for note 6.

Only for notes that no figure calls, on their page and in their order, and only signs that stand where no sign would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from draftdiff.importers.plaintext.repairs.call_chains import Call, Span, best_chain
from draftdiff.importers.plaintext.traced_text import Traced
from draftdiff.importers.plaintext.zones.footnotes import Footnote
from draftdiff.patterns import late_pattern
from draftdiff.tokens import HAN, WIDE

_CLAUSE_SIGNS = ",;،؛，；、"
_SIGN = late_pattern(
    rf"(?<=[^\s(\[{{«“‘<])(?:"
    rf"(?:(?<=[{_CLAUSE_SIGNS}])|(?<=[{_CLAUSE_SIGNS}][ \n]))[’‘'”“\"?!°*®:。؟]{{1,2}}(?=[{HAN}]|\s|$)"
    rf"|[’‘'”“\"?!°*®؟]{{1,2}}(?=[\s{_CLAUSE_SIGNS}]|$))"
)
"""A sign behind one that parts clauses, where none follows; or behind a word, before such a sign or a space."""
_QUOTES = re.compile('[“”„"]')
_OPENS = late_pattern(f"[“„](?:\n|[{HAN}])")
"""A mark that opens a quotation; a line may end behind it."""
_APOSTROPHES = frozenset("’'‘")
_RIGHT = re.compile(r"[\w.)\]»%]")
_WIDE = late_pattern(f"[{WIDE}]")
_NUMERO = re.compile(r"\b[nN][.]?$")
_DEGREES = re.compile(r"(?:^|\D)\d{1,3}$")
_SHORT_WORD = re.compile(r"(?:^|[\s(])[^\W\d_A-Z]{1,2}$")
_LIKE = {
    "0": "°", "1": "'!’‘:", "2": "?”؟", "3": "’”", "4": "*“‘", "5": "”*°", "6": "°", "7": "”’", "8": "®*", "9": "”?°",
}  # fmt: skip
"""What the last figure of a number is mostly taken for."""
_FOUND = 100
"""What the calls weigh that are found."""


def with_misread_calls(
    texts: Sequence[Traced],
    notes: Sequence[Footnote],
    spans: Sequence[Span],
    calls: Sequence[Call],
    missing: Set[int],
) -> tuple[Call, ...]:
    """Add the signs that may be the calls of the `missing` notes, which have none."""
    found = {call.note: call for call in calls}
    waiting = {index for index in missing if notes[index].marker.isdigit() and not notes[index].is_anchored}
    if not waiting:
        return tuple(calls)
    signs = [*_signs_in(texts)]
    chosen = list(calls)
    for zone in sorted({notes[index].zone for index in waiting}):
        own = [index for index in sorted(found.keys() | waiting) if notes[index].zone == zone]
        near = [sign for sign in signs if spans[zone].start <= sign.place < spans[zone].end]
        options = [
            [replace(found[index], weight=_FOUND)]
            if index in found
            else [replace(sign, note=index, weight=_likeness(sign, texts, notes[index])) for sign in near]
            for index in own
        ]
        chosen += (call for call in best_chain(options) if call.misread)
    return tuple(chosen)


def _likeness(sign: Call, texts: Sequence[Traced], note: Footnote) -> int:
    """Return how much a sign weighs as the call of a note: more where it looks like the number."""
    return 2 + (texts[sign.paragraph].text[sign.end - 1] in _LIKE[note.marker[-1]])


def _signs_in(texts: Sequence[Traced]) -> Iterator[Call]:
    """Give the signs that are none of the text."""
    for paragraph, traced in enumerate(texts):
        for match in _SIGN.finditer(traced.text):
            if _is_loose(traced.text, match):
                yield Call(
                    note=-1, paragraph=paragraph, start=match.start(), end=match.end(), weight=0,
                    place=traced.places[match.start()], misread=True,
                )  # fmt: skip


def _is_loose(text: str, match: re.Match[str]) -> bool:
    """Say whether a sign closes no quotation and no question, is no apostrophe and no part of `n°`, `45°`, `*so*`."""
    before, after = text[: match.start()], text[match.end() :]
    if (
        "\t" in text
        or _NUMERO.search(before)
        or (match[0][0] == "°" and _DEGREES.search(before))
        or ("*" in match[0] and "*" in before)
    ):
        return False
    if _APOSTROPHES.intersection(match[0]) and (before[-1:].casefold() == "s" or _SHORT_WORD.search(before)):
        return False
    if match[0] in ('"', "'") and _WIDE.search(before[-1:] + after[:1]) and text.count(match[0]) % 2 == 0:
        return False
    if _QUOTES.search(match[0]):
        return _opened(before) <= 0 and not _OPENS.match(text, match.end() - 1)
    if _APOSTROPHES.intersection(match[0]):
        return not re.search(r"(?:^|[\s(])[‘'](?=\w)[^’']*$", before)
    goes_on = after[:1] in tuple(_CLAUSE_SIGNS) or after.lstrip()[:1].islower()
    return match[0][0] not in "?!؟" or (_opened(before) <= 0 and (not before[-1].isalnum() or goes_on))


def _opened(before: str) -> int:
    """Return how many quotation marks are open at the end of a text.

    Where words are parted by spaces, the side of a mark tells whether it opens, for an OCR takes one for another.
    """
    opened = 0
    for quote in _QUOTES.finditer(before):
        behind = before[: quote.start()][-1:]
        if _WIDE.search(behind + before[quote.end() : quote.end() + 1]):
            closes = quote[0] == "”" or (quote[0] == '"' and opened > 0)
        else:
            closes = bool(_RIGHT.match(behind))
        opened += -1 if closes else 1
    return opened
