"""A paragraph opens with a phrase of its own kind: *Recalling*, *Requests*.

One that no lexicon knows may be right, or misspelt, or the second half of the paragraph before it. What follows
*Decides as follows:* needs none, and a Chinese verb may stand behind its object. A sub-paragraph begins with a letter
of the size that those before and behind it have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.hidden_character import has_odd_letter
from draftdiff.checks.number_sequence import introduces
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language, MarkKind, ParagraphKind
from draftdiff.numbering import leading_number
from draftdiff.patterns import any_of
from draftdiff.phrases import Opening
from draftdiff.problems import Severity

_SHOWN = 4
"""Words at the beginning of a paragraph that are shown: as many as most opening phrases have."""
_LONGEST = 40
"""Characters that are shown at most: Chinese divides no words."""
_SET_OFF = frozenset({MarkKind.LEAD, MarkKind.ITALIC, MarkKind.BOLD, MarkKind.UNDERLINE})
_ODD = 0.25
"""Share of opening phrases that are not set off, up to which each of them is told."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each whole paragraph without a known opening phrase, or with one in the wrong letters."""
    unknown: list[tuple[Clause, Remark]] = []
    for run in () if draft.is_declaration else draft.whole_runs():
        introduced = next((place for place, one in enumerate(run) if introduces(one, draft.lexicon)), len(run))
        for place, clause in enumerate(run):
            if clause.opening:
                yield from _wrong_letter(clause, clause.opening)
            elif clause.paragraph.text and place <= introduced:
                unknown += ((clause, remark) for remark in _unknown(clause))
    yield from draft.thinned_out(unknown)
    yield from _plain(draft)
    yield from _other_letter_in_a_list(draft)


def _other_letter_in_a_list(draft: Draft) -> Iterator[Remark]:
    """Yield a warning for each sub-paragraph between two others whose first letter alone is small, or a capital."""
    messages = {(True, False, True): "small", (False, True, False): "capital"}
    for three in zip(draft.clauses, draft.clauses[1:], draft.clauses[2:], strict=False):
        places = {(one.paragraph.kind, one.paragraph.level, one.paragraph.annex) for one in three}
        first = [one.paragraph.text[:1] for one in three]
        has_letters = all(letter.lower() != letter.upper() for letter in first)
        message = messages.get((first[0].isupper(), first[1].isupper(), first[2].isupper())) if has_letters else None
        clause = three[1]
        if message and clause.paragraph.level and places == {(ParagraphKind.OPERATIVE, clause.paragraph.level, 0)}:
            yield clause.remark(Severity.WARNING, message, offset=0, text=_first_words(clause))


def _plain(draft: Draft) -> Iterator[Remark]:
    """Yield a hint for each phrase in the letters of the text where the others are italic, bold or underlined."""
    phrases = [(clause, clause.opening) for clause in draft.clauses if clause.is_whole and clause.opening]
    plain = [
        (clause, phrase)
        for clause, phrase in phrases
        if not any(mark.kind in _SET_OFF and mark.start < phrase.end for mark in clause.paragraph.marks)
    ]
    if len(plain) <= _ODD * len(phrases):
        for clause, phrase in plain:
            yield clause.remark(Severity.HINT, "plain", offset=phrase.start, text=phrase.phrase)


def _unknown(clause: Clause) -> Iterator[Remark]:
    """Yield a hint, unless letters of two scripts or a number are why, which other checks tell."""
    text, first = clause.paragraph.text, _first_words(clause)
    if not (has_odd_letter(first) or leading_number(first) or _behind_object(clause.lexicon).search(text)):
        yield clause.remark(Severity.HINT, "unknown", offset=0, text=first, hint="misspelt")


def _first_words(clause: Clause) -> str:
    return " ".join(clause.paragraph.text[:_LONGEST].split()[:_SHOWN])


def _wrong_letter(clause: Clause, opening: Opening) -> Iterator[Remark]:
    """Yield a warning where the first letter is small and official texts have a capital, or the reverse."""
    letter = opening.phrase[:1]
    habit = "opening with a capital" if letter.islower() else "opening with a small letter"
    if letter.lower() != letter.upper() and keeps(habit, clause.lexicon.language):
        message = "small" if letter.islower() else "capital"
        yield clause.remark(Severity.WARNING, message, offset=opening.start, text=opening.phrase)


@lru_cache(maxsize=16)
def _behind_object(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches a Chinese verb at the end of a limb: *for the support … expresses thanks*."""
    phrases = lexicon.phrases if lexicon.language is Language.CHINESE else ()
    return re.compile(any_of(phrase.text for phrase in phrases) + "[，；。]")
