"""A comparison turned into instructions. Every row that is not quite the same has one, or is told as left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import (
    BETWEEN,
    Comparison,
    FieldChange,
    NoteChange,
    Row,
    SegmentKind,
    Weight,
    has_change,
    old_document,
)
from draftdiff.model import Key, MarkKind, NoteKind, Paragraph, ParagraphKind, joined_text, notes_in
from draftdiff.renderers.amendments.edits import Lead, cost_of, edits_of, place_in
from draftdiff.renderers.amendments.records import Act, Amendments, Anchor, Edit, Instruction, Reason
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import is_changed, is_heavy_enough, is_shown
from draftdiff.sequences import grouped, moved_of
from draftdiff.tokens import compared_text

_SAVED = 20
"""So many characters more than the whole clause may edits take: the whole shows less of what they do."""
_RUN = 3
"""So many neighbours that go are told as a range."""


class _Order(Struct, frozen=True):
    """Both texts in order, and which old paragraphs go on, as what."""

    rows: Sequence[Row]
    old: Mapping[Key, int]
    new: Mapping[Key, int]
    new_keys: Sequence[Key]
    paragraphs: Mapping[Key, Paragraph]
    """Of the new text."""
    kept: Mapping[Key, Key]
    """New paragraphs, and the old ones of which they, and what stands with them, take the place."""
    moved: frozenset[Key]
    """New paragraphs that go on an old one elsewhere."""

    def staying(self, place: int) -> Key:
        """Return the new paragraph at a place if it goes on an old one there; else nothing."""
        key = self.new_keys[place] if place < len(self.new_keys) else ""
        return key if key in self.kept and key not in self.moved else ""


def amendments_of(comparison: Comparison, options: RenderOptions) -> Amendments:
    """Return the instructions that make the old text the new one, without what the options leave out.

    Typography is left out unless `min_weight` asks for the lightest changes.
    """
    typography = options.min_weight == Weight.TYPOGRAPHIC
    order = _order_of(comparison)
    rows, left_out = comparison.rows, defaultdict(list)
    instructions = [*_placed(order)]
    for place, row in enumerate(rows):
        if row.old and row.new:
            instructions += _within(row, place, order, typography)
    instructions += _deleted(order, old_document(comparison).paragraphs)
    hidden = {place for place, row in enumerate(rows) if is_changed(row) and not is_shown(row, options)}
    shown = [one for one in instructions if not hidden.issuperset(one.rows)]
    told = {place for one in shown for place in one.rows}
    for place, row in enumerate(rows):
        if place not in told and (reason := _reason(row, is_hidden=place in hidden)):
            left_out[reason].append(place)
    fields = [one for field in comparison.fields for one in _field(field, options, typography)]
    return Amendments(
        instructions=(*fields, *_in_order(shown, order)),
        left_out={reason: tuple(places) for reason, places in left_out.items()},
        renumbers=any(row.renumbered for row in rows),
    )


def _reason(row: Row, *, is_hidden: bool) -> Reason | None:
    """Say why a row has no instruction; None: it is the same."""
    if is_hidden:
        return Reason.LIGHTER
    if any(change.new is not None and has_change(change.segments) for change in row.notes):
        return Reason.COMMENTS
    texts = (row.segments, *(change.segments for change in row.notes))
    if any(segment.kind is not SegmentKind.SAME for segments in texts for segment in segments):
        return Reason.TYPOGRAPHIC
    return Reason.LOOK if row.changed else None


def _order_of(comparison: Comparison) -> _Order:
    """Find what stays and what moves: of split and merged paragraphs the first of both sides go on as each other."""
    old = {key: place for place, key in enumerate(comparison.old_order)}
    new = {key: place for place, key in enumerate(comparison.new_order)}
    linked = sorted((row for row in comparison.rows if row.old and row.new), key=lambda row: old[row.old[0].key])
    steady = [row for row in linked if not row.moved]
    links = [(old[row.old[0].key], new[row.new[0].key]) for row in steady]
    crossing = moved_of(links, [min(len(joined_text(row.old)), len(joined_text(row.new))) for row in steady])
    crossed = {steady[place].new[0].key for place in crossing}
    whole = [row for row in linked if len(row.old) == len(row.new) == 1 or row.new[0].key not in crossed]
    return _Order(
        rows=comparison.rows,
        old=old,
        new=new,
        new_keys=comparison.new_order,
        paragraphs={paragraph.key: paragraph for row in comparison.rows for paragraph in row.new},
        kept={row.new[0].key: row.old[0].key for row in whole},
        moved=frozenset(row.new[0].key for row in whole if row.moved or row.new[0].key in crossed),
    )


def _taken(row: Row, order: _Order) -> tuple[Paragraph, ...]:
    """Return the new paragraphs of a row that stand together with the first, and so take the place of the old ones."""
    first = order.new[row.new[0].key]
    together = takewhile(lambda one: order.new[one[1].key] == first + one[0], enumerate(row.new))
    return tuple(paragraph for _, paragraph in together)


def _placed(order: _Order) -> Iterator[Instruction]:
    """Yield what is moved and what is inserted, walking through the new text."""
    row_of = {paragraph.key: place for place, row in enumerate(order.rows) for paragraph in row.new}
    going_on = (row for row in order.rows if row.new and row.new[0].key in order.kept)
    covered = {paragraph.key for row in going_on for paragraph in _taken(row, order)}
    behind = Anchor()
    waiting: list[Paragraph] = []
    for place, key in enumerate((*order.new_keys, "")):
        if key and key not in covered:
            waiting.append(order.paragraphs[key])
            continue
        following = order.staying(place)
        parts = [*_parted(waiting, order.paragraphs.get(following), is_last=not key)]
        for part in parts:
            anchor = _anchor(behind, part[0], following if part is parts[-1] else "", order)
            rows = tuple(dict.fromkeys(row_of[paragraph.key] for paragraph in part))
            yield Instruction(act=Act.INSERT, rows=rows, anchor=anchor, paragraphs=part)
            behind = replace(behind, behind_new=True)
        waiting = []
        if key in order.moved:
            new, rows, places = order.paragraphs[key], (row_of[key],), (order.kept[key],)
            anchor = _anchor(behind, new, order.staying(place + 1), order)
            yield Instruction(act=Act.MOVE, rows=rows, places=places, anchor=anchor, paragraphs=(new,))
        if key in order.kept:
            behind = Anchor(order.kept[key])


def _parted(
    paragraphs: Sequence[Paragraph], following: Paragraph | None, *, is_last: bool
) -> Iterator[tuple[Paragraph, ...]]:
    """Part what is inserted in one place: further sub-paragraphs of a clause, new clauses, the first of the next part.

    What a moved paragraph follows stays one: it has one place.
    """
    if following is None and not is_last:
        yield from [tuple(paragraphs)] if paragraphs else ()
        return
    lower = len([*takewhile(lambda one: one.level or one.kind is ParagraphKind.CONTINUATION, paragraphs)])
    begins = len(paragraphs)
    while following and begins > lower and _stands(paragraphs[begins - 1]) == _stands(following):
        begins -= 1
    if begins < len(paragraphs) and following and not _opens_part(paragraphs, begins, following):
        begins = len(paragraphs)
    yield from (tuple(part) for part in (paragraphs[:lower], paragraphs[lower:begins], paragraphs[begins:]) if part)


def _opens_part(paragraphs: Sequence[Paragraph], place: int, following: Paragraph) -> bool:
    """Say whether a new paragraph is best told as coming before the one that follows all of them."""
    goes_on = place > 0 and paragraphs[place - 1].kind is ParagraphKind.CONTINUATION
    return paragraphs[place].level == following.level and not goes_on


def _stands(paragraph: Paragraph) -> tuple[ParagraphKind, int]:
    return paragraph.kind, paragraph.annex


def _anchor(behind: Anchor, paragraph: Paragraph, following: Key, order: _Order) -> Anchor:
    """Say where a paragraph goes as a drafter would: behind the one before it, or before the first of its kind."""
    if not following:
        return behind
    next_one = order.paragraphs[following]
    place = order.new[paragraph.key]
    before = order.paragraphs[order.new_keys[place - 1]] if place else None
    begins = before is None or _stands(before) != _stands(paragraph)
    begins = begins and (before is None or before.kind is not ParagraphKind.CONTINUATION)
    opens = before is not None and before.level < paragraph.level
    alike = (*_stands(next_one), next_one.level) == (*_stands(paragraph), paragraph.level)
    return Anchor(order.kept[following], before=True) if before is None or (alike and (begins or opens)) else behind


def _within(row: Row, place: int, order: _Order, typography: bool) -> Iterator[Instruction]:
    """Yield what changes in a clause that stays: its kind, its words, its notes; or what takes its place."""
    keys, rows = tuple(paragraph.key for paragraph in row.old), (place,)
    if row.new[0].key not in order.kept:
        return
    if len(row.old) > 1 or len(row.new) > 1:
        yield Instruction(act=Act.REPLACE, rows=rows, places=keys, paragraphs=_taken(row, order))
        return
    old, new = row.old[0], row.new[0]
    if (old.kind, old.level) != (new.kind, new.level):
        yield Instruction(act=Act.RECAST, rows=rows, places=keys, paragraphs=(new,))
    if has_change(row.segments) or (typography and row.segments):
        edits = edits_of(row.segments, _lead(old, new), typography=typography)
        tabbed = any("\t" in edit.old + edit.new + edit.anchor for edit in edits)
        if not edits or tabbed or cost_of(edits) > len(new.text) + _SAVED:
            yield Instruction(act=Act.REPLACE, rows=rows, places=keys, paragraphs=(new,))
            return
        yield Instruction(act=Act.AMEND, rows=rows, places=keys, edits=edits)
    for change in row.notes:
        yield from _noted(change, row, place, typography)


def _lead(old: Paragraph, new: Paragraph) -> Lead | None:
    """Return where the opening phrase of a clause stands if it is another one now."""
    leads = [next((m for m in one.marks if m.kind is MarkKind.LEAD and m.start < m.end), None) for one in (old, new)]
    before, after = leads
    if before is None or (after and old.text[before.start : before.end] == new.text[after.start : after.end]):
        return None
    return before.start, before.end


def _noted(change: NoteChange, row: Row, place: int, typography: bool) -> Iterator[Instruction]:
    """Yield what becomes of a note of a clause; comments are none of the text."""
    old = None if change.old is None else notes_in(row.old)[change.old]
    new = None if change.new is None else notes_in(row.new)[change.new]
    if NoteKind.COMMENT in {note.kind for note in (old, new) if note}:
        return
    keys, rows = (row.old[0].key,), (place,)
    if old is None and new is not None:
        edit = place_in(row.new[0].text, new.anchor)
        yield Instruction(act=Act.INSERT, rows=rows, places=keys, edits=(edit,), note=new)
    elif new is None:
        yield Instruction(act=Act.DELETE, rows=rows, places=keys, note=old)
    elif has_change(change.segments) or (typography and change.segments):
        edits = edits_of(change.segments, typography=typography)
        whole = not edits or cost_of(edits) > len(new.text)
        edits = (Edit(old=old.text if old else "", new=new.text),) if whole else edits
        yield Instruction(act=Act.REPLACE if whole else Act.AMEND, rows=rows, places=keys, edits=edits, note=old)


def _deleted(order: _Order, old: Sequence[Paragraph]) -> Iterator[Instruction]:
    """Yield what is deleted: an annex, a paragraph with all below it, three neighbours or more as a range."""
    kept = {*order.kept.values()}
    row_of = {paragraph.key: place for place, row in enumerate(order.rows) for paragraph in row.old}
    covered = {paragraph.key for row in order.rows if row.new and row.new[0].key in order.kept for paragraph in row.old}
    gone = frozenset(paragraph.key for paragraph in old if paragraph.key not in kept | covered)
    for run in grouped(_families(old, gone), lambda group, family: _continue(group[-1], family, order)):
        for told in [run] if len(run) >= _RUN else [[family] for family in run]:
            keys = tuple(paragraph.key for family in told for paragraph in family)
            rows = tuple(dict.fromkeys(row_of[key] for key in keys))
            yield Instruction(act=Act.DELETE, rows=rows, places=keys)


def _families(old: Sequence[Paragraph], gone: frozenset[Key]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield what goes as one: an annex, a paragraph with all below it, or a paragraph of which others below it stay."""
    seen: set[Key] = set()
    for place, paragraph in enumerate(old):
        if paragraph.key not in gone or paragraph.key in seen:
            continue
        annex = tuple(one for one in old if one.annex == paragraph.annex) if paragraph.annex else ()
        families = (annex, (paragraph, *below(paragraph, old[place + 1 :])), (paragraph,))
        family = next(one for one in families if one and gone.issuperset(each.key for each in one))
        seen |= {one.key for one in family}
        yield family


