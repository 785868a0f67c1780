"""What a paragraph ends with: preambular a comma, operative a semicolon, the last one a full stop, a list a colon.

In official texts 99 of 100 do. Sub-paragraphs inside a list are freer (7 % are irregular): there it is a hint. A note
ends with a full stop, a heading with no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.number_sequence import introduces
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import NoteKind, ParagraphKind
from draftdiff.problems import Severity

_AFTER_THE_STOP = "]）)*”“»›’‘\"' \u00a0\u200e\u200f\u202c\u2069"
"""What may stand behind the stop: closing brackets and quotation marks, bold marks, spaces."""
_DOUBLED = re.compile(r"[,;:،؛，；：、。]\s?[,;:.،؛，；：、。]$")
"""Two marks at the end. Before another mark a full stop may end an abbreviation."""
_NOT_BEHIND_HEADINGS = (".", "。", ",", "،", "，", ";", "؛", "；")
_SHOWN_OF_NOTE = 30
"""Characters of the end of a note that are shown."""
_ADDRESS = re.compile(r"://|www\.|\.(?:org|int|net|html?|pdf)\b")
"""In the address of a page."""
_INSIDE = frozenset({ParagraphKind.TABLE_ROW, ParagraphKind.TEXT, ParagraphKind.CONTINUATION})
"""Kinds that a paragraph may introduce, besides its sub-paragraphs."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each paragraph of the body that ends in an unusual way.

    Where most paragraphs of a kind do, the text was typed or converted without the marks.
    """
    found = []
    of_recitals = _of_recitals(draft)
    for place, clause in enumerate(draft.clauses):
        allowed = _allowed(draft, place, of_recitals)
        text = clause.paragraph.text.rstrip(_AFTER_THE_STOP)
        if allowed and text and not text.endswith(allowed):
            found.append((clause, _wrong(clause, text, allowed)))
        elif doubled := _DOUBLED.search(text):
            yield clause.remark(Severity.ERROR, "doubled", offset=doubled.start(), text=doubled[0])
        elif clause.paragraph.kind is ParagraphKind.HEADING and text.endswith(_NOT_BEHIND_HEADINGS):
            yield clause.remark(Severity.WARNING, "unusual", offset=len(text) - 1, text=text[-1])
        yield from _of_notes(clause)
    yield from draft.thinned_out(found)


def _of_notes(clause: Clause) -> Iterator[Remark]:
    """Yield a hint for each footnote that ends with a letter or a figure; an address of a page may."""
    for note in clause.paragraph.notes:
        text = note.text.rstrip(_AFTER_THE_STOP)
        if note.kind is NoteKind.FOOTNOTE and text[-1:].isalnum() and not _ADDRESS.search(text.split()[-1]):
            due = tuple(f"`{mark}`" for mark in _marks(clause.lexicon, "last-end"))
            shown = text[-_SHOWN_OF_NOTE:]
            yield clause.remark(Severity.HINT, "lost", offset=note.anchor, text=shown, hint="due", due=due)


def _allowed(draft: Draft, place: int, of_recitals: tuple[str, ...]) -> tuple[str, ...]:
    """Return the endings that a paragraph may have; empty where nothing is expected of it.

    `of_recitals` are those of whole paragraphs of the preamble that introduce nothing.
    """
    clause, lexicon = draft.clauses[place], draft.lexicon
    following = draft.clauses[place + 1] if place + 1 < len(draft.clauses) else None
    kind = clause.paragraph.kind
    if clause.paragraph.annex or kind not in (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE):
        return ()
    if following and not following.paragraph.annex and _introduces(draft, place):
        return _marks(lexicon, "introduces-list", *_own(draft, place)) if clause.is_whole else ()
    if not clause.is_whole:
        return _marks(lexicon, *_of_sub_paragraph(draft, place))
    if kind is ParagraphKind.PREAMBULAR:
        return of_recitals
    if introduces(clause, lexicon):
        return ()
    is_last = following is None or following.paragraph.kind is not ParagraphKind.OPERATIVE
    return (
        _marks(lexicon, "last-end")
        if _is_end(draft, place)
        else _marks(lexicon, "operative-end", *(["last-end"] if is_last else []))
    )


def _of_recitals(draft: Draft) -> tuple[str, ...]:
    own = ("introduces-list",) if draft.is_declaration else ("operative-end",) if _has_semicolons(draft) else ()
    return _marks(draft.lexicon, *own) or _marks(draft.lexicon, "preambular-end")


def _has_semicolons(draft: Draft) -> bool:
    """Say whether most of the preamble ends as clauses do, as in the World Health Assembly."""
    recitals = [one.paragraph for one in draft.clauses if one.is_whole]
    texts = [one.text.rstrip(_AFTER_THE_STOP) for one in recitals if one.kind is ParagraphKind.PREAMBULAR]
    return sum(text.endswith(_marks(draft.lexicon, "operative-end")) for text in texts) * 2 > len(texts)


def _of_sub_paragraph(draft: Draft, place: int) -> tuple[str, ...]:
    """Return what may end a sub-paragraph: the last one ends the text, the last one of a list ends its clause.

    A full stop stands elsewhere only where a neighbour of the list has one too, and does not end the text with it; a
    comma or colon only where a neighbour has no semicolon.
    """
    clause = draft.clauses[place]
    is_operative = clause.paragraph.kind is ParagraphKind.OPERATIVE
    if is_operative and _is_end(draft, place):
        return ("last-end",)
    beside = [other for other in (place - 1, place + 1) if 0 <= other < len(draft.clauses)]
    level, is_last = clause.paragraph.level, is_operative and draft.clauses[beside[-1]].is_whole
    is_stopped = any(_ends(draft, other, level, "last-end") and not _is_end(draft, other) for other in beside)
    is_inside = all(_ends(draft, other, level, "operative-end") for other in beside)
    others = () if is_last or is_inside else ("preambular-end", "introduces-list")
    return ("operative-end", *others, *(["last-end"] if is_stopped else []))


def _ends(draft: Draft, place: int, level: int, marks: str) -> bool:
    """Say whether a sub-paragraph of a level ends with a mark."""
    paragraph = draft.clauses[place].paragraph
    return paragraph.level == level and paragraph.text.endswith(_marks(draft.lexicon, marks))


def _introduces(draft: Draft, place: int) -> bool:
    """Say whether sub-paragraphs follow, or a text or a table, which may have a title."""
    clause, following = draft.clauses[place].paragraph, draft.clauses[place + 1].paragraph
    behind = dropwhile(lambda one: one.paragraph.kind is ParagraphKind.HEADING, draft.clauses[place + 1 :])
    first = next(behind, None)
    return following.level > clause.level or (first is not None and first.paragraph.kind in _INSIDE)


def _own(draft: Draft, place: int) -> tuple[str, ...]:
    """Return what may end a paragraph that introduces others, besides a colon; before an operative list nothing may."""
    clause, following = draft.clauses[place].paragraph, draft.clauses[place + 1].paragraph
    if clause.kind is ParagraphKind.PREAMBULAR:
        return ("preambular-end",)
    return () if following.level > clause.level else ("operative-end", "last-end")


def _is_end(draft: Draft, place: int) -> bool:
    """Say whether no other operative paragraph of the body follows."""
    later = draft.clauses[place + 1 :]
    return not any(one.paragraph.kind is ParagraphKind.OPERATIVE and not one.paragraph.annex for one in later)


def _marks(lexicon: Lexicon, *names: str) -> tuple[str, ...]:
    return tuple(mark for name in names for mark in lexicon.punctuation.get(name, ()))


def _wrong(clause: Clause, text: str, allowed: tuple[str, ...]) -> Remark:
    severity = Severity.ERROR if clause.is_whole else Severity.HINT
    place, is_lost = len(text) - 1, text[-1].isalnum()
    message, shown = ("lost", clause.sign(place, opens=False)) if is_lost else ("unusual", text[-1])
    due = tuple(dict.fromkeys(f"`{mark}`" for mark in allowed))
    return clause.remark(severity, message, offset=place, text=shown, hint="due", due=due)
