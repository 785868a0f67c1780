"""The same text in another language says the same: its symbols, dates, sessions and figures are those of this one.

Paragraphs correspond by their labels. Only a contradiction is told: something here that the other language lacks, and
something of the same kind there that is missing here. What one language alone says (a date that the other gives in a
note, a number written as a word) is no contradiction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.figures import figures_of, is_contradicted, is_slip, without
from draftdiff.checks.remarks import Remark, Said
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import Note
from draftdiff.problems import Location, Problem, Severity
from draftdiff.translations import Unlike, first_unlike

CODE = "concordance"

_Value = tuple[str, str]
"""Group and value of what is cited."""
_Read = tuple[_Value, Citation, Note | None]

_DATE, _DOCUMENT = "date", "document"
_KINDS: Mapping[CitationKind, str] = {
    CitationKind.RESOLUTION: "adopted",
    CitationKind.DECISION: "adopted",
    CitationKind.DOCUMENT: _DOCUMENT,
    CitationKind.TREATY: "treaty",
    CitationKind.DATE: _DATE,
    CitationKind.YEAR: _DATE,
    CitationKind.SESSION: "session",
    CitationKind.MEETING: "meeting",
    CitationKind.PARAGRAPH: "paragraph",
    CitationKind.ARTICLE: "article",
    CitationKind.ANNEX: "annex",
}
"""What is compared, in groups: languages differ on whether a bare number is a resolution or a decision."""
_TOLD_IN_PART = frozenset({_DATE, _DOCUMENT})

_ADOPTED = re.compile(r".*/(?:RES|DEC)/")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")
"""Corrigenda are issued for one language or some, so that each language cites its own."""
_DIGITS = re.compile(r"\d+")
_SPAN_OF_YEARS = re.compile(r"(\d{4})\D\d\d(\d\d)")
"""`2119/2120` and `2119/20` are one."""
_HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_UNSAID = "--"
"""Before a date whose year is not stated."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each contradiction with the same document in another language."""
    for other in draft.beside:
        language = other.document.language.value
        unlike = _parting(draft, other)
        everywhere = _values_of(draft) & _values_of(other)
        shared = unlike.place if unlike else None
        for clause, twin in zip(draft.clauses[:shared], other.clauses[:shared], strict=True):
            pairs, ours, theirs = _opposed(clause, twin)
            yield from _cited_otherwise(clause, pairs, everywhere, language)
            yield from _figures(clause, twin, (ours, theirs), language)
        if unlike:
            yield _built_otherwise(draft, other, unlike)


def _values_of(draft: Draft) -> frozenset[_Value]:
    return frozenset().union(*_cited_values(draft))


def _parting(draft: Draft, other: Draft) -> Unlike | None:
    """Return where two texts part, None if they are called alike to the end.

    A paragraph that one of them lacks gives its number to the next one, and labels differ only where the part ends. So
    the texts part where two neighbours cite what stands across, and not what stands opposite.
    """
    unlike = first_unlike(draft.document, other.document)
    if unlike is None:
        return None
    sides = zip(*(pairwise(_cited_values(side)[: unlike.place + 1]) for side in (draft, other)), strict=False)
    for place, ((here, after), (there, later)) in enumerate(sides):
        is_shifted = bool(here & later or after & there) and not (here & there or after & later)
        if is_shifted:
            return Unlike(place, draft.clauses[place].label)
    return unlike


def _cited_values(draft: Draft) -> list[set[_Value]]:
    return [{value for value, *_ in _read(clause)} for clause in draft.clauses]


def _built_otherwise(draft: Draft, other: Draft, unlike: Unlike) -> Problem:
    """Place the problem where the texts part; at the last paragraph where this text ends before the other."""
    keys = [clause.paragraph.key for clause in draft.clauses][: unlike.place + 1]
    values: dict[str, Said] = {
        "label": unlike.label,
        "language": other.document.language.value,
        "here": len(draft.clauses),
        "there": len(other.clauses),
    }
    location = Location(paragraph=keys[-1], offset=0) if keys else Location()
    severity = Severity.WARNING
    return Remark(code=CODE, severity=severity, message="built", location=location, hint="paragraphs", values=values)