def below(paragraph: Paragraph, following: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the sub-paragraphs of a paragraph, and what goes on after them."""
    if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.TABLE_ROW):
        return ()
    return tuple(takewhile(lambda one: _is_below(one, paragraph), following))


def _is_below(lower: Paragraph, paragraph: Paragraph) -> bool:
    goes_on = lower.kind is ParagraphKind.CONTINUATION and paragraph.kind is not ParagraphKind.CONTINUATION
    return lower.annex == paragraph.annex and (lower.level > paragraph.level or (goes_on and not paragraph.level))


def _continue(before: Sequence[Paragraph], family: Sequence[Paragraph], order: _Order) -> bool:
    """Say whether a paragraph stands behind another one of its kind."""
    last, first = before[-1], family[0]
    alike = [(one.kind, one.annex, one.level) for one in (before[0], first)]
    return order.old[first.key] == order.old[last.key] + 1 and alike[0] == alike[1]


def _field(field: FieldChange, options: RenderOptions, typography: bool) -> Iterator[Instruction]:
    """Yield what changes in a field of the head; sponsors come and go by name."""
    if not is_heavy_enough(field.weight, options):
        return
    if field.name == "sponsors":
        old, new = ({compared_text(name): name for name in side.split(BETWEEN)} for side in (field.old, field.new))
        come = tuple(Edit(new=new[name]) for name in new if name not in old)
        gone = tuple(Edit(old=old[name]) for name in old if name not in new)
        for act, edits in ((Act.INSERT, come), (Act.DELETE, gone)):
            if edits:
                yield Instruction(act=act, field=field.name, edits=edits)
        return
    edits = edits_of(field.segments, typography=typography)
    if not edits or cost_of(edits) > len(field.new) + _SAVED:
        yield Instruction(act=Act.REPLACE, field=field.name, edits=(Edit(old=field.old, new=field.new),))
    else:
        yield Instruction(act=Act.AMEND, field=field.name, edits=edits)


_STEPS = (Act.MOVE, Act.RECAST, Act.AMEND, Act.REPLACE, Act.DELETE, Act.INSERT)
"""What is told first of one paragraph."""


def _in_order(instructions: Iterable[Instruction], order: _Order) -> list[Instruction]:
    """Put instructions in the order of the old text; what follows a paragraph that is moved is told after its move."""
    ordered = sorted(instructions, key=lambda one: _place(one, order))
    needed = {(one.places[0], False): one for one in ordered if one.act is Act.MOVE}
    added = (one for one in ordered if one.adds_paragraphs and not (one.anchor.before or one.anchor.behind_new))
    needed |= {(one.anchor.key, True): one for one in added}
    told: dict[int, Instruction] = {}
    for one in ordered:
        waiting: list[Instruction] = []
        first: Instruction | None = one
        while first is not None and id(first) not in told:
            waiting.append(first)
            is_placed = first.act is Act.MOVE or first.adds_paragraphs
            first = needed.get((first.anchor.key, first.anchor.behind_new)) if is_placed else None
        told |= {id(each): each for each in reversed(waiting)}
    return list(told.values())


def _place(one: Instruction, order: _Order) -> tuple[int, int, int]:
    """Return where an instruction stands: behind or before the paragraph that it names, else at the paragraph's.

    Notes are told in their order, new ones last.
    """
    if one.adds_paragraphs:
        key = one.anchor.key
        return order.old.get(key, -1), -1 if one.anchor.before else len(_STEPS) + 2, 0
    if one.note is not None:
        return order.old[one.places[0]], len(_STEPS) + (one.act is Act.INSERT), one.note.anchor
    return order.old[one.places[0]], _STEPS.index(one.act), 0
