"""What several drafts change in one text, put under its clauses: the plan for every renderer of proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
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
from draftdiff.uptake import Outcome, Uptake, Uptakes

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
    uptake: Uptake | None = None
    """What the outcome made of it, where there is one."""

    def said(self, wording: Wording) -> str:
        """Say what happens to the clause, and why it weighs what it weighs."""
        return wording.say("dot").join(filter(None, (self.status, *self.reasons)))


class Clause(Struct, frozen=True):
    """A paragraph, or a field such as the title, with all that is proposed for it; or what is to be added behind it."""

    label: str
    text: str
    """Empty of what is to be added."""
    proposals: tuple[Proposal, ...]
    came: tuple[Proposal, ...] = ()
    """What the outcome makes of it, where there is one."""

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
    """What each draft is called, and how much it proposes; last the outcome, and how much it changes."""
    outcome: str
    """What the outcome is called; empty where there is none."""
    counts: str
    clauses: tuple[Clause, ...]
    language: str
    direction: str
    """Of the text."""
    tool: Tool


def table_of(
    comparisons: Mapping[str, Comparison], words: Labels, options: RenderOptions, outcome: Outcome | None = None
) -> Table:
    """Put the changes of several drafts under the clauses of the text with which all of them were compared."""
    drafts = [_Draft(name, comparison, words, outcome) for name, comparison in comparisons.items()]
    came = _Draft(outcome.name, outcome.since_text, words) if outcome else None
    first = drafts[0].comparison
    wording = drafts[0].wording
    clauses = (*_fields(drafts, came, options), *_clauses(drafts, came, options))
    brought = [(wording.quote(draft.name), _brought(draft)) for draft in drafts]
    if came:
        own = sum(not clause.proposals for clause in clauses)
        said = wording.say("proposals.own", count=own) if own else ""
        brought.append((wording.quote(came.name), wording.say("dot").join(filter(None, (_brought(came), said)))))
    return Table(
        wording=wording,
        title=wording.say("proposals.title", name=wording.quote(short_name_of(first.old, wording))),
        text_title=first.old.title,
        drafts=tuple(brought),
        outcome=wording.quote(came.name) if came else "",
        counts=_counts(clauses, _hidden(drafts, options), wording),
        clauses=clauses,
        language=first.old.language.value,
        direction=direction_of_texts(first),
        tool=first.tool,
    )


class _Draft:
    """One draft, or the outcome: its comparison with the text, and what became of its proposals."""

    def __init__(self, name: str, comparison: Comparison, words: Labels, outcome: Outcome | None = None) -> None:
        self.name = name
        self.comparison = comparison
        self.wording = wording_of(comparison, words)
        self._uptakes = Uptakes(outcome.since_text, outcome.since_drafts[name]) if outcome else None

    def uptake_of(self, change: Row | FieldChange) -> Uptake | None:
        """Say what became of a change, if there is an outcome that could tell."""
        if self._uptakes is None:
            return None
        return self._uptakes.of(change) if isinstance(change, Row) else self._uptakes.of_field(change)


def _brought(draft: _Draft) -> str:
    """Say how much a draft proposes, and what became of it: `title · 1 added · 4 amended · 1 moved · taken up: 3`."""
    comparison, wording = draft.comparison, draft.wording
    counts = Counter(row.change.value for row in comparison.rows if row.change is not Change.UNCHANGED)
    counts["moved"] = sum(row.moved for row in comparison.rows)
    said = [wording.term("field", field.name) for field in head_fields(comparison)]
    said += wording.tallied(counts, "kind", (*Change, "moved"))
    comments = sum(len(_comments(row)) for row in comparison.rows)
    if comments:
        said.append(wording.say("proposals.comments", count=comments))
    uptakes = Counter(draft.uptake_of(row) for row in comparison.rows if is_changed(row))
    uptakes.update(draft.uptake_of(field) for field in head_fields(comparison))
    said += [
        wording.say("reason", kind=wording.term("uptake", uptake.value), said=str(uptakes[uptake]))
        for uptake in Uptake
        if uptakes[uptake]
    ]
    return wording.say("dot").join(said) or wording.say("verdict.same")


def _comments(row: Row) -> tuple[Note, ...]:
    """Return the comments that a draft brings to a clause."""
    notes = (note_of(one, row.old, row.new) for one in row.notes if one.new is not None and has_change(one.segments))
    return tuple(note for note in notes if note.kind is NoteKind.COMMENT)


def _hidden(drafts: Iterable[_Draft], options: RenderOptions) -> Counter[str]:
    """Count for each draft the changes that are too light to be shown."""
    hidden: Counter[str] = Counter()
    for draft in drafts:
        rows, fields = draft.comparison.rows, head_fields(draft.comparison)
        hidden[draft.name] += sum(is_changed(row) and not is_shown(row, options) for row in rows)
        hidden[draft.name] += sum(not is_heavy_enough(field.weight, options) for field in fields)
    return +hidden


def _counts(clauses: Sequence[Clause], hidden: Counter[str], wording: Wording) -> str:
    said = [wording.say("proposals.count", count=sum(bool(clause.proposals) for clause in clauses))]
    disputed = sum(clause.is_disputed for clause in clauses)
    if disputed:
        said.append(wording.say("proposals.disputed-count", count=disputed))
    if hidden:
        said.append(wording.say("fold.hidden", labels=_listed(hidden, wording), count=hidden.total()))
    return wording.say("dot").join(said)


def _clauses(drafts: Sequence[_Draft], came: _Draft | None, options: RenderOptions) -> Iterator[Clause]:
    """Yield the paragraphs of the text for which anything is proposed, in its order; behind each what is added."""
    wording = drafts[0].wording
    proposed, outcome = _by_place(drafts), _by_place([came] if came else [])
    text = old_document(drafts[0].comparison)
    texts = {paragraph.key: paragraph.text for paragraph in text.paragraphs}
    for place in (_Place("", True), *(_Place(key, added) for key in texts for added in (False, True))):
        shown, shown_outcome = ([*filter(partial(_is_shown, options), rows[place])] for rows in (proposed, outcome))
        if not shown and not shown_outcome:
            continue
        yield Clause(
            label=_behind(place.key, wording) if place.is_behind else wording.old[place.key],
            text="" if place.is_behind else texts[place.key],
            proposals=_alike(_by_likeness(shown) if place.is_behind else shown, wording, place.key),
            came=_alike(outcome[place] if shown else shown_outcome, wording, place.key),
        )


class _Place(NamedTuple):
    """A paragraph of the text, or behind it; behind none: at the beginning."""

    key: Key
    is_behind: bool


def _by_place(drafts: Iterable[_Draft]) -> defaultdict[_Place, list[_Proposed]]:
    """Return the rows of all drafts by the places in the text that they are about."""
    placed: defaultdict[_Place, list[_Proposed]] = defaultdict(list)
    for draft in drafts:
        before = ""
        for row in draft.comparison.rows:
            proposed = _Proposed(draft, row, before if row.moved else "")
            for place in [_Place(paragraph.key, False) for paragraph in row.old] or [_Place(before, True)]:
                placed[place].append(proposed)
            if row.old and not row.moved:
                before = row.old[-1].key
    return placed


def _is_shown(options: RenderOptions, proposed: _Proposed) -> bool:
    return is_changed(proposed.row) and is_shown(proposed.row, options)


def _behind(before: Key, wording: Wording) -> str:
    """Say where something is to stand: behind which paragraph of the text, or at its beginning."""
    return wording.say("proposals.after", label=wording.old[before]) if before else wording.say("proposals.first")


def _fields(drafts: Sequence[_Draft], came: _Draft | None, options: RenderOptions) -> Iterator[Clause]:
    """Yield the fields of the head that a draft or the outcome changes, such as the title."""
    wording = drafts[0].wording
    proposed, outcome = _by_field(drafts, options), _by_field([came] if came else [], options)
    for name in dict.fromkeys((*proposed, *outcome)):
        changes = [change for _, change in (*proposed[name], *outcome[name])]
        yield Clause(
            label=wording.term("field", name),
            text=changes[0].old,
            proposals=_alike_fields(proposed[name], wording),
            came=_alike_fields(outcome[name], wording),
        )


def _by_field(drafts: Iterable[_Draft], options: RenderOptions) -> defaultdict[str, list[tuple[_Draft, FieldChange]]]:
    fields: defaultdict[str, list[tuple[_Draft, FieldChange]]] = defaultdict(list)
    for draft in drafts:
        for field in filter(lambda field: is_heavy_enough(field.weight, options), head_fields(draft.comparison)):
            fields[field.name].append((draft, field))
    return fields


def _alike_fields(proposed: Iterable[tuple[_Draft, FieldChange]], wording: Wording) -> tuple[Proposal, ...]:
    """Join the changes of a field that come to the same."""
    groups: dict[str, list[tuple[_Draft, FieldChange]]] = defaultdict(list)
    for draft, field in proposed:
        groups[field.new].append((draft, field))
    proposals = []
    for group in groups.values():
        draft, field = group[-1]
        names = _listed((draft.name for draft, _ in group), wording)
        weight = wording.term("weight", field.weight.value) if field.weight else ""
        uptake = draft.uptake_of(field)
        status = _with_uptake(uptake, weight, wording)
        pieces, whole = excerpt_of(field.segments), pieces_of(field.segments)
        proposals.append(Proposal(names, status, (), (), pieces, whole, uptake=uptake))
    return tuple(proposals)


def _with_uptake(uptake: Uptake | None, status: str, wording: Wording) -> str:
    """Say first what became of a proposal: `taken up · amended · technical`."""
    said = wording.term("uptake", uptake.value) if uptake else ""
    return wording.say("dot").join(filter(None, (said, status)))


class _Proposed(NamedTuple):
    """A row of the comparison with one draft."""

    draft: _Draft
    row: Row
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
    draft, row, before = group[0]
    own = draft.wording
    comments = _comments(row) if row.change is Change.UNCHANGED and not row.moved and not row.flags else ()
    names = _listed(dict.fromkeys(one.draft.name for one in group), wording)
    status = own.say("proposals.comments", count=len(comments)) if comments else status_of(row, own)
    if row.moved:
        status = own.say("dot").join((status, _behind(before, own)))
    uptake = draft.uptake_of(row)
    status = _with_uptake(uptake, status, own)
    if len(row.old) > 1:
        status = own.say("dot").join((own.old_labels(row), status))
        if key != row.old[0].key:
            return Proposal(names, status, (), (), (), (), uptake=uptake)
    return Proposal(
        names=names,
        status=status,
        reasons=tuple(dict.fromkeys(said for one in group for said in reasons_of(one.row, one.draft.wording))),
        flags=tuple(dict.fromkeys(said for one in group for said in flags_of(one.row, one.draft.wording))),
        pieces=() if comments or not is_changed(row) else row_pieces(row, whole=False),
        whole=() if comments or not is_changed(row) else row_pieces(row, whole=True),
        notes=tuple(notes_of(row, own)),
        uptake=uptake,
    )


def _listed(names: Iterable[str], wording: Wording) -> str:
    return wording.say("list").join(map(wording.quote, names))