def _opposed(clause: Clause, twin: Clause) -> tuple[list[tuple[_Read, _Read]], list[_Read], list[_Read]]:
    """Pair what each side has and the other lacks.

    Returns the pairs, and what is left here and there: without a counterpart, or with one that tells more or less.
    """
    pairs: list[tuple[_Read, _Read]] = []
    here: list[_Read] = []
    there: list[_Read] = []
    sides = _read(clause), _read(twin)
    for group in sorted(set(_KINDS.values())):
        ours, theirs = _left_over(*([one for one in side if one[0][0] == group] for side in sides))
        if group in _TOLD_IN_PART:
            ours, theirs, alike = _opposite(ours, theirs)
            here += [one for one, _ in alike]
            there += [one for _, one in alike]
        pairs += zip(ours, theirs, strict=False)
        here += ours[len(theirs) :]
        there += theirs[len(ours) :]
    return pairs, here, there


def _cited_otherwise(
    clause: Clause, pairs: Sequence[tuple[_Read, _Read]], everywhere: frozenset[_Value], language: str
) -> Iterator[Problem]:
    """Tell what is opposed, but for what both texts say in another paragraph: it is only put in other order.

    The first day of a range is written alike (`11 to 13 May 2022`): the last one tells of its year.
    """
    for (value, citation, note), (other_value, other, _) in pairs:
        if citation.text != other.text and not {value, other_value} <= everywhere:
            yield clause.problem_at(citation, note, CODE, Severity.ERROR, "cited", language=language, other=other.text)


def _read(clause: Clause) -> list[_Read]:
    """Return what a paragraph cites, each with its value."""
    return [
        ((_KINDS[citation.kind], _comparable(citation)), citation, note)
        for citation, note in clause.cited
        if citation.kind in _KINDS
        and not _CORRIGENDUM.search(citation.value)
        and not _is_cut((note or clause.paragraph).text, citation)
    ]


def _is_cut(text: str, citation: Citation) -> bool:
    """Tell the rest of a word that a space divides behind its hyphen: `seventy- sixth` is no sixth."""
    before = text[max(0, citation.start - 2) : citation.start].rstrip()
    return citation.kind is CitationKind.SESSION and before.endswith(_HYPHENS)


def _comparable(citation: Citation) -> str:
    """Return the value without what languages write differently: words in a symbol, letters, a treaty's volume."""
    if citation.kind is CitationKind.YEAR:
        return _SPAN_OF_YEARS.sub(r"\1/\2", citation.value)
    if citation.kind in (CitationKind.DATE, CitationKind.SESSION):
        return citation.value.removeprefix(_UNSAID)
    if citation.kind is CitationKind.TREATY:
        return citation.value.rpartition("/")[2]
    numbers = sorted(_DIGITS.findall(_ADOPTED.sub("", citation.value)))
    body = citation.value[0] if citation.kind is CitationKind.DOCUMENT else ""
    return "/".join(filter(None, [body, *numbers]))


def _left_over(ours: list[_Read], theirs: list[_Read]) -> tuple[list[_Read], list[_Read]]:
    """Return what each side has and the other lacks, in order."""
    common = Counter(value for value, *_ in ours) & Counter(value for value, *_ in theirs)
    return without(ours, common, _value_of), without(theirs, common, _value_of)


def _value_of(read: _Read) -> _Value:
    return read[0]


def _opposite(ours: list[_Read], theirs: list[_Read]) -> tuple[list[_Read], list[_Read], list[tuple[_Read, _Read]]]:
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


def _agree(one: _Value, other: _Value) -> bool:
    """Say whether one value tells less than the other: 2022-09 and 09-22 of a day, A/75/6 of its section 29."""
    (group, here), (_, there) = one, other
    if group == _DOCUMENT:
        numbers, other_numbers = (Counter(value.split("/")) for value in (here, there))
        return numbers <= other_numbers or other_numbers <= numbers
    return here.startswith(there) or there.startswith(here) or here.endswith(there) or there.endswith(here)


def _figures(
    clause: Clause, twin: Clause, unmatched: tuple[Sequence[_Read], Sequence[_Read]], language: str
) -> Iterator[Problem]:
    here, there = (figures_of(side.paragraph.text, side.citations) for side in (clause, twin))
    cited, cited_there = (_digits_of(one) for one in unmatched)
    if (
        is_contradicted(here.digits, there.digits)
        or is_slip(here.digits, there.digits, cited_there)
        or is_slip(there.digits, here.digits, cited)
    ):
        place = here.place_of_first_beyond(there)
        text, other = (", ".join(one) for one in (here.digits or cited, there.digits or cited_there))
        yield clause.problem(CODE, Severity.WARNING, "figures", offset=place, text=text, language=language, other=other)


def _digits_of(unmatched: Sequence[_Read]) -> list[str]:
    """Return the digits of what one text alone cites, notes apart."""
    return [digits for _, citation, note in unmatched if note is None for digits in _DIGITS.findall(citation.text)]
