"""What a reader should look at, on the first half page: by topic, a line for each row or for many."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import (
    BETWEEN,
    Change,
    Comparison,
    FieldChange,
    Finding,
    FlagKind,
    Row,
    Value,
    Weight,
    is_counted,
)
from draftdiff.gravity import SUBSTANTIVE_ORDER, UNEXPLAINED
from draftdiff.model import ParagraphKind, joined_text
from draftdiff.renderers.excerpt import abridged, context_of, opening_text, words_in
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.head import NAMES
from draftdiff.renderers.naming import Namer, namer_of
from draftdiff.renderers.verdict import (
    CLAUSE_CHANGES,
    GRAVE,
    grave_kinds,
    kind_of,
    substantive_rows,
    whole_annexes,
    without_parts,
)
from draftdiff.renderers.wording import Wording, annex_label

SAME_WORDS = (FlagKind.REFERENT_CHANGED, FlagKind.TIME_BOUND)
"""Flags of rows that say the same and mean another thing."""

_ASKED_FOR = "qualifier"
"""A kind that every capital asks about: it is told of every row, beside its weightiest kind."""
_NAMED_ALONE = (FlagKind.BUDGET.value,)
"""Flags whose facts are told beside the text alone: there they are understood."""
_MUCH = 16
"""Words of other wording that are told whatever else a clause has."""
_OPENING = 12
"""Words by which a clause is known: a line of a printed page."""


class _Room(Struct, frozen=True):
    """How much is told of a topic: rows that get a line each, names in one line, words of a line."""

    grave: int = 12
    """Clauses that came or went, and rows of a grave kind."""
    other: int = 4
    tasks: int = 12
    named: int = 16
    """Rows, or runs of rows, that one line names."""
    opening: int = _OPENING
    around: int = 5
    """Words on either side of a few changed ones."""
    quoted: int = 10
    """Words that are quoted of a long text."""
    facts: int = sys.maxsize
    """What is said of a kind in one row."""
    sponsors: int = 16


_ROOMS = (
    (20, _Room()),
    (40, _Room(grave=4, other=2, tasks=8, named=8)),
    (sys.maxsize, _Room(grave=3, other=0, tasks=2, named=4, opening=8, around=3, quoted=5, facts=3, sponsors=6)),
    (sys.maxsize, _Room(grave=2, other=0, tasks=2, named=3, opening=6, around=3, quoted=4, facts=1, sponsors=4)),
)
"""Up to how many substantive rows: how much room each topic has, so that all topics stand on a page."""
LINES_OF_PAGE, _LINE = 40, 92
"""Lines of a printed page that are free for the topics, and columns of each."""


class Line(Struct, frozen=True):
    """What is said of one row; or, with an empty label, the names of many."""

    label: str
    said: str
    rows: dict[str, Row] = {}
    """What each name in the label, or in what is said, leads to."""


class Highlight(Struct, frozen=True):
    """One topic to look at, with a line for each row, or one line that names them all."""

    topic: str
    lines: tuple[Line, ...]
    is_quoted: bool = False
    """Whether what is said of a row is in the words of the documents."""


class _Page(Struct, frozen=True):
    """What all topics share: the reader's words, how rows are named, how much room there is."""

    wording: Wording
    namer: Namer
    room: _Room
    annexes: frozenset[tuple[Change, int]]
    """Those that came or went as a whole."""

    def line(self, row: Row, said: str) -> Line:
        """Say something of one row."""
        label = self.wording.label(row)
        return Line(label, said, {label: row})

    def named(self, rows: Sequence[Row], said: str = "") -> Line:
        """Name rows in one line; what is said of them all stands before."""
        names = self.namer.named(rows, self.room.named)
        told = self.wording.say("named", label=said, kind=names.said) if said else names.said
        return Line("", told, names.rows)

    def also(self, rows: Sequence[Row]) -> Line:
        """Name the rows that a topic has no more lines for."""
        line = self.named(rows)
        return replace(line, said=self.wording.say("also-named", said=line.said))


