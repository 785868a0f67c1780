"""*Paragraph 45 above* in a text of 27 paragraphs points nowhere: the text was cut, or the number is mistyped.

*Paragraph 12 above* in paragraph 4 points to what stands below: a paragraph was put in or moved, or it is mistyped too.
So is one number of *paragraphs 9 to 2 above*: lists and ranges of official texts run upward. And of *paragraph 5 (d)
above* the letter, where the list of paragraph 5 ends with (c).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.citations.paragraphs import ABOVE, BELOW, Reference
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity

_LETTER = re.compile(r"\([a-z]\)")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each reference to a paragraph of the text itself behind its last one, or the wrong way round.

    One to a gap in the numbers is told once, by the check *number-sequence*.
    """
    numbers = {number.value for clause in draft.clauses if not clause.paragraph.level for number in clause.numbers}
    last = max(numbers, default=0)
    if not last:
        return
    own = 0
    letters = _letters_of_lists(draft)
    for clause in draft.clauses:
        own = _number_above(clause, own)
        for reference in clause.own_references:
            yield from _wrong(clause, reference, own, last)
            letter, listed = _LETTER.search(reference.citation.value), letters.get(reference.number)
            if letter and listed and letter[0] not in listed and not clause.paragraph.annex:
                yield clause.remark_at(reference.citation, None, Severity.WARNING, "missing", "last", last=listed[-1])


def _letters_of_lists(draft: Draft) -> dict[int, list[str]]:
    """Return the letters of the sub-paragraphs of each numbered paragraph of the body that numbers them from (a) on."""
    found: dict[int, list[str]] = defaultdict(list)
    for clause in draft.clauses:
        label = clause.label
        if clause.paragraph.kind is ParagraphKind.OPERATIVE and label.number.isdecimal() and label.path:
            found[int(label.number)] += () if label.annex else label.path[:1]
    return {number: letters for number, letters in found.items() if letters[0] == "(a)"}


def _number_above(clause: Clause, before: int) -> int:
    """Return the number of the operative paragraph that a clause is or belongs to; 0: none that counts from the top."""
    if clause.paragraph.annex or clause.label.section or clause.paragraph.kind is not ParagraphKind.OPERATIVE:
        return 0
    if not clause.is_whole:
        return before
    return clause.numbers[0].value if clause.numbers and not clause.numbers[0].parts else 0


def _wrong(clause: Clause, reference: Reference, own: int, last: int) -> Iterator[Remark]:
    citation, number, before, points = reference
    if number > last or number < 1:
        yield clause.remark_at(citation, None, Severity.WARNING, "missing", "last", last=last)
    elif number < before:
        yield clause.remark_at(citation, None, Severity.WARNING, "backward", number=number, before=before)
    elif own and points == ABOVE and number > own:
        yield clause.remark_at(citation, None, Severity.ERROR, "not-above", number=number, own=own)
    elif own and points == BELOW and number < own:
        yield clause.remark_at(citation, None, Severity.ERROR, "not-below", number=number, own=own)
