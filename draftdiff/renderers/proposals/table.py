"""What several drafts change in one text, put under its clauses: the plan for every renderer of proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from draftdiff.comparison import Change, Comparison, FieldChange, Row, Tool, has_change, note_of, old_document
from draftdiff.model import Key, Note, NoteKind, joined_text, notes_in
from draftdiff.renderers.entries import ShownNote, flags_of, notes_of, reasons_of, row_pieces, status_of
from draftdiff.renderers.excerpt import Piece, excerpt_of, pieces_of
from draftdiff.renderers.head import direction_of_texts, head_fields, short_name_of
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import is_changed, is_heavy_enough, is_shown
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.sequences import likeness
from draftdiff.tokens import compared_text, words_of

_ALIKE = 0.5
"""Share of common words from which on two additions are the same in other words; 0..1."""


class Proposal(Struct, frozen=True):
    """What one draft, or several alike, makes of a clause."""

    names: str
    """Of the drafts."""
    status: str
    """What happens to the clause, and how heavy that is."""
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    pieces: tuple[Piece, ...]
    """The changes with some words around them."""
    whole: tuple[Piece, ...]
    """The same, nothing left out."""
    notes: tuple[ShownNote, ...] = ()

    def said(self, wording: Wording) -> str:
        """Say what happens to the clause, and why it weighs what it weighs."""
        return wording.say("dot").join(filter(None, (self.status, *self.reasons)))


class Clause(Struct, frozen=True):
    """A paragraph, or a field such as the title, with all that is proposed for it; or what is to be added behind it."""

    label: str
    text: str
    """Empty of what is to be added."""
    proposals: tuple[Proposal, ...]

    @property
    def is_disputed(self) -> bool:
        """Say whether the drafts propose different things."""
        return len({proposal.names for proposal in self.proposals}) > 1


class Table(Struct, frozen=True):
    """All proposals on a text."""

    wording: Wording
    title: str
    text_title: str
    drafts: tuple[tuple[str, str], ...]
    """What each draft is called, and how much it proposes."""
    counts: str
    clauses: tuple[Clause, ...]
    language: str
    direction: str
    """Of the text."""
    tool: Tool


def table_of(comparisons: Mapping[str, Comparison], words: Labels, options: RenderOptions) -> Table:
    """Put the changes of several drafts under the clauses of the text with which all of them were compared."""
    wordings = {name: wording_of(comparison, words) for name, comparison in comparisons.items()}
    wording, first = next(iter(wordings.values())), next(iter(comparisons.values()))
    clauses = tuple(_clauses(comparisons, wordings, options))
    return Table(
        wording=wording,
        title=wording.say("proposals.title", name=wording.quote(short_name_of(first.old, wording))),
        text_title=first.old.title,
        drafts=tuple((wording.quote(name), _brought(one, wording)) for name, one in comparisons.items()),
        counts=_counts(clauses, _hidden(comparisons, options), wording),
        clauses=clauses,
        language=first.old.language.value,
        direction=direction_of_texts(first),
        tool=first.tool,
    )


def _brought(comparison: Comparison, wording: Wording) -> str:
    """Say how much a draft proposes: `title · 1 added · 4 amended · 1 moved`."""
    counts = Counter(row.change.value for row in comparison.rows if row.change is not Change.UNCHANGED)
    counts["moved"] = sum(row.moved for row in comparison.rows)
    said = [wording.term("field", field.name) for field in head_fields(comparison)]
    said += wording.tallied(counts, "kind", (*Change, "moved"))
    comments = sum(len(_comments(row)) for row in comparison.rows)
    if comments:
        said.append(wording.say("proposals.comments", count=comments))
    return wording.say("dot").join(said) or wording.say("verdict.same")


def _comments(row: Row) -> tuple[Note, ...]:
    """Return the comments that a draft brings to a clause."""
    notes = (note_of(one, row.old, row.new) for one in row.notes if one.new is not None and has_change(one.segments))
    return tuple(note for note in notes if note.kind is NoteKind.COMMENT)


def _hidden(comparisons: Mapping[str, Comparison], options: RenderOptions) -> Counter[str]:
    """Count for each draft the changes that are too light to be shown."""
    hidden: Counter[str] = Counter()
    for name, comparison in comparisons.items():
        hidden[name] += sum(is_changed(row) and not is_shown(row, options) for row in comparison.rows)
        hidden[name] += sum(not is_heavy_enough(field.weight, options) for field in head_fields(comparison))
    return +hidden


def _counts(clauses: Sequence[Clause], hidden: Counter[str], wording: Wording) -> str:
    said = [wording.say("proposals.count", count=len(clauses))]
    disputed = sum(clause.is_disputed for clause in clauses)
    if disputed:
        said.append(wording.say("proposals.disputed-count", count=disputed))
    if hidden:
        said.append(wording.say("fold.hidden", labels=_listed(hidden, wording), count=hidden.total()))
    return wording.say("dot").join(said)


def _clauses(
    comparisons: Mapping[str, Comparison], wordings: Mapping[str, Wording], options: RenderOptions
) -> Iterator[Clause]:
    """Yield the paragraphs of the text for which anything is proposed, in its order; behind each what is added."""
    wording = next(iter(wordings.values()))
    yield from _fields(comparisons, wording, options)
    changed: dict[Key, list[_Proposed]] = defaultdict(list)
    added: dict[Key, list[_Proposed]] = defaultdict(list)
    for name, comparison in comparisons.items():
        before = ""
        for row in comparison.rows:
            if is_changed(row) and is_shown(row, options):
                proposed = _Proposed(name, row, wordings[name], before if row.moved else "")
                for paragraph in row.old:
                    changed[paragraph.key].append(proposed)
                if not row.old:
                    added[before].append(proposed)
            if row.old and not row.moved:
                before = row.old[-1].key
    if added[""]:
        yield Clause(_behind("", wording), "", _alike(_by_likeness(added[""]), wording, ""))
    for paragraph in old_document(next(iter(comparisons.values()))).paragraphs:
        label = wording.old[paragraph.key]
        if changed[paragraph.key]:
            yield Clause(label, paragraph.text, _alike(changed[paragraph.key], wording, paragraph.key))
        if added[paragraph.key]:
            yield Clause(_behind(paragraph.key, wording), "", _alike(_by_likeness(added[paragraph.key]), wording, ""))


def _behind(before: Key, wording: Wording) -> str:
    """Say where something is to stand: behind which paragraph of the text, or at its beginning."""
    return wording.say("proposals.after", label=wording.old[before]) if before else wording.say("proposals.first")


def _fields(comparisons: Mapping[str, Comparison], wording: Wording, options: RenderOptions) -> Iterator[Clause]:
    """Yield the fields of the head that a draft changes, such as the title."""
    fields: dict[str, dict[str, list[tuple[str, FieldChange]]]] = defaultdict(lambda: defaultdict(list))
    for name, comparison in comparisons.items():
        for field in filter(lambda field: is_heavy_enough(field.weight, options), head_fields(comparison)):
            fields[field.name][field.new].append((name, field))
    for field_name, alike in fields.items():
        proposals = []
        for drafts in alike.values():
            _, field = drafts[-1]
            names = _listed((name for name, _ in drafts), wording)
            status = wording.term("weight", field.weight.value) if field.weight else ""
            proposals.append(Proposal(names, status, (), (), excerpt_of(field.segments), pieces_of(field.segments)))
        text = next(iter(alike.values()))[-1][1].old
        yield Clause(wording.term("field", field_name), text, tuple(proposals))


class _Proposed(NamedTuple):
    """A row of the comparison with one draft."""

    name: str
    row: Row
    wording: Wording
    before: Key
    """Of a row that is moved, the paragraph of the text behind which; empty at the beginning."""


def _by_likeness(added: Iterable[_Proposed]) -> list[_Proposed]:
    """Return what is to be added at one place, beside each what another draft would add in nearly the same words."""
    groups: list[tuple[list[str], list[_Proposed]]] = []
    for one in added:
        words = words_of(joined_text(one.row.new))
        alike = (group for first, group in groups if likeness(first, words) >= _ALIKE)
        if (group := next(alike, None)) is not None:
            group.append(one)
        else:
            groups.append((words, [one]))
    return [one for _, group in groups for one in group]


def _alike(proposed: Iterable[_Proposed], wording: Wording, key: Key) -> tuple[Proposal, ...]:
    """Join the rows that come to the same, under the paragraph with the key."""
    groups: dict[object, list[_Proposed]] = defaultdict(list)
    for one in proposed:
        row = one.row
        texts = tuple((paragraph.kind, compared_text(paragraph.text)) for paragraph in row.new)
        notes = tuple((compared_text(note.text), note.by and note.by.name) for note in notes_in(row.new))
        groups[row.change, row.moved, one.before, row.link.old, texts, notes].append(one)
    return tuple(_proposal(group, wording, key) for group in groups.values())


def _proposal(group: Sequence[_Proposed], wording: Wording, key: Key) -> Proposal:
    """Say what is proposed; of paragraphs that are merged, the whole under the first."""
    _, row, own, before = group[0]
    comments = _comments(row) if row.change is Change.UNCHANGED and not row.moved and not row.flags else ()
    names = _listed(dict.fromkeys(one.name for one in group), wording)
    status = own.say("proposals.comments", count=len(comments)) if comments else status_of(row, own)
    if row.moved:
        status = own.say("dot").join((status, _behind(before, own)))
    if len(row.old) > 1:
        status = own.say("dot").join((own.old_labels(row), status))
        if key != row.old[0].key:
            return Proposal(names, status, (), (), (), ())
    return Proposal(
        names=names,
        status=status,
        reasons=tuple(dict.fromkeys(said for one in group for said in reasons_of(one.row, one.wording))),
        flags=tuple(dict.fromkeys(said for one in group for said in flags_of(one.row, one.wording))),
        pieces=() if comments else row_pieces(row, whole=False),
        whole=() if comments else row_pieces(row, whole=True),
        notes=tuple(notes_of(row, own)),
    )


def _listed(names: Iterable[str], wording: Wording) -> str:
    return wording.say("list").join(map(wording.quote, names))
