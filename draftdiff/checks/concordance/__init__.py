"""The same text in another language says the same: its symbols, dates, figures and verbs are those of this one.

Which paragraphs correspond tells `correspondence`. Only a contradiction is told: something here that the other language
lacks, and something of the same kind there that is missing here. What one language alone says (a date that the other
gives in a note, a number written as a word) is no contradiction. But a *not*, a note or a square bracket is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from draftdiff.checks.amounts import agreed, beyond, great, opposed
from draftdiff.checks.concordance.figures import figures_of, is_contradicted, is_slip, without
from draftdiff.checks.concordance.lengths import of_another_length
from draftdiff.checks.concordance.negations import denial_of
from draftdiff.checks.correspondence import Correspondence, corresponding, verbs_differ
from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark, Said
from draftdiff.checks.values import ARTICLE, DATE, DOCUMENT, GROUPS, Read, Value, read, values_of
from draftdiff.model import NoteKind
from draftdiff.problems import Location, Severity

_TOLD_IN_PART = frozenset({ARTICLE, DATE, DOCUMENT})
_DIGITS = re.compile(r"\d+")
_SHOWN = 40
"""Characters of a missing paragraph that are shown."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each contradiction with the same document in another language."""
    for other in draft.beside:
        language = other.document.language.value
        here, there = values_of(draft), values_of(other)
        more = here - there, there - here
        twins = corresponding(draft, other)
        for clause, twin in twins.pairs:
            pairs, ours, theirs = _opposed(clause, twin)
            yield from _cited_otherwise(clause, pairs, more, language)
            yield from _figures(clause, twin, (ours, theirs), language)
            yield from _verb(clause, twin, language)
            yield from _denial(clause, twin, language)
        for message, count in (("notes", _notes), ("brackets", _brackets)):
            yield from _unequal(draft, other, twins, message, count)
        for clause in twins.crossed:
            yield clause.remark(Severity.WARNING, "crossed", offset=0, language=language)
        for clause, is_shorter in of_another_length(twins.pairs):
            message = "shorter" if is_shorter else "longer"
            yield clause.remark(Severity.WARNING, message, offset=0, hint="left-out", language=language)
        yield from _without_twin(draft, other, twins)


def _without_twin(draft: Draft, other: Draft, twins: Correspondence) -> Iterator[Remark]:
    """Tell each paragraph that one text lacks, where it stands or should stand; or that the texts part."""
    language = other.document.language.value
    for clause in twins.lone:
        yield clause.remark(Severity.WARNING, "lone", offset=0, language=language)
    for place, clause in twins.lacking:
        shown = f"{clause.paragraph.text[:_SHOWN]}…"
        yield _at(draft, place, "lacking", "left-out", text=shown, language=language, label=clause.label)
    if twins.parted is not None:
        label = [*draft.clauses[twins.parted :], *other.clauses[twins.parted :]][0].label
        here, there = len(draft.clauses), len(other.clauses)
        yield _at(draft, twins.parted, "built", "paragraphs", label=label, language=language, here=here, there=there)


def _at(draft: Draft, place: int, message: str, hint: str, *, text: str = "", **values: Said) -> Remark:
    """Remark on the paragraph at a place; on the last one where the text ends before it."""
    keys = [clause.paragraph.key for clause in draft.clauses][: place + 1]
    location = Location(paragraph=keys[-1], offset=0) if keys else Location()
    return Remark(severity=Severity.WARNING, message=message, location=location, text=text, hint=hint, values=values)


def _opposed(clause: Clause, twin: Clause) -> tuple[list[tuple[Read, Read]], list[Read], list[Read]]:
    """Pair what each side has and the other lacks.

    Returns the pairs, and what is left here and there: without a counterpart, or with one that tells more or less.
    """
    pairs: list[tuple[Read, Read]] = []
    here: list[Read] = []
    there: list[Read] = []
    sides = read(clause), read(twin)
    for group in sorted(set(GROUPS.values())):
        groups = [[one for one in side if one[0][0] == group] for side in sides]
        common = Counter(value for value, *_ in groups[0]) & Counter(value for value, *_ in groups[1])
        ours, theirs = (without(one, common, itemgetter(0)) for one in groups)
        if group in _TOLD_IN_PART:
            ours, theirs, alike = _opposite(ours, theirs)
            here += [one for one, _ in alike]
            there += [one for _, one in alike]
        pairs += zip(ours, theirs, strict=False)
        here += ours[len(theirs) :]
        there += theirs[len(ours) :]
    return pairs, here, there


