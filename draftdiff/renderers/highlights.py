"""What a reader should look at, on the first half page: by topic, a line for each row or for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import (
    BETWEEN,
    SUBSTANTIVE_ORDER,
    Change,
    Comparison,
    FieldChange,
    Finding,
    FlagKind,
    Row,
    finding_order,
    is_counted,
)
from draftdiff.model import ParagraphKind, joined_text
from draftdiff.numbering import Label
from draftdiff.renderers.excerpt import context_of, opening_text
from draftdiff.renderers.head import NAMES
from draftdiff.renderers.verdict import CLAUSE_CHANGES, is_heavy, kind_of, substantive_rows
from draftdiff.renderers.wording import Names, Wording

SAME_WORDS = (FlagKind.REFERENT_CHANGED, FlagKind.TIME_BOUND)
"""Flags of rows that say the same and mean another thing."""

_GRAVE = ("negation", "modal", "governing-verb")
"""Kinds that nobody may overlook: they are told of every row, instead of its weightiest kind."""
_ASKED_FOR = "qualifier"
"""A kind that every capital asks about: it is told of every row, beside its weightiest kind."""
_OPENING = 12
"""Words by which a clause is known: a line of a printed page."""
_FEW = 20
"""Substantive rows that half a page holds one by one; of more, as of a text written anew, it tells fewer."""
_NAMED_ALONE = (FlagKind.BUDGET.value,)
"""Flags whose facts are told beside the text alone: there they are understood."""
_MOVED = "moved-words"
"""The message about words that only stand elsewhere in their paragraph."""
_NAMED = 16
"""Rows or sponsors that one line names; of more, the number tells."""


class _Room(Struct, frozen=True):
    """How many rows of a topic get a line each; more are only named."""

    grave: int = 12
    """Clauses that came or went, and rows of a grave kind."""
    other: int = 4
    tasks: int = 12


_NARROW = _Room(grave=4, other=2, tasks=8)


class Line(Struct, frozen=True):
    """What is said of one row; or, with an empty label, the names of many."""

    label: str
    said: str


class Highlight(Struct, frozen=True):
    """One topic to look at, with a line for each row, or one line that names them all."""

    topic: str
    lines: tuple[Line, ...]
    is_quoted: bool = False
    """Whether what is said of a row is in the words of the documents."""


def highlights_of(comparison: Comparison, wording: Wording) -> tuple[Highlight, ...]:
    """Return what to look at: watched terms, clauses, substantive kinds, who acts, flags, same words, sponsors."""
    rows = comparison.rows
    room = _Room() if len(substantive_rows(comparison)) <= _FEW else _NARROW
    found = [_flagged((FlagKind.WATCHED,), FlagKind.WATCHED.value, rows, wording)]
    found += [_clauses(change, comparison, room, wording) for change in CLAUSE_CHANGES]
    moved = [row for row in rows if row.moved and is_counted(row)]
    found.append(Highlight(wording.term("kind", "moved"), tuple(_names(moved, wording))))
    found += [*_kinds(comparison, room, wording), _tasks(rows, room, wording)]
    shown_elsewhere = (FlagKind.WATCHED, FlagKind.TASK, *SAME_WORDS)
    found += [_flagged((k,), k.value, rows, wording) for k in FlagKind if k not in shown_elsewhere]
    found.append(_flagged(SAME_WORDS, "same-words", rows, wording))
    found += [told for field in comparison.fields if field.name in NAMES for told in _names_of(field, wording)]
    return tuple(highlight for highlight in found if highlight.lines)


def _flagged(kinds: Sequence[FlagKind], topic: str, rows: Iterable[Row], wording: Wording) -> Highlight:
    """Name the rows whose flag says nothing more in one line, then give each other its own."""
    flagged = [(row, [flag for flag in row.flags if flag.kind in kinds]) for row in rows]
    found = [(row, list(dict.fromkeys(filter(None, map(wording.message, flags))))) for row, flags in flagged if flags]
    if topic in _NAMED_ALONE:
        found = [(row, []) for row, _ in found]
    lines = _names([row for row, said in found if not said], wording)
    lines += [Line(wording.label(row), wording.say("reasons").join(said)) for row, said in found if said]
    return Highlight(wording.term("flag", topic), tuple(lines))


def _tasks(rows: Iterable[Row], room: _Room, wording: Wording) -> Highlight:
    """Say who is to act by when, and in which paragraphs."""
    by_task: dict[str, list[Row]] = {}
    for row in rows:
        for said in dict.fromkeys(wording.message(flag) for flag in row.flags if flag.kind is FlagKind.TASK):
            by_task.setdefault(said, []).append(row)
    told = [wording.say("named", label=said, kind=_names(where, wording)[0].said) for said, where in by_task.items()]
    more = len(told) - room.tasks
    if more > 0:
        told[room.tasks - 1 :] = [wording.say("and-more", said=told[room.tasks - 1], count=more)]
    return Highlight(wording.term("flag", FlagKind.TASK.value), tuple(Line("", line) for line in told))


def _names_of(field: FieldChange, wording: Wording) -> Iterator[Highlight]:
    """Tell who came and who went, as the finding about a list of names says; nothing where the names are the same."""
    for value in (value for finding in field.findings for value in finding.values if value.name == field.name):
        lines = [
            Line(
                "", wording.say(phrase, words=_listed([*map(wording.quote, names.split(BETWEEN))], "reasons", wording))
            )
            for phrase, names in (("come", value.new), ("gone", value.old))
            if names
        ]
        yield Highlight(wording.term("field", field.name), tuple(lines))


def _clauses(change: Change, comparison: Comparison, room: _Room, wording: Wording) -> Highlight:
    """Tell the clauses that came or went by their opening words, operative ones first, as their own text has them."""
    rows: Iterable[Row] = (row for row in comparison.rows if row.change is change and is_counted(row))
    if change is Change.REMOVED:
        places = {key: place for place, key in enumerate(comparison.old_order)}
        rows = sorted(rows, key=lambda row: places[row.old[0].key])
    found = sorted(_whole(rows, wording), key=_is_recital)
    lines = _told(found, room.grave, lambda row: opening_words(row, wording), wording)
    return Highlight(wording.term("kind", change.value), tuple(lines), is_quoted=True)


def _told(rows: Sequence[Row], most: int, said: Callable[[Row], str], wording: Wording) -> list[Line]:
    """Give the first rows a line each, name some more, and count the rows of tables where they are many."""
    cells = sum(map(_is_of_table, rows))
    if cells <= most:
        cells = 0
    told = [row for row in rows if not (cells and _is_of_table(row))]
    lines = [Line(wording.label(row), said(row)) for row in told[:most]]
    more = [line.said for line in _names(told[most:], wording)]
    more += [wording.say("table-rows", count=cells)] if cells else []
    if more and lines:
        more = [wording.say("also-named", said=wording.say("reasons").join(more))]
    return [*lines, *(Line("", line) for line in more)]


def _is_recital(row: Row) -> bool:
    return (row.new or row.old)[0].kind is ParagraphKind.PREAMBULAR


def _is_of_table(row: Row) -> bool:
    return (row.new or row.old)[0].kind is ParagraphKind.TABLE_ROW


def _whole(rows: Iterable[Row], wording: Wording) -> Iterator[Row]:
    """Leave out headings, and sub-paragraphs that came or went together with their whole paragraph."""
    rows = tuple(rows)
    labels = [_label_of(row, wording.names) for row in rows]
    known = frozenset(labels)
    for row, label in zip(rows, labels, strict=True):
        whole = replace(label, path=(), continued=0)
        is_part = label != whole and whole in known
        if not is_part and label.kind is not ParagraphKind.HEADING:
            yield row


def _label_of(row: Row, names: Names) -> Label:
    return names.new[row.new[0].key] if row.new else names.old[row.old[0].key]


def opening_words(row: Row, wording: Wording) -> str:
    """Return the first words of a clause, as the new text has them where it has it."""
    return wording.quote(opening_text(joined_text(row.new or row.old), words=_OPENING))


def _names(rows: Sequence[Row], wording: Wording) -> list[Line]:
    """Name rows in one line; labels that hold lists or arrows themselves are parted more clearly."""
    if not rows:
        return []
    labels = [wording.label(row) for row in rows]
    has_lists = any(row.old and row.new for row in rows) or any(wording.say("label.join") in one for one in labels)
    return [Line("", _listed(labels, "reasons" if has_lists else "list", wording))]


def _listed(names: Sequence[str], between: str, wording: Wording) -> str:
    """Join the first names by a phrase; of more, the number tells."""
    said = wording.say(between).join(names[:_NAMED])
    more = len(names) - _NAMED
    return wording.say("and-more", said=said, count=more) if more > 0 else said


def _kinds(comparison: Comparison, room: _Room, wording: Wording) -> Iterator[Highlight]:
    """Group substantive rows by the kinds under which they stand."""
    by_kind: dict[str, list[Row]] = {}
    for row in substantive_rows(comparison):
        for kind in _kinds_to_name(row):
            by_kind.setdefault(kind, []).append(row)
    for kind in (*SUBSTANTIVE_ORDER, *(kind for kind in by_kind if kind not in SUBSTANTIVE_ORDER)):
        most = room.grave if kind in _GRAVE else room.other
        lines = _told(by_kind.get(kind, []), most, partial(_said, kind=kind, wording=wording), wording)
        yield Highlight(wording.term("kind", kind), tuple(lines))


def _kinds_to_name(row: Row) -> list[str]:
    """Return the kinds under which a row stands; one that was split or merged does so not for being that."""
    found = {one.rule for one in row.findings if is_heavy(one.weight)}
    told = [kind for kind in _GRAVE if kind in found]
    if not told and row.change not in CLAUSE_CHANGES:
        told = [kind_of(row)]
    return list(dict.fromkeys((*told, *({_ASKED_FOR} & found))))


def _said(row: Row, *, kind: str, wording: Wording) -> str:
    """Say what a row has of a kind that is told of all rows, each thing once; else its weightiest finding."""
    if kind in (*_GRAVE, _ASKED_FOR):
        told = [one for one in row.findings if one.rule == kind and is_heavy(one.weight)]
    else:
        told = list(_weightiest(row))
    return wording.say("reasons").join(dict.fromkeys(filter(None, (_in_context(row, one, wording) for one in told))))


def _weightiest(row: Row) -> Iterator[Finding]:
    """Give the heaviest finding of a row; of several of one kind that which tells of most words, a move last."""
    if row.findings:
        heaviest = min(map(finding_order, row.findings))
        alike = (one for one in row.findings if finding_order(one) == heaviest)
        yield max(alike, key=lambda one: (one.message != _MOVED, _size(row, one)))


def _size(row: Row, finding: Finding) -> int:
    segments = row.segments if finding.note is None else row.notes[finding.note].segments
    return sum(len(segments[place].old + segments[place].new) for place in finding.segments)


def _in_context(row: Row, finding: Finding, wording: Wording) -> str:
    said, context = wording.message(finding), context_of(row, finding)
    return wording.say("in-context", said=said, words=wording.quote(context)) if said and context else said
