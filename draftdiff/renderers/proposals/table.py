"""What several drafts change in one text, put under its clauses: the plan for every renderer of proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.comparison import Change, Comparison, FieldChange, Tool, old_document
from draftdiff.model import Key
from draftdiff.renderers.entries import ShownNote, flags_of, notes_of, reasons_of, row_pieces, status_of
from draftdiff.renderers.excerpt import Piece, excerpt_of, pieces_of
from draftdiff.renderers.head import direction_of_texts, head_fields, short_name_of
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import is_changed, is_heavy_enough, is_shown
from draftdiff.renderers.proposals.places import (
    Draft,
    Place,
    Proposed,
    alike,
    behind,
    by_field,
    by_likeness,
    by_place,
    comments_of,
    places_of,
    shown_of,
)
from draftdiff.renderers.wording import Wording
from draftdiff.uptake import Outcome, Uptake


class Proposal(Struct, frozen=True):
    """What one draft, or several alike, makes of a clause."""

    names: str
    """Of the drafts."""
    status: str
    """What happens to the clause, and how heavy that is."""
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """The changes with some words around them."""
    whole: tuple[Piece, ...] = ()
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
    drafts = [Draft(name, comparison, words, outcome) for name, comparison in comparisons.items()]
    came = Draft(outcome.name, outcome.since_text, words) if outcome else None
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


def _brought(draft: Draft) -> str:
    """Say how much a draft proposes, and what became of it: `title · 1 added · 4 amended · 1 moved · taken up: 3`."""
    comparison, wording = draft.comparison, draft.wording
    counts = Counter(row.change.value for row in comparison.rows if row.change is not Change.UNCHANGED)
    counts["moved"] = sum(row.moved for row in comparison.rows)
    said = [wording.term("field", field.name) for field in head_fields(comparison)]
    said += wording.tallied(counts, "kind", (*Change, "moved"))
    comments = sum(len(comments_of(row)) for row in comparison.rows)
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


def _hidden(drafts: Iterable[Draft], options: RenderOptions) -> Counter[str]:
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


def _clauses(drafts: Sequence[Draft], came: Draft | None, options: RenderOptions) -> Iterator[Clause]:
    """Yield the paragraphs of the text for which anything is proposed, in its order; behind each what is added."""
    text = old_document(drafts[0].comparison)
    texts = {paragraph.key: paragraph.text for paragraph in text.paragraphs}
    proposed, outcome = by_place(drafts), by_place([came] if came else [])
    for place in places_of(text):
        shown = shown_of(proposed[place], options)
        became = outcome[place] if shown else shown_of(outcome[place], options)
        if shown or became:
            yield _clause(place, texts.get(place.key, ""), shown, became, drafts[0].wording)


def _clause(place: Place, text: str, shown: list[Proposed], became: list[Proposed], wording: Wording) -> Clause:
    """Return what is proposed for a paragraph or to be added behind it, and what the outcome makes of that."""
    came = _proposals(became, wording, place.key)
    if place.is_behind:
        return Clause(behind(place.key, wording), "", _proposals(by_likeness(shown), wording, place.key), came)
    return Clause(wording.old[place.key], text, _proposals(shown, wording, place.key), came)


def _fields(drafts: Sequence[Draft], came: Draft | None, options: RenderOptions) -> Iterator[Clause]:
    """Yield the fields of the head that a draft or the outcome changes, such as the title."""
    wording = drafts[0].wording
    proposed, outcome = by_field(drafts, options), by_field([came] if came else [], options)
    for name in dict.fromkeys((*proposed, *outcome)):
        changes = [change for _, change in (*proposed[name], *outcome[name])]
        yield Clause(
            label=wording.term("field", name),
            text=changes[0].old,
            proposals=_alike_fields(proposed[name], wording),
            came=_alike_fields(outcome[name], wording),
        )


def _alike_fields(proposed: Iterable[tuple[Draft, FieldChange]], wording: Wording) -> tuple[Proposal, ...]:
    """Join the changes of a field that come to the same."""
    groups: dict[str, list[tuple[Draft, FieldChange]]] = defaultdict(list)
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
        proposals.append(Proposal(names, status, pieces=pieces, whole=whole, uptake=uptake))
    return tuple(proposals)


def _with_uptake(uptake: Uptake | None, status: str, wording: Wording) -> str:
    """Say first what became of a proposal: `taken up · amended · technical`."""
    said = wording.term("uptake", uptake.value) if uptake else ""
    return wording.say("dot").join(filter(None, (said, status)))


def _proposals(proposed: Iterable[Proposed], wording: Wording, key: Key) -> tuple[Proposal, ...]:
    return tuple(_proposal(group, wording, key) for group in alike(proposed))


def _proposal(group: Sequence[Proposed], wording: Wording, key: Key) -> Proposal:
    """Say what is proposed; of paragraphs that are merged, the whole under the first."""
    draft, row, before = group[0]
    own = draft.wording
    comments = comments_of(row) if row.change is Change.UNCHANGED and not row.moved and not row.flags else ()
    names = _listed(dict.fromkeys(one.draft.name for one in group), wording)
    status = own.say("proposals.comments", count=len(comments)) if comments else status_of(row, own)
    if row.moved:
        status = own.say("dot").join((status, behind(before, own)))
    uptake = draft.uptake_of(row)
    status = _with_uptake(uptake, status, own)
    if len(row.old) > 1:
        status = own.say("dot").join((own.old_labels(row), status))
        if key != row.old[0].key:
            return Proposal(names, status, uptake=uptake)
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
