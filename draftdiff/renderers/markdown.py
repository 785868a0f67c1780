"""A comparison as Markdown that GitHub and pandoc both read as it is meant.

New words are bold and deleted words struck through, as negotiators write them: both survive the way through
pandoc into Word, where `<ins>` and `<del>` would be lost. No text of a document becomes markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.comparison import Comparison, Row
from draftdiff.model import joined_text
from draftdiff.renderers.account import Account, account_of
from draftdiff.renderers.entries import (
    ShownNote,
    flags_of,
    happened_to,
    notes_of,
    reasons_of,
    row_pieces,
    status_of,
    substantive_reasons_of,
)
from draftdiff.renderers.excerpt import Piece, PieceKind, excerpt_of, opening_text
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.head import (
    direction_of_field,
    direction_of_texts,
    head_fields,
    heading_of,
    sides_of,
    symbol_of,
    title_of,
    titles_told,
)
from draftdiff.renderers.highlights import highlights_of
from draftdiff.renderers.labels import Labels, load_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import Context, Entry, Item, outline_of
from draftdiff.renderers.sentences import between_sentence, left_out_sentence, section_title
from draftdiff.renderers.verdict import substantive_rows, tallies_of, verdict_sentence
from draftdiff.renderers.wording import Wording, wording_of

_MARKS = {PieceKind.DELETED: "~~", PieceKind.INSERTED: "**"}
_JOINT = "<!-- -->"
"""Stands between a letter and a mark round punctuation, where CommonMark would else read no mark."""
_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&~|$^]")
_REFERENCE = re.compile("[@#]")
_LINE_START = re.compile(r"^(\s*)(?:(?=[-+=])|(\d+)(?=[.)]))")


class _Sheet(Struct, frozen=True):
    """The words to write in and the direction of the documents."""

    wording: Wording
    direction: str
    show_all: bool


def _render(comparison: Comparison, options: RenderOptions) -> str:
    """Return one comparison as a Markdown document."""
    wording = wording_of(comparison, load_labels(options.reader))
    sheet = _Sheet(wording, direction_of_texts(comparison), options.show_all)
    blocks = [*_head(comparison, sheet), *_verdict(comparison, sheet), *_look_at(comparison, sheet)]
    if not options.brief:
        blocks += _citable(comparison, sheet)
        for section in outline_of(comparison, wording.names, options):
            blocks.append(f"## {escaped(section_title(section.kind, section.annex, wording))}")
            blocks += [block for item in section.items for block in _item(item, sheet)]
    blocks += _account(account_of(comparison, wording), sheet)
    return document_of(blocks, wording.labels)


def render_several(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return comparisons as one Markdown document; of several, it begins with the verdict of each."""
    if len(comparisons) == 1 and not options.left_out:
        return _render(comparisons[0], options)
    labels = load_labels(options.reader)
    title = escaped(labels.say("report.several", count=len(comparisons)))
    titled = zip(comparisons, titles_told(comparisons), strict=True)
    verdicts = "\n".join(f"{place}. {_named_verdict(*one, labels)}" for place, one in enumerate(titled, 1))
    left_out = escaped(left_out_sentence(options.left_out, labels))
    head = "\n\n".join(filter(None, (f"# {title}", verdicts, left_out)))
    head = turned(head, "rtl") if labels.direction == "rtl" else head
    return f"{head}\n\n" + "\n".join(_render(one, options) for one in comparisons)


def _named_verdict(comparison: Comparison, title: str, labels: Labels) -> str:
    wording = wording_of(comparison, labels)
    named = escaped(heading_of(comparison, wording))
    called = f" {escaped(wording.quote(title))}  \n   " if title else " "
    return f"**{named}**{called}{escaped(verdict_sentence(comparison, wording))}".rstrip()


def document_of(blocks: Iterable[str], labels: Labels) -> str:
    """Return blocks as a document, in the direction of the reader's language."""
    text = "\n\n".join(filter(None, blocks))
    return (turned(text, "rtl") if labels.direction == "rtl" else text) + "\n"


