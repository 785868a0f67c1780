"""Labels of paragraphs: what a diplomat calls them. Derived from a document's paragraphs, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.model import LED, Key, Paragraph, ParagraphKind
from draftdiff.numbering.numbers import (
    Number,
    article_number,
    behind_bracket,
    leading_number,
    readings_in_title,
    readings_of,
)
from draftdiff.roman import to_roman

_PREFIXES = {ParagraphKind.PREAMBULAR: "PP", ParagraphKind.OPERATIVE: "OP"}
_KINDS = {prefix: kind for kind, prefix in _PREFIXES.items()}
_SHORT_NAMES = {
    ParagraphKind.ENACTING: "enacting formula",
    ParagraphKind.HEADING: "heading",
    ParagraphKind.TABLE_ROW: "row",
    ParagraphKind.CLOSING: "closing",
}
_WHOLE = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.TEXT})
"""Kinds that sub-paragraphs and continuations belong to."""
_NUMBERED = frozenset({ParagraphKind.OPERATIVE, ParagraphKind.TEXT})


class Label(Struct, frozen=True, kw_only=True):
    """What a paragraph is called. `str()` is the English short form; renderers word it for their reader.

    `kind` is the kind of the whole paragraph that this one belongs to, `number` that one's number (`3`,
    `2bis`, `[4]` where it was counted and not printed, empty for the enacting formula), `path` the numbers of
    sub-paragraphs (`(a)`, `(i)`). `section` is empty where paragraphs are numbered through; `is_article` says
    that it is an article, as of a treaty; `annex` is 0 in the body; `sole_annex` says that there is no other.
    `continued` is 1 for the first text that goes on after a list. `occurrence` counts paragraphs that print
    the same number.
    """

    kind: ParagraphKind
    number: str
    path: tuple[str, ...] = ()
    section: str = ""
    is_article: bool = False
    annex: int = 0
    sole_annex: bool = True
    continued: int = 0
    occurrence: int = 1

    def __str__(self) -> str:
        """Return the English short form: `Annex, Sect. II, OP12 (a) (i)`."""
        parts = []
        if self.annex:
            parts.append("Annex" if self.sole_annex else f"Annex {to_roman(self.annex).upper()}")
        if self.section:
            parts.append(f"{'Art.' if self.is_article else 'Sect.'} {self.section}")
        if not self.names_article:
            parts.append(self._own_part())
        if self.continued:
            parts.append("continued" if self.continued == 1 else f"continued {self.continued}")
        return ", ".join(parts) + (f" [{self.occurrence}]" if self.occurrence > 1 else "")

    @property
    def names_article(self) -> bool:
        """Say whether it is the heading of an article, which is called as the article is."""
        return self.kind is ParagraphKind.HEADING and self.is_article and self.number == self.section

    def _own_part(self) -> str:
        if self.kind in _PREFIXES and not (self.annex and self.kind is ParagraphKind.OPERATIVE):
            own = _PREFIXES[self.kind] + self.number
        else:
            own = f"{_SHORT_NAMES.get(self.kind, 'para.')} {self.number}".rstrip()
        return " ".join((own, *self.path))


class _Placed(Struct, frozen=True, kw_only=True):
    """A paragraph with the section it stands in and the numbers that may be read before it."""

    paragraph: Paragraph
    section: str
    is_article: bool
    readings: tuple[Number, ...]


def labels_of(paragraphs: Sequence[Paragraph]) -> dict[Key, Label]:
    """Return the label of each paragraph of a document, by key; no two are equal."""
    annexes = len({paragraph.annex for paragraph in paragraphs if paragraph.annex})
    labels: dict[Key, Label] = {}
    for annex, group in groupby(paragraphs, key=lambda paragraph: paragraph.annex):
        placed = _with_sections(list(group))
        if not _restarts(placed):
            placed = [place if place.is_article else replace(place, section="") for place in placed]
        labels.update(_name(placed, annex, sole_annex=annexes < 2))
    # Paragraphs that print the same number are told apart by their occurrence.
    seen: Counter[Label] = Counter()
    for key, label in labels.items():
        seen[label] += 1
        labels[key] = replace(label, occurrence=seen[label])
    return labels


def _readings(paragraph: Paragraph) -> tuple[Number, ...]:
    """Read the printed number; in drafts it may stand inside the text, behind an opening bracket."""
    if paragraph.number:
        return readings_of(paragraph.number)
    if paragraph.kind is ParagraphKind.HEADING:
        return readings_of(paragraph.text) or readings_in_title(paragraph.text)
    if not paragraph.text.startswith("["):
        return ()
    found = leading_number(paragraph.text[behind_bracket(paragraph.text) :].lstrip("[ "))
    return (found[0],) if found else ()


def _with_sections(paragraphs: Sequence[Paragraph]) -> list[_Placed]:
    """Give each paragraph the section it stands in: the numbers of the headings above it, outermost first."""
    placed: list[_Placed] = []
    open_sections: list[Number] = []
    names: list[str] = []
    article = ""
    counted = 0
    for paragraph in paragraphs:
        readings = _readings(paragraph)
        above = names
        if paragraph.kind is ParagraphKind.HEADING and (found := _article(paragraph)):
            article = found
        elif paragraph.kind is ParagraphKind.HEADING:
            article = "" if readings else article
            open_sections = _open_section(open_sections, readings)
            names = [number.short for number in open_sections]
            above = names[:-1] if readings else names
        elif paragraph.kind is ParagraphKind.ENACTING:
            counted += 1
        section = article or ".".join(above)
        if not section and counted > 1:
            section = f"[{counted}]"
        placed.append(_Placed(paragraph=paragraph, section=section, is_article=bool(article), readings=readings))
    return placed


def _article(paragraph: Paragraph) -> str:
    return article_number(paragraph.number or paragraph.text)


def _open_section(open_sections: list[Number], readings: tuple[Number, ...]) -> list[Number]:
    """Open a section: it continues an open one, innermost first, or stands inside all that are open."""
    if not readings:
        return open_sections
    for depth in reversed(range(len(open_sections))):
        for reading in readings:
            if reading.continues(open_sections[depth]):
                return [*open_sections[:depth], reading]
    styles = [number.style for number in open_sections]
    depth = styles.index(readings[0].style) if readings[0].style in styles else len(styles)
    return [*open_sections[:depth], readings[0]]


def _restarts(placed: Iterable[_Placed]) -> bool:
    """Say whether whole operative or other numbered paragraphs count from 1 again in a later section."""
    last: dict[ParagraphKind, int] = {}
    for place in placed:
        paragraph = place.paragraph
        if paragraph.level or not place.readings or paragraph.kind not in _NUMBERED:
            continue
        number = place.readings[0]
        if number.value == 1 and not number.suffix and not number.parts and last.get(paragraph.kind, 0) > 0:
            return True
        last[paragraph.kind] = number.value
    return False


def _name(placed: Sequence[_Placed], annex: int, *, sole_annex: bool) -> dict[Key, Label]:
    """Name the paragraphs of the body or of one annex, in order."""
    counts: Counter[tuple[str, ParagraphKind]] = Counter()
    labels: dict[Key, Label] = {}
    whole: Label | None = None
    path: list[Number | int] = []
    for place in placed:
        paragraph = place.paragraph
        if paragraph.kind is ParagraphKind.CONTINUATION and whole is not None:
            whole = replace(whole, continued=whole.continued + 1)
            labels[paragraph.key] = whole
            continue
        if paragraph.level and whole is not None:
            path = _extended(path, paragraph.level, place.readings)
            labels[paragraph.key] = replace(whole, path=tuple(map(_short, path)), continued=0)
            continue
        counts[place.section, paragraph.kind] += 1
        prefix = place.readings[0].prefix if place.readings else ""
        label = labels[paragraph.key] = Label(
            kind=_KINDS.get(prefix, paragraph.kind),  # a printed PP or OP tells more than the importer's guess
            number=_number_of(place, counts[place.section, paragraph.kind]),
            section=place.section,
            is_article=place.is_article,
            annex=annex,
            sole_annex=sole_annex,
        )
        if label.kind in _WHOLE:
            whole, path = label, []
    return labels


def _number_of(place: _Placed, count: int) -> str:
    if place.paragraph.kind is ParagraphKind.HEADING and _article(place.paragraph):
        return place.section
    if place.readings:
        return place.readings[0].of_whole.short
    if place.paragraph.kind is ParagraphKind.ENACTING and count == 1:
        return ""
    return str(count) if place.paragraph.kind in LED else f"[{count}]"


def _extended(path: list[Number | int], level: int, readings: tuple[Number, ...]) -> list[Number | int]:
    """Return the path of a sub-paragraph after the one with `path`: an unnumbered one is counted."""
    before = path[level - 1] if len(path) >= level else None
    upper = path[: level - 1]
    if not readings:
        return [*upper, before + 1 if isinstance(before, int) else 1]
    sibling = before if isinstance(before, Number) else None
    return [*upper, next((one for one in readings if one.continues(sibling)), readings[0])]


def _short(step: Number | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return step.short if step.level else f"({step.short})"
