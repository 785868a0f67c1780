"""The compilation text of a facilitator: the text once, and in brackets in it what each draft would have otherwise.

`[Requests / EU: Urges / G77: Invites] the Secretary-General [, as appropriate, / US: delete] to report`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct

from draftdiff.comparison import Aspect, Change, Comparison, Row, Segment, Tool, has_change, note_of, old_document
from draftdiff.model import Paragraph, joined_text
from draftdiff.renderers.entries import note_label
from draftdiff.renderers.excerpt import Piece, PieceKind
from draftdiff.renderers.harmless import ISOLATES
from draftdiff.renderers.head import direction_of_texts, short_name_of
from draftdiff.renderers.hunks import Hunk, rebuilt, runs_of
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.places import (
    Draft,
    Place,
    Proposed,
    alike,
    behind,
    by_field,
    by_likeness,
    by_place,
    shown_of,
)
from draftdiff.renderers.wording import Wording
from draftdiff.tokens import compared_text, is_han

_AMENDMENTS = (Change.AMENDED, Change.REMOVED, Change.UNCHANGED)
"""What happens to one paragraph alone: it is told in its words. All else is told behind them, whole."""
_PARTED = " / "


class Choice(Struct, frozen=True):
    """Words of the text, perhaps none, and what drafts would have instead: names of drafts, and words or none."""

    words: str
    alternatives: tuple[tuple[tuple[str, ...], str], ...]


class Line(Struct, frozen=True):
    """A paragraph of the compilation; the words that drafts would put in are inserted, those they take out deleted."""

    shaped_as: Paragraph
    """How deep it stands, and what it is."""
    number: str
    pieces: tuple[Piece, ...]


class Compilation(Struct, frozen=True):
    """A text with all proposals on it."""

    wording: Wording
    name: str
    title: tuple[Piece, ...]
    drafts: tuple[str, ...]
    lines: tuple[Line, ...]
    language: str
    direction: str
    tool: Tool


def compilation_of(comparisons: Mapping[str, Comparison], words: Labels, options: RenderOptions) -> Compilation:
    """Put the changes of several drafts into the text with which all of them were compared."""
    drafts = [Draft(name, comparison, words) for name, comparison in comparisons.items()]
    first, wording = drafts[0].comparison, drafts[0].wording
    titles = {draft.name: field.segments for draft, field in by_field(drafts, options)["title"]}
    return Compilation(
        wording=wording,
        name=wording.quote(short_name_of(first.old, wording)),
        title=_pieces(parts_of(first.old.title, titles), wording),
        drafts=tuple(wording.quote(draft.name) for draft in drafts),
        lines=tuple(_lines(drafts, options)),
        language=first.old.language.value,
        direction=direction_of_texts(first),
        tool=first.tool,
    )


def _lines(drafts: Sequence[Draft], options: RenderOptions) -> Iterator[Line]:
    wording = drafts[0].wording
    proposed = by_place(drafts)
    yield from _added(shown_of(proposed[Place("", True)], options), wording)
    for paragraph in old_document(drafts[0].comparison).paragraphs:
        rows = shown_of(proposed[Place(paragraph.key, False)], options)
        inside = {one.draft.name: one.row.segments for one in rows if one.row.change in _AMENDMENTS}
        yield Line(paragraph, paragraph.number, _pieces(parts_of(paragraph.text, inside), wording))
        yield from _beside(rows, paragraph, wording)
        yield from _added(shown_of(proposed[Place(paragraph.key, True)], options), wording)


def _beside(rows: Iterable[Proposed], paragraph: Paragraph, wording: Wording) -> Iterator[Line]:
    """Yield what is proposed for a paragraph besides its words: its place, division, kind and notes."""
    for group in alike(rows):
        draft, row, before = group[0]
        names = [one.draft.name for one in group]
        by = _said_by(names, wording)
        is_inside = row.change in _AMENDMENTS
        if not is_inside and paragraph.key == row.old[0].key:
            happened = wording.say("list").join((draft.wording.old_labels(row), wording.term("kind", row.change.value)))
            yield _bracketed(paragraph, by + _led(happened, wording), joined_text(row.new))
        if row.moved:
            moved = wording.say("list").join((wording.term("kind", "moved"), behind(before, wording)))
            yield _bracketed(paragraph, by + moved)
        if is_inside and Aspect.KIND in row.changed:
            yield _bracketed(paragraph, by + wording.term("paragraph", row.new[0].kind.value))
        if is_inside:
            yield from _notes(row, names, paragraph, draft.wording)


def _notes(row: Row, names: Sequence[str], paragraph: Paragraph, wording: Wording) -> Iterator[Line]:
    """Yield the notes that a row changes, and the comments that it brings."""
    for change in row.notes:
        if has_change(change.segments):
            label = note_label(note_of(change, row.old, row.new), wording)
            text = "".join(segment.old for segment in change.segments)
            parts = parts_of(text, dict.fromkeys(names, change.segments))
            yield Line(paragraph, "", (_same(_led(label, wording)), *_pieces(parts, wording)))


def _added(rows: Iterable[Proposed], wording: Wording) -> Iterator[Line]:
    """Yield what drafts would add at one place, beside each what comes near it."""
    for group in alike(by_likeness(rows)):
        by = _said_by([one.draft.name for one in group], wording)
        for paragraph in group[0].row.new:
            yield _bracketed(paragraph, by, paragraph.text)
            for note in paragraph.notes:
                label = _led(note_label(note, group[0].draft.wording), wording)
                yield _bracketed(paragraph, by + label, note.text)


def _said_by(names: Sequence[str], wording: Wording) -> str:
    """Say whose words follow: `EU, G77: `."""
    return _led(wording.say("list").join(dict.fromkeys(names)), wording)


def _led(said: str, wording: Wording) -> str:
    return wording.say("reason", kind=said, said="")


def _bracketed(shaped_as: Paragraph, said: str, words: str = "") -> Line:
    return Line(shaped_as, "", (_same(f"[{said}"), Piece(PieceKind.INSERTED, words), _same("]")))


def _same(words: str) -> Piece:
    """Return words of the compilation's own; they stand among those of the text, where an isolate would be shown."""
    return Piece(PieceKind.SAME, words.translate(ISOLATES))