def escaped(text: str) -> str:
    """Return harmless text in which nothing is markup, a mention or a reference; it stays on one line."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    text = _REFERENCE.sub(lambda found: found[0] + _JOINT, text)
    return _LINE_START.sub(r"\1\2\\", text)


def turned(text: str, direction: str) -> str:
    """Return blocks of Markdown that are read in a direction of their own."""
    return f'<div dir="{direction}">\n\n{text}\n\n</div>'


def _head(comparison: Comparison, sheet: _Sheet) -> Iterator[str]:
    wording = sheet.wording
    old, new = sides_of(comparison, wording)
    yield f"# {escaped(heading_of(comparison, wording))}"
    changed = {field.name for field in comparison.fields}
    if "title" not in changed:
        title = wording.quote(title_of(comparison))
        yield escaped(f"{title} {wording.say('language', language=new.language)}".strip())
    facts = ((old.name, new.name), (old.symbol, new.symbol), *zip(old.facts, new.facts, strict=True))
    names, *lines = (f"| {escaped(before)} | {escaped(after)} |" for before, after in facts if before or after)
    yield "\n".join((names, "| --- | --- |", *lines))
    for field in head_fields(comparison):
        name = escaped(wording.term("field", field.name))
        yield f"**{name}**"
        yield quoted(excerpt_of(field.segments), (), direction_of_field(field), wording.labels)


def _verdict(comparison: Comparison, sheet: _Sheet) -> Iterator[str]:
    sentence = verdict_sentence(comparison, sheet.wording)
    if sentence:
        yield f"**{escaped(sentence)}**"
    said = (sheet.wording.say("dot").join(counts) for counts in tallies_of(comparison, sheet.wording))
    yield "\n".join(f"- {escaped(line)}" for line in said)


def _look_at(comparison: Comparison, sheet: _Sheet) -> Iterator[str]:
    highlights = highlights_of(comparison, sheet.wording)
    if highlights:
        yield f"## {escaped(sheet.wording.say('look-at'))}"
    lines = []
    for highlight in highlights:
        lines.append(f"- **{escaped(highlight.topic)}**")
        for line in highlight.lines:
            said = escaped(line.said)
            lines.append(f"    - **{escaped(line.label)}** {said}".rstrip() if line.label else f"    - {said}")
    yield "\n".join(lines)


def _citable(comparison: Comparison, sheet: _Sheet) -> Iterator[str]:
    """List the substantive changes, each with the symbols and labels to cite it by."""
    rows = substantive_rows(comparison)
    if rows:
        yield f"## {escaped(sheet.wording.say('citable'))}"
    yield "\n".join(f"{place}. {_citation(row, comparison, sheet.wording)}" for place, row in enumerate(rows, 1))


def _citation(row: Row, comparison: Comparison, wording: Wording) -> str:
    names = [symbol_of(header, wording) for header in (comparison.old, comparison.new)]
    labels = [wording.old_labels(row), wording.new_labels(row)]
    if names[0] == names[1]:
        names, labels = names[:1], [wording.label(row)]
    sides = [wording.say("label.join").join(one) for one in zip(names, labels, strict=True) if one[1]]
    cited = wording.say("from-to", old=sides[0], new=sides[-1]) if len(sides) > 1 else sides[0]
    said = [happened_to(row, wording), *substantive_reasons_of(row, wording)]
    return wording.say("reason", kind=f"**{escaped(cited)}**", said=escaped(wording.say("reasons").join(said)))


def _item(item: Item, sheet: _Sheet) -> Iterator[str]:
    wording = sheet.wording
    if isinstance(item, Entry):
        yield from _entry(item.row, sheet)
    elif isinstance(item, Context):
        opening = wording.quote(opening_text(joined_text(item.row.new)))
        yield escaped(wording.say("labelled", label=wording.new_labels(item.row), said=opening))
    else:
        yield f"*{escaped(between_sentence(item, wording))}*"


def _entry(row: Row, sheet: _Sheet) -> Iterator[str]:
    wording = sheet.wording
    yield f"### {escaped(wording.say('dot').join((wording.label(row), status_of(row, wording))))}"
    said = [escaped(reason) for reason in reasons_of(row, wording)]
    said += [f"**!** {escaped(flag)}" for flag in flags_of(row, wording)]
    yield "\n".join(f"- {line}" for line in said) if len(said) > 1 else "".join(said)
    pieces = row_pieces(row, whole=sheet.show_all)
    yield quoted(pieces, notes_of(row, wording), sheet.direction, wording.labels)


def quoted(pieces: Sequence[Piece], notes: Iterable[ShownNote], direction: str, labels: Labels) -> str:
    """Quote text of a document with its notes, in the direction in which it is written."""
    paragraphs = [redline(pieces, direction)] if pieces else []
    paragraphs += [f"*{escaped(note.label)}* {redline(note.pieces, direction)}" for note in notes]
    text = "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)
    return text if direction == labels.direction or not text else turned(text, direction)


def redline(pieces: Iterable[Piece], direction: str) -> str:
    """Return a redline: new words bold, deleted words struck through, a space between the two."""
    written = [_written(piece, direction) for piece in pieces]
    text = ""
    for place, (mark, inner) in enumerate(written):
        if not mark:
            text += inner
            continue
        following = written[place + 1] if place + 1 < len(written) else ("", "")
        body = inner.strip()
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        text += before or " " * (place > 0 and bool(written[place - 1][0]))
        opening = _JOINT if _needs_joint(body[0], text[-1:]) else ""
        closing = _JOINT if _needs_joint(body[-1], (after + following[0] + following[1])[:1]) else ""
        text += f"{opening}{mark}{body}{mark}{closing}{after}"
    return text.rstrip()


def _written(piece: Piece, direction: str) -> tuple[str, str]:
    """Return the mark of a piece and its escaped text. A space alone is shown, for it could not be marked."""
    if piece.kind is PieceKind.GAP:
        return "", " … "
    text = harmless(piece.text)
    if piece.kind is PieceKind.SAME:
        return "", escaped(text)
    shown = text if text.strip() else "␣"
    inner = shown.strip()
    at = shown.index(inner)
    return _MARKS[piece.kind], (shown[:at] + escaped(isolated(inner, direction=direction)) + shown[at + len(inner) :])


def _needs_joint(edge: str, beside: str) -> bool:
    """Say whether a mark would not be read as one, for what stands inside it and beside it."""
    is_letter = beside and not beside.isspace() and unicodedata.category(beside)[0] not in "PS"
    return bool(is_letter) and not edge.isalnum()


def _account(account: Account, sheet: _Sheet) -> Iterator[str]:
    wording = sheet.wording
    yield f"## {escaped(wording.say('account.title'))}"
    lines = [wording.say("reason", kind=f"**{escaped(name)}**", said=escaped(said)) for name, said in account.sources]
    lines += [escaped(line) for line in account.sums]
    lines += [escaped(wording.say("reason", kind=name, said=said)) for name, said in account.doubts]
    yield "\n".join(f"- {line}" for line in lines)
