"""Comparisons written by hand from invented sentences, for the tests of renderers.

A redline is written as it is shown: `Requests [-two-]{+three+} reports`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from draftdiff.comparison import (
    Aspect,
    Basis,
    Change,
    Comparison,
    FieldChange,
    Finding,
    Flag,
    Link,
    NoteChange,
    Row,
    Segment,
    SegmentKind,
    Value,
    Weight,
)
from draftdiff.model import Header, Note, Paragraph, ParagraphKind

_MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)", re.DOTALL)
PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def segments(redline: str) -> tuple[Segment, ...]:
    found = []
    for deleted, inserted, same in _MARKED.findall(redline):
        if deleted:
            found.append(Segment(kind=SegmentKind.DELETED, old=deleted, new=""))
        elif inserted:
            found.append(Segment(kind=SegmentKind.INSERTED, old="", new=inserted))
        else:
            found.append(Segment(kind=SegmentKind.SAME, old=same, new=same))
    return tuple(found)


def sides(redline: str) -> tuple[str, str]:
    parts = segments(redline)
    return "".join(part.old for part in parts), "".join(part.new for part in parts)


def paragraph(
    text: str,
    kind: ParagraphKind = OPERATIVE,
    *,
    number: str = "",
    level: int = 0,
    annex: int = 0,
    notes: Iterable[Note] = (),
    key: str = "k",
) -> Paragraph:
    return Paragraph(key=key, kind=kind, number=number, level=level, annex=annex, text=text, notes=tuple(notes))


def note(text: str, marker: str = "1", anchor: int = 0) -> Note:
    return Note(anchor=anchor, marker=marker, text=text)


def row(
    redline: str,
    kind: ParagraphKind = OPERATIVE,
    *,
    numbers: tuple[str, str] = ("", ""),
    level: int = 0,
    annex: int = 0,
    change: Change | None = None,
    weight: Weight | None = None,
    findings: Iterable[Finding] = (),
    flags: Iterable[Flag] = (),
    moved: bool = False,
    note_redline: str = "",
) -> Row:
    """One paragraph on each side; `{+…+}` round the whole text is an added one, `[-…-]` a removed one."""
    parts = segments(redline)
    texts = sides(redline)
    has_change = any(part.kind is not SegmentKind.SAME for part in parts)
    old, new = (
        paragraph(text, kind, number=number, level=level, annex=annex, notes=notes)
        for text, number, notes in zip(texts, numbers, _notes(note_redline), strict=True)
    )
    if len(parts) == 1 and has_change:
        is_new = parts[0].kind is SegmentKind.INSERTED
        return Row(
            link=Link(old=(), new=(), basis=Basis.NONE),
            change=Change.ADDED if is_new else Change.REMOVED,
            old=() if is_new else (old,),
            new=(new,) if is_new else (),
            weight=weight,
            findings=tuple(findings),
            flags=tuple(flags),
        )
    return Row(
        link=Link(old=("k",), new=("k",), score=0.9, basis=Basis.SIMILAR, moved=moved),
        change=change or (Change.AMENDED if has_change or note_redline else Change.UNCHANGED),
        moved=moved,
        renumbered=numbers[0] != numbers[1],
        changed=(Aspect.NOTES,) if note_redline else (),
        old=(old,),
        new=(new,),
        segments=parts if has_change else (),
        notes=(NoteChange(old=0, new=0, segments=segments(note_redline)),) if note_redline else (),
        findings=tuple(findings),
        flags=tuple(flags),
        weight=weight,
    )


def _notes(redline: str) -> tuple[list[Note], list[Note]]:
    if not redline:
        return [], []
    old, new = sides(redline)
    return [note(old)], [note(new)]


def comparison(
    rows: Iterable[Row],
    old: Header | None = None,
    new: Header | None = None,
    fields: Iterable[FieldChange] = (),
) -> Comparison:
    """Give every paragraph a key of its own; a moved row stands last in the old document."""
    keyed = tuple(_with_keys(one, place) for place, one in enumerate(rows))
    old_rows = sorted(keyed, key=lambda one: one.moved)
    return Comparison(
        old=old or Header(symbol="A/RES/173/135"),
        new=new or Header(symbol="A/RES/175/16"),
        old_order=tuple(one.key for row in old_rows for one in row.old),
        new_order=tuple(one.key for row in keyed for one in row.new),
        fields=tuple(fields),
        rows=keyed,
    )


def _with_keys(one: Row, place: int) -> Row:
    old = tuple(replace(paragraph, key=f"o{place}.{n}") for n, paragraph in enumerate(one.old))
    new = tuple(replace(paragraph, key=f"n{place}.{n}") for n, paragraph in enumerate(one.new))
    link = replace(one.link, old=tuple(p.key for p in old), new=tuple(p.key for p in new))
    return replace(one, old=old, new=new, link=link)


def field(name: str, redline: str, weight: Weight | None = None) -> FieldChange:
    old, new = sides(redline)
    return FieldChange(name=name, old=old, new=new, segments=segments(redline), weight=weight)


def finding(rule: str, message: str, weight: Weight, *values: Value) -> Finding:
    return Finding(rule=rule, message=message, weight=weight, values=values)
