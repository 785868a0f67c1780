"""The redline of one clause as edits that quote the fewest words by which each place is known."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise

from draftdiff.comparison import Segment, SegmentKind, has_change
from draftdiff.renderers.amendments.records import Edit, applied, as_read
from draftdiff.renderers.hunks import Hunk, rebuilt, runs_of
from draftdiff.tokens import is_chinese_word, is_word, split_tokens

_NEAR = 3
"""Fewer words than these between two changes are quoted with them."""
_MOST = 12
"""Words of context, at most: where these leave a place unclear, it is told which of the equal words are meant."""
_SOME = 3
"""Words of context where it is told which of the equal ones are meant."""
_TELLING = 5
"""Letters of a word that can stand alone as the place of an insertion."""
_LONGEST_LEAD = 60
"""Characters of an opening phrase that is quoted whole."""
_EACH = 25
"""Characters that an edit takes beside the words that it quotes."""
_LINKS = "-\u2010\u2011'’"

Lead = tuple[int, int]
"""Where an opening phrase begins and ends that differs in the new text."""


def edits_of(segments: Sequence[Segment], lead: Lead | None = None, *, typography: bool = False) -> tuple[Edit, ...]:
    """Return the edits that make the old text the new one; empty where no words of it can be quoted for a place.

    `typography`: also where no reader would see a change.
    """
    text = _Text("".join(segment.old for segment in segments), lead)
    runs = runs_of(segments, lambda segment: segment.kind is not SegmentKind.SAME)
    hunks = [hunk for hunk, parts in runs if typography or has_change(parts)]
    new = rebuilt(hunks, text.text, 0, len(text.text))
    hunks = _settled(hunks, text)
    edits = [*_quoted(hunks, text)]
    while (unclear := _unclear_gap(hunks, edits, text)) is not None:
        hunks = _settled(_joined(hunks, text, hunks[unclear].end, hunks[unclear + 1].start), text)
        edits = [*_quoted(hunks, text)]
    return tuple(edits) if _are_exact(edits, text.text, new) else ()


def _quoted(hunks: Sequence[Hunk], text: _Text) -> Iterator[Edit]:
    """Yield changes as edits, none of which quotes words that another one changes or quotes."""
    floor = 0
    for place, hunk in enumerate(hunks):
        ceiling = hunks[place + 1].start if place + 1 < len(hunks) else len(text.text)
        edit, floor = _edit(hunk, text, floor, ceiling)
        yield edit


def _unclear_gap(hunks: Sequence[Hunk], edits: Sequence[Edit], text: _Text) -> int | None:
    """Return behind which change those words stand that are to be quoted with it and the next, one being unclear."""
    gaps = (text.words_between(before.end, behind.start) for before, behind in pairwise(hunks))
    unclear = [edit.nth > 0 for edit in edits]
    found = (place for place, gap in enumerate(gaps) if gap <= _MOST / 2 and (unclear[place] or unclear[place + 1]))
    return next(found, None)


def _are_exact(edits: Iterable[Edit], text: str, new: str) -> bool:
    """Say whether edits that are carried out by hand give the new text."""
    try:
        return applied(edits, text) == new
    except ValueError:
        return False


def cost_of(edits: Iterable[Edit]) -> int:
    """Return how many characters it takes to tell edits instead of one new text."""
    return sum(len(edit.old) + len(edit.new) + len(edit.anchor) + _EACH for edit in edits) - _EACH


def place_in(text: str, at: int) -> Edit:
    """Return the words of a text behind which a place is, or before which."""
    edit, _ = _inserted(Hunk(at, at, ""), _Text(text, None), 0, len(text))
    return edit


class _Text:
    """An old text with the bounds of its tokens."""

    def __init__(self, text: str, lead: Lead | None) -> None:
        self.text = text
        self.as_read = as_read(text)
        self.lead = lead
        self.tokens = split_tokens(text)
        self.bounds = [0, *accumulate(map(len, self.tokens))]

    def is_once(self, words: str) -> bool:
        """Say whether words stand in the text, and in one place."""
        words = as_read(words).strip()
        return any(map(str.isalnum, words)) and self.as_read.find(words, self.as_read.find(words) + 1) < 0

    def nth(self, words: str, at: int) -> int:
        """Return the how many-th of the equal words begin at a place; 0 if there are no others."""
        if self.is_once(words):
            return 0
        at += len(words) - len(words.lstrip())
        words, nth, found = as_read(words).strip(), 0, -1
        while 0 <= (found := self.as_read.find(words, found + 1)) <= at:
            nth += 1
        return nth

    def before(self, at: int, floor: int) -> list[int]:
        """Return where quoted words may begin: at the place, and one, two … words before it."""
        floor = max(floor, self.text.rfind("\t", 0, at) + 1)
        places = [at]
        for place in range(bisect_left(self.bounds, at) - 1, -1, -1):
            if self.bounds[place] < floor or len(places) > _MOST:
                break
            if is_word(self.tokens[place]):
                places.append(self.bounds[place])
        return places

    def after(self, at: int, ceiling: int) -> list[int]:
        """Return where quoted words may end: at the place, and one, two … words behind it."""
        tab = self.text.find("\t", at)
        ceiling = min(ceiling, tab) if tab >= 0 else ceiling
        places = [at]
        for place in range(bisect_right(self.bounds, at) - 1, len(self.tokens)):
            if self.bounds[place + 1] > ceiling or len(places) > _MOST:
                break
            if is_word(self.tokens[place]):
                places.append(self.bounds[place + 1])
        return places

    def words_between(self, start: int, end: int) -> float:
        """Count the words of a stretch; a Chinese sign is half a word."""
        first, last = bisect_left(self.bounds, start), bisect_right(self.bounds, end) - 1
        return sum(0.5 if is_chinese_word(token) else 1 for token in self.tokens[first:last] if is_word(token))


def _settled(hunks: list[Hunk], text: _Text) -> list[Hunk]:
    """Widen changes to whole words and opening phrases, and join those that stand near each other."""
    place = 0
    while place < len(hunks):
        hunk = hunks[place]
        start, end = _wide(hunk, text)
        if place + 1 < len(hunks) and text.words_between(end, hunks[place + 1].start) < _NEAR:
            end = max(end, hunks[place + 1].start)
        if (start, end) == (hunk.start, hunk.end):
            place += 1
            continue
        touched = next(at for at, one in enumerate(hunks) if one.end >= start)
        hunks, place = _joined(hunks, text, start, end), touched
    return hunks


def _joined(hunks: Sequence[Hunk], text: _Text, start: int, end: int) -> list[Hunk]:
    """Make one change of a stretch and of all that it touches."""
    touched = [one for one in hunks if one.start <= end and one.end >= start]
    start, end = min(start, touched[0].start), max(end, touched[-1].end)
    whole = Hunk(start, end, rebuilt(touched, text.text, start, end))
    place = hunks.index(touched[0])
    return [*hunks[:place], whole, *hunks[place + len(touched) :]]


def _wide(hunk: Hunk, text: _Text) -> tuple[int, int]:
    """Return the stretch that a change is quoted by at least."""
    whole, start, end = text.text, hunk.start, hunk.end
    start = text.bounds[bisect_right(text.bounds, start) - 1]
    end = text.bounds[bisect_left(text.bounds, end)]
    before, behind = whole[start - 1 : start], whole[end : end + 1]
    new = whole[start : hunk.start] + hunk.new + whole[hunk.end : end]
    if _joins(before, (new + behind)[:1]):
        start = text.bounds[bisect_left(text.bounds, start) - 1]
    if _joins((before + new)[-1:], behind):
        end = text.bounds[bisect_right(text.bounds, end)]
    if text.lead and start <= text.lead[1] <= _LONGEST_LEAD and end >= text.lead[0]:
        start, end = min(start, text.lead[0]), max(end, text.lead[1])
    if not any(map(str.isalnum, whole[start:end] + new)):
        start, end = _with_word(start, end, text)
    return start, end


def _joins(before: str, behind: str) -> bool:
    """Say whether two signs side by side are of one word."""
    both = bool(before and behind) and not any(map(is_chinese_word, before + behind))
    return both and all(
        sign.isalnum() or sign in _LINKS or unicodedata.category(sign)[0] == "M" for sign in before + behind
    )


def _with_word(start: int, end: int, text: _Text) -> tuple[int, int]:
    """Return a stretch of punctuation with the word before it, or else behind it."""
    before, after = text.before(start, 0), text.after(end, len(text.text))
    if len(before) > 1:
        return before[1], end
    return start, after[1] if len(after) > 1 else end


def _edit(hunk: Hunk, text: _Text, floor: int, ceiling: int) -> tuple[Edit, int]:
    """Return a change as an edit, and where what it quotes ends."""
    start, end, new = hunk
    whole = text.text
    while start < end and new and whole[start] == new[0] and new[0].isspace():
        start, new = start + 1, new[1:]
    while start < end and new and whole[end - 1] == new[-1] and new[-1].isspace():
        end, new = end - 1, new[:-1]
    hunk = Hunk(start, end, new)
    return _inserted(hunk, text, floor, ceiling) if start == end else _replaced(hunk, text, floor, ceiling)


def _replaced(hunk: Hunk, text: _Text, floor: int, ceiling: int) -> tuple[Edit, int]:
    """Quote what goes, with as few words beside it as make it stand once."""
    whole = text.text
    before, after = text.before(hunk.start, floor), text.after(hunk.end, ceiling)
    sizes = sorted((more + less, less) for more in range(len(after)) for less in range(len(before)))
    is_bare = bool(hunk.new.strip()) and not any(map(str.isalnum, hunk.new))
    stretches = ((before[less], after[size - less]) for size, less in sizes)
    once = ((start, end) for start, end in stretches if text.is_once(whole[start:end]))
    first = next(once, (hunk.start, hunk.end))
    clear = ((start, end) for start, end in chain([first], once) if not _is_lone_sign(whole[start:end]))
    shown = ((start, end) for start, end in clear if not is_bare or end - start > hunk.end - hunk.start)
    start, end = next(shown, first)
    old = whole[start:end]
    new = whole[start : hunk.start] + hunk.new + whole[hunk.end : end]
    return Edit(old=old, new=new, nth=text.nth(old, start)), end


def _inserted(hunk: Hunk, text: _Text, floor: int, ceiling: int) -> tuple[Edit, int]:
    """Quote the words behind which something comes, or before which where none before them stand once."""
    whole, at = text.text, hunk.start
    before, after = text.before(at, floor)[1:], text.after(at, ceiling)[1:]
    if once := [start for start in before if text.is_once(whole[start:at])]:
        telling = (start for start in once if _is_telling(whole[start:at], whole[start - 1 : start]))
        return Edit(anchor=whole[next(telling, once[len(once) // 2]) : at], new=hunk.new), at
    if once := [end for end in after if text.is_once(whole[at:end])]:
        telling = (end for end in once if _is_telling(whole[at:end], whole[end : end + 1]))
        return Edit(anchor=whole[at : next(telling, once[len(once) // 2])], new=hunk.new, before=True), at
    if before:
        start = before[:_SOME][-1]
        return Edit(anchor=whole[start:at], new=hunk.new, nth=text.nth(whole[start:at], start)), at
    anchor = whole[at : (after or [len(whole)])[:_SOME][-1]]
    return Edit(anchor=anchor, new=hunk.new, before=True, nth=text.nth(anchor, at)), at


def _is_lone_sign(words: str) -> bool:
    """Say whether words are one Chinese sign, which may be half of a word."""
    signs = [sign for sign in words if sign.isalnum()]
    return len(signs) == 1 and is_chinese_word(signs[0])


def _is_telling(words: str, outside: str) -> bool:
    """Say whether a reader finds words at a glance: a long one, or several; Chinese ones from a mark on.

    `outside` is the sign beside them: no space says where a Chinese word begins.
    """
    tokens = [token for token in split_tokens(words) if is_word(token)]
    signs = sum(map(is_chinese_word, tokens))
    if signs:
        return signs > 1 and not outside.isalnum()
    return len(tokens) > 1 or len(tokens[0]) >= _TELLING