def _cited_otherwise(
    clause: Clause, pairs: Sequence[tuple[Read, Read]], more: tuple[Counter[Value], Counter[Value]], language: str
) -> Iterator[Remark]:
    """Tell what is opposed, but for what both texts say equally often: it is only put in other order.

    The first day of a range is written alike (`11 to 13 May 2022`): the last one tells of its year.
    """
    for (value, citation, note), (other_value, other, _) in pairs:
        if citation.text != other.text and (more[0][value] or more[1][other_value]):
            yield clause.remark_at(citation, note, Severity.ERROR, "cited", language=language, other=other.text)


def _verb(clause: Clause, twin: Clause, language: str) -> Iterator[Remark]:
    """Tell two verbs that do not translate each other."""
    here, there = clause.opening, twin.opening
    if here and there and clause.is_whole and verbs_differ(here, there, clause.lexicon):
        yield clause.remark(
            Severity.WARNING, "verb", offset=here.start, text=here.phrase, language=language, other=there.phrase
        )


def _denial(clause: Clause, twin: Clause, language: str) -> Iterator[Remark]:
    """Tell a *not* of one language where the other has no negative word."""
    if ours := denial_of(clause, twin):
        yield clause.remark(Severity.WARNING, "denied", offset=ours.start(), text=ours[0], language=language)
    elif theirs := denial_of(twin, clause):
        yield clause.remark(Severity.WARNING, "not-denied", offset=0, language=language, other=theirs[0])


def _unequal(
    draft: Draft, other: Draft, twins: Correspondence, message: str, count: Callable[[Clause], int]
) -> Iterator[Remark]:
    """Tell where one language has more of something; a text that has none at all was saved or cleaned without."""
    language = other.document.language.value
    if any(map(count, draft.clauses)) and any(map(count, other.clauses)):
        for clause, twin in twins.pairs:
            here, there = count(clause), count(twin)
            if here != there:
                yield clause.remark(Severity.WARNING, message, offset=0, language=language, here=here, there=there)


def _notes(clause: Clause) -> int:
    return sum(note.kind is NoteKind.FOOTNOTE for note in clause.paragraph.notes)


def _brackets(clause: Clause) -> int:
    return clause.paragraph.text.count("[")


def _opposite(ours: list[Read], theirs: list[Read]) -> tuple[list[Read], list[Read], list[tuple[Read, Read]]]:
    """Return what each side has and the other lacks even in part, and the pairs of which one tells less."""
    theirs, left, alike = list(theirs), [], []
    for one in ours:
        partly = next((other for other in theirs if _agree(one[0], other[0])), None)
        if partly is None:
            left.append(one)
        else:
            theirs.remove(partly)
            alike.append((one, partly))
    return left, theirs, alike


def _agree(one: Value, other: Value) -> bool:
    """Say whether one value tells less than the other: 2022-09 and 09-22 of a day, A/75/6 of its section 29.

    Article 2 tells less than article 2 (2).
    """
    less, more = sorted((one[1], other[1]), key=len)
    if one[0] == DATE:
        return more.startswith(less) or more.endswith(less)
    return Counter(less.split("/")) <= Counter(more.split("/"))


def _figures(
    clause: Clause, twin: Clause, unmatched: tuple[Sequence[Read], Sequence[Read]], language: str
) -> Iterator[Remark]:
    amounts = great(clause.amounts), great(twin.amounts)
    if opposite := opposed(*amounts):
        our, their = opposite
        yield clause.remark(
            Severity.WARNING, "figures", offset=our.start, text=our.printed, language=language, other=their.printed
        )
        return
    here, there = (
        figures_of(side.paragraph.text, (*side.citations, *agreed(*pair)), side.lexicon.language)
        for side, pair in ((clause, amounts), (twin, amounts[::-1]))
    )
    dates, other_dates = (Counter(_digits_of(one)) for one in unmatched)
    cited, cited_there = [*(dates - other_dates).elements()], [*(other_dates - dates).elements()]
    sides: tuple[Sequence[str], Sequence[str]] = here.names_beyond(there), there.names_beyond(here)
    if not all(sides):
        sides = here.digits or cited, there.digits or cited_there
        slips = is_slip(here.digits, there.digits, cited_there), is_slip(there.digits, here.digits, cited)
        if not any(slips) and not is_contradicted(here, there):
            return
    place = here.place_of_first_beyond(there)
    ours, theirs = beyond(clause.amounts, twin.amounts), beyond(twin.amounts, clause.amounts)
    if ours and theirs:
        place, sides = ours[0].start, ([one.printed for one in ours], [one.printed for one in theirs])
    text, other = map(", ".join, sides)
    yield clause.remark(Severity.WARNING, "figures", offset=place, text=text, language=language, other=other)


def _digits_of(unmatched: Sequence[Read]) -> list[str]:
    """Return the digits of what one text alone cites, notes apart."""
    return [digits for _, citation, note in unmatched if note is None for digits in _DIGITS.findall(citation.text)]
