"""The same text in another language says the same: its symbols, dates, sessions and figures are those of this one.

Paragraphs correspond by their labels. Only a contradiction is told: something here that the other language lacks, and
something of the same kind there that is missing here. What one language alone says (a date that the other gives in a
note, a number written as a word) is no contradiction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from draftdiff.checks.draft import Clause, Draft
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
    CitationKind.SESSION: "session",
}
"""What is compared, in groups: languages differ on whether a bare number is a resolution or a decision."""

_ADOPTED = re.compile(r".*/(?:RES|DEC)/")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")
"""Corrigenda are issued for one language or some, so that each language cites its own."""
_FIGURE = re.compile(r"(?<![^\W\d_][-\N{HYPHEN}-\N{EN DASH}])(?<![A-Za-z0-9])\d+")
"""Digits that belong to no name: not `COVID-19`, not `L5`."""
_DIGITS = re.compile(r"\d+")
_UNSAID = "--"
"""Before a date whose year is not stated."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each contradiction with the same document in another language."""
    for other in draft.beside:
        language = other.document.language.value
        unlike = first_unlike(draft.document, other.document)
        everywhere = _values_of(draft) & _values_of(other)
        shared = unlike.place if unlike else None
        for clause, twin in zip(draft.clauses[:shared], other.clauses[:shared], strict=True):
            yield from _cited_otherwise(clause, twin, everywhere, language)
            yield from _figures(clause, twin, language)
        if unlike:
            yield _built_otherwise(draft, other, unlike)


def _values_of(draft: Draft) -> frozenset[_Value]:
    return frozenset(value for clause in draft.clauses for value, *_ in _read(clause))


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


def _cited_otherwise(clause: Clause, twin: Clause, everywhere: frozenset[_Value], language: str) -> Iterator[Problem]:
    """Pair what each side has and the other lacks.

    What both say, in another paragraph, is only put in other order. The first day of a range is written alike
    (`11 to 13 May 2022`): the last one tells of its year.
    """
    for group in sorted(set(_KINDS.values())):
        ours, theirs = _left_over(*([one for one in _read(side) if one[0][0] == group] for side in (clause, twin)))
        for (value, citation, note), (other_value, other, _) in zip(ours, theirs, strict=False):
            if citation.text != other.text and not {value, other_value} <= everywhere:
                yield clause.problem_at(
                    citation, note, CODE, Severity.ERROR, "cited", language=language, other=other.text
                )


def _read(clause: Clause) -> list[_Read]:
    """Return what a paragraph cites, each with its value."""
    return [
        ((_KINDS[citation.kind], _comparable(citation)), citation, note)
        for citation, note in clause.cited
        if citation.kind in _KINDS and not _CORRIGENDUM.search(citation.value)
    ]


def _comparable(citation: Citation) -> str:
    """Return the value without what languages write differently: words in a symbol, the volume of a treaty's text."""
    if citation.kind in (CitationKind.DATE, CitationKind.SESSION):
        return citation.value.removeprefix(_UNSAID)
    if citation.kind is CitationKind.TREATY:
        return citation.value.rpartition("/")[2]
    numbers = sorted(_DIGITS.findall(_ADOPTED.sub("", citation.value)))
    body = citation.value[0] if citation.kind is CitationKind.DOCUMENT else ""
    return "/".join(filter(None, [body, *numbers]))


def _left_over(ours: list[_Read], theirs: list[_Read]) -> tuple[list[_Read], list[_Read]]:
    """Return what each side has and the other lacks, in order."""
    theirs, left = list(theirs), []
    for one in ours:
        same = next((other for other in theirs if _agree(one[0], other[0])), None)
        if same is None:
            left.append(one)
        else:
            theirs.remove(same)
    return left, theirs


def _agree(one: _Value, other: _Value) -> bool:
    """Say whether two values are the same, or one tells less: 2022-09 and 09-22 of a day, A/75/6 of its section 29."""
    (group, here), (_, there) = one, other
    if group == _DOCUMENT:
        numbers, other_numbers = (Counter(value.split("/")) for value in (here, there))
        return numbers <= other_numbers or other_numbers <= numbers
    if group == _DATE:
        return here.startswith(there) or there.startswith(here) or here.endswith(there) or there.endswith(here)
    return here == there


def _figures(clause: Clause, twin: Clause, language: str) -> Iterator[Problem]:
    places, here = _digits(clause)
    _, there = _digits(twin)
    if _contradict(here, there):
        place = next(
            place for place, digits in zip(places, here, strict=True) if here.count(digits) > there.count(digits)
        )
        yield clause.problem(
            CODE,
            Severity.WARNING,
            "figures",
            offset=place,
            text=", ".join(here),
            language=language,
            other=", ".join(there),
        )


def _contradict(here: Sequence[str], there: Sequence[str]) -> bool:
    """Compare groups of digits without their zeros: 1.4 billion is 1.400 millones and 14亿 elsewhere."""
    ours, theirs = (Counter(filter(None, (group.strip("0") for group in side))) for side in (here, there))
    if not (ours - theirs and theirs - ours):
        return False
    row, other_row = ("".join(side).replace("0", "") for side in (here, there))
    is_grouped_otherwise = sorted(row) == sorted(other_row) and (row == other_row or ours.total() != theirs.total())
    return not is_grouped_otherwise


def _digits(clause: Clause) -> tuple[list[int], list[str]]:
    """Return where groups of digits stand that are no part of a citation, and the groups."""
    text = clause.paragraph.text
    for citation in clause.citations:
        text = text[: citation.start] + " " * (citation.end - citation.start) + text[citation.end :]
    found = [*_FIGURE.finditer(text)]
    return [one.start() for one in found], [one[0] for one in found]
