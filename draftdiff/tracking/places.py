"""Where the characters of a stored text stand among those of the file, which has more white space."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.importers.plaintext.paragraphs.numbered_lines import looks_like


class Places:
    """For each place of a text, that in the characters of its paragraph; `number` is where its typed number stands."""

    def __init__(self, places: Sequence[int], end: int, number: tuple[int, int] | None) -> None:
        self._places = places
        self._end = end
        self.number = number

    def of(self, place: int) -> int:
        """Return where a place of the text is in the paragraph."""
        return self._places[place] if place < len(self._places) else self._end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text is, with the white space that was folded inside it."""
        return self.of(start), self.of(end) if end < len(self._places) else self._end


def find_places(text: str, source: str, number: str = "") -> Places | None:
    """Find a text, and its number before it, in the characters of its source; None where it is not there."""
    places = _places(source, text)
    if places is None:
        return None
    end = places[-1] + 1 if places else len(source.rstrip())
    start = places[0] if places else end
    return Places(places, end, _number(source[:start], number))


def _places(source: str, text: str) -> list[int] | None:
    """Return where each character of a text stands in its source, looked for from the end."""
    places = [0] * len(text)
    at = len(source) - 1
    for index in range(len(text) - 1, -1, -1):
        sign = text[index]
        if sign.isspace():
            continue
        while at >= 0 and source[at] != sign:
            if not source[at].isspace() and source[at].isprintable():
                return None
            at -= 1
        if at < 0:
            return None
        places[index] = at
        at -= 1
    for index, sign in enumerate(text):
        if sign.isspace():
            places[index] = places[index - 1] + 1 if index else 0
    return places


def _number(before: str, number: str) -> tuple[int, int] | None:
    """Find a typed number in what stands before a text; letters may have been typed for its figures."""
    typed = "".join(before.split())
    if not typed or not number or (typed != "".join(number.split()) and looks_like(typed) != looks_like(number)):
        return None
    start = len(before) - len(before.lstrip())
    return start, len(before.rstrip())