def highlights_of(comparison: Comparison, wording: Wording, lines: int = sys.maxsize) -> tuple[Highlight, ...]:
    """Return what to look at, the gravest first, with less of each clause where it would take more lines of a page.

    Watched terms, clauses that came or went, grave kinds, parts of clauses that came or went, clauses split, merged or
    moved, the other kinds, who acts, flags, same words, sponsors.
    """
    flagged, namer = [row for row in comparison.rows if row.flags], namer_of(wording)
    annexes = whole_annexes(comparison, wording.names)
    heavy = sum((row.change, row.shown[0].annex) not in annexes for row in substantive_rows(comparison))
    told: tuple[Highlight, ...] = ()
    for room in (room for most, room in _ROOMS if heavy <= most):
        told = _topics(comparison, flagged, _Page(replace(wording, quoted=room.quoted), namer, room, annexes))
        said = (line.label + line.said for highlight in told for line in highlight.lines)
        if sum(1 + width_of(text) // _LINE for text in said) <= lines:
            break
    return told


def _topics(comparison: Comparison, flagged: Sequence[Row], page: _Page) -> tuple[Highlight, ...]:
    found = [_flagged((FlagKind.WATCHED,), FlagKind.WATCHED.value, flagged, page)]
    added, removed, *divided = (_clauses(change, comparison, page) for change in CLAUSE_CHANGES)
    moved = [row for row in comparison.rows if row.moved and is_counted(row)]
    divided.append(_moved(moved, page))
    kinds = [*_kinds(comparison, page)]
    found += [added, removed, *kinds[: len(GRAVE)], _parts(flagged, page), *divided, *kinds[len(GRAVE) :]]
    found.append(_tasks(flagged, page))
    shown_elsewhere = (FlagKind.WATCHED, FlagKind.PART, FlagKind.TASK, *SAME_WORDS)
    found += [_flagged((k,), k.value, flagged, page) for k in FlagKind if k not in shown_elsewhere]
    found.append(_flagged(SAME_WORDS, "same-words", flagged, page))
    found += [told for field in comparison.fields if field.name in NAMES for told in _names_of(field, page)]
    return tuple(highlight for highlight in found if highlight.lines)


def _flagged(kinds: Sequence[FlagKind], topic: str, rows: Iterable[Row], page: _Page) -> Highlight:
    """Name the rows whose flag says nothing more in one line, then say what flags say, once for all its rows."""
    by_said: dict[str, list[Row]] = {"": []}
    for row in rows:
        flags = row.flagged(*kinds)
        told = [] if topic in _NAMED_ALONE else dict.fromkeys(filter(None, map(page.wording.message, flags)))
        if flags:
            by_said.setdefault(page.wording.say("reasons").join(told), []).append(row)
    lines = [page.named(bare)] if (bare := by_said.pop("")) else []
    said_of = [
        page.line(where[0], _kept(where[0], said, kinds, page)) if len(where) == 1 else page.named(where, said)
        for said, where in by_said.items()
    ]
    lines += said_of[: page.room.grave]
    if others := [row for where in [*by_said.values()][page.room.grave :] for row in where]:
        lines.append(page.also(others))
    return Highlight(page.wording.term("flag", topic), tuple(lines))


def _kept(row: Row, said: str, kinds: Sequence[FlagKind], page: _Page) -> str:
    """Say what the flags of a row say; a sole word of time that was kept stands among those around it."""
    flag, *more = row.flagged(*kinds)
    if more or flag.kind is not FlagKind.TIME_BOUND or not flag.values:
        return said
    context = words_in(joined_text(row.new), flag.values[0].new, page.room.around)
    return page.wording.say("in-context", said=said, words=page.wording.quote(context)) if context else said


def _parts(rows: Iterable[Row], page: _Page) -> Highlight:
    """Tell the parts of clauses that came or went with a verb of their own, those of operative clauses first."""
    found = [row for row in rows if row.flagged(FlagKind.PART)]
    found.sort(key=lambda row: row.shown[0].kind is ParagraphKind.PREAMBULAR)
    lines = _told(found, page.room.grave, partial(_parts_of, page=page), page)
    return Highlight(page.wording.term("flag", FlagKind.PART.value), tuple(lines))


def _parts_of(row: Row, page: _Page) -> str:
    wording = replace(page.wording, quoted=page.room.opening)
    said = [*dict.fromkeys(map(wording.message, row.flagged(FlagKind.PART)))]
    return page.wording.joined(said, page.room.facts, "reasons")


def _tasks(rows: Iterable[Row], page: _Page) -> Highlight:
    """Say who is to act by when, and in which paragraphs."""
    by_task: dict[str, list[Row]] = {}
    for row in rows:
        for said in dict.fromkeys(map(page.wording.message, row.flagged(FlagKind.TASK))):
            by_task.setdefault(said, []).append(row)
    lines = [page.named(where, said) for said, where in by_task.items()]
    more = len(lines) - page.room.tasks
    if more > 0:
        last = lines[page.room.tasks - 1]
        lines[page.room.tasks - 1 :] = [replace(last, said=page.wording.joined([last.said], 1, more=more))]
    return Highlight(page.wording.term("flag", FlagKind.TASK.value), tuple(lines))


def _names_of(field: FieldChange, page: _Page) -> Iterator[Highlight]:
    """Tell who came and who went, as the finding about a list of names says; nothing where the names are the same."""
    wording = page.wording
    for value in (value for finding in field.findings for value in finding.values if value.name == field.name):
        gone, come = (list(filter(None, side.split(BETWEEN))) for side in (value.old, value.new))
        heirs = _heirs(gone, come)
        lines = [Line("", _handed_over(before, after, wording)) for before, after in heirs.items()]
        come = [name for name in come if name not in heirs.values()]
        gone = [name for name in gone if name not in heirs]
        lines += [
            Line("", _sponsors(phrase, names, page)) for phrase, names in (("come", come), ("gone", gone)) if names
        ]
        yield Highlight(wording.term("field", field.name), tuple(lines))


def _heirs(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Return who now speaks for a group, by who did before: *Norland (on behalf of the League)*."""
    heirs: dict[str, str] = {}
    for before in gone:
        group = "".join(before.partition(" (")[1:])
        after = next((name for name in come if group and name.endswith(group) and name not in heirs.values()), None)
        if after is not None:
            heirs[before] = after
    return heirs


def _handed_over(before: str, after: str, wording: Wording) -> str:
    """Say who speaks for a group instead of another: `Norland → Eastland (on behalf of the League)`."""
    state, mark, group = before.partition(" (")
    both = wording.say("from-to", old=wording.quote(state), new=wording.quote(after.removesuffix(mark + group)))
    return wording.say("named", label=both, kind=wording.quote(group.removesuffix(")")))


def _sponsors(phrase: str, names: Sequence[str], page: _Page) -> str:
    told = [*map(page.wording.quote, names)]
    return page.wording.say(phrase, words=page.wording.joined(told, page.room.sponsors, "reasons"))


def _clauses(change: Change, comparison: Comparison, page: _Page) -> Highlight:
    """Tell the clauses that came or went by their opening words, as their own text has them.

    Operative ones come first, and what is said once before what a text says several times over, as of each report.
    """
    wording = page.wording
    rows: Iterable[Row] = (row for row in comparison.rows if row.change is change and is_counted(row))
    if change is Change.REMOVED:
        places = {key: place for place, key in enumerate(comparison.old_order)}
        rows = sorted(rows, key=lambda row: places[row.old[0].key])
    by_annex: dict[int, list[Row]] = {}
    for row in rows:
        annex = row.shown[0].annex
        by_annex.setdefault(annex if (change, annex) in page.annexes else 0, []).append(row)
    whole = without_parts(by_annex.pop(0, []), wording.names)
    clauses = [row for row in whole if row.shown[0].kind is not ParagraphKind.HEADING]
    same = Counter(joined_text(row.shown) for row in clauses)
    found = sorted(clauses, key=lambda row: same[joined_text(row.shown)] > 1)
    found.sort(key=lambda row: row.shown[0].kind is ParagraphKind.PREAMBULAR)
    lines = _told(found, page.room.grave, lambda row: opening_words(row, wording, page.room.opening), page)
    annexes = (_annex(by_annex[annex], wording) for annex in sorted(by_annex))
    return Highlight(wording.term("kind", change.value), (*annexes, *lines), is_quoted=True)


def _moved(rows: Sequence[Row], page: _Page) -> Highlight:
    """Tell a few clauses that were moved by their opening words; of more, name the runs that went together."""
    most = page.room.other if len(rows) <= page.room.other else 0
    lines = _told(rows, most, lambda row: opening_words(row, page.wording, page.room.opening), page)
    return Highlight(page.wording.term("kind", "moved"), tuple(lines), is_quoted=True)


def _annex(rows: Sequence[Row], wording: Wording) -> Line:
    """Tell an annex that came or went as a whole."""
    named = annex_label(wording.names.of(rows[0]), wording.labels)
    said = wording.say("named", label=named, kind=wording.say("paragraphs", count=len(rows)))
    return Line("", said, {named: rows[0]})


def _told(rows: Sequence[Row], most: int, said: Callable[[Row], str], page: _Page) -> list[Line]:
    """Give the first rows a line each, name some more, and count the rows of tables where they are many."""
    wording = page.wording
    told = [row for row in rows if row.shown[0].kind is not ParagraphKind.TABLE_ROW]
    cells = len(rows) - len(told)
    if cells <= most:
        told, cells = list(rows), 0
    lines = [page.line(row, said(row)) for row in told[:most]]
    others = page.named(told[most:])
    more = wording.say("reasons").join(
        filter(None, (others.said, wording.say("table-rows", count=cells) if cells else ""))
    )
    if more:
        lines.append(replace(others, said=wording.say("also-named", said=more) if lines else more))
    return lines


def opening_words(row: Row, wording: Wording, words: int = _OPENING) -> str:
    """Return the first words of a clause, as the new text has them where it has it."""
    return wording.quote(opening_text(joined_text(row.shown), words=words))


def _kinds(comparison: Comparison, page: _Page) -> Iterator[Highlight]:
    """Group substantive rows by the kinds under which they stand."""
    by_kind: dict[str, list[Row]] = {}
    for row in substantive_rows(comparison):
        for kind in _kinds_to_name(row):
            by_kind.setdefault(kind, []).append(row)
    for kind in (*SUBSTANTIVE_ORDER, *(kind for kind in by_kind if kind not in SUBSTANTIVE_ORDER)):
        rows = by_kind.get(kind, [])
        if kind == UNEXPLAINED:
            rows.sort(key=lambda row: (kind_of(row) != UNEXPLAINED, not _is_much_unexplained(row)))
        most = page.room.grave if kind in GRAVE else max(page.room.other, len(rows) == 1)
        lines = _told(rows, most, partial(_said, kind=kind, page=page), page)
        yield Highlight(page.wording.term("kind", kind), tuple(lines))


def _kinds_to_name(row: Row) -> list[str]:
    """Return the kinds under which a row stands; one that was split or merged does so not for being that.

    Nor does a row stand under a kind if flags tell all that was found of it. Much other wording is told as well: a
    graver change beside it does not say that it is there.
    """
    told = grave_kinds(row)
    if not told and row.change not in CLAUSE_CHANGES:
        kind = kind_of(row)
        heavy = _heavy(row, kind)
        told = [] if heavy and all(_is_told_apart(one, row) for one in heavy) else [kind]
    if _heavy(row, _ASKED_FOR):
        told.append(_ASKED_FOR)
    if _is_much_unexplained(row):
        told.append(UNEXPLAINED)
    return list(dict.fromkeys(told))


def _is_much_unexplained(row: Row) -> bool:
    """Say whether a row has a stretch of many words that no rule explains and that no other topic tells."""
    found = (one for one in _heavy(row, UNEXPLAINED) if not _is_told_apart(one, row))
    said = (text for one in found for value in one.values for text in (value.old, value.new))
    return any(abridged(text, _MUCH) != text for text in said)


def _lapsed(row: Row) -> list[tuple[Value, ...]]:
    return [flag.values for flag in row.flagged(FlagKind.LAPSED)]


def _is_told_apart(finding: Finding, row: Row) -> bool:
    """Say whether a flag tells what was found: that it has lapsed, or is a part of a clause with its own verb."""
    if finding.values in _lapsed(row):
        return True
    if finding.rule != UNEXPLAINED:
        return False
    parts = [value for flag in row.flagged(FlagKind.PART) for value in flag.values]
    said = "".join(value.old + value.new for value in finding.values)
    return any((part.old or part.new).removesuffix(" …") in said for part in parts)


def _heavy(row: Row, kind: str) -> list[Finding]:
    return [one for one in row.findings if one.rule == kind and one.weight is Weight.SUBSTANTIVE]


def _said(row: Row, *, kind: str, page: _Page) -> str:
    """Say what a row has of a kind, each thing once; of most kinds what tells of most words, and how many more.

    A lapsed fact, told further down, comes last.
    """
    told, lapsed = _heavy(row, kind), _lapsed(row)
    is_all = kind in (*GRAVE, _ASKED_FOR)
    if not is_all:
        told.sort(key=lambda one: (one.values in lapsed, -_size(row, one)))
    said = list(dict.fromkeys(filter(None, (_in_context(row, one, page) for one in told))))
    return page.wording.joined(said, page.room.facts if is_all else 1, "reasons")


def _size(row: Row, finding: Finding) -> int:
    segments = row.segments if finding.note is None else row.notes[finding.note].segments
    return sum(len(segments[place].old + segments[place].new) for place in finding.segments)


def _in_context(row: Row, finding: Finding, page: _Page) -> str:
    said, context = page.wording.message(finding), context_of(row, finding, page.room.around)
    return page.wording.say("in-context", said=said, words=page.wording.quote(context)) if said and context else said