def parts_of(text: str, redlines: Mapping[str, Sequence[Segment]]) -> tuple[str | Choice, ...]:
    """Cut a text into what no draft changes and what some do. `redlines` go from the text to each draft, by its name.

    Changes that touch or overlap are one choice; typographic ones are none.
    """
    changes = {
        name: [hunk for hunk, _ in runs_of(segments, attrgetter("is_change"))] for name, segments in redlines.items()
    }
    parts: list[str | Choice] = []
    at = 0
    for start, end in _spans(changes.values()):
        alternatives: dict[str, tuple[list[str], str]] = {}
        for name, of_draft in changes.items():
            if inside := [change for change in of_draft if start <= change.start and change.end <= end]:
                words = rebuilt(inside, text, start, end)
                alternatives.setdefault(compared_text(words), ([], words))[0].append(name)
        choice = Choice(text[start:end], tuple((tuple(names), words) for names, words in alternatives.values()))
        parts += [text[at:start], choice]
        at = end
    return tuple(part for part in (*parts, text[at:]) if part)


def _spans(changes: Iterable[Iterable[Hunk]]) -> list[tuple[int, int]]:
    """Return where the text is changed, in order; what touches is one span."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((change.start, change.end) for of_draft in changes for change in of_draft):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _pieces(parts: Iterable[str | Choice], wording: Wording) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    before = ""
    for part in parts:
        if isinstance(part, str):
            pieces.append(Piece(PieceKind.SAME, part))
            before = part[-1:]
            continue
        sides = [part.words, *(words for _, words in part.alternatives)]
        is_parted = _has_space(side[:1] for side in sides) or (
            not part.words and before.isalnum() and not is_han(before)
        )
        pieces += [_same(" [" if is_parted else "["), *_alternatives(part, wording)]
        pieces.append(_same("] " if _has_space(side[-1:] for side in sides) else "]"))
    return tuple(pieces)


def _has_space(signs: Iterable[str]) -> bool:
    return any(map(str.isspace, signs))


def _alternatives(choice: Choice, wording: Wording) -> Iterator[Piece]:
    """Yield what stands in a bracket: the words of the text, then those of the drafts."""
    if choice.words.strip():
        yield Piece(PieceKind.DELETED, choice.words.strip())
    for place, (names, words) in enumerate(choice.alternatives):
        parted = _PARTED if place or choice.words.strip() else ""
        yield _same(parted + _said_by(names, wording))
        yield Piece(PieceKind.INSERTED, words.strip()) if words.strip() else _same(wording.say("compilation.delete"))
